"""`kiosk list`: what is in the book, as a table or as JSON."""

import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.book import open_book
from kiosk.cli.common import AsJson, ConfigFile, settings

if TYPE_CHECKING:
    from db.desk import DeskBook


UNFOLDED = 240
"""Columns, where no terminal says how many there are."""


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
    JOURNAL = "journal"


def list_(
    what: Listed,
    only_open: Annotated[bool, typer.Option("--open", help="Of the loans, only those that are running.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """List members, items, loans, volunteers, subscriptions, fees, points, reservations, inbox or journal; in cents."""
    if only_open and what is not Listed.LOANS:
        raise typer.BadParameter("--open goes with loans.")
    with open_book(settings(config)) as book:
        rows = book.list_open_loans() if only_open else _rows(book, what)
    _write(rows, as_json)


def _rows(book: "DeskBook", what: Listed) -> Sequence[object]:
    match what:
        case Listed.MEMBERS:
            return book.list_members()
        case Listed.ITEMS:
            return book.list_items()
        case Listed.LOANS:
            return book.list_loans()
        case Listed.VOLUNTEERS:
            return book.list_volunteers()
        case Listed.SUBSCRIPTIONS:
            return book.list_subscriptions()
        case Listed.FEES:
            return book.list_fees()
        case Listed.POINTS:
            return book.list_points()
        case Listed.RESERVATIONS:
            return book.list_reservations()
        case Listed.INBOX:
            return book.list_inbox()
        case Listed.JOURNAL:
            return book.list_journal()


def _write(rows: Sequence[object], as_json: bool) -> None:
    import msgspec

    if as_json:
        sys.stdout.write(msgspec.json.encode(rows).decode() + "\n")
        return
    from rich.console import Console
    from rich.table import Table

    listed = [msgspec.to_builtins(row) for row in rows]
    if not listed:
        sys.stdout.write("Nothing yet.\n")
        return
    table = Table()
    for heading in listed[0]:
        table.add_column(heading, overflow="fold")
    for row in listed:
        table.add_row(*map(_cell, row.values()))
    Console(width=None if sys.stdout.isatty() else UNFOLDED).print(table)


def _cell(value: object) -> str:
    """A value as a cell of a table: what was said of several parts, one below the other."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(map(_cell, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {one}" for key, one in value.items() if one)
    return "" if value is None else str(value)
