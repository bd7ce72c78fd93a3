"""Behind the desk: refused loans, scans that could not be kept, and stock-takes."""

from dataclasses import replace

import pytest

from kiosk.lending.commands import CheckIn, CountItem, EndCount, LendTo, ReserveFor, TakePayment
from kiosk.lending.debounce import OUT_OF_SIGHT, SAME_CHECK_IN
from kiosk.lending.effects import Chime, Effect
from kiosk.lending.events import CardSeen, CodeScanned, Event, LedgerFailed, NoticeClosed
from kiosk.lending.model import Item, Why
from kiosk.lending.session import step
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import (
    BackPressed,
    CardWanted,
    CommandChosen,
    CountRead,
    Declined,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    InboxRead,
    ItemChosen,
    ItemRead,
    MemberRead,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import DeclineCause
from kiosk.lending.volunteers.questions import Do, ReadItem
from kiosk.lending.volunteers.shift import AtCheckIn, AtMember, AtStock, ShiftNotice, ShiftNoticeKind
from tests.house import DRILL, SAMIRA, SAW, TOOLS, TRAIN
from tests.lending.desk import BUILDING_SET, lent, refused, run
from tests.lending.staff import (
    BY,
    COUNT,
    DRILL_FILE,
    NEW_CARD,
    SAMIRAS_FILE,
    at_count,
    at_item,
    at_member,
    back,
    in_shift,
    page_of,
    shift_of,
    unlocked,
)

MEMBER = SAMIRA.member
NO = refused(DRILL, Why.ADULTS_ONLY, Why.OWES)
REFUSED = Declined(DeclineCause.REFUSED, NO, DRILL.barcode)
UNKNOWN = ShiftNotice(ShiftNoticeKind.UNKNOWN_CODE, text=DRILL.barcode)
NOT_KEPT = ShiftNotice(ShiftNoticeKind.NOT_KEPT)
DONE = ShiftNotice(ShiftNoticeKind.DONE)


def scan(item: Item, at: float) -> CodeScanned:
    return CodeScanned(item.barcode, at)


def not_kept(*items: Item) -> ShiftNotice:
    return ShiftNotice(ShiftNoticeKind.NOT_KEPT, text=", ".join(item.barcode for item in items))


# --- a refusal, and lending all the same -------------------------------------------------------------------------


@pytest.fixture
def stopped() -> Session:
    """A session on the page of a member, on which a scanned item was refused."""
    return run(at_member(), scan(DRILL, 50.0), REFUSED)[0]


def test_a_refusal_is_on_the_page_of_the_member_with_every_reason(stopped: Session) -> None:
    assert page_of(stopped) == AtMember(SAMIRAS_FILE, refused=NO, code=DRILL.barcode)
    assert run(at_member(), scan(DRILL, 50.0), REFUSED)[1] == (
        Do(BY, LendTo(MEMBER, DRILL.barcode)),
        Chime.LOOK,
    )


def test_a_refused_item_is_lent_with_a_reason(stopped: Session) -> None:
    override = FormOpened(Form(FormKind.OVERRIDE, key=DRILL.barcode)), FormFilled(("Ik leg het  hier uit",))
    session, effects = run(stopped, *override)
    assert effects == (Do(BY, LendTo(MEMBER, DRILL.barcode, "Ik leg het hier uit")),)
    session, effects = step(session, MemberRead(SAMIRAS_FILE, lent(DRILL)))
    assert page_of(session) == AtMember(SAMIRAS_FILE, lent=(lent(DRILL),))
    assert (shift_of(session).form, shift_of(session).notice, effects) == (None, DONE, (Chime.GOOD,))


def test_a_refusal_is_not_overridden_without_a_reason(stopped: Session) -> None:
    session, effects = run(stopped, FormOpened(Form(FormKind.OVERRIDE, key=DRILL.barcode)), FormFilled((" ",)))
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.TEXT)
    assert effects == (Chime.LOOK,)


