"""The book behind the desk, opened for a command; and `kiosk init`, which makes it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk import keyfile
from kiosk.cli.common import WRONG_USE, ConfigFile, fail, plain_errors, settings
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.desk import DeskBook


def now() -> datetime:
    return datetime.now(UTC)


def today(config: Settings) -> date:
    """The local day of the house."""
    return now().astimezone(ZoneInfo(config.house.timezone)).date()


@contextmanager
def open_book(config: Settings) -> Iterator["DeskBook"]:
    """The book of an existing, current database; anything else is said in one sentence, with exit status 1.

    So is what cannot be done; what is not written as it must be has exit status 2.
    """
    from db.desk import DeskBook, DeskError, FormError
    from db.engine import open_engine, verify
    from kiosk.holidays import public_holidays

    engine = open_engine(config.database.url)
    try:
        if problems := verify(engine):
            fail(f"{' '.join(problems)} Run `kiosk init`, then `kiosk doctor`.")
        with plain_errors(DeskError, keyfile.KeyFileError):
            try:
                yield DeskBook(engine, now, timezone=config.house.timezone, public_holidays=public_holidays)
            except FormError as error:
                fail(str(error), WRONG_USE)
    finally:
        engine.dispose()


def key_of(config: Settings, book: "DeskBook") -> bytes:
    """The key that belongs to this book. Raises `KeyFileError`."""
    key = keyfile.read(config.database.key_path)
    if differs := book.key_differs(key):
        fail(f"{config.database.key_path}: {differs}")
    return key


def init(
    config: ConfigFile = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Fill it with the demo house: invented people, things and terms.")
    ] = False,
) -> None:
    """Make the database and the key file, or bring them up to date. What is there already is kept."""
    for done in prepare(settings(config), demo):
        sys.stdout.write(f"{done}\n")


def prepare(config: Settings, demo: bool) -> list[str]:
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
                from kiosk.cli.house import demo_house
                from kiosk.holidays import public_holidays

                fill(engine, key, now, demo_house(), config.house.timezone, public_holidays)
                done.append("The demo house has moved in.")
            book.open_house(config.house.name)
            return done
    finally:
        engine.dispose()
