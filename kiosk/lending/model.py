"""The nouns of lending, as frozen values.

Nothing here reads a clock, a file or a database. Money is in whole euro cents, days are local days of the house.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

from kiosk.lending.languages import OFFERED
from kiosk.lending.opening import Closure, Hours, Opening, Week

MemberId = NewType("MemberId", int)
"""The ledger's own number of a member: never shown, never logged."""

CardId = NewType("CardId", str)
"""A card as the ledger knows it: the keyed digest of its identifier, never the identifier itself (see `cards.py`)."""

Operation = NewType("Operation", str)
"""The identity of one scan or touch. When the ledger is asked twice with the same identity, it acts once."""

Cents = NewType("Cents", int)

COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Initiative:
    """One of the lending services of the house.

    `colour` is `#RRGGBB`, for a small mark beside its name, or empty for none. Any other text raises ValueError,
    because the screen could not draw it.
    """

    key: str
    name: str
    colour: str

    def __post_init__(self) -> None:
        if self.colour and not COLOUR.fullmatch(self.colour):
            raise ValueError("A colour is written as #RRGGBB.")


@dataclass(frozen=True, slots=True)
class Item:
    """An item with a barcode; `picture` names its drawing, and after an @ its photo if it has one.

    A screen shows the photo, or the drawing if the photo is missing.
    """

    barcode: str
    name: str
    picture: str
    initiative: Initiative


PHOTO_NAME = re.compile(r"[0-9a-f]{32}")


def with_photo(drawing: str, photo: str | None) -> str:
    """The picture of an item with this drawing and this photo, None or empty for none."""
    return f"{drawing}@{photo}" if photo else drawing


def drawing_of(picture: str) -> str:
    """The drawing of a picture."""
    return picture.partition("@")[0]


def photo_of(picture: str) -> str:
    """The photo of a picture; empty if it has none, or if the name after the @ is not the name of a photo."""
    photo = picture.partition("@")[2]
    return photo if PHOTO_NAME.fullmatch(photo) else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item, and the number of pieces that it must have."""

    name: str
    count: int = 1
    picture: str = ""


@dataclass(frozen=True, slots=True)
class PartNote:
    """A note on a part that is missing or broken: `part` is its place in the list of parts, from 0, or WHOLE for the
    whole item.
    """

    part: int
    missing: int = 0
    broken: int = 0


WHOLE = -1


@dataclass(frozen=True, slots=True)
class Visitor:
    """The member at the kiosk, with the data that the screen may have."""

    member: MemberId
    first_name: str
    language: str
    more_time: bool = False


@dataclass(frozen=True, slots=True)
class HouseMessage:
    """A message of the house for a member, with the ledger's own number of it. It does not say who wrote it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan of the visitor that runs; the item is due at the end of `due_on`.

    `late_fee` is the fee, in cents, if the item comes back today, `renewal_fee` the fee to keep it longer from today
    on.
    """

    item: Item
    due_on: date
    renewals: int = 0
    late_fee: Cents = Cents(0)
    renewal_fee: Cents = Cents(0)


@dataclass(frozen=True, slots=True)
class PastLoan:
    """An item that came back, and the day on which it was lent."""

    item: Item
    lent_on: date


@dataclass(frozen=True, slots=True)
class History:
    """Whether the visitor keeps a history of their loans, and the latest loans in it, newest first."""

    keeps: bool = False
    loans: tuple[PastLoan, ...] = ()


NO_HISTORY = History()


class LineKind(Enum):
    LENT = "lent"
    RETURNED = "returned"
    RENEWED = "renewed"
    SWAPPED = "swapped"
    RESERVED = "reserved"


class PartsSaid(Enum):
    """The answer to the question whether all parts are there; NOTHING: there is no answer yet."""

    NOT_ASKED = "not asked"
    NOTHING = "nothing"
    ALL_THERE = "all there"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Swap:
    """The numbers of items of a category, or of a single swap item, taken and given in this visit, at `points` each.

    `most` is the greatest number of them: 1 of a single item, None (no limit) of a category. `may_give`: the member
    counts the gifts; `waits`: their points come after a volunteer has seen them.
    """

    points: int
    taken: int = 0
    given: int = 0
    most: int | None = None
    may_give: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """An item that is set aside until the end of the day `until` for the first in its queue, who is not named.

    It is on `shelf` (empty: the initiative has no shelf for such items) with a slip that shows `code`.
    """

    shelf: str
    code: str
    until: date


@dataclass(frozen=True, slots=True)
class Reservation:
    """An item that the visitor waits for, with their `place` in its queue, from 1; with `hold` it is set aside for
    them.

    `against` are the reasons why they may not borrow it now: the item is set aside for the next, and they keep their
    place.
    """

    item: Item
    place: int
    hold: Hold | None = None
    against: "tuple[Reason, ...]" = ()


@dataclass(frozen=True, slots=True)
class Payment:
    """The data with which a bank pays an initiative: the owner and the number of its account (IBAN, ISO 13616), a
    reference.

    `reference` is a Belgian structured communication, written `+++123/4567/89002+++`. The reference belongs to one
    member and one initiative until all is paid.
    """

    beneficiary: str
    iban: str
    reference: str


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a member with an initiative: their debt in cents, how it is paid, and their points.

    `owed` below 0 is their credit. `points` is None where nothing is swapped; `waiting` are points of
    gifts that no volunteer has seen yet.
    """

    initiative: Initiative
    owed: Cents = Cents(0)
    payment: Payment | None = None
    points: int | None = None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """The line of one item that was lent, returned, renewed, swapped or reserved in this visit; it is recorded already.

    `due_on` is None for a return. `price` is what the visitor pays, in cents: for a return, the fee for being late.
    `elsewhere`: the item was out to another member, who is not named, or to none. `instructions` are those for the item
    now; with `confirm` the house asks to confirm that they were read. `set_aside`: a volunteer must look at the item
    before it is lent again. With `hold` the item is set aside for the first in its queue. In a swap of a category,
    `item` is the category, with the tag that was scanned as its barcode. `shelf` is where an item that came back
    belongs, empty if unknown; `notes` are the visitor's notes on its parts. `part_code` is on the slip with which a
    missing part can be brought later, empty without a slip. `by_picture`: the item was not scanned; the visitor found
    it by its picture.
    """

    operation: Operation
    kind: LineKind
    item: Item
    due_on: date | None = None
    price: Cents = Cents(0)
    elsewhere: bool = False
    parts: tuple[Part, ...] = ()
    parts_said: PartsSaid = PartsSaid.NOT_ASKED
    instructions: str = ""
    confirm: bool = False
    confirmed: bool = False
    set_aside: bool = False
    hold: Hold | None = None
    swap: Swap | None = None
    reservation: Reservation | None = None
    shelf: str = ""
    notes: tuple[PartNote, ...] = ()
    part_code: str = ""
    by_picture: bool = False

    @property
    def lacks_parts(self) -> bool:
        """Is this a return with a missing part, which may still come?"""
        return self.kind is LineKind.RETURNED and any(note.missing for note in self.notes)

    @property
    def put_back_on(self) -> str:
        """The shelf on which the visitor puts the returned item; empty while a question is open or a volunteer must
        look first.
        """
        return "" if self.asks_parts or self.set_aside or self.hold else self.shelf

    @property
    def asks_parts(self) -> bool:
        return self.parts_said is PartsSaid.NOTHING

    @property
    def asks_confirmation(self) -> bool:
        return self.confirm and not self.confirmed


