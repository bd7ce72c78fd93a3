"""Items: adding them, their condition, instructions, shelf, photo and parts. Each change is noted in the journal.

Every function carries out one command, and raises CommandDeclined if it cannot.
"""

import re

from db.ledger.facts.items import set_condition
from db.ledger.facts.labels import meant
from db.ledger.people.finding import own_item, place_of
from db.ledger.people.naming import give_code, next_barcode, take_code, words
from db.ledger.people.roles import Authority
from db.ledger.queues import holds
from db.ledger.statements import desk as sql
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.codes.labels import canonical
from kiosk.lending.commands import AddItem, Details, Done, MarkItem, SetInstructions, SetParts, SetPhoto, SetShelf
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.limits import (
    BARCODE,
    LONGEST_CODE,
    LONGEST_INSTRUCTIONS,
    LONGEST_NAME,
    MOST_OF_PART,
    MOST_POINTS,
    MOST_VALUE,
    SHORTEST_BARCODE,
)
from kiosk.lending.model import PHOTO_NAME, Part
from kiosk.lending.terms import Terms
from kiosk.lending.visible import visible
from kiosk.lending.volunteers.model import DeclineCause

MOST_PARTS = 60


def add_item(tx: Transaction, authority: Authority, command: AddItem) -> Done:
    """Adds an item; `about` of the answer is its number. Raises CommandDeclined and FormError."""
    row = _written(command)
    owner = authority.initiative_of(command.initiative)
    place = place_of(tx, owner)
    terms = tx.terms_now(place)
    details = command.details or _as_its_category(terms, command.category)
    _must_be_known(command.category, terms, swapped=details.points is not None)
    if details.points is not None and not terms.swaps:
        raise CommandDeclined(f"The initiative {terms.key} does not swap.", DeclineCause.UNKNOWN)
    if command.barcode:
        barcode, keep = _free(tx, command.barcode), take_code
    else:
        barcode, keep = next_barcode(tx.connection, owner, terms.key), give_code
    keep(tx.connection, barcode, "item")
    new = {**row, **_kept(details), "barcode": barcode, "initiative_id": owner}
    added: int = tx.connection.execute(sql.ADD_ITEM, new).scalar_one()
    _add_parts(tx, added, details.parts)
    tx.note("item added", item=added, member=None, loan=None)
    return Done(added)


def mark_item(tx: Transaction, authority: Authority, command: MarkItem) -> Done:
    """Sets the condition of an item; the answer has the hold that follows from it.

    With any condition except CHECK, its entries in the inbox are settled. In good condition, it is set aside for the
    first in its queue. Raises CommandDeclined.
    """
    item, condition = own_item(tx, authority, command.barcode), command.condition
    if condition is Condition.GONE and item.row.swap_points is None:
        sentence = f"The item {item.shown.barcode} is lent, not swapped: it can be missing or withdrawn."
        raise CommandDeclined(sentence, DeclineCause.REFUSED)
    if condition is not Condition.CHECK:
        seen = {"item": item.id, "moment": tx.at, "actor": tx.actor, "how": condition.value}
        tx.connection.execute(sql.SETTLE_LOOKS, seen)
    if item.condition is condition:
        return Done(item.id)
    set_condition(tx, item, condition)
    tx.note(f"item marked {condition.value}", item=item.id, member=None, loan=None)
    return Done(item.id, hold=holds.update(tx, item.id))


def set_instructions(tx: Transaction, authority: Authority, command: SetInstructions) -> Done:
    """Sets the instructions of an item. A text that is empty, or equal to that of its category, is not kept with the
    item.
    """
    item = own_item(tx, authority, command.barcode)
    texts = {
        "item": item.id,
        "borrowing": _own(command.borrowing, item.category.borrowing, "text for borrowing"),
        "returning": _own(command.returning, item.category.returning, "text for returning"),
    }
    tx.connection.execute(sql.INSTRUCT, texts)
    tx.note("item instructions changed", item=item.id, member=None, loan=None)
    return Done(item.id)


def set_shelf(tx: Transaction, authority: Authority, command: SetShelf) -> Done:
    """Sets the shelf of an item. A shelf that is empty, or equal to that of its category, is not kept with the item."""
    item = own_item(tx, authority, command.barcode)
    own = _own(command.shelf, item.category.shelf, "shelf", LONGEST_NAME)
    tx.connection.execute(sql.PLACE_ON_SHELF, {"item": item.id, "its_shelf": own})
    tx.note("item shelf changed", item=item.id, member=None, loan=None)
    return Done(item.id)


def set_photo(tx: Transaction, authority: Authority, command: SetPhoto) -> Done:
    """Sets the photo of an item, or takes it away. Raises FormError."""
    item = own_item(tx, authority, command.barcode)
    if command.photo and not PHOTO_NAME.fullmatch(command.photo):
        raise FormError("The name of a photo is 32 signs from 0 to 9 and a to f.", DeclineCause.TEXT)
    tx.connection.execute(sql.SHOW_PHOTO, {"item": item.id, "its_photo": command.photo or None})
    tx.note("item photo changed", item=item.id, member=None, loan=None)
    return Done(item.id)


