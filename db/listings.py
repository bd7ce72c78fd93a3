"""The listings that `kiosk list` shows, as frozen values, because a row of a table never leaves this package."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.lending.model import Part


@dataclass(frozen=True, slots=True)
class MemberListing:
    """A member; `cards` counts their cards that are not lost."""

    number: str
    name: str
    language: str
    more_time: bool
    cards: int
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class ItemListing:
    """An item. `days` is its own loan period, None for the usual one; `out`: it is lent now.

    `value` is in cents; `points` is its price in points, None for an item that is lent.
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
class PhotoListing:
    """An item and the name of its photo, None for none."""

    barcode: str
    name: str
    photo: str | None


@dataclass(frozen=True, slots=True)
class LabelListing:
    """An item with the texts for its label; `initiative` and `category` are keys.

    `borrowing`, `returning` (instructions) and `shelf` (where it belongs) are its own or those of its category.
    `added_on` is the local day on which it was added, None if unknown.
    """

    barcode: str
    name: str
    initiative: str
    category: str
    added_on: date | None
    borrowing: str
    returning: str
    shelf: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PutAwayListing:
    """An item that came back and is to be put on its shelf, empty for none."""

    initiative: str
    shelf: str
    barcode: str
    name: str


@dataclass(frozen=True, slots=True)
class LoanListing:
    """A loan that was not undone: `item` is the barcode, `member` the number of the member, None once the borrower is
    forgotten.

    Moments are in UTC.
    """

    item: str
    member: str | None
    lent_at: datetime
    due_on: date
    returned_at: datetime | None
    renewals: int


@dataclass(frozen=True, slots=True)
class SubscriptionListing:
    """A member's subscription to an initiative, first and last day included; `left` are the strips of a strip card.

    `member` is None once the member is erased.
    """

    member: str | None
    initiative: str
    plan: str
    first: date
    last: date
    left: int | None


@dataclass(frozen=True, slots=True)
class FeeListing:
    """A line on a member's account with an initiative, in cents: a debt, or a deposit.

    `item` is the barcode of its item, None if it has none; moments are in UTC. `reference` is the structured
    communication with which the member can pay this initiative now, None if there is none. `member` is None once they
    are erased.
    """

    at: datetime
    member: str | None
    initiative: str
    account: str
    kind: str
    cents: int
    balance: int
    item: str | None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class PointsListing:
    """The points of a member with an initiative; `waiting` are those of gifts that no volunteer has looked at yet."""

    member: str
    initiative: str
    balance: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ReservationListing:
    """A member who has waited for an item since a moment in UTC; `place` 1 is first.

    If the item is set aside for them, it is kept to the end of `ready_until`, with a slip that shows `code`; otherwise
    both are None.
    """

    item: str
    place: int
    member: str
    since: datetime
    ready_until: date | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class NoteListing:
    """A remark on a part: how many of it are missing, and how many broken."""

    part: str
    missing: int
    broken: int


@dataclass(frozen=True, slots=True)
class GiftListing:
    """A gift that no volunteer has looked at yet: pieces of a category, or one item, together worth `points`."""

    what: str
    count: int
    points: int


@dataclass(frozen=True, slots=True)
class InboxListing:
    """An entry of the inbox that waits, under its `number`.

    `member` is the number of the member who reported it, gave a gift or waits for the item; None if unknown.
    `initiative` is empty for an entry that concerns none; `remark` is the problem of a note, or an unknown code.
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
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class JournalListing:
    """A line of the journal, with the barcode of its item and the number of its member, None if it has none."""

    at: datetime
    kiosk: str
    who: str
    what: str
    item: str | None
    member: str | None
    loan: int | None


@dataclass(frozen=True, slots=True)
class VolunteerListing:
    """The role of a member in an initiative. Without a `pin` they cannot do much at the volunteers' desk."""

    member: str
    name: str
    initiative: str
    role: str
    pin: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class UseListing:
    """The use in a month (`2026-11`) or a year: the numbers of loans, of swapped lines and of different members.

    `initiative` is empty for the whole house. `social` is the number of loans at the social tariff, None if they are so
    few that a reader could guess whose they were.
    """

    period: str
    initiative: str
    loans: int
    social: int | None
    swaps: int
    members: int


@dataclass(frozen=True, slots=True)
class AbsentListing:
    """A member who has not come for two years. They are erased on or after the day `erased_from`, unless they come
    or something is still `open`.
    """

    member: str
    name: str
    last_seen: date | None
    erased_from: date
    open: tuple[str, ...] = ()
