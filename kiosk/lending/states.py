"""What the kiosk is doing, as frozen values. `session.py` says how one becomes the next."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from kiosk.lending.debounce import CardDebounce, CodeDebounce
from kiosk.lending.effects import Question
from kiosk.lending.events import Panel
from kiosk.lending.model import (
    Account,
    CardId,
    Catalogue,
    Device,
    Guide,
    Initiative,
    Item,
    Line,
    LineKind,
    Loan,
    Operation,
    PartNote,
    Refusal,
    Reservation,
    SessionSettings,
    TicketPolicy,
    Trouble,
    Visitor,
)
from kiosk.lending.tickets import Slip, Ticket
from kiosk.lending.volunteers.shift import Shift


class NoticeKind(Enum):
    """The one kind sentence for something that changed nothing."""

    UNKNOWN_CARD = "unknown card"
    LOST_CARD = "lost card"
    UNREADABLE_CARD = "unreadable card"
    RANDOM_CARD = "random card"
    SHARED_CARD = "shared card"
    PAYMENT_CARD = "payment card"
    UNKNOWN_CODE = "unknown code"
    UNREADABLE_CODE = "unreadable code"
    MEMBER_NUMBER = "member number"
    NUMBER_REFUSED = "number refused"
    HOLD_CARD = "hold card"
    HOLD_CARD_TO_RESERVE = "hold card to reserve"
    GIVEN_UP = "given up"
    NOT_READ = "not told"
    REFUSED = "refused"
    UNDONE = "undone"
    CANNOT_UNDO = "cannot undo"
    NOT_KEPT = "not kept"


@dataclass(frozen=True, slots=True)
class Notice:
    """A word to the visitor, said at `at`."""

    kind: NoticeKind
    at: float
    item: Item | None = None
    refusal: Refusal | None = None
    code: str = ""
    wait_seconds: int = 0
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A thing that was scanned and of which nothing was recorded: it must not go home unnoticed.

    `again` says that what was against it is gone: it can be lent now.
    """

    code: str
    notice: Notice
    again: bool = False
    at_home: bool = False
    """It was not to be taken, but to be kept longer."""

    @property
    def refused(self) -> bool:
        return self.notice.refusal is not None and not self.at_home

    @property
    def may_give(self) -> bool:
        return self.notice.refusal is not None and self.notice.refusal.may_give


