"""`kiosk payment` and `deposit`: money that changes hands at the desk. The kiosk itself takes none."""

import sys
from typing import Annotated

import typer

from kiosk.commands.book import open_book
from kiosk.commands.common import ConfigFile, settings
from kiosk.commands.reading import read_euro, write_euro
from kiosk.lending.model import Cents

payment = typer.Typer(help="What members pay at the desk.", no_args_is_help=True)
deposit = typer.Typer(help="Deposits that members leave.", no_args_is_help=True)

Owner = Annotated[str, typer.Argument(metavar="INITIATIVE", help="The key of the initiative.")]
Euro = Annotated[str, typer.Argument(metavar="EURO", help="The amount, such as 12.50.")]


@payment.command("add")
def take_payment(member_number: str, initiative: Owner, amount: Euro, config: ConfigFile = None) -> None:
    """A member paid what they owe to an initiative, or a part of it."""
    cents = read_euro(amount)
    with open_book(settings(config)) as book:
        owed = book.take_payment(member_number, initiative, cents)
    told = f"Still owed: {write_euro(owed)}." if owed >= 0 else f"To their credit: {write_euro(Cents(-owed))}."
    sys.stdout.write(f"{told}\n")


@deposit.command("add")
def take_deposit(member_number: str, initiative: Owner, amount: Euro, config: ConfigFile = None) -> None:
    """A member left a deposit with an initiative."""
    cents = read_euro(amount)
    with open_book(settings(config)) as book:
        _tell(book.take_deposit(member_number, initiative, cents))


@deposit.command("return")
def return_deposit(member_number: str, initiative: Owner, amount: Euro, config: ConfigFile = None) -> None:
    """A deposit, or a part of it, was given back."""
    cents = read_euro(amount)
    with open_book(settings(config)) as book:
        _tell(book.return_deposit(member_number, initiative, cents))


def _tell(lies_here: Cents) -> None:
    sys.stdout.write(f"The deposit is now {write_euro(lies_here)}.\n")
