"""The slips with which the desk prints a report, in the language of the house."""

from dataclasses import dataclass

from kiosk.lending.reports.late import Overdue
from kiosk.lending.reports.model import Report


@dataclass(frozen=True, slots=True)
class OverdueSlip:
    """The list of the items that are late and those that lie ready. It names members."""

    overdue: Overdue
    language: str


@dataclass(frozen=True, slots=True)
class FiguresSlip:
    """The numbers of a year."""

    report: Report
    language: str


ReportSlip = OverdueSlip | FiguresSlip
