"""A closing that is entered after a day was agreed: the due days of loans and the last days of holds move past it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import Engine

from db.checks import look
from db.ledger import SqlLedger
from kiosk.lending.commands import AsUsual, CloseToday
from kiosk.lending.events import Undone
from kiosk.lending.model import Cents, Hold, MemberId
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.terms import House, LoanTerms, ReservationTerms, SelfService, Terms
from tests.db.conftest import Clock
from tests.db.sharing import CARDS, NAMES, line_of, visit
from tests.house import CEMS_NUMBER, TODAY, TOOLS
from tests.support.builder import Builder, new

DUE = TODAY + timedelta(days=7)
"""The due day of a loan of today without any closing, a Monday."""
CLOSED = Closure(DUE - timedelta(days=2), DUE + timedelta(days=6))
AFTER = CLOSED.last + timedelta(days=1)
LENT = Terms(
    TOOLS.key,
    TOOLS.name,
    TOOLS.colour,
    loans=LoanTerms(days=7, late=Cents(50)),
    reservations=ReservationTerms(days=3),
)
CEM = MemberId(3)
"""The volunteer of the tools."""
SATURDAYS: tuple[tuple[Hours, ...], ...] = ((), (), (), (), (), (Hours(time(10), time(12)),), ())


@pytest.fixture
def house(desk: Builder) -> Builder:
    desk.apply_house(House(holidays=""), (LENT,))
    for number, card in CARDS.items():
        desk.add_member(number, NAMES[number])
        desk.add_card(number, card)
    desk.add_item("SAW", "Zaag", None, "saw", TOOLS.key)
    desk.add_volunteer(CEMS_NUMBER, TOOLS.key)
    return desk


def close(house: Builder, **more: object) -> None:
    house.apply_house(House(holidays=""), (replace(LENT, closed=(CLOSED,), **more),))  # type: ignore[arg-type]


def due(ledger: SqlLedger) -> date:
    (loan,) = visit(ledger, "1001").loans
    return loan.due_on


def hold(ledger: SqlLedger, number: str) -> Hold | None:
    (waiting,) = visit(ledger, number).reservations
    return waiting.hold


def test_a_loan_due_in_a_closing_is_due_after_it_and_costs_nothing(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock, engine: Engine
) -> None:
    assert line_of(ledger.lend_or_return(new(), ada, "SAW")).due_on == DUE
    close(house)
    assert due(ledger) == AFTER
    assert [one.due_on for one in house.list_open_loans()] == [AFTER]
    house.apply_house(House(holidays=""), (LENT,))
    assert due(ledger) == AFTER, "nobody has to come sooner than they were told"
    clock.pass_by(AFTER - TODAY)
    assert visit(ledger, "1001").loans[0].late_fee == 0
    back = line_of(ledger.lend_or_return(new(), ada, "SAW"))
    assert back.price == 0
    assert [(one.what, one.item, one.member) for one in house.list_journal() if one.what == "due day moved"] == [
        ("due day moved", "SAW", "1001")
    ]
    assert look(engine) == ()


def test_a_due_day_that_is_restored_by_undoing_moves_as_well(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    renewed = line_of(ledger.renew(new(), ada, "SAW"))
    assert renewed.due_on == DUE + timedelta(days=7)
    returned = line_of(ledger.lend_or_return(new(), ada, "SAW"))
    house.apply_house(House(closed=(replace(CLOSED, last=CLOSED.last + timedelta(days=1)),), holidays=""), (LENT,))
    assert isinstance(ledger.undo(new(), returned.operation), Undone)
    assert due(ledger) == AFTER + timedelta(days=1)
    assert isinstance(ledger.undo(new(), renewed.operation), Undone)
    assert due(ledger) == AFTER + timedelta(days=1)
    assert look(engine) == ()


def test_a_loan_due_on_a_day_that_a_volunteer_closes_is_due_the_next_day(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    clock.pass_by(DUE - TODAY)
    ledger.do_at_desk(new(), CEM, CloseToday(TOOLS.key))
    assert due(ledger) == DUE + timedelta(days=1)
    ledger.do_at_desk(new(), CEM, AsUsual(TOOLS.key))
    assert due(ledger) == DUE + timedelta(days=1)
    clock.pass_by(timedelta(days=1))
    assert line_of(ledger.lend_or_return(new(), ada, "SAW")).price == 0


def test_the_last_day_of_a_hold_is_one_on_which_the_item_can_be_fetched(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    house.apply_house(House(holidays=""), (replace(LENT, self_service=SelfService.RETURN, hours=SATURDAYS),))
    ledger.reserve(new(), ada, "SAW")
    kept = hold(ledger, "1001")
    assert kept is not None
    assert kept.until == TODAY + timedelta(days=5)


def test_a_hold_that_spans_a_closing_can_be_fetched_after_it_before_the_next_member_gets_it(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, clock: Clock, engine: Engine
) -> None:
    ledger.reserve(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    house.apply_house(House(holidays=""), (replace(LENT, closed=(Closure(TODAY, CLOSED.last),)),))
    kept = hold(ledger, "1001")
    assert kept is not None
    assert kept.until == AFTER
    clock.pass_by(AFTER - TODAY)
    assert (hold(ledger, "1001"), hold(ledger, "1002")) == (kept, None)
    fetched = line_of(ledger.lend_or_return(new(), ada, "SAW"))
    clock.pass_by(timedelta(hours=1))
    house.apply_house(House(holidays=""), (replace(LENT, closed=(Closure(AFTER, AFTER),)),))
    assert isinstance(ledger.undo(new(), fetched.operation), Undone)
    again = hold(ledger, "1001")
    assert again == replace(kept, until=AFTER + timedelta(days=1))
    clock.pass_by(timedelta(days=2))
    assert hold(ledger, "1002") is not None
    assert look(engine) == ()
