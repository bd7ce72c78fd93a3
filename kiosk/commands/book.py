"""`kiosk init`, `member`, `card`, `item` and `list`: the book behind the desk, from a terminal."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk import keyfile
from kiosk.commands.common import WRONG_USE, AsJson, ConfigFile, fail, plain_errors, settings
from kiosk.config import Config
from kiosk.lending.cards import fault_of, identify
from kiosk.lending.events import CardFault

if TYPE_CHECKING:
    from db.desk import DeskBook

member = typer.Typer(help="Members.", no_args_is_help=True)
card = typer.Typer(help="Cards of members.", no_args_is_help=True)
item = typer.Typer(help="Things to lend.", no_args_is_help=True)

UNSUITABLE = {
    CardFault.RANDOM: "this is a phone or a bank card: it shows another number at every tap",
    CardFault.SHARED: "many cards have this number, so it cannot stand for one member",
}


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_book(config: Config) -> Iterator["DeskBook"]:
    """The book of an existing, current database; anything else is said in one sentence, with exit status 1.

    So is what cannot be done; what is not written as it must be has exit status 2.
    """
    from db.desk import DeskBook, DeskError, FormError
    from db.engine import open_engine, verify

    engine = open_engine(config.database.url)
    try:
        if problems := verify(engine):
            fail(f"{' '.join(problems)} Run `kiosk init`, then `kiosk doctor`.")
        with plain_errors(DeskError, keyfile.KeyFileError):
            try:
                yield DeskBook(engine, now)
            except FormError as error:
                fail(str(error), WRONG_USE)
    finally:
        engine.dispose()


def init(
    config: ConfigFile = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Fill it with the demo house: invented people and things.")
    ] = False,
) -> None:
    """Make the database and the key file, or bring them up to date. What is there already is kept."""
    for done in prepare(settings(config), demo):
        sys.stdout.write(f"{done}\n")


def prepare(config: Config, demo: bool) -> list[str]:
    """See to it that database and key are there; returns what was done, a sentence each."""
    from db.desk import DeskBook, DeskError
    from db.engine import open_engine
    from db.migrations import upgrade

    key_path = config.database.key_path
    engine = open_engine(config.database.url)
    try:
        with plain_errors(DeskError, keyfile.KeyFileError, OSError):
            if file := engine.url.database if engine.dialect.name == "sqlite" else None:
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            upgrade(engine)
            book = DeskBook(engine, now)
            if not key_path.exists() and book.needs_key():
                fail(f"{key_path}: the key of this database is missing. Put it back: without it no card is recognised.")
            made = keyfile.make(key_path)
            key = keyfile.read(key_path)
            if book.needs_key() and (differs := book.key_differs(key)):
                fail(f"{key_path}: {differs}")
            book.remember_key(key)
            done = ["The database is ready.", f"{key_path}: {'a new key was made.' if made else 'the key was kept.'}"]
            if demo:
                from db.demo import fill

                fill(engine, key, now, config.house.timezone)
                done.append("The demo house has moved in.")
            book.open_house(config.house.name)
            return done
    finally:
        engine.dispose()


# --- members, cards, things --------------------------------------------------------------------------------------


@member.command("add")
def add_member(
    number: str,
    name: str,
    language: Annotated[str, typer.Option(help="The language of their screens and tickets.")] = "nl",
    more_time: Annotated[bool, typer.Option("--more-time", help="Everything waits twice as long.")] = False,
    config: ConfigFile = None,
) -> None:
    """Add a member or a household."""
    with open_book(settings(config)) as book:
        book.add_member(number, name, language, more_time)


@member.command("pin")
def set_pin(
    number: str,
    pin: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="4 to 8 digits.")],
    config: ConfigFile = None,
) -> None:
    """Give a member a PIN, for the number pad when the reader is gone. Asks for it unless it is given."""
    loaded = settings(config)
    with open_book(loaded) as book:
        book.set_pin(number, pin, _key(loaded, book))


@card.command("add")
def add_card(
    member_number: str,
    uid: Annotated[str, typer.Argument(help="The card's UID, in hex.")],
    holder: Annotated[str | None, typer.Option(help="Who carries it, if that is another of the household.")] = None,
    config: ConfigFile = None,
) -> None:
    """Give a member a card."""
    loaded, read = settings(config), _uid(uid)
    with open_book(loaded) as book:
        book.add_card(member_number, identify(read, _key(loaded, book)), holder)


@card.command("lost")
def report_card_lost(
    uid: Annotated[str, typer.Argument(help="The card's UID, in hex.")], config: ConfigFile = None
) -> None:
    """Block a lost card: it opens nothing any more. The member keeps their other cards."""
    loaded, read = settings(config), _uid(uid)
    with open_book(loaded) as book:
        book.report_card_lost(identify(read, _key(loaded, book)))


def _uid(text: str) -> bytes:
    try:
        uid = bytes.fromhex(text.replace(":", "").replace("-", ""))
    except ValueError:
        uid = b""
    fault = fault_of(uid)
    if fault is CardFault.UNREADABLE:
        fail("A card's UID has 4, 7 or 10 bytes, written in hex, such as 04A1B2C3D4E5F6.", WRONG_USE)
    if fault:
        fail(f"This card cannot be used: {UNSUITABLE[fault]}.")
    return uid


def _key(config: Config, book: "DeskBook") -> bytes:
    """The key that belongs to this book. Raises `KeyFileError`."""
    key = keyfile.read(config.database.key_path)
    if differs := book.key_differs(key):
        fail(f"{config.database.key_path}: {differs}")
    return key


@item.command("add")
def add_item(
    barcode: str,
    name: str,
    days: Annotated[int | None, typer.Option(help="Its own loan period; otherwise 21 days.")] = None,
    category: Annotated[str, typer.Option(help="The drawing that stands for it, such as drill or puzzle.")] = "box",
    initiative: Annotated[str | None, typer.Option(help="The key of the initiative that lends it.")] = None,
    config: ConfigFile = None,
) -> None:
    """Add a thing to lend. Its barcode may be scanned into the terminal: what a scanner puts around it is left out."""
    from devices.codes import read_code

    code = read_code(barcode)
    if code is None:
        fail(f"The barcode {barcode!r} can be no code of a thing: look at its characters and check digit.", WRONG_USE)
    with open_book(settings(config)) as book:
        book.add_item(code, name, days, category, initiative)


# --- lists -------------------------------------------------------------------------------------------------------


class Listed(Enum):
    MEMBERS = "members"
    ITEMS = "items"
    LOANS = "loans"
    JOURNAL = "journal"


def list_(
    what: Listed,
    only_open: Annotated[bool, typer.Option("--open", help="Of the loans, only those that are running.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """List members, items, loans or the journal."""
    if only_open and what is not Listed.LOANS:
        raise typer.BadParameter("--open goes with loans.")
    with open_book(settings(config)) as book:
        rows: Sequence[object]
        match what:
            case Listed.MEMBERS:
                rows = book.list_members()
            case Listed.ITEMS:
                rows = book.list_items()
            case Listed.LOANS:
                rows = book.list_open_loans() if only_open else book.list_loans()
            case Listed.JOURNAL:
                rows = book.list_journal()
    _write(rows, as_json)


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
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    Console().print(table)
