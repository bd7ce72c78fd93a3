"""`kiosk list`: lists of the ledger, as a table or as JSON."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from enum import Enum
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.common import AsJson, ConfigFile, settings, write_json
from kiosk.cli.ledger import open_ledger
from kiosk.printable import printable

if TYPE_CHECKING:
    from db.ledger import SqlLedger


UNFOLDED = 240
"""The width of a table, in characters, if there is no terminal."""


class Listed(Enum):
    MEMBERS = "members"
    ITEMS = "items"
    LOANS = "loans"
    VOLUNTEERS = "volunteers"
    SUBSCRIPTIONS = "subscriptions"
    FEES = "fees"
    POINTS = "points"
    RESERVATIONS = "reservations"
    INBOX = "inbox"
    PUT_AWAY = "put-away"
    JOURNAL = "journal"
    INACTIVE = "inactive"
    USE = "use"


def list_(
    what: Listed,
    only_open: Annotated[bool, typer.Option("--open", help="Of the loans, only those that are running.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """List members, items, loans, volunteers, subscriptions, fees, points, reservations, inbox or journal; in cents.

    `put-away`: what came back and is to be put on its shelf, by initiative and shelf. `inactive`: members who have not
    come for two years, with the day from which they are erased. `use`: loans, swaps and different members of each month
    and year, per initiative and for the house.
    """
    if only_open and what is not Listed.LOANS:
        raise typer.BadParameter("--open goes with loans.")
    loaded = settings(config)
    with open_ledger(loaded) as ledger:
        rows = ledger.list_open_loans() if only_open else _rows(ledger, what)
    write_rows(rows, as_json, ZoneInfo(loaded.house.timezone))


def _rows(ledger: "SqlLedger", what: Listed) -> Sequence[object]:
    match what:
        case Listed.MEMBERS:
            return ledger.list_members()
        case Listed.ITEMS:
            return ledger.list_items()
        case Listed.LOANS:
            return ledger.list_loans()
        case Listed.VOLUNTEERS:
            return ledger.list_volunteers()
        case Listed.SUBSCRIPTIONS:
            return ledger.list_subscriptions()
        case Listed.FEES:
            return ledger.list_fees()
        case Listed.POINTS:
            return ledger.list_points()
        case Listed.RESERVATIONS:
            return ledger.list_reservations()
        case Listed.INBOX:
            return ledger.list_inbox()
        case Listed.PUT_AWAY:
            return ledger.list_put_away()
        case Listed.JOURNAL:
            return ledger.list_journal()
        case Listed.INACTIVE:
            return ledger.list_inactive()
        case Listed.USE:
            return ledger.list_use()


def write_rows(rows: Sequence[object], as_json: bool, zone: tzinfo = UTC) -> None:
    """Write the rows on standard output: as JSON, or as a table in which every text is as it was typed.

    The table has moments in the time of `zone`, to the minute; JSON has them in UTC, unrounded.
    """
    if as_json:
        write_json(rows)
        return
    import msgspec
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    listed = [msgspec.to_builtins(row, builtin_types=(datetime,)) for row in rows]
    if not listed:
        sys.stdout.write("Nothing yet.\n")
        return
    table = Table()
    for heading in listed[0]:
        table.add_column(heading, overflow="fold")
    for row in listed:
        table.add_row(*(Text(_cell(value, zone)) for value in row.values()))
    Console(width=shutil.get_terminal_size((UNFOLDED, 1)).columns).print(table)


def _cell(value: object, zone: tzinfo) -> str:
    """A value as a cell of a table; each of several parts is on a line of its own."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(_cell(one, zone) for one in value)
    if isinstance(value, Mapping):
        return printable(", ".join(f"{key} {one}" for key, one in value.items() if one))
    return "" if value is None else printable(str(value))
