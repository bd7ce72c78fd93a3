"""Notes that visitors leave: the items that a note may be about, the question to the ledger, and its answer."""

from dataclasses import replace

from kiosk.lending.effects import Chime, PrintPaper
from kiosk.lending.model import Item
from kiosk.lending.states import Goodbye, Notice, NoticeKind, Session, Visiting, Welcome
from kiosk.lending.visit.notes import LeaveNote, NoteLeft, NotesEnough, NoteSlip, NoteWritten
from kiosk.lending.visit.steps import Step, ask, show_notice

OFFERED = 3
"""The most items that are offered for a note."""


def items_at_hand(session: Session) -> tuple[Item, ...]:
    """The items that a note may be about: the item of the notice, and the last scanned items."""
    match session.shown:
        case Visiting() | Welcome() as here:
            notices = (here.notice, *(one.notice for one in here.unsettled))
            waiting = reversed((*here.pending.to_lend, *here.pending.to_reserve))
            lines = here.lines if isinstance(here, Visiting) else ()
            found = (*(one.item for one in notices if one), *waiting, *(line.item for line in lines))
            return tuple({item.barcode: item for item in found if item}.values())[:OFFERED]
    return ()


def write_note(session: Session, doing: Welcome | Visiting | Goodbye, written: NoteWritten) -> Step:
    """Ask the ledger to keep the note; without an item, if the named item is not among `items_at_hand`."""
    if isinstance(doing, Goodbye):
        return session, ()
    code = written.code if any(item.barcode == written.code for item in items_at_hand(session)) else ""
    visitor = doing.visitor if isinstance(doing, Visiting) else None
    question = LeaveNote(written.about, code, visitor.member if visitor else None)
    return ask(replace(session, panel=None), question)


def note_answered(session: Session, answer: NoteLeft | NotesEnough) -> Step:
    """Show that the note was kept, and print its slip, once for each note."""
    if isinstance(answer, NotesEnough):
        return show_notice(session, Notice(NoticeKind.NOTES_ENOUGH, session.at))
    kind = NoticeKind.NOTE_AGAIN if answer.again else NoticeKind.NOTE_LEFT
    session, _ = show_notice(session, Notice(kind, session.at, answer.item, code=answer.code))
    if answer.again:
        return session, (Chime.LOOK,)
    slip = NoteSlip(answer.code, answer.about, answer.item, session.settings.languages[0])
    return session, (Chime.GOOD, PrintPaper(slip))
