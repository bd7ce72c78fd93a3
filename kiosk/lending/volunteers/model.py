"""The nouns of the volunteers' desk, as frozen values. What stands here may be shown to volunteers alone."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from kiosk.lending.conditions import Condition
from kiosk.lending.model import (
    Account,
    Cents,
    Device,
    Hold,
    Initiative,
    Item,
    Loan,
    MemberId,
    Operation,
    Part,
    Reservation,
    Trouble,
)
from kiosk.lending.opening import Hours
from kiosk.lending.pricing import Proof


@dataclass(frozen=True, slots=True)
class CategoryName:
    """A category of an initiative, of what is lent there or swapped, by its key and its name for people."""

    initiative: Initiative
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Who stands behind the desk, with the initiatives for which they may act; a coordinator sees referrals too.

    `kinds` are the categories of these initiatives, in the order of the house.
    """

    member: MemberId
    first_name: str
    language: str
    initiatives: tuple[Initiative, ...]
    coordinator: bool = False
    has_pin: bool = False
    kinds: tuple[CategoryName, ...] = ()

    def acts_for(self, initiative: Initiative) -> bool:
        return any(one.key == initiative.key for one in self.initiatives)

    def kind_name(self, initiative: str, category: str) -> str:
        """The name for people of a category of an initiative; its key where it has none."""
        named = (kind.name for kind in self.kinds if (kind.initiative.key, kind.key) == (initiative, category))
        return next(named, category)


class EntryKind(Enum):
    """Why a volunteer must look at an item or at the kiosk; the values are stored in the database."""

    PARTS = "parts"
    CHECK = "check"
    FOUND = "found"
    POINTS = "points"
    RESERVED = "reserved"
    HELD = "held"
    NOTED = "noted"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class PartRemark:
    """What was said of one part of a thing, or of the thing itself."""

    name: str
    missing: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """Something to look at, since the local moment `at`. `number` is the ledger's own, 0 for what is only said now.

    `parts` is what was said of it, `hold` where a thing that is set aside belongs, `points` what a gift would earn and
    `given` how many pieces. `member` can be asked about it. A `trouble` is of the kiosk itself.
    """

    number: int
    kind: EntryKind
    at: datetime
    initiative: Initiative | None = None
    item: Item | None = None
    parts: tuple[PartRemark, ...] = ()
    note: str = ""
    hold: Hold | None = None
    points: int | None = None
    given: int = 0
    member: MemberId | None = None
    device: Device | None = None
    trouble: Trouble | None = None


class Outcome(Enum):
    """How an entry of the inbox is settled, in one touch."""

    FINE = "fine"
    INCOMPLETE = "incomplete"
    REPAIR = "repair"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """One scan of a check-in, recorded. Without `item` the code is unknown; `inbox_entries` is what to look at.

    `hold` is for whom waits for it: the slip comes out of the printer.
    """

    operation: Operation
    code: str
    item: Item | None = None
    inbox_entries: tuple[InboxEntry, ...] = ()
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class FoundMember:
    member: MemberId
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundItem:
    item: Item
    condition: Condition
    out: bool


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A card of a member, by the ledger's own number; `holder` is empty for the member in person."""

    number: int
    holder: str
    adult: bool
    lost: bool


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A subscription, from the first day to the last; `left` are the strips of a strip card."""

    initiative: Initiative
    plan: str
    first: date
    last: date
    left: int | None = None


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """A subscription that can be sold to this member today, at the price that applies."""

    initiative: Initiative
    key: str
    name: str
    price: Cents


@dataclass(frozen=True, slots=True)
class Induction:
    """What was shown, or can be: a category of an initiative (`barcode` empty), or one thing."""

    initiative: Initiative
    category: str
    name: str
    barcode: str = ""


@dataclass(frozen=True, slots=True)
class MemberFile:
    """All that the desk may know of a member. `proofs` is None for whoever is no coordinator: then nothing is known.

    `blocked` is the message of a block, None without one.
    """

    member: MemberId
    number: str
    name: str
    language: str
    adult: bool = True
    blocked: str | None = None
    has_pin: bool = False
    cards: tuple[MemberCard, ...] = ()
    loans: tuple[Loan, ...] = ()
    accounts: tuple[Account, ...] = ()
    deposits: tuple[Account, ...] = ()
    """What lies here as a deposit, as `owed` of an account."""
    reservations: tuple[Reservation, ...] = ()
    subscriptions: tuple[Subscribed, ...] = ()
    plans: tuple[PlanOffer, ...] = ()
    inductions: tuple[Induction, ...] = ()
    teachable: tuple[Induction, ...] = ()
    proofs: tuple[Proof, ...] | None = None


@dataclass(frozen=True, slots=True)
class PastOperation:
    """Something that was done, and can be undone for 24 hours; `by` is a volunteer's first name, empty for nobody."""

    operation: Operation
    at: datetime
    kind: str
    item: Item | None = None
    by: str = ""
    member: str = ""


class Consequence(Enum):
    """What undoing brings about."""

    LOAN_ENDS = "loan ends"
    OUT_AGAIN = "out again"
    SHORTER = "shorter"
    MONEY = "money"
    STRIP = "strip"
    POINTS = "points"
    HOLD = "hold"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Undoing:
    """What would happen if this was undone, said before: with the day, the amount or the points it is about."""

    operation: PastOperation
    consequences: tuple[tuple[Consequence, date | Cents | int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemFile:
    """All that the desk may know of a thing. Names stand in it only for who acts for its initiative.

    `holder` has it, `due_on` is when it is expected back; `history` is newest first. `flaws` is what is known to be
    missing or broken of it, and with which it is lent all the same.
    """

    item: Item
    category: str
    condition: Condition
    categories: tuple[tuple[str, str], ...] = ()
    due_on: date | None = None
    holder: FoundMember | None = None
    hold: Hold | None = None
    queue: int = 0
    parts: tuple[Part, ...] = ()
    flaws: tuple[PartRemark, ...] = ()
    borrowing: str = ""
    returning: str = ""
    safe_until: date | None = None
    value: Cents = Cents(0)
    history: tuple[PastOperation, ...] = ()


@dataclass(frozen=True, slots=True)
class StockCount:
    """A stock-take of an initiative, or of one category of it, that began at the local moment `since`.

    `expected` is how many things should be there; `missing` are those not seen yet, `surplus` those that were seen and
    should not be there, newest first.
    """

    number: int
    initiative: Initiative
    since: datetime
    category: str = ""
    expected: int = 0
    seen: tuple[Item, ...] = ()
    missing: tuple[Item, ...] = ()
    surplus: tuple[tuple[str, Item | None], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenToday:
    """When an initiative is there today, and until when a volunteer said it is; `closed` by a volunteer today."""

    initiative: Initiative
    hours: tuple[Hours, ...] = ()
    until: time | None = None
    closed: bool = False


class DeclineCause(Enum):
    """Why the desk does not do what was asked; each has one plain sentence on the screen."""

    NOT_YOURS = "not yours"
    REFUSED = "refused"
    """The rules of lending are against it."""
    NO_PIN = "no pin"
    CARD_IN_USE = "card in use"
    CODE_IN_USE = "code in use"
    UNKNOWN = "unknown"
    AMOUNT = "amount"
    TOO_MUCH = "too much"
    TOO_SHORT = "too short"
    TEXT = "text"
    DAY = "day"
    POINTS = "points"
    TIME = "time"
    TOO_LATE = "too late"
