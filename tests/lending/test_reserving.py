"""Reservations in the session: joining a queue, holds, giving up, and the slip on an item that is set aside."""

from dataclasses import replace

import pytest

from kiosk.lending.effects import (
    Chime,
    GiveUp,
    Lend,
    LendOrReturn,
    OpenVisit,
    PrintPaper,
    ReportParts,
    Reserve,
    Undo,
)
from kiosk.lending.events import (
    AllTherePressed,
    Answer,
    CardSeen,
    CardUnknown,
    CodeScanned,
    DonePressed,
    GivenUp,
    GiveUpPressed,
    InstructionsConfirmed,
    InstructionsRead,
    ItemFree,
    LedgerFailed,
    LendingRefused,
    NoticeClosed,
    Panel,
    PanelOpened,
    PartsReported,
    PartsUnfolded,
    Recorded,
    ReservePressed,
    TakePressed,
    Tick,
    Undone,
    UndoPressed,
    VisitOpened,
)
from kiosk.lending.model import Hold, Operation, PartsSaid, Reservation, Why
from kiosk.lending.session import step
from kiosk.lending.states import Asking, Goodbye, NoticeKind, Session, Visiting, Welcome
from kiosk.lending.tickets import HoldSlip
from tests.house import DRILL, SAMIRA, SAW, TODAY
from tests.lending.desk import (
    DUE,
    HOLD,
    JEAN_OPENED,
    JEANS_CARD,
    OPENED,
    SAMIRAS_CARD,
    asked,
    lent,
    opening,
    questions,
    refused,
    reserved,
    returned,
    run,
    visit_of,
)

RESERVE = Reserve(SAMIRA.member, SAW.barcode, SAMIRAS_CARD)
READY = Reservation(SAW, 1, HOLD)
SECOND = Reservation(DRILL, 2)
WAITING = replace(OPENED, reservations=(READY, SECOND))
SLIP = PrintPaper(HoldSlip(SAW, HOLD, "nl"))


@pytest.fixture
def visiting() -> Session:
    return run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]


@pytest.fixture
def waiting() -> Session:
    """A visit of Samira, for whom the saw lies ready and who is second in the queue for the drill."""
    return run(opening(), CardSeen(SAMIRAS_CARD, 0.0), WAITING)[0]


def said(session: Session) -> NoticeKind | None:
    shown = session.shown
    return shown.notice.kind if shown.notice else None


# --- joining the queue -------------------------------------------------------------------------------------------


def test_one_touch_on_a_refusal_joins_the_queue_and_settles_the_refusal(visiting: Session) -> None:
    refusal = refused(SAW, Why.SET_ASIDE, may_wait=True)
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), LendingRefused(refusal))
    session, effects = run(session, ReservePressed(SAW), Recorded(reserved(SAW, 2), TODAY))
    assert effects == (RESERVE, Chime.GOOD)
    visit = visit_of(session)
    assert visit.unsettled == ()
    assert visit.notice is None
    assert visit.waiting == (Reservation(SAW, 2),)
    assert visit.scanned == 0


def test_reserving_from_the_catalogue_closes_it_so_that_the_place_is_seen(visiting: Session) -> None:
    session = replace(visiting, panel=Panel.CATALOGUE)
    session, effects = step(session, ReservePressed(SAW))
    assert effects == (RESERVE,)
    assert session.panel is None


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(LendingRefused(refused(SAW, Why.NOT_RESERVED)), NoticeKind.REFUSED), (LedgerFailed(), NoticeKind.NOT_KEPT)],
    ids=["refused", "not kept"],
)
def test_a_refused_reservation_is_said_and_leaves_no_unsettled_item(
    visiting: Session, answer: Answer, kind: NoticeKind
) -> None:
    session, effects = run(visiting, ReservePressed(SAW), answer)
    assert effects[-1] is Chime.LOOK
    assert said(session) is kind
    assert visit_of(session).unsettled == ()
    assert visit_of(session).lines == ()


