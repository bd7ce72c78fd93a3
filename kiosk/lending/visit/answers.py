"""Applies answers of the ledger to a visit, and asks the next question that follows from an answer."""

from dataclasses import replace
from typing import assert_never

from kiosk.lending.codes.misreads import misread
from kiosk.lending.codes.one_code import learn
from kiosk.lending.effects import (
    Chime,
    LendOrReturn,
    OpenVisit,
    PrintPaper,
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
    HistoryKept,
    InstructionsConfirmed,
    ItemFree,
    LedgerFailed,
    LendingRefused,
    NumberRefused,
    NumberScanned,
    PartsAwaited,
    PartsFound,
    PartsReported,
    Reconsidered,
    Recorded,
    SavedRead,
    SlipGiven,
    SlipRefused,
    Undone,
    UndoRefused,
    VisitAnswer,
    VisitOpened,
)
from kiosk.lending.model import History, Item, Line, LineKind, Refusal, Visitor
from kiosk.lending.states import Asking, Goodbye, Notice, NoticeKind, Pending, Session, Visiting, Welcome
from kiosk.lending.tickets import CardSlip, PartSlip
from kiosk.lending.visit.goodbye import left_behind
from kiosk.lending.visit.leaving_notes import note_answered
from kiosk.lending.visit.lines import given_up, is_here, reconsidered, recorded, undone, with_line_changed
from kiosk.lending.visit.notes import NoteLeft, NotesEnough
from kiosk.lending.visit.scans import code_read
from kiosk.lending.visit.steps import (
    Step,
    accessibility_for,
    ask_for,
    back_from_asking,
    back_to_welcome,
    hold_card,
    renew_next,
    report_counted_parts,
    show_notice,
)

NothingDone = (
    LendingRefused | CodeUnknown | NumberRefused | CardUnknown | SlipRefused | CardLost | NumberScanned | UndoRefused
)
"""The answers that change only the notice."""

AnswerToTouch = (
    Undone
    | GivenUp
    | HistoryKept
    | SavedRead
    | PartsAwaited
    | PartsFound
    | CatalogueRead
    | Reconsidered
    | SlipGiven
    | PartsReported
    | InstructionsConfirmed
    | NoteLeft
    | NotesEnough
)


def answered(session: Session, before: Welcome | Visiting | Goodbye, asking: Asking, answer: VisitAnswer) -> Step:
    """Apply the answer, then ask the next question that follows from it, if any."""
    session = back_from_asking(session, asking, session.settings.idle_seconds * session.patience)
    question = asking.question
    match question, answer:
        case LendOrReturn(code=read), (
            Recorded(line=Line(item=Item(barcode=code)))
            | LendingRefused(refusal=Refusal(item=Item(barcode=code)))
            | ItemFree(item=Item(barcode=code))
        ) if code != read:
            session, question = learn(session, read, code), replace(question, code=code)
    session, effects = _applied(session, before, question, answer)
    if isinstance(question, Renew):
        session = _renewed_one(session, question, answer)
    session, asked = _asked_next(session, question, answer)
    if isinstance(before, Goodbye):
        session = session.with_goodbye_extended()
    return session, (*effects, *asked)


def _asked_next(session: Session, question: Question, answer: VisitAnswer) -> Step:
    """The next question: a loan that waited for a card, then a reservation, then a renewal, one at a time.

    When none is left, the refused items are reconsidered, if the answer may have changed which of them can be lent. The
    next reservation is asked with `ask_for`, which keeps the notice of a refused reservation, because a refused
    reservation has no line.
    """
    match session.doing:
        case Visiting(visitor=Visitor(), pending=Pending(to_lend=(item, *others))) as visit:
            visit = replace(visit, pending=replace(visit.pending, to_lend=tuple(others)))
            by_picture = visit.is_by_picture(item.barcode)
            return code_read(replace(session, doing=visit), visit, item.barcode, by_picture=by_picture)
        case Visiting(visitor=Visitor(member=member), pending=Pending(to_reserve=(item, *others))) as visit:
            visit = replace(visit, pending=replace(visit.pending, to_reserve=tuple(others)))
            return ask_for(session, visit, Reserve(member, item.barcode, visit.card))
        case Visiting(visitor=Visitor(), renewing=(_, *_)) as visit:
            return renew_next(session, visit)
        case Visiting(visitor=Visitor(member=member), card=card, refused=(_, *_) as refused) as visit:
            if _differs_now(visit, question, answer):
                return ask_for(session, visit, Reconsider(member, refused, card))
    return session, ()


