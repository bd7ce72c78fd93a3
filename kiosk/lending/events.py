"""The events: everything that can happen to a session, in the past tense.

Three kinds: actions of the visitor (`Visit`), answers of the ledger (`Answer`), and news of the clock and of devices.
While the ledger works on a question, only the last two are handled; actions of the visitor wait in their order. `at` is
in seconds of a monotonic clock, read where the event happened.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from kiosk.lending.codes.layouts import TypedCode
from kiosk.lending.model import (
    NO_HISTORY,
    Account,
    CardId,
    Catalogue,
    Cents,
    Device,
    Guide,
    History,
    Hold,
    HouseMessage,
    Item,
    Line,
    Loan,
    Operation,
    Part,
    PartNote,
    PartsSaid,
    Refusal,
    Reservation,
    Trouble,
    Visitor,
)
from kiosk.lending.tickets import PrintOutcome, Slip
from kiosk.lending.upkeep.backups import BackupsRead
from kiosk.lending.upkeep.documents import DocumentsRead
from kiosk.lending.upkeep.findings import KioskExamined
from kiosk.lending.upkeep.health import LedgerFault
from kiosk.lending.upkeep.sheets import SheetsRead
from kiosk.lending.visit.notes import NoteLeft, NotesEnough, NoteWritten
from kiosk.lending.volunteers.events import ShiftAnswer, ShiftTouch

# --- the clock and the devices -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """The time is now `at`, in seconds. The session learns the time only from this event."""

    at: float


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """A device has a trouble, which may stop the device or not (see `Trouble.stops`); `details` are for the log only.

    `fault` is the reason why the ledger is unsafe; None for every other device.
    """

    device: Device
    trouble: Trouble
    fault: LedgerFault | None = None
    details: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class DeviceReady:
    """A device works; `details` are for the log only."""

    device: Device
    details: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class LedgerSilent:
    """The ledger did not answer within its deadline; its answer may still come."""


@dataclass(frozen=True, slots=True)
class TicketDone:
    """A print job ended; `slip` is its text, shown on the screen if it did not print."""

    serial: int
    slip: Slip
    outcome: PrintOutcome


@dataclass(frozen=True, slots=True)
class GuideRead:
    """The initiatives of the house and their opening hours, as they are now."""

    guide: Guide


@dataclass(frozen=True, slots=True)
class TimeRead:
    """`doubted` is the local time that the machine shows while it is doubted, None while it is trusted."""

    doubted: datetime | None


# --- the visitor: cards and codes --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card lies on the reader. `tapped` is False when it was found lying there as the reader came up."""

    card: CardId
    at: float
    tapped: bool = True


@dataclass(frozen=True, slots=True)
class CardRemoved:
    at: float


class CardFault(Enum):
    UNREADABLE = "unreadable"
    RANDOM = "random"
    SHARED = "shared"
    PAYMENT = "payment"
    FOREIGN = "foreign"
    """The card is of another kind than ISO 14443-3: the identifiers of ISO 15693 and FeliCa have 8 bytes."""


@dataclass(frozen=True, slots=True)
class CardRefused:
    """The card cannot be used: it was not read completely, its identifier is random or shared, it is a payment card, or
    it is of another kind.
    """

    fault: CardFault
    at: float


@dataclass(frozen=True, slots=True)
class CodeScanned:
    """A barcode, trimmed and upper-cased, with no control characters.

    `typed` has the scanner that typed it and the codes in other layouts; None for a scanner that sends characters. Two
    scans that differ only in `typed` are equal.
    """

    code: str
    at: float
    typed: TypedCode | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """A read that is no barcode of the house: it has control characters, is too long or has a wrong check digit."""

    at: float


# --- the visitor: touches ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeadphoneSeen:
    """A headphone was plugged in, or pulled out."""

    there: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """The screen was touched outside any button: the touch wakes the screen and answers the idle warning."""


@dataclass(frozen=True, slots=True)
class Stepped:
    """The keys of the keypad moved to another control; `text` is the text to read aloud for it."""

    text: str


@dataclass(frozen=True, slots=True)
class KeysLeft:
    """A finger touches the screen after keys were used."""


@dataclass(frozen=True, slots=True)
class Browsed:
    """Another page of *Wat is er?* or *Geen streepjescode?* is on the screen; `text` is the text to read aloud for
    it.
    """

    text: str


@dataclass(frozen=True, slots=True)
class DonePressed:
    pass


@dataclass(frozen=True, slots=True)
class UndoPressed:
    operation: Operation


@dataclass(frozen=True, slots=True)
class RenewPressed:
    barcode: str


@dataclass(frozen=True, slots=True)
class TakePressed:
    """*Ik neem het mee*, on the line of an item that was just returned."""

    barcode: str


@dataclass(frozen=True, slots=True)
class ReturnPressed:
    """*Terugbrengen*, on the line of an item that was lent or renewed in this visit and scanned again."""

    barcode: str


@dataclass(frozen=True, slots=True)
class TryAgainPressed:
    """*Opnieuw*, on the line of a refused item, when the reason no longer holds."""

    code: str


