"""What the desk can list, as frozen values: a row of a table never leaves this package."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class MemberListing:
    """`cards` counts those that open a visit: not the lost ones."""

    number: str
    name: str
    language: str
    more_time: bool
    cards: int


@dataclass(frozen=True, slots=True)
class ItemListing:
    """`days` is the thing's own loan period, if it has one; `out` says that it is on somebody's name now."""

    barcode: str
    name: str
    category: str
    initiative: str
    days: int | None
    out: bool


@dataclass(frozen=True, slots=True)
class LoanListing:
    """A loan that was not undone: `item` is the barcode, `member` the number; moments are in UTC."""

    item: str
    member: str
    lent_at: datetime
    due_on: date
    returned_at: datetime | None
    renewals: int


@dataclass(frozen=True, slots=True)
class JournalListing:
    """One line of the journal, by barcode and number where those still exist."""

    at: datetime
    kiosk: str
    who: str
    what: str
    item: str | None
    member: str | None
    loan: int | None
