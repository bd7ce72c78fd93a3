"""Swaps in the session: tags that count at every sighting, single items, and the points."""

from dataclasses import replace

import pytest

from kiosk.lending.debounce import OUT_OF_SIGHT, SAME_COUNT
from kiosk.lending.effects import (
    Chime,
    CountSwap,
    Give,
    LendOrReturn,
    OpenVisit,
    PrintTicket,
    Question,
    Reconsider,
    Undo,
)
from kiosk.lending.events import (
    AllTherePressed,
    Answer,
    CardSeen,
    CodeScanned,
    CodeTyped,
    DonePressed,
    GivePressed,
    ItemFree,
    LedgerFailed,
    LendingRefused,
    PartsUnfolded,
    Reconsidered,
    Recorded,
    ReturnPressed,
    SwapCounted,
    TakePressed,
    Tick,
    TryAgainPressed,
    Undone,
    UndoPressed,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import Account, Cents, Line, Operation, Refusal, Why
from kiosk.lending.session import step
from kiosk.lending.states import Goodbye, NoticeKind, Session, Visiting, Welcome
from kiosk.lending.tickets import Ticket
from tests.house import (
    BABIES,
    BODY,
    DRILL,
    SAMIRA,
    SHOES,
    TODAY,
    TOOLS,
)
from tests.lending.desk import (
    JEAN_OPENED,
    JEANS_CARD,
    PUSHCAR,
    SAMIRAS_CARD,
    lent,
    opening,
    points,
    questions,
    refused,
    reserved,
    run,
    swapped,
    visit_of,
)

OPENED = VisitOpened(SAMIRA, (), TODAY, accounts=(points(10),))
LINE = Operation("op-4")
TAKE = LendOrReturn(SAMIRA.member, BODY.barcode, SAMIRAS_CARD)
TOO_FEW = refused(BODY, Why.TOO_FEW_POINTS, may_give=True)


def counted(taken: int, given: int = 0) -> CountSwap:
    return CountSwap(SAMIRA.member, LINE, taken, given, SAMIRAS_CARD)


def recorded(line: Line, left: int) -> Recorded:
    return Recorded(line, TODAY, points(left))


@pytest.fixture
def visiting() -> Session:
    return run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]


@pytest.fixture
def taking(visiting: Session) -> Session:
    """A visit in which Samira scanned the tag of the bodies once, at 10 s."""
    return run(visiting, CodeScanned(BODY.barcode, 10.0), recorded(swapped(BODY, 1), 9))[0]


# --- each sighting -----------------------------------------------------------------------------------------------


def test_the_first_sighting_of_a_tag_takes_one(visiting: Session) -> None:
    session, effects = run(visiting, CodeScanned(BODY.barcode, 10.0), recorded(swapped(BODY, 1), 9))
    assert effects == (TAKE, Chime.GOOD)
    assert visit_of(session).lines == (swapped(BODY, 1),)
    assert visit_of(session).account(BABIES).points == 9


@pytest.mark.parametrize(
    ("at", "counts"),
    [(10.1, False), (10.49, False), (10.5, True), (10.6, True), (60.0, True)],
)
def test_a_sighting_after_half_a_second_is_one_more_and_a_bounce_is_not(
    taking: Session, at: float, counts: bool
) -> None:
    _, effects = step(taking, CodeScanned(BODY.barcode, at))
    assert effects == ((counted(2),) if counts else ())


def test_a_scanner_that_keeps_reading_the_same_tag_counts_it_once(taking: Session) -> None:
    _, effects = run(taking, *(CodeScanned(BODY.barcode, 10.0 + 0.3 * times) for times in range(1, 10)))
    assert effects == ()


def test_a_count_changes_the_line_in_its_place_and_highlights_it(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(DRILL.barcode, 11.0), Recorded(lent(DRILL), TODAY))
    session, effects = run(session, CodeScanned(BODY.barcode, 12.0), recorded(swapped(BODY, 2), 8))
    assert effects == (counted(2), Chime.GOOD)
    assert visit_of(session).lines == (lent(DRILL), swapped(BODY, 2))
    assert visit_of(session).highlighted == BODY.barcode
    assert visit_of(session).accounts == (points(8),)


def test_an_item_that_is_lent_does_not_count_between_two_tags(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(DRILL.barcode, 11.0), Recorded(lent(DRILL), TODAY))
    session, effects = run(session, CodeScanned(DRILL.barcode, 11.6), CodeScanned(DRILL.barcode, 11.6 + OUT_OF_SIGHT))
    assert effects == (Chime.LOOK,)


