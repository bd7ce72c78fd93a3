"""A refused item: it stays in sight, is decided again when scanned again, and is offered once it can be lent."""

import pytest

from kiosk.lending.effects import Chime, Lend, LendOrReturn, Reconsider, Renew, ReportParts, Undo
from kiosk.lending.events import (
    Answer,
    CardSeen,
    CodeScanned,
    CodeTyped,
    DonePressed,
    Event,
    ItemFree,
    LedgerFailed,
    LendingRefused,
    PartsReported,
    PartsUnfolded,
    Reconsidered,
    Recorded,
    RenewPressed,
    TakePressed,
    Tick,
    TryAgainPressed,
    Undone,
    UndoPressed,
)
from kiosk.lending.model import WHOLE, Operation, PartNote, PartsSaid, Refusal, Why
from kiosk.lending.session import step
from kiosk.lending.states import Asking, NoticeKind, Session, Unsettled
from tests.house import DRILL, LADDER, SAMIRA, SAW, TODAY, TRAIN
from tests.lending.desk import (
    JEAN_OPENED,
    JEANS_CARD,
    OPENED,
    SAMIRAS_CARD,
    lent,
    opening,
    refused,
    renewed,
    returned,
    run,
    visit_of,
)

REFUSAL = refused(DRILL, Why.TOO_MANY)
BACK = Operation("back")
TRAIN_BACK = (CodeScanned(TRAIN.barcode, 20.0), Recorded(returned(TRAIN, BACK), TODAY))
ASK_AGAIN = Reconsider(SAMIRA.member, (DRILL.barcode,), SAMIRAS_CARD)


@pytest.fixture
def refusing() -> Session:
    """A visit in which Samira scanned the drill and it was refused: she has too many items at home."""
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    return run(session, CodeScanned(DRILL.barcode, 10.0), LendingRefused(REFUSAL))[0]


def offered(session: Session) -> list[str]:
    return [one.code for one in visit_of(session).unsettled if one.again]


def test_a_refusal_shows_all_its_reasons_and_stays_in_sight(refusing: Session) -> None:
    visit = visit_of(refusing)
    assert visit.notice
    assert visit.notice.refusal == REFUSAL
    assert visit.unsettled == (Unsettled(DRILL.barcode, visit.notice),)
    session, _ = run(refusing, CodeScanned(SAW.barcode, 20.0), Recorded(lent(SAW), TODAY))
    assert visit_of(session).notice is None
    assert [one.notice.refusal for one in visit_of(session).unsettled] == [REFUSAL]


def test_a_refused_item_scanned_again_while_its_refusal_shows_is_decided_again(refusing: Session) -> None:
    asking, effects = step(refusing, CodeScanned(DRILL.barcode, 20.0))
    assert effects == (LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD),)
    still, _ = step(asking, LendingRefused(refused(DRILL, Why.TOO_MANY, Why.CLOSED)))
    (unsettled,) = visit_of(still).unsettled
    assert unsettled.notice == visit_of(still).notice
    assert unsettled.notice.refusal == refused(DRILL, Why.TOO_MANY, Why.CLOSED)
    session, _ = step(asking, Recorded(lent(DRILL), TODAY))
    assert (visit_of(session).unsettled, visit_of(session).notice) == ((), None)


def test_a_refused_item_seen_again_at_once_is_the_same_scan(refusing: Session) -> None:
    session, effects = step(refusing, CodeScanned(DRILL.barcode, 11.0))
    assert effects == ()
    assert visit_of(session) == visit_of(refusing)


# --- when the ledger is asked again ------------------------------------------------------------------------------


def test_returning_an_item_offers_the_refused_item_again(refusing: Session) -> None:
    session, effects = run(refusing, *TRAIN_BACK)
    assert effects[1:] == (Chime.GOOD, ASK_AGAIN)
    assert isinstance(session.doing, Asking)
    session, effects = step(session, Reconsidered((DRILL.barcode,)))
    assert effects == ()
    assert offered(session) == [DRILL.barcode]


def test_the_offer_lends_the_item_by_one_touch(refusing: Session) -> None:
    session, _ = run(refusing, *TRAIN_BACK, Reconsidered((DRILL.barcode,)))
    session, effects = run(session, TryAgainPressed(DRILL.barcode), Recorded(lent(DRILL), TODAY))
    assert effects == (LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD), Chime.GOOD)
    assert visit_of(session).unsettled == ()


