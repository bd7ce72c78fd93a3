"""A storm of damage: single bytes of a real database are changed, and the kiosk starts and has its visits on it.

Whatever a read raises then, the kiosk serves, or it says that it cannot. It never ends, and it never asks a ledger that
it found unsafe.
"""

import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from kiosk.lending.cards import identify
from kiosk.lending.commands import Details
from kiosk.lending.events import DonePressed
from kiosk.lending.model import Part
from kiosk.lending.ports import Ledger, LedgerError
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from kiosk.lending.volunteers.events import SearchTyped, Tile, TileChosen
from screens.present.members.waiting import WaitView
from tests.house import ALL_TERMS, JOKES_NAME, JOKES_NUMBER
from tests.journeys.journey import JEANS_CHIP, KEY, SAMIRAS_CHIP, Journey
from tests.journeys.test_house import subscribe
from tests.support.empty_ledger import FILE
from tests.support.torture import rounds

JOKES_CHIP = bytes.fromhex("04C0FFEE000001")
SEED = 20261129


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The database of a house with terms of every kind, after a loan and a return."""
    folder = tmp_path_factory.mktemp("furnished")
    kiosk = Journey(folder, terms=ALL_TERMS)
    book = kiosk.book
    toy = Details(parts=(Part("blokken", 12), Part("borden", 2)))
    for number in range(1, 9):
        book.add_item(f"SPE-{number}", f"Bouwblokken {number}", None, "toy", "spelotheek", toy)
        book.add_item(f"INS-{number}", f"Boormachine {number}", None, "drill", "instrumentheek")
    for number in ("0412", "0413"):
        subscribe(kiosk, number, *ALL_TERMS[:2])
    book.add_member(JOKES_NUMBER, JOKES_NAME)
    book.add_card(JOKES_NUMBER, identify(JOKES_CHIP, KEY))
    book.add_volunteer(JOKES_NUMBER, "spelotheek")
    with kiosk.open():
        kiosk.tap(JEANS_CHIP)
        kiosk.scan("SPE-7", "SPE-8", "INS-7")
        kiosk.touch(DonePressed())
        kiosk.later(60)
        kiosk.scan("SPE-8")
        kiosk.later(60)
    assert [item for item, _, _ in Journey(folder).loans] == ["SPE-7", "SPE-8", "INS-7"]
    with sqlite3.connect(folder / FILE) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("PRAGMA user_version")
    database.close()
    return (folder / FILE).read_bytes()


class Watched:
    """The ledger, and whether it was asked anything while it was known to be unsafe."""

    def __init__(self, real: Ledger, unsafe: Callable[[], Unsafe | None]) -> None:
        self._real, self._unsafe = real, unsafe
        self.asked_unsafe: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if self._unsafe():
            self.asked_unsafe.append(name)
        return getattr(self._real, name)


def hold_out(folder: Path, database: bytes, ledger: Callable[[Ledger], Any] | None = None) -> Journey:
    """Starts the kiosk on this database and makes two visits; returns the state of the kiosk after them."""
    folder.mkdir()
    (folder / FILE).touch(0o600)
    (folder / FILE).write_bytes(database)
    watched: list[Watched] = []

    def watch(real: Ledger) -> Any:
        watched.append(Watched(ledger(real) if ledger else real, lambda: kiosk.runtime.unsafe))
        return watched[0]

    died: list[str] = []
    kiosk = Journey(folder, watch, died=died.append, as_found=True)
    with kiosk.open("welcome"):
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1", "INS-1", "SPE-7")
        kiosk.touch(DonePressed())
        kiosk.later(30)
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.INBOX))
        kiosk.touch(TileChosen(Tile.MEMBER))
        kiosk.touch(SearchTyped("jean"))
        kiosk.touch(DonePressed())
        kiosk.later(30)
        kiosk.later(300)
        kiosk.runtime.look()
        kiosk.later(1)
    kiosk.died = died
    assert watched[0].asked_unsafe == []
    return kiosk


def flips(database: bytes, count: int) -> Iterator[tuple[int, bytes]]:
    """Copies of the database with one byte changed, where one can be read; the same copies at every run."""
    chance = random.Random(SEED)
    written = [at for at, byte in enumerate(database) if byte]
    for at in chance.sample(written, count):
        damaged = bytearray(database)
        damaged[at] ^= 1 << chance.randrange(8)
        yield at, bytes(damaged)


@pytest.mark.torture
def test_no_byte_of_the_database_ends_the_kiosk(tmp_path: Path, furnished: bytes) -> None:
    told = 0
    for turn, (at, damaged) in enumerate(flips(furnished, rounds(check=12, torture=1200))):
        kiosk = hold_out(tmp_path / str(turn), damaged)
        assert kiosk.died == [], f"byte {at}"
        unsafe = kiosk.runtime.unsafe
        assert (unsafe is not None) is isinstance(kiosk.shown.view, WaitView), f"byte {at}"
        assert ("ledger unsafe: " in kiosk.shown.status) is (unsafe is not None), f"byte {at}"
        told += unsafe is not None
    assert told > 0


UNREADABLE = {
    "terms that are no JSON": "UPDATE terms SET document = replace(document, '{\"', '{')",
    "terms of another shape": 'UPDATE terms SET document = replace(document, \'"days":\', \'"days":"\')',
    "a house that is no JSON": "UPDATE setting SET value = '{' WHERE name = 'house'",
    "a due day that is none": "UPDATE loan SET due_on = '2026-13-45'",
    "a name that is not UTF-8": "UPDATE member SET name = CAST(x'53ff61' AS TEXT)",
    "an item that is not UTF-8": "UPDATE item SET name = CAST(x'ff' AS TEXT)",
    "a colour that is none": "UPDATE initiative SET colour = '#zzzzzz'",
    "terms that are not there": "UPDATE subscription SET terms_id = 12345678",
}
"""Changes that a few damaged bytes can make, in values that a visit reads."""

ODD = {
    "a due day at the end of time": "UPDATE loan SET due_on = '9999-12-31'",
    "a moment that is none": "UPDATE loan SET lent_at = 'yesterday'",
    "a language that nobody speaks": "UPDATE member SET language = 'zz'",
    "a loan of nobody": "UPDATE loan SET member_id = 12345678",
    "a name with control characters": "UPDATE member SET name = char(27) || '[2J' || char(0)",
}
"""Changes that only a whole check can find: visits do not read the value, or read it without an error."""


def damaged(folder: Path, database: bytes, damage: str) -> bytes:
    """The database after this change, with the triggers that would refuse it switched off."""
    path = folder / "damaged"
    path.write_bytes(database)
    connection = sqlite3.connect(path)
    guard = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'terms_no_update'").fetchone()
    connection.execute("DROP TRIGGER terms_no_update")
    assert connection.execute(damage).rowcount > 0
    connection.execute(*guard)
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("damage", UNREADABLE)
def test_a_value_that_cannot_be_read_shows_a_screen_and_a_sentence_and_never_ends_the_kiosk(
    tmp_path: Path, furnished: bytes, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = hold_out(tmp_path / "kiosk", damaged(tmp_path, furnished, UNREADABLE[damage]))
    assert kiosk.died == []
    assert kiosk.runtime.unsafe
    assert kiosk.runtime.unsafe.fault is LedgerFault.DAMAGED
    assert kiosk.shown.status.endswith("; ledger unsafe: damaged")
    view = kiosk.shown.view
    assert isinstance(view, WaitView)
    assert (view.code, view.done) == ("K9", None), "who was here has left, calmly"
    assert "Een deel van de gegevens is beschadigd" in view.volunteers
    assert "nothing can be lent: Something in the database is damaged." in caplog.text
    for secret in ("Samira", "Amrani", "Jean", "Dubois", "0412", SAMIRAS_CHIP.hex()):
        assert secret not in caplog.text


@pytest.mark.parametrize("damage", ODD)
def test_a_value_that_is_odd_but_readable_is_served(tmp_path: Path, furnished: bytes, damage: str) -> None:
    kiosk = hold_out(tmp_path / "kiosk", damaged(tmp_path, furnished, ODD[damage]))
    assert kiosk.died == []
    assert isinstance(kiosk.shown.view, WaitView) is (kiosk.runtime.unsafe is not None)


class Careless:
    """The control: a ledger that lets through whatever a read raised."""

    def __init__(self, real: Ledger) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        def ask(*facts: object) -> Any:
            try:
                return getattr(self._real, name)(*facts)
            except LedgerError as error:
                if isinstance(error.__cause__, DBAPIError) or error.__cause__ is None:
                    raise
                raise error.__cause__ from None

        return ask


def test_control_a_kiosk_that_ends_on_an_error_is_seen(tmp_path: Path, furnished: bytes) -> None:
    (tmp_path / FILE).write_bytes(damaged(tmp_path, furnished, UNREADABLE["terms that are not there"]))
    died = threading.Event()
    kiosk = Journey(tmp_path, Careless, died=lambda _name: died.set(), as_found=True)
    with kiosk.open():
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scanner.scan("SPE-1")
        assert died.wait(10)
