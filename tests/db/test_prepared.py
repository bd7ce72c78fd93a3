"""The statements of the ledger are compiled once, and a scan executes few of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError, MultipleResultsFound, NoResultFound, OperationalError

from bench.house import TERMS
from db.ledger import SqlLedger
from db.ledger.prepared import PreparedConnection, Rows, known, prepared
from db.ledger.statements import items, operations, people, privacy
from db.ledger.statements.tables import code, setting
from db.trouble import kind_of
from kiosk.lending.model import CardId, MemberId, Operation
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import House, LoanTerms
from tests.db.conftest import BRUSSELS, KEY
from tests.support.builder import Builder

Open = Callable[[str], Engine]

LENT, RETURNED, OPENED = 22, 11, 15
"""The statements of a loan, of a return and of a card, with the beginning and the end of the transaction."""


@pytest.fixture
def engine(sqlite_url: str, opened: Open) -> Engine:
    return opened(sqlite_url)


@pytest.fixture
def house(desk: Builder) -> Builder:
    """A house whose terms ask for everything at a scan: a strip and a fee at the social tariff, a limit, a deposit,
    parts.
    """
    desk.apply_house(House(), (TERMS,))
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CardId("ada"))
    desk.add_subscription("1001", "house", "strips", date(2026, 1, 1))
    desk.add_referral("1001", ProofKind.LETTER, date(2100, 1, 1))
    desk.add_item("T1", "Ding", None, "box", "house")
    return desk


def statements_of(engine: Engine, act: Callable[[], object]) -> list[str]:
    """The statements that SQLite executes during `act`, without those of its triggers."""
    heard: list[str] = []
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
    driver.set_trace_callback(heard.append)
    try:
        act()
    finally:
        driver.set_trace_callback(None)
    return [one for one in heard if not one.startswith("--")]


def test_a_scan_and_a_card_execute_no_more_statements_than_they_need(
    house: Builder, ledger: SqlLedger, engine: Engine
) -> None:
    ledger.warm()
    ada, card = MemberId(1), CardId("ada")
    ledger.open_visit(card)

    opened = statements_of(engine, lambda: ledger.open_visit(card))
    lent = statements_of(engine, lambda: ledger.lend_or_return(Operation("one"), ada, "T1", card))
    returned = statements_of(engine, lambda: ledger.lend_or_return(Operation("two"), ada, "T1", card))

    assert (len(lent), len(returned), len(opened)) == (LENT, RETURNED, OPENED)


def steps_of(engine: Engine, act: Callable[[], object]) -> int:
    """The steps that SQLite's own machine took meanwhile, in tens."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
    driver.set_progress_handler(step, 10)
    try:
        act()
    finally:
        driver.set_progress_handler(None, 0)
    return taken


@pytest.mark.parametrize(("loans", "grows"), [(LoanTerms(), False), (LoanTerms(most=1000), True)])
def test_a_loan_costs_no_more_where_much_is_at_home_already_unless_the_terms_count_that(
    house: Builder, ledger: SqlLedger, engine: Engine, loans: LoanTerms, grows: bool
) -> None:
    house.apply_house(House(), (replace(TERMS, loans=loans),))
    for number in range(2, 90):
        house.add_item(f"T{number}", "Ding", None, "box", "house")
    ledger.warm()

    def lend(number: int) -> int:
        code = f"T{number}"
        return steps_of(engine, lambda: ledger.lend_or_return(Operation(code), MemberId(1), code, CardId("ada")))

    first, *_, last = map(lend, range(1, 90))
    assert (last > first * 1.5) is grows


def test_the_warm_up_asks_for_the_public_holidays_of_the_house(house: Builder, engine: Engine) -> None:
    """The library of public holidays takes a tenth of a second to load; the first scan would wait for it."""
    house.apply_house(House(holidays="BE"), (TERMS,))
    asked: list[tuple[str, date]] = []

    def public_holidays(country: str) -> Callable[[date], bool]:
        return lambda day: bool(asked.append((country, day)))

    SqlLedger(engine, lambda: datetime.now(UTC), BRUSSELS, KEY, public_holidays=public_holidays).warm()

    assert {country for country, _ in asked} == {"BE"}


def test_a_scan_asks_sqlalchemy_for_nothing(house: Builder, ledger: SqlLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.warm()
    ledger.open_visit(CardId("ada"))
    asked: list[object] = []
    execute = Connection.execute
    monkeypatch.setattr(
        Connection,
        "execute",
        lambda self, statement, *more: (asked.append(statement), execute(self, statement, *more))[1],
    )

    ledger.open_visit(CardId("ada"))
    ledger.lend_or_return(Operation("one"), MemberId(1), "T1", CardId("ada"))
    assert asked == []

    ledger._run(lambda tx: tx.connection.execute(select(setting.c.value)).all())
    assert len(asked) == 1, "what is not known is passed on, and this test would see it"


def test_rows_have_names_and_values_as_those_of_sqlalchemy(house: Builder, engine: Engine) -> None:
    for statement, given in (
        (items.LOOK_CODE, {"scanned": "T1"}),
        (people.FIND_CARD, {"digest": "nobody's"}),
        (people.LOOK_PERSON, {"member": 1, "digest": None}),
        (people.SUBSCRIPTIONS, {"member": 1, "initiative": 1, "today": date(2026, 6, 1)}),
    ):
        with engine.begin() as connection:
            whole = connection.execute(statement, given).all()
            known_by_itself = prepared(connection).execute(statement, given)
            assert isinstance(known_by_itself, Rows)
            rows = known_by_itself.all()
        assert rows == whole
        assert [row._asdict() for row in rows] == [row._asdict() for row in whole]


def test_a_statement_with_a_list_of_values_fits_its_length_each_time(engine: Engine) -> None:
    with engine.begin() as connection:
        for members in ([], [1], [1, 2, 3]):
            assert prepared(connection).execute(privacy.PROOFS, {"members": members}).all() == []


def test_the_number_of_rows_of_a_result_is_checked() -> None:
    with pytest.raises(NoResultFound):
        Rows([], 0).one()
    with pytest.raises(MultipleResultsFound):
        Rows([(1,), (2,)], 2).one_or_none()
    assert Rows([(1,), (2,)], 2).first() == (1,)


def test_an_error_of_the_database_does_not_contain_the_values(house: Builder, engine: Engine) -> None:
    new = {"item_id": 99, "member_id": 1, "lent_at": datetime(2026, 6, 1, tzinfo=UTC), "due_on": date(2026, 6, 2)}
    with pytest.raises(IntegrityError) as told, engine.begin() as connection:
        prepared(connection).execute(operations.ADD_LOAN, {**new, "terms_id": 4711, "subscription_id": None})
    assert "4711" not in str(told.value)
    assert kind_of(told.value) == "IntegrityError SQLITE_CONSTRAINT"


def test_a_statement_that_cannot_be_executed_is_an_error_of_the_database(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE part")
        with pytest.raises(OperationalError):
            prepared(connection).execute(items.PARTS, {"item": 1})
        connection.rollback()


def test_only_constant_statements_are_kept(engine: Engine) -> None:
    assert id(items.LOOK_CODE) in known()
    once = insert(code).values(code="T9", kind="item")
    assert id(once) not in known()
    with engine.begin() as connection:
        kept = prepared(connection)
        assert isinstance(kept, PreparedConnection)
        kept.execute(once)
        assert kept.execute(items.FIND_CODE, {"scanned": "T9"}).scalar() == "item"
