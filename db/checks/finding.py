"""The finding of a check, and how a check reads the database: a little at a time, so that no visit waits for it."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Executable

BATCH = 100
"""Rows that are looked at in one go: less than a millisecond on a desktop computer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between the ledger and what the kiosk can have written. `row` is the number of the row, or empty.

    `says` has no name, card, number of a member or amount: it may stand in a log and on a screen.
    """

    table: str
    says: str
    row: str = ""

    @property
    def sentence(self) -> str:
        """One sentence, such as `Table loan, row 17: the day on which it is due cannot be read.`"""
        where = f"Table {self.table}, row {self.row}" if self.row else f"Table {self.table}" if self.table else ""
        return f"{where}: {self.says}." if where else f"{self.says[0].upper()}{self.says[1:]}."


@dataclass(frozen=True, slots=True)
class Reading:
    """A connection that only reads, and the function that is called between two batches of rows to let others go on."""

    connection: Connection
    pause: Callable[[], None]

    def rows(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> Iterator[Any]:
        """Every row of the answer. Raises DBAPIError where the file cannot be read on."""
        answer = self.connection.execution_options(yield_per=BATCH).execute(statement, parameters)
        for batch in answer.partitions():
            yield from batch
            self.pause()


Check = Callable[[Reading], Iterable[Finding]]
"""A check finds nothing in a ledger that only the kiosk has written."""


def no_pause() -> None:
    """The pause of a check whose result somebody waits for: none."""


def give_way() -> None:
    """Let other threads of this process go on for as long as a batch takes them."""
    time.sleep(0.002)
