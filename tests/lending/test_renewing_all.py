"""*Alles verlengen*: one question after another, each answered by itself."""

from dataclasses import replace

import pytest

from kiosk.lending.effects import Chime, PrintTicket, Reconsider, Renew
from kiosk.lending.events import (
    Answer,
    CardSeen,
    CodeScanned,
    LedgerFailed,
    LedgerSilent,
    LendingRefused,
    Panel,
    Reconsidered,
    Recorded,
    RenewAllPressed,
    RenewPressed,
    Tick,
    TryAgainPressed,
    Undone,
    UndoPressed,
    VisitOpened,
)
from kiosk.lending.model import Account, Cents, Item, Line, Loan, Operation, Why
from kiosk.lending.session import step
from kiosk.lending.states import Asking, NoticeKind, Session, Welcome
from tests.house import DRILL, SAMIRA, SAW, TODAY, TOYS, TRAIN
from tests.lending.desk import (
    BUILDING_SET,
    DUE,
    SAMIRAS_CARD,
    lent,
    opening,
    questions,
    refused,
    renewed,
    returned,
    run,
    visit_of,
)

OPENED = VisitOpened(SAMIRA, tuple(Loan(item, DUE) for item in (TRAIN, BUILDING_SET, DRILL)), TODAY)
WAITED_FOR = LendingRefused(refused(BUILDING_SET, Why.WAITED_FOR))


def kept(item: Item) -> Recorded:
    return Recorded(line_of(item), TODAY)


def line_of(item: Item) -> Line:
    return renewed(item, f"renewed-{item.barcode}")


def renew(item: Item) -> Renew:
    return Renew(SAMIRA.member, item.barcode)


@pytest.fixture
def visiting() -> Session:
    return run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]


def test_the_renewal_of_every_loan_at_home_is_asked_for_in_turn(visiting: Session) -> None:
    session, effects = run(visiting, RenewAllPressed(), kept(TRAIN), kept(BUILDING_SET), kept(DRILL))
    assert effects == (renew(TRAIN), Chime.GOOD, renew(BUILDING_SET), Chime.GOOD, renew(DRILL), Chime.GOOD)
    assert visit_of(session).lines == (line_of(DRILL), line_of(BUILDING_SET), line_of(TRAIN))
    assert visit_of(session).renewing == ()
    assert not session.busy


def test_my_page_closes_so_that_the_new_days_are_seen(visiting: Session) -> None:
    session, _ = step(replace(visiting, panel=Panel.MINE), RenewAllPressed())
    assert session.panel is None


def test_a_refused_renewal_stays_in_sight_and_the_others_go_on(visiting: Session) -> None:
    session, effects = run(visiting, RenewAllPressed(), kept(TRAIN), WAITED_FOR, kept(DRILL))
    assert questions(effects) == [renew(TRAIN), renew(BUILDING_SET), renew(DRILL)]
    visit = visit_of(session)
    assert visit.lines == (line_of(DRILL), line_of(TRAIN))
    (one,) = visit.unsettled
    assert (one.code, one.is_renewal, one.notice.refusal) == (BUILDING_SET.barcode, True, WAITED_FOR.refusal)
    assert visit.refused == ()
    assert [loan.item for loan in visit.at_home] == [BUILDING_SET]


def test_all_refused_renewals_stay_in_sight_also_the_last(visiting: Session) -> None:
    answers = [LendingRefused(refused(item, Why.NO_MORE_RENEWALS)) for item in (TRAIN, BUILDING_SET, DRILL)]
    session, _ = run(visiting, RenewAllPressed(), *answers)
    assert [one.code for one in visit_of(session).unsettled] == [DRILL.barcode, BUILDING_SET.barcode, TRAIN.barcode]
    assert visit_of(session).notice is None


def test_a_refused_renewal_is_asked_for_again_with_the_next_and_settled_once_kept(visiting: Session) -> None:
    session, _ = run(visiting, RenewAllPressed(), kept(TRAIN), WAITED_FOR, WAITED_FOR)
    session, effects = run(session, RenewAllPressed(), kept(BUILDING_SET), kept(DRILL))
    assert questions(effects) == [renew(BUILDING_SET), renew(DRILL)]
    assert visit_of(session).unsettled == ()
    assert step(session, RenewAllPressed()) == (session, ())


def test_a_refused_renewal_is_settled_when_the_item_is_returned(visiting: Session) -> None:
    session, _ = run(visiting, RenewAllPressed(), kept(TRAIN), WAITED_FOR, kept(DRILL))
    session, effects = run(session, CodeScanned(BUILDING_SET.barcode, 20.0), Recorded(returned(BUILDING_SET), TODAY))
    assert visit_of(session).unsettled == ()
    assert not any(isinstance(effect, Reconsider) for effect in effects)


