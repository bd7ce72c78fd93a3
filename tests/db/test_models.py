"""Constraints of the database: what must never happen is refused, whoever asks."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, StatementError

from db.ledger.statements.items import WHO_HAS
from db.ledger.statements.operations import ADD_LOAN, END_LOAN, UNDO_LOAN
from db.ledger.statements.tables import item, loan, member, pin_try
from tests.support.builder import Builder

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LOAN = {"item_id": 1, "member_id": 1, "lent_at": AT, "due_on": date(2026, 12, 14)}


@pytest.fixture
def house(desk: Builder) -> Builder:
    desk.open_house("Huis")
    desk.add_item("A-1", "Ding")
    desk.add_member("1001", "Ada Peeters")
    return desk


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO code VALUES ('1001', 'item')",
        "INSERT INTO code VALUES (' A', 'item')",
        "INSERT INTO code VALUES ('a', 'item')",
        "INSERT INTO code VALUES ('', 'item')",
        "INSERT INTO code VALUES ('B', 'label')",
        "INSERT INTO item (barcode, name, category, initiative_id) VALUES ('1001', 'x', 'box', 1)",
        "INSERT INTO item (barcode, name, category, initiative_id) VALUES ('NO-CODE', 'x', 'box', 1)",
        "INSERT INTO member (number, name, language, more_time) VALUES ('A-1', 'x', 'nl', 0)",
        "INSERT INTO card (digest, member_id) VALUES ('x', 99)",
        "INSERT INTO loan (item_id, member_id, lent_at, due_on) VALUES (1, 99, 'x', 'x')",
        "INSERT INTO loan (item_id, member_id, lent_at, due_on) VALUES ('one', 1, 'x', 'x')",
        "DELETE FROM code WHERE code = 'A-1'",
        "UPDATE item SET loan_days = 0",
    ],
)
def test_the_database_refuses(engine: Engine, house: Builder, statement: str) -> None:
    before = (house.list_items(), house.list_members())
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))
    assert (house.list_items(), house.list_members()) == before


def test_an_item_has_one_open_loan_at_most(engine: Engine, house: Builder) -> None:
    with engine.begin() as connection:
        first = connection.execute(ADD_LOAN, LOAN).scalar_one()
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(ADD_LOAN, LOAN)
    with engine.begin() as connection:
        connection.execute(END_LOAN, {"loan": first, "moment": AT})
        second = connection.execute(ADD_LOAN, LOAN).scalar_one()
        connection.execute(UNDO_LOAN, {"loan": second, "moment": AT})
        third = connection.execute(ADD_LOAN, LOAN).scalar_one()
        assert connection.execute(WHO_HAS, {"item": 1}).one().id == third


def test_a_moment_is_read_back_as_the_same_moment_in_utc(engine: Engine, house: Builder) -> None:
    summer = datetime(2026, 7, 1, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    with engine.begin() as connection:
        connection.execute(ADD_LOAN, {**LOAN, "lent_at": summer})
        kept, day = connection.execute(loan.select().with_only_columns(loan.c.lent_at, loan.c.due_on)).one()
        raw = connection.execute(text("SELECT lent_at, due_on FROM loan")).one()
    assert (kept, kept.tzinfo, day) == (summer, UTC, date(2026, 12, 14))
    assert raw == ("2026-07-01T00:30:00.123456+00:00", "2026-12-14")


@pytest.mark.parametrize(
    "wrong", [{"lent_at": AT.replace(tzinfo=None)}, {"due_on": AT}], ids=["naive moment", "moment for a day"]
)
def test_a_naive_moment_and_a_moment_in_place_of_a_day_raise(
    engine: Engine, house: Builder, wrong: dict[str, object]
) -> None:
    with pytest.raises(StatementError, match=r"time zone|A day"), engine.begin() as connection:
        connection.execute(ADD_LOAN, {**LOAN, **wrong})


def test_stored_moments_sort_in_the_order_of_time(engine: Engine) -> None:
    moments = [AT, AT + timedelta(microseconds=1), AT + timedelta(seconds=1), AT.replace(year=2027)]
    rows = [{"number": str(place), "failures": 1, "last_at": moment} for place, moment in enumerate(reversed(moments))]
    with engine.begin() as connection:
        connection.execute(pin_try.insert(), rows)
        kept = connection.execute(pin_try.select().with_only_columns(pin_try.c.last_at).order_by(pin_try.c.last_at))
        assert list(kept.scalars()) == moments


def test_the_number_of_an_erased_member_is_never_given_out_again(engine: Engine, house: Builder) -> None:
    new = {"number": "1001", "name": "x", "language": "nl", "more_time": False}
    with engine.begin() as connection:
        connection.execute(member.delete())
        again = connection.execute(member.insert().values(new).returning(member.c.id)).scalar_one()
    assert again != 1


def test_no_boolean_column_takes_anything_but_0_and_1(engine: Engine, house: Builder) -> None:
    with engine.connect() as connection:
        assert connection.execute(member.select().with_only_columns(member.c.more_time)).scalar_one() is False
        assert connection.execute(item.select().with_only_columns(item.c.loan_days)).scalar_one() is None
