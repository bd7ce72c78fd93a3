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
    """The volunteer who logged in at the desk, with the initiatives for which they may act; a coordinator sees
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
    """The reasons why a volunteer must look at an item or at the kiosk; the values are stored in the database."""

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
    """A report on one part of an item, or on the whole item."""

    name: str
    missing: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """An entry for something that a volunteer must look at, since the local moment `at`.

    `number` is its number in the inbox, 0 for an entry that the inbox does not keep. `parts` are the reports on parts,
    `hold` is the place of an item that is set aside, `points` are those that a gift of `given` pieces would earn.
    `note` is an unknown code. `member` is the member who can be asked about it, None for nobody. `device` and `trouble`
    are set for trouble of the kiosk itself, `layout` for a scanner that seems to type in a wrong layout.
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
    """The problem in the note of a visitor; None for every other kind."""


class Outcome(Enum):
    """The outcomes with which one touch settles an entry of the inbox."""

    FINE = "fine"
    INCOMPLETE = "incomplete"
    REPAIR = "repair"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """One scan of a check-in, recorded.

    `item` is None for an unknown code. `inbox_entries` are the things that a volunteer must look at. With `hold` the
    item is set aside for the first in its queue, and its slip is printed. `shelf` is where it belongs, empty if
    unknown. With `part`, only missing parts of the item came back, with their slip.
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
    """A plan of which a subscription can be sold to this member today, at their price."""

    initiative: Initiative
    key: str
    name: str
    price: Cents


@dataclass(frozen=True, slots=True)
class Induction:
    """An induction that a person had or can have: for a category of an initiative (`barcode` empty), or for one
    item.
    """

    initiative: Initiative
    category: str
    name: str
    barcode: str = ""


class StillOpen(Enum):
    """The matters that are open with a member and must be settled before the member can be erased.

    ROLE occurs only in the list of inactive members: the role must be taken away first.
    """

    LOAN = "loan"
    MONEY = "money"
    DEPOSIT = "deposit"
    REMARK = "remark"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class MemberFile:
    """All data of a member that a volunteer may see. `proofs` is None for a volunteer who is no coordinator: they may
    not see them.

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
    """The deposits, in cents, each in the field `owed` of an account."""
    reservations: tuple[Reservation, ...] = ()
    subscriptions: tuple[Subscribed, ...] = ()
    plans: tuple[PlanOffer, ...] = ()
    inductions: tuple[Induction, ...] = ()
    teachable: tuple[Induction, ...] = ()
    proofs: tuple[Proof, ...] | None = None
    messages: tuple[HouseMessage, ...] = ()
    """The messages that the member has not seen, oldest first."""
    keeps_history: bool = False
    still_open: tuple[StillOpen, ...] | None = None
    """The open matters that prevent erasing the member; None for a volunteer who may not erase members."""


@dataclass(frozen=True, slots=True)
class InactiveMember:
    """A member who has not come since the day `last_seen`, None if that day is unknown.

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
    """An operation that can be undone for 24 hours; `by` is the first name of the volunteer, empty if there was
    none.
    """

    operation: Operation
    at: datetime
    kind: str
    item: Item | None = None
    by: str = ""
    member: str = ""


class Consequence(Enum):
    """The kinds of consequences of undoing an operation."""

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
    """The consequences of undoing an operation, each with its day, its amount in cents or its points, or None."""

    operation: PastOperation
    consequences: tuple[tuple[Consequence, date | Cents | int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemFile:
    """All data of an item that a volunteer may see. It has names only for a volunteer who acts for its initiative.

    `holder` is the member who has it now, None if nobody has it; `due_on` is the day on which it is expected back;
    `history` is newest first. `flaws` are the parts known to be missing or broken while the item is still lent. `shelf`
    is where it belongs.
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

    `expected` is the number of items that should be there; `missing` are those not seen yet, `surplus` those that were
    seen but should not be there, newest first.
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

    `until` is the time until which a volunteer opened it today, None if no volunteer did; `closed`: a volunteer closed
    it today.
    """

    initiative: Initiative
    hours: tuple[Hours, ...] = ()
    until: time | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of the paper, as it was entered: `line` is what was recorded for the member called `member`.

    `member` is empty for a return. If nothing was recorded, `line` is None, `why` is the reason and `item` the item
    with the code, None if there is none.
    """

    code: str
    member: str = ""
    line: Line | None = None
    item: Item | None = None
    why: "DeclineCause | None" = None


class DeclineCause(Enum):
    """The causes for which a request of a volunteer is declined; each has one plain sentence on the screen."""

    NOT_YOURS = "not yours"
    REFUSED = "refused"
    """The rules of lending refuse it."""
    NO_PIN = "no pin"
    CARD_IN_USE = "card in use"
    CARD_LOST = "card lost"
    NO_SLIP = "no slip"
    """No slip of a card has the code."""
    CODE_IN_USE = "code in use"
    UNKNOWN = "unknown"
    PART_SLIP = "part slip"
    """The slip of a missing part has the code."""
    MEMBER_NUMBER = "member number"
    """The code is the number of a member, but the code of an item was needed."""
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
    """The day on the paper was not chosen yet."""
    LENT_TO_ANOTHER = "lent to another"
    LENT_TO_THEM = "lent to them"
    BACK_ALREADY = "back already"
    MOVED_SINCE = "moved since"
    """The ledger has a later operation on the item than that day."""
    NOT_LENT = "not lent"
    """The item is swapped, not lent."""
    TOO_MANY_MESSAGES = "too many messages"
    MESSAGE_SEEN = "message seen"
    STILL_OPEN = "still open"
    """A member is not erased while a loan, money, a deposit or a remark is open."""
