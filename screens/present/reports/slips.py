"""The reports that the desk prints as slips, in words."""

from datetime import datetime

from kiosk.lending.reports.slips import FiguresSlip, OverdueSlip, ReportSlip
from kiosk.lending.tickets import Slip
from screens.present.reports.figures import write_figures
from screens.present.reports.late import write_late
from screens.present.words import Wordbook


def write_report(paper: ReportSlip, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The slip. `now` is an aware datetime, shown on the clock of the house."""
    words = wordbook(paper.language)
    match paper:
        case OverdueSlip(overdue):
            return write_late(overdue, words, words.moment(now), house)
        case FiguresSlip(report):
            return write_figures(report, words, words.moment(now), house)
