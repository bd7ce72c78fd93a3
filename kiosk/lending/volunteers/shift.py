"""A volunteer's time at the kiosk, as frozen values. `desk.py` says how one becomes the next."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from kiosk.lending.model import CardId, Initiative, Line, Operation, Refusal
from kiosk.lending.volunteers.events import Form
from kiosk.lending.volunteers.model import (
    CheckedIn,
    DeskWhy,
    FoundMember,
    FoundThing,
    InboxEntry,
    MemberFile,
    OpenToday,
    PastDeed,
    StockCount,
    ThingFile,
    Undoing,
    Volunteer,
)
from kiosk.lending.volunteers.questions import ShiftQuestion


@dataclass(frozen=True, slots=True)
class AtHome:
    """The tiles."""


@dataclass(frozen=True, slots=True)
class AtCheckIn:
    """Scan, scan, scan; what was scanned stands in the shift, so that it outlives a look elsewhere."""


@dataclass(frozen=True, slots=True)
class AtInbox:
    """Oldest first, as it was told."""

    entries: tuple[InboxEntry, ...]


@dataclass(frozen=True, slots=True)
class Seeking:
    """A member, or with `things` a thing, is looked for; what was found for `text`, best first."""

    things: bool = False
    text: str = ""
    found_members: tuple[FoundMember, ...] = ()
    found_things: tuple[FoundThing, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class AtMember:
    """The page of a member. `card_wanted`: the next card is theirs; `refused` is what they may not take, by `code`."""

    file: MemberFile
    card_wanted: bool = False
    holder: str = ""
    refused: Refusal | None = None
    code: str = ""
    lent: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class AtThing:
    file: ThingFile


@dataclass(frozen=True, slots=True)
class AtStock:
    """A stock-take that goes on, or those that can be gone on with."""

    count: StockCount | None = None
    running: tuple[StockCount, ...] = ()


@dataclass(frozen=True, slots=True)
class AtHours:
    openings: tuple[OpenToday, ...]


@dataclass(frozen=True, slots=True)
class AtDeeds:
    """What can be undone; `undoing` is what it would come to, said before."""

    deeds: tuple[PastDeed, ...]
    undoing: Undoing | None = None


@dataclass(frozen=True, slots=True)
class AtLastVisit:
    """What was done in the visit before, to help on."""

    lines: tuple[Line, ...]


Place = AtHome | AtCheckIn | AtInbox | Seeking | AtMember | AtThing | AtStock | AtHours | AtDeeds | AtLastVisit


class ShiftWord(Enum):
    """The one sentence that is said behind the desk."""

    DONE = "done"
    REFUSED = "refused"
    PIN_WRONG = "pin wrong"
    NOT_KEPT = "not kept"
    WRITTEN = "written"
    UNKNOWN_CARD = "unknown card"
    UNKNOWN_CODE = "unknown code"
    UNREADABLE = "unreadable"
    CANNOT_UNDO = "cannot undo"


@dataclass(frozen=True, slots=True)
class ShiftNotice:
    """`why` with REFUSED, `wait_seconds` with PIN_WRONG, `text` is a file with WRITTEN and a code with UNKNOWN_CODE."""

    word: ShiftWord
    why: DeskWhy | None = None
    wait_seconds: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Eye:
    """Something at the side of the check-in; `operation` is the scan that it came with."""

    operation: Operation
    entry: InboxEntry


@dataclass(frozen=True, slots=True)
class Shift:
    """A volunteer stands at the kiosk. `back` are the places they came through, `entries` what they checked in, newest
    first, `eyes` what of it still needs eyes.

    `unlocked`: their PIN was given. `form` is being filled in; after the PIN, `wanting` is asked.
    """

    serial: int
    volunteer: Volunteer
    card: CardId | None
    today: date
    place: Place = field(default_factory=AtHome)
    back: tuple[Place, ...] = ()
    entries: tuple[CheckedIn, ...] = ()
    eyes: tuple[Eye, ...] = ()
    waiting: int = 0
    open_now: tuple[Initiative, ...] = ()
    unlocked: bool = False
    form: Form | None = None
    wanting: ShiftQuestion | None = None
    notice: ShiftNotice | None = None

    @property
    def taken_back(self) -> int:
        """How many things came back in this shift."""
        return sum(entry.item is not None for entry in self.entries)

    def at(self, place: Place) -> "Shift":
        """Go on to another place; *terug* leads back here."""
        return replace(self, place=place, back=(*self.back, self.place), form=None, wanting=None)

    def instead(self, place: Place) -> "Shift":
        """The same place, as it is now."""
        return replace(self, place=place, form=None)

    def gone_back(self) -> "Shift":
        *before, place = self.back or (AtHome(),)
        return replace(self, place=place, back=tuple(before), form=None, wanting=None, notice=None)
