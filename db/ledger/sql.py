"""The ledger that the desk talks to: each method is one transaction, durable when it returns."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from db.ledger import operations, remarks, reservations, scans, swaps, visits
from db.ledger.catalogue import catalogue
from db.ledger.guide import guide
from db.ledger.page import Page, tidy
from db.ledger.pins import fits, wait_after
from db.ledger.rehearsal import rehearse
from db.ledger.statements import people
from db.ledger.volunteers import shifts
from db.ledger.volunteers.sql import SqlDesk
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CatalogueRead,
    CodeUnknown,
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
from kiosk.lending.model import CardId, Guide, MemberId, Operation, PartNote
from kiosk.lending.volunteers.events import ShiftOpened

A = TypeVar("A")


class SqlLedger(SqlDesk):
    """`kiosk.lending.ports.Ledger` and `VolunteerLedger` over SQLite or PostgreSQL. For one thread."""

    def open_visit(self, card: CardId, as_member: bool = False) -> VisitOpened | ShiftOpened | CardUnknown | CardLost:
        """The card of a volunteer opens their shift, `as_member` their own visit."""
        return self._look(
            lambda page: (None if as_member else shifts.by_card(page, card)) or visits.by_card(page, card)
        )

    def open_visit_by_number(self, number: str, pin: str) -> VisitOpened | ShiftOpened | NumberRefused:
        """Says the same in the same time for a number that is not there and a PIN that is wrong."""
        number = tidy(number)
        attempt = self._look(lambda page: visits.begin_try(page, number))
        if isinstance(attempt, NumberRefused):
            return attempt
        member = attempt.member
        if not fits(member.pin_hash if member else None, pin, self._key) or member is None:
            return NumberRefused(int(wait_after(attempt.failures).total_seconds()))

        def admit(page: Page) -> VisitOpened | ShiftOpened:
            page.connection.execute(people.FORGET_PIN_TRIES, {"typed": number})
            return shifts.open_shift(page, member) or visits.open_visit(page, member, member.name)

        return self._look(admit)

    def guide(self) -> Guide:
        return self._look(guide)

    def lend_or_return(
        self, operation: Operation, member: MemberId | None, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned:
        return self._once(operation, lambda page: scans.lend_or_return(page, member, code, card))

    def lend(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda page: scans.lend(page, member, code, card))

    def give_back(self, operation: Operation, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
        return self._once(operation, lambda page: scans.give_back(page, member, code))

    def renew(self, operation: Operation, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda page: scans.renew(page, member, code))

    def reconsider(self, member: MemberId, codes: tuple[str, ...], card: CardId | None = None) -> Reconsidered:
        return self._look(lambda page: scans.reconsider(page, member, codes, card))

    def report_parts(self, operation: Operation, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported:
        return self._do(operation, lambda page: remarks.report_parts(page, line, notes))

    def confirm_instructions(self, operation: Operation, line: Operation) -> InstructionsConfirmed:
        return self._do(operation, lambda page: remarks.confirm_instructions(page, line))

    def undo(self, operation: Operation, undone: Operation) -> Undone | UndoRefused:
        return self._do(operation, lambda page: scans.undo(page, undone))

    def count_swap(
        self,
        operation: Operation,
        member: MemberId,
        line: Operation,
        taken: int,
        given: int,
        card: CardId | None = None,
    ) -> Recorded | LendingRefused:
        return self._once(operation, lambda page: swaps.count(page, member, line, taken, given, card))

    def give(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda page: scans.give(page, member, code, card))

    def reserve(
        self, operation: Operation, member: MemberId, code: str, card: CardId | None = None
    ) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda page: reservations.reserve(page, member, code, card))

    def give_up(self, operation: Operation, member: MemberId, code: str) -> GivenUp:
        return self._do(operation, lambda page: reservations.give_up(page, member, code))

    def catalogue(self) -> CatalogueRead:
        return CatalogueRead(self._look(catalogue))

    def warm(self) -> None:
        """Run through all that a visit needs and take it back, so that the first visitor does not wait for it."""

        def rehearsed(connection: Connection) -> None:
            rehearse(self._page(connection, Operation("rehearsal")))
            connection.rollback()

        self._keep(rehearsed)

    def _once(self, operation: Operation, decide: Callable[[Page], A]) -> A | Recorded:
        """What was answered to this operation already, or what it comes to now."""
        return self._do(operation, lambda page: operations.already(page) or decide(page))
