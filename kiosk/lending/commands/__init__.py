"""What a volunteer does that is kept, as values: each is one transaction, noted with who did it.

Amounts are in cents and more than 0, texts are of one line.
"""

from dataclasses import dataclass
from datetime import date, time

from kiosk.lending.conditions import Condition
from kiosk.lending.model import CardId, Cents, MemberId, Operation, Part
from kiosk.lending.pricing import ProofKind

# --- a member ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LendTo:
    """Lend without a card. With a `reason` it is lent whatever stands against it, and the reason is kept."""

    member: MemberId
    code: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GiveCard:
    """`holder` is empty for a card of the member in person."""

    member: MemberId
    card: CardId
    holder: str = ""


@dataclass(frozen=True, slots=True)
class LoseCard:
    member: MemberId
    card: int


@dataclass(frozen=True, slots=True)
class Subscribe:
    """A subscription from today, or from the day after one of the same plan; its price is on the account."""

    member: MemberId
    initiative: str
    plan: str


@dataclass(frozen=True, slots=True)
class TakePayment:
    member: MemberId
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class TakeDeposit:
    member: MemberId
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class ReturnDeposit:
    member: MemberId
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class Waive:
    """So much of what is owed need not be paid."""

    member: MemberId
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class NoteProof:
    """Only a coordinator."""

    member: MemberId
    kind: ProofKind
    until: date


@dataclass(frozen=True, slots=True)
class ShowHow:
    """The member in person was shown how a category of an initiative works, or one thing of it."""

    member: MemberId
    initiative: str
    category: str
    barcode: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmAdult:
    member: MemberId


@dataclass(frozen=True, slots=True)
class Block:
    member: MemberId
    message: str


@dataclass(frozen=True, slots=True)
class Unblock:
    member: MemberId


@dataclass(frozen=True, slots=True)
class ReserveFor:
    member: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class SetPin:
    member: MemberId
    pin: str


@dataclass(frozen=True, slots=True)
class CountGifts:
    member: MemberId
    initiative: str
    points: int


@dataclass(frozen=True, slots=True)
class AddMember:
    """A new member; the number is the next free one."""

    name: str
    language: str
    pin: str = ""


MemberCommand = (
    LendTo
    | GiveCard
    | LoseCard
    | Subscribe
    | TakePayment
    | TakeDeposit
    | ReturnDeposit
    | Waive
    | NoteProof
    | ShowHow
    | ConfirmAdult
    | Block
    | Unblock
    | ReserveFor
    | SetPin
    | CountGifts
    | AddMember
)

# --- a thing -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MarkItem:
    barcode: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class SetInstructions:
    barcode: str
    borrowing: str
    returning: str


@dataclass(frozen=True, slots=True)
class SetParts:
    barcode: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AddItem:
    """A new thing; without a `barcode` it gets the next free one of its initiative."""

    initiative: str
    category: str
    name: str
    barcode: str = ""


ItemCommand = MarkItem | SetInstructions | SetParts | AddItem

# --- the initiative ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenUntil:
    """Somebody is there from now until this local time of today, whatever the usual hours are."""

    initiative: str
    until: time


@dataclass(frozen=True, slots=True)
class CloseToday:
    initiative: str


@dataclass(frozen=True, slots=True)
class AsUsual:
    initiative: str


HoursCommand = OpenUntil | CloseToday | AsUsual

# --- a stock-take ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BeginCount:
    """A stock-take of an initiative, or one category of it; one that is running already goes on."""

    initiative: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class CountItem:
    count: int
    code: str


@dataclass(frozen=True, slots=True)
class EndCount:
    """What was not seen is marked missing, if `mark`."""

    count: int
    mark: bool = False


StockCommand = BeginCount | CountItem | EndCount


@dataclass(frozen=True, slots=True)
class UndoOperation:
    operation: Operation


Command = MemberCommand | ItemCommand | HoursCommand | StockCommand | UndoOperation

FREE_OF_PIN = (*StockCommand.__args__, *HoursCommand.__args__, *ItemCommand.__args__)
"""What changes neither members, money nor roles asks for no PIN."""
