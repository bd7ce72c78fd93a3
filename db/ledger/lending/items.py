"""A thing as its rows say, and the shop that it belongs to."""

from dataclasses import dataclass
from datetime import date

from db.ledger.hours import calendar_now
from db.ledger.statements import items as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import Item, MemberId, Part
from kiosk.lending.opening import Calendar
from kiosk.lending.policy import Condition
from kiosk.lending.terms import Category, House, Terms


@dataclass(frozen=True, slots=True)
class OpenLoan:
    """The loan of a thing that is out, and the terms it runs under."""

    id: int
    holder: MemberId
    due_on: date
    renewals: int
    terms: Terms


@dataclass(frozen=True, slots=True)
class Queued:
    """Who waits for a thing; with `ready_until` it is set aside for them, with a slip that says `code`.

    `line` is the `seq` of the operation that put them there.
    """

    id: int
    member: MemberId
    ready_until: date | None
    code: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class Shop:
    """An initiative, the row that tells of it, and what it asks now."""

    row: Row
    terms: Terms
    house: House
    calendar: Calendar

    @property
    def initiative(self) -> int:
        found: int = self.row.initiative_id
        return found


@dataclass(frozen=True, slots=True)
class ItemState:
    """A thing, what its initiative asks now (`version` of the `terms`), the loan that is running, if one is, and who is
    the first to wait for it, if anybody does.
    """

    row: Row
    shown: Item
    terms: Terms
    house: House
    calendar: Calendar
    condition: Condition
    loan: OpenLoan | None = None
    first: Queued | None = None

    @property
    def id(self) -> int:
        found: int = self.row.item_id
        return found

    @property
    def initiative(self) -> int:
        found: int = self.row.initiative_id
        return found

    @property
    def version(self) -> int | None:
        found: int | None = self.row.terms_now
        return found

    @property
    def category(self) -> Category:
        return self.terms.category(self.row.category)

    @property
    def shop(self) -> Shop:
        return Shop(self.row, self.terms, self.house, self.calendar)

    @property
    def here(self) -> bool:
        """Is it in, and good to go?"""
        return self.loan is None and self.condition is Condition.GOOD

    @property
    def at_hand(self) -> bool:
        """Can it be on the way to somebody? A missing one may just have been found."""
        return self.loan is None and self.condition in (Condition.GOOD, Condition.MISSING)

    def kept(self, today: date) -> bool:
        """Is it set aside for anybody?"""
        return self.row.kept_for is not None and self.row.kept_until >= today

    def kept_from(self, member: MemberId | None, today: date) -> bool:
        """Is it set aside for somebody else, or does somebody else come first?"""
        if self.kept(today):
            for_other: bool = self.row.kept_for != member
            return for_other
        return self.at_hand and self.first is not None and self.first.member != member

    @property
    def when_borrowing(self) -> str:
        return self.row.when_borrowing or self.category.borrowing

    @property
    def when_returning(self) -> str:
        return self.row.when_returning or self.category.returning


def lock_row(tx: Transaction, code: str) -> ItemState | None:
    """The thing with this code, which is nobody else's until the end of the transaction."""
    row = tx.connection.execute(sql.LOCK_CODE, {"scanned": code}).one_or_none()
    return None if row is None else _item_state(tx, row)


def lock_row_by_id(tx: Transaction, item: int) -> ItemState:
    """A thing that is known to be there, by its number."""
    return _item_state(tx, tx.connection.execute(sql.LOCK_THING, {"item": item}).one())


def look_at(tx: Transaction, code: str) -> ItemState | None:
    """The thing with this code, as it is for a moment: to decide, not to write."""
    row = tx.connection.execute(sql.LOOK_CODE, {"scanned": code}).one_or_none()
    return None if row is None else _item_state(tx, row)


def parts_of(tx: Transaction, item: ItemState) -> tuple[Part, ...]:
    """Those that there should be: what is known to be missing is asked of nobody."""
    rows = tx.connection.execute(sql.PARTS, {"item": item.id})
    return tuple(Part(row.name, row.pieces, row.picture or "") for row in rows if row.pieces > 0)


def put_in(tx: Transaction, item: ItemState, condition: Condition) -> None:
    """From now on the thing is in this state."""
    tx.connection.execute(sql.SET_CONDITION, {"item": item.id, "state": condition.value})


def _item_state(tx: Transaction, row: Row) -> ItemState:
    """Who has it is looked for only now that the row of the thing is held: it may have changed while we waited."""
    found = tx.connection.execute(sql.WHO_HAS, {"item": row.item_id}).one()
    loan = first = None
    if found.id is not None:
        own = tx.terms_of(found.terms_id, row)
        loan = OpenLoan(found.id, MemberId(found.member_id), found.due_on, found.renewals, own)
    if found.first is not None:
        first = Queued(found.first, MemberId(found.waiting), found.ready_until, found.code, found.line)
    shop, condition = shop_of(tx, row), Condition(row.condition)
    return ItemState(row, tx.item(row), shop.terms, shop.house, shop.calendar, condition, loan, first)


def shop_of(tx: Transaction, row: Row) -> Shop:
    """The initiative that this row tells of, with the house."""
    terms, house = tx.terms_now(row), tx.cache.house(row.house)
    return Shop(row, terms, house, calendar_now(tx, row.initiative_id, terms, house))
