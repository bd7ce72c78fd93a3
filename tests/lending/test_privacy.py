"""Privacy in the session: keeping the history on *Mijn pagina*; at the desk, erasing a member and listing who stayed
away.
"""

from dataclasses import replace
from datetime import date

from kiosk.lending.commands import EraseMember
from kiosk.lending.effects import Chime, KeepHistory
from kiosk.lending.events import (
    CardRemoved,
    CardSeen,
    HistoryKept,
    KeepHistoryPressed,
    LedgerFailed,
    Panel,
    PanelOpened,
)
from kiosk.lending.model import History, PastLoan
from kiosk.lending.session import step
from kiosk.lending.states import Asking, NoticeKind, Session
from kiosk.lending.volunteers.events import (
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    InactiveRead,
    InactiveWanted,
    KeptWanted,
    KeptWritten,
    MemberChosen,
    MemberErased,
    MemberRead,
)
from kiosk.lending.volunteers.model import DeclineCause, InactiveMember, StillOpen
from kiosk.lending.volunteers.questions import Do, ReadInactive, WriteKept
from kiosk.lending.volunteers.shift import AtInactive, AtMember, AtTiles, ShiftNotice, ShiftNoticeKind
from tests.house import SAMIRA, SAW
from tests.lending import staff
from tests.lending.desk import OPENED, SAMIRAS_CARD, opening, run, visit_of

KEPT = History(True, (PastLoan(SAW, date(2026, 10, 1)),))


def visiting() -> Session:
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 1.0), OPENED, CardRemoved(2.0))
    return session


def test_one_touch_keeps_the_history_and_another_ends_that() -> None:
    session, _ = run(visiting(), PanelOpened(Panel.MINE), KeepHistoryPressed())
    assert isinstance(session.doing, Asking)
    assert session.doing.question == KeepHistory(SAMIRA.member, True)
    session, effects = step(session, HistoryKept(KEPT))
    assert (visit_of(session).history, session.panel, effects) == (KEPT, Panel.MINE, (Chime.GOOD,))

    _, effects = step(session, KeepHistoryPressed())
    assert effects == (KeepHistory(SAMIRA.member, False),)


def test_a_choice_that_could_not_be_kept_is_said_and_nothing_else_changes() -> None:
    session, _ = run(visiting(), KeepHistoryPressed(), LedgerFailed())
    assert not visit_of(session).history.keeps
    assert visit_of(session).notice is not None
    assert visit_of(session).notice.kind is NoticeKind.NOT_KEPT  # type: ignore[union-attr]


def test_without_a_card_there_is_no_history_to_keep() -> None:
    assert step(opening(), KeepHistoryPressed()) == (opening(), ())


FILE = replace(staff.SAMIRAS_FILE, number="0412", still_open=())
ERASE = FormOpened(Form(FormKind.ERASE))


def at_member() -> Session:
    session, _ = run(staff.unlocked(staff.in_shift()), MemberChosen(FILE.member), MemberRead(FILE))
    return session


def test_a_member_is_erased_when_their_number_is_typed_and_nothing_of_them_stays_on_a_page() -> None:
    session, effects = run(at_member(), ERASE, FormFilled(("0412",)))
    assert Do(staff.BY, EraseMember(FILE.member)) in effects
    session, effects = step(session, MemberErased())
    assert (staff.shift_of(session).page, staff.shift_of(session).back, effects) == (AtTiles(), (), (Chime.GOOD,))
    assert staff.shift_of(session).notice == ShiftNotice(ShiftNoticeKind.ERASED)
    assert session.last_visit is None


def test_another_number_erases_nobody() -> None:
    session, effects = run(at_member(), ERASE, FormFilled(("0413",)))
    assert not any(isinstance(effect, Do) for effect in effects)
    assert staff.shift_of(session).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.OTHER_NUMBER)


def test_the_export_is_written_for_the_member_on_the_page_alone() -> None:
    session, effects = step(at_member(), KeptWanted())
    assert effects == (WriteKept(staff.BY, FILE.member),)
    session, _ = step(session, KeptWritten("out/1.txt"))
    assert isinstance(staff.shift_of(session).page, AtMember)
    assert staff.shift_of(session).notice == ShiftNotice(ShiftNoticeKind.WRITTEN, text="out/1.txt")
    at_home = staff.in_shift()
    assert step(at_home, KeptWanted()) == (at_home, ())


def test_members_who_stayed_away_are_listed() -> None:
    absent = (InactiveMember(FILE.member, "0412", "Samira", None, date(2026, 12, 1), (StillOpen.ROLE,)),)
    session, effects = step(at_member(), InactiveWanted())
    assert effects == (ReadInactive(staff.BY),)
    session, _ = step(session, InactiveRead(absent))
    assert staff.shift_of(session).page == AtInactive(absent)
