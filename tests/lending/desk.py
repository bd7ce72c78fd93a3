"""Items, people, lines and a function that feeds events, for the tests of the session."""

from dataclasses import replace
from datetime import date

from kiosk.lending.effects import Effect, Question
from kiosk.lending.events import Event, VisitOpened
from kiosk.lending.model import (
    Account,
    CardId,
    Hold,
    Item,
    Line,
    LineKind,
    Loan,
    Operation,
    Part,
    PartsSaid,
    Reason,
    Refusal,
    Reservation,
    SessionSettings,
    Swap,
    Why,
)
from kiosk.lending.session import step
from kiosk.lending.states import Session, Visiting
from tests.house import BABIES, JEAN, SAMIRA, TODAY, TOYS, TRAIN

DUE = date(2026, 12, 12)

BUILDING_SET = Item("SPE-0002", "Bouwdoos", "puzzle", TOYS)
PUSHCAR = Item("BAB-0009", "Loopwagen", "box", BABIES)
PARTS = (Part("blok", 12), Part("plank", 2), Part("doos"))

SAMIRAS_CARD, JEANS_CARD, STRANGE_CARD = CardId("5a"), CardId("9e"), CardId("00")

OPENED = VisitOpened(SAMIRA, (Loan(TRAIN, DUE),), TODAY)
JEAN_OPENED = VisitOpened(JEAN, (), TODAY)


def lent(item: Item, operation: str = "op-1") -> Line:
    return Line(Operation(operation), LineKind.LENT, item, DUE)


def returned(item: Item, operation: str = "op-2", elsewhere: bool = False) -> Line:
    return Line(Operation(operation), LineKind.RETURNED, item, elsewhere=elsewhere)


def renewed(item: Item, operation: str = "op-3") -> Line:
    return Line(Operation(operation), LineKind.RENEWED, item, DUE)


def swapped(
    item: Item, taken: int, given: int = 0, operation: str = "op-4", most: int | None = None, may_give: bool = True
) -> Line:
    """The line of a swap category, or with `most` of a single item; each item is worth one point."""
    return Line(Operation(operation), LineKind.SWAPPED, item, swap=Swap(1, taken, given, most, may_give))


def points(number: int, waiting: int = 0) -> Account:
    return Account(BABIES, points=number, waiting=waiting)


HOLD = Hold("Plank 3", "K7", DUE)


def reserved(item: Item, place: int = 1, hold: Hold | None = None, operation: str = "op-5") -> Line:
    return Line(Operation(operation), LineKind.RESERVED, item, reservation=Reservation(item, place, hold))


def asked(line: Line) -> Line:
    """The same line, of an item with parts, and with the question whether all are there."""
    return replace(line, parts=PARTS, parts_said=PartsSaid.NOTHING)


def refused(item: Item, *why: Why, **offered: bool) -> Refusal:
    return Refusal(item, tuple(map(Reason, why or (Why.TOO_MANY,))), **offered)


def opening(**decided: object) -> Session:
    return Session.opening(SessionSettings("De Deelfabriek", **decided), at=0.0)  # type: ignore[arg-type]


def run(session: Session, *events: Event) -> tuple[Session, tuple[Effect, ...]]:
    """Feeds these events in order; returns the last session and all effects."""
    effects: tuple[Effect, ...] = ()
    for event in events:
        session, more = step(session, event)
        effects += more
    return session, effects


def questions(effects: tuple[object, ...]) -> list[Question]:
    """Those of the effects that ask the ledger something."""
    return [effect for effect in effects if isinstance(effect, Question)]


def visit_of(session: Session) -> Visiting:
    assert isinstance(session.shown, Visiting), session.shown
    return session.shown
