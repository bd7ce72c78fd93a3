"""The member's visit, rule by rule."""

from dataclasses import replace

import pytest

from kiosk.lending.codes.layouts import KeyboardLayout, TypedCode
from kiosk.lending.debounce import OUT_OF_SIGHT, CardDebounce
from kiosk.lending.effects import (
    Chime,
    DimScreen,
    GiveBack,
    Lend,
    LendOrReturn,
    NoteMisread,
    OpenVisit,
    OpenVisitByNumber,
    PrintTicket,
    ReadAloud,
    Renew,
    ReportUnreadable,
    StopReading,
    Undo,
)
from kiosk.lending.events import (
    Answer,
    BiggerPressed,
    CardFault,
    CardLost,
    CardRefused,
    CardRemoved,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    CodeUnknown,
    DeviceLost,
    DeviceReady,
    DonePressed,
    Event,
    ItemFree,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    LendingRefused,
    ListenPressed,
    LoansUnfolded,
    NoticeClosed,
    NumberRefused,
    NumberScanned,
    NumberTyped,
    Panel,
    PanelOpened,
    Recorded,
    RenewPressed,
    ReturnPressed,
    TakePressed,
    Tick,
    TicketDeclined,
    TicketDone,
    TicketWanted,
    Touched,
    Undone,
    UndoPressed,
    UndoRefused,
)
from kiosk.lending.limits import MOST_UNSETTLED
from kiosk.lending.model import Device, Loan, Operation, Reason, Refusal, SessionSettings, TicketPolicy, Trouble, Why
from kiosk.lending.session import step
from kiosk.lending.states import Asking, Goodbye, NoticeKind, Session, TicketState, Visiting, Welcome
from kiosk.lending.tickets import PrintOutcome, PrintResult, Slip, Ticket
from tests.house import DRILL, JEAN, SAMIRA, SAW, TODAY, TRAIN
from tests.lending.desk import (
    DUE,
    JEAN_OPENED,
    JEANS_CARD,
    OPENED,
    SAMIRAS_CARD,
    STRANGE_CARD,
    lent,
    opening,
    renewed,
    returned,
    run,
    visit_of,
)

SLIP = Slip("De Deelfabriek", "nu", (), (), "nl")


@pytest.fixture
def welcome() -> Session:
    return opening()


@pytest.fixture
def visiting(welcome: Session) -> Session:
    return run(welcome, CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]


def scanned(session: Session, code: str, answer: Answer, at: float = 10.0) -> Session:
    return run(session, CodeScanned(code, at), answer)[0]


# --- cards -------------------------------------------------------------------------------------------------------


def test_a_card_asks_the_ledger_and_opens_the_visit_in_the_language_of_the_member(welcome: Session) -> None:
    asking, effects = step(welcome, CardSeen(JEANS_CARD, 1.0))
    assert (OpenVisit(JEANS_CARD),) == effects
    assert asking.busy

    visiting, effects = step(asking, JEAN_OPENED)
    assert effects == (Chime.GOOD,)
    assert Visiting(1, JEAN, JEANS_CARD, TODAY) == visiting.doing
    assert visiting.accessibility.language == "fr"


def test_a_language_chosen_on_welcome_stays_for_the_visit_that_follows(welcome: Session) -> None:
    session, _ = run(welcome, LanguageChosen("en"), CardSeen(JEANS_CARD, 1.0), JEAN_OPENED)
    assert session.accessibility.language == "en"


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (CardUnknown(), NoticeKind.UNKNOWN_CARD),
        (CardLost(), NoticeKind.LOST_CARD),
        (LedgerFailed(), NoticeKind.NOT_KEPT),
    ],
)
def test_a_card_that_opens_no_visit_gets_one_sentence(welcome: Session, event: Event, kind: NoticeKind) -> None:
    session, effects = run(welcome, CardSeen(STRANGE_CARD, 1.0), event)
    assert isinstance(session.doing, Welcome)
    assert session.doing.notice
    assert session.doing.notice.kind is kind
    assert effects[-1] is Chime.LOOK


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (CardFault.UNREADABLE, NoticeKind.UNREADABLE_CARD),
        (CardFault.RANDOM, NoticeKind.RANDOM_CARD),
        (CardFault.SHARED, NoticeKind.SHARED_CARD),
        (CardFault.FOREIGN, NoticeKind.FOREIGN_CARD),
        (CardFault.PAYMENT, NoticeKind.PAYMENT_CARD),
    ],
)
def test_an_unusable_card_changes_nothing_in_a_visit(visiting: Session, fault: CardFault, kind: NoticeKind) -> None:
    session, effects = step(visiting, CardRefused(fault, 2.0))
    visit = visit_of(session)
    assert visit.notice
    assert visit.notice.kind is kind
    assert visit.with_notice(None) == visit_of(visiting)
    assert effects == (Chime.LOOK,)