@dataclass(frozen=True, slots=True)
class Counting:
    """The parts of the line of this operation are unfolded; `notes` are what was touched so far."""

    operation: Operation
    notes: tuple[PartNote, ...] = ()

    def note(self, part: int) -> PartNote:
        return next((note for note in self.notes if note.part == part), PartNote(part))

    def with_note(self, note: PartNote) -> "Counting":
        others = tuple(other for other in self.notes if other.part != note.part)
        said = (note,) if note.missing or note.broken else ()
        return replace(self, notes=(*others, *said))


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here. `wanted` are free things that were scanned: the next card lends them, and reserves `to_reserve`.

    A tag of which every sighting counts is wanted as often as it was seen.
    """

    notice: Notice | None = None
    wanted: tuple[Item, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    to_reserve: tuple[Item, ...] = ()
    tags: tuple[str, ...] = ()
    """The codes seen so far that count at every sighting."""


@dataclass(frozen=True, slots=True)
class Visiting:
    """Somebody is here: with a card (or number), or without one and then `visitor` is None.

    `loans` are those at the start of the visit; `lines` are what stands of it, newest first; `unsettled` is what did
    not come to stand; `lit` is the barcode of a thing that was scanned again. `renew_by` is the day before which
    something is to be renewed at the desk. `accounts` are how the visitor stands now with each initiative, `before` how
    they stood as they came. `reservations` are what they waited for then, `renewing` what of *alles verlengen* has no
    answer yet.
    """

    serial: int
    visitor: Visitor | None
    card: CardId | None
    today: date
    loans: tuple[Loan, ...] = ()
    lines: tuple[Line, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    notice: Notice | None = None
    wanted: tuple[Item, ...] = ()
    lit: str = ""
    unfolded: bool = False
    no_ticket: bool = False
    renew_by: date | None = None
    counting: Counting | None = None
    to_reserve: tuple[Item, ...] = ()
    tags: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    before: tuple[Account, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    renewing: tuple[str, ...] = ()

    def dealt_with(self, barcode: str) -> Line | None:
        """The line of a thing that was scanned already; what is only reserved can still be taken."""
        line = self.line_of(barcode)
        return None if line and line.kind is LineKind.RESERVED else line

    def line_of(self, barcode: str) -> Line | None:
        """The newest line of a thing: the one that says where it is now."""
        return next((line for line in self.lines if line.item.barcode == barcode), None)

    def line(self, operation: Operation) -> Line | None:
        """The line of an operation, if it is its thing's newest: only that one can still be undone."""
        found = next((line for line in self.lines if line.operation == operation), None)
        return found if found and self.line_of(found.item.barcode) == found else None

    @property
    def refused(self) -> tuple[str, ...]:
        """The codes of what was refused in this visit."""
        return tuple(one.code for one in self.unsettled if one.refused)

    @property
    def at_home(self) -> tuple[Loan, ...]:
        """The loans with which nothing was done in this visit."""
        return tuple(loan for loan in self.loans if self.line_of(loan.item.barcode) is None)

    @property
    def out(self) -> tuple[Loan, ...]:
        """What is out on the visitor's name now, soonest due first: also what they took or kept longer since."""
        new = (
            Loan(line.item, line.due_on)
            for line in self.lines
            if line.due_on
            and line.kind in (LineKind.LENT, LineKind.RENEWED)
            and self.line_of(line.item.barcode) is line
        )
        return tuple(sorted((*self.at_home, *new), key=lambda loan: loan.due_on))

    @property
    def waiting(self) -> tuple[Reservation, ...]:
        """What the visitor waits for now: as they came, and since; not what they took meanwhile.

        What is set aside while they stand here, and they are first in its queue, is set aside for them.
        """
        waiting = {one.item.barcode: one for one in self.reservations}
        for line in reversed(self.lines):
            barcode = line.item.barcode
            if line.reservation:
                waiting[barcode] = line.reservation
            elif line.kind is LineKind.LENT:
                waiting.pop(barcode, None)
            elif line.hold and barcode in waiting and waiting[barcode].place == 1:
                waiting[barcode] = replace(waiting[barcode], hold=line.hold)
        return tuple(waiting.values())

    @property
    def ready(self) -> tuple[Reservation, ...]:
        """What lies ready for the visitor."""
        return tuple(one for one in self.waiting if one.hold)

    def may_go_along(self, line: Line) -> bool:
        """Did it come back, has nobody to look at it first, and is it not for somebody else?

        While its parts are asked after, that is not known.
        """
        if line.kind is not LineKind.RETURNED or line.asks_parts or line.set_aside:
            return False
        return line.hold is None or any(one.item.barcode == line.item.barcode for one in self.ready)

    def account(self, initiative: Initiative) -> Account:
        """How the visitor stands with this initiative now."""
        return account_with(self.accounts, initiative)

    @property
    def scanned(self) -> int:
        """How many of the lines are things scanned, to lend, to return or to swap."""
        return sum(line.kind not in (LineKind.RENEWED, LineKind.RESERVED) for line in self.lines)


