"""Things, as the desk puts them on the shelf: new ones, in what state they are, what to know of them, their parts.

By a command or by a volunteer at the kiosk, it is this. Each is noted in the journal; what cannot be done raises
DeskError.
"""

import re
from dataclasses import dataclass
from datetime import date

from db.ledger.desk_error import DeskError, FormError
from db.ledger.facts.items import ItemState, set_condition
from db.ledger.naming import CODE, take_code, words
from db.ledger.queues import holds
from db.ledger.statements import desk as sql
from db.ledger.transaction import Row, Transaction, tidy
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Cents, Hold, Part
from kiosk.lending.terms import Terms
from kiosk.lending.volunteers.model import DeclineCause

MOST_PARTS = 60
MOST_OF_PART = 10_000
MOST_CENTS = 10_000_000
MOST_POINTS = 1000


@dataclass(frozen=True, slots=True)
class Details:
    """What is to be known of a thing besides its name. What it leaves empty, its category says.

    `safe_until` is the last day on which it may be used; `borrowing` and `returning` are what to know then. With
    `points` it is not lent but swapped, at so many.
    """

    value: Cents = Cents(0)
    picture: str | None = None
    parts: tuple[Part, ...] = ()
    adults_only: bool = False
    volunteers_only: bool = False
    needs_induction: bool = False
    safe_until: date | None = None
    borrowing: str = ""
    returning: str = ""
    points: int | None = None


@dataclass(frozen=True, slots=True)
class NewThing:
    """A thing to lend for `days` (1 to 3660), or the usual period.

    `category` is one of those that the terms of the initiative name, if they name any.
    """

    barcode: str
    name: str
    category: str = "box"
    days: int | None = None
    details: Details = Details()


def add(tx: Transaction, place: Row, new: NewThing) -> int:
    """A thing of the initiative of this row; returns its number."""
    row = written(new)
    terms, details = tx.terms_now(place), new.details
    _must_be_known(new.category, terms, swapped=details.points is not None)
    if details.points is not None and not terms.swaps:
        raise DeskError(f"The initiative {terms.key} does not swap.", DeclineCause.UNKNOWN)
    take_code(tx.connection, tidy(new.barcode), "item")
    added: int = tx.connection.execute(sql.ADD_ITEM, {**row, "initiative_id": place.initiative_id}).scalar_one()
    _add_parts(tx, added, details.parts)
    tx.note("item added", item=added, member=None, loan=None)
    return added


def written(new: NewThing) -> dict[str, object]:
    """The columns of a new thing, whatever is in the book. Raises FormError."""
    barcode, name = tidy(new.barcode), words(new.name, "name")
    if len(barcode) < 2 or not re.fullmatch(CODE, barcode):
        raise FormError("A barcode has 2 to 64 letters, digits and signs, without accents.", DeclineCause.TEXT)
    if new.days is not None and not 1 <= new.days <= 3660:
        raise FormError("A thing is lent for 1 to 3660 days.", DeclineCause.DAY)
    row = {"barcode": barcode, "name": name, "category": new.category, "loan_days": new.days}
    return {**row, **_kept(new.details)}


def mark(tx: Transaction, item: ItemState, condition: Condition) -> Hold | None:
    """Say in what state a thing is. Marked twice, it stays as it is.

    Unless it is still to be checked, nothing waits any more because of it. Fit to go, it is set aside for the first
    who waits for it: then this is where. The row of the thing is held already.
    """
    if condition is Condition.GONE and item.row.swap_points is None:
        sentence = f"The thing {item.shown.barcode} is lent, not swapped: it can be missing or withdrawn."
        raise DeskError(sentence, DeclineCause.REFUSED)
    if condition is not Condition.CHECK:
        seen = {"item": item.id, "moment": tx.at, "hand": tx.actor, "how": condition.value}
        tx.connection.execute(sql.SETTLE_LOOKS, seen)
    if item.condition is condition:
        return None
    set_condition(tx, item, condition)
    tx.note(f"item marked {condition.value}", item=item.id, member=None, loan=None)
    return holds.settle(tx, item.id)


def instruct(tx: Transaction, item: ItemState, borrowing: str, returning: str) -> None:
    """What to know at borrowing and at returning; of what is empty, or the same, its category says it."""
    told = {
        "item": item.id,
        "borrowing": _own(borrowing, item.category.borrowing, "text for borrowing"),
        "returning": _own(returning, item.category.returning, "text for returning"),
    }
    tx.connection.execute(sql.INSTRUCT, told)
    tx.note("item instructions changed", item=item.id, member=None, loan=None)


def list_parts(tx: Transaction, item: ItemState, parts: tuple[Part, ...]) -> None:
    """These are its parts from now on. What was missing or broken of one that is off the list, is forgotten."""
    _must_be_parts(parts)
    tx.connection.execute(sql.FORGET_PARTS, {"item": item.id})
    _add_parts(tx, item.id, parts)
    listed = [item.shown.name, *(part.name for part in parts)]
    tx.connection.execute(sql.FORGET_OTHER_FLAWS, {"item": item.id, "listed": listed})
    tx.note("item parts changed", item=item.id, member=None, loan=None)


def _add_parts(tx: Transaction, item: int, parts: tuple[Part, ...]) -> None:
    rows = [
        {"item_id": item, "position": at, "name": one.name, "count": one.count, "picture": one.picture or None}
        for at, one in enumerate(parts)
    ]
    if rows:
        tx.connection.execute(sql.ADD_PARTS, rows)


def _own(text: str, of_category: str, what: str) -> str | None:
    text = words(text, what, 400) if text.strip() else ""
    return None if text == of_category else text or None


def _kept(details: Details) -> dict[str, object]:
    """The columns of the details. Raises FormError."""
    if not 0 <= details.value <= MOST_CENTS:
        raise FormError(f"A thing is worth 0 to {MOST_CENTS // 100} euro.", DeclineCause.AMOUNT)
    if details.points is not None and not 1 <= details.points <= MOST_POINTS:
        raise FormError(f"A thing is swapped at 1 to {MOST_POINTS} points.", DeclineCause.POINTS)
    _must_be_parts(details.parts)
    return {
        "value": details.value,
        "picture": details.picture,
        "adults_only": details.adults_only,
        "volunteers_only": details.volunteers_only,
        "needs_induction": details.needs_induction,
        "safe_until": details.safe_until,
        "when_borrowing": words(details.borrowing, "text for borrowing", 400) if details.borrowing else None,
        "when_returning": words(details.returning, "text for returning", 400) if details.returning else None,
        "swap_points": details.points,
    }


def _must_be_parts(parts: tuple[Part, ...]) -> None:
    if len(parts) > MOST_PARTS:
        raise FormError(f"A thing has at most {MOST_PARTS} kinds of parts.", DeclineCause.TOO_MUCH)
    for one in parts:
        if words(one.name, "name of a part", 60) != one.name or not 1 <= one.count <= MOST_OF_PART:
            sentence = f"A part has a name of 1 to 60 characters, and there are 1 to {MOST_OF_PART} of it."
            raise FormError(sentence, DeclineCause.TEXT)


def _must_be_known(category: str, terms: Terms, *, swapped: bool) -> None:
    """What is swapped may be of a kind that is only swapped."""
    known = [one.key for one in terms.categories] + [one.key for one in terms.swap.categories if swapped]
    if terms.categories and category not in known:
        listed = ", ".join(known)
        sentence = f"The initiative {terms.key} has no category {category}; it has {listed}."
        raise DeskError(sentence, DeclineCause.UNKNOWN)
