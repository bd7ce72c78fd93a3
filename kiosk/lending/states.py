"""The states of the kiosk, as frozen values. `session.py` has the transitions between them."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from itertools import islice
from math import ceil
from typing import Self

from kiosk.lending.debounce import CardDebounce, CodeDebounce
from kiosk.lending.effects import Question
from kiosk.lending.events import CodeScanned, Panel
from kiosk.lending.limits import MOST_UNSETTLED
from kiosk.lending.model import (
    NO_HISTORY,
    Account,
    ByPicture,
    CardId,
    Catalogue,
    Cents,
    Device,
    Guide,
    History,
    HouseMessage,
    Initiative,
    Item,
    Line,
    LineKind,
    Loan,
    MemberId,
    Operation,
    PartNote,
    Refusal,
    Reservation,
    SessionSettings,
    TicketPolicy,
    Trouble,
    Visitor,
    Why,
)
from kiosk.lending.tickets import Slip, Ticket
from kiosk.lending.upkeep.backups import BackupResult, BackupsRead
from kiosk.lending.upkeep.documents import DocumentsRead
from kiosk.lending.upkeep.health import LedgerFault
from kiosk.lending.upkeep.sheets import SheetsRead
from kiosk.lending.volunteers.shift import Shift


class NoticeKind(Enum):
    """The kinds of notices; each has one sentence on the screen."""

    UNKNOWN_CARD = "unknown card"
    CARD_SLIP = "card slip"
    NO_SLIP = "no slip"
    LOST_CARD = "lost card"
    UNREADABLE_CARD = "unreadable card"
    RANDOM_CARD = "random card"
    SHARED_CARD = "shared card"
    FOREIGN_CARD = "foreign card"
    PAYMENT_CARD = "payment card"
    UNKNOWN_CODE = "unknown code"
    UNREADABLE_CODE = "unreadable code"
    MEMBER_NUMBER = "member number"
    NUMBER_REFUSED = "number refused"
    PAD_PAUSED = "pad paused"
    DESK_BY_CARD = "desk by card"
    HOLD_CARD = "hold card"
    HOLD_CARD_TO_RESERVE = "hold card to reserve"
    GIVEN_UP = "given up"
    NOT_READ = "not told"
    REFUSED = "refused"
    PARTS_FOUND = "parts found"
    PARTS_SETTLED = "parts settled"
    UNDONE = "undone"
    CANNOT_UNDO = "cannot undo"
    BRINGS_BACK = "brings back"
    TAKES_ALONG = "takes along"
    NOT_KEPT = "not kept"
    BACKED_UP = "backed up"
    NOT_BACKED_UP = "not backed up"
    NOTE_LEFT = "note left"
    NOTE_AGAIN = "note again"
    NOTES_ENOUGH = "notes enough"


HOLD_CARD = (NoticeKind.HOLD_CARD, NoticeKind.HOLD_CARD_TO_RESERVE)
"""The notices that ask for a card."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the visitor, shown since `at`, in seconds.

    `item` is the item of the notice, `refusal` the reasons why it is refused, `code` the text that was scanned or
    typed. Some kinds have more: NUMBER_REFUSED and PAD_PAUSED have `wait_seconds`; CANNOT_UNDO has the `points` that
    are left of a gift; BACKED_UP and NOT_BACKED_UP have `backup`; UNKNOWN_CARD has the `card` if a slip can be given
    for it. The `code` of NOTE_LEFT, NOTE_AGAIN and CARD_SLIP is on the slip; `until` is the last day of a card's slip.
    BRINGS_BACK and TAKES_ALONG ask whether the visitor returns or takes the item.
    """

    kind: NoticeKind
    at: float
    item: Item | None = None
    refusal: Refusal | None = None
    code: str = ""
    wait_seconds: int = 0
    points: int | None = None
    backup: BackupResult | None = None
    card: CardId | None = None
    until: date | None = None

    @property
    def asks_what_is_meant(self) -> bool:
        return self.kind in (NoticeKind.BRINGS_BACK, NoticeKind.TAKES_ALONG)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A code that was scanned but not recorded. It stays on the screen, so that the item is not taken unnoticed.

    `again`: the reason of the refusal no longer holds, and the item can be lent now.
    """

    code: str
    notice: Notice
    again: bool = False
    is_renewal: bool = False
    """True for a refused renewal of an item that the visitor has at home, False for a refused loan."""

    @property
    def refused(self) -> bool:
        """Is this a refused loan whose reason may pass during the visit?"""
        refusal = self.notice.refusal
        return (
            refusal is not None
            and not self.is_renewal
            and all(one.why is not Why.NOT_SCANNED for one in refusal.reasons)
        )

    @property
    def may_give(self) -> bool:
        return self.notice.refusal is not None and self.notice.refusal.may_give