class Why(Enum):
    """A reason why an item cannot be lent or renewed now; the value is the short code that volunteers know."""

    CARD_LOST = "P1"
    BLOCKED = "P2"
    ADULTS_ONLY = "P3"
    INDUCTION = "P4"
    NO_SUBSCRIPTION = "A1"
    SUBSCRIPTION_ENDED = "A2"
    SUBSCRIPTION_NOT_BEGUN = "A3"
    STRIPS_USED = "A4"
    NOT_IN_PLAN = "A5"
    OVERDUE = "M1"
    OWES = "M2"
    DEPOSIT = "M3"
    TOO_MANY = "L1"
    TOO_MANY_OF_CATEGORY = "L2"
    TOO_MANY_TODAY = "L3"
    TOO_MANY_OF_CATEGORY_TODAY = "L4"
    NO_MORE_RENEWALS = "L5"
    WAITED_FOR = "L6"
    SET_ASIDE = "D1"
    TO_CHECK = "D2"
    IN_REPAIR = "D3"
    WITHDRAWN = "D4"
    VOLUNTEERS_ONLY = "D5"
    UNSAFE = "D6"
    GONE = "D7"
    NOT_SCANNED = "D8"
    CLOSED = "O1"
    ALREADY_OUT = "U1"
    NOT_YOURS = "U2"
    TOO_FEW_POINTS = "W1"
    GIVEN_AT_DESK = "W2"
    NOT_RESERVED = "R1"
    TOO_MANY_RESERVED = "R2"
    AT_YOUR_HOME = "R3"
    TIME_DOUBTED = "K20"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the values that its sentence needs: a day, a number, an amount in cents, a name; the others are
    None or empty.

    `name` is the name of a category, or of an initiative that is not the item's own.
    """

    why: Why
    day: date | None = None
    number: int | None = None
    amount: Cents | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that cannot be taken, with all reasons at once.

    `next_opening` is the next opening of its initiative, None if unknown. `may_wait`: the member can join its queue.
    `may_give`: they can give such an item to earn points.
    """

    item: Item
    reasons: tuple[Reason, ...]
    next_opening: Opening | None = None
    may_wait: bool = False
    may_give: bool = False