@pytest.mark.parametrize("operation", ["op-5", "op-6"], ids=["the same line", "a line of its own"])
def test_an_item_reserved_twice_has_one_line_with_the_present_place(visiting: Session, operation: str) -> None:
    session, _ = run(visiting, ReservePressed(SAW), Recorded(reserved(SAW, 2), TODAY))
    again = reserved(SAW, 1, HOLD, operation)
    session, _ = run(session, ReservePressed(SAW), Recorded(again, TODAY))
    assert visit_of(session).lines == (again,)
    assert visit_of(session).waiting == (READY,)
    assert visit_of(session).highlighted == SAW.barcode


def test_reserving_again_makes_one_line_and_undoing_it_ends_the_reservation(waiting: Session) -> None:
    session, _ = run(waiting, ReservePressed(DRILL), Recorded(reserved(DRILL, 2), TODAY))
    assert visit_of(session).waiting == (READY, SECOND)
    session, effects = run(session, UndoPressed(Operation("op-5")), Undone(Operation("op-5")))
    assert effects == (Undo(Operation("op-5")), Chime.GOOD)
    assert visit_of(session).waiting == (READY,)


# --- without a card ----------------------------------------------------------------------------------------------


def test_a_reservation_without_a_card_waits_for_the_next_card() -> None:
    session, effects = step(replace(opening(), panel=Panel.CATALOGUE), ReservePressed(SAW))
    assert effects == (Chime.LOOK,)
    assert session.panel is None
    assert isinstance(session.doing, Welcome)
    assert session.doing.pending.to_reserve == (SAW,)
    assert said(session) is NoticeKind.HOLD_CARD_TO_RESERVE

    session, effects = run(session, CardSeen(SAMIRAS_CARD, 5.0), OPENED, Recorded(reserved(SAW), TODAY))
    assert effects == (OpenVisit(SAMIRAS_CARD), RESERVE, Chime.GOOD)
    assert visit_of(session).lines == (reserved(SAW),)
    assert visit_of(session).pending.to_reserve == ()
    assert not session.busy


def test_a_reservation_in_a_visit_without_a_card_waits_for_a_card() -> None:
    session, _ = run(opening(), CodeScanned(DRILL.barcode, 1.0), Recorded(returned(DRILL), TODAY))
    session, effects = step(session, ReservePressed(SAW))
    assert effects == (Chime.LOOK,)
    assert visit_of(session).pending.to_reserve == (SAW,)
    session, effects = run(session, CardSeen(SAMIRAS_CARD, 5.0), OPENED)
    assert questions(effects) == [OpenVisit(SAMIRAS_CARD), RESERVE]


def test_a_waiting_reservation_stays_when_an_item_is_returned_first() -> None:
    session, _ = run(opening(), ReservePressed(SAW), CodeScanned(DRILL.barcode, 1.0))
    session, _ = step(session, Recorded(returned(DRILL), TODAY))
    assert visit_of(session).pending.to_reserve == (SAW,)


def test_an_unknown_card_leaves_a_waiting_reservation_for_another_card() -> None:
    session, _ = run(opening(), ReservePressed(SAW), CardSeen(JEANS_CARD, 1.0), CardUnknown())
    _, effects = run(session, CardSeen(SAMIRAS_CARD, 5.0), OPENED)
    assert questions(effects)[-1] == RESERVE


def test_scanned_items_are_lent_before_waiting_reservations_are_made_each_in_turn() -> None:
    session, _ = run(opening(), ReservePressed(SAW), CodeScanned(DRILL.barcode, 1.0), ItemFree(DRILL))
    lend = LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD)
    session, effects = run(session, CardSeen(SAMIRAS_CARD, 5.0), OPENED, Recorded(lent(DRILL), TODAY))
    assert effects == (OpenVisit(SAMIRAS_CARD), lend, Chime.GOOD, RESERVE)
    session, effects = step(session, LendingRefused(refused(SAW, Why.NOT_RESERVED)))
    assert effects == (Chime.LOOK,)


