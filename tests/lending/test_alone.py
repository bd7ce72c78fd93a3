"""Whether somebody is there to ask, and the effects of a note that is left."""

from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.lending.effects import Chime, LendOrReturn, PrintPaper
from kiosk.lending.events import (
    Answer,
    CardSeen,
    CardUnknown,
    CodeScanned,
    CodeUnknown,
    DonePressed,
    GuideRead,
    ItemFree,
    LendingRefused,
    NoticeClosed,
    Panel,
    PanelOpened,
    Tick,
)
from kiosk.lending.model import Guide, GuideEntry, SessionSettings
from kiosk.lending.opening import Hours, Opening
from kiosk.lending.states import Asking, Notice, NoticeKind, Pending, Session, Welcome
from kiosk.lending.visit.notes import LeaveNote, NoteAbout, NoteLeft, NotesEnough, NoteSlip, NoteWritten
from kiosk.lending.visit.somebody import next_there, somebody_there
from kiosk.lending.volunteers.shift import Shift
from tests.house import DRILL, JOKES_CARD, SAMIRA, SAW, TODAY, TOOLS, TOYS
from tests.lending.desk import OPENED, SAMIRAS_CARD, STRANGE_CARD, opening, refused, run, visit_of
from tests.lending.staff import JOKE_CAME

AFTERNOON = Hours(time(14), time(17))
SATURDAY = Opening(date(2026, 11, 28), time(10), time(12))
WEDNESDAY = Opening(date(2026, 11, 25), time(14), time(17))
SHUT = GuideEntry(TOYS, "train", week=((),) * 7, next=SATURDAY)
LATER = GuideEntry(TOOLS, "drill", week=((),) * 7, next=WEDNESDAY)
OPEN = replace(SHUT, today=(AFTERNOON,), open_now=True)
ALWAYS = GuideEntry(TOOLS, "drill")
NIGHT = GuideRead(Guide(TODAY, (SHUT, LATER)))


@pytest.fixture
def visiting() -> Session:
    return run(opening(), NIGHT, CardSeen(SAMIRAS_CARD, 1.0), OPENED)[0]


def knowing(*entries: GuideEntry) -> Session:
    session = Session.opening(SessionSettings("De Deelfabriek"), at=0.0)
    return run(session, GuideRead(Guide(TODAY, entries)))[0]


@pytest.mark.parametrize(
    ("entries", "there"),
    [
        ((), False),
        ((ALWAYS,), False),
        ((SHUT, ALWAYS), False),
        ((SHUT, OPEN), True),
        ((replace(ALWAYS, today=(AFTERNOON,), open_now=True),), True),
        ((replace(ALWAYS, today=(AFTERNOON,)),), False),
    ],
    ids=["no initiative", "none keeps hours", "closed", "one is open", "opened by a volunteer", "over for today"],
)
def test_somebody_is_there_while_an_initiative_is_open(entries: tuple[GuideEntry, ...], there: bool) -> None:
    assert somebody_there(knowing(*entries)) is there


def test_before_the_guide_is_read_and_during_a_shift_somebody_is_there() -> None:
    assert somebody_there(Session.opening(SessionSettings("De Deelfabriek"), at=0.0))
    shift, _ = run(knowing(ALWAYS), CardSeen(JOKES_CARD, 1.0), JOKE_CAME)
    assert isinstance(shift.shown, Shift)
    assert somebody_there(shift)


def test_for_ten_minutes_after_a_shift_somebody_is_there() -> None:
    served, _ = run(knowing(SHUT), Tick(100.0), CardSeen(JOKES_CARD, 100.0), JOKE_CAME, Tick(150.0), DonePressed())
    assert somebody_there(run(served, Tick(699.0))[0])
    assert not somebody_there(run(served, Tick(700.0))[0])


def test_the_next_opening_is_that_of_one_initiative_or_the_first_of_all() -> None:
    session = knowing(SHUT, LATER)
    assert (next_there(session), next_there(session, TOYS)) == (WEDNESDAY, SATURDAY)
    assert next_there(knowing(ALWAYS)) is None


def test_a_notice_stays_longer_while_nobody_is_there() -> None:
    for entry, gone_after in ((OPEN, 11.0), (SHUT, 31.0)):
        session, _ = run(knowing(entry), CodeScanned("X", 0.0), CodeUnknown("X"), Tick(gone_after - 2))
        assert notice_of(session) is not None
        assert notice_of(run(session, Tick(gone_after))[0]) is None


