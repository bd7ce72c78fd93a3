"""The examiner checks the whole ledger in a thread of its own, on request and once a night."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import Engine

from db import checks
from db.checks.finding import Finding, give_way
from db.trouble import kind_of
from kiosk.lending.upkeep.health import LedgerFault, Unsafe

log = logging.getLogger(__name__)

NIGHT = range(3, 6)
"""The local hours in which the nightly check runs: there are no visitors, and no day begins then."""

GLANCE = 600.0
"""Seconds between two looks at the clock."""


class Examiner:
    """Calls `found` after each whole check, with the reason why the ledger is unsafe, or None if nothing is damaged.

    `local` returns the local time of the house. After a check that failed (the database is away or locked), `found` is
    not called.
    """

    def __init__(self, engine: Engine, found: Callable[[Unsafe | None], None], local: Callable[[], datetime]) -> None:
        self._engine, self._found, self._local = engine, found, local
        self._asked = threading.Event()
        self._ended = False
        self._checked_on: date | None = None
        self._thread = threading.Thread(target=self._live, name="examiner", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self) -> None:
        """Check soon; returns at once."""
        self._asked.set()

    def stop(self) -> None:
        """End the thread, without waiting for a check that runs, because a check only reads."""
        self._ended = True
        self._asked.set()

    def _live(self) -> None:
        while not self._ended:
            if self._asked.wait(GLANCE) or self.is_night():
                self._asked.clear()
                self.examine()

    def is_night(self) -> bool:
        """Is it the hour for the nightly check, which was not done on this day?"""
        now = self._local()
        return now.hour in NIGHT and now.date() != self._checked_on

    def examine(self) -> None:
        """Check the whole ledger now, and call `found`."""
        if self._ended:
            return
        began = time.monotonic()
        try:
            findings = checks.look(self._engine, self._pause)
        except _EndedError:
            return
        except Exception as trouble:  # noqa: BLE001 - away, locked, full: whoever asks the ledger is told
            log.info("the ledger could not be checked: %s", kind_of(trouble))
            return
        self._checked_on = self._local().date()
        log.info("the whole ledger was checked in %.1f s: %s", time.monotonic() - began, len(findings) or "all well")
        for finding in findings[: checks.MOST]:
            log.error("the ledger is damaged: %s", finding.sentence)
        self._found(unsafe_because(findings))

    def _pause(self) -> None:
        if self._ended:
            raise _EndedError
        give_way()


class _EndedError(Exception):
    """The kiosk stops, so the check is cut off."""


def unsafe_because(findings: tuple[Finding, ...]) -> Unsafe | None:
    """The reason why a ledger with these findings is unsafe; None without findings."""
    if not findings:
        return None
    more = f" And {len(findings) - 1} more: `kiosk doctor` says them." if findings[1:] else ""
    return Unsafe(LedgerFault.DAMAGED, f"{findings[0].sentence}{more}")