def test_a_refused_reservation_is_still_said_after_the_next_was_made() -> None:
    session, _ = run(opening(), ReservePressed(SAW), ReservePressed(DRILL), CardSeen(SAMIRAS_CARD, 5.0), OPENED)
    no = refused(SAW, Why.TOO_MANY_RESERVED)
    session, effects = run(session, LendingRefused(no), Recorded(reserved(DRILL), TODAY))
    assert questions(effects) == [Reserve(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD)]
    assert visit_of(session).notice
    assert visit_of(session).notice.refusal == no  # type: ignore[union-attr]


def test_the_last_of_a_scan_and_a_reservation_of_one_item_counts() -> None:
    session, _ = run(opening(), ReservePressed(SAW), ReservePressed(SAW))
    session, _ = run(session, CodeScanned(SAW.barcode, 1.0), ItemFree(SAW))
    assert isinstance(session.doing, Welcome)
    assert (session.doing.pending.to_lend, session.doing.pending.to_reserve) == ((SAW,), ())
    session, _ = step(session, ReservePressed(SAW))
    assert isinstance(session.doing, Welcome)
    assert (session.doing.pending.to_lend, session.doing.pending.to_reserve) == ((), (SAW,))


def test_a_waiting_reservation_is_dropped_when_it_is_closed_or_nobody_comes() -> None:
    session, _ = step(opening(), ReservePressed(SAW))
    assert step(session, NoticeClosed())[0].doing == Welcome()
    assert step(session, Tick(41.0))[0].doing == Welcome()


def test_on_the_goodbye_nothing_is_reserved(visiting: Session) -> None:
    session, _ = run(visiting, DonePressed(), Tick(5.0))
    assert isinstance(session.doing, Goodbye)
    later, effects = step(session, ReservePressed(SAW))
    assert isinstance(later.doing, Goodbye)
    assert effects == ()


# --- holds -------------------------------------------------------------------------------------------------------


def test_holds_are_shown_as_the_visit_opens(waiting: Session) -> None:
    assert visit_of(waiting).ready == (READY,)
    assert visit_of(waiting).waiting == (READY, SECOND)


def test_a_fetched_item_is_not_waited_for_until_its_loan_is_undone(waiting: Session) -> None:
    session, effects = run(waiting, CodeScanned(SAW.barcode, 10.0), Recorded(lent(SAW), TODAY))
    assert effects == (LendOrReturn(SAMIRA.member, SAW.barcode, SAMIRAS_CARD), Chime.GOOD)
    assert visit_of(session).waiting == (SECOND,)
    session, _ = run(session, UndoPressed(Operation("op-1")), Undone(Operation("op-1")))
    assert visit_of(session).waiting == (READY, SECOND)


def test_an_item_reserved_in_this_visit_can_be_borrowed_and_then_its_reservation_is_not_undone(
    visiting: Session,
) -> None:
    session, _ = run(visiting, ReservePressed(SAW), Recorded(reserved(SAW, 1, HOLD), TODAY))
    assert visit_of(session).ready == (READY,)
    session, effects = run(session, CodeScanned(SAW.barcode, 10.0), Recorded(lent(SAW), TODAY))
    assert effects[0] == LendOrReturn(SAMIRA.member, SAW.barcode, SAMIRAS_CARD)
    assert visit_of(session).waiting == ()
    assert step(session, UndoPressed(Operation("op-5"))) == (session, ())
    assert step(session, GiveUpPressed(SAW.barcode)) == (session, ())


def test_an_item_lent_returned_and_reserved_in_one_visit_is_waited_for(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(lent(SAW), TODAY))
    session, _ = run(session, UndoPressed(Operation("none")), CodeScanned("X", 12.0), Recorded(returned(SAW), TODAY))
    session, _ = run(session, ReservePressed(SAW), Recorded(reserved(SAW, 2), TODAY))
    assert visit_of(session).waiting == (Reservation(SAW, 2),)
    assert len(visit_of(session).lines) == 3


