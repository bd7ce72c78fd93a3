"""What the desk needs of the world around it: Protocols of one to a few methods."""

from collections.abc import Callable
from typing import Protocol

from kiosk.lending.effects import Chime
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CatalogueTold,
    CodeUnknown,
    Event,
    GivenUp,
    InstructionsConfirmed,
    ItemFree,
    LendingRefused,
    NumberRefused,
    NumberScanned,
    PartsReported,
    Reconsidered,
    Recorded,
    Undone,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import CardId, Device, Guide, MemberId, Operation, PartNote, Trouble
from kiosk.lending.tickets import PrintOutcome, Slip
from kiosk.lending.volunteers.deeds import Deed
from kiosk.lending.volunteers.events import (
    CountTold,
    CountWritten,
    DeedsTold,
    DeskRefused,
    Found,
    HoursTold,
    InboxTold,
    MemberTold,
    PinRight,
    PinWrong,
    ReturnTaken,
    Settled,
    ShiftOpened,
    ThingTold,
    UndoingTold,
)
from kiosk.lending.volunteers.model import Outcome

Post = Callable[[Event], None]
"""Hand an event to the desk, from any thread, without waiting."""


class Ledger(Protocol):
    """Who has what. Each method is one transaction, durable when it returns.

    Called with an `operation` that was already carried out, a method answers as the first time and changes nothing.
    Raises `LedgerError` when nothing could be kept.
    """

    def open_visit(
        self, card: CardId, as_member: bool = False
    ) -> VisitOpened | ShiftOpened | CardUnknown | CardLost: ...

    def open_visit_by_number(self, number: str, pin: str) -> VisitOpened | ShiftOpened | NumberRefused: ...

    def lend_or_return(
        self, operation: Operation, member: MemberId | None, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned: ...

    def lend(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown: ...

    def give_back(self, operation: Operation, member: MemberId | None, code: str) -> Recorded | CodeUnknown: ...

    def renew(self, operation: Operation, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown: ...

    def reconsider(self, member: MemberId, codes: tuple[str, ...], card: CardId | None = None) -> Reconsidered: ...

    def report_parts(self, operation: Operation, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported: ...

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

    def catalogue(self) -> CatalogueTold: ...

    def guide(self) -> Guide: ...


class VolunteerLedger(Protocol):
    """What volunteers ask; `by` is the member who stands behind the desk. Raises `LedgerError` like `Ledger`.

    Whoever has no role in what is asked is answered `DeskRefused(NOT_YOURS)`, whatever the screen offered.
    """

    def check_in(self, operation: Operation, by: MemberId, code: str) -> ReturnTaken | DeskRefused: ...

    def inbox(self, by: MemberId) -> InboxTold | DeskRefused: ...

    def settle(
        self, operation: Operation, by: MemberId, number: int, outcome: Outcome, points: int | None = None
    ) -> Settled | DeskRefused: ...

    def seek_member(self, by: MemberId, text: str) -> Found | DeskRefused: ...

    def seek_thing(self, by: MemberId, text: str) -> Found | DeskRefused: ...

    def read_member(self, by: MemberId, member: MemberId) -> MemberTold | DeskRefused: ...

    def read_member_of_card(self, by: MemberId, card: CardId) -> MemberTold | DeskRefused: ...

    def read_thing(self, by: MemberId, code: str) -> ThingTold | DeskRefused: ...

    def read_hours(self, by: MemberId) -> HoursTold | DeskRefused: ...

    def read_deeds(self, by: MemberId) -> DeedsTold | DeskRefused: ...

    def read_undoing(self, by: MemberId, deed: Operation) -> UndoingTold | DeskRefused: ...

    def read_counts(self, by: MemberId) -> CountTold | DeskRefused: ...

    def write_count(self, by: MemberId, number: int) -> CountWritten | DeskRefused: ...

    def check_pin(self, by: MemberId, card: CardId | None, pin: str) -> PinRight | PinWrong | DeskRefused: ...

    def do(
        self, operation: Operation, by: MemberId, deed: Deed
    ) -> MemberTold | ThingTold | HoursTold | DeedsTold | CountTold | DeskRefused: ...

    def report_trouble(self, device: Device, trouble: Trouble | None) -> None: ...


class LedgerError(Exception):
    """The ledger could not keep what was asked, and nothing of it was kept."""


class Printer(Protocol):
    """A receipt printer. Blocks for as long as printing takes, never longer than its own deadline; never raises."""

    def print(self, slip: Slip) -> PrintOutcome: ...

    def trouble(self) -> Trouble | None:
        """What stands in the way of the next ticket, or None."""


class Source(Protocol):
    """A device that posts events from a thread of its own: a card reader, a scanner."""

    def start(self, post: Post) -> None: ...

    def stop(self) -> None:
        """Returns within 3 seconds, with the thread ended."""


class Chimes(Protocol):
    def play(self, chime: Chime) -> None: ...


class Voice(Protocol):
    """Reads aloud. `say` returns at once; a new text or `hush` cuts off the old one."""

    def say(self, text: str, language: str) -> None: ...

    def hush(self) -> None: ...

    def close(self) -> None:
        """Hush for good. Returns within 3 seconds."""
