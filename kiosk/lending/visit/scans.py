"""Handles a card or a code of a visitor, depending on the state and on earlier lines of the item."""

from dataclasses import replace

from kiosk.lending.debounce import OUT_OF_SIGHT, SAME_COUNT
from kiosk.lending.effects import Chime, CountSwap, LendOrReturn, OpenVisit, Undo
from kiosk.lending.model import CardId, Line
from kiosk.lending.states import Goodbye, Session, Visiting, Welcome
from kiosk.lending.visit.goodbye import done
from kiosk.lending.visit.steps import Step, ask


def card_laid(session: Session, doing: Welcome | Visiting | Goodbye, card: CardId, warned: bool) -> Step:
    """End the visit with the visitor's own card, or answer the idle warning (`warned`) with it; open the visit of any
    other card.
    """
    session = replace(session, panel=None)
    if isinstance(doing, Visiting) and doing.card == card:
        return (session, ()) if warned else done(session, doing)
    return ask(session, OpenVisit(card))


def code_read(session: Session, doing: Welcome | Visiting | Goodbye, code: str, *, by_picture: bool = False) -> Step:
    """Lend or return the item with this code, unless the visit has a line of it already.

    `by_picture`: it was not scanned or typed; the visitor found the item by its picture.
    """
    if isinstance(doing, Goodbye):
        return ask(session, LendOrReturn(None, code))
    if by_picture or doing.pending.by_picture:
        doing = doing.found(code, by_picture=by_picture)
        session = replace(session, doing=doing)
    if isinstance(doing, Welcome):
        return ask(session, LendOrReturn(None, code, by_picture=by_picture))
    if line := doing.dealt_with(code):
        return _seen_again(session, doing, line)
    member = doing.visitor.member if doing.visitor else None
    return ask(session, LendOrReturn(member, code, doing.card, by_picture))


def gap_for(doing: Welcome | Visiting | Goodbye, code: str) -> float:
    """The seconds after which another read of this code is a new scan: fewer for a tag of which every scan counts."""
    tags = () if isinstance(doing, Goodbye) else doing.pending.tags
    return SAME_COUNT if code in tags else OUT_OF_SIGHT


def _seen_again(session: Session, visit: Visiting, line: Line) -> Step:
    """Highlight the line of an item that is scanned again. If every scan of a tag counts, take one more."""
    shown = replace(session, doing=replace(visit.with_notice(None), highlighted=line.item.barcode))
    if visit.visitor is None or line.swap is None or line.swap.most is not None:
        return shown, (Chime.LOOK,)
    return count(shown, visit, line, line.swap.taken + 1, line.swap.given)


def count(session: Session, visit: Visiting, line: Line, taken: int, given: int) -> Step:
    """Ask the ledger for these counts on the line of a swap, if they are allowed; undo the line if both are 0.

    The line of a single item has nothing to count.
    """
    swap, visitor = line.swap, visit.visitor
    if swap is None or visitor is None or min(taken, given) < 0 or (taken, given) == (swap.taken, swap.given):
        return session, ()
    if not taken and not given:
        return ask(session, Undo(line.operation))
    if swap.most is not None or (given > swap.given and not swap.may_give):
        return session, ()
    return ask(session, CountSwap(visitor.member, line.operation, taken, given, visit.card))
