"""`kiosk reservation`: reservations of members for items."""

import sys
from typing import Annotated

import typer

from kiosk.cli.common import ConfigFile, fail, settings
from kiosk.cli.ledger import carry_out
from kiosk.cli.reading import read_barcode
from kiosk.lending.commands import CancelReservation, ReserveFor
from kiosk.lending.model import Hold

reservation = typer.Typer(help="Who waits for an item.", no_args_is_help=True)

Barcode = Annotated[str, typer.Argument(help="The barcode of the item.")]


@reservation.command("add")
def add_reservation(member_number: str, barcode: Barcode, config: ConfigFile = None) -> None:
    """Put a member at the end of the queue of an item. One that is here for nobody else is set aside at once."""
    code = read_barcode(barcode)
    done = carry_out(settings(config), ReserveFor(member_number, code))
    if done.again:
        fail(f"Member {member_number} waits for {code} already.")
    sys.stdout.write(f"{where_it_lies(done.hold) if done.hold else 'The member is on the list.'}\n")


@reservation.command("cancel")
def cancel_reservation(member_number: str, barcode: Barcode, config: ConfigFile = None) -> None:
    """A member does not wait for an item any more; what lay ready for them goes to the next in line."""
    code = read_barcode(barcode)
    carry_out(settings(config), CancelReservation(member_number, code))


def where_it_lies(hold: Hold) -> str:
    """The sentence about where to put an item that is set aside; it names nobody."""
    where = f"Put it on shelf {hold.shelf}" if hold.shelf else "Put it aside"
    return f"{where} with a slip that says {hold.code}, until {hold.until}."
