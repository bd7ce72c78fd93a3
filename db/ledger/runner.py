"""The runner of transactions: begins one, tries it again as long as that may help, or gives up with nothing written."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection

from db.engine import DatabaseGoneError
from db.ledger.statements.items import PING
from db.ledger.terms_cache import PublicHolidays, TermsCache, keep_none
from db.ledger.transaction import Overtaken, Transaction
from kiosk.lending.model import Operation
from kiosk.lending.ports import LedgerError

log = logging.getLogger(__name__)
A = TypeVar("A")

PAUSES = (0.0, 0.05, 0.2, 0.5, 1.0, 2.0)
"""Seconds to wait after each try, unless another transaction was just faster.

A try is a whole transaction under the same operation, so it counts once.
"""

PATIENCE = 5.0
"""Seconds after which a failed try is not repeated."""


class TransactionRunner:
    """Keeps what is done in transactions, over SQLite or PostgreSQL. For one thread.

    `now` gives aware moments, `timezone` (IANA name) makes local days of them, `key` is the kiosk's key, for the PINs.
    `public_holidays` knows those of a country; without it none are kept. Lists are written into the folder `exports`;
    without it none are. `note_erased` puts a member who is erased in the list of erased members, by the ledger's number
    and by their own; it may raise OSError, and then they are not erased.
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
        exports: Path | None = None,
        note_erased: Callable[[int, str], None] = lambda _member, _number: None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._engine = engine
        self._now = now
        self._zone = ZoneInfo(timezone)
        self._key = key
        self._kiosk = kiosk
        self._cache = TermsCache(public_holidays)
        self._exports = exports
        self._note_erased = note_erased
        self._clock = clock
        self._sleep = sleep

    def check(self) -> None:
        """Run a transaction that could write. Raises LedgerError when the database does not answer."""
        try:
            with self._engine.begin() as connection:
                connection.execute(PING)
        except (DBAPIError, NoConnection, DatabaseGoneError) as trouble:
            raise _ledger_error(trouble) from trouble

    def _look(self, act: Callable[[Transaction], A]) -> A:
        """A transaction without an operation: asked twice, it is run twice."""
        return self._do(Operation(""), act)

    def _do(self, operation: Operation, act: Callable[[Transaction], A]) -> A:
        return self._keep(lambda connection: act(self._tx(connection, operation)))

    def _keep(self, act: Callable[[Connection], A]) -> A:
        """Run one transaction, and try it again as long as that may help. Raises LedgerError if it fails for good."""
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

    def _tx(self, connection: Connection, operation: Operation) -> Transaction:
        at = self._now()
        local = at.astimezone(self._zone)
        return Transaction(
            connection,
            operation,
            at,
            local,
            self._kiosk,
            self._cache,
            key=self._key,
            note_erased=self._note_erased,
        )


def _ledger_error(trouble: Exception) -> LedgerError:
    return LedgerError(f"Nothing was kept: {_kind(trouble)}.")


def _kind(trouble: Exception) -> str:
    """What went wrong, without its parameters: the message of a database can contain a name or a number."""
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return f"{type(cause).__name__} {code}" if code else type(cause).__name__
