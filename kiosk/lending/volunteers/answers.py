"""Applies answers of the ledger to a shift."""

from dataclasses import replace
from typing import assert_never

from kiosk.lending.codes.misreads import misread
from kiosk.lending.codes.one_code import learn
from kiosk.lending.commands import (
    CheckIn,
    CountItem,
    EndCount,
    LendTo,
    LentOnPaper,
    ReserveFor,
    ReturnedOnPaper,
    UndoOperation,
)
from kiosk.lending.effects import Chime, Effect, OpenVisit, OpenVisitByNumber, Question, ReportParts
from kiosk.lending.events import LedgerFailed
from kiosk.lending.model import Item, Operation
from kiosk.lending.states import Here, LastVisit, Session
from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.lending.visit.steps import Step, accessibility_for, hold_slip
from kiosk.lending.volunteers import paper
from kiosk.lending.volunteers.events import (
    CountRead,
    CountWritten,
    Declined,
    DocumentsAsked,
    FiguresRead,
    HoursRead,
    InactiveRead,
    InboxRead,
    ItemRead,
    KeptWritten,
    MemberErased,
    MemberRead,
    OverdueRead,
    PaperEntered,
    PastOperationsRead,
    PinRight,
    PinWrong,
    PutAwayRead,
    ReturnTaken,
    SearchResults,
    Settled,
    SheetsTold,
    ShiftAnswer,
    ShiftOpened,
    TimeConfirmed,
    UndoingRead,
)
from kiosk.lending.volunteers.model import DeclineCause, ItemFile
from kiosk.lending.volunteers.questions import (
    Do,
    ReadItem,
    ReadMemberOfCard,
    ReadUndoing,
    SearchItem,
    SearchMember,
)
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtFigures,
    AtHours,
    AtInactive,
    AtInbox,
    AtItem,
    AtLastVisit,
    AtMember,
    AtOverdue,
    AtPaper,
    AtPastOperations,
    AtPutAway,
    AtSheets,
    AtStock,
    AtTiles,
    Searching,
    Shift,
    ShiftNotice,
    ShiftNoticeKind,
    ShiftPage,
    SideEntry,
)
from kiosk.lending.volunteers.steps import ask, refused, reload_page, show_shift_notice, with_shift, without_notice

OF_A_SCAN = (CheckIn, CountItem, LendTo, LentOnPaper, ReturnedOnPaper)
"""The commands that record the scan of a code."""
OF_NO_ITEM = (DeclineCause.PART_SLIP, DeclineCause.MEMBER_NUMBER, DeclineCause.NOT_LENT)
"""The causes for a scanned code that is not an item: it need not be scanned again."""


def opened(session: Session, before: Here, question: Question, answer: ShiftOpened) -> Step:
    """Begin the shift of a volunteer, and end the visit or shift before; nothing of it stays on the screen.

    A volunteer who logged in with number and PIN has given their PIN already.
    """
    accessibility = accessibility_for(session, before, answer.volunteer.language)
    shift = Shift(
        session.serial + 1,
        answer.volunteer,
        question.card if isinstance(question, OpenVisit) else None,
        answer.today,
        waiting=answer.waiting,
        open_now=answer.open_now,
        unlocked=isinstance(question, OpenVisitByNumber),
    )
    if session.settings.check_in_first and answer.open_now and not session.doubted:
        shift = shift.at(AtCheckIn())
    return replace(session, doing=shift, serial=shift.serial, accessibility=accessibility, panel=None), (Chime.GOOD,)


