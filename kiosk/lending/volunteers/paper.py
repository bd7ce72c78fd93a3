"""Enters the rows of a paper form: the day once, then a member and the items that they took, or items that came back.

The member and the item can also be found by a search, which leads back to this page.
"""

from dataclasses import replace

from kiosk.lending.commands import LentOnPaper, ReturnedOnPaper
from kiosk.lending.effects import Chime, Question
from kiosk.lending.limits import LONGEST_AGO
from kiosk.lending.model import MemberId
from kiosk.lending.states import Session
from kiosk.lending.visit.steps import Step, hold_slip
from kiosk.lending.volunteers import typed
from kiosk.lending.volunteers.events import Declined, PaperEntered
from kiosk.lending.volunteers.model import DeclineCause, FoundMember, PaperRow
from kiosk.lending.volunteers.questions import Do
from kiosk.lending.volunteers.shift import AtMember, AtPaper, Searching, Shift
from kiosk.lending.volunteers.steps import do, refused, with_shift, without_notice


def opened(session: Session, shift: Shift) -> Step:
    """Open the page for entering a paper form; if it is opened from a member's page, it begins with that member.

    An earlier search is removed from the pages before, so that a search from here leads back here.
    """
    match shift.page:
        case AtMember(file=file):
            page = AtPaper(member=FoundMember(file.member, file.number, file.name))
        case _:
            page = AtPaper()
    shift = without_notice(shift.at(page))
    back = tuple(before for before in shift.back if not isinstance(before, Searching))
    return with_shift(session, replace(shift, back=back)), ()


def behind(shift: Shift) -> AtPaper | None:
    """The page of the paper from which the search on the screen was opened; None for any other page."""
    match shift.page, shift.back:
        case Searching(), (*_, AtPaper() as page):
            return page
    return None


def back_with(session: Session, shift: Shift, page: AtPaper) -> tuple[Session, Shift]:
    """Go from the search back to the page of the paper, with `page` as its new state."""
    shift = replace(shift.gone_back(), page=page)
    return with_shift(session, shift), shift


def member_found(session: Session, shift: Shift, page: AtPaper, member: MemberId) -> Step:
    """Enter the next items as lent to this member, who was found by the search."""
    found = shift.page.found_members if isinstance(shift.page, Searching) else ()
    chosen = next((one for one in found if one.member == member), page.member)
    session, _ = back_with(session, shift, replace(page, member=chosen))
    return session, ()


def entered(session: Session, shift: Shift, page: AtPaper, code: str) -> Step:
    """Have the item with this code recorded, which was scanned, typed or found by the search."""
    if page.day is None:
        return refused(session, shift, DeclineCause.NO_DAY)
    if page.member:
        return do(session, shift, LentOnPaper(page.member.member, code, page.day))
    return do(session, shift, ReturnedOnPaper(code, page.day))


def day_typed(session: Session, shift: Shift, text: str) -> Step:
    day = typed.day_of(text)
    if day is None:
        return refused(session, shift, DeclineCause.DAY)
    if not shift.today - LONGEST_AGO <= day <= shift.today:
        return refused(session, shift, DeclineCause.TOO_LONG_AGO)
    page = shift.page if isinstance(shift.page, AtPaper) else AtPaper()
    return with_shift(session, without_notice(replace(shift.without_form(), page=replace(page, day=day)))), ()


def answered(session: Session, shift: Shift, question: Question, answer: PaperEntered | Declined) -> Step:
    """Add a row to the page: the recorded line, or the reason why nothing was recorded."""
    match question, shift.page:
        case Do(command=LentOnPaper(code=code) | ReturnedOnPaper(code=code)), AtPaper() as page:
            name = page.member.name if page.member else ""
        case _:
            return session, ()
    if isinstance(answer, Declined):
        row = PaperRow(
            code, name, item=answer.item or (answer.refusal.item if answer.refusal else None), why=answer.why
        )
        return with_shift(session, replace(shift, page=replace(page, rows=(row, *page.rows)))), (Chime.LOOK,)
    line = answer.line
    row = PaperRow(code, name, line, line.item)
    slips = hold_slip(session, line.item, line.hold)
    return with_shift(session, replace(shift, page=replace(page, rows=(row, *page.rows)))), (Chime.GOOD, *slips)