# --- giving up ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("panel", [None, Panel.MINE])
def test_giving_up_a_reservation_removes_it_with_a_notice_and_the_page_stays_open(
    waiting: Session, panel: Panel | None
) -> None:
    session, effects = run(replace(waiting, panel=panel), GiveUpPressed(SAW.barcode), GivenUp(SAW.barcode))
    assert effects == (GiveUp(SAMIRA.member, SAW.barcode), Chime.GOOD)
    assert visit_of(session).waiting == (SECOND,)
    assert said(session) is NoticeKind.GIVEN_UP
    assert visit_of(session).notice.item == SAW  # type: ignore[union-attr]
    assert session.panel is panel


def test_giving_up_a_reservation_of_this_visit_removes_its_line(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(DRILL.barcode, 1.0), Recorded(lent(DRILL), TODAY))
    session, _ = run(session, ReservePressed(SAW), Recorded(reserved(SAW, 2), TODAY))
    session, _ = run(session, GiveUpPressed(SAW.barcode), GivenUp(SAW.barcode))
    assert visit_of(session).lines == (lent(DRILL),)
    assert visit_of(session).waiting == ()


def test_a_reservation_that_could_not_be_given_up_is_said(waiting: Session) -> None:
    session, effects = run(replace(waiting, panel=Panel.MINE), GiveUpPressed(SAW.barcode), LedgerFailed())
    assert effects[-1] is Chime.LOOK
    assert said(session) is NoticeKind.NOT_KEPT
    assert session.panel is None
    assert visit_of(session).waiting == (READY, SECOND)


def test_only_a_reservation_of_the_visitor_can_be_given_up(visiting: Session) -> None:
    assert step(visiting, GiveUpPressed(SAW.barcode)) == (visiting, ())
    assert step(opening(), GiveUpPressed(SAW.barcode))[1] == ()


# --- set aside on return -----------------------------------------------------------------------------------------


def held(place: str = "op-2", hold: Hold = HOLD) -> Recorded:
    return Recorded(replace(returned(SAW, place), hold=hold), TODAY)


def test_a_returned_item_with_a_hold_prints_a_slip_in_the_language_of_the_house() -> None:
    session, _ = run(opening(), CardSeen(JEANS_CARD, 0.0), JEAN_OPENED)
    assert session.accessibility.language == "fr"
    session, effects = run(session, CodeScanned(SAW.barcode, 10.0), held())
    assert effects[1:] == (Chime.GOOD, SLIP)
    assert not visit_of(session).may_go_along(visit_of(session).lines[0])
    assert step(session, TakePressed(SAW.barcode)) == (session, ())


def test_the_slip_of_a_hold_is_printed_without_a_card_and_on_the_goodbye_too(visiting: Session) -> None:
    for start in (opening(), run(visiting, DonePressed())[0]):
        session, effects = run(start, CodeScanned(SAW.barcode, 10.0), held())
        assert effects[1:] == (Chime.GOOD, SLIP)
        assert visit_of(session).visitor is None


def test_an_item_is_held_as_its_parts_are_said_to_be_there(visiting: Session) -> None:
    line = asked(returned(SAW))
    session, effects = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(line, TODAY))
    assert effects[1:] == (Chime.GOOD,)
    reported = PartsReported(line.operation, PartsSaid.ALL_THERE, set_aside=False, hold=HOLD)
    session, effects = run(session, AllTherePressed(line.operation), reported)
    assert effects == (ReportParts(line.operation), Chime.GOOD, SLIP)
    assert visit_of(session).lines[0].hold == HOLD
    assert not visit_of(session).may_go_along(visit_of(session).lines[0])


