"""A thing as its rows say, held until the end of the transaction."""

from dataclasses import dataclass
from datetime import date

from db.ledger.page import Found, Page
from db.ledger.statements import things as sql
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
class Thing:
    """A thing, what its initiative asks now (`version` of the `terms`), and the loan that is running, if one is."""

    row: Found
    item: Item
    terms: Terms
    house: House
    calendar: Calendar
    condition: Condition
    loan: OpenLoan | None = None

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

    def kept_from(self, member: MemberId | None, today: date) -> bool:
        """Is it set aside for somebody else?"""
        kept_for, until = self.row.kept_for, self.row.kept_until
        return kept_for is not None and kept_for != member and until >= today

    @property
    def when_borrowing(self) -> str:
        return self.row.when_borrowing or self.category.borrowing

    @property
    def when_returning(self) -> str:
        return self.row.when_returning or self.category.returning


def hold(page: Page, code: str) -> Thing | None:
    """The thing with this code, which is nobody else's until the end of the transaction."""
    row = page.connection.execute(sql.LOCK_CODE, {"scanned": code}).one_or_none()
    return None if row is None else _thing(page, row)


def hold_again(page: Page, item: int) -> Thing:
    """A thing that is known to be there, by its number."""
    return _thing(page, page.connection.execute(sql.LOCK_THING, {"item": item}).one())


def look_at(page: Page, code: str) -> Thing | None:
    """The thing with this code, as it is for a moment: to decide, not to write."""
    row = page.connection.execute(sql.LOOK_CODE, {"scanned": code}).one_or_none()
    return None if row is None else _thing(page, row)


def parts_of(page: Page, thing: Thing) -> tuple[Part, ...]:
    rows = page.connection.execute(sql.PARTS, {"item": thing.id})
    return tuple(Part(row.name, row.pieces, row.picture or "") for row in rows)


def _thing(page: Page, row: Found) -> Thing:
    """The loan is looked for only now that the row of the thing is held: it may have been made while we waited."""
    found = page.connection.execute(sql.OPEN_LOAN, {"item": row.item_id}).one_or_none()
    loan = found and OpenLoan(
        found.id, MemberId(found.member_id), found.due_on, found.renewals, page.terms_of(found.terms_id, row)
    )
    terms, house = page.terms_now(row), page.shelf.house(row.house)
    return Thing(row, page.item(row), terms, house, page.shelf.calendar(terms, house), Condition(row.condition), loan)
