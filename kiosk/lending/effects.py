"""What the machine wants done, as data. A `Question` is for the ledger and is answered by exactly one `Answer`."""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.model import CardId, Device, MemberId, Operation, PartNote, Trouble
from kiosk.lending.tickets import HoldSlip, ItemLabel, Ticket
from kiosk.lending.volunteers.questions import ShiftQuestion


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """`as_member`: also a volunteer's card opens the visit of its member."""

    card: CardId
    as_member: bool = False


@dataclass(frozen=True, slots=True)
class OpenVisitByNumber:
    number: str
    pin: str


@dataclass(frozen=True, slots=True)
class LendOrReturn:
    """An item was scanned: return it if it is out, lend it if it is free and `member` is known.

    `card` is the one they hold it with; None for the member in person.
    """

    member: MemberId | None
    code: str
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class Lend:
    """Lend an item that was just brought back in this visit."""

    member: MemberId
    code: str
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Return an item, whoever has it."""

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
    """Something came back: which of these refused items can be lent now? Nothing is."""

    member: MemberId
    codes: tuple[str, ...]
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class ReportParts:
    """What was said of the parts of a line: no notes means that all are there."""

    line: Operation
    notes: tuple[PartNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmInstructions:
    """The instructions of a line were read."""

    line: Operation


@dataclass(frozen=True, slots=True)
class CountSwap:
    """On the line of a swap, so many are taken and so many given: more or fewer than before."""

    member: MemberId
    line: Operation
    taken: int
    given: int
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """Begin the line of a swap with one that is given."""

    member: MemberId
    code: str
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class Reserve:
    """Put the member at the end of the queue of an item; one that is free is set aside for them at once."""

    member: MemberId
    code: str
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Take the member out of the queue of an item; what lay ready for them goes to the next."""

    member: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """What is there to take?"""


VisitQuestion = (
    OpenVisit
    | OpenVisitByNumber
    | LendOrReturn
    | Lend
    | GiveBack
    | Renew
    | Undo
    | Reconsider
    | ReportParts
    | ConfirmInstructions
    | CountSwap
    | Give
    | Reserve
    | GiveUp
    | ReadCatalogue
)
Question = VisitQuestion | ShiftQuestion


@dataclass(frozen=True, slots=True)
class PrintTicket:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class PrintHold:
    """The slip that lies on an item that is set aside."""

    slip: HoldSlip


@dataclass(frozen=True, slots=True)
class PrintLabel:
    """The barcode of an item, to stick on it."""

    label: ItemLabel


@dataclass(frozen=True, slots=True)
class ReportTrouble:
    """A device stopped working, or works again (None): one line in the volunteers' inbox, once."""

    device: Device
    trouble: Trouble | None


class Chime(Enum):
    """A short sound, always together with something on the screen."""

    GOOD = "good"
    LOOK = "look"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """Say the screen as it is now, in its language."""


@dataclass(frozen=True, slots=True)
class StopReading:
    pass


@dataclass(frozen=True, slots=True)
class DimScreen:
    dim: bool


Effect = Question | PrintTicket | PrintHold | PrintLabel | ReportTrouble | Chime | ReadAloud | StopReading | DimScreen