def test_an_offer_that_is_refused_after_all_says_why_and_is_withdrawn(refusing: Session) -> None:
    session, _ = run(refusing, *TRAIN_BACK, Reconsidered((DRILL.barcode,)))
    session, _ = run(session, TryAgainPressed(DRILL.barcode), LendingRefused(refused(DRILL, Why.CLOSED)))
    assert offered(session) == []
    assert [one.notice.refusal for one in visit_of(session).unsettled] == [refused(DRILL, Why.CLOSED)]


def test_undoing_a_loan_offers_the_refused_item_and_says_that_the_loan_was_undone(refusing: Session) -> None:
    session, _ = run(refusing, CodeScanned(SAW.barcode, 20.0), Recorded(lent(SAW), TODAY))
    session, effects = run(
        session, UndoPressed(Operation("op-1")), Undone(Operation("op-1")), Reconsidered((DRILL.barcode,))
    )
    assert effects == (Undo(Operation("op-1")), Chime.GOOD, ASK_AGAIN)
    assert offered(session) == [DRILL.barcode]
    assert visit_of(session).notice
    assert visit_of(session).notice.kind is NoticeKind.UNDONE  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("touch", "answer"),
    [
        (CodeScanned(SAW.barcode, 20.0), Recorded(lent(SAW), TODAY)),
        (CodeScanned(SAW.barcode, 20.0), LendingRefused(refused(SAW))),
        (CodeScanned(SAW.barcode, 20.0), LedgerFailed()),
        (RenewPressed(TRAIN.barcode), Recorded(renewed(TRAIN), TODAY)),
        (RenewPressed(TRAIN.barcode), LendingRefused(refused(TRAIN, Why.NO_MORE_RENEWALS))),
    ],
    ids=["lent", "refused", "not kept", "renewed", "not renewed"],
)
def test_the_ledger_is_not_asked_again_when_nothing_was_returned(
    refusing: Session, touch: Event, answer: Answer
) -> None:
    session, effects = run(refusing, touch, answer)
    assert not any(isinstance(effect, Reconsider) for effect in effects)
    assert not session.busy


def test_the_ledger_is_not_asked_again_where_nothing_was_refused() -> None:
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    session, _ = run(session, CodeScanned("X", 10.0), LedgerFailed())
    session, effects = run(session, *TRAIN_BACK)
    assert effects[-1] is Chime.GOOD
    assert not session.busy


def test_reports_of_parts_do_not_ask_the_ledger_again(refusing: Session) -> None:
    session, _ = run(refusing, *TRAIN_BACK, Reconsidered(()))
    session, effects = run(session, PartsUnfolded(BACK), PartsReported(BACK, PartsSaid.PROBLEM, True))
    assert effects == (ReportParts(BACK, (PartNote(WHOLE, broken=1),)), Chime.GOOD)
    assert not session.busy


def test_a_reported_problem_may_withdraw_an_offer(refusing: Session) -> None:
    session, _ = run(refusing, *TRAIN_BACK, Reconsidered((DRILL.barcode,)))
    session, effects = run(session, PartsUnfolded(BACK), PartsReported(BACK, PartsSaid.PROBLEM, True))
    assert effects[-1] == ASK_AGAIN
    assert offered(step(session, Reconsidered(()))[0]) == []


def test_a_failure_to_ask_again_is_not_shown(refusing: Session) -> None:
    session, _ = run(refusing, *TRAIN_BACK)
    before = visit_of(session)
    session, effects = step(session, LedgerFailed())
    assert effects == ()
    assert visit_of(session) == before
    assert offered(session) == []


def test_an_item_that_cannot_be_lent_yet_is_not_offered_and_cannot_be_touched(refusing: Session) -> None:
    session, _ = run(refusing, *TRAIN_BACK, Reconsidered(()))
    assert offered(session) == []
    assert (session, ()) == step(session, TryAgainPressed(DRILL.barcode))


def test_an_item_that_was_never_refused_is_not_offered_whatever_the_ledger_answers(refusing: Session) -> None:
    session, _ = run(refusing, CodeScanned("X", 15.0), LedgerFailed(), *TRAIN_BACK, Reconsidered(("X", "Y")))
    assert offered(session) == []
    assert [one.code for one in visit_of(session).unsettled] == ["X", DRILL.barcode]