def test_a_problem_reported_later_ends_the_hold_and_prints_nothing(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), held())
    problem = PartsReported(Operation("op-2"), PartsSaid.PROBLEM, set_aside=True)
    session, effects = run(session, PartsUnfolded(Operation("op-2")), problem)
    assert effects[-1] is Chime.GOOD
    assert visit_of(session).lines[0].hold is None


def test_the_slip_of_a_hold_is_printed_once_whatever_is_reported_later(visiting: Session) -> None:
    line = replace(returned(SAW), hold=HOLD, confirm=True)
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(line, TODAY))
    _, effects = run(session, InstructionsRead(line.operation), InstructionsConfirmed(line.operation))
    assert effects[-1] is Chime.GOOD
    assert not any(isinstance(effect, PrintPaper) for effect in effects)


def test_a_report_of_parts_after_the_visit_still_makes_the_hold(visiting: Session) -> None:
    line = asked(returned(SAW))
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(line, TODAY))
    goodbye, _ = step(session, DonePressed())
    late = PartsReported(line.operation, PartsSaid.ALL_THERE, set_aside=False, hold=HOLD)
    assert isinstance(goodbye.doing, Goodbye)
    asking = replace(goodbye, doing=Asking(goodbye.doing, ReportParts(line.operation)))
    session, effects = step(asking, late)
    assert effects == (SLIP,)
    assert isinstance(session.doing, Goodbye)
    assert session.doing.visit.lines[0].hold == HOLD
    for elsewhere in (Welcome(), visit_of(run(opening(), CardSeen(JEANS_CARD, 0.0), JEAN_OPENED)[0])):
        asking = replace(goodbye, doing=Asking(elsewhere, ReportParts(line.operation)))
        session, effects = step(asking, late)
        assert (session.doing, effects) == (elsewhere, ())


def test_a_returned_item_held_for_the_present_visitor_can_be_borrowed() -> None:
    first = replace(OPENED, reservations=(Reservation(SAW, 1),))
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), first)
    session, effects = run(session, CodeScanned(SAW.barcode, 10.0), held())
    assert effects[-1] == SLIP
    assert visit_of(session).ready == (READY,)
    _, effects = run(session, TakePressed(SAW.barcode))
    assert effects == (Lend(SAMIRA.member, SAW.barcode, SAMIRAS_CARD),)
    session, _ = run(session, UndoPressed(Operation("op-2")), Undone(Operation("op-2")))
    assert visit_of(session).ready == ()


def test_a_returned_item_held_for_another_member_cannot_be_borrowed(waiting: Session) -> None:
    second = replace(OPENED, reservations=(Reservation(SAW, 2),))
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), second, CodeScanned(SAW.barcode, 10.0), held())
    assert visit_of(session).ready == ()
    assert step(session, TakePressed(SAW.barcode)) == (session, ())


# --- who sees it -------------------------------------------------------------------------------------------------


def test_the_next_visitor_sees_nothing_of_reservations(waiting: Session) -> None:
    session, _ = run(waiting, ReservePressed(DRILL), Recorded(reserved(DRILL, 2), TODAY))
    other, _ = run(session, CardSeen(JEANS_CARD, 20.0), JEAN_OPENED)
    assert Visiting(2, JEAN_OPENED.visitor, JEANS_CARD, TODAY) == other.doing
    for end in (Tick(200.0), DonePressed()):
        gone, _ = run(step(session, end)[0], Tick(400.0))
        assert gone.doing == Welcome()
        assert gone.panel is None


def test_another_card_tapped_while_a_page_is_open_begins_its_own_visit(waiting: Session) -> None:
    session, _ = step(waiting, PanelOpened(Panel.MINE))
    assert session.panel is Panel.MINE
    session, effects = run(session, CardSeen(JEANS_CARD, 20.0), VisitOpened(JEAN_OPENED.visitor, (), DUE))
    assert effects == (OpenVisit(JEANS_CARD), Chime.GOOD)
    assert session.panel is None
    assert visit_of(session).reservations == ()
