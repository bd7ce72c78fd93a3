"""`kiosk reservation`: who waits for which thing."""

import sys
from typing import Annotated

import typer

from kiosk.cli.book import open_book
from kiosk.cli.common import ConfigFile, settings
from kiosk.cli.reading import read_barcode
from kiosk.lending.model import Hold

reservation = typer.Typer(help="Who waits for a thing.", no_args_is_help=True)

Barcode = Annotated[str, typer.Argument(help="The barcode of the thing.")]


@reservation.command("add")
def add_reservation(member_number: str, barcode: Barcode, config: ConfigFile = None) -> None:
    """Put a member at the end of the queue of a thing. One that is here for nobody else is set aside at once."""
    code = read_barcode(barcode)
    with open_book(settings(config)) as book:
        hold = book.add_reservation(member_number, code)
    sys.stdout.write(f"{told(hold) if hold else 'The member is on the list.'}\n")


@reservation.command("cancel")
def cancel_reservation(member_number: str, barcode: Barcode, config: ConfigFile = None) -> None:
    """A member does not wait for a thing any more; what lay ready for them goes to the next in line."""
    code = read_barcode(barcode)
    with open_book(settings(config)) as book:
        book.cancel_reservation(member_number, code)


def told(hold: Hold) -> str:
    """Where a thing lies that is set aside; the slip on it names nobody."""
    where = f"Put it on shelf {hold.shelf}" if hold.shelf else "Put it aside"
    return f"{where} with a slip that says {hold.code}, until {hold.until}."