def test_a_refused_renewal_is_neither_offered_nor_tried_as_a_loan(visiting: Session) -> None:
    session, _ = run(visiting, RenewAllPressed(), kept(TRAIN), WAITED_FOR, kept(DRILL))
    assert step(session, TryAgainPressed(BUILDING_SET.barcode)) == (session, ())


def test_a_failure_of_the_ledger_ends_the_renewals_and_is_said_once(visiting: Session) -> None:
    session, effects = run(visiting, RenewAllPressed(), kept(TRAIN), LedgerFailed())
    assert questions(effects) == [renew(TRAIN), renew(BUILDING_SET)]
    visit = visit_of(session)
    assert (visit.renewing, visit.unsettled, session.busy) == ((), (), False)
    assert visit.notice
    assert visit.notice.kind is NoticeKind.NOT_KEPT
    _, effects = step(session, RenewAllPressed())
    assert effects == (renew(BUILDING_SET),)


def test_a_refused_renewal_of_one_loan_is_a_notice(visiting: Session) -> None:
    session, effects = run(visiting, RenewPressed(BUILDING_SET.barcode), WAITED_FOR)
    assert effects == (renew(BUILDING_SET), Chime.LOOK)
    assert visit_of(session).notice
    assert visit_of(session).unsettled == ()


def test_loans_dealt_with_in_this_visit_are_not_renewed(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(TRAIN.barcode, 10.0), Recorded(returned(TRAIN), TODAY))
    session, _ = run(session, RenewPressed(DRILL.barcode), kept(DRILL))
    session, effects = run(session, RenewAllPressed(), kept(BUILDING_SET))
    assert questions(effects) == [renew(BUILDING_SET)]
    assert not session.busy


def test_a_loan_whose_line_was_undone_is_renewed(visiting: Session) -> None:
    session, _ = run(visiting, RenewAllPressed(), kept(TRAIN), kept(BUILDING_SET), kept(DRILL))
    undone = line_of(TRAIN).operation
    session, _ = run(session, UndoPressed(undone), Undone(undone))
    _, effects = step(session, RenewAllPressed())
    assert effects == (renew(TRAIN),)


@pytest.mark.parametrize("answer", [kept(TRAIN), WAITED_FOR], ids=["kept", "refused"])
def test_no_card_and_no_last_button_counts_between_two_renewals(visiting: Session, answer: Answer) -> None:
    session, _ = step(visiting, RenewAllPressed())
    for item in (TRAIN, BUILDING_SET):
        session, _ = step(session, replace(answer, **told_of(answer, item)))
        assert isinstance(session.doing, Asking)


def told_of(answer: Answer, item: Item) -> dict[str, object]:
    if isinstance(answer, Recorded):
        return {"line": line_of(item)}
    return {"refusal": refused(item, Why.WAITED_FOR)}


def test_the_visit_does_not_time_out_during_the_renewals(visiting: Session) -> None:
    session, _ = run(
        visiting, RenewAllPressed(), Tick(300.0), LedgerSilent(), kept(TRAIN), Tick(400.0), kept(BUILDING_SET)
    )
    assert isinstance(session.doing, Asking)
    session, _ = run(session, Tick(500.0), kept(DRILL))
    assert len(visit_of(session).lines) == 3
    session, effects = step(session, Tick(600.0))
    assert session.doing == Welcome()
    assert isinstance(effects[-1], PrintTicket)


def test_each_renewal_updates_the_account_of_its_initiative(visiting: Session) -> None:
    owed = (Account(TOYS, Cents(50)), Account(TOYS, Cents(100)))
    answers = (replace(kept(TRAIN), account=owed[0]), replace(kept(BUILDING_SET), account=owed[1]))
    session, _ = run(visiting, RenewAllPressed(), *answers, kept(DRILL))
    assert visit_of(session).accounts == (owed[1],)


def test_without_a_card_nothing_is_renewed() -> None:
    session, _ = run(opening(), CodeScanned(DRILL.barcode, 0.0), Recorded(returned(DRILL), TODAY))
    assert step(session, RenewAllPressed()) == (session, ())
    assert step(opening(), RenewAllPressed())[1] == ()


@pytest.mark.parametrize("last", [kept(DRILL), LendingRefused(refused(DRILL, Why.WAITED_FOR)), LedgerFailed()])
def test_an_offer_is_asked_about_again_after_the_last_renewal(visiting: Session, last: Answer) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), LendingRefused(refused(SAW, Why.OWES)))
    session, _ = run(session, CodeScanned("X", 12.0), Recorded(lent(BUILDING_SET, "x"), TODAY))
    session, _ = run(session, UndoPressed(Operation("x")), Undone(Operation("x")), Reconsidered((SAW.barcode,)))
    session, effects = run(session, RenewAllPressed(), kept(TRAIN), kept(BUILDING_SET), last)
    assert questions(effects)[-1] == Reconsider(SAMIRA.member, (SAW.barcode,), SAMIRAS_CARD)