def test_an_item_that_cannot_be_lent_with_a_reason_either_is_refused_again(stopped: Session) -> None:
    override = FormOpened(Form(FormKind.OVERRIDE, key=DRILL.barcode)), FormFilled(("Toch",))
    never = refused(DRILL, Why.ALREADY_OUT)
    session, _ = run(stopped, *override, Declined(DeclineCause.REFUSED, never))
    assert page_of(session) == AtMember(SAMIRAS_FILE, refused=never, code=DRILL.barcode)
    assert shift_of(session).form is None


def test_a_refusal_stays_while_something_else_is_lent_or_paid_and_goes_with_a_touch(stopped: Session) -> None:
    session, _ = run(stopped, scan(SAW, 60.0), MemberRead(SAMIRAS_FILE, lent(SAW)))
    assert page_of(session) == AtMember(SAMIRAS_FILE, refused=NO, code=DRILL.barcode, lent=(lent(SAW),))
    paid = CommandChosen(TakePayment(MEMBER, TOOLS.key, 100))  # type: ignore[arg-type]
    session, _ = run(session, paid, MemberRead(SAMIRAS_FILE))
    assert page_of(session) == AtMember(SAMIRAS_FILE, refused=NO, code=DRILL.barcode, lent=(lent(SAW),))
    session, _ = step(session, NoticeClosed())
    assert page_of(session) == AtMember(SAMIRAS_FILE, lent=(lent(SAW),))


def test_a_refusal_goes_when_its_item_is_lent(stopped: Session) -> None:
    session, _ = run(stopped, scan(DRILL, 60.0), MemberRead(SAMIRAS_FILE, lent(DRILL)))
    assert page_of(session) == AtMember(SAMIRAS_FILE, lent=(lent(DRILL),))


def test_a_refused_reservation_cannot_be_overridden_into_a_loan() -> None:
    session, _ = run(at_member(), CommandChosen(ReserveFor(MEMBER, DRILL.barcode)), REFUSED)
    assert page_of(session) == AtMember(SAMIRAS_FILE, refused=NO, code="")


def test_away_from_the_page_of_a_member_a_refusal_is_a_sentence() -> None:
    session, _ = run(unlocked(at_item()), CommandChosen(ReserveFor(MEMBER, DRILL.barcode)), REFUSED)
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.REFUSED)


@pytest.mark.parametrize("event", [scan(DRILL, 50.0), CommandChosen(ReserveFor(MEMBER, DRILL.barcode))], ids=str)
def test_an_unknown_code_is_told_on_the_page_of_a_member(event: Event) -> None:
    session, effects = run(at_member(), event, Declined(DeclineCause.UNKNOWN))
    assert (page_of(session), shift_of(session).notice) == (AtMember(SAMIRAS_FILE), UNKNOWN)
    assert effects[-1] is Chime.LOOK


PLACES = [at_member(), at_item(), at_count(), step(in_shift(), TileChosen(Tile.CHECK_IN))[0]]


@pytest.mark.parametrize("before", PLACES, ids=["member", "item", "stock-take", "check-in"])
def test_a_code_of_no_item_is_told_as_such_and_need_not_be_scanned_again(before: Session) -> None:
    session, effects = run(before, CodeScanned("K7P4M2XR", 90.0), Declined(DeclineCause.PART_SLIP))
    shift = shift_of(session)
    assert (page_of(session), shift.unrecorded) == (page_of(before), ())
    assert shift.notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.PART_SLIP)
    assert effects[-1] is Chime.LOOK


# --- what could not be kept --------------------------------------------------------------------------------------


def test_a_scan_that_was_not_recorded_is_told_with_a_chime() -> None:
    session, effects = run(in_shift(), scan(DRILL, 50.0), LedgerFailed())
    shift = shift_of(session)
    assert (shift.page, shift.checked_in, shift.unrecorded) == (AtCheckIn(), (), (DRILL.barcode,))
    assert shift.notice == not_kept(DRILL)
    assert effects == (Do(BY, CheckIn(DRILL.barcode)), Chime.LOOK)


