"""The migrations and the models make the same tables, on both databases."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

import db.migrations
from db.engine import verify
from db.ledger import SqlLedger
from db.migrations import differences, downgrade, upgrade
from db.models import REVISION, Row
from kiosk.lending.commands import Details
from kiosk.lending.events import NumberRefused, Recorded, VisitOpened
from kiosk.lending.model import CardId, Cents, LineKind, Operation, Part, PartNote
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import Giving, House, LoanTerms, Terms
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.sharing import (
    BODY_TAG,
    CARDS,
    furnish,
    giving,
    line_of,
    member,
    visit,
)
from tests.support.builder import Builder, new

Open = Callable[[str], Engine]


def test_upgrading_after_a_downgrade_makes_the_tables_of_the_models(engine: Engine) -> None:
    upgrade(engine)
    assert differences(engine) == []
    downgrade(engine)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert differences(engine) == []


def test_control_a_column_that_no_model_has_is_a_difference(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE initiative ADD COLUMN motto TEXT"))
    assert [difference[0] for difference in differences(engine)] == ["remove_column"]


def test_the_migrations_make_the_very_sql_of_the_models(sqlite_url: str, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "models.db").touch()
    modelled = opened(f"sqlite:///{tmp_path}/models.db")
    Row.metadata.create_all(modelled)
    assert schema(opened(sqlite_url)) == schema(modelled)


def schema(engine: Engine) -> dict[str, list[str]]:
    """Every table and index as SQLite keeps it, each as its sorted parts, without the quotes of a renamed table."""
    kept = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    with engine.connect() as connection:
        found = connection.execute(text(kept)).all()
    return {
        name: sorted(part.strip(" \t,") for part in sql.replace('"', "").splitlines())
        for name, sql in found
        if name not in ("alembic_version", "sqlite_sequence")
    }


def test_the_kiosk_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(db.migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


# --- a database that is in use -----------------------------------------------------------------------------------

BEFORE = {
    "initiative": """INSERT INTO initiative (id, key, name, colour, position)
        VALUES (3, 'toys', 'Speelgoed', '#112233', 1)""",
    "code": "INSERT INTO code VALUES ('A-1', 'item'), ('A-2', 'item'), ('1001', 'member'), ('1002', 'member')",
    "member": """INSERT INTO member (id, number, name, language, more_time, pin_hash)
        VALUES (7, '1001', 'Ada Peeters', 'nl', 1, 'hash'), (9, '1002', 'Ben Okafor', 'en', 0, NULL)""",
    "card": """INSERT INTO card (id, digest, member_id, holder, lost_at)
        VALUES (4, 'ada', 7, NULL, NULL), (5, 'teen', 7, 'Bo Peeters', '2026-11-01T10:00:00.000000+00:00')""",
    "item": """INSERT INTO item (id, barcode, name, category, initiative_id, loan_days)
        VALUES (11, 'A-1', 'Boormachine', 'drill', 3, 7), (12, 'A-2', 'Trein', 'train', 3, NULL)""",
    "loan": """INSERT INTO loan (id, item_id, member_id, lent_at, due_on, returned_at, renewals, undone_at)
        VALUES (21, 11, 7, '2026-11-20T10:00:00.000000+00:00', '2026-11-27', NULL, 1, NULL),
        (22, 12, 9, '2026-11-01T10:00:00.000000+00:00', '2026-11-22', '2026-11-02T10:00:00.000000+00:00', 0, NULL)""",
    "operation": """INSERT INTO operation (seq, id, kind, at, item_id, member_id, loan_id, due_on, elsewhere, undoes)
        VALUES (31, 'one', 'lent', '2026-11-20T10:00:00.000000+00:00', 11, 7, 21, '2026-11-20', 0, NULL),
        (32, 'two', 'renewed', '2026-11-20T10:01:00.000000+00:00', 11, 7, 21, '2026-11-27', 0, NULL),
        (33, 'three', 'undone', '2026-11-20T10:02:00.000000+00:00', 12, 9, 22, NULL, 0, 31)""",
    "journal": """INSERT INTO journal (id, at, kiosk, who, what, operation, item_id, member_id, loan_id)
        VALUES (41, '2026-11-20T10:00:00.000000+00:00', 'kiosk-1', 'self-service', 'lent', 'one', 11, 7, 21)""",
    "setting": "INSERT INTO setting VALUES ('key check', 'abc')",
}
"""A house in use under migration 0002, table by table."""


@pytest.fixture
def used(url: str, opened: Open) -> Engine:
    engine = opened(url)
    downgrade(engine, "0002")
    with engine.begin() as connection:
        for statement in BEFORE.values():
            connection.execute(text(statement))
    return engine


def kept(engine: Engine) -> dict[str, list[dict[str, object]]]:
    """Every row of these tables, as stored."""
    with engine.connect() as connection:
        return {
            table: [dict(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1")).mappings()]
            for table in BEFORE
        }


def test_a_database_in_use_keeps_all_rows_in_an_upgrade_and_a_downgrade(used: Engine) -> None:
    before = kept(used)
    upgrade(used)
    assert differences(used) == []
    now = kept(used)
    for table, rows in before.items():
        assert [{column: row[column] for column in rows[0]} for row in now[table]] == rows
    assert {row["adult"] for row in now["member"]} == {1}
    assert {row["adult"] for row in now["card"]} == {0}
    assert {(row["value"], row["condition"], row["adults_only"]) for row in now["item"]} == {(0, "good", 0)}
    assert {(row["terms_id"], row["subscription_id"]) for row in now["loan"]} == {(None, None)}
    downgrade(used, "0002")
    assert kept(used) == before


def test_a_database_in_use_is_safe_after_an_upgrade_and_lends(used: Engine) -> None:
    upgrade(used)
    assert [found for found in verify(used) if not found.startswith("fsync")] == []
    ledger = SqlLedger(used, Clock(), BRUSSELS, KEY)
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    assert [loan.item.barcode for loan in visit.loans] == ["A-1"]
    assert isinstance(ledger.lend_or_return(Operation("new"), visit.visitor.member, "A-2"), Recorded)
    replayed = ledger.lend_or_return(Operation("two"), visit.visitor.member, "A-1")
    assert isinstance(replayed, Recorded)
    assert (replayed.line.kind, replayed.line.item.name, replayed.line.due_on) == (
        LineKind.RENEWED,
        "Boormachine",
        date(2026, 11, 27),
    )


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_number_is_given_out_again_after_tables_were_rebuilt(used: Engine) -> None:
    """On SQLite alone: PostgreSQL rebuilds no table."""
    given = give_out(used, "member", "card", "item", "loan", "operation")
    upgrade(used)
    assert given_out(used, given) == given
    downgrade(used, "0002")
    assert given_out(used, given) == given


def give_out(engine: Engine, *tables: str) -> dict[str, int]:
    """Gives out numbers in these tables, another last number for each, and deletes the rows of these last numbers."""
    given = {table: 1000 + at for at, table in enumerate(tables)}
    with engine.begin() as connection:
        for table, last in given.items():
            change = text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name")
            assert connection.execute(change, {"name": table, "last": last}).rowcount == 1, table
    return given


def given_out(engine: Engine, tables: Iterable[str]) -> dict[str, int]:
    """The last number that each of these tables gave out, and of any table that was left over under another name."""
    with engine.connect() as connection:
        found = connection.execute(text("SELECT name, seq FROM sqlite_sequence")).all()
    assert len({name for name, _ in found}) == len(found)
    return {name: last for name, last in found if name.endswith(tuple(tables))}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_an_upgrade_that_leaves_a_broken_reference_is_rolled_back(used: Engine) -> None:
    """On SQLite alone: PostgreSQL cannot be told to ignore foreign keys."""
    connection = used.raw_connection()
    connection.cursor().execute("PRAGMA foreign_keys=OFF")
    connection.cursor().execute("UPDATE loan SET member_id = 404 WHERE id = 22")
    connection.cursor().execute("PRAGMA foreign_keys=ON")
    connection.close()
    before = kept(used)
    with pytest.raises(LedgerError, match="loan refers to one of member that is not there"):
        upgrade(used)
    assert kept(used) == before
    with used.connect() as connected:
        assert connected.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_the_migration_to_delays_by_the_time_since_the_boot_frees_no_number(engine: Engine, clock: Clock) -> None:
    downgrade(engine, "0005")
    with engine.begin() as connection:
        add = text("INSERT INTO pin_try (number, failures, last_at) VALUES (:number, :failures, :at)")
        moment = "2026-11-23T10:00:00.000000+00:00"
        connection.execute(add, [{"number": f"100{one}", "failures": one, "at": moment} for one in (4, 5)])
    upgrade(engine)
    assert differences(engine) == []
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY, boot="this", seconds_since_boot=clock.seconds_since_boot)
    assert ledger.open_visit_by_number("1005", "0000") == NumberRefused(3600)
    assert ledger.open_visit_by_number("1004", "0000") == NumberRefused(60)


# --- swapping, reserving and paying later ------------------------------------------------------------------------

SHARED = {
    "code": "SELECT * FROM code ORDER BY code",
    "item": "SELECT * FROM item ORDER BY id",
    "operation": "SELECT * FROM operation ORDER BY seq",
    "entry": "SELECT * FROM entry ORDER BY id",
    "report": "SELECT * FROM report ORDER BY id",
    "inbox": "SELECT * FROM inbox ORDER BY id",
}
"""The tables that migration 0004 changes."""


def shared(engine: Engine) -> dict[str, list[dict[str, object]]]:
    with engine.connect() as connection:
        return {
            table: [dict(row) for row in connection.execute(text(statement)).mappings()]
            for table, statement in SHARED.items()
        }


def test_loans_survive_migration_0004_and_back(engine: Engine) -> None:
    desk = Builder(engine, Clock())
    desk.apply_house(House(holidays=""), (Terms("toys", "Speelgoed", "#112233", loans=LoanTerms(fee=Cents(50))),))
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CARDS["1001"])
    desk.add_item("T-1", "Trein", details=Details(parts=(Part("wiel", 4),)))
    ledger = SqlLedger(engine, Clock(), BRUSSELS, KEY)
    ada = member(ledger)
    ledger.lend_or_return(new(), ada, "T-1")
    line = line_of(ledger.lend_or_return(new(), ada, "T-1"))
    ledger.report_parts(new(), line.operation, (PartNote(0, missing=1),))
    downgrade(engine, "0003")
    before = shared(engine)
    assert [(row["kind"], row["cents"]) for row in before["entry"]] == [("loan", 50)]
    upgrade(engine)
    assert differences(engine) == []
    for table, rows in shared(engine).items():
        expected = [
            {("amount" if name == "cents" else name): one for name, one in row.items()} for row in before[table]
        ]
        assert [{name: row[name] for name in expected[0]} for row in rows] == expected
    downgrade(engine, "0003")
    assert shared(engine) == before


def test_going_back_before_migration_0004_drops_swaps_and_reservations_and_keeps_the_rest(engine: Engine) -> None:
    desk, ledger = Builder(engine, Clock()), SqlLedger(engine, Clock(), BRUSSELS, KEY)
    furnish(desk)
    giving(desk, Giving.APPROVAL)
    ada, ben = member(ledger), member(ledger, "1002")
    swapped = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    ledger.count_swap(new(), ada, swapped, 2, 1)
    ledger.undo(new(), line_of(ledger.lend_or_return(new(), ada, "RUIL-JAS")).operation)
    ledger.lend_or_return(new(), ada, "BEAR")
    ledger.lend_or_return(new(), ada, "SEAT")
    ledger.reserve(new(), ben, "SEAT")
    ledger.reserve(new(), ben, "SAW")
    ledger.undo(new(), line_of(ledger.reserve(new(), ada, "COT")).operation)
    ledger.give_up(new(), ben, "SAW")
    downgrade(engine, "0003")
    left = shared(engine)
    assert [row["kind"] for row in left["operation"]] == ["lent"]
    assert [(row["kind"], row["cents"]) for row in left["entry"]] == [("loan", 200)]
    assert {row["kind"] for row in left["code"]} == {"item", "member"}
    assert [row["condition"] for row in left["item"] if row["barcode"] == "BEAR"] == ["withdrawn"]
    assert left["inbox"] == []
    upgrade(engine)
    assert differences(engine) == []
    assert [found for found in verify(engine) if not found.startswith("fsync")] == []
    assert [loan.item.barcode for loan in visit(ledger).loans] == ["SEAT"]
    assert line_of(ledger.lend_or_return(new(), ada, "SEAT")).kind is LineKind.RETURNED


def test_migration_0004_gives_out_no_number_again(sqlite_url: str, opened: Open) -> None:
    engine = opened(sqlite_url)
    given = give_out(engine, "item", "operation", "entry", "report", "inbox")
    downgrade(engine, "0003")
    assert given_out(engine, given) == given
    upgrade(engine)
    assert given_out(engine, given) == given


@pytest.mark.parametrize("revision", ["0003", "0004"])
def test_accounts_are_only_added_to_before_and_after_migration_0004(engine: Engine, revision: str) -> None:
    desk, ledger = Builder(engine, Clock()), SqlLedger(engine, Clock(), BRUSSELS, KEY)
    furnish(desk)
    ledger.lend_or_return(new(), member(ledger), "SEAT")
    downgrade(engine, "0003")
    if revision != "0003":
        upgrade(engine)
    for statement in ("UPDATE entry SET balance = 0", "DELETE FROM entry"):
        with pytest.raises(DBAPIError, match="only added to"), engine.begin() as connection:
            connection.execute(text(statement))


# --- what goes wrong ---------------------------------------------------------------------------------------------


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "kiosk.db").touch()
    engine = opened(f"sqlite:///{tmp_path}/kiosk.db")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE journal (id INTEGER)"))
    with pytest.raises(LedgerError, match=r"is damaged. .OperationalError SQLITE_ERROR"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["journal"]


def test_a_file_that_is_no_database_or_is_of_a_newer_kiosk_is_left_alone(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"no database" * 100)
    with pytest.raises(LedgerError, match="not a database of the kiosk"):
        upgrade(opened(f"sqlite:///{tmp_path}/photo.jpg"))
    assert (tmp_path / "photo.jpg").read_bytes() == b"no database" * 100
    newer = opened(f"sqlite:///{tmp_path}/newer.db")
    upgrade(newer)
    with newer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="9999"):
        upgrade(newer)