def set_parts(tx: Transaction, authority: Authority, command: SetParts) -> Done:
    """Sets the parts of an item; known flaws of parts that are no longer listed are forgotten."""
    item = own_item(tx, authority, command.barcode)
    _must_be_parts(command.parts)
    tx.connection.execute(sql.FORGET_PARTS, {"item": item.id})
    _add_parts(tx, item.id, command.parts)
    listed = [item.shown.name, *(part.name for part in command.parts)]
    tx.connection.execute(sql.FORGET_OTHER_FLAWS, {"item": item.id, "listed": listed})
    tx.note("item parts changed", item=item.id, member=None, loan=None)
    return Done(item.id)


def _written(command: AddItem) -> dict[str, object]:
    """The columns of a new item that can be made without the ledger. Raises FormError."""
    barcode, name = tidy(command.barcode), words(command.name, "name")
    if command.barcode and not re.fullmatch(BARCODE, barcode):
        raise FormError(
            f"A barcode has {SHORTEST_BARCODE} to {LONGEST_CODE} letters, digits and signs, without accents.",
            DeclineCause.TEXT,
        )
    if command.days is not None and not 1 <= command.days <= 3660:
        raise FormError("An item is lent for 1 to 3660 days.", DeclineCause.DAY)
    if command.details is not None:
        _kept(command.details)
    return {"name": name, "category": words(command.category, "category", LONGEST_NAME), "loan_days": command.days}


def _free(tx: Transaction, given: str) -> str:
    """The code to keep for this label. Raises CommandDeclined if another form of the code is in use already."""
    barcode = canonical(tidy(given))
    if other := meant(tx, barcode):
        sentence = f"The code {barcode} is on the same label as {other}, which is in use already."
        raise CommandDeclined(sentence, DeclineCause.CODE_IN_USE)
    return barcode


def _as_its_category(terms: Terms, category: str) -> Details:
    """The details of an item from its category: with the points of the category, if its items are only swapped."""
    lent = any(one.key == category for one in terms.categories)
    swapped = None if lent else terms.swap.category(category)
    return Details(points=swapped.points) if swapped else Details()


def _add_parts(tx: Transaction, item: int, parts: tuple[Part, ...]) -> None:
    rows = [
        {"item_id": item, "position": at, "name": visible(one.name), "count": one.count, "picture": one.picture or None}
        for at, one in enumerate(parts)
    ]
    if rows:
        tx.connection.execute(sql.ADD_PARTS, rows)


def _own(text: str, of_category: str, what: str, longest: int = LONGEST_INSTRUCTIONS) -> str | None:
    text = words(text, what, longest) if text.strip() else ""
    return None if text == of_category else text or None


def _kept(details: Details) -> dict[str, object]:
    """The columns of the details. Raises FormError."""
    if not 0 <= details.value <= MOST_VALUE:
        raise FormError(f"An item is worth 0 to {MOST_VALUE // 100} euro.", DeclineCause.AMOUNT)
    if details.points is not None and not 1 <= details.points <= MOST_POINTS:
        raise FormError(f"An item is swapped at 1 to {MOST_POINTS} points.", DeclineCause.POINTS)
    _must_be_parts(details.parts)
    return {
        "value": details.value,
        "picture": details.picture,
        "adults_only": details.adults_only,
        "volunteers_only": details.volunteers_only,
        "needs_induction": details.needs_induction,
        "safe_until": details.safe_until,
        "when_borrowing": words(details.borrowing, "text for borrowing", LONGEST_INSTRUCTIONS)
        if details.borrowing
        else None,
        "when_returning": words(details.returning, "text for returning", LONGEST_INSTRUCTIONS)
        if details.returning
        else None,
        "swap_points": details.points,
        "shelf": words(details.shelf, "shelf", LONGEST_NAME) if details.shelf else None,
    }


def _must_be_parts(parts: tuple[Part, ...]) -> None:
    if len(parts) > MOST_PARTS:
        raise FormError(f"An item has at most {MOST_PARTS} kinds of parts.", DeclineCause.TOO_MUCH)
    for one in parts:
        if words(one.name, "name of a part", LONGEST_NAME) != visible(one.name) or not 1 <= one.count <= MOST_OF_PART:
            sentence = f"A part has a name of 1 to {LONGEST_NAME} characters, and there are 1 to {MOST_OF_PART} of it."
            raise FormError(sentence, DeclineCause.TEXT)


def _must_be_known(category: str, terms: Terms, *, swapped: bool) -> None:
    """Raises CommandDeclined if the terms name categories, but not this one. Swapped items may be of a swap
    category.
    """
    known = [one.key for one in terms.categories] + [one.key for one in terms.swap.categories if swapped]
    if terms.categories and category not in known:
        listed = ", ".join(known)
        sentence = f"The initiative {terms.key} has no category {category}; it has {listed}."
        raise CommandDeclined(sentence, DeclineCause.UNKNOWN)
