"""The machine of the kiosk in a simulated year: a disk with the ledger on it, which can fail at any moment.

After a kill the files are as they were at that moment. After a power cut the writes of the last operation are there, or
not, or in part, as in `tests/faults/powercut.py`.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.backup.copying import make_copy
from db.backup.restoring import bring, checkpoint, put_in_place
from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk.clock import TrustedClock
from kiosk.lending.commands import SettleEntry
from kiosk.lending.effects import Question
from kiosk.lending.events import LedgerFailed
from kiosk.lending.model import Operation
from kiosk.lending.ports import LedgerError
from kiosk.lending.volunteers.questions import Do
from kiosk.running.asking import ask
from tests.faults.powercut import Call, Cut, Disk, found
from tests.simulation.house import KEY, ZONE, furnished, holidays
from tests.simulation.model import Invariant, same
from tests.simulation.wall import WRONG, Wall
from tests.support.empty_ledger import FILE

PAGE = 4096
WAL = FILE + "-wal"
FRAME, WAL_HEADER = PAGE + 24, 32
"""Bytes of a frame in the log of the database, and of the header of the log (sqlite.org/fileformat2.html, 4)."""

KEPT_IN = (("operation", "id"), ("deed", "operation"), ("report", "operation"), ("confirmation", "operation"))
"""The tables and columns in which the operation of a carried out question is found."""


class Killed(BaseException):
    """The kiosk was killed and started again; `answer` is the answer of the ledger, or None if there was none."""

    def __init__(self, answer: Any = None) -> None:
        super().__init__()
        self.answer = answer


class Fault(Enum):
    """What goes wrong with one question to the ledger."""

    NONE = "none"
    KILLED_BEFORE = "killed before it was asked"
    KILLED_INSIDE = "killed in the transaction"
    KILLED_AFTER = "killed when it was done and not told"
    POWER_CUT = "power cut while it was written"
    HICCUP = "the database was locked for a moment"
    NOT_TOLD = "the commit was done, and reported as not done"
    FULL = "every write fails"
    ASKED_TWICE = "asked twice"


class Machine:
    """The disk, the clocks, the engine and the ledger."""

    def __init__(self, place: Path, wall: Wall, chance: random.Random) -> None:
        self._place, self.wall, self._chance = place, wall, chance
        self._countdown = 0
        self._fault = Fault.NONE
        self._left: Disk = {}
        self._looker: Any = None
        self.engine = open_engine(f"sqlite:///{place / FILE}")
        dialect: Any = self.engine.dialect
        dialect.do_execute = self._around(dialect.do_execute)
        dialect.do_executemany = self._around(dialect.do_executemany)
        dialect.do_commit = self._around_commit(dialect.do_commit)
        self._start({FILE: bytearray(furnished())})

    # --- on and off ----------------------------------------------------------------------------------------------

    def _start(self, disk: Disk) -> None:
        """Switches on with these files. The engine stays the same, because it has compiled all statements."""
        for name, content in disk.items():
            (self._place / name).write_bytes(content)
        self._open_ledger()

    def _open_ledger(self) -> None:
        self.keeper = TrustedClock(self.wall)
        self.ledger = SqlLedger(
            self.engine,
            self.wall,
            ZONE.key,
            KEY,
            public_holidays=holidays,
            keeper=self.keeper,
            boot=self.wall.boot,
            seconds_since_boot=self.wall.seconds_since_boot,
            clock=lambda: 0.0,
            sleep=lambda _seconds: None,
        )
        self.ledger.catch_up()

    def _close(self) -> None:
        if self._looker is not None:
            self._looker.close()
            self._looker = None
        self.engine.dispose()

    def off(self) -> None:
        """Switches off: everything in memory is gone, and the files are removed."""
        self._close()
        for name in (FILE, WAL, FILE + "-shm"):
            (self._place / name).unlink(missing_ok=True)

    def start_again(self, disk: Disk | None = None) -> None:
        """Starts with the files as they are now, or with this disk."""
        found = self._disk() if disk is None else disk
        self.off()
        self._start(found)

    def cut_power(self, disk: Disk | None = None) -> None:
        """Cuts the power for a moment; afterwards the time is doubted, unless the network confirms it at once."""
        found = self._disk() if disk is None else disk
        self.wall.start_again(self._chance.choice((timedelta(minutes=-5), *WRONG)))
        if self._chance.random() < 0.5:
            self.wall.synchronise()
        self.start_again(found)

    def _disk(self) -> Disk:
        """The files as they are now, without the index of the log (`-shm`), which is made anew at each start."""
        files = [self._place / name for name in (FILE, WAL)]
        return {file.name: bytearray(file.read_bytes()) for file in files if file.exists()}

    def back_up(self) -> Path:
        """A verified copy of the whole database, made while the kiosk runs."""
        place = self._place / "backups"
        place.mkdir(exist_ok=True)
        return make_copy(self._place / FILE, place, self.wall.at, {}, before_reading_back=lambda _part: None).path

    def restore(self, backup: Path) -> None:
        """Starts with this backup in place of the present files."""
        self._close()
        work, key = self._place / "work", self._place / "kiosk.key"
        work.mkdir()
        bring(backup, work / FILE, None)
        checkpoint(work / FILE)
        aside = put_in_place(work / FILE, self._place / FILE, None, key, self.wall.at)
        for folder in (work, aside):
            if folder:
                shutil.rmtree(folder)
        self._open_ledger()

    def look(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the database, read by another connection, so only committed ones."""
        if self._looker is None:
            self._looker = dbapi2.connect(str(self._place / FILE), isolation_level=None)
        rows: list[tuple[Any, ...]] = self._looker.execute(statement, values).fetchall()
        return rows

    # --- asking with a fault -------------------------------------------------------------------------------------

    def ask(self, operation: Operation, question: Question, fault: Fault) -> Any:
        """Asks the ledger under this fault. Raises Killed after a kill, once the ledger is started again; `kept` says
        whether the operation was carried out.
        """
        if fault is Fault.KILLED_BEFORE:
            self.start_again()
            raise Killed
        before = self._disk() if fault is Fault.POWER_CUT else {}
        self._countdown = self._chance.randrange(1, 9)
        self._fault = fault
        try:
            answer: Any = ask(self.ledger, self.ledger, operation, question)
        except LedgerError:
            answer = LedgerFailed()
        except Killed:
            self._fault = Fault.NONE
            self.start_again(self._left)
            raise
        self._fault = Fault.NONE
        if fault is Fault.KILLED_AFTER:
            self.start_again()
            raise Killed(answer)
        if fault is Fault.POWER_CUT:
            self.cut_power(self._found(before, self._disk()))
            same(Invariant.WHOLE, self._integrity(), "ok", "after a power cut")
            raise Killed(answer)
        return answer

    def _integrity(self) -> str:
        try:
            return str(self.look("PRAGMA quick_check")[0][0])
        except dbapi2.DatabaseError as error:
            return str(error)

    def kept(self, operation: Operation, question: Question) -> bool:
        """Whether the operation of this question is in the database."""
        match question:
            case Do(command=SettleEntry(number=number)):
                return bool(self.look("SELECT 1 FROM inbox WHERE id = ? AND settled_at IS NOT NULL", number))
        return any(self.look(f"SELECT 1 FROM {table} WHERE {column} = ?", operation) for table, column in KEPT_IN)

    def _around(self, execute: Callable[..., None]) -> Callable[..., None]:
        """Executes a statement, or raises the fault of the question."""

        def execute_or_fail(cursor: Any, statement: str, *more: Any) -> None:
            if self._fault is Fault.FULL:
                raise _error("SQLITE_FULL")
            if self._fault in (Fault.KILLED_INSIDE, Fault.HICCUP):
                self._countdown -= 1
                if self._countdown == 0 and self._fault is Fault.HICCUP:
                    raise _error("SQLITE_BUSY")
                if self._countdown == 0:
                    self._left = self._disk()
                    raise Killed
            execute(cursor, statement, *more)

        return execute_or_fail

    def _around_commit(self, commit: Callable[..., None]) -> Callable[..., None]:
        """Commits, or commits and then raises as if it had failed."""

        def commit_or_fail(connection: Any) -> None:
            commit(connection)
            if self._fault is Fault.NOT_TOLD:
                self._fault = Fault.NONE
                raise _error("SQLITE_BUSY")

        return commit_or_fail

    def _found(self, before: Disk, after: Disk) -> Disk:
        """A disk as it may be found when the power is cut while `before` becomes `after`.

        SQLite syncs a new header of its log before the frames behind it, and the log before it writes a page of it into
        the database. So while frames are written, the header is new and the database as before; while the database is
        written, the log is whole.
        """
        log = after.get(WAL, bytearray())
        durable = {**before, WAL: log[:WAL_HEADER] + before.get(WAL, bytearray())[WAL_HEADER:]}
        writes = list(_writes(durable, after, WAL, WAL_HEADER, FRAME))
        if before[FILE] != after[FILE] and self._chance.random() < 0.5:
            durable, writes = {**before, WAL: log}, list(_writes(before, after, FILE, 0, PAGE))
        return found(durable, writes, self._chance.choice(list(Cut)), self._chance)


def _error(name: str) -> Exception:
    error = dbapi2.OperationalError(name)
    error.sqlite_errorname = name
    return error


def _writes(before: Disk, after: Disk, name: str, start: int, size: int) -> Iterator[Call]:
    """The writes, in pieces of this size, that turn the file before into the file after, from `start` on."""
    old, new = before[name], after.get(name, bytearray())
    for at in range(start, len(new), size):
        if old[at : at + size] != new[at : at + size]:
            yield Call("w", name, at, bytes(new[at : at + size]))
