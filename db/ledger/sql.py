"""The ledger that the desk talks to: each method is one transaction, durable when it returns."""

import logging
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection

from db.engine import DatabaseGoneError
from db.ledger import scans, statements, visits
from db.ledger.page import Overtaken, Page, tidy
from db.ledger.pins import fits, wait_after
from db.ledger.rehearsal import rehearse
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CodeUnknown,
    ItemFree,
    LendingRefused,
    NumberRefused,
    NumberScanned,
    Recorded,
    Undone,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import CardId, MemberId, Operation
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
    """

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        timezone: str,
        key: bytes,
        kiosk: str = "kiosk-1",
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._engine = engine
        self._now = now
        self._zone = ZoneInfo(timezone)
        self._key = key
        self._kiosk = kiosk
        self._clock = clock
        self._sleep = sleep

    def open_visit(self, card: CardId) -> VisitOpened | CardUnknown | CardLost:
        return self._keep(lambda connection: visits.by_card(connection, card, self._today()))

    def open_visit_by_number(self, number: str, pin: str) -> VisitOpened | NumberRefused:
        """Says the same in the same time for a number that is not there and a PIN that is wrong."""
        number = tidy(number)
        attempt = self._keep(lambda connection: visits.begin_try(connection, number, self._now()))
        if isinstance(attempt, NumberRefused):
            return attempt
        member = attempt.member
        if not fits(member.pin_hash if member else None, pin, self._key) or member is None:
            return NumberRefused(int(wait_after(attempt.failures).total_seconds()))

        def admit(connection: Connection) -> VisitOpened:
            connection.execute(statements.FORGET_PIN_TRIES, {"typed": number})
            return visits.open_visit(connection, member, member.name, self._today())

        return self._keep(admit)

    def lend_or_return(
        self, operation: Operation, member: MemberId | None, code: str
    ) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned:
        return self._once(operation, lambda page: scans.lend_or_return(page, member, code))

    def lend(self, operation: Operation, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda page: scans.lend(page, member, code))

    def give_back(self, operation: Operation, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
        return self._once(operation, lambda page: scans.give_back(page, member, code))

    def renew(self, operation: Operation, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
        return self._once(operation, lambda page: scans.renew(page, member, code))

    def undo(self, operation: Operation, undone: Operation) -> Undone | UndoRefused:
        return self._keep(lambda connection: scans.undo(self._page(connection, operation), undone))

    def check(self) -> None:
        """A cheap sign of life: a transaction that could write. Raises `LedgerError` at once, without another try."""
        try:
            with self._engine.begin() as connection:
                connection.execute(statements.PING)
        except (DBAPIError, NoConnection, DatabaseGoneError) as trouble:
            raise _ledger_error(trouble) from trouble

    def warm(self) -> None:
        """Run through all that a visit needs and take it back, so that the first visitor does not wait for it."""

        def rehearsed(connection: Connection) -> None:
            rehearse(self._page(connection, Operation("rehearsal")))
            connection.rollback()

        self._keep(rehearsed)

    def _once(self, operation: Operation, decide: Callable[[Page], A]) -> A | Recorded:
        def act(connection: Connection) -> A | Recorded:
            page = self._page(connection, operation)
            return scans.already(page, self._zone) or decide(page)

        return self._keep(act)

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
        return Page(connection, operation, at, scans.local_day(at, self._zone), self._kiosk)

    def _today(self) -> date:
        return scans.local_day(self._now(), self._zone)


def _ledger_error(trouble: Exception) -> LedgerError:
    return LedgerError(f"Nothing was kept: {_kind(trouble)}.")


def _kind(trouble: Exception) -> str:
    """What went wrong, without what it went wrong with: a database's own words can hold a name or a number."""
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return f"{type(cause).__name__} {code}" if code else type(cause).__name__