def test_an_unknown_card_changes_nothing_in_a_visit(visiting: Session) -> None:
    session, _ = run(visiting, CardSeen(STRANGE_CARD, 5.0), CardUnknown())
    assert visit_of(session).with_notice(None) == visit_of(visiting)


def test_tapping_the_same_card_again_ends_the_visit(visiting: Session) -> None:
    session, effects = run(visiting, CardRemoved(2.0), CardSeen(SAMIRAS_CARD, 5.0))
    assert isinstance(session.doing, Goodbye)
    assert effects == (Chime.DONE,)


@pytest.mark.parametrize(
    ("removed", "again"),
    [(0.5, 1.0), (2.5, 3.2), (0.5, 2.9)],
    ids=["half a second off", "less than a second off", "less than three seconds after the tap"],
)
def test_a_bouncing_card_counts_as_one_tap(visiting: Session, removed: float, again: float) -> None:
    session, effects = run(visiting, CardRemoved(removed), CardSeen(SAMIRAS_CARD, again))
    assert visit_of(session) == visit_of(visiting)
    assert effects == ()


def test_a_bounced_card_counts_once_it_was_really_off(visiting: Session) -> None:
    session, _ = run(
        visiting,
        CardRemoved(0.5),
        CardSeen(SAMIRAS_CARD, 1.0),
        CardRemoved(2.5),
        CardSeen(SAMIRAS_CARD, 3.6),
    )
    assert isinstance(session.doing, Goodbye)


def test_two_cards_flapping_on_the_reader_count_once_each(welcome: Session) -> None:
    card_debounce, counted = CardDebounce().laid(SAMIRAS_CARD, 0.0)
    assert counted
    card_debounce, counted = card_debounce.laid(JEANS_CARD, 0.3)
    assert counted
    card_debounce, counted = card_debounce.laid(SAMIRAS_CARD, 0.6)
    assert not counted
    card_debounce, counted = card_debounce.laid(JEANS_CARD, 0.9)
    assert not counted


def test_a_card_found_lying_as_the_reader_comes_up_opens_no_visit_until_lifted(welcome: Session) -> None:
    session, effects = step(welcome, CardSeen(SAMIRAS_CARD, 5.0, tapped=False))
    assert session.doing == Welcome()
    assert effects == ()
    assert session.card_debounce.lying == SAMIRAS_CARD

    session, effects = run(session, CardRemoved(6.0), CardSeen(SAMIRAS_CARD, 7.5))
    assert effects == (OpenVisit(SAMIRAS_CARD),)


def test_a_card_left_lying_after_its_visit_opens_no_visit(visiting: Session) -> None:
    session, effects = run(visiting, Tick(200.0), Tick(300.0))
    assert isinstance(session.doing, Welcome)
    assert not any(isinstance(effect, OpenVisit) for effect in effects)
    session, effects = run(session, CardSeen(SAMIRAS_CARD, 301.0, tapped=False))
    assert effects == ()


def test_another_card_ends_the_visit_with_its_ticket_and_begins_its_own(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = run(session, CardSeen(JEANS_CARD, 20.0), JEAN_OPENED)
    assert (
        OpenVisit(JEANS_CARD),
        PrintTicket(Ticket(1, (lent(DRILL),), "nl")),
        Chime.GOOD,
    ) == effects
    assert Visiting(2, JEAN, JEANS_CARD, TODAY) == session.doing
    assert session.accessibility.language == "fr"


# --- scanning ----------------------------------------------------------------------------------------------------


def test_scanning_an_item_asks_the_ledger_and_its_line_comes_on_top(visiting: Session) -> None:
    asking, effects = step(visiting, CodeScanned(DRILL.barcode, 10.0))
    assert (LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD),) == effects
    assert visit_of(asking).lines == ()

    session, effects = step(asking, Recorded(lent(DRILL), TODAY))
    assert effects == (Chime.GOOD,)
    session = scanned(session, SAW.barcode, Recorded(lent(SAW, "op-9"), TODAY))
    assert visit_of(session).lines == (lent(SAW, "op-9"), lent(DRILL))


def test_scanning_twice_while_the_first_scan_is_recorded_lends_once(visiting: Session) -> None:
    asking, _ = step(visiting, CodeScanned(DRILL.barcode, 10.0))
    assert (asking, ()) == step(asking, CodeScanned(DRILL.barcode, 12.0))