def test_the_offer_of_one_refused_item_goes_when_another_refused_item_is_lent(refusing: Session) -> None:
    session, _ = run(refusing, CodeScanned(SAW.barcode, 15.0), LendingRefused(refused(SAW)), *TRAIN_BACK)
    session, _ = step(session, Reconsidered((SAW.barcode, DRILL.barcode)))
    assert offered(session) == [SAW.barcode, DRILL.barcode]
    session, effects = run(session, TryAgainPressed(SAW.barcode), Recorded(lent(SAW), TODAY))
    assert effects[-1] == ASK_AGAIN
    session, _ = step(session, Reconsidered(()))
    assert offered(session) == []
    assert [one.code for one in visit_of(session).unsettled] == [DRILL.barcode]


def test_an_offer_is_asked_about_again_when_another_item_is_lent(refusing: Session) -> None:
    session, _ = run(refusing, CodeScanned(SAW.barcode, 15.0), LendingRefused(refused(SAW)), *TRAIN_BACK)
    session, _ = step(session, Reconsidered((DRILL.barcode,)))
    _, effects = run(session, CodeScanned(LADDER.barcode, 30.0), Recorded(lent(LADDER), TODAY))
    assert effects[-1] == Reconsider(SAMIRA.member, (SAW.barcode, DRILL.barcode), SAMIRAS_CARD)


def test_an_offer_is_withdrawn_when_the_ledger_fails_to_confirm_it(refusing: Session) -> None:
    session, _ = run(refusing, *TRAIN_BACK, Reconsidered((DRILL.barcode,)))
    session, _ = run(session, CodeScanned(SAW.barcode, 30.0), Recorded(lent(SAW), TODAY), LedgerFailed())
    assert offered(session) == []


def test_an_item_whose_renewal_was_refused_is_not_offered_to_be_lent() -> None:
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    no: Refusal = refused(TRAIN, Why.NO_MORE_RENEWALS)
    session, effects = run(session, RenewPressed(TRAIN.barcode), LendingRefused(no))
    assert effects == (Renew(SAMIRA.member, TRAIN.barcode), Chime.LOOK)
    assert visit_of(session).notice
    assert visit_of(session).unsettled == ()


def test_an_item_returned_for_another_member_and_refused_keeps_its_line_and_is_asked_about_again(
    refusing: Session,
) -> None:
    brought = returned(SAW, "saw", elsewhere=True)
    session, _ = run(refusing, CodeScanned(SAW.barcode, 15.0), Recorded(brought, TODAY), Reconsidered(()))
    session, effects = run(session, TakePressed(SAW.barcode), LendingRefused(refused(SAW)))
    assert effects == (Lend(SAMIRA.member, SAW.barcode, SAMIRAS_CARD), Chime.LOOK)
    assert visit_of(session).lines == (brought,)
    session, effects = run(session, *TRAIN_BACK)
    assert effects[-1] == Reconsider(SAMIRA.member, (SAW.barcode, DRILL.barcode), SAMIRAS_CARD)


# --- who asks, and who sees it -----------------------------------------------------------------------------------


def test_items_that_waited_for_the_card_are_lent_before_the_ledger_is_asked_again() -> None:
    session, _ = run(opening(), CodeScanned(DRILL.barcode, 1.0), ItemFree(DRILL))
    session, _ = run(session, CodeScanned(SAW.barcode, 3.0), ItemFree(SAW), CardSeen(SAMIRAS_CARD, 5.0), OPENED)
    session, effects = run(session, LendingRefused(REFUSAL), Recorded(lent(SAW), TODAY))
    assert effects == (Chime.LOOK, LendOrReturn(SAMIRA.member, SAW.barcode, SAMIRAS_CARD), Chime.GOOD)
    assert visit_of(session).refused == (DRILL.barcode,)


def test_the_next_visitor_sees_nothing_of_a_refusal(refusing: Session) -> None:
    session, _ = run(refusing, CardSeen(JEANS_CARD, 30.0), JEAN_OPENED)
    assert visit_of(session).unsettled == ()
    session, effects = run(session, CodeTyped(TRAIN.barcode), Recorded(returned(TRAIN), TODAY))
    assert not any(isinstance(effect, Reconsider) for effect in effects)


def test_the_ledger_is_not_asked_again_after_the_visit(refusing: Session) -> None:
    for end in (DonePressed(), Tick(200.0)):
        session, _ = step(refusing, end)
        _, effects = run(session, *(CodeScanned(TRAIN.barcode, 300.0), Recorded(returned(TRAIN), TODAY)))
        assert not any(isinstance(effect, Reconsider) for effect in effects)
