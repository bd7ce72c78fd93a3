"""A connection to PostgreSQL that gives up when the server hangs.

A server that is stopped keeps its connections open, so neither its own time limits nor those of TCP end the wait.
"""

from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

SILENT_SECONDS = 6.0
"""The seconds for which the server may be silent: a little more than its own limit for a statement (`db.engine`)."""


class PatientConnection(psycopg.Connection[Any]):
    """A connection that is closed and raises `OperationalError` after `SILENT_SECONDS` without an answer."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = SILENT_SECONDS) -> Any:
        try:
            return super().wait(gen, interval, timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise
