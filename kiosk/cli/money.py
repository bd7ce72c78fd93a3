"""`kiosk payment`, `waive` and `deposit`: money received, a debt forgiven, and deposits."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kiosk.cli.common import ConfigFile, settings
from kiosk.cli.ledger import carry_out
from kiosk.cli.reading import read_euro, write_euro
from kiosk.lending.commands import Done, ReturnDeposit, TakeDeposit, TakePayment, TakePaymentByReference, Waive
from kiosk.lending.model import Cents


class Payments(TyperGroup):
    """`kiosk payment +++123/4567/89002+++ 3.00` is a payment by reference, which its first character shows."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [BY_REFERENCE, *args] if args and args[0][:1] in SIGNS else args)


BY_REFERENCE = "reference"
SIGNS = tuple("+*0123456789")
"""The characters with which a structured communication begins, as banks print it."""

payment = typer.Typer(
    cls=Payments,
    help="What members pay at the desk or by bank: kiosk payment +++123/4567/89002+++ 3.00.",
    no_args_is_help=True,
)
deposit = typer.Typer(help="Deposits that members leave.", no_args_is_help=True)

Owner = Annotated[str, typer.Argument(metavar="INITIATIVE", help="The key of the initiative.")]
Euro = Annotated[str, typer.Argument(metavar="EURO", help="The amount, such as 12.50.")]


@payment.command("add")
def take_payment(member_number: str, initiative: Owner, amount: Euro, config: ConfigFile = None) -> None:
    """A member paid what they owe to an initiative, or a part of it."""
    cents = read_euro(amount)
    _tell_owed(carry_out(settings(config), TakePayment(member_number, initiative, cents)))


@payment.command(BY_REFERENCE)
def take_payment_by_reference(
    reference: Annotated[str, typer.Argument(metavar="COMMUNICATION", help="Such as +++123/4567/89002+++.")],
    amount: Euro,
    config: ConfigFile = None,
) -> None:
    """A payment came in by bank: its structured communication says who paid and to which initiative."""
    cents = read_euro(amount)
    done = carry_out(settings(config), TakePaymentByReference(reference, cents))
    sys.stdout.write(f"Member {done.member}, {done.initiative}. ")
    _tell_owed(done)


def waive(member_number: str, initiative: Owner, amount: Euro, config: ConfigFile = None) -> None:
    """So much of what a member owes to an initiative need not be paid."""
    cents = read_euro(amount)
    _tell_owed(carry_out(settings(config), Waive(member_number, initiative, cents)))


@deposit.command("add")
def take_deposit(member_number: str, initiative: Owner, amount: Euro, config: ConfigFile = None) -> None:
    """A member left a deposit with an initiative."""
    cents = read_euro(amount)
    _tell_deposit(carry_out(settings(config), TakeDeposit(member_number, initiative, cents)))


@deposit.command("return")
def return_deposit(member_number: str, initiative: Owner, amount: Euro, config: ConfigFile = None) -> None:
    """A deposit, or a part of it, was given back."""
    cents = read_euro(amount)
    _tell_deposit(carry_out(settings(config), ReturnDeposit(member_number, initiative, cents)))


def _tell_owed(done: Done) -> None:
    owed = done.balance or Cents(0)
    sentence = f"Still owed: {write_euro(owed)}." if owed >= 0 else f"To their credit: {write_euro(Cents(-owed))}."
    sys.stdout.write(f"{sentence}\n")


def _tell_deposit(done: Done) -> None:
    sys.stdout.write(f"The deposit is now {write_euro(done.balance or Cents(0))}.\n")