def _renewed_one(session: Session, question: Renew, answer: VisitAnswer) -> Session:
    """Take an answered renewal off the list of *alles verlengen*; if the ledger failed, take all of them off."""
    match session.doing:
        case Visiting(renewing=(barcode, *others)) as visit if question.code == barcode:
            rest = () if isinstance(answer, LedgerFailed) else tuple(others)
            return replace(session, doing=replace(visit, renewing=rest))
    return session


def _differs_now(visit: Visiting, question: Question, answer: VisitAnswer) -> bool:
    """May this answer have changed whether the refused items can be lent?

    After a return, a swap or an undo, more loans may be possible. After a renewal or another recorded line, fewer may
    be: that matters only if an item is offered again. A refused renewal counts too, because earlier renewals of *alles
    verlengen* may have been recorded.
    """
    match question, answer:
        case _, Recorded(line=Line(kind=LineKind.RETURNED | LineKind.SWAPPED)) | Undone():
            return True
        case (Renew(), _) | (_, Recorded() | PartsReported()):
            return any(one.again for one in visit.unsettled)
    return False


def _applied(session: Session, before: Welcome | Visiting | Goodbye, question: Question, answer: VisitAnswer) -> Step:
    match answer:
        case Recorded():
            return recorded(session, before, answer)
        case VisitOpened():
            return _opened(session, before, question, answer)
        case ItemFree():
            return hold_card(session, before, answer)
        case LedgerFailed():
            return _failed(session, before, question)
    if isinstance(answer, NothingDone):
        return _nothing_done(session, question, answer)
    return _touch_answered(session, before, question, answer)


def _touch_answered(
    session: Session, before: Welcome | Visiting | Goodbye, question: Question, answer: AnswerToTouch
) -> Step:
    """Apply the answer to a question that only a touch asks, or to the scan of the slip of a missing part."""
    match answer:
        case Undone():
            return undone(session, before, answer)
        case GivenUp(barcode):
            return given_up(session, before, barcode)
        case SavedRead(cents):
            return replace(session, doing=replace(before, saved=cents)) if isinstance(before, Visiting) else session, ()
        case HistoryKept(history):
            return _history_kept(session, history)
        case PartsAwaited():
            return _parts_awaited(session, before, answer)
        case PartsFound(item, settled):
            kind = NoticeKind.PARTS_SETTLED if settled else NoticeKind.PARTS_FOUND
            session, looks = show_notice(session, Notice(kind, session.at, item))
            return session, looks if settled else (Chime.GOOD,)
        case CatalogueRead(catalogue):
            return replace(session, catalogue=catalogue), ()
        case Reconsidered(codes):
            return reconsidered(session, before, codes), ()
        case SlipGiven():
            return _slip_given(session, answer)
        case PartsReported() | InstructionsConfirmed():
            return _line_answered(session, before, question, answer)
        case NoteLeft() | NotesEnough():
            return note_answered(session, answer)
    assert_never(answer)


def _parts_awaited(session: Session, before: Welcome | Visiting | Goodbye, answer: PartsAwaited) -> Step:
    """Show the code of the slip on the line of the item, and print the slip for the visitor to take home."""
    line = before.line(answer.line) if isinstance(before, Visiting) else None
    if line is None:
        return session, ()
    slip = PartSlip(line.item, answer.parts, answer.code, session.accessibility.language)
    session, effects = with_line_changed(session, before, answer.line, lambda old: replace(old, part_code=answer.code))
    return session, (*effects, PrintPaper(slip))


def _history_kept(session: Session, history: History) -> Step:
    if not isinstance(session.doing, Visiting):
        return session, ()
    return replace(session, doing=replace(session.doing, history=history)), (Chime.GOOD,)


def _slip_given(session: Session, answer: SlipGiven) -> Step:
    """Print the slip of a card, and show its code as well, for a visitor without the paper."""
    slip = CardSlip(answer.code, answer.until, session.accessibility.language)
    if isinstance(session.doing, Goodbye):
        session = back_to_welcome(session)
    notice = Notice(NoticeKind.CARD_SLIP, session.at, code=answer.code, until=answer.until)
    session, _ = show_notice(session, notice)
    return session, (Chime.GOOD, PrintPaper(slip))


