"""The finding of a check, and the way in which a check reads the database: in small batches, so that no visit waits."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Executable

BATCH = 100
"""The number of rows read at once: less than a millisecond on a desktop computer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One value in the ledger that the kiosk cannot have written. `row` is the number of its row, or empty.

    `says` has no name, card, number of a member or amount, because it is shown in a log and on a screen.
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
    """A connection that only reads, and a function that is called between two batches of rows so that other threads go
    on.
    """

    connection: Connection
    pause: Callable[[], None]

    def rows(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> Iterator[Any]:
        """The rows of the answer. Raises DBAPIError if the rest of the file cannot be read."""
        answer = self.connection.execution_options(yield_per=BATCH).execute(statement, parameters)
        for batch in answer.partitions():
            yield from batch
            self.pause()


Check = Callable[[Reading], Iterable[Finding]]
"""A function that yields findings; it yields none in a ledger that only the kiosk has written."""


def no_pause() -> None:
    """The pause of a check whose result is waited for: it does nothing."""


def give_way() -> None:
    """The pause beside visits: let other threads of this process run for about the time of a batch."""
    time.sleep(0.002)
