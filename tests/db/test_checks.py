"""The checks of the ledger: they find nothing in what the kiosk wrote, and every planted breach of a rule."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from db import checks
from db.checks.agreement import RULES, Rule
from db.checks.pages import header_differs
from db.checks.schema import TRIGGERS, digest
from db.engine import open_engine, reading_engine
from db.ledger import SqlLedger
from db.ledger.privacy.night import forgetting
from db.ledger.statements.tables import import_change, import_run, is_open, item, loan
from db.models import KEPT
from kiosk.lending.model import MemberId, Operation
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import furnish as furnish_desk
from tests.support.builder import Builder
from tests.support.used_ledger import AT, live_in, used_ledger


def said(engine: Engine) -> list[str]:
    return [finding.sentence for finding in checks.look(engine)]


def test_nothing_is_found_in_a_ledger_that_the_kiosk_wrote(engine: Engine) -> None:
    live_in(engine)
    with engine.connect() as connection:
        for table in ("loan", "operation", "journal", "entry", "strip", "swap", "reservation", "report", "inbox"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar(), table
    assert (said(engine), checks.at_start(engine)) == ([], ())


def test_nothing_is_found_in_a_house_with_a_desk_or_in_an_empty_one(engine: Engine, clock: Clock) -> None:
    assert said(engine) == []
    furnish_desk(Builder(engine, clock))
    assert said(engine) == []


def test_nothing_is_found_after_loans_were_forgotten_and_members_erased(engine: Engine) -> None:
    live_in(engine)
    ledger = SqlLedger(engine, Clock(AT + timedelta(days=60)), BRUSSELS, KEY)
    for _ in forgetting(ledger):
        pass
    assert said(engine) == []
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM loan WHERE member_id IS NULL")).scalar() > 0  # type: ignore[operator]
        numbers = list(connection.execute(text("SELECT id, number FROM member ORDER BY id")))

    for member, number in numbers[:20]:
        assert ledger.erase_again(MemberId(member), number)

    assert said(engine) == []


def test_nothing_is_found_after_wrong_pins(engine: Engine, clock: Clock) -> None:
    """The delays after wrong PINs are the only numbers in the ledger that are not whole."""
    desk = Builder(engine, clock)
    furnish_desk(desk)
    for pin in ("0000", "0001", "0002", "0003", "0004", "0005"):
        desk.open_visit_by_number("2001", pin)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(left_seconds) FROM pin_try")).scalar()
    assert said(engine) == []


def test_a_loan_that_an_import_ended_is_no_damage(engine: Engine, clock: Clock) -> None:
    """The kiosk lent the item; an import from another program, or from another version, ended the loan."""
    live_in(engine)
    run = {"began_at": clock(), "kind": "loans", "source": "a kiosk", "file": "loans.csv", "digest": "d"}
    with engine.begin() as connection:
        running = select(func.min(loan.c.id)).where(loan.c.returned_at.is_(None), loan.c.undone_at.is_(None))
        number = connection.execute(running).scalar_one()
        connection.execute(update(loan).where(loan.c.id == number).values(returned_at=clock()))
    assert [each.split(":")[0] for each in said(engine)] == [f"Table loan, row {number}"]

    with engine.begin() as connection:
        (import_id,) = connection.execute(insert(import_run).values(run)).inserted_primary_key or ()
        change = {"import_id": import_id, "row_id": number, "changed": "{}"}
        connection.execute(insert(import_change).values(change))
    assert said(engine) == []


def test_a_return_by_a_clock_that_lies_before_the_loan_is_no_damage(engine: Engine) -> None:
    """The clock of another kiosk may be slow, or the clock of this kiosk may have been set back since the loan."""
    live_in(engine)
    with engine.connect() as connection:
        of_today = select(loan.c.id, item.c.barcode).join(item).where(loan.c.lent_at == AT, is_open)
        number, barcode = connection.execute(of_today.order_by(loan.c.id)).first() or ()

    Builder(engine, Clock(AT - timedelta(seconds=2))).give_back(Operation("behind"), None, barcode)

    with engine.connect() as connection:
        assert connection.execute(select(loan.c.returned_at).where(loan.c.id == number)).scalar_one() == AT
    assert said(engine) == []


def test_a_value_that_no_constraint_allows_is_found(engine: Engine, clock: Clock) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("not run: PostgreSQL lets nobody ignore a constraint")
    furnish_desk(Builder(engine, clock))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        connection.exec_driver_sql("UPDATE item SET value = -1 WHERE id = (SELECT min(id) FROM item)")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=OFF")
    assert "The file is damaged: CHECK constraint failed in item." in said(engine)


def test_a_check_cannot_write(engine: Engine) -> None:
    reader = reading_engine(engine)
    with reader.connect() as connection, pytest.raises(DBAPIError):
        connection.exec_driver_sql("DELETE FROM inbox")
    reader.dispose()


def test_rows_written_while_a_check_reads_are_no_damage(engine: Engine, clock: Clock) -> None:
    """A check reads the last numbers given out before it reads the rows, so a row that is added in between has a higher
    number.
    """
    if engine.dialect.name != "sqlite":
        pytest.skip("not run: PostgreSQL counts by itself")
    furnish_desk(Builder(engine, clock))
    written: list[int] = []

    def after(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "sqlite_sequence" in statement:
            written.append(len(written))
            Builder(engine, clock).add_member(f"N{len(written)}", "Noor Peeters")

    event.listen(Engine, "after_cursor_execute", after)
    try:
        assert said(engine) == []
    finally:
        event.remove(Engine, "after_cursor_execute", after)
    assert written


# --- every check, with something to find -------------------------------------------------------------------------


@dataclass(frozen=True)
class Damage:
    """A change that only a damaged disk or another program can make, and how the sentence of its finding begins."""

    change: str
    finding: str


DAMAGES = (
    Damage("UPDATE loan SET due_on = '2026-1x-24' WHERE id = 3", "Table loan, row 3: its column due_on cannot be read"),
    Damage(
        "UPDATE loan SET due_on = '20261224' WHERE id = 3", "Table loan, row 3: its column due_on is not written as"
    ),
    Damage(
        "UPDATE loan SET lent_at = 'yesterday' WHERE id = 3", "Table loan, row 3: its column lent_at cannot be read"
    ),
    Damage(
        "UPDATE loan SET lent_at = replace(lent_at, '+00:00', '+01:00') WHERE id = 3",
        "Table loan, row 3: its column lent_at is not written as",
    ),
    Damage("UPDATE card SET adult = 7 WHERE id = 2", "Table card, row 2: its column adult is not written as"),
    Damage("UPDATE terms SET document = '{' WHERE id = 2", "Table terms, row 2: its column document cannot be read"),
    Damage(
        "UPDATE terms SET document = replace(document, '\"loans\"', '\"loanz\"') WHERE id = 2",
        "Table terms, row 2: its column document is not written as",
    ),
    Damage("UPDATE setting SET value = '[]' WHERE name = 'house'", "Table setting: the settings of the house: what"),
    Damage("UPDATE operation SET answer = '{}' WHERE seq = 4", "Table operation, row 4: its column answer cannot be"),
    Damage("UPDATE inbox SET kind = 'elsewhere', trouble = 'x' WHERE id = 1", "Table inbox, row 1: its column trouble"),
    Damage("UPDATE initiative SET colour = 'red' WHERE id = 1", "Table initiative, row 1: its column colour is not"),
    Damage("UPDATE member SET pin_hash = '1234' WHERE id = 1", "Table member, row 1: its column pin_hash cannot be"),
    Damage("UPDATE member SET language = 'n1' WHERE id = 1", "Table member, row 1: its column language is not written"),
    Damage("UPDATE initiative SET name = 'x' WHERE id = 1", "Table terms, row 1: its initiative has another name"),
    Damage(
        "UPDATE terms SET initiative_id = 2 WHERE id = 1",
        "Table terms, row 1: it is that of another initiative",
    ),
    Damage("UPDATE subscription SET plan = 'x' WHERE id = 1", "Table subscription, row 1: its terms have no such plan"),
    Damage(
        "UPDATE subscription SET last = '2031-01-01' WHERE id = 1",
        "Table subscription, row 1: it lasts longer or shorter",
    ),
    Damage("UPDATE strip SET remaining = 1000", "Table strip, row 1: the strips left are not those of the plan"),
    Damage("UPDATE operation SET elsewhere = 1 - elsewhere WHERE seq = 4", "Table operation, row 4: what was answered"),
)
"""Changes that are found on both kinds of database."""

BROKEN = {
    ("entry", "its balance"): "UPDATE entry SET balance = balance + 1 WHERE id = 2",
    (
        "entry",
        "it does not reverse",
    ): "UPDATE entry SET undoes = (SELECT min(id) FROM entry), kind = 'undone' WHERE id = 2",
    ("entry", "it is of another moment"): """UPDATE entry SET at = '2026-01-01T00:00:00.000000+00:00' WHERE id =
        (SELECT max(id) FROM entry WHERE account = 'owed' AND line IS NOT NULL)""",
    (
        "entry",
        "it is of another member",
    ): "UPDATE entry SET subscription_id = 9, kind = 'plan', account = 'points' WHERE id = 1",
    ("strip", "the strips left"): "UPDATE strip SET place = 2",
    ("strip", "it does not give back"): "UPDATE strip SET undoes = id",
    ("strip", "it is of another moment"): "UPDATE strip SET at = '2026-01-01T00:00:00.000000+00:00'",
    ("item", "it is lent twice"): """INSERT INTO loan (item_id, member_id, lent_at, due_on) SELECT item_id, member_id,
        lent_at, due_on FROM loan WHERE returned_at IS NULL AND undone_at IS NULL LIMIT 1""",
    ("loan", "its item, member"): "UPDATE loan SET lent_at = '2026-01-01T00:00:00.000000+00:00' WHERE id = 3",
    ("loan", "when it is due"): "UPDATE loan SET due_on = '2031-01-01' WHERE id = 3",
    ("loan", "whether and when"): """UPDATE loan SET undone_at = lent_at WHERE returned_at IS NULL AND id = 3""",
    ("loan", "its subscription"): """UPDATE loan SET subscription_id = (SELECT subscription.id FROM subscription
        WHERE subscription.member_id <> loan.member_id LIMIT 1) WHERE id = 3""",
    ("operation", "the journal"): "DELETE FROM journal WHERE operation = 'loan 0'",
    ("operation", "it is of another item"): "UPDATE operation SET item_id = 99 WHERE kind = 'undone'",
    ("reservation", "its item or member"): "UPDATE reservation SET member_id = member_id + 1",
    ("reservation", "its item is not"): "UPDATE item SET kept_until = '2031-01-01' WHERE kept_until IS NOT NULL",
    ("swap", "its member"): "UPDATE swap SET member_id = member_id + 1",
    ("inbox", "its item or loan"): "UPDATE inbox SET item_id = item_id + 1 WHERE line IS NOT NULL",
    ("report", "its loan"): "UPDATE report SET loan_id = loan_id + 1",
    ("subscription", "its terms"): """UPDATE subscription SET terms_id = (SELECT terms.id FROM terms
        WHERE terms.initiative_id <> subscription.initiative_id LIMIT 1) WHERE id = 1""",
}
"""For each rule, by its table and how its sentence begins, a change that breaks it."""


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[Callable[[str], Engine]]:
    """A function that makes a house in use and carries out this change with triggers, constraints and indexes switched
    off.
    """
    engines: list[Engine] = []

    def change(statement: str) -> Engine:
        file = tmp_path / f"{len(engines)}.db"
        file.write_bytes(used_ledger())
        driver = dbapi2.connect(str(file))
        driver.execute("PRAGMA ignore_check_constraints=ON")
        for name, table in driver.execute("SELECT name, type FROM sqlite_master WHERE type = 'trigger'").fetchall():
            driver.execute(f"DROP {table} {name}")
        driver.execute("DROP INDEX uq_loan_open_item")
        assert driver.execute(statement).rowcount > 0, "nothing was damaged"
        driver.commit()
        driver.close()
        engines.append(open_engine(f"sqlite:///{file}"))
        return engines[-1]

    yield change
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.finding)
def test_a_value_that_cannot_be_read_or_does_not_agree_is_named_by_table_and_row(
    damage: Damage, damaged: Callable[[str], Engine]
) -> None:
    found = said(damaged(damage.change))

    assert [sentence for sentence in found if sentence.startswith(damage.finding)] != [], found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.table}, {rule.says}")
def test_every_rule_is_broken_once_and_found(rule: Rule, damaged: Callable[[str], Engine]) -> None:
    (change,) = (sql for (table, begins), sql in BROKEN.items() if table == rule.table and rule.says.startswith(begins))

    found = said(damaged(change))

    assert [one for one in found if rule.says in one] != [], found


def test_a_damaged_index_schema_or_reference_is_found(damaged: Callable[[str], Engine]) -> None:
    orphan = damaged("DELETE FROM item WHERE id = (SELECT min(item_id) FROM loan)")
    assert [one for one in said(orphan) if "refers to a row of table item that is not there" in one] != []
    again = damaged("UPDATE sqlite_sequence SET seq = 3 WHERE name = 'loan'")
    assert "Table loan: a number that was given out could be given out again." in said(again)
    weaker = [one for one in said(again) if "schema of uq_loan_open_item" in one or "trigger entry_no_delete" in one]
    assert len(weaker) == 2


def test_a_finding_tells_no_value(damaged: Callable[[str], Engine]) -> None:
    engine = damaged("UPDATE member SET language = 'Ada Peeters', pin_hash = 'geheim' WHERE id = 1")

    told = " ".join(said(engine))

    assert {type(one.table) for one in checks.look(engine)} == {str}, "others cannot be written as JSON"
    assert "Table member, row 1" in told
    assert re.search("Ada|Peeters|geheim", told) is None


HEADER = bytearray(used_ledger()[:100])
SIZE = len(used_ledger())


def test_the_header_is_compared_with_the_file_unless_newer_pages_lie_beside_it() -> None:
    head = bytes(HEADER)
    assert header_differs(head, SIZE, False) == ()
    assert header_differs(head, SIZE - 4096, False) == ("The file has another size than its header says.",)
    assert header_differs(head, SIZE - 4096, True) == ()
    assert header_differs(b"", 0, False) == ("The file is not a SQLite database any more.",)
    assert header_differs(b"", 0, True) == ()
    for place in (0, 18, 21, 59, 72):
        changed = bytes([*head[:place], head[place] ^ 4, *head[place + 1 :]])
        assert header_differs(changed, SIZE, False) != (), place


def test_the_digests_of_the_triggers_are_those_of_the_migrations(
    sqlite_url: str, opened: Callable[[str], Engine]
) -> None:
    with opened(sqlite_url).connect() as connection:
        kept = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        made = {name: digest(sql) for name, sql in connection.exec_driver_sql(kept)}
    assert {name: made[name] for name in KEPT} == TRIGGERS, "write these digests into db/checks/schema.py"