def test_a_scan_that_could_not_be_kept_is_told_until_it_is_scanned_again() -> None:
    session, _ = run(in_shift(), scan(DRILL, 50.0), LedgerFailed(), scan(SAW, 50.1), LedgerFailed())
    session, _ = run(session, scan(TRAIN, 50.2), back(TRAIN, "op-1"))
    assert (shift_of(session).notice, shift_of(session).taken_back) == (not_kept(SAW, DRILL), 1)

    session, effects = run(session, scan(DRILL, 50.0 + SAME_CHECK_IN), back(DRILL, "op-2"))
    assert effects == (Do(BY, CheckIn(DRILL.barcode)), Chime.GOOD)
    assert shift_of(session).notice == not_kept(SAW)
    session, _ = run(session, scan(SAW, 52.0), back(SAW, "op-3"))
    assert (shift_of(session).notice, shift_of(session).taken_back) == (None, 3)


def test_a_code_that_failed_twice_is_told_once() -> None:
    session, _ = run(in_shift(), scan(DRILL, 50.0), LedgerFailed(), scan(DRILL, 52.0), LedgerFailed())
    assert shift_of(session).notice == not_kept(DRILL)


def test_a_scan_that_could_not_be_kept_is_told_on_every_page_until_closed_by_touch() -> None:
    session, _ = run(in_shift(), scan(DRILL, 50.0), LedgerFailed())
    for away in (BackPressed(), TileChosen(Tile.CHECK_IN), FormOpened(Form(FormKind.NEW_MEMBER))):
        session, _ = step(session, away)
        assert shift_of(session).notice == not_kept(DRILL)
    inbox, _ = run(session, TileChosen(Tile.INBOX), InboxRead(()))
    assert shift_of(inbox).notice == not_kept(DRILL)
    closed = run(inbox, NoticeClosed(), scan(SAW, 60.0), back(SAW, "op-1"))[0]
    assert (shift_of(closed).notice, shift_of(closed).unrecorded) == (None, ())


def test_another_notice_hides_a_failed_scan_for_a_moment_only() -> None:
    session, _ = run(in_shift(), scan(DRILL, 50.0), LedgerFailed(), TileChosen(Tile.INBOX), LedgerFailed())
    assert shift_of(session).notice == not_kept(DRILL)


def test_looking_at_an_item_does_not_settle_its_failed_scan() -> None:
    session, _ = run(in_shift(), scan(DRILL, 50.0), LedgerFailed(), ItemChosen(DRILL.barcode), ItemRead(DRILL_FILE))
    assert shift_of(session).notice == not_kept(DRILL)


@pytest.mark.parametrize(
    ("session", "failure"),
    [
        (at_member(), MemberRead(SAMIRAS_FILE, lent(DRILL))),
        (at_member(), REFUSED),
        (at_count(), CountRead(COUNT)),
    ],
    ids=["lent", "refused", "counted"],
)
def test_a_loan_and_a_count_that_could_not_be_kept_are_told_in_the_same_way(session: Session, failure: Event) -> None:
    failed, effects = run(session, scan(DRILL, 50.0), LedgerFailed())
    assert (shift_of(failed).notice, effects[-1]) == (not_kept(DRILL), Chime.LOOK)
    assert page_of(failed) == page_of(session)
    again, _ = run(failed, scan(DRILL, 50.0 + OUT_OF_SIGHT), failure)
    assert shift_of(again).unrecorded == ()
    assert shift_of(again).notice != not_kept(DRILL)


