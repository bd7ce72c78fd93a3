"""The steps that a visit is made of: ask the ledger, show a notice, wait for a card, go back to the welcome screen."""

from dataclasses import replace

from kiosk.lending.effects import (
    Chime,
    CountSwap,
    Effect,
    Give,
    Lend,
    LendOrReturn,
    PrintPaper,
    Question,
    Renew,
    ReportParts,
    StopReading,
)
from kiosk.lending.events import ItemFree, Panel
from kiosk.lending.model import Hold, Item, Line, Operation, Visitor
from kiosk.lending.states import (
    Accessibility,
    Asking,
    Goodbye,
    Here,
    Notice,
    NoticeKind,
    Session,
    Unsettled,
    Visiting,
    Welcome,
)
from kiosk.lending.tickets import HoldSlip
from kiosk.lending.volunteers.shift import Shift

Step = tuple[Session, tuple[Effect, ...]]

BROWSED = (Panel.CATALOGUE, Panel.NO_BARCODE)
"""Panels that show what there is, step by step."""

READING = (Panel.GUIDE, Panel.MINE, Panel.HELP, Panel.NOTE, *BROWSED)
"""Panels that are only read. A card or a code means the same as without them; a notice closes them."""


def ask(session: Session, question: Question) -> Step:
    """Ask the ledger on behalf of the visitor or volunteer; clear the last notice and the lit line."""
    match session.shown:
        case Visiting() as visit:
            before: Here = replace(visit.with_notice(None), highlighted="", answered=None)
        case Welcome() as welcome:
            before = welcome.with_notice(None)
        case Goodbye() | Shift() as here:
            before = here
    return ask_for(session, before, question)


def back_from_asking(session: Session, asking: Asking, quiet_seconds: float) -> Session:
    """Return to the state before the question, now that the ledger answered.

    After a long silence of the ledger nobody knows whether somebody is still here. Then the session counts as quiet for
    `quiet_seconds` at the most, so that the visitor or volunteer is asked whether they are there before all ends.
    """
    since = max(session.active_at, session.at - quiet_seconds) if asking.silent else session.at
    return replace(session, doing=asking.before, active_at=since)


def ask_for(session: Session, before: Here, question: Question) -> Step:
    """Ask the ledger; `before` stays on the screen until it answers."""
    return replace(session, doing=Asking(before, question)), (question,)


def report_counted_parts(session: Session, visit: Visiting) -> Step:
    """Report the parts that were counted in `visit` and not sent yet, for the visitor goes on to something else.

    Nothing to do while the ledger is asked already, or when nothing was counted: a question about parts that stays
    open counts as a problem in the ledger anyway.
    """
    if isinstance(session.doing, Asking) or not (visit.counting and visit.counting.notes):
        return session, ()
    return ask_for(session, session.doing, ReportParts(visit.counting.operation, visit.counting.notes))


def show_notice(session: Session, notice: Notice, question: Question | None = None) -> Step:
    """Show one notice to the visitor.

    With the `question` that was refused or failed, its code becomes unsettled as well: that still shows when the next
    item is scanned.
    """
    if session.panel in READING:
        session = replace(session, panel=None)
    match session.shown:
        case Goodbye() as goodbye:
            doing: Here = replace(goodbye, notice=notice)
        case Shift() as shift:
            doing = shift
        case Visiting() | Welcome() as here:
            pending = here.pending.with_notice(notice)
            match question, here:
                case Renew(code=code), Visiting(renewing=(asked, *_)) if asked == code and notice.refusal:
                    doing = replace(here, pending=here.pending.with_unsettled(Unsettled(code, notice, is_renewal=True)))
                case ((LendOrReturn(code=code) | Lend(code=code) | Give(code=code)), _):
                    doing = replace(here, pending=pending.with_unsettled(Unsettled(code, notice)))
                case CountSwap(line=operation, taken=taken), Visiting() if line := _increased(here, operation, taken):
                    doing = replace(here, pending=pending.with_unsettled(Unsettled(line.item.barcode, notice)))
                case _:
                    doing = replace(here, pending=pending)
    return replace(session, doing=doing), (Chime.LOOK,)


def _increased(visit: Visiting, operation: Operation, taken: int) -> Line | None:
    """The swap line of this operation, if `taken` is more than it counts now; None otherwise."""
    line = visit.line(operation)
    return line if line and line.swap and taken > line.swap.taken else None


def hold_card(session: Session, before: Welcome | Visiting | Goodbye, free: ItemFree) -> Step:
    """Ask for a card, for a free item was scanned without one. The next card lends it, for each scan that counts."""
    if isinstance(before, Goodbye):
        session = back_to_welcome(session)
    base = Welcome() if isinstance(before, Goodbye) else before
    item = free.item
    pending = base.pending.lending(item, free.counts).with_notice(Notice(NoticeKind.HOLD_CARD, session.at, item))
    return replace(session, doing=replace(base, pending=pending)), (Chime.LOOK,)


def hold_card_to_reserve(session: Session, before: Welcome | Visiting, item: Item) -> Step:
    """Ask for a card, for an item is to be reserved without one. The next card reserves it."""
    notice = Notice(NoticeKind.HOLD_CARD_TO_RESERVE, session.at, item)
    pending = before.pending.reserving(item).with_notice(notice)
    return replace(session, doing=replace(before, pending=pending), panel=None), (Chime.LOOK,)


def renew_next(session: Session, visit: Visiting) -> Step:
    """Ask for the next renewal of *alles verlengen*: each is a question of its own, and one refusal stops no other."""
    match visit:
        case Visiting(visitor=Visitor(member=member), renewing=(barcode, *_)):
            return ask(replace(session, doing=visit, panel=None), Renew(member, barcode))
    return session, ()


def accessibility_for(session: Session, before: Here, language: str) -> Accessibility:
    """The accessibility for somebody who just came, whose own language is `language`.

    Choices that were made on the welcome screen are theirs; those of the visit or shift before are not.
    """
    first = Accessibility(session.settings.languages[0])
    accessibility = session.accessibility if isinstance(before, Welcome) else first
    if accessibility.chosen or language not in session.settings.languages:
        return accessibility
    return replace(accessibility, language=language)


def hold_slip(session: Session, item: Item | None, hold: Hold | None) -> tuple[PrintPaper, ...]:
    """The slip to lay on an item that is set aside for the first in its queue; nothing where there is no such item."""
    return (PrintPaper(HoldSlip(item, hold, session.settings.languages[0])),) if item and hold else ()


def back_to_welcome(session: Session) -> Session:
    """The welcome screen, with nothing left of who was here."""
    return replace(session, doing=Welcome(), accessibility=Accessibility(session.settings.languages[0]), panel=None)


def stop_reading(session: Session) -> tuple[StopReading, ...]:
    """The effect that stops reading aloud, if something is being read."""
    return (StopReading(),) if session.accessibility.reading else ()
