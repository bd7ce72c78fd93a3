"""The ledger of the kiosk: each method is one transaction, durable when it returns."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from db.ledger import recording, timekeeping
from db.ledger.desk import shifts
from db.ledger.desk.volunteers_ledger import VolunteersLedger
from db.ledger.lending import awaiting, lending, renewing, reporting, returning, undoing
from db.ledger.people import messages, unknown_cards
from db.ledger.people.pins import fits, wait_after
from db.ledger.people.tries import begin_anew, forget_tries, forgive_at_pad
from db.ledger.privacy import history
from db.ledger.queues import reservations
from db.ledger.swaps import swapping
from db.ledger.transaction import Transaction, tidy
from db.ledger.visits import notes, visits
from db.ledger.visits.catalogue import catalogue
from db.ledger.visits.guide import guide
from db.ledger.visits.saved import saved, saved_by
from db.ledger.visits.shelf import shelf
from db.ledger.warm_up import warm_up
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CatalogueRead,
    CodeUnknown,
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
from kiosk.lending.limits import SHORTEST_DESK_PIN
from kiosk.lending.model import CardId, Guide, MemberId, Operation, PartNote
from kiosk.lending.visit.notes import NoteAbout, NoteLeft, NotesEnough
from kiosk.lending.volunteers.events import ShiftOpened

log = logging.getLogger(__name__)
A = TypeVar("A")


class SqlLedger(VolunteersLedger):
    """`kiosk.lending.ports.Ledger` and `VolunteerLedger` over SQLite or PostgreSQL. For one thread."""

    def open_visit(self, card: CardId, as_member: bool = False) -> VisitOpened | ShiftOpened | CardUnknown | CardLost:
        """Open the shift of a volunteer; for everybody else, and with `as_member`, a visit."""
        return self._run(lambda tx: (None if as_member else shifts.by_card(tx, card)) or visits.by_card(tx, card))

    def open_visit_by_number(self, number: str, pin: str) -> VisitOpened | ShiftOpened | NumberRefused:
        """Open a visit, or the shift of a volunteer whose PIN is long enough.

        A number that nobody has and a wrong PIN get the same answer in the same time.
        """
        number = tidy(number)
        attempt = self._run(lambda tx: visits.begin_try(tx, number))
        if isinstance(attempt, NumberRefused):
            if attempt.paused:
                log.warning("the number pad waits: too many wrong PINs")
            return attempt
        member = attempt.member
        if not fits(member.pin_hash if member else None, pin, self._key) or member is None:
            return NumberRefused(int(wait_after(attempt.failures).total_seconds()))

        def admit(tx: Transaction) -> VisitOpened | ShiftOpened:
            forget_tries(tx, number)
            forgive_at_pad(tx)
            shift = shifts.open_shift(tx, member)
            if shift and len(pin) >= SHORTEST_DESK_PIN:
                return shift
            return replace(visits.open_visit(tx, member, member.name), desk_by_card=shift is not None)

        return self._run(admit)

    def take_slip(self, operation: Operation, card: CardId) -> SlipGiven | SlipRefused:
        return self._run_as(operation, lambda tx: unknown_cards.take_slip(tx, card))

    def guide(self) -> Guide:
        self.tell_layouts()
        return self._run(lambda tx: replace(guide(tx), shelf=shelf(tx), saved=saved(tx)))

    def lend_or_return(
        self,
        operation: Operation,
        member: MemberId | None,
        code: str,
        card: CardId | None = None,
        by_picture: bool = False,
    ) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned | PartsFound:
        return self._once(operation, lambda tx: lending.lend_or_return(tx, member, code, card, by_picture=by_picture))

    def lend(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None, by_picture: bool = False
    ) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda tx: lending.lend(tx, member, code, card, by_picture=by_picture))

    def give_back(self, operation: Operation, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
        return self._once(operation, lambda tx: returning.give_back(tx, member, code))

    def renew(self, operation: Operation, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda tx: renewing.renew(tx, member, code))

    def reconsider(self, member: MemberId, codes: tuple[str, ...], card: CardId | None = None) -> Reconsidered:
        return self._run(lambda tx: lending.reconsider(tx, member, codes, card))

    def report_parts(self, operation: Operation, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported:
        return self._run_as(operation, lambda tx: reporting.report_parts(tx, line, notes))

    def await_parts(self, operation: Operation, line: Operation) -> PartsAwaited:
        return self._run_as(operation, lambda tx: awaiting.await_parts(tx, line))

    def confirm_instructions(self, operation: Operation, line: Operation) -> InstructionsConfirmed:
        return self._run_as(operation, lambda tx: reporting.confirm_instructions(tx, line))

    def undo(self, operation: Operation, undone: Operation) -> Undone | UndoRefused:
        return self._run_as(operation, lambda tx: undoing.undo(tx, undone))

    def count_swap(
        self,
        operation: Operation,
        member: MemberId,
        line: Operation,
        taken: int,
        given: int,
        card: CardId | None = None,
    ) -> Recorded | LendingRefused:
        return self._once(operation, lambda tx: swapping.count(tx, member, line, taken, given, card))

    def give(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda tx: lending.give(tx, member, code, card))

    def reserve(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda tx: reservations.reserve(tx, member, code, card))

    def give_up(self, operation: Operation, member: MemberId, code: str) -> GivenUp:
        return self._run_as(operation, lambda tx: reservations.give_up(tx, member, code))

    def saved_by(self, member: MemberId) -> SavedRead:
        return self._run(lambda tx: saved_by(tx, member))

    def keep_history(self, operation: Operation, member: MemberId, keep: bool) -> HistoryKept:
        return self._run_as(operation, lambda tx: history.keep(tx, member, keep))

    def see_message(self, member: MemberId, message: int) -> None:
        self._run(lambda tx: messages.see_message(tx, member, message))

    def leave_note(
        self, operation: Operation, about: NoteAbout, code: str, member: MemberId | None
    ) -> NoteLeft | NotesEnough:
        return self._run_as(operation, lambda tx: notes.leave_note(tx, about, code, member))

    def report_unreadable(self) -> None:
        self._run(lambda tx: notes.report_code(tx, notes.UNREADABLE))

    def catalogue(self) -> CatalogueRead:
        return CatalogueRead(self._run(catalogue))

    def doubted(self) -> datetime | None:
        """The time in UTC that the machine shows while it is doubted; None while it is trusted. Nothing is written."""
        return self._run(lambda tx: tx.keeper.shown() if tx.keeper and tx.doubted else None)

    def catch_up(self) -> datetime | None:
        """Do the work that waited for the time, if the time is trusted again. Returns None then.

        While the time is doubted, returns the time in UTC that the machine shows, for a volunteer to confirm.
        """
        keeper = self._keeper
        if keeper is None:
            return None
        if keeper.now() is None or keeper.anchor != self._made_good:
            self._run(self._make_good_if_trusted)
        return keeper.shown() if keeper.now() is None else None

    def _make_good_if_trusted(self, tx: Transaction) -> None:
        if tx.keeper and not tx.doubted:
            anchor = tx.keeper.anchor
            timekeeping.make_good(tx)
            self._made_good = anchor

    def warm(self) -> None:
        """Run all statements of a visit and roll them back, so that the first visitor does not wait for them.

        Before that, the rests of delays after wrong PINs from an earlier boot begin to run.
        """
        self._try(lambda connection: begin_anew(self._tx(connection, Operation(""))))

        def warm_up_and_roll_back(connection: Connection) -> None:
            warm_up(self._tx(connection, Operation("warm-up")))
            connection.rollback()

        self._try(warm_up_and_roll_back)

    def _once(self, operation: Operation, decide: Callable[[Transaction], A]) -> A | Recorded:
        """The answer of the first time if the operation was carried out already; otherwise the one that `decide`
        returns.
        """
        return self._run_as(operation, lambda tx: recording.already(tx) or decide(tx))
