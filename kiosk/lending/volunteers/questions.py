"""What is asked of the ledger on behalf of a volunteer (`by`); each is answered by exactly one `ShiftAnswer`."""

from dataclasses import dataclass

from kiosk.lending.model import CardId, MemberId, Operation
from kiosk.lending.volunteers.deeds import Deed
from kiosk.lending.volunteers.model import Outcome


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A thing was scanned at the check-in: it is back, whoever had it."""

    by: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class LookAtInbox:
    by: MemberId


@dataclass(frozen=True, slots=True)
class Settle:
    by: MemberId
    number: int
    outcome: Outcome
    points: int | None = None


@dataclass(frozen=True, slots=True)
class SeekMember:
    by: MemberId
    text: str


@dataclass(frozen=True, slots=True)
class SeekThing:
    by: MemberId
    text: str


@dataclass(frozen=True, slots=True)
class ReadMember:
    by: MemberId
    member: MemberId


@dataclass(frozen=True, slots=True)
class ReadMemberOfCard:
    by: MemberId
    card: CardId


@dataclass(frozen=True, slots=True)
class ReadThing:
    by: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class ReadHours:
    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadDeeds:
    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadUndoing:
    by: MemberId
    deed: Operation


@dataclass(frozen=True, slots=True)
class ReadCounts:
    by: MemberId


@dataclass(frozen=True, slots=True)
class WriteCount:
    by: MemberId
    number: int


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Is this the PIN of the volunteer? Wrong ones slow down this card, and no other."""

    by: MemberId
    card: CardId | None
    pin: str


@dataclass(frozen=True, slots=True)
class Do:
    """Answered with what it was about as it is then: the member, the thing, the hours, the stock-take, the list."""

    by: MemberId
    deed: Deed


ShiftQuestion = (
    CheckIn
    | LookAtInbox
    | Settle
    | SeekMember
    | SeekThing
    | ReadMember
    | ReadMemberOfCard
    | ReadThing
    | ReadHours
    | ReadDeeds
    | ReadUndoing
    | ReadCounts
    | WriteCount
    | CheckPin
    | Do
)