def test_an_item_already_dealt_with_scanned_again_is_highlighted_and_changes_nothing(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = step(session, CodeScanned(DRILL.barcode, 20.0))
    assert effects == (Chime.LOOK,)
    assert visit_of(session).highlighted == DRILL.barcode
    assert visit_of(session).lines == (lent(DRILL),)


def test_an_undone_item_is_decided_again_when_it_is_scanned_again(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = run(session, UndoPressed(Operation("op-1")), Undone(Operation("op-1")))
    assert effects == (Undo(Operation("op-1")), Chime.GOOD)
    assert visit_of(session).lines == ()
    _, effects = step(session, CodeScanned(DRILL.barcode, 10.0 + OUT_OF_SIGHT))
    assert effects == (LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD),)


def test_of_a_storm_of_unknown_codes_the_newest_stay_on_the_screen(visiting: Session) -> None:
    session = visiting
    for number in range(MOST_UNSETTLED + 30):
        session = scanned(session, f"X{number}", CodeUnknown(f"X{number}"), at=10.0 + number)
    assert isinstance(session.shown, Visiting)
    assert [one.code for one in session.shown.unsettled] == [f"X{79 - at}" for at in range(MOST_UNSETTLED)]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (CodeUnknown("X"), NoticeKind.UNKNOWN_CODE),
        (NumberScanned(), NoticeKind.MEMBER_NUMBER),
        (LendingRefused(Refusal(DRILL, (Reason(Why.ALREADY_OUT),))), NoticeKind.REFUSED),
        (LedgerFailed(), NoticeKind.NOT_KEPT),
    ],
)
def test_a_scan_that_changes_nothing_gets_one_sentence(visiting: Session, answer: Answer, kind: NoticeKind) -> None:
    session = scanned(visiting, "X", answer)
    visit = visit_of(session)
    assert visit.notice
    assert visit.notice.kind is kind
    assert replace(visit, pending=replace(visit.pending, notice=None, unsettled=())) == visit_of(visiting)


def test_a_damaged_read_gets_one_sentence(visiting: Session) -> None:
    session, effects = step(visiting, CodeRefused(3.0))
    assert visit_of(session).notice
    assert effects == (Chime.LOOK, ReportUnreadable())
    _, effects = step(session, CodeRefused(3.0 + OUT_OF_SIGHT))
    assert effects == (Chime.LOOK,)


def test_a_code_typed_counts_as_scanned_and_closes_the_keyboard(visiting: Session) -> None:
    session, effects = run(visiting, PanelOpened(Panel.CODE), CodeTyped(" demo-0001 "))
    assert effects == (LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD),)
    assert session.panel is None


# --- without a card ----------------------------------------------------------------------------------------------


def test_a_return_needs_no_card_and_several_stay_in_one_visit(welcome: Session) -> None:
    session = scanned(welcome, DRILL.barcode, Recorded(returned(DRILL, "a"), TODAY))
    session = scanned(session, SAW.barcode, Recorded(returned(SAW, "b"), TODAY))
    assert Visiting(1, None, None, TODAY, lines=(returned(SAW, "b"), returned(DRILL, "a"))) == session.doing

    session, effects = run(session, DonePressed(), Tick(30.0))
    assert effects == (Chime.DONE, PrintTicket(Ticket(1, (returned(SAW, "b"), returned(DRILL, "a")), "nl")))


def test_free_items_scanned_first_are_lent_by_the_next_card(welcome: Session) -> None:
    session = scanned(welcome, DRILL.barcode, ItemFree(DRILL))
    session = scanned(session, SAW.barcode, ItemFree(SAW))
    assert isinstance(session.doing, Welcome)
    assert session.doing.pending.to_lend == (DRILL, SAW)

    session, effects = run(
        session,
        CardSeen(SAMIRAS_CARD, 12.0),
        OPENED,
        Recorded(lent(DRILL, "a"), TODAY),
        Recorded(lent(SAW, "b"), TODAY),
    )
    assert effects == (
        OpenVisit(SAMIRAS_CARD),
        LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD),
        Chime.GOOD,
        LendOrReturn(SAMIRA.member, SAW.barcode, SAMIRAS_CARD),
        Chime.GOOD,
    )
    assert visit_of(session).lines == (lent(SAW, "b"), lent(DRILL, "a"))


def test_a_free_item_waits_for_a_card_only_as_long_as_a_visitor_would(welcome: Session) -> None:
    session = scanned(welcome, DRILL.barcode, ItemFree(DRILL))
    session, effects = run(session, Tick(45.0), CardSeen(SAMIRAS_CARD, 46.0), OPENED)
    assert effects == (OpenVisit(SAMIRAS_CARD), Chime.GOOD)


def test_a_card_after_returns_without_one_begins_its_own_visit(welcome: Session) -> None:
    session = scanned(welcome, DRILL.barcode, Recorded(returned(DRILL), TODAY))
    session, effects = run(session, CardSeen(SAMIRAS_CARD, 12.0), OPENED)
    assert PrintTicket(Ticket(1, (returned(DRILL),), "nl")) in effects
    assert visit_of(session).lines == ()
    assert visit_of(session).visitor == SAMIRA


