"""Opening a database: whatever makes it unsafe is found before anything is lent."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from db.engine import PRAGMAS, open_engine, verify, without_wal_reset_bug
from db.migrations import downgrade, upgrade
from db.models import KEPT, REVISION
from db.trouble import diagnose
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from tests.db.postgres import TEMPLATE, Server

Open = Callable[[str], Engine]

FLIPPED = {
    "busy_timeout": "0",
    "journal_mode": "DELETE",
    "synchronous": "NORMAL",
    "foreign_keys": "OFF",
    "trusted_schema": "ON",
    "secure_delete": "OFF",
    "recursive_triggers": "OFF",
}


def test_every_pragma_has_a_wrong_value_to_plant() -> None:
    assert FLIPPED.keys() == PRAGMAS.keys()


def test_a_new_database_is_safe_and_only_its_owner_may_read_it(opened: Open, tmp_path: Path) -> None:
    engine = opened(f"sqlite:///{tmp_path}/kiosk.db")
    upgrade(engine)
    assert verify(engine) == ()
    assert (tmp_path / "kiosk.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("pragma", FLIPPED)
def test_a_pragma_of_another_value_is_found(sqlite_url: str, opened: Open, pragma: str) -> None:
    engine = opened(sqlite_url)
    connection = engine.raw_connection()
    connection.cursor().execute(f"PRAGMA {pragma}={FLIPPED[pragma]}")
    connection.close()
    (difference,) = verify(engine)
    assert difference.startswith(f"{pragma} is ")


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ("DROP INDEX uq_loan_open_item", "Index uq_loan_open_item is missing: an item could be lent twice."),
        *(
            (f"DROP TRIGGER {trigger}", f"Trigger {trigger} is missing: table {table} could be changed.")
            for trigger, table in KEPT.items()
        ),
        ("DROP TABLE pin_try", "Table pin_try is missing or not STRICT."),
        (
            "UPDATE alembic_version SET version_num = '0000'",
            f"The tables are of version 0000, they must be of {REVISION}.",
        ),
    ],
)
def test_a_missing_constraint_is_found(sqlite_url: str, opened: Open, change: str, difference: str) -> None:
    engine = opened(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text(change))
    assert verify(engine) == (difference,)


@pytest.mark.parametrize(
    "weaker",
    [
        "CREATE INDEX uq_loan_open_item ON loan (item_id) WHERE returned_at IS NULL AND undone_at IS NULL",
        "CREATE UNIQUE INDEX uq_loan_open_item ON loan (item_id, member_id)",
    ],
)
def test_an_index_of_the_same_name_on_other_columns_is_found(sqlite_url: str, opened: Open, weaker: str) -> None:
    engine = opened(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("DROP INDEX uq_loan_open_item"))
        connection.execute(text(weaker))
    assert verify(engine) == ("Index uq_loan_open_item is missing: an item could be lent twice.",)


def test_a_trigger_of_another_table_does_not_count(sqlite_url: str, opened: Open) -> None:
    engine = opened(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER entry_no_update"))
        connection.execute(text("CREATE TRIGGER entry_no_update BEFORE UPDATE ON item BEGIN SELECT 1; END"))
    assert verify(engine) == ("Trigger entry_no_update is missing: table entry could be changed.",)


def test_a_table_that_is_not_strict_is_found(sqlite_url: str, opened: Open) -> None:
    engine = opened(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE pin_try"))
        connection.execute(text("CREATE TABLE pin_try (number TEXT PRIMARY KEY, failures INTEGER, last_at TEXT)"))
    assert verify(engine) == ("Table pin_try is missing or not STRICT.",)


def test_looking_for_a_database_does_not_make_one(tmp_path: Path, opened: Open) -> None:
    assert diagnose(opened(f"sqlite:///{tmp_path}/nowhere.db")) == Unsafe(LedgerFault.MISSING)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_found(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "kiosk.db").write_bytes(b"not a database at all" * 100)
    assert diagnose(opened(f"sqlite:///{tmp_path}/kiosk.db")) == Unsafe(LedgerFault.FOREIGN)


def test_an_empty_database_is_found(sqlite_url: str, opened: Open) -> None:
    engine = opened(sqlite_url)
    downgrade(engine)
    assert "Table loan is missing or not STRICT." in verify(engine)


def test_a_path_with_odd_characters_opens(tmp_path: Path, opened: Open) -> None:
    place = tmp_path / "50%20of%C3%A9 a #house?mode=ro"
    place.mkdir()
    engine = opened(f"sqlite:///{place}/kiosk 1.db")
    upgrade(engine)
    assert verify(engine) == ()
    assert (place / "kiosk 1.db").is_file()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/kiosk"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        open_engine(url)


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 46, 1), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_only_a_version_of_sqlite_that_cannot_lose_commits_is_accepted(version: tuple[int, ...], fixed: bool) -> None:
    assert without_wal_reset_bug(version) is fixed


def test_errors_contain_no_names_of_members(sqlite_url: str, opened: Open) -> None:
    with opened(sqlite_url).connect() as connection, pytest.raises(Exception, match="no such table") as caught:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Ada Peeters"})
    assert "Ada" not in str(caught.value)


# --- PostgreSQL --------------------------------------------------------------------------------------------------


def test_a_server_without_durable_commits_is_found(server: Server, opened: Open) -> None:
    engine = opened(server.make_database(template=TEMPLATE))
    assert verify(engine) == ("fsync is off, it must be on.",), "the tests' own server runs without, to be fast"


def test_a_session_of_a_server_without_durable_commits_is_found(server: Server, opened: Open) -> None:
    engine = opened(server.make_database(template=TEMPLATE))
    with engine.begin() as connection:
        connection.execute(text(f"ALTER DATABASE {engine.url.database} SET synchronous_commit = off"))
    engine.dispose()
    assert "synchronous_commit is off, it must be on." in verify(engine)


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ("DROP INDEX uq_loan_open_item", "Index uq_loan_open_item is missing: an item could be lent twice."),
        ("ALTER TABLE journal DISABLE TRIGGER journal_no_update", "Trigger journal_no_update is missing"),
        *((f"DROP TRIGGER {trigger} ON {table}", f"Trigger {trigger} is missing") for trigger, table in KEPT.items()),
        ("UPDATE alembic_version SET version_num = '0000'", "The tables are of version 0000"),
    ],
)
def test_a_missing_constraint_of_a_server_is_found(server: Server, opened: Open, change: str, difference: str) -> None:
    engine = opened(server.make_database(template=TEMPLATE))
    with engine.begin() as connection:
        connection.execute(text(change))
    assert any(found.startswith(difference) for found in verify(engine))


def test_a_database_of_another_program_on_a_server_is_refused_unchanged(server: Server, opened: Open) -> None:
    engine = opened(server.make_database())
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoice (id integer)"))
    assert diagnose(engine) == Unsafe(LedgerFault.FOREIGN)
    with pytest.raises(LedgerError):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["invoice"]


def test_a_server_that_is_not_there_is_found(opened: Open) -> None:
    nowhere = opened(f"postgresql://kiosk@/kiosk?host=/tmp/no-server-{os.getpid()}")
    assert diagnose(nowhere) == Unsafe(LedgerFault.AWAY)
