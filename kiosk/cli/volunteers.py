"""`kiosk volunteer`: gives members a role in an initiative, takes it away, and lists the volunteers."""

import sys
from typing import Annotated

import typer

from kiosk.cli.common import ConfigFile, settings
from kiosk.cli.ledger import carry_out, do, open_ledger
from kiosk.lending.commands import GiveRole, Role, TakeRole

volunteer = typer.Typer(help="Volunteers of the initiatives.", no_args_is_help=True)

Key = Annotated[str, typer.Argument(metavar="INITIATIVE", help="The key of the initiative.")]


@volunteer.command("add")
def add_volunteer(
    member: str,
    initiative: Key,
    coordinator: Annotated[
        bool, typer.Option("--coordinator", help="Acts for every initiative, and sees who showed a proof.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Let a member stand behind the desk: from now on their card opens it."""
    role = Role.COORDINATOR if coordinator else Role.VOLUNTEER
    with open_ledger(settings(config)) as ledger:
        do(ledger, GiveRole(member, initiative, role))
        if not any(one.pin for one in ledger.list_volunteers() if one.member == member.strip().upper()):
            sys.stdout.write(f"Give them a PIN as well: kiosk member pin {member}\n")


@volunteer.command("remove")
def remove_volunteer(member: str, initiative: Key, config: ConfigFile = None) -> None:
    """Take away what a member was in an initiative; what they did stays as they did it."""
    carry_out(settings(config), TakeRole(member, initiative))
