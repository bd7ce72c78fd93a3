"""The questions to the ledger for the volunteer `by`. Each has exactly one `ShiftAnswer`."""

from dataclasses import dataclass, field

from kiosk.lending.commands import Command
from kiosk.lending.model import CardId, MemberId, Operation
from kiosk.lending.upkeep.sheets import SheetJob


@dataclass(frozen=True, slots=True)
class ReadInbox:
    by: MemberId


@dataclass(frozen=True, slots=True)
class SearchMember:
    by: MemberId
    text: str


@dataclass(frozen=True, slots=True)
class SearchItem:
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
class ReadItem:
    by: MemberId
    code: str


@dataclass(frozen=True, slots=True)
class ReadHours:
    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadPastOperations:
    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadUndoing:
    by: MemberId
    operation: Operation


@dataclass(frozen=True, slots=True)
class ReadPutAway:
    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadCounts:
    by: MemberId


@dataclass(frozen=True, slots=True)
class WriteCount:
    by: MemberId
    number: int


@dataclass(frozen=True, slots=True)
class WriteKept:
    """Write all data of a member to a file. Only for coordinators."""

    by: MemberId
    member: MemberId


@dataclass(frozen=True, slots=True)
class ReadInactive:
    """Read the list of inactive members. Only for coordinators."""

    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadOverdue:
    """Read the late items and those that lie ready, of the volunteer's initiatives."""

    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """Read the numbers of this year. Only for coordinators."""

    by: MemberId


@dataclass(frozen=True, slots=True)
class AskForDocuments:
    """Have the PDFs of the house made, by another process. Only for coordinators."""

    by: MemberId


@dataclass(frozen=True, slots=True)
class ReadSheets:
    """Read the sheets that came on a stick. Only for coordinators."""

    by: MemberId


@dataclass(frozen=True, slots=True)
class AskForSheet:
    """Have the sheet with this digest checked, imported or taken back, by another process. Only for coordinators."""

    by: MemberId
    job: SheetJob
    digest: str


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Check the PIN of the volunteer. Wrong tries delay only this card; `card` is None for a volunteer who came with
    their number.
    """

    by: MemberId
    card: CardId | None
    pin: str


@dataclass(frozen=True, slots=True)
class Do:
    """Carry out this command.

    The answer is the subject of the command after it: a member, an item, the hours, a stock-take, the list of past
    operations, an item that came back, or a settled entry of the inbox. `left_out`: invisible characters were left out
    of the typed texts. Only the desk needs this, so it is no argument of the ledger's method.
    """

    by: MemberId
    command: Command
    left_out: bool = field(default=False, metadata={"asked": False})


ShiftQuestion = (
    ReadInbox
    | SearchMember
    | SearchItem
    | ReadMember
    | ReadMemberOfCard
    | ReadItem
    | ReadHours
    | ReadPastOperations
    | ReadUndoing
    | ReadPutAway
    | ReadCounts
    | WriteCount
    | WriteKept
    | ReadInactive
    | ReadOverdue
    | ReadFigures
    | AskForDocuments
    | ReadSheets
    | AskForSheet
    | CheckPin
    | Do
)
