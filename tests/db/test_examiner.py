"""The examiner: it checks the whole ledger when asked or at night, and a finding makes the ledger unsafe."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, text

from db.checks.examiner import Examiner
from db.engine import open_engine
from db.health import LedgerHealth
from db.ledger import SqlLedger
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.support.used_ledger import AT, used_ledger

Open = Callable[[str], Engine]
LOCAL = ZoneInfo(BRUSSELS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "kiosk.db").write_bytes(used_ledger())
    return tmp_path / "kiosk.db"


@pytest.fixture
def engine(file: Path, opened: Open) -> Engine:
    return opened(f"sqlite:///{file}")


def damage(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


ONE_DUE_DATE = "UPDATE loan SET due_on = '2026-1x-24' WHERE id = 3"

MENDED = "UPDATE loan SET due_on = (SELECT due_on FROM operation WHERE loan_id = 3 AND kind = 'lent') WHERE id = 3"


def test_damage_makes_the_ledger_unsafe_with_a_sentence_and_a_mended_database_makes_it_safe_again(
    engine: Engine,
) -> None:
    told: list[Unsafe | None] = []
    examiner = Examiner(engine, told.append, lambda: AT)

    examiner.examine()
    damage(engine, ONE_DUE_DATE)
    examiner.examine()
    damage(
        engine,
        "UPDATE loan SET due_on = (SELECT due_on FROM operation WHERE loan_id = 3 AND kind = 'lent') WHERE id = 3",
    )
    examiner.examine()

    assert told[0] is told[2] is None
    assert told[1] is not None
    assert told[1].fault is LedgerFault.DAMAGED
    assert "Table loan, row 3: its column due_on cannot be read (ValueError)." in told[1].sentence


def test_a_database_that_is_away_or_of_another_version_is_not_damaged(engine: Engine, file: Path) -> None:
    told: list[Unsafe | None] = []
    examiner = Examiner(engine, told.append, lambda: AT)
    damage(engine, "UPDATE alembic_version SET version_num = '0001'")

    examiner.examine()
    engine.dispose()
    file.rename(file.with_name("away"))
    examiner.examine()

    assert told == [None]


def test_the_check_of_the_night_is_due_once_a_night_and_not_by_day(engine: Engine) -> None:
    now = datetime(2026, 11, 23, 2, 59, tzinfo=LOCAL)
    examiner = Examiner(engine, lambda _: None, lambda: now)
    assert not examiner.is_night()
    now = now.replace(hour=3)
    assert examiner.is_night()
    examiner.examine()
    assert not examiner.is_night()
    now = now.replace(day=24, hour=12)
    assert not examiner.is_night()
    now = now.replace(hour=5)
    assert examiner.is_night()


def test_the_thread_of_the_examiner_checks_when_asked_beside_a_ledger_that_writes(engine: Engine, opened: Open) -> None:
    told, done = list[Unsafe | None](), threading.Event()

    def tell(unsafe: Unsafe | None) -> None:
        told.append(unsafe)
        done.set()

    examiner = Examiner(engine, tell, lambda: AT)
    examiner.start()
    examiner.ask()
    with engine.begin() as connection:  # this transaction holds the write lock until the check is done
        connection.execute(text("UPDATE item SET name = 'x' WHERE id = 1"))
        assert done.wait(30)
    examiner.stop()

    assert told == [None]


def test_a_ledger_is_not_used_while_its_terms_in_force_cannot_be_read(engine: Engine) -> None:
    ledger = SqlLedger(engine, Clock(AT), BRUSSELS, KEY)
    health = LedgerHealth(engine, ledger, KEY)
    assert health.admit() is None
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER terms_no_update"))
        connection.execute(text("UPDATE terms SET document = replace(document, '\"loans\"', '\"loanz\"') WHERE id = 2"))
        connection.execute(
            text("""CREATE TRIGGER terms_no_update BEFORE UPDATE ON terms
            BEGIN SELECT RAISE(ABORT, 'table terms is only added to'); END""")
        )

    unsafe = health.admit()

    assert unsafe is not None
    assert "Table terms, row 2: its column document is not written as the kiosk writes it." in unsafe.sentence


def test_a_ledger_is_not_used_while_its_header_is_changed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[21] ^= 1
    file.write_bytes(content)
    engine = open_engine(f"sqlite:///{file}")
    health = LedgerHealth(engine, SqlLedger(engine, Clock(AT), BRUSSELS, KEY), KEY)
    try:
        assert health.admit() is not None
    finally:
        engine.dispose()
