"""Reads an item with its loan, its queue and its initiative."""

from dataclasses import dataclass, replace
from datetime import date

from db.ledger.statements import items as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.conditions import TURNS_UP, Condition
from kiosk.lending.model import Item, Line, MemberId, Part, PartsSaid
from kiosk.lending.opening import Calendar
from kiosk.lending.terms import Category, House, Terms


@dataclass(frozen=True, slots=True)
class OpenLoan:
    """The loan of an item that is out, and the terms that it was made under."""

    id: int
    holder: MemberId
    due_on: date
    renewals: int
    terms: Terms


@dataclass(frozen=True, slots=True)
class Queued:
    """A member in the queue of an item. `id` is the number of their reservation.

    `ready_until` is the last day on which the item lies ready for them, with a slip that shows `code`; both are None
    while they wait. `line` is the `seq` of the operation that put them in the queue, None if a command did.
    """

    id: int
    member: MemberId
    ready_until: date | None
    code: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class InitiativeState:
    """An initiative with its row, and the terms, the house and the opening hours that hold now."""

    row: Row
    terms: Terms
    house: House
    calendar: Calendar

    @property
    def initiative(self) -> int:
        """The number of the initiative."""
        number: int = self.row.initiative_id
        return number


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item with everything that its rows say: `id` is its number, `initiative` that of its initiative, `shown` the
    item for a screen.

    `terms`, `house` and `calendar` are those that hold now; `version` is the number of the terms, None for an
    initiative without any. `loan` is None if the item is not lent. `first` is the member for whom it lies ready, or
    else the first in its queue; None if nobody waits for it. `by_picture`: the visitor found it by its picture.
    """

    row: Row
    id: int
    initiative: int
    version: int | None
    shown: Item
    terms: Terms
    house: House
    calendar: Calendar
    condition: Condition
    loan: OpenLoan | None = None
    first: Queued | None = None
    by_picture: bool = False

    @property
    def category(self) -> Category:
        return self.terms.category(self.row.category)

    @property
    def its_initiative(self) -> InitiativeState:
        return InitiativeState(self.row, self.terms, self.house, self.calendar)

    @property
    def here(self) -> bool:
        """Is the item in the house, and in a condition to be lent?"""
        return self.loan is None and self.condition is Condition.GOOD

    @property
    def at_hand(self) -> bool:
        """Can a visitor hold the item at the kiosk now? Yes also for a missing item, which they may have found."""
        return self.loan is None and self.condition in TURNS_UP

    def kept(self, today: date) -> bool:
        """Is the item set aside for anybody?"""
        return self.row.kept_for is not None and self.row.kept_until >= today

    def kept_from(self, member: MemberId | None, today: date) -> bool:
        """Is the item set aside for another member than this one, or is another one the first in its queue?

        No for a good item if nobody in its queue may borrow now: then it is for everybody.
        """
        if self.kept(today):
            return bool(self.row.kept_for != member)
        return self.at_hand and not self.here and self.first is not None and self.first.member != member

    def kept_without_queue(self, member: MemberId) -> date | None:
        """The last day on which the item is set aside for the member without a place in its queue; None if it is
        not.
        """
        ready = self.first and self.first.member == member and self.first.ready_until
        return self.row.kept_until if self.row.kept_for == member and not ready else None

    @property
    def when_borrowing(self) -> str:
        return self.row.when_borrowing or self.category.borrowing

    @property
    def when_returning(self) -> str:
        return self.row.when_returning or self.category.returning

    @property
    def shelf(self) -> str:
        """The shelf on which the item belongs: its own, or else that of its category; empty for none."""
        return self.row.shelf or self.category.shelf


# --- loading -----------------------------------------------------------------------------------------------------


def lock_row(tx: Transaction, code: str) -> ItemState | None:
    """The item with this code, its row locked until the end of the transaction; None if no item has the code."""
    row = tx.connection.execute(sql.LOCK_CODE, {"scanned": code}).one_or_none()
    return None if row is None else _item_state(tx, row)


def lock_row_by_id(tx: Transaction, item: int) -> ItemState:
    """The item with this number, which must exist, its row locked until the end of the transaction."""
    return _item_state(tx, tx.connection.execute(sql.LOCK_ITEM, {"item": item}).one())


def look_at(tx: Transaction, code: str) -> ItemState | None:
    """The item with this code, read without a lock, for a decision without writing. None if no item has the code."""
    row = tx.connection.execute(sql.LOOK_CODE, {"scanned": code}).one_or_none()
    return None if row is None else _item_state(tx, row)


def initiative_state(tx: Transaction, row: Row) -> InitiativeState:
    """The initiative of this row, with the terms of the house."""
    terms, house = tx.terms_now(row), tx.cache.house(row.house)
    return InitiativeState(row, terms, house, tx.calendar_now(row.initiative_id, terms, house))


def _item_state(tx: Transaction, row: Row) -> ItemState:
    """The item of this row. Its loan and queue are read here, after the lock, because they may have changed before
    it.
    """
    found = tx.connection.execute(sql.WHO_HAS, {"item": row.item_id}).one()
    loan = first = None
    if found.id is not None:
        terms = tx.terms_of(found.terms_id, row)
        loan = OpenLoan(found.id, MemberId(found.member_id), found.due_on, found.renewals, terms)
    if found.first is not None:
        first = Queued(found.first, MemberId(found.waiting), found.ready_until, found.code, found.line)
    its, condition, numbers = initiative_state(tx, row), Condition(row.condition), (row.item_id, row.initiative_id)
    state = ItemState(row, *numbers, row.terms_now, tx.item(row), its.terms, its.house, its.calendar, condition)
    return replace(state, loan=loan, first=first) if loan or first else state


# --- its parts and its condition ---------------------------------------------------------------------------------


def with_questions(tx: Transaction, item: ItemState, line: Line, instructions: str) -> Line:
    """The line with the parts to ask for, the instructions, and whether the item was found by its picture."""
    rows = tx.connection.execute(sql.PARTS, {"item": item.id})
    parts = tuple(Part(row.name, row.pieces, row.picture or "") for row in rows if row.pieces > 0)
    asked = PartsSaid.NOTHING if parts else PartsSaid.NOT_ASKED
    confirm = item.terms.instructions_confirmed and bool(instructions)
    asked_line = replace(line, parts=parts, parts_said=asked, instructions=instructions, confirm=confirm)
    return replace(asked_line, by_picture=item.by_picture)


def set_condition(tx: Transaction, item: ItemState, condition: Condition) -> None:
    """Writes the condition of the item."""
    if condition is not item.condition:
        tx.connection.execute(sql.SET_CONDITION, {"item": item.id, "state": condition.value})


def set_to_put_away(tx: Transaction, item: ItemState, waits: bool) -> None:
    """Writes whether the item `waits` for a volunteer to put it on its shelf."""
    if waits != item.row.to_put_away:
        tx.connection.execute(sql.TO_PUT_AWAY, {"item": item.id, "waits": waits})
