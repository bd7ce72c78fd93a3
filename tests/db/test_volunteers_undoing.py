"""The operations of the last 24 hours: the list, the consequences of undoing one, and undoing it."""

from datetime import date, timedelta

from sqlalchemy import Engine

from db.ledger import SqlLedger
from kiosk.lending.commands import CheckIn, UndoOperation
from kiosk.lending.events import Recorded, VisitOpened
from kiosk.lending.model import CardId, Cents, MemberId, Operation
from kiosk.lending.volunteers.events import Declined, PastOperationsRead, UndoingRead
from kiosk.lending.volunteers.model import Consequence, DeclineCause
from tests.db.conftest import Clock
from tests.db.furnishing import (
    People,
    actors,
    bring_back,
    lend,
)
from tests.house import ADAS_NUMBER, BENS_NUMBER, CLOTHES
from tests.support.builder import Builder, new


def past_operations(ledger: SqlLedger, by: MemberId) -> list[tuple[str, str]]:
    answer = ledger.read_past_operations(by)
    assert isinstance(answer, PastOperationsRead)
    return [(one.kind, one.item.barcode if one.item else "") for one in answer.operations]


def consequences(ledger: SqlLedger, by: MemberId, undone: Operation) -> tuple[tuple[Consequence, object], ...]:
    answer = ledger.read_undoing(by, undone)
    assert isinstance(answer, UndoingRead)
    return answer.undoing.consequences


