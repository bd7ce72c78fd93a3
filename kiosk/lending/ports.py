"""The ports of the session: Protocols, of one to a few methods, for everything that it needs from outside."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from kiosk.lending.codes.layouts import TypedCode
from kiosk.lending.commands import Command
from kiosk.lending.effects import Chime
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CatalogueRead,
    CodeUnknown,
    Event,
    GivenUp,
    HistoryKept,
    InstructionsConfirmed,
    ItemFree,
    LendingRefused,
    NumberRefused,
    NumberScanned,
    PartsAwaited,
    PartsFound,
    PartsReported,
    Reconsidered,
    Recorded,
    SavedRead,
    SlipGiven,
    SlipRefused,
    Undone,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import CardId, Device, Guide, MemberId, Operation, PartNote, Trouble
from kiosk.lending.tickets import PrintOutcome, Slip
from kiosk.lending.upkeep.health import Unsafe
from kiosk.lending.upkeep.sheets import SheetJob
from kiosk.lending.upkeep.timekeeping import Anchor
from kiosk.lending.visit.notes import NoteAbout, NoteLeft, NotesEnough
from kiosk.lending.volunteers.events import (
    CountRead,
    CountWritten,
    Declined,
    DocumentsAsked,
    FiguresRead,
    HoursRead,
    InactiveRead,
    InboxRead,
    ItemRead,
    KeptWritten,
    MemberErased,
    MemberRead,
    OverdueRead,
    PaperEntered,
    PastOperationsRead,
    PinRight,
    PinWrong,
    PutAwayRead,
    ReturnTaken,
    SearchResults,
    Settled,
    SheetsTold,
    ShiftOpened,
    TimeConfirmed,
    UndoingRead,
)

Post = Callable[[Event], None]
"""Posts an event to the session, from any thread, without waiting."""


class Ledger(Protocol):
    """The ledger as members use it. Each method is one transaction, durable when it returns.

    A method that is called with an `operation` that was carried out before gives the same answer again and changes
    nothing. Every method raises `LedgerError` when it fails; then nothing was kept.
    """

    def open_visit(
        self, card: CardId, as_member: bool = False
    ) -> VisitOpened | ShiftOpened | CardUnknown | CardLost: ...

    def open_visit_by_number(self, number: str, pin: str) -> VisitOpened | ShiftOpened | NumberRefused: ...

    def take_slip(self, operation: Operation, card: CardId) -> SlipGiven | SlipRefused: ...

    def lend_or_return(
        self,
        operation: Operation,
        member: MemberId | None,
        code: str,
        card: CardId | None = None,
        by_picture: bool = False,
    ) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned | PartsFound: ...

    def lend(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None, by_picture: bool = False
    ) -> Recorded | LendingRefused | CodeUnknown: ...

    def give_back(self, operation: Operation, member: MemberId | None, code: str) -> Recorded | CodeUnknown: ...

    def renew(self, operation: Operation, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown: ...

    def reconsider(self, member: MemberId, codes: tuple[str, ...], card: CardId | None = None) -> Reconsidered: ...

    def report_parts(self, operation: Operation, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported: ...

    def await_parts(self, operation: Operation, line: Operation) -> PartsAwaited: ...

    def confirm_instructions(self, operation: Operation, line: Operation) -> InstructionsConfirmed: ...

    def undo(self, operation: Operation, undone: Operation) -> Undone | UndoRefused: ...

    def count_swap(
        self,
        operation: Operation,
        member: MemberId,
        line: Operation,
        taken: int,
        given: int,
        card: CardId | None = None,
    ) -> Recorded | LendingRefused: ...

    def give(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown: ...

    def reserve(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown: ...

    def give_up(self, operation: Operation, member: MemberId, code: str) -> GivenUp: ...

    def saved_by(self, member: MemberId) -> SavedRead: ...

    def keep_history(self, operation: Operation, member: MemberId, keep: bool) -> HistoryKept: ...

    def see_message(self, member: MemberId, message: int) -> None: ...

    def leave_note(
        self, operation: Operation, about: NoteAbout, code: str, member: MemberId | None
    ) -> NoteLeft | NotesEnough: ...

    def report_unreadable(self) -> None: ...

    def catalogue(self) -> CatalogueRead: ...

    def guide(self) -> Guide: ...


class VolunteerLedger(Protocol):
    """The ledger as volunteers use it; `by` is the volunteer. Raises `LedgerError` like `Ledger`.

    The answer is `Declined(NOT_YOURS)` for a volunteer without a role in the initiative concerned, whatever the screen
    offered.
    """

    def inbox(self, by: MemberId) -> InboxRead | Declined: ...

    def search_member(self, by: MemberId, text: str) -> SearchResults | Declined: ...

    def search_item(self, by: MemberId, text: str) -> SearchResults | Declined: ...

    def read_member(self, by: MemberId, member: MemberId) -> MemberRead | Declined: ...

    def read_member_of_card(self, by: MemberId, card: CardId) -> MemberRead | Declined: ...

    def read_item(self, by: MemberId, code: str) -> ItemRead | Declined: ...

    def read_hours(self, by: MemberId) -> HoursRead | Declined: ...

    def read_past_operations(self, by: MemberId) -> PastOperationsRead | Declined: ...

    def read_undoing(self, by: MemberId, operation: Operation) -> UndoingRead | Declined: ...

    def read_put_away(self, by: MemberId) -> PutAwayRead | Declined: ...

    def read_counts(self, by: MemberId) -> CountRead | Declined: ...

    def write_count(self, by: MemberId, number: int) -> CountWritten | Declined: ...

    def write_kept(self, by: MemberId, member: MemberId) -> KeptWritten | Declined: ...

    def read_overdue(self, by: MemberId) -> OverdueRead | Declined: ...

    def read_figures(self, by: MemberId) -> FiguresRead | Declined: ...

    def ask_for_documents(self, by: MemberId) -> DocumentsAsked | Declined: ...

    def read_sheets(self, by: MemberId) -> SheetsTold | Declined: ...

    def ask_for_sheet(self, by: MemberId, job: SheetJob, digest: str) -> SheetsTold | Declined: ...

    def read_inactive(self, by: MemberId) -> InactiveRead | Declined: ...

    def check_pin(self, by: MemberId, card: CardId | None, pin: str) -> PinRight | PinWrong | Declined: ...

    def do_at_desk(
        self, operation: Operation, by: MemberId, command: Command
    ) -> (
        MemberRead
        | MemberErased
        | ItemRead
        | HoursRead
        | PastOperationsRead
        | CountRead
        | PutAwayRead
        | ReturnTaken
        | Settled
        | InboxRead
        | TimeConfirmed
        | PaperEntered
        | Declined
    ):
        """Carries the command out in the name of this volunteer, and returns what the desk shows after it."""

    def report_trouble(self, device: Device, trouble: Trouble | None) -> None: ...

    def note_misread(self, read: str, typed: TypedCode) -> None: ...


class Timekeeper(Protocol):
    """The judge of whether the time of this machine can be trusted. All moments are in UTC; for any thread."""

    @property
    def boot(self) -> str:
        """The identity of this start of the machine."""

    @property
    def anchor(self) -> Anchor | None:
        """The last trusted moment, for the ledger to remember; None before the first one, and on a machine that cannot
        be judged.
        """

    def now(self) -> datetime | None:
        """The time, in UTC; None while it is doubted."""

    def shown(self) -> datetime:
        """The time that the machine shows, in UTC, whether it can be trusted or not."""

    def learn(self, newest: datetime | None, remembered: Anchor | None) -> datetime | None:
        """Take note of the moment of the newest row of the ledger and of the anchor of this boot that it keeps. Returns
        `now`.
        """

    def confirm(self, shown: datetime, now: datetime) -> datetime | None:
        """Trust a volunteer that the time is `now` while the machine shows `shown`. Returns the trusted time.

        None if the machine shows another time by now.
        """


class LedgerError(Exception):
    """The ledger could not carry out a question, and kept nothing of it.

    `unsafe` is the reason why nothing else can be kept either; None if only this question failed.
    """

    def __init__(self, sentence: str, unsafe: Unsafe | None = None) -> None:
        super().__init__(sentence)
        self.unsafe = unsafe


class Printer(Protocol):
    """A receipt printer. Its methods block while it prints, at most until its own deadline, and never raise."""

    def print(self, slip: Slip) -> PrintOutcome: ...

    def trouble(self) -> Trouble | None:
        """The trouble of the printer, None if it has none. The next ticket is printed unless the trouble stops it
        (`Trouble.stops`).
        """


class Source(Protocol):
    """A device that posts events from a thread of its own: a card reader, a scanner."""

    def start(self, post: Post) -> None: ...

    def stop(self) -> None:
        """Returns within 3 seconds, with the thread ended."""


class Chimes(Protocol):
    def play(self, chime: Chime) -> None: ...


class Voice(Protocol):
    """The voice that reads aloud. `say` returns at once; a new text or `hush` cuts off the old one."""

    def say(self, text: str, language: str) -> None: ...

    def hush(self) -> None: ...

    def close(self) -> None:
        """Hush for good. Returns within 3 seconds."""
