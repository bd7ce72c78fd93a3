"""The touches of a volunteer and the ledger's answers to them. Cards and codes are the same events as for visitors."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from kiosk.lending.commands import Command
from kiosk.lending.model import Hold, Initiative, Item, Line, MemberId, Operation, Refusal
from kiosk.lending.reports.late import Overdue
from kiosk.lending.reports.model import Report
from kiosk.lending.upkeep.sheets import SheetJob, SheetsRead
from kiosk.lending.volunteers.model import (
    CheckedIn,
    DeclineCause,
    EntryKind,
    FoundItem,
    FoundMember,
    InactiveMember,
    InboxEntry,
    ItemFile,
    MemberFile,
    OpenToday,
    PastOperation,
    StockCount,
    Undoing,
    Volunteer,
)
from kiosk.lending.volunteers.putting_away import ToPutAway

# --- touches -----------------------------------------------------------------------------------------------------


class Tile(Enum):
    """A tile on the first page of a shift, by where it leads."""

    CHECK_IN = "check in"
    INBOX = "inbox"
    MEMBER = "member"
    ITEM = "thing"
    STOCK = "stock"
    HOURS = "hours"
    PUT_AWAY = "put away"
    UNDO = "undo"
    MINE = "mine"
    LAST_VISIT = "last visit"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class TileChosen:
    tile: Tile


@dataclass(frozen=True, slots=True)
class BackPressed:
    """The button for one step back. The first page has *Stoppen* instead, which is `DonePressed`."""


@dataclass(frozen=True, slots=True)
class SearchTyped:
    """The text typed so far to find a member or an item."""

    text: str


@dataclass(frozen=True, slots=True)
class MemberChosen:
    member: MemberId


@dataclass(frozen=True, slots=True)
class ItemChosen:
    barcode: str


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """A side entry that is not in the inbox was seen, and leaves the side list."""

    operation: Operation
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class CommandChosen:
    """A command that needs no form."""

    command: Command


@dataclass(frozen=True, slots=True)
class PastOperationChosen:
    """An operation was chosen to be undone; the volunteer sees the consequences first."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class CountChosen:
    """The result of this stock-take was asked for as a file."""

    number: int


@dataclass(frozen=True, slots=True)
class KeptWanted:
    """All data of the member on the page was asked for as a file, for the member."""


@dataclass(frozen=True, slots=True)
class InactiveWanted:
    """The list of inactive members was asked for."""


@dataclass(frozen=True, slots=True)
class OverdueWanted:
    """The list of late items and of those that lie ready was asked for."""


@dataclass(frozen=True, slots=True)
class FiguresWanted:
    """A coordinator asked for the numbers of the year."""


@dataclass(frozen=True, slots=True)
class FindingsWanted:
    """*Kiosk nakijken*: a coordinator asked for an examination of the kiosk."""


@dataclass(frozen=True, slots=True)
class ReportPrinted:
    """*Druk af*, on the list or the numbers that are on the screen."""


@dataclass(frozen=True, slots=True)
class DocumentsWanted:
    """*Maak de pdf's*: the page of the year, the lists of late items, labels of new items."""


@dataclass(frozen=True, slots=True)
class SheetsWanted:
    """*Inlezen van een stick*: the sheets that came on a stick, for a coordinator."""


@dataclass(frozen=True, slots=True)
class SheetJobChosen:
    """*Lees in*, *Maak dit ongedaan* or *Kijk opnieuw* on the sheet with this digest."""

    job: SheetJob
    digest: str


