"""What volunteers touch and type, and what the ledger answers them. Cards and codes come in as for everybody."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.lending.commands import Command
from kiosk.lending.model import Hold, Initiative, Line, MemberId, Operation, Refusal
from kiosk.lending.volunteers.model import (
    CheckedIn,
    DeclineCause,
    EntryKind,
    FoundItem,
    FoundMember,
    InboxEntry,
    ItemFile,
    MemberFile,
    OpenToday,
    Outcome,
    PastOperation,
    StockCount,
    Undoing,
    Volunteer,
)

# --- touches -----------------------------------------------------------------------------------------------------


class Tile(Enum):
    """Where the volunteer's home leads."""

    CHECK_IN = "check in"
    INBOX = "inbox"
    MEMBER = "member"
    ITEM = "thing"
    STOCK = "stock"
    HOURS = "hours"
    UNDO = "undo"
    MINE = "mine"
    LAST_VISIT = "last visit"


@dataclass(frozen=True, slots=True)
class TileChosen:
    tile: Tile


@dataclass(frozen=True, slots=True)
class BackPressed:
    """One step back; from the home there is none but *Stoppen*, which is `DonePressed`."""


@dataclass(frozen=True, slots=True)
class SearchTyped:
    """What is typed to find a member or a thing, so far."""

    text: str


@dataclass(frozen=True, slots=True)
class MemberChosen:
    member: MemberId


@dataclass(frozen=True, slots=True)
class ItemChosen:
    barcode: str


@dataclass(frozen=True, slots=True)
class EntrySettled:
    """One touch on something in the inbox, or at the side of the check-in; `points` where they were corrected."""

    number: int
    outcome: Outcome
    points: int | None = None


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """What was only said, and not kept, is off the side list."""

    operation: Operation
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class CommandChosen:
    """A touch that says all that is needed."""

    command: Command


@dataclass(frozen=True, slots=True)
class PastOperationChosen:
    """What would undoing this come to? It is said before."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class CountChosen:
    """The result of a stock-take is to be written to a file."""

    number: int


class Blank(Enum):
    """What is typed on a form before a deed is whole; each asks for the texts that `forms.deed_of` reads."""

    PIN = "pin"
    PAYMENT = "payment"
    DEPOSIT = "deposit"
    DEPOSIT_BACK = "deposit back"
    WAIVE = "waive"
    GIFTS = "gifts"
    PROOF_LETTER = "letter"
    PROOF_UITPAS = "uitpas"
    BLOCK = "block"
    OVERRIDE = "override"
    MEMBER_PIN = "member pin"
    NEW_MEMBER = "new member"
    HOLDER = "holder"
    BORROWING = "borrowing"
    RETURNING = "returning"
    PART = "part"
    NEW_ITEM = "new thing"
    OPEN_UNTIL = "open until"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Form:
    """What is being typed, and about what: the key of an initiative, a barcode, a number, as its blank needs."""

    blank: Blank
    initiative: str = ""
    key: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class FormOpened:
    form: Form


@dataclass(frozen=True, slots=True)
class FormFilled:
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormClosed:
    pass


@dataclass(frozen=True, slots=True)
class LabelPressed:
    """*Etiket*, of the thing that is on the screen."""


@dataclass(frozen=True, slots=True)
class CardWanted:
    """*Nieuwe kaart*: the next card that is tapped becomes this member's."""


ShiftTouch = (
    TileChosen
    | BackPressed
    | SearchTyped
    | MemberChosen
    | ItemChosen
    | EntrySettled
    | EntrySeen
    | CommandChosen
    | PastOperationChosen
    | CountChosen
    | FormOpened
    | FormFilled
    | FormClosed
    | LabelPressed
    | CardWanted
)

# --- answers -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """The card of a volunteer. `waiting` is how much lies in their inbox, `open_now` who of theirs is open."""

    volunteer: Volunteer
    today: date
    waiting: int = 0
    open_now: tuple[Initiative, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnTaken:
    entry: CheckedIn
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class InboxRead:
    entries: tuple[InboxEntry, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry of the inbox has its answer; with `hold` its thing is for who waits for it now."""

    number: int
    waiting: int = 0
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Best first, for what was typed; `more` says that there are others."""

    text: str
    members: tuple[FoundMember, ...] = ()
    items: tuple[FoundItem, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class MemberRead:
    """The file of a member; with `lent` a thing was lent to them just now."""

    file: MemberFile
    lent: Line | None = None


@dataclass(frozen=True, slots=True)
class ItemRead:
    file: ItemFile


@dataclass(frozen=True, slots=True)
class HoursRead:
    openings: tuple[OpenToday, ...]


@dataclass(frozen=True, slots=True)
class PastOperationsRead:
    """What was done in the last 24 hours that can still be undone, newest first."""

    operations: tuple[PastOperation, ...]


@dataclass(frozen=True, slots=True)
class UndoingRead:
    undoing: Undoing


@dataclass(frozen=True, slots=True)
class CountRead:
    """A stock-take as it is now; None: none is running, and these can be begun."""

    count: StockCount | None = None
    running: tuple[StockCount, ...] = ()


@dataclass(frozen=True, slots=True)
class CountWritten:
    """The result of a stock-take stands in this file."""

    path: str


@dataclass(frozen=True, slots=True)
class PinRight:
    pass


@dataclass(frozen=True, slots=True)
class PinWrong:
    """After too many tries, `wait_seconds` until the next one with this card."""

    wait_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Declined:
    """Nothing was done. With `refusal` the member may not take the thing `code`; with a reason it is lent after all."""

    why: DeclineCause
    refusal: Refusal | None = None
    code: str = ""


ShiftAnswer = (
    ShiftOpened
    | ReturnTaken
    | InboxRead
    | Settled
    | SearchResults
    | MemberRead
    | ItemRead
    | HoursRead
    | PastOperationsRead
    | UndoingRead
    | CountRead
    | CountWritten
    | PinRight
    | PinWrong
    | Declined
)
