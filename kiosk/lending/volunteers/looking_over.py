"""A coordinator has the kiosk looked over; meanwhile everything else goes on."""

from dataclasses import replace

from kiosk.lending.effects import ExamineKiosk
from kiosk.lending.states import Asking, Session
from kiosk.lending.upkeep.findings import KioskExamined
from kiosk.lending.visit.steps import Step
from kiosk.lending.volunteers.shift import AtFindings, Shift, ShiftPage
from kiosk.lending.volunteers.steps import with_shift, without_notice


def wanted(session: Session, shift: Shift) -> Step:
    """Have the kiosk looked over, if that is not going on already. Nobody but a coordinator sees what it finds."""
    if not shift.volunteer.coordinator or shift.page == AtFindings():
        return session, ()
    return with_shift(session, without_notice(shift.at(AtFindings()))), (ExamineKiosk(),)


def examined(session: Session, news: KioskExamined) -> Session:
    """Show what was found where somebody waits for it; who left meanwhile sees nothing of it."""
    match session.doing:
        case Shift() as shift:
            return with_shift(session, _told(shift, news))
        case Asking(before=Shift() as shift) as asking:
            return replace(session, doing=replace(asking, before=_told(shift, news)))
    return session


def _told(shift: Shift, news: KioskExamined) -> Shift:
    def told(page: ShiftPage) -> ShiftPage:
        return AtFindings(news.findings) if page == AtFindings() else page

    return replace(shift, page=told(shift.page), back=tuple(map(told, shift.back)))
