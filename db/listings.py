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
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class ItemListing:
    """`days` is the thing's own loan period, if it has one; `out` says that it is on somebody's name now.

    `value` is in cents.
    """

    barcode: str
    name: str
    category: str
    initiative: str
    days: int | None
    out: bool
    condition: str = "good"
    value: int = 0


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
class SubscriptionListing:
    """A member's subscription to an initiative, first and last day included; `left` are the strips of a strip card."""

    member: str
    initiative: str
    plan: str
    first: date
    last: date
    left: int | None


@dataclass(frozen=True, slots=True)
class FeeListing:
    """A line on a member's account with an initiative, in cents: what is owed, or lies there as a deposit.

    `item` is the barcode of the thing that it is about, if it is about one; moments are in UTC.
    """

    at: datetime
    member: str
    initiative: str
    account: str
    kind: str
    cents: int
    balance: int
    item: str | None


@dataclass(frozen=True, slots=True)
class NoteListing:
    """So many of a part are missing, so many are broken."""

    part: str
    missing: int
    broken: int


@dataclass(frozen=True, slots=True)
class InboxListing:
    """Something that waits for a volunteer: `member` is the number of who reported it, if it is known."""

    at: datetime
    initiative: str
    kind: str
    item: str | None
    loan: int | None
    member: str | None
    notes: tuple[NoteListing, ...] = ()


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
