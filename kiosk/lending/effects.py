"""The effects: what the session wants done, as data. A `Question` is for the ledger, which gives one `Answer`."""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.codes.layouts import TypedCode
from kiosk.lending.model import CardId, Device, MemberId, Operation, PartNote, Trouble
from kiosk.lending.reports.slips import ReportSlip
from kiosk.lending.tickets import CardSlip, HoldSlip, ItemLabel, PaperForm, PartSlip, Ticket
from kiosk.lending.upkeep.backups import BackupSlip
from kiosk.lending.visit.notes import LeaveNote, NoteSlip
from kiosk.lending.volunteers.putting_away import PutAwaySlip
from kiosk.lending.volunteers.questions import ShiftQuestion


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A card was shown. `as_member`: a volunteer's card opens the visit of its member too, and no shift."""

    card: CardId
    as_member: bool = False


@dataclass(frozen=True, slots=True)
class OpenVisitByNumber:
    number: str
    pin: str


@dataclass(frozen=True, slots=True)
class TakeSlip:
    """Give an unknown card, which was held here just now, a code by which it can be given to a member later."""

    card: CardId


@dataclass(frozen=True, slots=True)
class LendOrReturn:
    """An item was scanned: return it if it is out; lend it if it is free and there is a `member` (None: no card yet).

    `card` is the card that opened the visit, None when the member typed their number. `by_picture`: the visitor found
    the item by its picture, for its barcode cannot be read.
    """

    member: MemberId | None
    code: str
    card: CardId | None = None
    by_picture: bool = False


@dataclass(frozen=True, slots=True)
class Lend:
    """Lend an item that was just returned in this visit; `by_picture` as in `LendOrReturn`."""

    member: MemberId
    code: str
    card: CardId | None = None
    by_picture: bool = False


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Return an item that is out to anybody; `member` is None when nobody showed a card."""

    member: MemberId | None
    code: str


@dataclass(frozen=True, slots=True)
class Renew:
    member: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class Undo:
    operation: Operation


@dataclass(frozen=True, slots=True)
class Reconsider:
    """Find out which of these refused items can be lent now; lends none of them."""

    member: MemberId
    codes: tuple[str, ...]
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class ReportParts:
    """The visitor reported the parts of a line; without notes all parts are there."""

    line: Operation
    notes: tuple[PartNote, ...] = ()


@dataclass(frozen=True, slots=True)
class AwaitParts:
    """Give the slip with which the parts that are missing of a line can be brought later."""

    line: Operation


@dataclass(frozen=True, slots=True)
class ConfirmInstructions:
    """Record that the visitor read the instructions of a line."""

    line: Operation


@dataclass(frozen=True, slots=True)
class CountSwap:
    """Set how many are taken and given on the line of a swap; both are totals."""

    member: MemberId
    line: Operation
    taken: int
    given: int
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """Begin the line of a swap with one item given."""

    member: MemberId
    code: str
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class Reserve:
    """Put the member at the end of the queue of an item; a free item is set aside for them at once."""

    member: MemberId
    code: str
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Take the member out of the queue of an item; if it lay ready for them, it goes to the next in the queue."""

    member: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class ReadSaved:
    """The value of what this member has or had."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class KeepHistory:
    """Keep from now on what the member borrows, or forget it some days after it came back."""

    member: MemberId
    keep: bool


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """Read everything that can be borrowed or swapped."""


VisitQuestion = (
    OpenVisit
    | OpenVisitByNumber
    | TakeSlip
    | LendOrReturn
    | Lend
    | GiveBack
    | Renew
    | Undo
    | Reconsider
    | ReportParts
    | AwaitParts
    | ConfirmInstructions
    | CountSwap
    | Give
    | Reserve
    | GiveUp
    | KeepHistory
    | ReadSaved
    | ReadCatalogue
    | LeaveNote
)
Question = VisitQuestion | ShiftQuestion


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """Print the ticket of a visit; whether it printed is told with `TicketDone`."""

    ticket: Ticket


Paper = HoldSlip | PartSlip | NoteSlip | CardSlip | ItemLabel | PaperForm | ReportSlip | PutAwaySlip | BackupSlip
"""Whatever is printed besides a ticket."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """Print a paper of which the outcome is not told, for what it says is on the screen as well."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class SeeMessage:
    """The member saw this message: it is not shown again. Nothing waits for it; one that fails is shown once more."""

    member: MemberId
    message: int


@dataclass(frozen=True, slots=True)
class ReportTrouble:
    """A device stopped working, or works again (`trouble` None): one entry in the volunteers' inbox."""

    device: Device
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class NoteMisread:
    """A scanner typed a code that nobody knows; the ledger looks whether it would be known in another layout."""

    read: str
    typed: TypedCode


@dataclass(frozen=True, slots=True)
class ReportUnreadable:
    """A label could not be read: one entry a day in the volunteers' inbox."""


class Chime(Enum):
    """A short sound, always together with something on the screen."""

    GOOD = "good"
    LOOK = "look"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """Read aloud in the language of the screen: all of it as it is now if `whole`, then `text`."""

    text: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ExamineKiosk:
    """Look the kiosk over, beside everything else; what that finds is news: `KioskExamined`."""


@dataclass(frozen=True, slots=True)
class ReadNews:
    """Read aloud what is new on the screen since the event that this is an effect of."""


@dataclass(frozen=True, slots=True)
class StopReading:
    """Stop reading aloud."""


@dataclass(frozen=True, slots=True)
class DimScreen:
    dim: bool


Effect = (
    Question
    | PrintTicket
    | PrintPaper
    | SeeMessage
    | ReportTrouble
    | NoteMisread
    | ReportUnreadable
    | Chime
    | ReadAloud
    | ReadNews
    | ExamineKiosk
    | StopReading
    | DimScreen
)