def test_the_list_has_the_last_operation_of_each_item_newest_first(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-2")
    lend(ledger, people.ada, "TOY-3")
    bring_back(ledger, people.ada, "TOY-2")
    assert past_operations(ledger, people.joke) == [("returned", "TOY-2"), ("lent", "TOY-3")]
    clock.pass_by(timedelta(hours=23))
    ledger.give(new(), people.ada, "T1")
    assert past_operations(ledger, people.leen) == [("swapped", "T1"), ("returned", "TOY-2"), ("lent", "TOY-3")]
    assert past_operations(ledger, people.rik) == [("swapped", "T1")]
    clock.pass_by(timedelta(hours=2))
    assert past_operations(ledger, people.leen) == [("swapped", "T1")]


def test_the_list_names_the_member_and_the_volunteer(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    ledger.do_at_desk(new(), people.joke, CheckIn("TOY-2"))
    lend(ledger, people.ben, "TOY-3")
    answer = ledger.read_past_operations(people.joke)
    assert isinstance(answer, PastOperationsRead)
    assert [(one.by, one.member) for one in answer.operations] == [("", "Ben Okafor"), ("Joke", "Ada Peeters")]


def test_undoing_a_loan_ends_it_and_removes_its_fee(engine: Engine, people: People, ledger: SqlLedger) -> None:
    undone = lend(ledger, people.ada, "TOY-2")
    expected = ((Consequence.LOAN_ENDS, None), (Consequence.MONEY, Cents(100)))
    assert consequences(ledger, people.joke, undone) == expected
    assert ledger.do_at_desk(new(), people.joke, UndoOperation(undone)) == PastOperationsRead(())
    visit = ledger.open_visit(CardId(f"card {ADAS_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    assert (visit.loans, visit.accounts) == ((), ())
    assert actors(engine, "lent, undone") == [f"volunteer {people.joke}"]


def test_undoing_a_return_reopens_the_loan_and_its_queue_waits_on(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-2")
    ledger.reserve(new(), people.ben, "TOY-2")
    clock.pass_by(timedelta(days=21))
    undone = bring_back(ledger, people.ada, "TOY-2")
    assert consequences(ledger, people.joke, undone) == (
        (Consequence.OUT_AGAIN, date(2026, 12, 7)),
        (Consequence.HOLD, date(2026, 12, 21)),
        (Consequence.MONEY, Cents(50)),
    )
    ledger.do_at_desk(new(), people.joke, UndoOperation(undone))
    visit = ledger.open_visit(CardId(f"card {BENS_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    assert [one.hold for one in visit.reservations] == [None]


def test_undoing_a_renewal_restores_the_due_day(people: People, clock: Clock, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    clock.pass_by(timedelta(days=3))
    renewed = ledger.renew(new(), people.ada, "TOY-2")
    assert isinstance(renewed, Recorded)
    expected = ((Consequence.SHORTER, date(2026, 12, 7)), (Consequence.MONEY, Cents(100)))
    assert consequences(ledger, people.joke, renewed.line.operation) == expected


def test_undoing_a_swap_gives_the_points_back(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.count_points(ADAS_NUMBER, CLOTHES.key, 5)
    swapped = ledger.lend_or_return(new(), people.ada, "T1")
    assert isinstance(swapped, Recorded)
    assert consequences(ledger, people.rik, swapped.line.operation) == ((Consequence.POINTS, -2),)


def test_undoing_a_reservation_loses_the_place_in_the_queue(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    waiting = ledger.reserve(new(), people.ben, "TOY-2")
    assert isinstance(waiting, Recorded)
    assert consequences(ledger, people.joke, waiting.line.operation) == ((Consequence.PLACE, None),)
    ready = ledger.reserve(new(), people.ben, "TOY-3")
    assert isinstance(ready, Recorded)
    expected = ((Consequence.PLACE, None), (Consequence.HOLD, date(2026, 11, 30)))
    assert consequences(ledger, people.joke, ready.line.operation) == expected


def test_an_undoing_asked_twice_undoes_once(people: People, ledger: SqlLedger) -> None:
    undone, operation = lend(ledger, people.ada, "TOY-2"), new()
    first = ledger.do_at_desk(operation, people.joke, UndoOperation(undone))
    lend(ledger, people.ada, "TOY-3")
    assert ledger.do_at_desk(operation, people.joke, UndoOperation(undone)) != first
    assert past_operations(ledger, people.joke) == [("lent", "TOY-3")]


def test_an_operation_that_a_later_one_depends_on_cannot_be_undone(people: People, ledger: SqlLedger) -> None:
    undone = lend(ledger, people.ada, "TOY-2")
    bring_back(ledger, people.ada, "TOY-2")
    assert ledger.do_at_desk(new(), people.joke, UndoOperation(undone)) == Declined(DeclineCause.TOO_LATE)


def test_an_operation_older_than_a_day_cannot_be_undone(people: People, clock: Clock, ledger: SqlLedger) -> None:
    undone = lend(ledger, people.ada, "TOY-2")
    clock.pass_by(timedelta(hours=24, minutes=1))
    assert ledger.read_undoing(people.joke, undone) == Declined(DeclineCause.TOO_LATE)
    assert ledger.do_at_desk(new(), people.joke, UndoOperation(undone)) == Declined(DeclineCause.TOO_LATE)


def test_volunteers_can_undo_their_own_return_at_every_initiative(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-2")
    undone = new()
    ledger.do_at_desk(undone, people.rik, CheckIn("TOY-2"))
    assert ledger.do_at_desk(new(), people.rik, UndoOperation(undone)) == PastOperationsRead(())
    visit = ledger.open_visit(CardId(f"card {ADAS_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    assert [loan.item.barcode for loan in visit.loans] == ["TOY-2"]
    assert actors(engine, "returned, undone") == [f"volunteer {people.rik}"]


def test_a_return_by_another_volunteer_at_another_initiative_cannot_be_undone(
    people: People, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-2")
    undone = new()
    ledger.do_at_desk(undone, people.joke, CheckIn("TOY-2"))
    assert ledger.do_at_desk(new(), people.rik, UndoOperation(undone)) == Declined(DeclineCause.NOT_YOURS)


def test_an_operation_of_another_initiative_or_an_unknown_one_cannot_be_undone(
    people: People, ledger: SqlLedger
) -> None:
    undone = lend(ledger, people.ada, "TOY-2")
    for asked in (
        ledger.read_undoing(people.rik, undone),
        ledger.do_at_desk(new(), people.rik, UndoOperation(undone)),
    ):
        assert asked == Declined(DeclineCause.NOT_YOURS)
    assert ledger.read_undoing(people.joke, new()) == Declined(DeclineCause.UNKNOWN)
