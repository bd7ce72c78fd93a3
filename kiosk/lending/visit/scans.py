"""What a card or a code means, by who is here and what was done with it before."""

from dataclasses import replace

from kiosk.lending.debounce import SAME_COUNT, SAME_SCAN, CodeDebounce
from kiosk.lending.effects import Chime, CountSwap, LendOrReturn, OpenVisit, Undo
from kiosk.lending.model import CardId, Line
from kiosk.lending.states import Goodbye, Session, Visiting, Welcome
from kiosk.lending.visit.goodbye import done
from kiosk.lending.visit.steps import Step, ask


def card_laid(session: Session, doing: Welcome | Visiting | Goodbye, card: CardId, warned: bool) -> Step:
    session = replace(session, code_debounce=CodeDebounce(), panel=None)
    if isinstance(doing, Visiting) and doing.card == card:
        return (session, ()) if warned else done(session, doing)
    return ask(session, OpenVisit(card))


def code_read(session: Session, doing: Welcome | Visiting | Goodbye, code: str) -> Step:
    if isinstance(doing, Visiting):
        if line := doing.dealt_with(code):
            return _seen_again(session, doing, line)
        return ask(session, LendOrReturn(doing.visitor.member if doing.visitor else None, code, doing.card))
    return ask(session, LendOrReturn(None, code))


def gap_for(doing: Welcome | Visiting | Goodbye, code: str) -> float:
    """After how many seconds is this code a scan of its own? Sooner, once it is known as a tag that counts."""
    match doing:
        case Visiting(tags=tags) | Welcome(tags=tags) if code in tags:
            return SAME_COUNT
    return SAME_SCAN


def _seen_again(session: Session, visit: Visiting, line: Line) -> Step:
    """A thing that was dealt with lights up and nothing else; of a tag that counts there is one more."""
    lit = replace(session, doing=replace(visit, lit=line.item.barcode, notice=None))
    if visit.visitor is None or line.swap is None or line.swap.most is not None:
        return lit, (Chime.LOOK,)
    return count(lit, visit, line, line.swap.taken + 1, line.swap.given)


def count(session: Session, visit: Visiting, line: Line, taken: int, given: int) -> Step:
    """Ask for so many on the line of a swap, if there can be so many. A single thing is swapped or it is not."""
    swap, visitor = line.swap, visit.visitor
    if swap is None or visitor is None or min(taken, given) < 0 or (taken, given) == (swap.taken, swap.given):
        return session, ()
    if not taken and not given:
        return ask(session, Undo(line.operation))
    if swap.most is not None or (given > swap.given and not swap.may_give):
        return session, ()
    return ask(session, CountSwap(visitor.member, line.operation, taken, given, visit.card))
