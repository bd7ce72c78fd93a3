"""The steps of a visit: ask the ledger, show a notice, wait for a card, go back to the welcome screen."""

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
"""The panels that show items of the catalogue page by page."""

READING = (Panel.GUIDE, Panel.MINE, Panel.HELP, Panel.NOTE, *BROWSED)
"""The panels that are only read. A card or a code has the same effect as without them; a notice closes them."""


def ask(session: Session, question: Question) -> Step:
    """Ask the ledger for the visitor or volunteer; clear the last notice and the lit line."""
    match session.shown:
        case Visiting() as visit:
            before: Here = replace(visit.with_notice(None), highlighted="", answered=None)
        case Welcome() as welcome:
            before = welcome.with_notice(None)
        case Goodbye() | Shift() as here:
            before = here
    return ask_for(session, before, question)


def back_from_asking(session: Session, asking: Asking, quiet_seconds: float) -> Session:
    """Return to the state before the question, after the ledger answered.

    After a long silence of the ledger, the visitor or volunteer may have left. Then the session counts as idle for
    `quiet_seconds` at most, so that they are asked whether they are still there before the visit or shift ends.
    """
    since = max(session.active_at, session.at - quiet_seconds) if asking.silent else session.at
    return replace(session, doing=asking.before, active_at=since)


def ask_for(session: Session, before: Here, question: Question) -> Step:
    """Ask the ledger; `before` stays on the screen until it answers."""
    return replace(session, doing=Asking(before, question)), (question,)


def report_counted_parts(session: Session, visit: Visiting) -> Step:
    """Report the parts that were counted in `visit` and not sent yet, because the visitor goes on to something else.

    Do nothing while the ledger works on a question, or if nothing was counted: an open question about parts counts as a
    problem in the ledger anyway.
    """
    if isinstance(session.doing, Asking) or not (visit.counting and visit.counting.notes):
        return session, ()
    return ask_for(session, session.doing, ReportParts(visit.counting.operation, visit.counting.notes))


def show_notice(session: Session, notice: Notice, question: Question | None = None) -> Step:
    """Show one notice to the visitor.

    The code of a `question` that was refused or failed becomes unsettled as well, so that it is still shown when the
    next item is scanned.
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
    """Ask for a card, because a free item was scanned without one. The next card lends it, once for each scan that
    counts.
    """
    if isinstance(before, Goodbye):
        session = back_to_welcome(session)
    base = Welcome() if isinstance(before, Goodbye) else before
    item = free.item
    pending = base.pending.lending(item, free.counts).with_notice(Notice(NoticeKind.HOLD_CARD, session.at, item))
    return replace(session, doing=replace(base, pending=pending)), (Chime.LOOK,)


def hold_card_to_reserve(session: Session, before: Welcome | Visiting, item: Item) -> Step:
    """Ask for a card to reserve an item. The next card reserves it."""
    notice = Notice(NoticeKind.HOLD_CARD_TO_RESERVE, session.at, item)
    pending = before.pending.reserving(item).with_notice(notice)
    return replace(session, doing=replace(before, pending=pending), panel=None), (Chime.LOOK,)


def renew_next(session: Session, visit: Visiting) -> Step:
    """Ask for the next renewal of *alles verlengen*: each is a question of its own, and a refusal does not stop the
    others.
    """
    match visit:
        case Visiting(visitor=Visitor(member=member), renewing=(barcode, *_)):
            return ask(replace(session, doing=visit, panel=None), Renew(member, barcode))
    return session, ()


def accessibility_for(session: Session, before: Here, language: str) -> Accessibility:
    """The accessibility for a visitor who just came and whose own language is `language`.

    Choices made on the welcome screen are kept; those of an earlier visit or shift are not.
    """
    first = Accessibility(session.settings.languages[0])
    accessibility = session.accessibility if isinstance(before, Welcome) else first
    if accessibility.chosen or language not in session.settings.languages:
        return accessibility
    return replace(accessibility, language=language)


def hold_slip(session: Session, item: Item | None, hold: Hold | None) -> tuple[PrintPaper, ...]:
    """The effect that prints the slip for an item that is set aside; empty if there is no such item."""
    return (PrintPaper(HoldSlip(item, hold, session.settings.languages[0])),) if item and hold else ()


def back_to_welcome(session: Session) -> Session:
    """The session at the welcome screen, with no trace of the visitor before."""
    return replace(session, doing=Welcome(), accessibility=Accessibility(session.settings.languages[0]), panel=None)


def stop_reading(session: Session) -> tuple[StopReading, ...]:
    """The effect that stops reading aloud, if something is being read."""
    return (StopReading(),) if session.accessibility.reading else ()