def _line_answered(
    session: Session,
    before: Welcome | Visiting | Goodbye,
    question: Question,
    answer: PartsReported | InstructionsConfirmed,
) -> Step:
    """Apply the answer to a report on the parts of a line, or to the confirmation of its instructions."""
    match answer:
        case PartsReported(operation, said, set_aside, hold):
            notes = question.notes if isinstance(question, ReportParts) else ()

            def reported(line: Line) -> Line:
                return replace(line, parts_said=said, set_aside=set_aside, hold=hold, notes=notes, part_code="")

            return with_line_changed(session, before, operation, reported)
        case InstructionsConfirmed(operation):
            return with_line_changed(session, before, operation, lambda line: replace(line, confirmed=True))


def _nothing_done(session: Session, question: Question, answer: NothingDone) -> Step:
    """Show the notice with the reason why nothing was done."""
    now = session.at
    match answer:
        case LendingRefused(refusal):
            return show_notice(session, Notice(NoticeKind.REFUSED, now, refusal.item, refusal), question)
        case CodeUnknown(code):
            session, effects = show_notice(session, Notice(NoticeKind.UNKNOWN_CODE, now, code=code), question)
            return session, (*effects, *misread(session, question))
        case NumberRefused(wait_seconds, paused):
            kind = NoticeKind.PAD_PAUSED if paused else NoticeKind.NUMBER_REFUSED
            return show_notice(session, Notice(kind, now, wait_seconds=wait_seconds))
        case CardUnknown(may_have_slip):
            card = question.card if may_have_slip and isinstance(question, OpenVisit) else None
            return show_notice(session, Notice(NoticeKind.UNKNOWN_CARD, now, card=card))
        case SlipRefused():
            return show_notice(session, Notice(NoticeKind.NO_SLIP, now))
        case CardLost():
            return show_notice(session, Notice(NoticeKind.LOST_CARD, now))
        case NumberScanned():
            return show_notice(session, Notice(NoticeKind.MEMBER_NUMBER, now))
        case UndoRefused(points=points):
            return show_notice(session, Notice(NoticeKind.CANNOT_UNDO, now, points=points))
    assert_never(answer)


def _failed(session: Session, before: Welcome | Visiting | Goodbye, question: Question) -> Step:
    """Show that the ledger failed: nothing was recorded, or nothing could be read."""
    match question:
        case ReadCatalogue():
            return show_notice(session, Notice(NoticeKind.NOT_READ, session.at))
        case Reconsider():
            return reconsidered(session, before, ()), ()
        case ReportParts(line) if not is_here(before, line):
            return session, ()
    return show_notice(session, Notice(NoticeKind.NOT_KEPT, session.at), question)


def _opened(session: Session, before: Welcome | Visiting | Goodbye, question: Question, answer: VisitOpened) -> Step:
    """Begin the visit of a card and end the visit before. The items that waited for a card are lent or reserved
    next.
    """
    left = left_behind(session, before)
    match before:
        case Welcome(pending=waited):
            pending = Pending(waited.to_lend, waited.to_reserve, waited.unsettled, by_picture=waited.by_picture)
        case Visiting(visitor=None, pending=waited):
            pending = Pending(waited.to_lend, waited.to_reserve, by_picture=waited.by_picture)
        case _:
            pending = Pending()
    if answer.desk_by_card:
        pending = pending.with_notice(Notice(NoticeKind.DESK_BY_CARD, session.at))
    accessibility = accessibility_for(session, before, answer.visitor.language)
    card = question.card if isinstance(question, OpenVisit) else None
    serial = session.serial + 1
    visit = Visiting(
        serial,
        answer.visitor,
        card,
        answer.today,
        answer.loans,
        renew_by=answer.renew_by,
        accounts=answer.accounts,
        before=answer.accounts,
        reservations=answer.reservations,
        history=answer.history,
        messages=answer.messages,
        pending=pending,
    )
    session = replace(session, doing=visit, serial=serial, accessibility=accessibility, panel=None)
    effects = (*left, *(() if pending.to_lend or pending.to_reserve else (Chime.GOOD,)))
    if not isinstance(before, Visiting):
        return session, effects
    session, asked = report_counted_parts(session, before)
    return session, (*effects, *asked)