def test_a_scan_that_the_ledger_refuses_is_not_recorded_either() -> None:
    for session in (in_shift(), at_count()):
        refused_scan, effects = run(session, scan(DRILL, 50.0), Declined(DeclineCause.NOT_YOURS))
        assert shift_of(refused_scan).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.NOT_YOURS)
        assert effects[-1] is Chime.LOOK
        assert shift_of(run(refused_scan, TileChosen(Tile.INBOX))[0]).notice == not_kept(DRILL)


def test_a_completed_command_does_not_hide_a_failed_scan() -> None:
    session, _ = run(at_member(), scan(DRILL, 50.0), LedgerFailed(), scan(SAW, 51.0))
    session, _ = step(session, MemberRead(SAMIRAS_FILE, lent(SAW)))
    assert shift_of(session).notice == not_kept(DRILL)


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        ((TileChosen(Tile.INBOX),), ShiftNoticeKind.NOT_READ),
        ((ItemChosen(DRILL.barcode),), ShiftNoticeKind.NOT_READ),
        ((CardSeen(NEW_CARD, 50.0),), ShiftNoticeKind.NOT_READ),
        ((CommandChosen(EndCount(5)),), ShiftNoticeKind.NOT_KEPT),
    ],
    ids=str,
)
def test_a_page_that_could_not_be_read_and_a_command_that_could_not_be_kept_differ(
    events: tuple[Event, ...], kind: ShiftNoticeKind
) -> None:
    session, effects = run(in_shift(), *events, LedgerFailed())
    assert shift_of(session).notice == ShiftNotice(kind)
    assert effects[-1] is Chime.LOOK


def test_a_card_that_could_not_be_given_is_still_waited_for() -> None:
    wanted = run(at_member(), CardWanted())[0]
    session, _ = run(wanted, CardSeen(NEW_CARD, 50.0), LedgerFailed())
    assert (page_of(session), shift_of(session).notice) == (AtMember(SAMIRAS_FILE, card_wanted=True), NOT_KEPT)


# --- a stock-take ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("surplus", "chime"),
    [
        ((), Chime.GOOD),
        (((DRILL.barcode, DRILL),), Chime.LOOK),
        ((("4006381333931", None),), Chime.GOOD),
        (((BUILDING_SET.barcode, BUILDING_SET), (DRILL.barcode, None)), Chime.LOOK),
    ],
)
def test_an_item_that_should_not_be_there_has_a_sound_of_its_own(
    surplus: tuple[tuple[str, Item | None], ...], chime: Chime
) -> None:
    counted = replace(COUNT, seen=(DRILL,), surplus=surplus)
    session, effects = run(at_count(), scan(DRILL, 50.0), CountRead(counted))
    expected: tuple[Effect, ...] = (Do(BY, CountItem(5, DRILL.barcode)), chime)
    assert effects == expected
    assert page_of(session) == AtStock(counted, last=DRILL.barcode)
    assert shift_of(session).notice is None


def test_ending_a_stock_take_leaves_those_that_still_run() -> None:
    session, effects = run(at_count(), CommandChosen(EndCount(5, mark=True)), CountRead(None, (COUNT,)))
    assert effects == (Do(BY, EndCount(5, mark=True)), Chime.GOOD)
    assert page_of(session) == AtStock(None, (COUNT,))


def test_after_a_stock_take_has_ended_a_scan_is_a_return_again() -> None:
    over, _ = run(at_count(), CommandChosen(EndCount(5)), CountRead(COUNT))
    assert page_of(over) == AtStock(COUNT, ended=True)
    assert step(over, scan(DRILL, 50.0))[1] == (Do(BY, CheckIn(DRILL.barcode)),)


def test_on_the_page_of_an_item_a_scan_opens_that_items_page_and_one_step_back_leaves_both() -> None:
    session = at_item()
    for number in range(3):
        session, effects = run(session, scan(SAW, 60.0 + OUT_OF_SIGHT * number), ItemRead(DRILL_FILE))
        assert effects == (ReadItem(BY, SAW.barcode),)
    assert len(shift_of(session).back) == 2