def test_a_typed_tag_counts_one_more_each_time(taking: Session) -> None:
    _, effects = run(taking, CodeTyped(" ruil-body "), recorded(swapped(BODY, 2), 8), CodeTyped("RUIL-BODY"))
    assert questions(effects) == [counted(2), counted(3)]


def test_two_tags_have_a_line_and_a_count_each(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(SHOES.barcode, 10.2), recorded(swapped(SHOES, 1, operation="shoes"), 8))
    _, effects = step(session, CodeScanned(SHOES.barcode, 10.8))
    assert effects == (CountSwap(SAMIRA.member, Operation("shoes"), 2, 0, SAMIRAS_CARD),)
    _, effects = step(session, CodeScanned(BODY.barcode, 10.8))
    assert effects == (counted(2),)


@pytest.mark.parametrize("answer", [LendingRefused(TOO_FEW), LedgerFailed()], ids=["refused", "not kept"])
def test_a_tag_whose_swap_was_refused_is_decided_again_when_scanned_again(visiting: Session, answer: Answer) -> None:
    session, _ = run(visiting, CodeScanned(BODY.barcode, 10.0), answer)
    session, effects = step(session, CodeScanned(BODY.barcode, 11.0))
    assert effects == ()
    _, effects = step(session, CodeScanned(BODY.barcode, 11.0 + OUT_OF_SIGHT))
    assert effects == (TAKE,)


# --- − and + -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taken", "given", "asked"),
    [
        (2, 0, counted(2)),
        (1, 3, counted(1, 3)),
        (0, 2, counted(0, 2)),
        (0, 0, Undo(LINE)),
        (1, 0, None),
        (-1, 0, None),
        (1, -1, None),
        (-1, 1, None),
    ],
    ids=["more", "given too", "only given", "nothing", "as it is", "less than none", "given less", "mixed"],
)
def test_a_count_is_asked_for_as_a_total_and_a_count_of_nothing_undoes_the_line(
    taking: Session, taken: int, given: int, asked: Question | None
) -> None:
    session, effects = step(taking, SwapCounted(LINE, taken, given))
    assert effects == ((asked,) if asked else ())
    assert session.busy is bool(asked)
    assert visit_of(session).lines == (swapped(BODY, 1),)


def test_a_touched_count_that_had_to_wait_does_not_add_to_an_earlier_one(taking: Session) -> None:
    session, _ = run(taking, SwapCounted(LINE, 2, 0), recorded(swapped(BODY, 2), 8))
    assert step(session, SwapCounted(LINE, 2, 0)) == (session, ())


def test_a_scan_that_had_to_wait_adds_to_the_count_at_its_turn(taking: Session) -> None:
    session, _ = run(taking, SwapCounted(LINE, 4, 0), recorded(swapped(BODY, 4), 6))
    _, effects = step(session, CodeScanned(BODY.barcode, 11.0))
    assert effects == (counted(5),)


def test_where_volunteers_count_gifts_a_member_cannot(visiting: Session) -> None:
    line = swapped(BODY, 2, may_give=False)
    session, _ = run(visiting, CodeScanned(BODY.barcode, 10.0), recorded(line, 8))
    assert step(session, SwapCounted(LINE, 2, 1)) == (session, ())
    counted_at_desk = replace(line, swap=replace(line.swap, given=2))  # type: ignore[type-var]
    session, _ = run(session, SwapCounted(LINE, 3, 0), recorded(counted_at_desk, 10))
    assert questions(step(session, SwapCounted(LINE, 2, 1))[1]) == [counted(2, 1)]


def test_a_count_on_a_line_that_does_not_stand_is_dropped(taking: Session) -> None:
    assert step(taking, SwapCounted(Operation("other"), 2, 0)) == (taking, ())
    session, _ = run(taking, CodeScanned(DRILL.barcode, 11.0), Recorded(lent(DRILL), TODAY))
    assert step(session, SwapCounted(Operation("op-1"), 2, 0)) == (session, ())


def test_an_undone_swap_is_gone_with_its_points_and_a_new_scan_begins_a_line(taking: Session) -> None:
    session, effects = run(taking, SwapCounted(LINE, 0, 0), Undone(LINE, points(10)))
    assert effects == (Undo(LINE), Chime.GOOD)
    assert visit_of(session).lines == ()
    assert visit_of(session).accounts == (points(10),)
    _, effects = step(session, CodeScanned(BODY.barcode, 10.0 + SAME_COUNT))
    assert effects == (TAKE,)


