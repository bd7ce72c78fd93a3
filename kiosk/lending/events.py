"""The events: everything that can happen to a session, in the past tense.

Three kinds: what the visitor does (`Visit`), what the ledger answers (`Answer`), and news of the clock and of devices.
While the ledger is asked, only the last two are taken; what the visitor does waits in its order.
`at` is in seconds of a monotonic clock, stamped where the event was seen.
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
    """The clock says `at`, in seconds; the only way in which the session learns the time."""

    at: float


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """A device has a trouble, which may stop it or not (see `Trouble.stops`); `details` are for the log alone.

    `fault` is why the ledger is unsafe; None for every other device.
    """

    device: Device
    trouble: Trouble
    fault: LedgerFault | None = None
    details: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class DeviceReady:
    """A device works; `details` are for the log alone."""

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
    """The initiatives of the house and when they are open, as of now."""

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
    """Of another kind than ISO 14443-3: ISO 15693 and FeliCa have 8 bytes."""


@dataclass(frozen=True, slots=True)
class CardRefused:
    """A card that cannot be used: not read completely, a random or shared identifier, a payment card, another kind."""

    fault: CardFault
    at: float


@dataclass(frozen=True, slots=True)
class CodeScanned:
    """A barcode, trimmed and upper-cased, with no control characters.

    `typed` says which scanner typed it and what it would be in other layouts, None for a scanner that sends characters.
    Two scans that differ only in `typed` are equal.
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
    """The screen was touched where there is no button: that wakes the screen and answers the idle warning."""


@dataclass(frozen=True, slots=True)
class Stepped:
    """The keys of the keypad stand on another control; `text` is what is read aloud of it."""

    text: str


@dataclass(frozen=True, slots=True)
class KeysLeft:
    """A finger touches the screen after keys were used."""


@dataclass(frozen=True, slots=True)
class Browsed:
    """Another page of *Wat is er?* or *Geen streepjescode?* is on the screen; `text` is what is read aloud of it."""

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
    """*Opnieuw*, on the line of an item that was refused, when the reason is gone."""

    code: str


@dataclass(frozen=True, slots=True)
class AllTherePressed:
    """*Ja, alles is er*."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class PartsUnfolded:
    """*Er is iets mis*: the parts of the line are shown, to touch those that are missing or broken."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class PartNoted:
    """How many of a part are missing and how many broken; both are totals."""

    note: PartNote


@dataclass(frozen=True, slots=True)
class PartsFolded:
    """The visitor went back without reporting the parts."""


@dataclass(frozen=True, slots=True)
class PartsToldPressed:
    """The visitor noted all that is wrong with the parts."""


@dataclass(frozen=True, slots=True)
class PartStillComes:
    """*Een stukje komt nog*, on the line of an item that came back without it."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class InstructionsRead:
    operation: Operation


@dataclass(frozen=True, slots=True)
class SwapCounted:
    """How many are taken and given on the line of a swap; both are totals, neither is below 0."""

    operation: Operation
    taken: int
    given: int


@dataclass(frozen=True, slots=True)
class GivePressed:
    """*Ik breng dit*, on the refusal of an item that costs more points than there are."""

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
    """*Bewaar mijn geschiedenis*, or the same button once more to keep it no longer."""


@dataclass(frozen=True, slots=True)
class GiveUpPressed:
    """*Ik hoef het niet meer*, of an item that was reserved."""

    barcode: str


@dataclass(frozen=True, slots=True)
class RenewAllPressed:
    pass


@dataclass(frozen=True, slots=True)
class LoansUnfolded:
    pass


@dataclass(frozen=True, slots=True)
class MeantPressed:
    """*Terugbrengen* or *Meenemen*, of an item that was dealt with a moment ago."""

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
    """What the visitor can open over a screen."""

    LANGUAGES = "languages"
    CODE = "code"
    NUMBER = "number"
    GUIDE = "guide"
    CATALOGUE = "catalogue"
    MINE = "mine"
    HELP = "help"
    """*Lukt het niet?*: what can be done now, while nobody is there to ask."""
    NOTE = "note"
    NO_BARCODE = "no barcode"
    """*Geen streepjescode?*: the item in one's hand is found by its picture."""


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
    """The code under a barcode, from the keyboard on the screen."""

    code: str