# --- touches in a visit ------------------------------------------------------------------------------------------


def test_a_loan_at_home_can_be_renewed_once_in_a_visit(visiting: Session) -> None:
    session, effects = run(visiting, RenewPressed(TRAIN.barcode), Recorded(renewed(TRAIN), TODAY))
    assert effects == (Renew(SAMIRA.member, TRAIN.barcode), Chime.GOOD)
    assert visit_of(session).at_home == ()
    assert visit_of(session).scanned == 0
    assert (session, ()) == step(session, RenewPressed(TRAIN.barcode))


def test_a_renewal_undone_leaves_the_loan_as_it_was(visiting: Session) -> None:
    session, _ = run(
        visiting,
        RenewPressed(TRAIN.barcode),
        Recorded(renewed(TRAIN), TODAY),
        UndoPressed(Operation("op-3")),
        Undone(Operation("op-3")),
    )
    assert visit_of(session).at_home == (Loan(TRAIN, DUE),)


def test_an_item_returned_from_another_name_can_be_borrowed(visiting: Session) -> None:
    session = scanned(visiting, SAW.barcode, Recorded(returned(SAW, "a", elsewhere=True), TODAY))
    session, effects = run(session, TakePressed(SAW.barcode), Recorded(lent(SAW, "b"), TODAY))
    assert effects == (Lend(SAMIRA.member, SAW.barcode, SAMIRAS_CARD), Chime.GOOD)
    visit = visit_of(session)
    assert visit.lines == (lent(SAW, "b"), returned(SAW, "a", elsewhere=True))
    assert visit.line(Operation("b"))
    assert visit.line(Operation("a")) is None


def test_borrowing_without_a_card_asks_for_the_card(welcome: Session) -> None:
    session = scanned(welcome, SAW.barcode, Recorded(returned(SAW), TODAY))
    session, _ = run(session, TakePressed(SAW.barcode), CardSeen(SAMIRAS_CARD, 20.0))
    session, effects = step(session, OPENED)
    assert effects[-1] == LendOrReturn(SAMIRA.member, SAW.barcode, SAMIRAS_CARD)


def test_a_renewed_item_scanned_again_can_be_returned_by_touch(visiting: Session) -> None:
    session, _ = run(visiting, RenewPressed(TRAIN.barcode), Recorded(renewed(TRAIN), TODAY))
    session, effects = run(session, CodeScanned(TRAIN.barcode, 10.0), ReturnPressed(TRAIN.barcode))
    assert effects == (Chime.LOOK, GiveBack(SAMIRA.member, TRAIN.barcode))


def test_a_touch_for_a_line_that_is_gone_does_nothing(visiting: Session) -> None:
    assert (visiting, ()) == step(visiting, UndoPressed(Operation("gone")))
    assert (visiting, ()) == step(visiting, TakePressed(DRILL.barcode))
    assert (visiting, ()) == step(visiting, RenewPressed(DRILL.barcode))


