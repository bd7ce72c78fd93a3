"""The state of a volunteer's shift at the kiosk, as frozen values.

The modules beside this one change it: `scans.py` by a card or a code, `touches.py` by a touch, `answers.py` by an
answer of the ledger.
"""

from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import Enum

from kiosk.lending.events import CardFault
from kiosk.lending.model import CardId, Initiative, Line, Operation, Refusal
from kiosk.lending.reports.late import Overdue
from kiosk.lending.reports.model import Report
from kiosk.lending.upkeep.findings import Finding
from kiosk.lending.volunteers.events import Form
from kiosk.lending.volunteers.model import (
    CheckedIn,
    DeclineCause,
    FoundItem,
    FoundMember,
    InactiveMember,
    InboxEntry,
    ItemFile,
    MemberFile,
    OpenToday,
    PaperRow,
    PastOperation,
    StockCount,
    Undoing,
    Volunteer,
)
from kiosk.lending.volunteers.putting_away import ToPutAway
from kiosk.lending.volunteers.questions import ShiftQuestion


@dataclass(frozen=True, slots=True)
class AtTiles:
    """The first page: the tiles."""


@dataclass(frozen=True, slots=True)
class AtCheckIn:
    """The quick check-in. The shift keeps the scans, so that they are still there after another page."""


@dataclass(frozen=True, slots=True)
class AtInbox:
    """The inbox; `entries` are oldest first."""

    entries: tuple[InboxEntry, ...]


