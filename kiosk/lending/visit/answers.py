"""What the ledger's answer changes, and what is asked next because of it."""

from dataclasses import replace
from typing import assert_never

from kiosk.lending.effects import (
    Chime,
    Effect,
    OpenVisit,
    Question,
    ReadCatalogue,
    Reconsider,
    Renew,
    ReportParts,
    Reserve,
)
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CatalogueRead,
    CodeUnknown,
    GivenUp,
    InstructionsConfirmed,
    ItemFree,
    LedgerFailed,
    LendingRefused,
    NumberRefused,
    NumberScanned,
    PartsReported,
    Reconsidered,
    Recorded,
    Undone,
    UndoRefused,
    VisitAnswer,
    VisitOpened,
)
from kiosk.lending.model import Line, LineKind, Visitor
from kiosk.lending.states import Accessibility, Asking, Goodbye, Notice, NoticeKind, Session, Visiting, Welcome
from kiosk.lending.visit.goodbye import extend_goodbye, tickets_of
from kiosk.lending.visit.lines import given_up, is_here, line_said, reconsidered, recorded, undone
from kiosk.lending.visit.scans import code_read
from kiosk.lending.visit.steps import (
    Step,
    ask_for,
    hold_card,
    renew_next,
    report_counted_parts,
    show_notice,
    stop_reading,
)


def answered(session: Session, before: Welcome | Visiting | Goodbye, asking: Asking, answer: VisitAnswer) -> Step:
    """Only the ledger's answer changes a visit. What was scanned before a card was shown is lent after it, in turn.

    After a long silence nobody knows whether the visitor is still there: then they are asked first.
    """
    longest = session.settings.idle_seconds * session.patience
    since = max(session.active_at, session.at - longest) if asking.silent else session.at
    session = replace(session, doing=before, active_at=since)
    session, effects = _heard(session, before, asking.question, answer)
    session = _renewed_one(session, asking.question, answer)
    if isinstance(answer, VisitOpened) and isinstance(before, Visiting):
        session, told = report_counted_parts(session, before)
        effects = (*effects, *told)
    session, asked = _asked_next(session, asking.question, answer)
    return extend_goodbye(session), (*effects, *asked)


def _asked_next(session: Session, question: Question, answer: VisitAnswer) -> Step:
    """What was wished before goes on, a question at a time; then what was refused is looked at again.

    A refusal is not wiped away by the next reservation: unlike a thing in the hand, it leaves no line behind.
    """
    match session.doing:
        case Visiting(visitor=Visitor(), wanted=(item, *others)) as visit:
            visit = replace(visit, wanted=tuple(others))
            return code_read(replace(session, doing=visit), visit, item.barcode)
        case Visiting(visitor=Visitor(member=member), card=card, to_reserve=(item, *others)) as visit:
            return ask_for(session, replace(visit, to_reserve=tuple(others)), Reserve(member, item.barcode, card))
        case Visiting(visitor=Visitor(), renewing=(_, *_)) as visit:
            return renew_next(session, visit)
        case Visiting(visitor=Visitor(member=member), card=card, refused=(_, *_) as refused) as visit:
            if _differs_now(visit, question, answer):
                return ask_for(session, visit, Reconsider(member, refused, card))
    return session, ()


def _renewed_one(session: Session, question: Question, answer: VisitAnswer) -> Session:
    """One of all that is to be kept longer has its answer; what the ledger cannot keep ends them all."""
    match session.doing, question:
        case Visiting(renewing=(barcode, *others)) as visit, Renew(code=code) if code == barcode:
            rest = () if isinstance(answer, LedgerFailed) else tuple(others)
            return replace(session, doing=replace(visit, renewing=rest))
    return session


def _differs_now(visit: Visiting, question: Question, answer: VisitAnswer) -> bool:
    """With less at home, what was refused may be possible; after anything else, what is offered may be so no more.

    The last of all that is to be kept longer may be refused, and the others were not.
    """
    match question, answer:
        case _, Recorded(line=Line(kind=LineKind.RETURNED | LineKind.SWAPPED)) | Undone():
            return True
        case (Renew(), _) | (_, Recorded() | PartsReported()):
            return any(one.again for one in visit.unsettled)
    return False