@dataclass(frozen=True, slots=True)
class SlipWanted:
    """The visitor wants a slip for the unknown card that they just held here."""


@dataclass(frozen=True, slots=True)
class PictureChosen:
    """*Geen streepjescode?*: the visitor holds this item, and found it by its picture."""

    barcode: str


@dataclass(frozen=True, slots=True)
class NumberTyped:
    """A member's number and PIN from the number pad."""

    number: str
    pin: str


# --- the ledger's answers ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitOpened:
    """A card or number was recognised; `loans` are soonest due first, `today` is the local day of the house.

    `renew_by` is the last day of something that must be renewed at the desk, without saying what; None when nothing
    ends within three weeks. `accounts` are those that are not empty or may change, `reservations` what the member waits
    for, `history` what they borrowed before, if they keep it. `desk_by_card`: a volunteer typed a number and a PIN,
    with which the desk does not open. `messages` are those that the member has not seen, oldest first.
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
    """The card is no member's. `may_have_slip`: the visitor can have a code by which it can be given to a member."""

    may_have_slip: bool = True


@dataclass(frozen=True, slots=True)
class SlipGiven:
    """The code on the slip of an unknown card, and the last day on which it is of use."""

    code: str
    until: date


@dataclass(frozen=True, slots=True)
class SlipRefused:
    """There is no slip for this card: it is a member's by now, or it was held here too long ago."""


@dataclass(frozen=True, slots=True)
class CardLost:
    """The card was reported lost and opens nothing."""


@dataclass(frozen=True, slots=True)
class NumberRefused:
    """The number or the PIN is wrong; the event does not say which. `wait_seconds` is the time until the next try.

    `paused`: the pad takes no number at all until then, and this one was not looked at.
    """

    wait_seconds: int = 0
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """A loan, return, renewal, swap or reservation is durable in the ledger.

    `account` is the visitor's account with its initiative as it is now, None if it cannot have changed. A line of an
    operation that is in the visit already (the count of a swap) replaces that line.
    """

    line: Line
    today: date
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class LendingRefused:
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class ItemFree:
    """An item that is not out was scanned with no card shown: nothing changed.

    With `counts` it is the tag of a category, of which every sighting is one more.
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
    """Everything that the operation did is reversed; `account` is as in `Recorded`."""

    operation: Operation
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class UndoRefused:
    """The operation cannot be undone any more, for something later depends on it.

    `points` are those that are left, if it was a gift whose points were spent since; None otherwise.
    """

    operation: Operation
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """The codes of the refused items that can be lent now."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartsReported:
    """The report of the parts of a line is kept; `set_aside`: a volunteer must look at the item.

    `hold` is how the item is set aside for the first in its queue, None if it is not.
    """

    line: Operation
    said: PartsSaid
    set_aside: bool
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class PartsAwaited:
    """The missing parts of a line may still come; whoever brings them scans `code`."""

    line: Operation
    parts: tuple[Part, ...]
    code: str


@dataclass(frozen=True, slots=True)
class PartsFound:
    """The slip of missing parts of an item was scanned; `settled`: they are not looked for any more."""

    item: Item
    settled: bool = False


@dataclass(frozen=True, slots=True)
class InstructionsConfirmed:
    line: Operation


@dataclass(frozen=True, slots=True)
class GivenUp:
    """The member does not wait for this item any more."""

    barcode: str


@dataclass(frozen=True, slots=True)
class SavedRead:
    """The value of what the visitor has or had, as far as the kiosk still knows."""

    saved: Cents


@dataclass(frozen=True, slots=True)
class HistoryKept:
    """The member's choice whether what they borrow is kept is recorded; `history` is theirs now."""

    history: History


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class LedgerFailed:
    """The ledger could not keep what was asked (disk full, database gone): nothing was recorded."""


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
