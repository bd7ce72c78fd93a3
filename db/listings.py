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
    """`days` is the item's own loan period, if it has one; `out` says that it is on somebody's name now.

    `value` is in cents; `points` is what it is swapped at, if it is not lent.
    """

    barcode: str
    name: str
    category: str
    initiative: str
    days: int | None
    out: bool
    condition: str = "good"
    value: int = 0
    points: int | None = None


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

    `item` is the barcode of the item that it is about, if it is about one; moments are in UTC. `reference` is the
    structured communication with which the member can pay this initiative now, if one was told.
    """

    at: datetime
    member: str
    initiative: str
    account: str
    kind: str
    cents: int
    balance: int
    item: str | None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class PaymentListing:
    """A payment found its member and initiative; `owed` is what is still owed, in cents, or less than nothing."""

    member: str
    initiative: str
    owed: int


@dataclass(frozen=True, slots=True)
class PointsListing:
    """What a member has for swapping with an initiative; `waiting` are points of gifts that nobody looked at yet."""

    member: str
    initiative: str
    balance: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ReservationListing:
    """A member waits for an item since that moment, in UTC; `place` 1 is first.

    Ready, it lies there to the end of `ready_until`, with a slip that says `code`.
    """

    item: str
    place: int
    member: str
    since: datetime
    ready_until: date | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class NoteListing:
    """So many of a part are missing, so many are broken."""

    part: str
    missing: int
    broken: int


@dataclass(frozen=True, slots=True)
class GiftListing:
    """So many of a category, or a single item, were given and nobody looked yet; together they are worth `points`."""

    what: str
    count: int
    points: int


@dataclass(frozen=True, slots=True)
class InboxListing:
    """Something that waits for a volunteer, under a `number`.

    `member` is the number of who reported it, if it is known, of who gave something, or of who waits for the item.
    """

    number: int
    at: datetime
    initiative: str
    kind: str
    item: str | None
    loan: int | None
    member: str | None
    notes: tuple[NoteListing, ...] = ()
    gift: GiftListing | None = None


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


@dataclass(frozen=True, slots=True)
class VolunteerListing:
    """What a member is in an initiative: volunteer or coordinator. Without a `pin` much of the desk stays shut."""

    member: str
    name: str
    initiative: str
    role: str
    pin: bool
    since: datetime
