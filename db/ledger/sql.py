"""The ledger that the desk talks to: each method is one transaction, durable when it returns."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection

from db.engine import DatabaseGoneError
from db.ledger import operations, remarks, reservations, scans, swaps, visits
from db.ledger.catalogue import catalogue
from db.ledger.guide import guide
from db.ledger.page import Overtaken, Page, tidy
from db.ledger.pins import fits, wait_after
from db.ledger.rehearsal import rehearse
from db.ledger.shelf import PublicHolidays, Shelf, keep_none
from db.ledger.statements import people
from db.ledger.statements.things import PING
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CatalogueTold,
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
from kiosk.lending.ports import LedgerError

log = logging.getLogger(__name__)
A = TypeVar("A")

PAUSES = (0.0, 0.05, 0.2, 0.5, 1.0, 2.0)
"""Seconds to wait after each try, unless somebody was just faster.

A try is a whole transaction under the same operation, so it counts once.
"""

PATIENCE = 5.0
"""Seconds after which a failed try is the last one."""


class SqlLedger:
    """`kiosk.lending.ports.Ledger` over SQLite or PostgreSQL. For one thread.

    `now` gives aware moments, `timezone` (IANA name) makes local days of them, `key` is the kiosk's key, for the PINs.
    `public_holidays` knows those of a country; without it none are kept.
    """

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        timezone: str,
        key: bytes,
        kiosk: str = "kiosk-1",
        *,
        public_holidays: PublicHolidays = keep_none,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._engine = engine
        self._now = now
        self._zone = ZoneInfo(timezone)
        self._key = key
        self._kiosk = kiosk
        self._shelf = Shelf(public_holidays)
        self._clock = clock
        self._sleep = sleep

    def open_visit(self, card: CardId) -> VisitOpened | CardUnknown | CardLost:
        return self._look(lambda page: visits.by_card(page, card))

    def open_visit_by_number(self, number: str, pin: str) -> VisitOpened | NumberRefused:
        """Says the same in the same time for a number that is not there and a PIN that is wrong."""
        number = tidy(number)
        attempt = self._look(lambda page: visits.begin_try(page.connection, number, page.at))
        if isinstance(attempt, NumberRefused):
            return attempt
        member = attempt.member
        if not fits(member.pin_hash if member else None, pin, self._key) or member is None:
            return NumberRefused(int(wait_after(attempt.failures).total_seconds()))

        def admit(page: Page) -> VisitOpened:
            page.connection.execute(people.FORGET_PIN_TRIES, {"typed": number})
            return visits.open_visit(page, member, member.name)

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
        return self._do(operation, lambda page: reservations.give_up_once(page, member, code))

    def catalogue(self) -> CatalogueTold:
        return CatalogueTold(self._look(catalogue))

    def check(self) -> None:
        """A cheap sign of life: a transaction that could write. Raises `LedgerError` at once, without another try."""
        try:
            with self._engine.begin() as connection:
                connection.execute(PING)
        except (DBAPIError, NoConnection, DatabaseGoneError) as trouble:
            raise _ledger_error(trouble) from trouble

    def warm(self) -> None:
        """Run through all that a visit needs and take it back, so that the first visitor does not wait for it."""

        def rehearsed(connection: Connection) -> None:
            rehearse(self._page(connection, Operation("rehearsal")))
            connection.rollback()

        self._keep(rehearsed)

    def _once(self, operation: Operation, decide: Callable[[Page], A]) -> A | Recorded:
        """What was answered to this operation already, or what it comes to now."""
        return self._do(operation, lambda page: operations.already(page) or decide(page))

    def _look(self, act: Callable[[Page], A]) -> A:
        """A transaction that is no operation: asked twice, it is answered twice."""
        return self._do(Operation(""), act)

    def _do(self, operation: Operation, act: Callable[[Page], A]) -> A:
        return self._keep(lambda connection: act(self._page(connection, operation)))

    def _keep(self, act: Callable[[Connection], A]) -> A:
        """One transaction, tried again for as long as that may help. Raises `LedgerError` when it does not."""
        began, last = self._clock(), Exception()
        for pause in PAUSES:
            try:
                with self._engine.begin() as connection:
                    return act(connection)
            except (DBAPIError, NoConnection, DatabaseGoneError, Overtaken) as trouble:
                last = trouble
            if self._clock() - began >= PATIENCE:
                break
            log.warning("the ledger did not take it: %s; once more", _kind(last))
            if not isinstance(last, (IntegrityError, Overtaken)):
                self._sleep(pause)
        log.error("the ledger did not take it: %s", _kind(last))
        raise _ledger_error(last) from last

    def _page(self, connection: Connection, operation: Operation) -> Page:
        at = self._now()
        return Page(connection, operation, at, at.astimezone(self._zone), self._kiosk, self._shelf)


def _ledger_error(trouble: Exception) -> LedgerError:
    return LedgerError(f"Nothing was kept: {_kind(trouble)}.")


def _kind(trouble: Exception) -> str:
    """What went wrong, without what it went wrong with: a database's own words can hold a name or a number."""
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return f"{type(cause).__name__} {code}" if code else type(cause).__name__