def notice_of(session: Session) -> Notice | None:
    assert isinstance(session.shown, Welcome)
    return session.shown.notice


@pytest.mark.parametrize(("touched", "kept"), [(SAW.barcode, SAW.barcode), ("", ""), (DRILL.barcode, "")])
def test_a_note_is_about_an_item_on_the_screen_or_about_none(visiting: Session, touched: str, kept: str) -> None:
    written = NoteWritten(NoteAbout.BROKEN, touched)
    at_refusal = run(visiting, CodeScanned(SAW.barcode, 5.0), LendingRefused(refused(SAW)), PanelOpened(Panel.NOTE))[0]
    session, effects = run(at_refusal, written)
    assert effects == (LeaveNote(NoteAbout.BROKEN, kept, SAMIRA.member),)
    assert session.panel is None


def test_a_note_without_a_card_names_no_member() -> None:
    assert run(knowing(SHUT), NoteWritten(NoteAbout.FOUND))[1] == (LeaveNote(NoteAbout.FOUND),)


def test_a_note_prints_one_slip_that_names_nobody_however_often_it_is_left(visiting: Session) -> None:
    left = NoteLeft(7, NoteAbout.FOUND, SAW)
    session, effects = run(visiting, NoteWritten(NoteAbout.FOUND), left)
    assert effects[1:] == (Chime.GOOD, PrintPaper(NoteSlip("B7", NoteAbout.FOUND, SAW, "nl")))
    session, effects = run(session, NoteWritten(NoteAbout.FOUND), replace(left, again=True))
    assert effects[1:] == (Chime.LOOK,)
    session, effects = run(session, NoteWritten(NoteAbout.FOUND), NotesEnough())
    notice = visit_of(session).notice
    assert (effects[1:], notice and notice.kind) == ((Chime.LOOK,), NoticeKind.NOTES_ENOUGH)


@pytest.mark.parametrize("panel", [Panel.HELP, Panel.NOTE])
def test_a_code_scanned_on_the_page_with_the_ways_out_counts_and_closes_the_page(
    visiting: Session, panel: Panel
) -> None:
    session, effects = run(visiting, PanelOpened(panel), CodeScanned(SAW.barcode, 5.0))
    assert (session.panel, effects) == (None, (LendOrReturn(SAMIRA.member, SAW.barcode, SAMIRAS_CARD),))


@pytest.mark.parametrize("wrong", [CodeUnknown("X"), CardUnknown()], ids=["code", "card"])
def test_an_item_that_waits_for_a_card_still_waits_after_the_page_with_the_ways_out(wrong: Answer) -> None:
    waits, _ = run(opening(), NIGHT, CodeScanned(DRILL.barcode, 1.0), ItemFree(DRILL))
    asking = CodeScanned("X", 2.0) if isinstance(wrong, CodeUnknown) else CardSeen(STRANGE_CARD, 2.0)
    closed, _ = run(waits, asking, wrong, NoticeClosed())

    assert closed.doing == replace(waits.doing, pending=Pending((DRILL,)))


def test_a_notice_stays_while_the_page_that_was_opened_from_it_is_open() -> None:
    noticed = Notice(NoticeKind.CANNOT_UNDO, 1.0, DRILL)
    here = replace(run(opening(), NIGHT)[0], doing=Welcome(pending=Pending(notice=noticed)))
    session = run(here, Tick(1.0), PanelOpened(Panel.NOTE))[0]

    late, _ = run(session, Tick(39.0), NoteWritten(NoteAbout.BROKEN, DRILL.barcode))
    assert isinstance(late.doing, Asking)
    assert late.doing.question == LeaveNote(NoteAbout.BROKEN, DRILL.barcode)

    left, _ = run(session, Tick(41.0))
    assert (left.panel, left.doing) == (None, Welcome())


def test_the_page_with_the_ways_out_closes_when_an_initiative_opens(visiting: Session) -> None:
    helped, _ = run(visiting, PanelOpened(Panel.HELP), NIGHT)
    assert helped.panel is Panel.HELP
    assert run(helped, GuideRead(Guide(TODAY, (OPEN,))))[0].panel is None