@dataclass(frozen=True, slots=True)
class Counting:
    """The parts of the line of this operation are unfolded; `notes` are those touched so far."""

    operation: Operation
    notes: tuple[PartNote, ...] = ()

    def note(self, part: int) -> PartNote:
        """The note on this part; an empty note if the visitor did not touch the part."""
        return next((note for note in self.notes if note.part == part), PartNote(part))

    def with_note(self, note: PartNote) -> "Counting":
        """The same counting, with this note in place of the earlier note on the same part; an empty note is left
        out.
        """
        others = tuple(other for other in self.notes if other.part != note.part)
        noted = (note,) if note.missing or note.broken else ()
        return replace(self, notes=(*others, *noted))


ANSWER_SECONDS = 2.0
"""The seconds for which an answered line stays lit before the next question is asked."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The question of the line of this operation was just answered; the line stays lit until `until`, in seconds."""

    operation: Operation
    until: float


@dataclass(frozen=True, slots=True)
class Pending:
    """The choices that are not carried out yet, and the last notice, which `Welcome` and `Visiting` both have.

    `to_lend` are free items that were scanned without a card: the next card lends them. A tag of which every scan
    counts is listed as often as it was scanned; `tags` are the codes of such tags that were scanned so far.
    `to_reserve` are the items that the next card reserves. `unsettled` are the codes that were scanned and not
    recorded, newest first. `by_picture` are the codes of items found by their picture, not scanned. `notice` is None if
    there is no notice.
    """

    to_lend: tuple[Item, ...] = ()
    to_reserve: tuple[Item, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    tags: tuple[str, ...] = ()
    by_picture: tuple[str, ...] = ()
    notice: Notice | None = None

    def with_notice(self, notice: Notice | None) -> "Pending":
        return replace(self, notice=notice)

    def without_notice(self) -> "Pending":
        """The same pending without its notice and unsettled codes; the items that wait for a card stay."""
        return replace(self, notice=None, unsettled=())

    def lending(self, item: Item, counts: bool) -> "Pending":
        """The same pending, with this item to be lent by the next card; with `counts`, once more for every scan."""
        to_lend = (*(self.to_lend if counts else _without(self.to_lend, item)), item)
        pending = replace(self, to_lend=to_lend, to_reserve=_without(self.to_reserve, item))
        return pending.with_tag(item.barcode) if counts else pending

    def reserving(self, item: Item) -> "Pending":
        """The same pending, with this item to be reserved by the next card, not lent, because the last choice
        counts.
        """
        to_reserve = (*_without(self.to_reserve, item), item)
        return replace(self, to_lend=_without(self.to_lend, item), to_reserve=to_reserve)

    def with_unsettled(self, newest: Unsettled) -> "Pending":
        """The same pending, with this code unsettled, in place of an earlier entry of it; the oldest of too many
        entries are dropped.
        """
        others = (one for one in self.unsettled if one.code != newest.code)
        return replace(self, unsettled=(newest, *islice(others, MOST_UNSETTLED - 1)))

    def settled(self, code: str) -> "Pending":
        """The same pending, with this code no longer unsettled."""
        return replace(self, unsettled=tuple(one for one in self.unsettled if one.code != code))

    def found(self, code: str, *, by_picture: bool) -> "Pending":
        """The same pending, with the fact whether the visitor found the item with this code by its picture."""
        others = tuple(other for other in self.by_picture if other != code)
        return replace(self, by_picture=(*others, code) if by_picture else others)

    def with_tag(self, code: str) -> "Pending":
        """The same pending, in which every scan of this code counts."""
        return self if code in self.tags else replace(self, tags=(*self.tags, code))


def _without(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    return tuple(other for other in items if other.barcode != item.barcode)


@dataclass(frozen=True, slots=True)
class WithPending:
    """The base class of `Welcome` and `Visiting`, which both have a `Pending`."""

    pending: Pending = field(default=Pending(), kw_only=True)

    @property
    def notice(self) -> Notice | None:
        return self.pending.notice

    @property
    def unsettled(self) -> tuple[Unsettled, ...]:
        return self.pending.unsettled

    def with_notice(self, notice: Notice | None) -> Self:
        return replace(self, pending=self.pending.with_notice(notice))

    def found(self, code: str, *, by_picture: bool) -> Self:
        return replace(self, pending=self.pending.found(code, by_picture=by_picture))

    def is_by_picture(self, code: str) -> bool:
        """Was the item with this code found by its picture?"""
        return code in self.pending.by_picture


@dataclass(frozen=True, slots=True)
class Welcome(WithPending):
    """No visitor is known; items may have been scanned already."""


@dataclass(frozen=True, slots=True)
class Visiting(WithPending):
    """A visit: of a member, known by card or by number, or of a visitor without a card; then `visitor` is None.

    `loans` are those at the start of the visit. `lines` are those of this visit, newest first. `highlighted` is the
    barcode of the item that was scanned again, empty for none. `renew_by` is the last day of a subscription or proof
    that the member must renew at the desk, None if none ends soon. `accounts` are the visitor's accounts now, `before`
    those when they came. `reservations` are those when they came. `history` is what they borrowed before, if they keep
    it. `renewing` are the barcodes of *alles verlengen* that the ledger has not answered yet. `answered` is the line
    that stays lit because it was just answered, None for none. `messages` are those of the house that are still to be
    shown; the first is on the screen since `message_at`, in seconds.
    """

    serial: int
    visitor: Visitor | None
    card: CardId | None
    today: date
    loans: tuple[Loan, ...] = ()
    lines: tuple[Line, ...] = ()
    highlighted: str = ""
    loans_unfolded: bool = False
    renew_by: date | None = None
    counting: Counting | None = None
    accounts: tuple[Account, ...] = ()
    before: tuple[Account, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    history: History = NO_HISTORY
    saved: Cents | None = None
    renewing: tuple[str, ...] = ()
    answered: Answered | None = None
    messages: tuple[HouseMessage, ...] = ()
    message_at: float = 0.0

    def dealt_with(self, barcode: str) -> Line | None:
        """The newest line of an item; None if there is none, or if the item is only reserved and so can still be
        taken.
        """
        line = self.line_of(barcode)
        return None if line and line.kind is LineKind.RESERVED else line

    def line_of(self, barcode: str) -> Line | None:
        """The newest line of an item, which shows where the item is now; None if this visit has none."""
        return next((line for line in self.lines if line.item.barcode == barcode), None)

    @property
    def newest(self) -> tuple[Line, ...]:
        """The newest line of each item, newest first."""
        found: dict[str, Line] = {}
        for line in self.lines:
            found.setdefault(line.item.barcode, line)
        return tuple(found.values())

    def line(self, operation: Operation) -> Line | None:
        """The line of an operation if it is the newest of its item, None otherwise: only the newest can be undone."""
        found = next((line for line in self.lines if line.operation == operation), None)
        return found if found and self.line_of(found.item.barcode) == found else None

    @property
    def message(self) -> HouseMessage | None:
        """The message of the house on the screen; None for none. A refusal is shown before it."""
        return None if self.notice and self.notice.refusal else next(iter(self.messages), None)

    @property
    def refused(self) -> tuple[str, ...]:
        """The codes of the refused loans of this visit."""
        return tuple(one.code for one in self.unsettled if one.refused)

    @property
    def at_home(self) -> tuple[Loan, ...]:
        """The loans whose items have no line in this visit."""
        return tuple(loan for loan in self.loans if self.line_of(loan.item.barcode) is None)

    @property
    def out(self) -> tuple[Loan, ...]:
        """The loans of the visitor now, soonest due first, with those lent or renewed in this visit."""
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
        """The reservations of the visitor now: earlier ones and those of this visit, without those of items that they
        took.

        An item that came back in this visit and was set aside is ready for them if they are the first in its queue.
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
        """The reservations whose item is set aside for the visitor."""
        return tuple(one for one in self.waiting if one.hold)

    def may_go_along(self, line: Line) -> bool:
        """Can the item of this returned line be lent to the visitor at once?

        It cannot while the question about its parts is open, when a volunteer must look at it first, or when it is set
        aside for somebody else.
        """
        if line.kind is not LineKind.RETURNED or line.asks_parts or line.set_aside:
            return False
        return line.hold is None or any(one.item.barcode == line.item.barcode for one in self.ready)

    def account(self, initiative: Initiative) -> Account:
        """The account of the visitor with this initiative now."""
        return account_with(self.accounts, initiative)

    @property
    def scanned(self) -> int:
        """The number of items that were lent, returned or swapped in this visit."""
        return sum(line.kind not in (LineKind.RENEWED, LineKind.RESERVED) for line in self.lines)


class TicketState(Enum):
    NONE = "none"
    COMING = "coming"
    """The ticket prints in a moment, unless the visitor declines it."""
    OFFERED = "offered"
    DECLINED = "declined"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"


GOODBYE_SECONDS = {
    TicketState.NONE: 8.0,
    TicketState.COMING: 4.0,
    TicketState.OFFERED: 20.0,
    TicketState.DECLINED: 8.0,
    TicketState.PRINTING: 90.0,
    TicketState.PRINTED: 8.0,
    TicketState.FAILED: 45.0,
    TicketState.UNCONFIRMED: 45.0,
}
"""The seconds for which the goodbye stays, by the state of its ticket; with COMING, until the ticket prints."""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The screen after a visit, from `since` until `until`, in seconds.

    `slip` is the ticket in words if it did not print, None otherwise; `trouble` is the reason.
    """

    visit: Visiting
    ticket: TicketState
    since: float
    until: float
    notice: Notice | None = None
    slip: Slip | None = None
    trouble: Trouble | None = None


Here = Welcome | Visiting | Goodbye | Shift
"""The state on the screen: nobody, a visitor, a visitor who leaves, or a volunteer."""


@dataclass(frozen=True, slots=True)
class LastVisit:
    """The lines of the visit that ended at `at`, in seconds, with which a volunteer can help; forgotten after an
    hour.
    """

    lines: tuple[Line, ...]
    at: float


@dataclass(frozen=True, slots=True)
class DealtWith:
    """An item of a visit that ended at `ended_at`, in seconds; `question` is asked when it is scanned now."""

    item: Item
    question: NoticeKind
    ended_at: float


@dataclass(frozen=True, slots=True)
class JustEnded:
    """The items of a visit that ended a moment ago, newest first, for as long as `visit/meant.py` says.

    No name is kept: `member` is the ledger's own number, None if there was no card.
    """

    items: tuple[DealtWith, ...] = ()
    member: MemberId | None = None

    def dealt_with(self, barcode: str) -> DealtWith | None:
        """The entry of this item; None if it has none."""
        return next((one for one in self.items if one.item.barcode == barcode), None)


@dataclass(frozen=True, slots=True)
class Asking:
    """The ledger works on a question, and the visitor's events wait. `silent`: its deadline has passed."""

    before: Here
    question: Question
    silent: bool = False


Doing = Here | Asking


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The way in which the screen is read.

    `chosen`: the language was chosen by touch. `bigger`: with larger letters. `reading`: it is being read aloud.
    `keys`: the visitor uses the keys of a keypad, so the reading stays on.
    """

    language: str
    chosen: bool = False
    bigger: bool = False
    reading: bool = False
    keys: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """The whole state of the kiosk. `at` is now, `active_at` the moment of the visitor's last action, both in seconds.

    `catalogue_text` is the text to read aloud for the catalogue on the screen; empty when it is not open. `panel_below`
    is the panel that was open before the languages were opened, and is shown again after the choice; None for none.
    `last_visit` has the lines of the last visit, None if it had none or is too long ago; `just_ended` are its items
    that a scan alone does not lend or return again. `backups` is the last known state of the backups, `documents` the
    progress of the PDFs of the desk, `sheets` the progress of the sheets of a stick. `doubted` is the local time that
    the machine shows while it is doubted, None while it is trusted. `ledger_fault` is the reason why the ledger is
    unsafe; None while it is safe, or if the reason is unknown. `learnt` are codes as they were read, each with the code
    of the item or tag that was meant, newest first; they belong to no visitor, and stay after the visit. `last_typed`
    is the code that a scanner typed, while the ledger works on it; None otherwise. `served_at` is the moment, in
    seconds, at which a volunteer was last at this kiosk; None if none was since its start.
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
    just_ended: JustEnded = JustEnded()
    catalogue_text: str = ""
    panel_below: Panel | None = None
    backups: BackupsRead = field(default_factory=BackupsRead)
    documents: DocumentsRead = field(default_factory=DocumentsRead)
    sheets: SheetsRead = field(default_factory=SheetsRead)
    doubted: datetime | None = None
    ledger_fault: LedgerFault | None = None
    headphone: bool = False
    learnt: tuple[tuple[str, str], ...] = ()
    last_typed: CodeScanned | None = None
    served_at: float | None = None

    @classmethod
    def opening(cls, settings: SessionSettings, at: float) -> "Session":
        """The first state after start: no visitor, and no report of any device yet."""
        starting = tuple(
            (device, Trouble.STARTING) for device in (Device.READER, Device.SCANNER, Device.PRINTER, Device.CLOCK)
        )
        return cls(settings, Accessibility(settings.languages[0]), at=at, active_at=at, troubles=starting)

    @property
    def busy(self) -> bool:
        """Does the ledger work on a question? Then the visitor's events wait."""
        return isinstance(self.doing, Asking)

    @property
    def shown(self) -> Here:
        """The state on the screen: while the ledger works on a question, the state before it."""
        return self.doing.before if isinstance(self.doing, Asking) else self.doing

    @property
    def seconds_left(self) -> float | None:
        """The seconds until the visit or shift ends by itself; None if there is neither."""
        match self.doing:
            case Visiting():
                quiet = self.at - self.active_at
                return (self.settings.idle_seconds + self.settings.warning_seconds) * self.patience - quiet
            case Shift():
                return self.settings.volunteer_seconds + self.settings.warning_seconds - (self.at - self.active_at)
            case _:
                return None

    @property
    def time_shown(self) -> float | None:
        """The time on which the screen depends: on the goodbye the seconds left, rounded up; on the idle warning the
        present time; otherwise None.
        """
        match self.shown:
            case Goodbye(until=until):
                return ceil(until - self.at)
        return self.at if self.warned else None

    @property
    def patience(self) -> int:
        """The factor for every waiting time: 2 for a member who asked for more time, 1 for everybody else."""
        match self.shown:
            case Visiting(visitor=visitor) | Goodbye(visit=Visiting(visitor=visitor)) if visitor:
                return 2 if visitor.more_time else 1
        return 1

    @property
    def listens(self) -> bool:
        """Is news on the screen read aloud at once, because of keys or a headphone?"""
        return self.settings.reads_aloud and (self.accessibility.keys or self.headphone)

    @property
    def warned(self) -> bool:
        """Is the visitor being asked whether they are still there?"""
        left = self.seconds_left
        return left is not None and left <= self.settings.warning_seconds * self.patience

    @property
    def by_picture(self) -> ByPicture:
        """The setting of the house: what a visitor may do with an item that they find by its picture."""
        return self.guide.by_picture if self.guide else ByPicture.BORROW

    def trouble(self, device: Device) -> Trouble | None:
        """The trouble of the device, None if it has none."""
        return dict(self.troubles).get(device)

    def cannot_use(self, device: Device) -> bool:
        """Can the visitor not use this device? One that is still starting counts as usable."""
        trouble = self.trouble(device)
        return trouble is not None and trouble.stops

    def with_trouble(self, device: Device, trouble: Trouble | None, fault: LedgerFault | None = None) -> "Session":
        """The session with this trouble of the device, None for no trouble; `fault` is the reason why the ledger is
        unsafe.
        """
        kept = tuple(pair for pair in self.troubles if pair[0] is not device)
        return replace(
            self,
            troubles=kept if trouble is None else (*kept, (device, trouble)),
            ledger_fault=fault if device is Device.LEDGER else self.ledger_fault,
        )

    def with_goodbye_extended(self) -> "Session":
        """The session in which a goodbye lasts at least its usual time from now, after a touch; other states are
        unchanged.
        """
        match self.doing:
            case Goodbye() as goodbye:
                longer = self.at + GOODBYE_SECONDS[goodbye.ticket] * self.patience
                return replace(self, doing=replace(goodbye, until=max(goodbye.until, longer)))
        return self


def ticket_of(session: Session, visit: Visiting) -> Ticket | None:
    """The ticket of a visit, in the language of the screen; None for a visit without lines."""
    if not visit.lines:
        return None
    concerned = {line.item.initiative.key for line in visit.lines}
    entries = session.guide.entries if session.guide else ()
    guide = tuple(entry for entry in entries if entry.initiative.key in concerned)
    changed = tuple(one for one in visit.accounts if one != account_with(visit.before, one.initiative))
    before = tuple(account_with(visit.before, one.initiative) for one in changed)
    return Ticket(visit.serial, visit.lines, session.accessibility.language, guide, before, changed)


def account_with(accounts: tuple[Account, ...], initiative: Initiative) -> Account:
    """The account with this initiative; an empty one where there is none."""
    return next((one for one in accounts if one.initiative.key == initiative.key), Account(initiative))


def prints_always(session: Session) -> bool:
    """Do tickets print without being asked for?"""
    return session.settings.ticket is TicketPolicy.ALWAYS