def test_a_count_that_waited_for_the_undoing_of_its_line_is_dropped(taking: Session) -> None:
    session, _ = run(taking, UndoPressed(LINE), Undone(LINE, points(10)))
    assert step(session, SwapCounted(LINE, 2, 0)) == (session, ())


def test_a_gift_whose_points_are_spent_cannot_be_undone_and_the_notice_says_so(taking: Session) -> None:
    session, _ = run(taking, UndoPressed(LINE), UndoRefused(LINE, 2))
    notice = visit_of(session).notice
    assert notice
    assert (notice.kind, notice.points) == (NoticeKind.CANNOT_UNDO, 2)
    assert visit_of(session).lines == (swapped(BODY, 1),)


# --- a single item ----------------------------------------------------------------------------------------------


def test_a_single_item_is_taken_once_and_highlighted_when_seen_again(visiting: Session) -> None:
    session, effects = run(visiting, CodeScanned(PUSHCAR.barcode, 10.0), recorded(swapped(PUSHCAR, 1, most=1), 9))
    session, effects = step(session, CodeScanned(PUSHCAR.barcode, 11.0))
    assert effects == ()
    session, effects = step(session, CodeScanned(PUSHCAR.barcode, 20.0))
    assert effects == (Chime.LOOK,)
    assert visit_of(session).highlighted == PUSHCAR.barcode
    for taken, given in ((2, 0), (1, 1), (0, 1)):
        assert step(session, SwapCounted(LINE, taken, given)) == (session, ())
    assert step(session, SwapCounted(LINE, 0, 0))[1] == (Undo(LINE),)


# --- too few points ----------------------------------------------------------------------------------------------


def test_a_count_with_too_few_points_is_refused_in_sight_and_the_line_stays_as_it_was(taking: Session) -> None:
    session, effects = run(taking, CodeScanned(BODY.barcode, 12.0), LendingRefused(TOO_FEW))
    assert effects == (counted(2), Chime.LOOK)
    visit = visit_of(session)
    assert visit.lines == (swapped(BODY, 1),)
    assert visit.refused == (BODY.barcode,)
    assert visit.notice
    assert visit.notice.refusal == TOO_FEW


def test_a_sighting_that_could_not_be_kept_stays_in_sight(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(BODY.barcode, 12.0), LedgerFailed())
    assert [(one.code, one.notice.kind) for one in visit_of(session).unsettled] == [(BODY.barcode, NoticeKind.NOT_KEPT)]


def test_a_refused_decrease_of_gifts_leaves_no_unsettled_item(taking: Session) -> None:
    session, _ = run(taking, SwapCounted(LINE, 1, 3), recorded(swapped(BODY, 1, 3), 12))
    session, _ = run(session, SwapCounted(LINE, 1, 0), LendingRefused(refused(BODY, Why.TOO_FEW_POINTS)))
    assert visit_of(session).unsettled == ()
    assert visit_of(session).notice
    assert visit_of(session).lines == (swapped(BODY, 1, 3),)


def test_a_refused_count_is_settled_or_offered_again_with_other_points(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(BODY.barcode, 12.0), LendingRefused(TOO_FEW))
    session, effects = run(session, CodeScanned(SHOES.barcode, 13.0), recorded(swapped(SHOES, 0, 1, "shoes"), 10))
    assert effects[-1] == Reconsider(SAMIRA.member, (BODY.barcode,), SAMIRAS_CARD)
    session, _ = step(session, Reconsidered((BODY.barcode,)))
    session, effects = run(session, TryAgainPressed(BODY.barcode), recorded(swapped(BODY, 2), 9))
    assert effects == (counted(2), Chime.GOOD)
    assert visit_of(session).unsettled == ()


def test_a_later_count_settles_a_refusal_of_the_same_tag(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(BODY.barcode, 12.0), LendingRefused(TOO_FEW))
    session, _ = run(session, SwapCounted(LINE, 1, 1), recorded(swapped(BODY, 1, 1), 10))
    assert visit_of(session).unsettled == ()


def test_an_item_refused_for_too_few_points_can_be_given_and_begins_the_line(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(BODY.barcode, 10.0), LendingRefused(TOO_FEW))
    session, effects = run(session, GivePressed(BODY.barcode), recorded(swapped(BODY, 0, 1), 11))
    assert effects == (Give(SAMIRA.member, BODY.barcode, SAMIRAS_CARD), Chime.GOOD)
    assert visit_of(session).unsettled == ()
    assert visit_of(session).lines == (swapped(BODY, 0, 1),)
    _, effects = step(session, CodeScanned(BODY.barcode, 11.0))
    assert effects == (CountSwap(SAMIRA.member, LINE, 1, 1, SAMIRAS_CARD),)