@dataclass(frozen=True, slots=True)
class AllTherePressed:
    """*Ja, alles is er*."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class PartsUnfolded:
    """*Er is iets mis*: the parts of the line are shown, so that the visitor touches those that are missing or
    broken.
    """

    operation: Operation


@dataclass(frozen=True, slots=True)
class PartNoted:
    """The visitor noted how many of a part are missing and how many are broken; both are totals."""

    note: PartNote


@dataclass(frozen=True, slots=True)
class PartsFolded:
    """The visitor went back without reporting the parts."""


@dataclass(frozen=True, slots=True)
class PartsToldPressed:
    """The visitor finished the report on the parts."""


@dataclass(frozen=True, slots=True)
class PartStillComes:
    """*Een stukje komt nog*, on the line of an item that came back without a part."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class InstructionsRead:
    operation: Operation


@dataclass(frozen=True, slots=True)
class SwapCounted:
    """The visitor set how many are taken and given on the line of a swap; both are totals, at least 0."""

    operation: Operation
    taken: int
    given: int


@dataclass(frozen=True, slots=True)
class GivePressed:
    """*Ik breng dit*, on the refusal of an item that costs more points than the visitor has."""

    code: str


@dataclass(frozen=True, slots=True)
class ReservePressed:
    """*Zet me op de lijst*."""

    item: Item


@dataclass(frozen=True, slots=True)
class SavedPressed:
    """*Wat bespaarde ik?*, on the page of the visitor."""


@dataclass(frozen=True, slots=True)
class KeepHistoryPressed:
    """*Bewaar mijn geschiedenis*, or the same button again to stop keeping it."""


@dataclass(frozen=True, slots=True)
class GiveUpPressed:
    """*Ik hoef het niet meer*, on an item that was reserved."""

    barcode: str


@dataclass(frozen=True, slots=True)
class RenewAllPressed:
    pass


@dataclass(frozen=True, slots=True)
class LoansUnfolded:
    pass


@dataclass(frozen=True, slots=True)
class MeantPressed:
    """*Terugbrengen* or *Meenemen*, for an item that was dealt with a moment ago."""

    code: str


@dataclass(frozen=True, slots=True)
class TicketDeclined:
    """*Geen ticket* was pressed on the goodbye screen."""


@dataclass(frozen=True, slots=True)
class TicketWanted:
    """*Ticket* or *Toch een ticket* on the goodbye screen, or *Druk opnieuw* after a failure."""


@dataclass(frozen=True, slots=True)
class NoticeClosed:
    pass


class Panel(Enum):
    """The panels that the visitor can open over a screen."""

    LANGUAGES = "languages"
    CODE = "code"
    NUMBER = "number"
    GUIDE = "guide"
    CATALOGUE = "catalogue"
    MINE = "mine"
    HELP = "help"
    """*Lukt het niet?*: what the visitor can do now, while no volunteer is there to ask."""
    NOTE = "note"
    NO_BARCODE = "no barcode"
    """*Geen streepjescode?*: the visitor finds the item in their hand by its picture."""


@dataclass(frozen=True, slots=True)
class PanelOpened:
    panel: Panel


@dataclass(frozen=True, slots=True)
class PanelClosed:
    pass


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    language: str


@dataclass(frozen=True, slots=True)
class BiggerPressed:
    pass


@dataclass(frozen=True, slots=True)
class ListenPressed:
    pass


@dataclass(frozen=True, slots=True)
class CodeTyped:
    """The code under a barcode, typed on the keyboard of the screen."""

    code: str


@dataclass(frozen=True, slots=True)
class SlipWanted:
    """The visitor asked for a slip for the unknown card that they just held at the reader."""


@dataclass(frozen=True, slots=True)
class PictureChosen:
    """The visitor found the item that they hold by its picture (*Geen streepjescode?*)."""

    barcode: str


@dataclass(frozen=True, slots=True)
class NumberTyped:
    """A member's number and PIN, typed on the number pad."""

    number: str
    pin: str


