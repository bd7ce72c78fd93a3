"""The effects: the actions that the session requests, as data. A `Question` is for the ledger, which gives one
`Answer`.
"""

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
    """Open the visit or the volunteer's shift of this card. `as_member`: open a visit in any case."""

    card: CardId
    as_member: bool = False


@dataclass(frozen=True, slots=True)
class OpenVisitByNumber:
    number: str
    pin: str


@dataclass(frozen=True, slots=True)
class TakeSlip:
    """Make the slip of an unknown card that was just held at the reader: by its code the card can be given to a
    member.
    """

    card: CardId


@dataclass(frozen=True, slots=True)
class LendOrReturn:
    """Return the scanned item if it is out; lend it if it is free and there is a `member`.

    `member` is None while no card was shown. `card` is the card that opened the visit, None when the member typed their
    number. `by_picture`: the visitor found the item by its picture, because its barcode cannot be read.
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
    """Return an item of any borrower; `member` is the visitor, None when no card was shown."""

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
    """Find out which of these refused items could be lent now. Nothing is lent."""

    member: MemberId
    codes: tuple[str, ...]
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class ReportParts:
    """Keep the report of the visitor on the parts of a line; without notes, all parts are there."""

    line: Operation
    notes: tuple[PartNote, ...] = ()


@dataclass(frozen=True, slots=True)
class AwaitParts:
    """Give the slip with which the missing parts of a line can be brought later."""

    line: Operation


@dataclass(frozen=True, slots=True)
class ConfirmInstructions:
    """Record that the visitor read the instructions of a line."""

    line: Operation


@dataclass(frozen=True, slots=True)
class CountSwap:
    """Set the numbers of items taken and given on the line of a swap; both are totals."""

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
    """Put the member at the end of the queue of an item. If the item is free, set it aside for them at once."""

    member: MemberId
    code: str
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Take the member out of the queue of an item; an item that lay ready for them is for the next in the queue."""

    member: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class ReadSaved:
    """Read the value of all items that this member has or had."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class KeepHistory:
    """Keep the history of the member from now on, or forget each loan some days after it ended."""

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
    """Print the ticket of a visit; `TicketDone` says whether it printed."""

    ticket: Ticket


Paper = HoldSlip | PartSlip | NoteSlip | CardSlip | ItemLabel | PaperForm | ReportSlip | PutAwaySlip | BackupSlip
"""Every paper that is printed, except a ticket."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """Print another paper than a ticket. The outcome is not posted, because the screen shows the same text."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class SeeMessage:
    """Record that the member saw this message, so that it is not shown again.

    The session does not wait for the outcome. If it cannot be recorded, the message is shown once more.
    """

    member: MemberId
    message: int


@dataclass(frozen=True, slots=True)
class ReportTrouble:
    """Report in the volunteers' inbox that a device has a trouble; None: it works again."""

    device: Device
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class NoteMisread:
    """Have the ledger find out whether an unknown code that a scanner typed is a known code in another layout."""

    read: str
    typed: TypedCode


@dataclass(frozen=True, slots=True)
class ReportUnreadable:
    """Report in the volunteers' inbox, once a day, that a label could not be read."""


class Chime(Enum):
    """A short sound, always together with something on the screen."""

    GOOD = "good"
    LOOK = "look"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """Read `text` aloud in the language of the screen; with `whole`, first everything that is on the screen."""

    text: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ExamineKiosk:
    """Examine the kiosk beside the normal work; `KioskExamined` has the findings."""


@dataclass(frozen=True, slots=True)
class ReadNews:
    """Read aloud what changed on the screen by the event that has this effect."""


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
