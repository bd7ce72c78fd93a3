"""The migrations and the models tell the same story, on both databases."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

import db.migrations
from db.desk import DeskError
from db.engine import verify
from db.ledger import SqlLedger
from db.migrations import differences, downgrade, upgrade
from db.models import REVISION, Row
from kiosk.lending.events import Recorded, VisitOpened
from kiosk.lending.model import CardId, Deed, Operation
from tests.db.conftest import BRUSSELS, KEY, Clock

Open = Callable[[str], Engine]


def test_up_and_down_and_up_again_is_the_models(engine: Engine) -> None:
    upgrade(engine)
    assert differences(engine) == []
    downgrade(engine)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert differences(engine) == []


def test_the_check_would_notice(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE initiative ADD COLUMN motto TEXT"))
    assert [difference[0] for difference in differences(engine)] == ["remove_column"]


def test_the_migrations_make_what_the_models_say_to_the_letter(sqlite_url: str, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "models.db").touch()
    modelled = opened(f"sqlite:///{tmp_path}/models.db")
    Row.metadata.create_all(modelled)
    assert schema(opened(sqlite_url)) == schema(modelled)


def schema(engine: Engine) -> dict[str, list[str]]:
    """Every table and index as SQLite keeps it, each as its sorted parts; a table that was renamed has quotes."""
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
    """Every row of these tables, as it is in the database."""
    with engine.connect() as connection:
        return {
            table: [dict(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1")).mappings()]
            for table in BEFORE
        }


def test_a_database_in_use_keeps_all_that_it_has_and_goes_back(used: Engine) -> None:
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


def test_a_database_in_use_is_safe_afterwards_and_lends_on(used: Engine) -> None:
    upgrade(used)
    assert [found for found in verify(used) if not found.startswith("fsync")] == []
    ledger = SqlLedger(used, Clock(), BRUSSELS, KEY)
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    assert [loan.item.barcode for loan in visit.loans] == ["A-1"]
    assert isinstance(ledger.lend_or_return(Operation("new"), visit.visitor.member, "A-2"), Recorded)
    replayed = ledger.lend_or_return(Operation("two"), visit.visitor.member, "A-1")
    assert isinstance(replayed, Recorded)
    assert (replayed.line.deed, replayed.line.item.name, replayed.line.due_on) == (
        Deed.RENEWED,
        "Boormachine",
        date(2026, 11, 27),
    )


@pytest.mark.parametrize("table", ["member", "card", "item", "loan", "operation"])
def test_no_number_is_given_out_again_after_a_table_was_rebuilt(used: Engine, table: str) -> None:
    if used.dialect.name != "sqlite":
        pytest.skip("not run: PostgreSQL rebuilds nothing")
    with used.begin() as connection:
        connection.execute(text("UPDATE sqlite_sequence SET seq = 1000 WHERE name = :name"), {"name": table})
    upgrade(used)
    with used.connect() as connection:
        given = text("SELECT name, seq FROM sqlite_sequence WHERE name LIKE :name")
        assert connection.execute(given, {"name": f"%{table}"}).all() == [(table, 1000)]
    downgrade(used, "0002")
    with used.connect() as connection:
        assert connection.execute(given, {"name": f"%{table}"}).all() == [(table, 1000)]


def test_an_upgrade_after_which_something_refers_to_nothing_keeps_nothing(used: Engine) -> None:
    if used.dialect.name != "sqlite":
        pytest.skip("not run: PostgreSQL never minds less")
    connection = used.raw_connection()
    connection.cursor().execute("PRAGMA foreign_keys=OFF")
    connection.cursor().execute("UPDATE loan SET member_id = 404 WHERE id = 22")
    connection.cursor().execute("PRAGMA foreign_keys=ON")
    connection.close()
    before = kept(used)
    with pytest.raises(DeskError, match="loan refers to one of member that is not there"):
        upgrade(used)
    assert kept(used) == before
    with used.connect() as connected:
        assert connected.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


# --- what goes wrong ---------------------------------------------------------------------------------------------


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "kiosk.db").touch()
    engine = opened(f"sqlite:///{tmp_path}/kiosk.db")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE journal (id INTEGER)"))
    with pytest.raises(DeskError, match="journal already exists"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["journal"]


def test_what_is_no_database_or_one_of_a_newer_kiosk_is_left_alone(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"no database" * 100)
    with pytest.raises(DeskError, match="file is not a database"):
        upgrade(opened(f"sqlite:///{tmp_path}/photo.jpg"))
    assert (tmp_path / "photo.jpg").read_bytes() == b"no database" * 100
    newer = opened(f"sqlite:///{tmp_path}/newer.db")
    upgrade(newer)
    with newer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DeskError, match="9999"):
        upgrade(newer)
