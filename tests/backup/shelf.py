"""A house with a few members and loans in a real file, and functions to read its copies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlcipher3 import dbapi2

from db.engine import open_engine
from kiosk.lending.model import MemberId, Operation
from tests.house import JOKES_NAME, JOKES_NUMBER, SAMIRAS_NAME, SAMIRAS_NUMBER
from tests.support.builder import Builder
from tests.support.empty_ledger import put_empty_ledger

NOW = datetime(2026, 11, 28, 2, 10, tzinfo=UTC)
KEY = b"k" * 32


@contextmanager
def ledger(folder: Path) -> Iterator[Builder]:
    """The ledger of the house in this folder, open until the block ends."""
    engine = open_engine(f"sqlite:///{folder / 'kiosk.db'}")
    try:
        yield Builder(engine, lambda: NOW, key=KEY)
    finally:
        engine.dispose()


def furnish(folder: Path) -> Path:
    """Makes a house with two members and twelve items, of which none is out; returns the file of its database."""
    path = folder / "kiosk.db"
    path.write_bytes(_furnished())
    return path


@cache
def _furnished() -> bytes:
    """The bytes of the database of such a house, made once for all tests of a process and closed, so that the file
    holds everything.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        put_empty_ledger(folder)
        with ledger(folder) as book:
            book.open_house("De Deelfabriek")
            book.remember_key(KEY)
            book.add_member(SAMIRAS_NUMBER, SAMIRAS_NAME)
            book.add_member(JOKES_NUMBER, JOKES_NAME)
            for number in range(12):
                book.add_item(f"INS-{number}", f"Ding {number}", 14)
        return (folder / "kiosk.db").read_bytes()


def lend(book: Builder, *numbers: int) -> None:
    """Lends these items to the first member."""
    for number in numbers:
        book.lend_or_return(Operation(f"lend-{number}"), MemberId(1), f"INS-{number}")


def loans(path: Path) -> int:
    """How many loans are in this file, read without any file beside it: a backup must hold everything in itself."""
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM loan").fetchone()[0])
    finally:
        connection.close()