def answered(session: Session, shift: Shift, question: Question, answer: ShiftAnswer | LedgerFailed) -> Step:
    """Apply the answer to `shift`, which is as it was when the volunteer asked."""
    match answer:
        case ShiftOpened():
            return opened(session, shift, question, answer)
        case ReturnTaken():
            return _taken_back(session, shift, question, answer)
        case InboxRead(entries):
            shift = _with_done_notice(replace(shift, waiting=len(entries)), question)
            return with_shift(session, shift.at(AtInbox(entries))), _good(question)
        case Settled():
            return _settled(session, shift, answer)
        case SearchResults():
            return with_shift(session, shift.at(_found(question, answer))), ()
        case MemberRead():
            return _member_read(session, shift, question, answer)
        case MemberErased():
            return _member_erased(session, shift)
        case KeptWritten(path) | CountWritten(path):
            return with_shift(session, replace(shift, notice=ShiftNotice(ShiftNoticeKind.WRITTEN, text=path))), (
                Chime.GOOD,
            )
        case InactiveRead(members):
            return with_shift(session, shift.at(AtInactive(members))), ()
        case OverdueRead(overdue):
            return with_shift(session, shift.at(AtOverdue(overdue))), ()
        case FiguresRead(report):
            return with_shift(session, shift.at(AtFigures(report))), ()
        case DocumentsAsked():
            return with_shift(replace(session, documents=DocumentsRead(Making.RUNS)), without_notice(shift)), (
                Chime.GOOD,
            )
        case SheetsTold(sheets):
            return with_shift(replace(session, sheets=sheets), shift.at(AtSheets())), ()
        case ItemRead(file):
            shown = file if shift.unlocked else _without_names(file)
            return with_shift(session, _with_done_notice(shift, question).at(AtItem(shown))), _good(question)
        case HoursRead(openings, now):
            return with_shift(session, _with_done_notice(shift, question).at(AtHours(openings, now))), _good(question)
        case PastOperationsRead():
            return _past_operations_read(session, shift, question, answer)
        case UndoingRead(undoing):
            operations = shift.page.operations if isinstance(shift.page, AtPastOperations) else ()
            return with_shift(session, shift.at(AtPastOperations(operations, undoing))), ()
        case PutAwayRead(items):
            return with_shift(session, _with_done_notice(shift, question).at(AtPutAway(items))), _good(question)
        case CountRead():
            return _count_read(session, shift, question, answer)
        case TimeConfirmed():
            return with_shift(session, _with_done_notice(shift, question)), _good(question)
        case PaperEntered():
            return paper.answered(session, _recorded(shift, question), question, answer)
        case PinRight():
            free = replace(shift.without_form(), unlocked=True)
            return ask(session, free, shift.after_pin) if shift.after_pin else reload_page(session, free)
        case PinWrong(wait_seconds):
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.PIN_WRONG, wait_seconds=wait_seconds))
        case Declined(DeclineCause.UNKNOWN):
            session, effects = _refused(session, shift, question, answer)
            return session, (*effects, *misread(session, question))
        case Declined():
            return _refused(session, shift, question, answer)
        case LedgerFailed():
            return _failed(session, shift, question)
    assert_never(answer)


def _with_done_notice(shift: Shift, question: Question) -> Shift:
    """The shift after a command, with the notice that the command is done, or with the codes that are still not
    recorded.
    """
    if not isinstance(question, Do):
        return shift
    kind = ShiftNoticeKind.DONE_UNSEEN if question.left_out else ShiftNoticeKind.DONE
    return replace(shift, notice=shift.standing_notice or ShiftNotice(kind))


def _good(question: Question) -> tuple[Effect, ...]:
    return (Chime.GOOD,) if isinstance(question, Do) else ()


# --- the check-in and the inbox ----------------------------------------------------------------------------------


def _taken_back(session: Session, shift: Shift, question: Question, answer: ReturnTaken) -> Step:
    """Show a recorded return. Its side entries replace those of an earlier scan of the same code."""
    entry = answer.entry
    match question, entry.item:
        case Do(command=CheckIn(read)) as done, Item(barcode=code) if code != read:
            session, question = learn(session, read, code), replace(done, command=CheckIn(code))
    noted = () if entry.item else misread(session, question)
    earlier = {one.operation for one in shift.checked_in if one.code == entry.code}
    others = (side_entry for side_entry in shift.side_entries if side_entry.operation not in earlier)
    side_entries = (*(SideEntry(entry.operation, one) for one in entry.inbox_entries), *others)
    shift = replace(shift, checked_in=(entry, *shift.checked_in), side_entries=side_entries, waiting=answer.waiting)
    chime = Chime.GOOD if entry.item and not entry.inbox_entries else Chime.LOOK
    return with_shift(session, _recorded(shift, question)), (chime, *hold_slip(session, entry.item, entry.hold), *noted)