def test_an_item_given_after_a_refusal_counts_on_the_present_line(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(BODY.barcode, 12.0), LendingRefused(TOO_FEW))
    _, effects = step(session, GivePressed(BODY.barcode))
    assert effects == (counted(1, 1),)


def test_a_refused_gift_says_why(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(BODY.barcode, 10.0), LendingRefused(TOO_FEW))
    session, _ = run(session, GivePressed(BODY.barcode), LendingRefused(refused(BODY, Why.GIVEN_AT_DESK)))
    assert [one.notice.refusal for one in visit_of(session).unsettled] == [refused(BODY, Why.GIVEN_AT_DESK)]


@pytest.mark.parametrize("refusal", [refused(BODY, Why.TOO_FEW_POINTS), refused(BODY, Why.CLOSED)])
def test_nothing_is_given_where_giving_was_not_offered(visiting: Session, refusal: Refusal) -> None:
    session, _ = run(visiting, CodeScanned(BODY.barcode, 10.0), LendingRefused(refusal))
    assert step(session, GivePressed(BODY.barcode)) == (session, ())
    assert step(visiting, GivePressed(BODY.barcode)) == (visiting, ())


# --- before the card ---------------------------------------------------------------------------------------------


def test_tags_seen_before_the_card_are_taken_one_by_one_after_it_on_one_line() -> None:
    scans = (CodeScanned(BODY.barcode, 1.0), CodeScanned(BODY.barcode, 1.6), CodeScanned(BODY.barcode, 2.2))
    free = ItemFree(BODY, counts=True)
    session, _ = run(opening(), scans[0], free, scans[1], free, scans[2], free)
    assert isinstance(session.doing, Welcome)
    assert session.doing.pending.to_lend == (BODY, BODY, BODY)
    assert session.doing.pending.tags == (BODY.barcode,)

    answers = (recorded(swapped(BODY, 1), 9), recorded(swapped(BODY, 2), 8), recorded(swapped(BODY, 3), 7))
    session, effects = run(session, CardSeen(SAMIRAS_CARD, 5.0), OPENED, *answers)
    assert questions(effects) == [OpenVisit(SAMIRAS_CARD), TAKE, counted(2), counted(3)]
    assert visit_of(session).lines == (swapped(BODY, 3),)
    assert visit_of(session).pending.to_lend == ()
    assert not session.busy


def test_before_the_card_a_bounce_does_not_count_either() -> None:
    session, effects = run(opening(), CodeScanned(BODY.barcode, 1.0), ItemFree(BODY, counts=True))
    _, effects = step(session, CodeScanned(BODY.barcode, 1.4))
    assert effects == ()


def test_an_item_that_does_not_count_waits_once_however_often_it_was_scanned() -> None:
    session, _ = run(opening(), CodeScanned(DRILL.barcode, 1.0), ItemFree(DRILL))
    session, _ = run(session, CodeScanned(BODY.barcode, 3.0), ItemFree(BODY, counts=True))
    session, _ = run(session, CodeScanned(DRILL.barcode, 5.0), ItemFree(replace(DRILL, name="Boormachine")))
    assert isinstance(session.doing, Welcome)
    assert [item.barcode for item in session.doing.pending.to_lend] == [BODY.barcode, DRILL.barcode]


def test_one_refused_tag_after_the_card_does_not_stop_the_others() -> None:
    free = ItemFree(BODY, counts=True)
    session, _ = run(opening(), CodeScanned(BODY.barcode, 1.0), free, CodeScanned(BODY.barcode, 2.0), free)
    session, _ = run(session, CodeScanned(DRILL.barcode, 3.0), ItemFree(DRILL), CardSeen(SAMIRAS_CARD, 5.0), OPENED)
    session, effects = run(
        session, recorded(swapped(BODY, 1), 0), LendingRefused(TOO_FEW), Recorded(lent(DRILL), TODAY)
    )
    assert questions(effects) == [counted(2), LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD)]
    assert visit_of(session).lines == (lent(DRILL), swapped(BODY, 1))
    assert visit_of(session).refused == (BODY.barcode,)


