"""The steps of a shift: ask the ledger, ask for the PIN first if it is needed, show a notice."""

from dataclasses import replace

from kiosk.lending.commands import FREE_OF_PIN, Command, SettleEntry, UndoOperation
from kiosk.lending.effects import Chime, Question
from kiosk.lending.states import Asking, Session
from kiosk.lending.visible import holds_unseen
from kiosk.lending.visit.steps import Step, back_to_welcome
from kiosk.lending.volunteers.events import Form, FormKind
from kiosk.lending.volunteers.model import DeclineCause, Outcome
from kiosk.lending.volunteers.questions import (
    Do,
    ReadCounts,
    ReadHours,
    ReadInactive,
    ReadInbox,
    ReadItem,
    ReadMember,
    ReadOverdue,
    ReadPastOperations,
    ReadPutAway,
    SearchItem,
    SearchMember,
    ShiftQuestion,
)
from kiosk.lending.volunteers.shift import (
    AtHours,
    AtInactive,
    AtInbox,
    AtItem,
    AtMember,
    AtOverdue,
    AtPastOperations,
    AtPutAway,
    AtStock,
    Searching,
    Shift,
    ShiftNotice,
    ShiftNoticeKind,
)


def with_shift(session: Session, shift: Shift) -> Session:
    """The session with this shift on the screen."""
    return replace(session, doing=shift)


def without_notice(shift: Shift) -> Shift:
    """The shift without its notice; only the notice about unrecorded codes stays."""
    return replace(shift, notice=shift.standing_notice)


def ask(session: Session, shift: Shift, question: Question) -> Step:
    """Ask the ledger for the volunteer, and remove the last notice."""
    return replace(session, doing=Asking(without_notice(shift), question)), (question,)


def ask_with_pin(session: Session, shift: Shift, question: ShiftQuestion) -> Step:
    """Ask the ledger, after asking for the PIN if it was not given in this shift."""
    if shift.unlocked:
        return ask(session, shift, question)
    return pin_wanted(session, replace(shift, after_pin=question))


def pin_wanted(session: Session, shift: Shift) -> Step:
    """Open the form for the PIN; refuse when the volunteer has none."""
    if not shift.volunteer.has_pin:
        return refused(session, replace(shift, after_pin=None), DeclineCause.NO_PIN)
    return with_shift(session, without_notice(replace(shift, form=Form(FormKind.PIN)))), ()


def do(session: Session, shift: Shift, command: Command, typed: tuple[str, ...] = ()) -> Step:
    """Have the ledger carry out a command, made of the `typed` texts.

    Most commands need the PIN; undoing a return of this shift does not. Settling an entry of the inbox needs it only to
    approve points, which count as money.
    """
    match command:
        case UndoOperation(operation):
            free = shift.checked_in_as(operation) is not None
        case SettleEntry(outcome=outcome):
            free = outcome is not Outcome.APPROVED
        case _:
            free = isinstance(command, FREE_OF_PIN)
    question = Do(shift.volunteer.member, command, holds_unseen(typed))
    return ask(session, shift, question) if free else ask_with_pin(session, shift, question)


def reload_page(session: Session, shift: Shift) -> Step:
    """Ask the ledger for the page again, because it may have changed. The notice stays."""
    by = shift.volunteer.member
    question: ShiftQuestion
    match shift.page:
        case AtInbox():
            question = ReadInbox(by)
        case Searching(items=False, text=text):
            question = SearchMember(by, text)
        case Searching(text=text):
            question = SearchItem(by, text)
        case AtMember(file=file):
            question = ReadMember(by, file.member)
        case AtItem(file=item):
            question = ReadItem(by, item.item.barcode)
        case AtHours():
            question = ReadHours(by)
        case AtPutAway():
            question = ReadPutAway(by)
        case AtInactive():
            question = ReadInactive(by)
        case AtOverdue():
            question = ReadOverdue(by)
        case AtPastOperations():
            question = ReadPastOperations(by)
        case AtStock(count=None):
            question = ReadCounts(by)
        case _:
            return with_shift(session, shift), ()
    return replace(session, doing=Asking(shift, question)), (question,)


def show_shift_notice(session: Session, shift: Shift, notice: ShiftNotice) -> Step:
    """Show one notice; nothing else changes."""
    return with_shift(session, replace(shift, notice=notice)), (Chime.LOOK,)


def refused(session: Session, shift: Shift, why: DeclineCause) -> Step:
    """Show the cause why something is declined."""
    return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.REFUSED, why))


def end_shift(session: Session) -> Step:
    """End the shift and show the welcome screen; the operations of the shift are kept."""
    return back_to_welcome(session), (Chime.DONE,)