def _settled(session: Session, shift: Shift, answer: Settled) -> Step:
    """Take a settled entry off the inbox and off the side list of the check-in."""
    page = shift.page
    entries = page.entries if isinstance(page, AtInbox) else ()
    known = (*(side_entry.entry for side_entry in shift.side_entries), *entries)
    item = next((entry.item for entry in known if entry.number == answer.number), None)
    if isinstance(page, AtInbox):
        page = AtInbox(tuple(entry for entry in entries if entry.number != answer.number))
    side_entries = tuple(side_entry for side_entry in shift.side_entries if side_entry.entry.number != answer.number)
    shift = replace(shift.without_form(), page=page, side_entries=side_entries, waiting=answer.waiting)
    return with_shift(session, shift), (Chime.GOOD, *hold_slip(session, item, answer.hold))


# --- search results, and their pages --------------------------------------------------------------------------


def _found(question: Question, answer: SearchResults) -> Searching:
    match question:
        case SearchMember(text=text) | SearchItem(text=text):
            typed = text
        case _:
            typed = answer.text
    return Searching(isinstance(question, SearchItem), typed, answer.members, answer.items, answer.more)


def _member_read(session: Session, shift: Shift, question: Question, answer: MemberRead) -> Step:
    """Show the page of a member. Loans made on the page stay, and so does a refusal until its item is lent or it is
    closed.
    """
    page = AtMember(answer.file, lent=(answer.lent,) if answer.lent else ())
    match shift.page:
        case AtMember(file=file) as before if file.member == answer.file.member:
            page = replace(page, lent=(*page.lent, *before.lent))
            if before.code != _scanned(question):
                page = replace(page, refused=before.refused, code=before.code)
    shift = _with_done_notice(_recorded(shift, question), question)
    return with_shift(session, shift.at(page)), _good(question)


def _member_erased(session: Session, shift: Shift) -> Step:
    """Show the first page: nothing of the erased member stays on the screen, nor on a page behind it."""
    erased = ShiftNotice(ShiftNoticeKind.ERASED)
    shift = replace(shift.without_form(), page=AtTiles(), back=(), notice=erased)
    return with_shift(replace(session, last_visit=None), shift), (Chime.GOOD,)


def _without_names(file: ItemFile) -> ItemFile:
    """The file of an item without the names of who has it and who had it, which are shown only after the PIN."""
    return replace(file, holder=None, history=tuple(replace(past, member="") for past in file.history))


def _count_read(session: Session, shift: Shift, question: Question, answer: CountRead) -> Step:
    """Show the stock-take as it is now. The chime is `LOOK` for a scanned item that should not be there."""
    surplus = {code for code, _ in answer.count.surplus} if answer.count else set()
    last = _scanned(question)
    effects = (Chime.LOOK,) if last in surplus else _good(question)
    ended = answer.count is not None and isinstance(question, Do) and isinstance(question.command, EndCount)
    page = AtStock(answer.count, answer.running, last, ended)
    return with_shift(session, _recorded(shift, question).at(page)), effects


# --- undoing -----------------------------------------------------------------------------------------------------


def _past_operations_read(session: Session, shift: Shift, question: Question, answer: PastOperationsRead) -> Step:
    """Show the list of past operations, or after an undo from another page, load that page again."""
    match question, shift.page:
        case Do(command=UndoOperation(operation)), AtPastOperations(operations=()):
            session, shift = _undone(session, shift.gone_back(), operation)
        case Do(command=UndoOperation(operation)), page:
            session, shift = _undone(session, shift, operation)
            if isinstance(page, AtPastOperations):
                return with_shift(
                    session, _with_done_notice(shift, question).at(AtPastOperations(answer.operations))
                ), (Chime.GOOD,)
        case _:
            return with_shift(
                session, _with_done_notice(shift, question).at(AtPastOperations(answer.operations))
            ), _good(question)
    session, asked = reload_page(session, _with_done_notice(shift.without_form(), question))
    return session, (Chime.GOOD, *asked)


