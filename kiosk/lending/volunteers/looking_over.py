"""*Kiosk nakijken*: a coordinator has the kiosk examined, beside the normal work."""

from dataclasses import replace

from kiosk.lending.effects import ExamineKiosk
from kiosk.lending.states import Asking, Session
from kiosk.lending.upkeep.findings import KioskExamined
from kiosk.lending.visit.steps import Step
from kiosk.lending.volunteers.shift import AtFindings, Shift, ShiftPage
from kiosk.lending.volunteers.steps import with_shift, without_notice


def wanted(session: Session, shift: Shift) -> Step:
    """Have the kiosk examined for a coordinator, unless an examination is running."""
    if not shift.volunteer.coordinator or shift.page == AtFindings():
        return session, ()
    return with_shift(session, without_notice(shift.at(AtFindings()))), (ExamineKiosk(),)


def examined(session: Session, news: KioskExamined) -> Session:
    """Show the findings on the page that waits for them; show nothing if the coordinator has left the page."""
    match session.doing:
        case Shift() as shift:
            return with_shift(session, _with_findings(shift, news))
        case Asking(before=Shift() as shift) as asking:
            return replace(session, doing=replace(asking, before=_with_findings(shift, news)))
    return session


def _with_findings(shift: Shift, news: KioskExamined) -> Shift:
    def shown(page: ShiftPage) -> ShiftPage:
        return AtFindings(news.findings) if page == AtFindings() else page

    return replace(shift, page=shown(shift.page), back=tuple(map(shown, shift.back)))
