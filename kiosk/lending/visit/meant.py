"""Asks what a scan means soon after a visit, so that an item that only passes the scanner changes nothing.

An item that was just lent is returned only after a touch, and so is an item lent that was just returned.
"""

from dataclasses import replace

from kiosk.lending.effects import LendOrReturn
from kiosk.lending.model import Line, LineKind, Swap, Visitor
from kiosk.lending.states import (
    DealtWith,
    Goodbye,
    Here,
    JustEnded,
    Notice,
    NoticeKind,
    Session,
    Visiting,
    Welcome,
)
from kiosk.lending.visit.scans import code_read
from kiosk.lending.visit.steps import Step, show_notice
from kiosk.lending.volunteers.shift import Shift

A_MOMENT = 60.0
"""The seconds after a visit in which its items are not returned or lent without a touch."""
MOST_REMEMBERED = 100
"""The most items of visits that just ended that are remembered; of more, the newest."""


def remember(session: Session, before: Here) -> Session:
    """Keep the items of a visit that just ended until another visitor comes, or until `forget`.

    Items of a visit without a card also count for the next visitor with a card, who is probably the same person.
    """
    shown = session.shown
    items, member = session.just_ended.items, session.just_ended.member
    if isinstance(before, Visiting) and not (isinstance(shown, Visiting) and shown.serial == before.serial):
        done = {line.item.barcode for line in before.lines}
        items = (*_dealt_with(before, session.at), *(one for one in items if one.item.barcode not in done))
        member = before.visitor.member if before.visitor else member
    match shown:
        case Visiting(visitor=Visitor(member=who)):
            items, member = items if member in (None, who) else (), who
        case Shift():
            items = ()
    return replace(session, just_ended=JustEnded(items[:MOST_REMEMBERED], member) if items else JustEnded())


def forget(session: Session) -> Session:
    """Forget the items of visits that ended more than `A_MOMENT` ago."""
    items = tuple(one for one in session.just_ended.items if session.at - one.ended_at < A_MOMENT)
    if items == session.just_ended.items:
        return session
    return replace(session, just_ended=replace(session.just_ended, items=items) if items else JustEnded())


def _dealt_with(visit: Visiting, ended_at: float) -> tuple[DealtWith, ...]:
    """The items of a visit that a scan would now return or lend again, newest first."""
    asked = ((line.item, _question(line)) for line in visit.newest)
    return tuple(DealtWith(item, question, ended_at) for item, question in asked if question)


def _question(line: Line) -> NoticeKind | None:
    """The question for a scan of the item of this line; None if a scan changes nothing, or if every scan counts."""
    match line:
        case Line(kind=LineKind.LENT | LineKind.RENEWED) | Line(swap=Swap(most=int(), taken=1)):
            return NoticeKind.BRINGS_BACK
        case Line(kind=LineKind.RETURNED):
            return None if line.asks_parts or line.set_aside else NoticeKind.TAKES_ALONG
        case Line(swap=Swap(most=int())):
            return NoticeKind.TAKES_ALONG
    return None


def code_scanned(session: Session, doing: Welcome | Visiting | Goodbye, code: str) -> Step:
    """Handle a scan, or ask whether it is meant. In a visit, the item is unsettled until the question is answered."""
    dealt_with = session.just_ended.dealt_with(code)
    if dealt_with is None or (isinstance(doing, Visiting) and doing.dealt_with(code)):
        return code_read(session, doing, code)
    notice = Notice(dealt_with.question, session.at, dealt_with.item, code=code)
    return show_notice(session, notice, LendOrReturn(None, code) if isinstance(doing, Visiting) else None)


def meant(session: Session, doing: Welcome | Visiting | Goodbye, code: str) -> Step:
    """Handle the scan, because the visitor confirmed it."""
    if not _was_asked(doing, code):
        return session, ()
    items = tuple(one for one in session.just_ended.items if one.item.barcode != code)
    left = _without_question(doing, code)
    session = replace(session, doing=left, just_ended=replace(session.just_ended, items=items))
    return code_read(session, left, code)


def not_meant(session: Session, doing: Welcome | Visiting | Goodbye) -> Session:
    """Close the question, because the visitor said no or did not answer in time. Nothing else changes."""
    code = doing.notice.code if doing.notice and doing.notice.asks_what_is_meant else ""
    return replace(session, doing=_without_question(doing, code)) if code else session


def _was_asked(doing: Welcome | Visiting | Goodbye, code: str) -> bool:
    unsettled = doing.unsettled if isinstance(doing, Visiting) else ()
    notices = (doing.notice, *(one.notice for one in unsettled))
    return any(one and one.asks_what_is_meant and one.code == code for one in notices)


def _without_question(doing: Welcome | Visiting | Goodbye, code: str) -> Welcome | Visiting | Goodbye:
    if isinstance(doing, Goodbye):
        return replace(doing, notice=None)
    return replace(doing, pending=doing.pending.with_notice(None).settled(code))
