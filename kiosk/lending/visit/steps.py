"""The few moves that make up a visit: to ask the ledger, to say a word, to wait for a card, to be nobody again."""

from dataclasses import replace

from kiosk.lending.effects import (
    Chime,
    CountSwap,
    Effect,
    Give,
    Lend,
    LendOrReturn,
    Question,
    Renew,
    ReportParts,
    StopReading,
)
from kiosk.lending.events import ItemFree, Panel
from kiosk.lending.model import Item, Line, Operation, Visitor
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
from kiosk.lending.volunteers.shift import Shift

Step = tuple[Session, tuple[Effect, ...]]

READING = (Panel.GUIDE, Panel.CATALOGUE, Panel.MINE)
"""Panels that are only read: a card or a code means what it would without them, and a word is not said behind them."""


def ask(session: Session, question: Question) -> Step:
    match session.shown:
        case Visiting() as visit:
            before: Here = replace(visit, notice=None, lit="")
        case Welcome() as welcome:
            before = replace(welcome, notice=None)
        case Goodbye() | Shift() as here:
            before = here
    return ask_for(session, before, question)


def ask_for(session: Session, before: Here, question: Question) -> Step:
    return replace(session, doing=Asking(before, question)), (question,)


def report_counted_parts(session: Session, visit: Visiting) -> Step:
    """What was counted in `visit` and not told yet is told as the visitor goes on, to whatever is on the screen now.

    What was not even counted needs no telling: an open question is a problem said already.
    """
    if isinstance(session.doing, Asking) or not (visit.counting and visit.counting.notes):
        return session, ()
    return ask_for(session, session.doing, ReportParts(visit.counting.operation, visit.counting.notes))


def show_notice(session: Session, notice: Notice, question: Question | None = None) -> Step:
    """One kind sentence; nothing else changes. What was said of a thing still shows when the next one is scanned."""
    if session.panel in READING:
        session = replace(session, panel=None)
    match session.shown:
        case Goodbye() as goodbye:
            doing: Here = replace(goodbye, notice=notice)
        case Shift() as shift:
            doing = shift
        case Visiting() | Welcome() as here:
            match question, here:
                case Renew(code=code), Visiting(renewing=(asked, *_)) if asked == code and notice.refusal:
                    doing = replace(here, unsettled=_with(here.unsettled, Unsettled(code, notice, at_home=True)))
                case ((LendOrReturn(code=code) | Lend(code=code) | Give(code=code)), _):
                    doing = replace(here, notice=notice, unsettled=_with(here.unsettled, Unsettled(code, notice)))
                case CountSwap(line=operation, taken=taken), Visiting() if one := _one_more(here, operation, taken):
                    unsettled = _with(here.unsettled, Unsettled(one.item.barcode, notice))
                    doing = replace(here, notice=notice, unsettled=unsettled)
                case _:
                    doing = replace(here, notice=notice)
    return replace(session, doing=doing), (Chime.LOOK,)


def _with(unsettled: tuple[Unsettled, ...], newest: Unsettled) -> tuple[Unsettled, ...]:
    return (newest, *(one for one in unsettled if one.code != newest.code))


def _one_more(visit: Visiting, operation: Operation, taken: int) -> Line | None:
    """The line of which one more was in the visitor's hands than it counts."""
    line = visit.line(operation)
    return line if line and line.swap and taken > line.swap.taken else None


def hold_card(session: Session, before: Welcome | Visiting | Goodbye, free: ItemFree) -> Step:
    """A free thing with no card: nothing changes, the next card lends it. Of a tag that counts there is one more."""
    if isinstance(before, Goodbye):
        session = back_to_welcome(session)
    base = Welcome() if isinstance(before, Goodbye) else before
    item = free.item
    doing = replace(
        base,
        wanted=(*(base.wanted if free.counts else _without(base.wanted, item)), item),
        to_reserve=_without(base.to_reserve, item),
        tags=with_tag(base.tags, item) if free.counts else base.tags,
        notice=Notice(NoticeKind.HOLD_CARD, session.at, item),
    )
    return replace(session, doing=doing), (Chime.LOOK,)


def hold_card_to_reserve(session: Session, before: Welcome | Visiting, item: Item) -> Step:
    """Nothing changes: the next card reserves it. What was wished last of a thing is what is meant."""
    doing = replace(
        before,
        wanted=_without(before.wanted, item),
        to_reserve=(*_without(before.to_reserve, item), item),
        notice=Notice(NoticeKind.HOLD_CARD_TO_RESERVE, session.at, item),
    )
    return replace(session, doing=doing, panel=None), (Chime.LOOK,)


def _without(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    return tuple(other for other in items if other.barcode != item.barcode)


def with_tag(tags: tuple[str, ...], item: Item) -> tuple[str, ...]:
    return tags if item.barcode in tags else (*tags, item.barcode)


def renew_next(session: Session, visit: Visiting) -> Step:
    """The next of all that is to be kept longer; each is a question of its own, so each stands or falls alone."""
    match visit:
        case Visiting(visitor=Visitor(member=member), renewing=(barcode, *_)):
            return ask(replace(session, doing=visit, panel=None), Renew(member, barcode))
    return session, ()


def back_to_welcome(session: Session) -> Session:
    """The welcome screen, with nothing left of who was here."""
    return replace(session, doing=Welcome(), accessibility=Accessibility(session.settings.languages[0]), panel=None)


def stop_reading(session: Session) -> tuple[StopReading, ...]:
    return (StopReading(),) if session.accessibility.reading else ()