class Availability(Enum):
    """Whether an item can be taken now. `KEPT`: it is set aside or reserved; `AWAY`: it waits for a check or is in
    repair.
    """

    FREE = "free"
    OUT = "out"
    KEPT = "kept"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Offer:
    """An item of the catalogue, with what a member needs to know before they take it.

    `category` is its name for people; `back_on` is the day on which it is expected back, None if unknown, `queue` the
    number of members who wait. `points` is its price in a swap shop, None for an item that is lent.
    """

    item: Item
    category: str
    availability: Availability = Availability.FREE
    back_on: date | None = None
    queue: int = 0
    subscription: bool = False
    induction: bool = False
    adults_only: bool = False
    volunteers_only: bool = False
    may_reserve: bool = True
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that can be borrowed or swapped: by initiative in the order of the house, then category and name."""

    today: date
    offers: tuple[Offer, ...] = ()


class Device(Enum):
    READER = "reader"
    SCANNER = "scanner"
    PRINTER = "printer"
    LEDGER = "ledger"
    CLOCK = "clock"


class Trouble(Enum):
    """The trouble of a device; the value is the word that `systemctl status` shows."""

    STARTING = "starting"
    MISSING = "missing"
    DENIED = "access denied"
    PAPER_LOW = "paper low"
    PAPER_OUT = "out of paper"
    COVER_OPEN = "cover open"
    CUTTER = "cutter jammed"
    OFFLINE = "offline"
    SILENT = "silent"
    FAILED = "failed"
    UNSAFE = "unsafe"
    DOUBTED = "doubted"
    NEARLY_FULL = "disk nearly full"
    NOT_CONFIGURED = "none"

    @property
    def stops(self) -> bool:
        """Does the trouble keep the device from being used? A device that is still starting counts as usable."""
        return self not in (Trouble.STARTING, Trouble.PAPER_LOW)


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """The public facts about one initiative today. `week` is None for an initiative without opening hours.

    `today` are the hours of today, `open_now` is True while it is open. `next` is the present opening or else the next
    one, None if there is none; `closure` is a closure that is going on or begins within two weeks, None if there is
    none. `tomorrow` is True if it opens on the next day.
    """

    initiative: Initiative
    icon: str
    about: str = ""
    lends: bool = True
    week: Week | None = None
    today: tuple[Hours, ...] = ()
    open_now: bool = False
    next: Opening | None = None
    closure: Closure | None = None
    tomorrow: bool = False
    lends_itself: bool = True
    """The kiosk lends the items of the initiative outside the hours; it takes them back at any time."""


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """An item on the shelf of the welcome screen: its picture and its initiative's colour. `free`: it is not lent."""

    barcode: str
    picture: str
    colour: str = ""
    free: bool = True


@dataclass(frozen=True, slots=True)
class Shelf:
    """The number of items of the house that can be taken now (`free`), and a few items that were chosen for today."""

    free: int = 0
    items: tuple[ShelfItem, ...] = ()


class ByPicture(Enum):
    """The actions that a visitor may do with an item that they find by its picture, because its barcode cannot be
    read.
    """

    BORROW = "borrow and return"
    RETURN = "return"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Guide:
    """The initiatives of the house, in its order, as they are today; `hour` is the last whole hour of the local time.

    `by_picture` is what a visitor may do without a barcode. `saved` is the value in cents of all items lent before
    today.
    """

    today: date
    entries: tuple[GuideEntry, ...] = ()
    shelf: Shelf = Shelf()
    hour: int = 12
    by_picture: ByPicture = ByPicture.BORROW
    saved: Cents = Cents(0)

    def of(self, initiative: Initiative) -> GuideEntry | None:
        return next((entry for entry in self.entries if entry.initiative.key == initiative.key), None)


class TicketPolicy(Enum):
    ALWAYS = "always"
    ASK = "ask"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """The settings of the kiosk that the session needs; times in seconds.

    `check_in_first`: during opening hours a volunteer's card leads straight to the check-in.
    """

    house: str
    languages: tuple[str, ...] = OFFERED
    ticket: TicketPolicy = TicketPolicy.ALWAYS
    idle_seconds: float = 40
    warning_seconds: float = 20
    dim_seconds: float = 300
    loans_folded: bool = False
    volunteer_seconds: float = 180
    check_in_first: bool = False
    number_pad: bool = True
    reads_aloud: bool = True
    reader_side: str = "right"
