"""The ledger of the volunteers' desk: each method is one transaction in the name of a volunteer."""

from collections.abc import Callable
from typing import TypeVar

from db.ledger.command_ledger import CommandLedger
from db.ledger.desk import inbox, sheets, undoing
from db.ledger.desk.reading import AfterCommand
from db.ledger.house import hours, layouts
from db.ledger.people import files as member_files
from db.ledger.people import pin_check, search
from db.ledger.people.pins import fits, wait_after
from db.ledger.people.roles import Authority, acting_as, authority_of
from db.ledger.people.tries import Wait
from db.ledger.privacy import absence
from db.ledger.privacy.written import write_kept
from db.ledger.reports.documents import ask_for_documents
from db.ledger.reports.figures import read_figures
from db.ledger.reports.late import read_overdue
from db.ledger.stock import counting, export, putting_away
from db.ledger.stock import files as item_files
from db.ledger.table import COMMANDS, carry_out
from db.ledger.transaction import Transaction
from kiosk.lending.actors import ByVolunteer
from kiosk.lending.codes.layouts import TypedCode
from kiosk.lending.commands import Command, SetLayout
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.model import CardId, Device, MemberId, Operation, Trouble
from kiosk.lending.upkeep.sheets import SheetJob
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
    PastOperationsRead,
    PinRight,
    PinWrong,
    PutAwayRead,
    SearchResults,
    SheetsTold,
    UndoingRead,
)
from kiosk.lending.volunteers.model import DeclineCause

A = TypeVar("A")


class VolunteersLedger(CommandLedger):
    """`kiosk.lending.ports.VolunteerLedger` over SQLite or PostgreSQL. For one thread."""

    def inbox(self, by: MemberId) -> InboxRead | Declined:
        return self._asked(by, inbox.read_inbox)

    def search_member(self, by: MemberId, text: str) -> SearchResults | Declined:
        return self._asked(by, lambda tx, authority: search.search_member(tx, authority, text))

    def search_item(self, by: MemberId, text: str) -> SearchResults | Declined:
        return self._asked(by, lambda tx, authority: search.search_item(tx, authority, text))

    def read_member(self, by: MemberId, member: MemberId) -> MemberRead | Declined:
        return self._asked(by, lambda tx, authority: member_files.read_member(tx, authority, member))

    def read_member_of_card(self, by: MemberId, card: CardId) -> MemberRead | Declined:
        return self._asked(by, lambda tx, authority: member_files.read_member_of_card(tx, authority, card))

    def read_item(self, by: MemberId, code: str) -> ItemRead | Declined:
        return self._asked(by, lambda tx, authority: item_files.read_item(tx, authority, code))

    def read_hours(self, by: MemberId) -> HoursRead | Declined:
        return self._asked(by, hours.read_hours)

    def read_past_operations(self, by: MemberId) -> PastOperationsRead | Declined:
        return self._asked(by, undoing.read_past_operations)

    def read_undoing(self, by: MemberId, operation: Operation) -> UndoingRead | Declined:
        return self._asked(by, lambda tx, authority: undoing.read_undoing(tx, authority, operation))

    def read_put_away(self, by: MemberId) -> PutAwayRead | Declined:
        return self._asked(by, putting_away.read_put_away)

    def read_counts(self, by: MemberId) -> CountRead | Declined:
        return self._asked(by, counting.read_counts)

    def write_count(self, by: MemberId, number: int) -> CountWritten | Declined:
        return self._asked(by, lambda tx, actor: CountWritten(export.write_count(tx, actor, number, self._exports)))

    def write_kept(self, by: MemberId, member: MemberId) -> KeptWritten | Declined:
        return self._asked(by, lambda tx, actor: KeptWritten(write_kept(tx, actor, member, self._exports)))

    def read_inactive(self, by: MemberId) -> InactiveRead | Declined:
        return self._asked(by, absence.read_inactive)

    def read_overdue(self, by: MemberId) -> OverdueRead | Declined:
        return self._asked(by, lambda tx, authority: OverdueRead(read_overdue(tx, authority)))

    def read_figures(self, by: MemberId) -> FiguresRead | Declined:
        return self._asked(by, read_figures)

    def ask_for_documents(self, by: MemberId) -> DocumentsAsked | Declined:
        return self._asked(by, lambda tx, authority: ask_for_documents(tx, authority, self._exports))

    def read_sheets(self, by: MemberId) -> SheetsTold | Declined:
        return self._asked(by, lambda tx, authority: sheets.read_sheets(tx, authority, self._exports))

    def ask_for_sheet(self, by: MemberId, job: SheetJob, digest: str) -> SheetsTold | Declined:
        return self._asked(by, lambda tx, actor: sheets.ask_for_sheet(tx, actor, job, digest, self._exports))

    def check_pin(self, by: MemberId, card: CardId | None, pin: str) -> PinRight | PinWrong | Declined:
        attempt = self._asked(by, lambda tx, authority: pin_check.begin(tx, authority, card))
        match attempt:
            case Wait(seconds):
                return PinWrong(seconds)
            case Declined():
                return attempt
        if not fits(attempt.pin_hash, pin, self._key):
            return PinWrong(int(wait_after(attempt.failures).total_seconds()))
        self._run(lambda tx: pin_check.right(tx, attempt))
        return PinRight()

    def do_at_desk(self, operation: Operation, by: MemberId, command: Command) -> AfterCommand | Declined:
        """Carries the command out and, in the same transaction, reads what the desk shows after it.

        The answer is `Declined` for a command for which the desk has no button.
        """

        read = COMMANDS[type(command)].read
        if read is None:
            return Declined(DeclineCause.NOT_YOURS)

        def act(tx: Transaction, authority: Authority) -> AfterCommand:
            return read(tx, authority, command, carry_out(tx, authority, command))

        answer = self._by(by, operation, act)
        if isinstance(answer, MemberErased):
            self.clear_traces()
        if isinstance(command, SetLayout) and isinstance(answer, InboxRead):
            self.tell_layouts()
        return answer

    def report_trouble(self, device: Device, trouble: Trouble | None) -> None:
        self._run(lambda tx: inbox.report_trouble(tx, device, trouble))

    def note_misread(self, read: str, typed: TypedCode) -> None:
        self._run(lambda tx: layouts.note_misread(tx, read, typed))

    def _asked(self, by: MemberId, act: Callable[[Transaction, Authority], A]) -> A | Declined:
        return self._by(by, Operation(""), act)

    def _by(self, by: MemberId, operation: Operation, act: Callable[[Transaction, Authority], A]) -> A | Declined:
        """Runs one transaction in the name of this volunteer. If it is declined, nothing is kept."""

        def by_volunteer(tx: Transaction) -> A:
            authority = authority_of(tx, ByVolunteer(by))
            return act(acting_as(tx, authority), authority)

        try:
            return self._run_as(operation, by_volunteer)
        except CommandDeclined as declined:
            return Declined(declined.why, declined.refusal, declined.code, declined.item)