class TicketState(Enum):
    NONE = "none"
    OFFERED = "offered"
    DECLINED = "declined"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The goodbye of a visit, from `since` until `until`. `slip` is the ticket in words when it did not print."""

    visit: Visiting
    ticket: TicketState
    since: float
    until: float
    notice: Notice | None = None
    slip: Slip | None = None
    trouble: Trouble | None = None


Here = Welcome | Visiting | Goodbye | Shift
"""Who is here, and what is on the screen."""


@dataclass(frozen=True, slots=True)
class LastVisit:
    """What was done in the visit before, for a volunteer to help on with; forgotten after an hour."""

    lines: tuple[Line, ...]
    at: float


@dataclass(frozen=True, slots=True)
class Asking:
    """The ledger was asked something; what the visitor does meanwhile waits. `silent` once its deadline has passed."""

    before: Here
    question: Question
    silent: bool = False


Doing = Here | Asking


@dataclass(frozen=True, slots=True)
class Accessibility:
    """How the visitor wants to read. `chosen` is True when the language was chosen by touch."""

    language: str
    chosen: bool = False
    bigger: bool = False
    reading: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """The whole state of the kiosk. `at` is now, `active_at` when the visitor last did something, both in seconds.

    `told` is what is looked at in the catalogue, in words, for as long as that is open.
    """

    settings: SessionSettings
    accessibility: Accessibility
    doing: Doing = field(default_factory=Welcome)
    at: float = 0.0
    active_at: float = 0.0
    dimmed: bool = False
    panel: Panel | None = None
    card_debounce: CardDebounce = field(default_factory=CardDebounce)
    code_debounce: CodeDebounce = field(default_factory=CodeDebounce)
    troubles: tuple[tuple[Device, Trouble], ...] = ()
    serial: int = 0
    guide: Guide | None = None
    catalogue: Catalogue | None = None
    last_visit: LastVisit | None = None
    told: str = ""
    beneath: Panel | None = None
    """The page that was being read as the languages were opened: the choice leads back to it."""

    @classmethod
    def opening(cls, settings: SessionSettings, at: float) -> "Session":
        """The first state after start: nobody here, every device still to report."""
        starting = tuple((device, Trouble.STARTING) for device in (Device.READER, Device.SCANNER, Device.PRINTER))
        return cls(settings, Accessibility(settings.languages[0]), at=at, active_at=at, troubles=starting)

    @property
    def busy(self) -> bool:
        """Is the ledger being asked? Then the visitor's events wait."""
        return isinstance(self.doing, Asking)

    @property
    def shown(self) -> Here:
        """What the screen is about: while the ledger is asked, what was there before."""
        return self.doing.before if isinstance(self.doing, Asking) else self.doing

    @property
    def seconds_left(self) -> float | None:
        """Until the visit ends by itself; None when there is no visit."""
        match self.doing:
            case Visiting():
                quiet = self.at - self.active_at
                return (self.settings.idle_seconds + self.settings.warning_seconds) * self.patience - quiet
            case Shift():
                return self.settings.volunteer_seconds + self.settings.warning_seconds - (self.at - self.active_at)
            case _:
                return None

    @property
    def patience(self) -> int:
        """Everything waits twice as long for who asked for more time."""
        match self.shown:
            case Visiting(visitor=visitor) | Goodbye(visit=Visiting(visitor=visitor)) if visitor:
                return 2 if visitor.more_time else 1
        return 1

    @property
    def warned(self) -> bool:
        """Is the visitor being asked whether they are still there?"""
        left = self.seconds_left
        return left is not None and left <= self.settings.warning_seconds * self.patience

    def trouble(self, device: Device) -> Trouble | None:
        return dict(self.troubles).get(device)

    def with_trouble(self, device: Device, trouble: Trouble | None) -> "Session":
        kept = tuple(pair for pair in self.troubles if pair[0] is not device)
        return replace(self, troubles=kept if trouble is None else (*kept, (device, trouble)))


def ticket_of(session: Session, visit: Visiting) -> Ticket | None:
    """The ticket of a visit, in the language that is on the screen, or None when nothing was done."""
    if not visit.lines:
        return None
    concerned = {line.item.initiative.key for line in visit.lines}
    entries = session.guide.entries if session.guide else ()
    guide = tuple(entry for entry in entries if entry.initiative.key in concerned)
    moved = tuple(one for one in visit.accounts if one != account_with(visit.before, one.initiative))
    before = tuple(account_with(visit.before, one.initiative) for one in moved)
    return Ticket(visit.serial, visit.lines, session.accessibility.language, guide, before, moved)


def account_with(accounts: tuple[Account, ...], initiative: Initiative) -> Account:
    """The one with this initiative; where there is none, nothing stands on it."""
    return next((one for one in accounts if one.initiative.key == initiative.key), Account(initiative))


def prints_always(session: Session, visit: Visiting) -> bool:
    return session.settings.ticket is TicketPolicy.ALWAYS and not visit.no_ticket