def test_tags_seen_on_the_goodbye_wait_for_the_next_card(taking: Session) -> None:
    session, _ = run(taking, Tick(20.0), DonePressed())
    assert isinstance(session.doing, Goodbye)
    free = ItemFree(BODY, counts=True)
    session, effects = run(session, CodeScanned(BODY.barcode, 22.0), free, CodeScanned(BODY.barcode, 22.6), free)
    assert isinstance(session.doing, Welcome)
    assert session.doing.pending.to_lend == (BODY, BODY)
    assert questions(effects) == [LendOrReturn(None, BODY.barcode), LendOrReturn(None, BODY.barcode)]


def test_tags_that_wait_for_a_card_are_dropped_when_nobody_comes() -> None:
    session, _ = run(opening(), CodeScanned(BODY.barcode, 1.0), ItemFree(BODY, counts=True), Tick(39.9))
    assert isinstance(session.doing, Welcome)
    assert session.doing.pending.to_lend == (BODY,)
    session, _ = step(session, Tick(42.0))
    assert session.doing == Welcome()


# --- the points --------------------------------------------------------------------------------------------------


def test_the_ticket_says_the_points_before_and_after(taking: Session) -> None:
    _, effects = run(taking, DonePressed(), Tick(30.0))
    ticket = Ticket(1, (swapped(BODY, 1),), "nl", before=(points(10),), after=(points(9),))
    assert effects == (Chime.DONE, PrintTicket(ticket))


def test_points_that_did_not_change_are_not_on_the_ticket(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(DRILL.barcode, 11.0), Recorded(lent(DRILL), TODAY), UndoPressed(LINE))
    _, effects = run(session, Undone(LINE, points(10)), DonePressed(), Tick(30.0))
    assert effects[-1] == PrintTicket(Ticket(1, (lent(DRILL),), "nl"))


def test_gifts_that_wait_for_a_volunteer_are_beside_the_points(taking: Session) -> None:
    session, _ = run(taking, SwapCounted(LINE, 1, 3), Recorded(swapped(BODY, 1, 3), TODAY, points(9, waiting=3)))
    _, effects = run(session, DonePressed(), Tick(30.0))
    (ticket,) = [effect.ticket for effect in effects if isinstance(effect, PrintTicket)]
    assert ticket.after == (points(9, waiting=3),)


def test_an_account_that_was_not_told_before_counts_from_zero() -> None:
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), VisitOpened(SAMIRA, (), TODAY))
    session, _ = run(session, CodeScanned(BODY.barcode, 10.0), recorded(swapped(BODY, 1), -1))
    owed = Account(TOOLS, Cents(150))
    session, _ = run(session, CodeScanned(DRILL.barcode, 12.0), Recorded(lent(DRILL), TODAY, owed))
    visit = visit_of(session)
    assert visit.before == (points(0), Account(TOOLS))
    assert visit.accounts == (points(-1), owed)


def test_a_visit_without_a_card_has_no_account_whatever_the_answer() -> None:
    session, _ = run(opening(), CodeScanned(DRILL.barcode, 1.0), Recorded(lent(DRILL), TODAY, points(3)))
    session, _ = run(session, CodeScanned(BODY.barcode, 3.0), Recorded(swapped(BODY, 1), TODAY, points(2)))
    assert visit_of(session).visitor is None
    assert visit_of(session).accounts == ()


def test_the_next_visitor_sees_nothing_of_points_and_swaps(taking: Session) -> None:
    session, _ = run(taking, CodeScanned(BODY.barcode, 12.0), LendingRefused(TOO_FEW))
    session, effects = run(session, CardSeen(JEANS_CARD, 20.0), JEAN_OPENED)
    assert Visiting(2, JEAN_OPENED.visitor, JEANS_CARD, TODAY) == session.doing
    (ticket,) = [effect.ticket for effect in effects if isinstance(effect, PrintTicket)]
    assert (ticket.before, ticket.after) == ((points(10),), (points(9),))


def test_a_visitor_who_walks_away_leaves_nothing_of_points_on_the_screen(taking: Session) -> None:
    session, effects = step(taking, Tick(200.0))
    assert session.doing == Welcome()
    assert [type(effect) for effect in effects] == [PrintTicket]


# --- what is not offered -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [swapped(BODY, 1), reserved(DRILL)], ids=["swapped", "reserved"])
def test_lines_of_swaps_and_reservations_cannot_be_returned_borrowed_or_reported(visiting: Session, line: Line) -> None:
    session, _ = run(visiting, CodeScanned(line.item.barcode, 10.0), Recorded(line, TODAY))
    barcode, operation = line.item.barcode, line.operation
    for touch in (ReturnPressed(barcode), TakePressed(barcode), PartsUnfolded(operation), AllTherePressed(operation)):
        assert step(session, touch) == (session, ())