def _undone(session: Session, shift: Shift, operation: Operation) -> tuple[Session, Shift]:
    """The session and the shift with an undone operation taken off every page and list."""
    if session.last_visit:
        lines = tuple(line for line in session.last_visit.lines if line.operation != operation)
        session = replace(session, last_visit=LastVisit(lines, session.last_visit.at) if lines else None)
    return session, replace(
        shift,
        checked_in=tuple(entry for entry in shift.checked_in if entry.operation != operation),
        side_entries=tuple(side_entry for side_entry in shift.side_entries if side_entry.operation != operation),
        page=_page_without(shift.page, operation),
        back=tuple(_page_without(page, operation) for page in shift.back),
    )


def _page_without(page: ShiftPage, operation: Operation) -> ShiftPage:
    match page:
        case AtMember(lent=lines):
            return replace(page, lent=tuple(line for line in lines if line.operation != operation))
        case AtLastVisit(lines):
            return AtLastVisit(tuple(line for line in lines if line.operation != operation))
        case AtPaper(rows=rows):
            kept = tuple(row for row in rows if row.line is None or row.line.operation != operation)
            return replace(page, rows=kept)
    return page


# --- declined and failed questions
# --------------------------------------------------------------------------------------------


def _refused(session: Session, shift: Shift, question: Question, answer: Declined) -> Step:
    """Show why the ledger declined. A refused loan stays on the page of the member, because a volunteer can still make
    it.
    """
    taken = isinstance(question, Do) and isinstance(question.command, CheckIn | CountItem)
    if taken and answer.why not in OF_NO_ITEM:
        shift = _not_recorded(shift, _scanned(question))
    else:
        shift = _recorded(shift, question)
    match question, answer:
        case _, Declined(refusal=refusal) if refusal and isinstance(shift.page, AtMember):
            page = replace(shift.page, refused=refusal, code=_scanned(question))
            return with_shift(session, without_notice(replace(shift.without_form(), page=page))), (Chime.LOOK,)
        case Do(command=LentOnPaper() | ReturnedOnPaper()), _:
            return paper.answered(session, shift, question, answer)
        case ReadMemberOfCard(), Declined(DeclineCause.UNKNOWN):
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.UNKNOWN_CARD))
        case ReadItem(code=code) | Do(command=LendTo(code=code) | ReserveFor(code=code)), Declined(
            DeclineCause.UNKNOWN
        ):
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.UNKNOWN_CODE, text=code))
        case ReadUndoing() | Do(command=UndoOperation()), Declined(DeclineCause.TOO_LATE):
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.CANNOT_UNDO))
    return refused(session, shift, answer.why)


def _failed(session: Session, shift: Shift, question: Question) -> Step:
    """Show that the ledger failed. A scanned code stays on the screen as not recorded until it is scanned again."""
    if code := _scanned(question):
        return with_shift(session, without_notice(_not_recorded(shift, code))), (Chime.LOOK,)
    match question:
        case Do():
            return show_shift_notice(session, shift, shift.standing_notice or ShiftNotice(ShiftNoticeKind.NOT_KEPT))
        case ReportParts():
            return session, ()
    return show_shift_notice(session, shift, shift.standing_notice or ShiftNotice(ShiftNoticeKind.NOT_READ))


def _not_recorded(shift: Shift, code: str) -> Shift:
    """The shift with this code noted as scanned and not recorded."""
    return replace(shift, unrecorded=(code, *(other for other in shift.unrecorded if other != code)))


def _recorded(shift: Shift, question: Question) -> Shift:
    """The shift with the code of this question noted as recorded, in case it failed before."""
    code = _scanned(question)
    if code not in shift.unrecorded:
        return shift
    return without_notice(replace(shift, unrecorded=tuple(other for other in shift.unrecorded if other != code)))


def _scanned(question: Question) -> str:
    """The code whose scan this question records; empty for all other questions."""
    command = question.command if isinstance(question, Do) else None
    return command.code if isinstance(command, OF_A_SCAN) else ""
