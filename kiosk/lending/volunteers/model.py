"""The nouns of the volunteers' desk, as frozen values. Only volunteers may see them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from kiosk.lending.codes.layouts import LayoutOffer
from kiosk.lending.conditions import Condition
from kiosk.lending.model import (
    Account,
    Cents,
    Device,
    Hold,
    HouseMessage,
    Initiative,
    Item,
    Line,
    Loan,
    MemberId,
    Operation,
    Part,
    Reservation,
    Trouble,
)
from kiosk.lending.opening import Hours
from kiosk.lending.pricing import Proof
from kiosk.lending.visit.notes import NoteAbout


@dataclass(frozen=True, slots=True)
class CategoryName:
    """A category of an initiative, of what is lent there or swapped, by its key and its name for people."""

    initiative: Initiative
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Who has logged in at the volunteers' desk, with the initiatives for which they may act; a coordinator sees
    referrals too.

    `categories` are those of these initiatives, in the order of the house.
    """

    member: MemberId
    first_name: str
    language: str
    initiatives: tuple[Initiative, ...]
    coordinator: bool = False
    has_pin: bool = False
    categories: tuple[CategoryName, ...] = ()

    def acts_for(self, initiative: Initiative) -> bool:
        return any(one.key == initiative.key for one in self.initiatives)

    def category_name(self, initiative: str, category: str) -> str:
        """The name for people of a category of an initiative; its key where it has none."""
        named = (one.name for one in self.categories if (one.initiative.key, one.key) == (initiative, category))
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
    LEFT = "left"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    TROUBLE = "trouble"
    LAYOUT = "layout"
    CARD = "card"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class PartRemark:
    """What was reported of one part of an item, or of the whole item."""

    name: str
    missing: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """Something that a volunteer must look at, since the local moment `at`.

    `number` is the ledger's number of it, 0 for what the inbox does not keep. `parts` is what was reported of each,
    `hold` where an item that is set aside belongs, `points` what a gift would earn and `given` of how many pieces.
    `note` is the code that nobody knows. `member` can be asked about it, None for nobody. `device` and `trouble` are
    set for trouble of the kiosk itself, `layout` for a scanner that seems to type in a wrong one.
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
    layout: LayoutOffer | None = None
    about: NoteAbout | None = None
    """What a note of a visitor says; None for every other kind."""


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
    """One scan of a check-in, recorded.

    `item` is None for an unknown code. `inbox_entries` is what a volunteer must look at. With `hold` the item is set
    aside for the first in its queue, and its slip is printed. `shelf` is where it belongs, empty where nobody said so.
    With `part` nothing came back but parts of the item that were missing, with their slip.
    """

    operation: Operation
    code: str
    item: Item | None = None
    inbox_entries: tuple[InboxEntry, ...] = ()
    hold: Hold | None = None
    shelf: str = ""
    part: bool = False


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
    """A subscription, from the first day to the last; `left` are the strips of a strip card, None for another plan."""

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
    """What a person was shown, or can be shown: a category of an initiative (`barcode` empty), or one item."""

    initiative: Initiative
    category: str
    name: str
    barcode: str = ""


class StillOpen(Enum):
    """What is open with a member, who is not erased before it is settled.

    ROLE is so only in the list of inactive members: somebody must first take the role away.
    """

    LOAN = "loan"
    MONEY = "money"
    DEPOSIT = "deposit"
    REMARK = "remark"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class MemberFile:
    """All that a volunteer may know of a member. `proofs` is None for a volunteer who is no coordinator: not known.

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
    """The deposits, each as `owed` of an account, in cents."""
    reservations: tuple[Reservation, ...] = ()
    subscriptions: tuple[Subscribed, ...] = ()
    plans: tuple[PlanOffer, ...] = ()
    inductions: tuple[Induction, ...] = ()
    teachable: tuple[Induction, ...] = ()
    proofs: tuple[Proof, ...] | None = None
    messages: tuple[HouseMessage, ...] = ()
    """Those that the member has not seen, oldest first."""
    keeps_history: bool = False
    still_open: tuple[StillOpen, ...] | None = None
    """What is in the way of erasing the member; None for a volunteer who may not do that."""


@dataclass(frozen=True, slots=True)
class InactiveMember:
    """A member who has not come since the day `last_seen`, None if nobody knows when.

    They are erased on or after the day `erased_from`, unless they come or something is still open.
    """

    member: MemberId
    number: str
    name: str
    last_seen: date | None
    erased_from: date
    still_open: tuple[StillOpen, ...] = ()


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
    """What undoing an operation would change, each with its day, its amount in cents or its points, or None."""

    operation: PastOperation
    consequences: tuple[tuple[Consequence, date | Cents | int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemFile:
    """All that a volunteer may know of an item. It has names only for a volunteer who acts for its initiative.

    `holder` has it now, None for nobody; `due_on` is when it is expected back; `history` is newest first. `flaws` are
    the parts known to be missing or broken, without which it is lent all the same. `shelf` is where it belongs.
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
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class StockCount:
    """A stock-take of an initiative, or of one category of it, that began at the local moment `since`.

    `expected` is how many items should be there; `missing` are those not seen yet, `surplus` those that were seen and
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
    """The opening hours of an initiative today.

    `until` is until when a volunteer opened it today, None if nobody did; `closed`: a volunteer closed it today.
    """

    initiative: Initiative
    hours: tuple[Hours, ...] = ()
    until: time | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of the paper, as it was entered: `line` is what was recorded for the member called `member`.

    `member` is empty for a return. If nothing was recorded, `line` is None and `why` says why; `item` is then what the
    code is known as, None for nothing.
    """

    code: str
    member: str = ""
    line: Line | None = None
    item: Item | None = None
    why: "DeclineCause | None" = None


class DeclineCause(Enum):
    """Why something that a volunteer asked is not done; each has one plain sentence on the screen."""

    NOT_YOURS = "not yours"
    REFUSED = "refused"
    """The rules of lending are against it."""
    NO_PIN = "no pin"
    CARD_IN_USE = "card in use"
    CARD_LOST = "card lost"
    NO_SLIP = "no slip"
    """The code is on no slip of a card."""
    CODE_IN_USE = "code in use"
    UNKNOWN = "unknown"
    PART_SLIP = "part slip"
    """The code is on the slip of a part that was still to come."""
    MEMBER_NUMBER = "member number"
    """The code is the number of a member, where that of an item is wanted."""
    AMOUNT = "amount"
    TOO_MUCH = "too much"
    TOO_SHORT = "too short"
    EASY_PIN = "easy pin"
    TEXT = "text"
    DAY = "day"
    POINTS = "points"
    TIME = "time"
    TOO_LATE = "too late"
    TIME_DOUBTED = "time doubted"
    OTHER_NUMBER = "other number"
    TOO_LONG_AGO = "too long ago"
    NO_DAY = "no day"
    """The day that stands on the paper was not chosen yet."""
    LENT_TO_ANOTHER = "lent to another"
    LENT_TO_THEM = "lent to them"
    BACK_ALREADY = "back already"
    MOVED_SINCE = "moved since"
    """The ledger knows of something that happened with the item after that day."""
    NOT_LENT = "not lent"
    """It is swapped."""
    TOO_MANY_MESSAGES = "too many messages"
    MESSAGE_SEEN = "message seen"
    STILL_OPEN = "still open"
    """A member is not erased while a loan, money, a deposit or a remark is open."""