@dataclass(frozen=True, slots=True)
class Searching:
    """The search for a member, or with `items` for an item, with the results for `text`, best first."""

    items: bool = False
    text: str = ""
    found_members: tuple[FoundMember, ...] = ()
    found_items: tuple[FoundItem, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class AtMember:
    """The page of a member.

    `card_wanted`: the next card that is tapped is given to them, with this `holder`, empty for the member in person.
    `refused` is the refusal of the item with barcode `code`, None for none; `lent` are the loans made on this page.
    """

    file: MemberFile
    card_wanted: bool = False
    holder: str = ""
    refused: Refusal | None = None
    code: str = ""
    lent: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class AtItem:
    file: ItemFile


@dataclass(frozen=True, slots=True)
class AtStock:
    """A stock-take; with `count` None, the page to begin one or to continue one of `running`.

    `last` is the last scanned code, empty for none. `ended`: the stock-take is over, and its result can be written.
    """

    count: StockCount | None = None
    running: tuple[StockCount, ...] = ()
    last: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class AtHours:
    """The hours of today; `now` is the time of day at which they were read, None if unknown."""

    openings: tuple[OpenToday, ...]
    now: time | None = None


@dataclass(frozen=True, slots=True)
class AtPutAway:
    """The items to put away, in the order of the shelves."""

    items: tuple[ToPutAway, ...]


@dataclass(frozen=True, slots=True)
class AtInactive:
    """The inactive members."""

    members: tuple[InactiveMember, ...]


@dataclass(frozen=True, slots=True)
class AtOverdue:
    """The late items, and those that lie ready."""

    overdue: Overdue


@dataclass(frozen=True, slots=True)
class AtFigures:
    """The numbers of this year."""

    report: Report


@dataclass(frozen=True, slots=True)
class AtFindings:
    """The findings of the examination of the kiosk; None while it is running."""

    findings: tuple[Finding, ...] | None = None


@dataclass(frozen=True, slots=True)
class AtSheets:
    """The sheets that came on a stick, which the session has."""


@dataclass(frozen=True, slots=True)
class AtPastOperations:
    """The operations that can be undone; `undoing` has the consequences for the chosen one, None if none is chosen."""

    operations: tuple[PastOperation, ...]
    undoing: Undoing | None = None


@dataclass(frozen=True, slots=True)
class AtLastVisit:
    """The lines of the visit before, to help that visitor."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AtPaper:
    """The page for entering a paper form: `day` is the day on the paper, None before it is chosen.

    The next items were lent to `member`; None: they came back. `rows` are the entered rows, newest first.
    """

    day: date | None = None
    member: FoundMember | None = None
    rows: tuple[PaperRow, ...] = ()


ShiftPage = (
    AtTiles
    | AtCheckIn
    | AtInbox
    | Searching
    | AtMember
    | AtItem
    | AtStock
    | AtHours
    | AtPutAway
    | AtInactive
    | AtOverdue
    | AtFigures
    | AtFindings
    | AtSheets
    | AtPastOperations
    | AtLastVisit
    | AtPaper
)


class ShiftNoticeKind(Enum):
    """The kinds of notices at the volunteers' desk; each has one sentence on the screen."""

    DONE = "done"
    DONE_UNSEEN = "done, without what nobody can see"
    REFUSED = "refused"
    PIN_WRONG = "pin wrong"
    NOT_KEPT = "not kept"
    NOT_READ = "not told"
    WRITTEN = "written"
    ERASED = "erased"
    UNKNOWN_CARD = "unknown card"
    UNKNOWN_CODE = "unknown code"
    UNREADABLE = "unreadable"
    CANNOT_UNDO = "cannot undo"


@dataclass(frozen=True, slots=True)
class ShiftNotice:
    """One sentence for the volunteer.

    `why` comes with REFUSED, `wait_seconds` with PIN_WRONG, `fault` with UNREADABLE if it was a card. `text` is the
    path of a file with WRITTEN, a code with UNKNOWN_CODE, and with NOT_KEPT the codes that were scanned and not
    recorded, if any.
    """

    kind: ShiftNoticeKind
    why: DeclineCause | None = None
    wait_seconds: int = 0
    text: str = ""
    fault: CardFault | None = None


@dataclass(frozen=True, slots=True)
class SideEntry:
    """An entry of the side list of the check-in: something to look at; `operation` is the scan that brought it."""

    operation: Operation
    entry: InboxEntry


@dataclass(frozen=True, slots=True)
class Shift:
    """A volunteer is logged in at the kiosk.

    `back` are the pages before this one, the last one last. `checked_in` are the returns of this shift, newest first;
    `side_entries` are the things that a volunteer must still look at because of them.

    `unlocked`: the PIN was given in this shift. `form` is being filled in, with `scanned` as the code of a new item;
    `after_pin` is the question to ask after the PIN. `unrecorded` are the codes that were scanned and not recorded,
    newest first: they are shown until they are scanned again or the notice is closed.
    """

    serial: int
    volunteer: Volunteer
    card: CardId | None
    today: date
    page: ShiftPage = field(default_factory=AtTiles)
    back: tuple[ShiftPage, ...] = ()
    checked_in: tuple[CheckedIn, ...] = ()
    side_entries: tuple[SideEntry, ...] = ()
    waiting: int = 0
    open_now: tuple[Initiative, ...] = ()
    unlocked: bool = False
    form: Form | None = None
    after_pin: ShiftQuestion | None = None
    scanned: str = ""
    unrecorded: tuple[str, ...] = ()
    notice: ShiftNotice | None = None

    @property
    def taken_back(self) -> int:
        """The number of items that came back in this shift."""
        return sum(entry.item is not None and not entry.part for entry in self.checked_in)

    @property
    def undoable(self) -> frozenset[Operation]:
        """The returns of this shift that can be undone: the last of each item, unless it was lent to a member since."""
        pages = (*self.back, self.page)
        lent = {line.item.barcode for page in pages if isinstance(page, AtMember) for line in page.lent}
        last: dict[str, Operation] = {}
        for entry in self.checked_in:
            if entry.item is not None and not entry.part:
                last.setdefault(entry.item.barcode, entry.operation)
        return frozenset(operation for barcode, operation in last.items() if barcode not in lent)

    def checked_in_as(self, operation: Operation) -> CheckedIn | None:
        """The return that this operation recorded in this shift; None if there is none."""
        return next((entry for entry in self.checked_in if entry.operation == operation), None)

    @property
    def standing_notice(self) -> ShiftNotice | None:
        """The notice about codes that were scanned and not recorded; None if everything was recorded."""
        return ShiftNotice(ShiftNoticeKind.NOT_KEPT, text=", ".join(self.unrecorded)) if self.unrecorded else None

    def at(self, page: ShiftPage) -> "Shift":
        """The shift on another page, from which *terug* leads back to this page, never twice to the same one.

        A page of the same kind replaces the one on the screen.
        """
        closed = self.without_form()
        if isinstance(page, type(self.page)):
            return replace(closed, page=page)
        back = (*self.back, _left(self.page))
        been = next((at for at, one in enumerate(back) if _is_same(one, page)), len(back))
        return replace(closed, page=page, back=back[:been])

    def gone_back(self) -> "Shift":
        """The shift on the page before, or on the first page if there is none."""
        *before, page = self.back or (AtTiles(),)
        return replace(self.without_form(), page=page, back=tuple(before), notice=self.standing_notice)

    def without_form(self) -> "Shift":
        """The same shift without its form, and without the question that waits for the PIN."""
        return replace(self, form=None, after_pin=None, scanned="")


def _left(page: ShiftPage) -> ShiftPage:
    """The page as *terug* shows it again, without its temporary parts."""
    match page:
        case AtMember(file=file, lent=lent):
            return AtMember(file, lent=lent)
        case AtPastOperations(operations):
            return AtPastOperations(operations)
    return page


def _is_same(one: ShiftPage, other: ShiftPage) -> bool:
    match one, other:
        case AtMember(file=file), AtMember(file=other_file):
            return file.member == other_file.member
        case AtItem(file=item), AtItem(file=other_item):
            return item.item.barcode == other_item.item.barcode
        case Searching(items=items), Searching(items=other_items):
            return items == other_items
        case AtPastOperations(undoing=undoing, operations=operations), AtPastOperations(
            undoing=other_undoing, operations=other_operations
        ):
            return _only_undoing(operations, undoing) == _only_undoing(other_operations, other_undoing)
    return isinstance(other, type(one))


def _only_undoing(operations: tuple[PastOperation, ...], undoing: Undoing | None) -> bool:
    """Was undoing chosen on another page, so that there is no list of operations to go back to?"""
    return undoing is not None and not operations
