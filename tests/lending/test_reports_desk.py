"""At the desk the overdue items and the numbers of the year, and for a visitor the amount saved."""

from kiosk.lending.effects import Chime, PrintPaper, ReadSaved
from kiosk.lending.events import CardRemoved, CardSeen, Panel, PanelOpened, SavedPressed, SavedRead
from kiosk.lending.model import Cents
from kiosk.lending.reports.late import Overdue
from kiosk.lending.reports.model import Report
from kiosk.lending.reports.slips import FiguresSlip, OverdueSlip
from kiosk.lending.session import step
from kiosk.lending.states import Visiting
from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.lending.volunteers.events import (
    DocumentsAsked,
    DocumentsWanted,
    FiguresRead,
    FiguresWanted,
    OverdueRead,
    OverdueWanted,
    ReportPrinted,
)
from kiosk.lending.volunteers.questions import AskForDocuments, ReadFigures, ReadOverdue
from kiosk.lending.volunteers.shift import AtFigures, AtOverdue
from tests.house import SAMIRA, TODAY
from tests.lending import staff
from tests.lending.desk import OPENED, SAMIRAS_CARD, opening, run

OVERDUE = Overdue(TODAY)
REPORT = Report(2026, TODAY, (), {}, {}, {}, {})


def test_the_overdue_items_are_asked_for_with_the_pin_and_printed() -> None:
    session, effects = step(staff.in_shift(), OverdueWanted())
    assert effects == (), "there are names on it"
    session, effects = step(staff.unlocked(staff.in_shift()), OverdueWanted())
    assert effects == (ReadOverdue(staff.BY),)
    session, _ = step(session, OverdueRead(OVERDUE))
    assert staff.page_of(session) == AtOverdue(OVERDUE)
    assert step(session, ReportPrinted())[1] == (PrintPaper(OverdueSlip(OVERDUE, "nl")),)


def test_the_numbers_of_the_year_are_asked_for_and_printed() -> None:
    session, effects = step(staff.unlocked(staff.in_shift()), FiguresWanted())
    assert effects == (ReadFigures(staff.BY),)
    session, _ = step(session, FiguresRead(REPORT))
    assert staff.page_of(session) == AtFigures(REPORT)
    assert step(session, ReportPrinted())[1] == (PrintPaper(FiguresSlip(REPORT, "nl")),)
    assert step(staff.in_shift(), ReportPrinted())[1] == ()


def test_pdfs_are_asked_for_with_the_pin_and_the_session_knows_how_far_they_are() -> None:
    assert step(staff.in_shift(), DocumentsWanted())[1] == ()
    session, effects = step(staff.unlocked(staff.in_shift()), DocumentsWanted())
    assert effects == (AskForDocuments(staff.BY),)
    session, effects = step(session, DocumentsAsked())
    assert (session.documents, effects) == (DocumentsRead(Making.RUNS), (Chime.GOOD,))
    done = DocumentsRead(Making.DONE, staff.AT, 6)
    assert step(session, done)[0].documents == done


def test_the_amount_that_a_visitor_saved_is_read_when_asked_for_and_dropped_with_the_visit() -> None:
    visit = CardSeen(SAMIRAS_CARD, 1.0), OPENED, CardRemoved(2.0), PanelOpened(Panel.MINE)
    session, effects = step(run(opening(), *visit)[0], SavedPressed())
    assert effects == (ReadSaved(SAMIRA.member),)
    session, _ = step(session, SavedRead(Cents(240_00)))
    assert isinstance(session.doing, Visiting)
    assert session.doing.saved == 240_00
    assert step(opening(), SavedPressed()) == (opening(), ())
