"""Admitting a ledger: it is admitted later as at start, and whatever happens to the database meanwhile is an answer and
raises nothing.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from db.health import LedgerHealth
from db.ledger import SqlLedger
from kiosk.lending.model import MemberId, Operation
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.test_trouble import furnish
from tests.support.empty_ledger import FILE

Open = Callable[[str], Engine]
ADA = MemberId(1)


def health_of(engine: Engine, clock: Clock) -> tuple[LedgerHealth, SqlLedger]:
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY)
    return LedgerHealth(engine, ledger, KEY, used=lambda _file: 0.0), ledger


def test_a_sound_ledger_is_admitted_and_stays_admitted(engine: Engine, clock: Clock) -> None:
    furnish(engine, clock)
    health, _ = health_of(engine, clock)
    unsafe = health.admit()
    if engine.dialect.name == "postgresql":  # the PostgreSQL server of the tests does not sync, to be fast
        assert unsafe == Unsafe(LedgerFault.UNSUITABLE, "fsync is off, it must be on.")
    else:
        assert unsafe is None
    assert health.check() is None


@pytest.mark.parametrize("goes", range(1, 7))
def test_a_file_that_disappears_at_any_moment_of_the_admission_is_an_answer(
    sqlite_url: str, opened: Open, clock: Clock, tmp_path: Path, goes: int
) -> None:
    engine = opened(sqlite_url)
    furnish(engine, clock)
    engine.dispose()
    health, _ = health_of(engine, clock)
    begun = [0]

    def take_away(_connection: Connection) -> None:
        begun[0] += 1
        if begun[0] == goes:
            (tmp_path / FILE).rename(tmp_path / "away")

    event.listen(engine, "begin", take_away, insert=True)
    unsafe = health.admit()
    event.remove(engine, "begin", take_away)
    assert unsafe == Unsafe(LedgerFault.MISSING)
    (tmp_path / "away").rename(tmp_path / FILE)
    assert health.admit() is None


def test_another_database_in_the_same_place_is_read_anew(
    tmp_path: Path, sqlite_url: str, opened: Open, clock: Clock
) -> None:
    engine = opened(sqlite_url)
    furnish(engine, clock)
    health, ledger = health_of(engine, clock)
    assert health.admit() is None
    ledger.lend_or_return(Operation("1"), ADA, "A-1")
    ledger.close()
    (tmp_path / "other").mkdir()
    for file in tmp_path.glob(f"{FILE}*"):
        file.rename(tmp_path / "other" / file.name)
    assert health.check() == Unsafe(LedgerFault.MISSING)
    (tmp_path / FILE).write_bytes((tmp_path / "other" / FILE).read_bytes())
    assert health.admit() is None
    assert [loan.item for loan in ledger.list_open_loans()] == ["A-1"]


def test_another_key_is_found_at_the_admission(sqlite_url: str, opened: Open, clock: Clock) -> None:
    engine = opened(sqlite_url)
    furnish(engine, clock).remember_key(KEY)
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY)
    assert LedgerHealth(engine, ledger, b"o" * 32).admit() == Unsafe(LedgerFault.WRONG_KEY)
    assert LedgerHealth(engine, ledger, KEY, "There is no key file.").admit() == Unsafe(
        LedgerFault.WRONG_KEY, "There is no key file."
    )