# --- the ledger's answers ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitOpened:
    """A card or number was recognised; `loans` are soonest due first, `today` is the local day of the house.

    `renew_by` is the last day of a subscription or proof that must be renewed at the desk; it does not say which. None
    when none ends within three weeks. `accounts` are those that are not empty or may change, `reservations` the items
    that the member waits for, `history` what they borrowed before, if they keep it. `desk_by_card`: the visitor is a
    volunteer, but the typed number and PIN do not open the desk; their card does. `messages` are those that the member
    has not seen, oldest first.
    """

    visitor: Visitor
    loans: tuple[Loan, ...]
    today: date
    renew_by: date | None = None
    accounts: tuple[Account, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    desk_by_card: bool = False
    history: History = NO_HISTORY
    messages: tuple[HouseMessage, ...] = ()


@dataclass(frozen=True, slots=True)
class CardUnknown:
    """The card belongs to no member. `may_have_slip`: the visitor can get a slip, by whose code the card can be given
    to a member.
    """

    may_have_slip: bool = True


@dataclass(frozen=True, slots=True)
class SlipGiven:
    """The code on the slip of an unknown card, and the last day on which the code can be used."""

    code: str
    until: date


@dataclass(frozen=True, slots=True)
class SlipRefused:
    """There is no slip for this card: it belongs to a member now, or it was held at the reader too long ago."""


@dataclass(frozen=True, slots=True)
class CardLost:
    """The card was reported lost and opens nothing."""


@dataclass(frozen=True, slots=True)
class NumberRefused:
    """The number or the PIN is wrong; the event does not say which. `wait_seconds` is the time until the next try.

    `paused`: the pad takes no number at all until then, and did not check this one.
    """

    wait_seconds: int = 0
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """A loan, return, renewal, swap or reservation was recorded durably.

    `account` is the visitor's account with its initiative now, None if it cannot have changed. If the visit already has
    a line of the same operation (the count of a swap), the new line replaces it.
    """

    line: Line
    today: date
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class LendingRefused:
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class ItemFree:
    """An item that is not out was scanned before any card was shown: nothing changed.

    With `counts` it is the tag of a category, of which every scan counts as one more.
    """

    item: Item
    counts: bool = False


@dataclass(frozen=True, slots=True)
class CodeUnknown:
    code: str


@dataclass(frozen=True, slots=True)
class NumberScanned:
    """The code is a member's number, not an item."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The operation was undone; `account` is as in `Recorded`."""

    operation: Operation
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class UndoRefused:
    """The operation cannot be undone any more, because something later depends on it.

    `points` are those that are left, if the operation was a gift whose points were spent since; None otherwise.
    """

    operation: Operation
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """The codes of those refused items that can be lent now."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartsReported:
    """The report on the parts of a line was kept; `set_aside`: a volunteer must look at the item.

    `hold` is the hold for the first in the queue of the item, None if it is not set aside.
    """

    line: Operation
    said: PartsSaid
    set_aside: bool
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class PartsAwaited:
    """The missing parts of a line may still come; the person who brings them scans `code`."""

    line: Operation
    parts: tuple[Part, ...]
    code: str


@dataclass(frozen=True, slots=True)
class PartsFound:
    """The slip of missing parts of an item was scanned; `settled`: they were settled before this scan."""

    item: Item
    settled: bool = False


@dataclass(frozen=True, slots=True)
class InstructionsConfirmed:
    line: Operation


@dataclass(frozen=True, slots=True)
class GivenUp:
    """The member left the queue of this item."""

    barcode: str


@dataclass(frozen=True, slots=True)
class SavedRead:
    """The value of the items that the visitor has or had, as far as they are not forgotten."""

    saved: Cents


@dataclass(frozen=True, slots=True)
class HistoryKept:
    """The choice of the member whether to keep a history was recorded; `history` is the history now."""

    history: History


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class LedgerFailed:
    """The ledger could not carry out the question (disk full, database gone): nothing was recorded."""


VisitAnswer = (
    VisitOpened
    | CardUnknown
    | SlipGiven
    | SlipRefused
    | CardLost
    | NumberRefused
    | Recorded
    | LendingRefused
    | ItemFree
    | CodeUnknown
    | NumberScanned
    | Undone
    | UndoRefused
    | Reconsidered
    | PartsReported
    | PartsAwaited
    | PartsFound
    | InstructionsConfirmed
    | GivenUp
    | HistoryKept
    | SavedRead
    | CatalogueRead
    | NoteLeft
    | NotesEnough
    | LedgerFailed
)
Answer = VisitAnswer | ShiftAnswer
Upkeep = BackupsRead | DocumentsRead | SheetsRead
News = (
    Tick
    | HeadphoneSeen
    | DeviceLost
    | DeviceReady
    | LedgerSilent
    | TicketDone
    | GuideRead
    | Upkeep
    | KioskExamined
    | TimeRead
)
Touch = (
    Touched
    | Stepped
    | KeysLeft
    | Browsed
    | DonePressed
    | UndoPressed
    | RenewPressed
    | TakePressed
    | ReturnPressed
    | TryAgainPressed
    | AllTherePressed
    | PartsUnfolded
    | PartNoted
    | PartsFolded
    | PartsToldPressed
    | PartStillComes
    | InstructionsRead
    | SwapCounted
    | GivePressed
    | ReservePressed
    | GiveUpPressed
    | KeepHistoryPressed
    | SavedPressed
    | RenewAllPressed
    | LoansUnfolded
    | MeantPressed
    | TicketDeclined
    | TicketWanted
    | NoticeClosed
    | PanelOpened
    | PanelClosed
    | LanguageChosen
    | BiggerPressed
    | ListenPressed
    | CodeTyped
    | SlipWanted
    | PictureChosen
    | NumberTyped
    | NoteWritten
    | ShiftTouch
)
Visit = CardSeen | CardRemoved | CardRefused | CodeScanned | CodeRefused | Touch
Event = News | Answer | Visit
