"""`kiosk points`: points for gifts of members to swap shops, counted or approved by a volunteer."""

import sys
from typing import Annotated

import typer

from kiosk.cli.common import ConfigFile, settings
from kiosk.cli.ledger import carry_out
from kiosk.lending.commands import ApproveGift, CountGifts

points = typer.Typer(help="Points for swapping.", no_args_is_help=True)

LARGEST_NUMBER = 2**31 - 1
"""The largest number of a row in a database."""

MINUS = {"ignore_unknown_options": True}
"""The setting of a command with a number below 0, which looks like an option."""


@points.command("count", context_settings=MINUS)
def count_points(
    member_number: str,
    initiative: Annotated[str, typer.Argument(help="The key of the initiative.")],
    counted: Annotated[int, typer.Argument(metavar="POINTS", help="What the gifts are worth; -3 takes 3 off again.")],
    config: ConfigFile = None,
) -> None:
    """Count what a member gave to a swap shop. Nobody is left with less than its floor allows."""
    done = carry_out(settings(config), CountGifts(member_number, initiative, counted))
    sys.stdout.write(f"Points now: {done.points}.\n")


@points.command("approve")
def approve_gift(
    number: Annotated[int, typer.Argument(max=LARGEST_NUMBER, help="The number that `kiosk list inbox` shows.")],
    given: Annotated[int | None, typer.Option("--points", help="So many points instead of what it says.")] = None,
    config: ConfigFile = None,
) -> None:
    """A gift that a member counted was looked at: they have its points from now on."""
    done = carry_out(settings(config), ApproveGift(number, given))
    sys.stdout.write(f"Points given: {done.points}.\n")