def test_an_operation_that_cannot_be_undone_any_more_says_so_and_stays(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, _ = run(session, UndoPressed(Operation("op-1")), UndoRefused(Operation("op-1")))
    assert visit_of(session).lines == (lent(DRILL),)
    assert visit_of(session).notice


# --- done, tickets, goodbye --------------------------------------------------------------------------------------


def goodbye(session: Session) -> Goodbye:
    assert isinstance(session.shown, Goodbye)
    return session.shown


def test_a_visit_in_which_nothing_was_done_prints_nothing(visiting: Session) -> None:
    session, effects = step(visiting, DonePressed())
    assert effects == (Chime.DONE,)
    assert goodbye(session).ticket is TicketState.NONE


def test_the_member_may_refuse_paper_with_one_touch(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = run(session, DonePressed(), Tick(2.0), TicketDeclined(), Tick(9.0))
    assert effects == (Chime.DONE,)
    assert goodbye(session).ticket is TicketState.DECLINED


def test_a_refused_ticket_can_be_wanted_again_at_the_same_place(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, _ = run(session, DonePressed(), Tick(2.0), TicketDeclined())
    session, effects = run(session, Tick(4.0), TicketWanted())
    assert effects == (PrintTicket(Ticket(1, (lent(DRILL),), "nl")),)
    assert goodbye(session).ticket is TicketState.PRINTING


def test_a_ticket_can_be_refused_for_a_moment_and_then_prints_once(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = run(session, DonePressed(), Tick(3.9))
    assert effects == (Chime.DONE,)
    assert goodbye(session).ticket is TicketState.COMING
    session, effects = run(session, Tick(4.0), TicketDeclined(), Tick(5.0), TicketDeclined(), Tick(60.0))
    assert effects == (PrintTicket(Ticket(1, (lent(DRILL),), "nl")),)
    assert goodbye(session).ticket is TicketState.PRINTING


def test_a_ticket_that_cannot_print_does_not_wait_and_its_code_is_on_the_screen(visiting: Session) -> None:
    session, _ = step(visiting, DeviceLost(Device.PRINTER, Trouble.PAPER_OUT))
    session = scanned(session, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = step(session, DonePressed())
    assert effects == (Chime.DONE, PrintTicket(Ticket(1, (lent(DRILL),), "nl")))


@pytest.mark.parametrize(
    "leaves",
    [
        (Tick(2.0), DonePressed()),
        (CardSeen(JEANS_CARD, 20.0), JEAN_OPENED),
        (CodeScanned(SAW.barcode, 12.0), ItemFree(SAW)),
        (CodeScanned(SAW.barcode, 12.0), Recorded(returned(SAW), TODAY)),
        (Tick(900.0),),
    ],
    ids=["Sluiten", "another card", "a free item", "a return", "walking away"],
)
def test_a_waiting_ticket_prints_in_its_own_language_however_the_goodbye_is_left(
    visiting: Session, leaves: tuple[Event, ...]
) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = run(session, LanguageChosen("fr"), DonePressed(), *leaves)
    tickets = [effect for effect in effects if isinstance(effect, PrintTicket)]
    assert tickets == [PrintTicket(Ticket(1, (lent(DRILL),), "fr"))]
    assert not isinstance(session.shown, Goodbye)


def test_a_house_that_asks_prints_only_when_wanted() -> None:
    session, _ = run(opening(ticket=TicketPolicy.ASK), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    session = scanned(session, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = step(session, DonePressed())
    assert effects == (Chime.DONE,)
    assert goodbye(session).ticket is TicketState.OFFERED
    session, effects = run(session, Tick(2.0), TicketWanted())
    assert effects == (PrintTicket(Ticket(1, (lent(DRILL),), "nl")),)


@pytest.mark.parametrize(
    ("result", "state", "shows"),
    [
        (PrintResult.PRINTED, TicketState.PRINTED, False),
        (PrintResult.NOT_READY, TicketState.FAILED, True),
        (PrintResult.UNREACHABLE, TicketState.FAILED, True),
        (PrintResult.UNCONFIRMED, TicketState.UNCONFIRMED, True),
    ],
)
def test_a_ticket_that_did_not_print_shows_on_the_screen_and_prints_again_only_by_touch(
    visiting: Session, result: PrintResult, state: TicketState, shows: bool
) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, _ = run(session, DonePressed(), Tick(4.0), TicketDone(1, SLIP, PrintOutcome(result, Trouble.PAPER_OUT)))
    assert goodbye(session).ticket is state
    assert goodbye(session).slip == (SLIP if shows else None)
    session, effects = run(session, Tick(5.0), TicketWanted())
    assert any(isinstance(effect, PrintTicket) for effect in effects) == shows


def test_the_outcome_of_an_earlier_ticket_is_not_shown_to_the_next_visitor(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, _ = run(session, CardSeen(JEANS_CARD, 20.0), JEAN_OPENED, DonePressed())
    after, _ = step(session, TicketDone(1, SLIP, PrintOutcome(PrintResult.UNREACHABLE)))
    assert after == session


def test_the_goodbye_clears_itself(visiting: Session) -> None:
    session, _ = run(visiting, LanguageChosen("fr"), BiggerPressed(), DonePressed(), Tick(60.0))
    assert session.doing == Welcome()
    assert session.accessibility.language == "nl"
    assert not session.accessibility.bigger


def test_on_the_goodbye_a_scan_counts_as_on_the_welcome_screen(visiting: Session) -> None:
    session, effects = run(visiting, DonePressed(), CodeScanned(SAW.barcode, 12.0), ItemFree(SAW))
    assert LendOrReturn(None, SAW.barcode) in effects
    assert isinstance(session.doing, Welcome)
    assert session.doing.pending.to_lend == (SAW,)


def test_on_the_goodbye_a_card_opens_its_visit(visiting: Session) -> None:
    session, _ = run(visiting, DonePressed(), CardSeen(JEANS_CARD, 12.0), JEAN_OPENED)
    assert visit_of(session).visitor == JEAN


# --- time --------------------------------------------------------------------------------------------------------


def test_after_forty_seconds_the_visitor_is_asked_and_after_sixty_the_visit_ends(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, _ = step(session, Tick(39.9))
    assert not session.warned
    session, _ = step(session, Tick(40.0))
    assert session.warned
    assert session.seconds_left == 20.0
    session, effects = step(session, Tick(60.0))
    assert session.doing == Welcome()
    assert effects == (PrintTicket(Ticket(1, (lent(DRILL),), "nl")),)


def test_after_a_time_out_a_house_that_asks_prints_nothing() -> None:
    session, _ = run(opening(ticket=TicketPolicy.ASK), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    session = scanned(session, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, effects = step(session, Tick(61.0))
    assert session.doing == Welcome()
    assert effects == ()


@pytest.mark.parametrize(
    "answer",
    [Touched(), CardSeen(SAMIRAS_CARD, 45.0), CodeScanned(DRILL.barcode, 45.0), DonePressed()],
    ids=["a touch", "the card", "a scan", "a touch on a button that is under it"],
)
def test_any_touch_scan_or_tap_answers_the_warning(visiting: Session, answer: Event) -> None:
    session, _ = run(visiting, CardRemoved(1.0), Tick(45.0))
    assert session.warned
    session, _ = step(session, answer)
    assert not session.warned
    assert visit_of(session)


def test_a_visitor_who_asked_for_more_time_has_twice_as_much(welcome: Session) -> None:
    slow = replace(OPENED, visitor=replace(SAMIRA, more_time=True))
    session, _ = run(welcome, CardSeen(SAMIRAS_CARD, 0.0), slow, Tick(79.0))
    assert not session.warned
    session, _ = step(session, Tick(81.0))
    assert session.warned
    assert visit_of(session)


def test_after_five_minutes_the_screen_dims_and_the_first_touch_only_wakes(welcome: Session) -> None:
    session, effects = step(welcome, Tick(301.0))
    assert (session.dimmed, effects) == (True, (DimScreen(dim=True),))
    session, effects = step(session, LanguageChosen("fr"))
    assert effects == (DimScreen(dim=False),)
    assert session.accessibility.language == "nl"


def test_a_card_on_a_dimmed_screen_counts_already(welcome: Session) -> None:
    _, effects = run(welcome, Tick(301.0), CardSeen(SAMIRAS_CARD, 302.0))
    assert effects[1:] == (DimScreen(dim=False), OpenVisit(SAMIRAS_CARD))


# --- trouble -----------------------------------------------------------------------------------------------------


def test_a_silent_ledger_is_shown_and_its_late_answer_counts(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(DRILL.barcode, 10.0), LedgerSilent())
    assert isinstance(session.doing, Asking)
    assert session.doing.silent
    session, _ = step(session, Recorded(lent(DRILL), TODAY))
    assert visit_of(session).lines == (lent(DRILL),)


def test_after_a_long_silence_of_the_ledger_the_visitor_is_asked_first_and_sees_nothing_until_they_answer(
    welcome: Session,
) -> None:
    session, _ = run(welcome, CardSeen(SAMIRAS_CARD, 0.0), LedgerSilent(), Tick(90.0), OPENED)
    assert session.warned
    assert session.seconds_left == 20.0
    answered, _ = step(session, Touched())
    assert not answered.warned
    left, _ = step(session, Tick(111.0))
    assert left.doing == Welcome()


def test_an_unsafe_ledger_lends_nothing_and_pages_can_be_closed(welcome: Session) -> None:
    session, effects = run(
        welcome,
        DeviceLost(Device.LEDGER, Trouble.UNSAFE),
        CardSeen(SAMIRAS_CARD, 1.0),
        CodeScanned(DRILL.barcode, 2.0),
        CodeTyped(DRILL.barcode),
        NumberTyped("0412", "1234"),
        LanguageChosen("fr"),
    )
    assert not session.busy
    assert effects == (Chime.LOOK, Chime.LOOK)
    assert session.accessibility.language == "fr"
    _, effects = run(session, Tick(400.0), CardSeen(JEANS_CARD, 401.0))
    assert DimScreen(dim=False) in effects


def test_a_number_and_pin_open_the_visit_and_a_wrong_one_keeps_the_pad(welcome: Session) -> None:
    session, effects = run(welcome, PanelOpened(Panel.NUMBER), NumberTyped("0412", "1234"), NumberRefused(60))
    assert effects == (OpenVisitByNumber("0412", "1234"), Chime.LOOK)
    assert session.panel is Panel.NUMBER
    session, _ = run(session, NumberTyped("0412", "4321"), OPENED)
    assert session.panel is None
    assert visit_of(session).card is None


def test_during_the_delay_of_the_pad_the_notice_is_to_wait_and_not_that_the_number_is_wrong(welcome: Session) -> None:
    session, effects = run(welcome, PanelOpened(Panel.NUMBER), NumberTyped("0412", "1234"), NumberRefused(150, True))
    assert (session.panel, effects[-1]) == (Panel.NUMBER, Chime.LOOK)
    assert isinstance(session.doing, Welcome)
    assert session.doing.notice
    assert (session.doing.notice.kind, session.doing.notice.wait_seconds) == (NoticeKind.PAD_PAUSED, 150)


def test_a_volunteer_with_a_short_pin_is_told_how_to_open_the_desk(welcome: Session) -> None:
    session, effects = run(welcome, NumberTyped("0407", "1234"), replace(OPENED, desk_by_card=True))
    notice = visit_of(session).notice
    assert notice
    assert (notice.kind, effects[-1]) == (NoticeKind.DESK_BY_CARD, Chime.GOOD)


def test_reading_aloud_ends_when_the_visitor_does_something_else(visiting: Session) -> None:
    session, effects = run(visiting, ListenPressed(), Touched())
    assert effects == (ReadAloud(), StopReading())
    assert not session.accessibility.reading


def test_a_notice_can_be_closed(visiting: Session) -> None:
    session = scanned(visiting, "X", CodeUnknown("X"))
    session, _ = step(session, NoticeClosed())
    assert visit_of(session).notice is None


def test_loans_unfold_and_fold_and_text_grows_and_shrinks_by_the_same_touch(visiting: Session) -> None:
    session, _ = run(visiting, LoansUnfolded(), BiggerPressed())
    assert (visit_of(session).loans_unfolded, session.accessibility.bigger) == (True, True)
    session, _ = run(session, LoansUnfolded(), BiggerPressed())
    assert (visit_of(session).loans_unfolded, session.accessibility.bigger) == (False, False)


def test_a_notice_on_the_welcome_screen_goes_by_itself(welcome: Session) -> None:
    session, _ = run(welcome, CardSeen(STRANGE_CARD, 1.0), CardUnknown(), Tick(5.0))
    assert isinstance(session.doing, Welcome)
    assert session.doing.notice
    session, _ = step(session, Tick(12.0))
    assert session.doing == Welcome()


def test_each_device_has_its_own_trouble_and_the_latest_counts(welcome: Session) -> None:
    session, _ = run(
        welcome,
        DeviceLost(Device.PRINTER, Trouble.MISSING),
        DeviceLost(Device.PRINTER, Trouble.PAPER_OUT),
        DeviceReady(Device.READER),
    )
    assert session.trouble(Device.PRINTER) is Trouble.PAPER_OUT
    assert session.trouble(Device.READER) is None
    assert session.trouble(Device.SCANNER) is Trouble.STARTING


def test_the_first_state_knows_that_no_device_has_reported() -> None:
    session = Session.opening(SessionSettings("Huis"), 5.0)
    assert session.trouble(Device.READER) is Trouble.STARTING
    assert session.seconds_left is None
    assert session.doing == Welcome()
    assert DUE > TODAY


# --- hurried, slow and careless visitors -------------------------------------------------------------------------


def test_the_second_tap_of_a_double_tap_on_done_does_not_skip_the_goodbye(visiting: Session) -> None:
    session, _ = run(visiting, Tick(10.0), DonePressed(), Tick(10.25), DonePressed())
    assert goodbye(session)
    session, _ = run(session, Tick(11.1), DonePressed())
    assert session.doing == Welcome()


def test_reading_aloud_ends_with_the_goodbye(visiting: Session) -> None:
    session, effects = run(visiting, DonePressed(), ListenPressed(), Tick(300.0))
    assert session.doing == Welcome()
    assert effects[-1] == StopReading()


def test_a_touch_at_the_goodbye_restarts_its_time(visiting: Session) -> None:
    session, _ = run(visiting, DonePressed(), Tick(7.0), BiggerPressed(), Tick(14.0))
    assert goodbye(session)
    session, _ = step(session, Tick(16.0))
    assert session.doing == Welcome()


def test_a_visitor_who_asked_for_more_time_has_it_at_the_goodbye_too(welcome: Session) -> None:
    slow = replace(OPENED, visitor=replace(SAMIRA, more_time=True))
    session, _ = run(welcome, CardSeen(SAMIRAS_CARD, 0.0), slow, DonePressed(), Tick(15.0))
    assert goodbye(session)
    session, _ = step(session, Tick(17.0))
    assert session.doing == Welcome()


def test_a_card_left_flickering_on_the_reader_does_not_keep_the_visit_open(visiting: Session) -> None:
    session, at = visiting, 0.0
    while at < 70:
        session, _ = run(session, CardRemoved(at), Tick(at + 0.3), CardSeen(SAMIRAS_CARD, at + 0.3), Tick(at + 0.7))
        at += 0.7
    assert session.doing == Welcome()


def test_a_phone_left_on_the_reader_is_told_once_and_does_not_keep_the_visit_open(visiting: Session) -> None:
    session, chimes, at = visiting, 0, 0.0
    while at < 70:
        session, effects = run(session, Tick(at), CardRefused(CardFault.RANDOM, at))
        chimes += effects.count(Chime.LOOK)
        at += 2.0
    assert session.doing == Welcome()
    assert chimes == 2  # one chime for the phone, one for the countdown


def test_a_read_that_failed_at_the_goodbye_leaves_it_as_it_is(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    failed = TicketDone(1, SLIP, PrintOutcome(PrintResult.UNREACHABLE))
    session, _ = run(session, DonePressed(), Tick(4.0), failed, Tick(12.0), CodeRefused(12.0))
    assert goodbye(session).slip == SLIP
    assert goodbye(session).notice
    session, _ = run(session, CardSeen(STRANGE_CARD, 13.0), CardUnknown())
    assert goodbye(session).slip == SLIP
    session, _ = run(session, CodeScanned("4006381333931", 14.0), CodeUnknown("4006381333931"))
    assert goodbye(session).slip == SLIP


def test_an_item_that_could_not_be_kept_stays_in_sight_when_the_next_is_lent(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, LedgerFailed())
    session = scanned(session, SAW.barcode, Recorded(lent(SAW), TODAY), at=13.0)
    visit = visit_of(session)
    assert visit.notice is None
    assert [(one.code, one.notice.kind) for one in visit.unsettled] == [(DRILL.barcode, NoticeKind.NOT_KEPT)]
    session = scanned(session, DRILL.barcode, Recorded(lent(DRILL, "again"), TODAY), at=16.0)
    assert visit_of(session).unsettled == ()


def test_of_items_that_waited_for_the_card_one_that_could_not_be_kept_stays_in_sight(welcome: Session) -> None:
    session = scanned(welcome, DRILL.barcode, ItemFree(DRILL))
    session = scanned(session, SAW.barcode, ItemFree(SAW), at=12.0)
    session, _ = run(session, CardSeen(SAMIRAS_CARD, 13.0), OPENED, LedgerFailed(), Recorded(lent(SAW, "b"), TODAY))
    visit = visit_of(session)
    assert visit.lines == (lent(SAW, "b"),)
    assert [one.code for one in visit.unsettled] == [DRILL.barcode]


def test_a_slow_printer_keeps_the_goodbye_until_its_outcome_is_known(visiting: Session) -> None:
    session = scanned(visiting, DRILL.barcode, Recorded(lent(DRILL), TODAY))
    session, _ = run(session, Tick(12.0), DonePressed(), Tick(85.0))
    assert goodbye(session).ticket is TicketState.PRINTING


# --- one label, one code -----------------------------------------------------------------------------------------


def test_an_item_read_under_another_form_of_its_code_is_one_item_with_one_code(visiting: Session) -> None:
    link = f"HTTPS://X.EXAMPLE/{DRILL.barcode}"
    session = scanned(visiting, link, Recorded(lent(DRILL), TODAY))

    for code, at in ((link, 10.2), (DRILL.barcode, 10.4), (link, 30.0), (DRILL.barcode, 50.0)):
        session, effects = step(session, CodeScanned(code, at))
        assert effects == (() if at < 11 else (Chime.LOOK,))
    assert visit_of(session).highlighted == DRILL.barcode
    assert [line.item for line in visit_of(session).lines] == [DRILL]


def test_a_refused_item_is_unsettled_once_in_whichever_form_its_code_is_read(visiting: Session) -> None:
    refused = LendingRefused(Refusal(DRILL, (Reason(Why.BLOCKED),)))
    session = scanned(visiting, "HTTPS://X.EXAMPLE/DRILL", refused)
    session = scanned(session, DRILL.barcode, refused, at=30.0)

    assert [one.code for one in visit_of(session).unsettled] == [DRILL.barcode]


def test_an_unknown_link_is_one_unknown_code(visiting: Session) -> None:
    link = "HTTPS://X.EXAMPLE/NOTHING"
    session = scanned(visiting, link, CodeUnknown(link))

    assert [one.code for one in visit_of(session).unsettled] == [link]


def test_an_unknown_code_of_a_scanner_that_types_is_looked_up_in_its_other_layouts(visiting: Session) -> None:
    typed = TypedCode("Hand Scanner", ((KeyboardLayout.BELGIAN, "DEMO-0001"),))
    session, effects = run(visiting, CodeScanned("DE;O", 10.0, typed), CodeUnknown("DE;O"))
    assert NoteMisread("DE;O", typed) in effects
    assert session.last_typed is None, "what a visitor scanned outlives its answer"

    _, effects = run(session, CodeScanned("B7", 20.0), CodeUnknown("B7"), CodeTyped("DE;O"), CodeUnknown("DE;O"))
    assert not any(isinstance(effect, NoteMisread) for effect in effects)
    _, effects = run(session, CodeScanned("TOY", 30.0, typed), Recorded(lent(DRILL), TODAY))
    assert not any(isinstance(effect, NoteMisread) for effect in effects)