def _heard(session: Session, before: Welcome | Visiting | Goodbye, question: Question, answer: VisitAnswer) -> Step:
    now = session.at
    match answer:
        case VisitOpened():
            return _opened(session, before, question, answer)
        case Recorded():
            return recorded(session, before, answer)
        case ItemFree():
            return hold_card(session, before, answer)
        case Undone():
            return undone(session, before, answer)
        case GivenUp(barcode):
            return given_up(session, before, barcode)
        case CatalogueRead(catalogue):
            return replace(session, catalogue=catalogue), ()
        case LendingRefused(refusal):
            return show_notice(session, Notice(NoticeKind.REFUSED, now, refusal.item, refusal), question)
        case CodeUnknown(code):
            return show_notice(session, Notice(NoticeKind.UNKNOWN_CODE, now, code=code), question)
        case NumberRefused(wait_seconds):
            return show_notice(session, Notice(NoticeKind.NUMBER_REFUSED, now, wait_seconds=wait_seconds))
        case CardUnknown():
            return show_notice(session, Notice(NoticeKind.UNKNOWN_CARD, now))
        case CardLost():
            return show_notice(session, Notice(NoticeKind.LOST_CARD, now))
        case NumberScanned():
            return show_notice(session, Notice(NoticeKind.MEMBER_NUMBER, now))
        case UndoRefused(points=points):
            return show_notice(session, Notice(NoticeKind.CANNOT_UNDO, now, points=points))
        case Reconsidered(codes):
            return reconsidered(session, before, codes), ()
        case PartsReported(operation, said, set_aside, hold):
            return line_said(
                session, before, operation, lambda line: replace(line, parts_said=said, set_aside=set_aside, hold=hold)
            )
        case InstructionsConfirmed(operation):
            return line_said(session, before, operation, lambda line: replace(line, confirmed=True))
        case LedgerFailed() if isinstance(question, ReadCatalogue):
            return show_notice(session, Notice(NoticeKind.NOT_READ, now))
        case LedgerFailed() if isinstance(question, Reconsider):
            return reconsidered(session, before, ()), ()
        case LedgerFailed() if isinstance(question, ReportParts) and not is_here(before, question.line):
            return session, ()
        case LedgerFailed():
            return show_notice(session, Notice(NoticeKind.NOT_KEPT, now), question)
    assert_never(answer)


def _opened(session: Session, before: Welcome | Visiting | Goodbye, question: Question, answer: VisitOpened) -> Step:
    """Another card ends the visit that was and begins its own; what waited for a card comes along, to be lent next."""
    left: tuple[Effect, ...] = ()
    if isinstance(before, Visiting):
        left = (*stop_reading(session), *tickets_of(session, before))
    match before:
        case Welcome() | Visiting(visitor=None):
            waited: Welcome | Visiting = before
        case _:
            waited = Welcome()
    unsettled = before.unsettled if isinstance(before, Welcome) else ()
    accessibility = (
        session.accessibility if isinstance(before, Welcome) else Accessibility(session.settings.languages[0])
    )
    if not accessibility.chosen and answer.visitor.language in session.settings.languages:
        accessibility = replace(accessibility, language=answer.visitor.language)
    card = question.card if isinstance(question, OpenVisit) else None
    serial = session.serial + 1
    visit = Visiting(
        serial,
        answer.visitor,
        card,
        answer.today,
        answer.loans,
        unsettled=unsettled,
        wanted=waited.wanted,
        renew_by=answer.renew_by,
        to_reserve=waited.to_reserve,
        accounts=answer.accounts,
        before=answer.accounts,
        reservations=answer.reservations,
    )
    session = replace(session, doing=visit, serial=serial, accessibility=accessibility, panel=None)
    return session, (*left, *(() if visit.wanted or visit.to_reserve else (Chime.GOOD,)))
