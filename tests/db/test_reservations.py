"""Reservations: one queue for each item, and a returned item is held for the first in the queue."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.checks import look
from db.ledger import SqlLedger
from kiosk.lending.conditions import Condition
from kiosk.lending.events import CodeUnknown, GivenUp, LendingRefused, Recorded, Undone, UndoRefused
from kiosk.lending.model import Hold, LineKind, MemberId, PartNote, PartsSaid, Reason, Why
from kiosk.lending.terms import House, ReservationTerms
from tests.db.conftest import Clock
from tests.db.sharing import (
    CARDS,
    LENT_TOOLS,
    SHARED_BABIES,
    against,
    condition,
    line_of,
    rows,
    visit,
)
from tests.house import BABIES, TODAY, TOOLS
from tests.support.builder import Builder, new

UNTIL = TODAY + timedelta(days=7)
QUEUE = """SELECT member_id, ready_until, outcome FROM reservation WHERE item_id = 3 ORDER BY id"""


def ready(ledger: SqlLedger, number: str) -> list[tuple[str, int, bool]]:
    """The items that a member waits for, each with the place in the queue and whether it lies ready."""
    return [(one.item.barcode, one.place, one.hold is not None) for one in visit(ledger, number).reservations]


def kept(engine: Engine, barcode: str = "SAW") -> tuple[object, ...]:
    return rows(engine, f"SELECT kept_for, kept_until FROM item WHERE barcode = '{barcode}'")[0]


def hold_of(answer: object) -> Hold:
    hold = line_of(answer).hold
    assert hold is not None
    return hold


# --- the queue ---------------------------------------------------------------------------------------------------


def test_an_item_that_is_out_has_a_queue_in_the_order_in_which_they_came(
    ledger: SqlLedger, ada: MemberId, ben: MemberId, cem: MemberId
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    first, second = ledger.reserve(new(), ben, " saw "), ledger.reserve(new(), cem, "SAW")
    for answer, place in ((first, 1), (second, 2)):
        line = line_of(answer)
        assert line.kind is LineKind.RESERVED
        assert line.reservation is not None
        assert (line.reservation.place, line.reservation.hold) == (place, None)
    assert (ready(ledger, "1002"), ready(ledger, "1003")) == ([("SAW", 1, False)], [("SAW", 2, False)])


def test_the_inbox_asks_to_set_an_item_aside_for_the_present_first_in_its_queue(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    ledger.reserve(new(), ada, "SEAT")
    ledger.reserve(new(), ben, "SEAT")
    ledger.give_up(new(), ada, "SEAT")
    assert [(one.kind, one.item, one.member) for one in house.list_inbox()] == [("reserved", "SEAT", "1002")]
    fetched = line_of(ledger.lend_or_return(new(), ben, "SEAT"))
    assert house.list_inbox() == []
    assert isinstance(ledger.undo(new(), fetched.operation), Undone)
    assert [(one.kind, one.item, one.member) for one in house.list_inbox()] == [("reserved", "SEAT", "1002")]


def test_an_item_reserved_during_a_loan_is_to_be_set_aside_once_the_loan_is_undone(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    lent = line_of(ledger.lend_or_return(new(), ada, "SEAT"))
    ledger.reserve(new(), ben, "SEAT")
    assert isinstance(ledger.undo(new(), lent.operation), Undone)
    assert ready(ledger, "1002") == [("SEAT", 1, True)]
    assert [(one.kind, one.item, one.member) for one in house.list_inbox()] == [("reserved", "SEAT", "1002")]
    assert line_of(ledger.lend_or_return(new(), ben, "SEAT")).kind is LineKind.LENT
    assert house.list_inbox() == []


def test_a_member_who_reserves_again_is_told_the_same_line_with_their_present_place(
    ledger: SqlLedger, ada: MemberId, ben: MemberId, cem: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    first = line_of(ledger.reserve(new(), ben, "SAW"))
    second = line_of(ledger.reserve(new(), cem, "SAW"))
    ledger.undo(new(), first.operation)
    again = line_of(ledger.reserve(new(), cem, "SAW"))
    assert again.operation == second.operation
    assert again.reservation is not None
    assert again.reservation.place == 1
    assert len(rows(engine, QUEUE)) == 2


def test_a_reservation_repeated_under_its_operation_gets_the_same_answer(
    ledger: SqlLedger, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    asking = new()
    first = ledger.reserve(asking, ben, "SAW")
    assert ledger.reserve(asking, ben, "SAW") == first
    assert ledger.reserve(asking, ada, "COT") == first
    assert len(rows(engine, QUEUE)) == 1


def test_a_free_item_is_set_aside_at_once_and_a_volunteer_is_asked_to_do_so(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    line = line_of(ledger.reserve(new(), ada, "SEAT"))
    assert line.reservation is not None
    hold = line.reservation.hold
    assert hold is not None
    assert (hold.shelf, hold.until) == ("Reservaties", UNTIL)
    assert re.fullmatch(r"[A-HJ-NPRT-Y][2346-9]", hold.code)
    assert kept(engine, "SEAT") == (1, str(UNTIL))
    assert [(one.kind, one.item) for one in house.list_inbox()] == [("reserved", "SEAT")]


def test_an_item_that_cannot_be_reserved_is_refused_with_the_reasons(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    assert ledger.reserve(new(), ada, "NO") == CodeUnknown("NO")
    ledger.lend_or_return(new(), ada, "SAW")
    assert against(ledger.reserve(new(), ada, "SAW")) == [Why.AT_YOUR_HOME]
    house.mark_item("COT", Condition.WITHDRAWN)
    assert against(ledger.reserve(new(), ben, "COT")) == [Why.WITHDRAWN]
    house.block_member("1002", "Kom even langs")
    assert against(ledger.reserve(new(), ben, "SEAT")) == [Why.BLOCKED]


def test_a_member_has_no_more_reservations_than_the_initiative_allows(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    house.add_item("SEAT-2", "Zitje", None, "seat", BABIES.key)
    for code in ("COT", "SEAT", "SAW"):
        assert isinstance(ledger.reserve(new(), ada, code), Recorded)
    assert against(ledger.reserve(new(), ada, "SEAT-2")) == [Why.TOO_MANY_RESERVED]
    ledger.give_up(new(), ada, "COT")
    assert isinstance(ledger.reserve(new(), ada, "SEAT-2"), Recorded)


def test_an_initiative_without_reservations_offers_none_in_a_refusal(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    none = replace(SHARED_BABIES, reservations=ReservationTerms(most=0))
    house.apply_house(House(holidays=""), (none, LENT_TOOLS))
    house.mark_item("SEAT", Condition.REPAIR)
    assert against(ledger.reserve(new(), ada, "SEAT")) == [Why.NOT_RESERVED]
    refused = ledger.lend_or_return(new(), ada, "SEAT")
    assert isinstance(refused, LendingRefused)
    assert not refused.refusal.may_wait


# --- it comes back -----------------------------------------------------------------------------------------------


def test_a_returned_item_lies_ready_for_the_first_in_the_queue_who_alone_can_borrow_it(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, cem: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    ledger.reserve(new(), cem, "SAW")
    returning = new()
    answer = ledger.lend_or_return(returning, ada, "SAW")
    hold = hold_of(answer)
    assert (hold.shelf, hold.until, kept(engine)) == ("", UNTIL, (2, str(UNTIL)))
    assert ledger.lend_or_return(returning, ada, "SAW") == answer
    assert visit(ledger, "1002").reservations[0].hold == hold
    assert house.list_inbox() == []
    for whose in (ada, cem):
        refused = ledger.lend_or_return(new(), whose, "SAW")
        assert against(refused) == [Why.SET_ASIDE]
        assert isinstance(refused, LendingRefused)
        assert refused.refusal.may_wait is (whose == ada)
    assert line_of(ledger.lend_or_return(new(), ben, "SAW")).kind is LineKind.LENT
    assert rows(engine, QUEUE) == [(2, str(UNTIL), "fetched"), (3, None, None)]
    assert kept(engine) == (None, None)


def test_a_returned_item_with_parts_lies_ready_once_all_parts_are_said_to_be_there(
    ledger: SqlLedger, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "COT")
    ledger.reserve(new(), ben, "COT")
    line = line_of(ledger.lend_or_return(new(), ada, "COT"))
    assert (line.hold, kept(engine, "COT")) == (None, (None, None))
    saying = new()
    said = ledger.report_parts(saying, line.operation, ())
    assert said.said is PartsSaid.ALL_THERE
    assert said.hold is not None
    assert kept(engine, "COT") == (2, str(UNTIL))
    assert ledger.report_parts(saying, line.operation, ()) == said


def test_a_problem_reported_later_ends_the_hold_until_a_volunteer_marks_the_item_good(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "COT")
    ledger.reserve(new(), ben, "COT")
    line = line_of(ledger.lend_or_return(new(), ada, "COT"))
    ledger.report_parts(new(), line.operation, ())
    assert ledger.report_parts(new(), line.operation, (PartNote(0, missing=1),)).hold is None
    assert (ready(ledger, "1002"), kept(engine, "COT")) == ([("COT", 1, False)], (None, None))
    refused = ledger.lend_or_return(new(), ben, "COT")
    assert against(refused) == [Why.TO_CHECK]
    house.mark_item("COT", Condition.GOOD)
    assert ready(ledger, "1002") == [("COT", 1, True)]


def test_a_loan_of_a_reserved_item_is_not_renewed(ledger: SqlLedger, ada: MemberId, ben: MemberId) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    waiting = line_of(ledger.reserve(new(), ben, "SAW"))
    refused = ledger.renew(new(), ada, "SAW")
    assert against(refused) == [Why.WAITED_FOR]
    assert isinstance(refused, LendingRefused)
    assert not refused.refusal.may_wait
    ledger.undo(new(), waiting.operation)
    assert isinstance(ledger.renew(new(), ada, "SAW"), Recorded)


def test_a_reservation_of_an_item_on_loan_is_offered_to_those_without_one(
    ledger: SqlLedger, ada: MemberId, ben: MemberId
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    offered = []
    for _ in range(2):
        refused = ledger.lend(new(), ben, "SAW")
        assert isinstance(refused, LendingRefused)
        offered.append(refused.refusal.may_wait)
        ledger.reserve(new(), ben, "SAW")
    assert offered == [True, False]


def test_a_missing_item_that_turns_up_is_held_for_the_first_in_its_queue(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    house.mark_item("SAW", Condition.MISSING)
    ledger.reserve(new(), ben, "SAW")
    assert against(ledger.lend_or_return(new(), ada, "SAW")) == [Why.SET_ASIDE]
    line = line_of(ledger.lend_or_return(new(), ben, "SAW"))
    assert rows(engine, QUEUE) == [(2, None, "fetched")]
    ledger.undo(new(), line.operation)
    assert (condition(engine, "SAW"), rows(engine, QUEUE)) == ("missing", [(2, None, None)])
    hold_of(ledger.give_back(new(), ada, "SAW"))
    assert ready(ledger, "1002") == [("SAW", 1, True)]


# --- nobody comes ------------------------------------------------------------------------------------------------


def to_a_visit(ledger: SqlLedger) -> None:
    visit(ledger, "1003")


def to_a_scan(ledger: SqlLedger) -> None:
    ledger.lend_or_return(new(), None, "SAW")


def to_a_look(ledger: SqlLedger) -> None:
    ledger.catalogue()


@pytest.mark.parametrize("come", [to_a_visit, to_a_scan, to_a_look])
def test_an_item_not_fetched_in_its_days_is_held_for_the_next_with_the_same_slip(
    ledger: SqlLedger,
    house: Builder,
    ada: MemberId,
    ben: MemberId,
    cem: MemberId,
    clock: Clock,
    engine: Engine,
    come: Callable[[SqlLedger], None],
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    ledger.reserve(new(), cem, "SAW")
    slip = hold_of(ledger.lend_or_return(new(), ada, "SAW")).code
    clock.pass_by(timedelta(days=7))
    come(ledger)
    assert kept(engine) == (2, str(UNTIL))
    clock.pass_by(timedelta(days=1))
    come(ledger)
    assert rows(engine, QUEUE) == [(2, str(UNTIL), "expired"), (3, "2026-12-08", None)]
    told_of = [(line.item, line.member) for line in house.list_journal() if line.what == "reservation expired"]
    assert told_of == [("SAW", "1002")]
    (reservation,) = visit(ledger, "1003").reservations
    assert reservation.hold == Hold("", slip, date(2026, 12, 8))
    clock.pass_by(timedelta(days=8))
    come(ledger)
    assert (rows(engine, QUEUE)[1][2], kept(engine)) == ("expired", (None, None))
    assert isinstance(ledger.lend_or_return(new(), ada, "SAW"), Recorded)


# --- who may not borrow just now ---------------------------------------------------------------------------------


def test_a_member_who_may_not_borrow_is_passed_over_keeps_the_place_and_is_told_why(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, cem: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    ledger.reserve(new(), cem, "SAW")
    house.block_member("1002", "Kom even langs")
    returned = line_of(ledger.lend_or_return(new(), ada, "SAW"))
    assert returned.hold is not None
    assert kept(engine) == (3, str(UNTIL))
    (his,), (hers,) = (visit(ledger, number).reservations for number in ("1002", "1003"))
    assert (his.place, his.hold, his.against) == (1, None, (Reason(Why.BLOCKED),))
    assert (hers.place, hers.hold, hers.against) == (2, returned.hold, ())
    assert against(ledger.lend_or_return(new(), ada, "SAW")) == [Why.SET_ASIDE]
    fetched = line_of(ledger.lend_or_return(new(), cem, "SAW"))
    ledger.undo(new(), fetched.operation)
    assert kept(engine) == (3, str(UNTIL))
    ledger.lend_or_return(new(), cem, "SAW")
    house.unblock_member("1002")
    assert visit(ledger, "1002").reservations[0].against == ()
    assert hold_of(ledger.lend_or_return(new(), cem, "SAW")).until == UNTIL
    assert kept(engine) == (2, str(UNTIL))
    assert look(engine) == ()


def test_an_item_is_free_for_anybody_while_no_member_in_its_queue_may_borrow(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    house.block_member("1002", "Kom even langs")
    assert line_of(ledger.lend_or_return(new(), ada, "SAW")).hold is None
    assert line_of(ledger.lend_or_return(new(), ada, "SAW")).kind is LineKind.LENT
    ledger.lend_or_return(new(), ada, "SAW")
    assert (ready(ledger, "1002"), house.list_inbox()) == ([("SAW", 1, False)], [])
    house.unblock_member("1002")
    assert ready(ledger, "1002") == [("SAW", 1, True)]
    assert [(one.kind, one.item, one.member) for one in house.list_inbox()] == [("reserved", "SAW", "1002")]
    assert against(ledger.lend_or_return(new(), ada, "SAW")) == [Why.SET_ASIDE]


def test_a_member_whose_hold_ends_while_they_may_not_borrow_keeps_their_place(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, cem: MemberId, clock: Clock, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    ledger.reserve(new(), cem, "SAW")
    slip = hold_of(ledger.lend_or_return(new(), ada, "SAW")).code
    house.block_member("1002", "Kom even langs")
    assert visit(ledger, "1002").reservations[0].against == (Reason(Why.BLOCKED),)
    clock.pass_by(timedelta(days=8))
    reservation = visit(ledger, "1003").reservations[0]
    assert (reservation.place, reservation.hold) == (2, Hold("", slip, date(2026, 12, 8)))
    assert ready(ledger, "1002") == [("SAW", 1, False)]
    clock.pass_by(timedelta(days=8))
    house.unblock_member("1002")
    assert ready(ledger, "1002") == [("SAW", 1, True)]
    assert [outcome for *_, outcome in rows(engine, QUEUE)] == [None, "expired"]


def test_a_volunteer_can_keep_an_item_for_a_member_who_is_passed_over(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    house.block_member("1002", "Kom even langs")
    house.keep_item("SAW", "1002", UNTIL)
    assert kept(engine) == (2, str(UNTIL))


# --- leaving the queue -------------------------------------------------------------------------------------------


def test_a_reservation_that_is_given_up_passes_the_item_to_the_next_and_counts_once(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    slip = line_of(ledger.reserve(new(), ada, "SAW")).reservation
    ledger.reserve(new(), ben, "SAW")
    giving_up = new()
    assert ledger.give_up(giving_up, ada, " saw") == GivenUp("SAW")
    (after,) = visit(ledger, "1002").reservations
    assert (slip and slip.hold and slip.hold.code) == (after.hold and after.hold.code)
    assert [one.kind for one in house.list_inbox()] == ["reserved"]
    ledger.reserve(new(), ada, "SAW")
    assert ledger.give_up(giving_up, ada, "SAW") == GivenUp("SAW")
    assert ready(ledger, "1001") == [("SAW", 2, False)]
    ledger.give_up(new(), ada, "SAW")
    ledger.give_up(new(), ben, "SAW")
    assert (kept(engine), house.list_inbox()) == ((None, None), [])


def test_giving_up_without_a_reservation_changes_nothing(ledger: SqlLedger, ada: MemberId) -> None:
    assert ledger.give_up(new(), ada, "SAW") == GivenUp("SAW")
    assert ledger.give_up(new(), ada, "NO") == GivenUp("NO")


def test_the_desk_gives_up_for_one_member_after_another(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    for number, whose in (("1001", ada), ("1002", ben)):
        ledger.reserve(new(), whose, "SAW")
        house.cancel_reservation(number, "SAW")
        assert ready(ledger, number) == []


# --- undo --------------------------------------------------------------------------------------------------------


def test_undoing_a_reservation_leaves_the_queue_and_passes_a_hold_to_the_next(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    line, undoing = line_of(ledger.reserve(new(), ada, "SAW")).operation, new()
    ledger.reserve(new(), ben, "SAW")
    assert ledger.undo(undoing, line) == Undone(line)
    assert ledger.undo(undoing, line) == Undone(line)
    assert (ready(ledger, "1001"), ready(ledger, "1002")) == ([], [("SAW", 1, True)])


def test_undoing_the_loan_of_a_held_item_restores_the_hold(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    waiting = line_of(ledger.reserve(new(), ada, "SAW"))
    ledger.reserve(new(), ben, "SAW")
    line = line_of(ledger.lend_or_return(new(), ada, "SAW")).operation
    assert house.list_inbox() == []
    assert ledger.undo(new(), waiting.operation) == UndoRefused(waiting.operation)
    ledger.undo(new(), line)
    assert rows(engine, QUEUE) == [(1, str(UNTIL), None), (2, None, None)]
    assert kept(engine) == (1, str(UNTIL))
    assert [one.kind for one in house.list_inbox()] == ["reserved"]
    assert waiting.reservation is not None
    assert visit(ledger).reservations[0].hold == waiting.reservation.hold


def test_undoing_a_return_ends_the_hold_and_its_member_waits_again(
    ledger: SqlLedger, ada: MemberId, ben: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    line = line_of(ledger.lend_or_return(new(), ada, "SAW")).operation
    ledger.undo(new(), line)
    assert (ready(ledger, "1002"), kept(engine)) == ([("SAW", 1, False)], (None, None))
    hold_of(ledger.lend_or_return(new(), ada, "SAW"))


def test_undoing_a_loan_leaves_a_member_who_reserved_again_in_their_new_place(
    ledger: SqlLedger, ada: MemberId, engine: Engine
) -> None:
    ledger.reserve(new(), ada, "SAW")
    lending = line_of(ledger.lend_or_return(new(), ada, "SAW")).operation
    returning = line_of(ledger.lend_or_return(new(), ada, "SAW")).operation
    ledger.reserve(new(), ada, "SAW")
    for operation in (returning, lending):
        assert isinstance(ledger.undo(new(), operation), Undone)
    assert [outcome for _, _, outcome in rows(engine, QUEUE)] == ["fetched", None]
    assert ready(ledger, "1001") == [("SAW", 1, True)]


# --- what must never happen --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO reservation (item_id, member_id, made_at) VALUES (3, 1, 'x')",
        "UPDATE reservation SET ready_at = 'x', ready_until = '2026-12-01', code = 'K' || id WHERE id > 0",
        "UPDATE reservation SET ready_at = 'x' WHERE id = 2",
        "UPDATE reservation SET ended_at = 'x' WHERE id = 2",
    ],
)
def test_the_database_refuses(engine: Engine, ledger: SqlLedger, ada: MemberId, ben: MemberId, statement: str) -> None:
    ledger.reserve(new(), ada, "SAW")
    ledger.reserve(new(), ben, "SAW")
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))


def test_no_two_slips_have_the_same_code(ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine) -> None:
    for number in range(160):
        house.add_item(f"G-{number}", "Ding", None, "box", TOOLS.key)
        ledger.reserve(new(), ada, f"G-{number}")
    codes = [code for (code,) in rows(engine, "SELECT code FROM reservation")]
    assert len({*codes}) == 160
    assert sorted({len(str(code)) for code in codes}) == [2, 4]


def test_a_queue_tells_no_member_of_another(ledger: SqlLedger, ada: MemberId, ben: MemberId) -> None:
    ledger.reserve(new(), ada, "SAW")
    answers = [ledger.lend_or_return(new(), ben, "SAW"), ledger.reserve(new(), ben, "SAW"), ledger.catalogue()]
    assert not any(word in repr(answers).lower() for word in ("ada", "1001", CARDS["1001"]))