class FormKind(Enum):
    """The kinds of forms. `forms.FORMS` declares for each its steps and the command that it makes."""

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
    CARD_SLIP = "card slip"
    BORROWING = "borrowing"
    RETURNING = "returning"
    SHELF = "shelf"
    PART = "part"
    NEW_ITEM = "new thing"
    OPEN_UNTIL = "open until"
    POINTS = "points"
    TIME = "time"
    ERASE = "erase"
    PAPER_DAY = "paper day"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is being filled in, with the keys that its kind needs.

    `initiative` is the key of an initiative; `key` is that of a category, a language or a barcode; `number` is the
    place of a part in the list of parts (outside the list for a new part) or the number of an inbox entry.
    """

    kind: FormKind
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
    """*Etiket*, on the item that is on the screen."""


@dataclass(frozen=True, slots=True)
class PutAwayListPressed:
    """*Druk de lijst af*, on the put-away list that is on the screen."""


@dataclass(frozen=True, slots=True)
class CardWanted:
    """*Nieuwe kaart*: the next card that is tapped is given to this member."""


@dataclass(frozen=True, slots=True)
class PaperDayChosen:
    """The day that is written on the paper was chosen."""

    day: date


@dataclass(frozen=True, slots=True)
class PaperReturnsChosen:
    """The next items are entered as returns, not as loans."""


@dataclass(frozen=True, slots=True)
class PaperFormPressed:
    """*Druk een blad*: a form to write on while the kiosk is out of order."""


ShiftTouch = (
    TileChosen
    | BackPressed
    | SearchTyped
    | MemberChosen
    | ItemChosen
    | EntrySeen
    | CommandChosen
    | PastOperationChosen
    | CountChosen
    | KeptWanted
    | InactiveWanted
    | OverdueWanted
    | FiguresWanted
    | FindingsWanted
    | ReportPrinted
    | DocumentsWanted
    | SheetsWanted
    | SheetJobChosen
    | FormOpened
    | FormFilled
    | FormClosed
    | LabelPressed
    | PutAwayListPressed
    | CardWanted
    | PaperDayChosen
    | PaperReturnsChosen
    | PaperFormPressed
)

# --- answers -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """A volunteer's card or number was recognised.

    `waiting` is the number of entries in their inbox, `open_now` are those of their initiatives that are open now.
    """

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
    """An entry of the inbox was settled; with `hold` its item is set aside for the first in its queue."""

    number: int
    waiting: int = 0
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The results of the search for `text`, best first; `more`: there are others that are not listed."""

    text: str
    members: tuple[FoundMember, ...] = ()
    items: tuple[FoundItem, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class MemberRead:
    """The file of a member; `lent` is the line of an item that was just lent to them, None for none."""

    file: MemberFile
    lent: Line | None = None


@dataclass(frozen=True, slots=True)
class MemberErased:
    """The member was erased and can no longer be shown."""


@dataclass(frozen=True, slots=True)
class KeptWritten:
    """All data of a member was written to the file at this path, and beside it as text."""

    path: str


@dataclass(frozen=True, slots=True)
class OverdueRead:
    overdue: Overdue


@dataclass(frozen=True, slots=True)
class FiguresRead:
    report: Report


@dataclass(frozen=True, slots=True)
class DocumentsAsked:
    """The PDFs were requested; `DocumentsRead` has their progress."""


@dataclass(frozen=True, slots=True)
class SheetsTold:
    """The sheets of a stick and their progress; a `SheetsRead` event follows for each change."""

    sheets: SheetsRead


@dataclass(frozen=True, slots=True)
class InactiveRead:
    """The inactive members, those who have been away longest first."""

    members: tuple[InactiveMember, ...]


@dataclass(frozen=True, slots=True)
class ItemRead:
    file: ItemFile


@dataclass(frozen=True, slots=True)
class HoursRead:
    """The hours of today of each initiative of the volunteer; `now` is the time of day."""

    openings: tuple[OpenToday, ...]
    now: time | None = None


@dataclass(frozen=True, slots=True)
class PastOperationsRead:
    """The operations of the last 24 hours that can still be undone, newest first."""

    operations: tuple[PastOperation, ...]


@dataclass(frozen=True, slots=True)
class UndoingRead:
    undoing: Undoing


@dataclass(frozen=True, slots=True)
class PutAwayRead:
    """The items that came back and are to be put away, in the order of the shelves."""

    items: tuple[ToPutAway, ...]


@dataclass(frozen=True, slots=True)
class CountRead:
    """A stock-take as it is now. With `count` None it is the page of all stock-takes; those in `running` can be
    continued.
    """

    count: StockCount | None = None
    running: tuple[StockCount, ...] = ()


@dataclass(frozen=True, slots=True)
class CountWritten:
    """The result of a stock-take was written to the file at this path."""

    path: str


@dataclass(frozen=True, slots=True)
class TimeConfirmed:
    """The time is trusted again."""


@dataclass(frozen=True, slots=True)
class PaperEntered:
    """A row of the paper was recorded as this line."""

    line: Line


@dataclass(frozen=True, slots=True)
class PinRight:
    pass


@dataclass(frozen=True, slots=True)
class PinWrong:
    """The PIN was wrong. After too many tries, `wait_seconds` is the time until the next try with this card."""

    wait_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Declined:
    """The ledger declined the request because of `why`; nothing was done.

    With `refusal` the rules refuse the loan of the item with this `code`; a volunteer who gives a reason can lend it
    nevertheless. `item` is the item concerned, None if it is not shown.
    """

    why: DeclineCause
    refusal: Refusal | None = None
    code: str = ""
    item: Item | None = None


ShiftAnswer = (
    ShiftOpened
    | ReturnTaken
    | InboxRead
    | Settled
    | SearchResults
    | MemberRead
    | MemberErased
    | KeptWritten
    | InactiveRead
    | OverdueRead
    | FiguresRead
    | DocumentsAsked
    | SheetsTold
    | ItemRead
    | HoursRead
    | PastOperationsRead
    | UndoingRead
    | PutAwayRead
    | CountRead
    | CountWritten
    | TimeConfirmed
    | PaperEntered
    | PinRight
    | PinWrong
    | Declined
)
