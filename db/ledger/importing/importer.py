"""Writes a whole file in turns with the kiosk: in short transactions, with a pause after each in which the kiosk
writes.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update

from db.ledger.importing.applying import Tally, apply_some, compare_some
from db.ledger.importing.balances import apply_balances, compare_balances
from db.ledger.importing.known import known_of
from db.ledger.importing.targets import TARGETS
from db.ledger.importing.undoing import TakenBack, undo_some
from db.ledger.sql import SqlLedger
from db.ledger.statements.tables import import_change, import_run
from db.ledger.transaction import Transaction
from kiosk.importing.fitted import Fitted
from kiosk.importing.known import Known
from kiosk.importing.rows import Kind
from kiosk.lending.declining import CommandDeclined

MOST_SECONDS = 0.05
"""The most seconds that a transaction may take."""
AIM_SECONDS = 0.02
"""The seconds that a transaction should take: less than half of the most, because their times vary."""
FIRST_ROWS, MOST_ROWS = 20, 500
REST_SECONDS = 0.005
"""The shortest pause after a transaction, in seconds. Usually the pause is as long as the transaction took, so that the
kiosk has half of the time. A waiting writer tries at least every 0.1 s, and finds a pause within a second.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """The file of an import: its name, the digest of the file and of its mapping, and the program that wrote it."""

    file: str
    digest: str
    program: str


@dataclass(frozen=True, slots=True)
class ImportListing:
    """An import: `rows` is the number of rows that it added or changed and that can be taken back. Moments are in
    UTC.
    """

    number: int
    began: datetime
    kind: str
    source: str
    file: str
    rows: int
    ended: datetime | None
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class Pace:
    """The clock that measures the turns, in seconds, and the function that pauses between them."""

    clock: Callable[[], float] = time.perf_counter
    sleep: Callable[[float], None] = time.sleep


class Importer(SqlLedger):
    """The ledger of `kiosk import`. Every method raises `LedgerError` when the database fails."""

    def known(self, kind: Kind, pictures: frozenset[str] = frozenset()) -> Known:
        """The present data of the house, to check a file of this kind; `pictures` are the names of all drawings."""
        return self._run(lambda tx: known_of(tx, kind, self._key, pictures))

    def compare(
        self, kind: Kind, rows: Sequence[Fitted], done: Callable[[int], None] = lambda _rows: None, pace: Pace = Pace()
    ) -> Tally:
        """The numbers of rows that an import of these rows would add and change. Nothing is written.

        `done` is called with the number of rows that each transaction read.
        """
        tally = Tally()
        for some in _in_turns(rows, done, pace):
            tally.count(self._run(lambda tx, some=some: _compare(tx, kind, some)))  # type: ignore[misc]
        return tally

    def import_rows(
        self,
        source: Source,
        kind: Kind,
        rows: Sequence[Fitted],
        done: Callable[[int], None] = lambda _rows: None,
        pace: Pace = Pace(),
    ) -> tuple[int, Tally]:
        """Write all rows under one import; one of the same file that was cut off goes on. Returns its number.

        `done` is called with the number of rows that each transaction wrote.
        """
        run, tally = self._run(lambda tx: _begin(tx, source, kind)), Tally()
        for some in _in_turns(rows, done, pace):
            tally.count(self._run(lambda tx, some=some: _write(tx, run, kind, some)))  # type: ignore[misc]
        self._run(lambda tx: _end(tx, run, tally))
        return run, tally

    def written_by(self, run: int) -> tuple[int, int]:
        """The numbers of rows that an import added and changed, as far as they can be taken back."""
        return self._run(lambda tx: _written_by(tx, run))

    def undo_import(self, run: int, done: Callable[[int], None] = lambda _rows: None, pace: Pace = Pace()) -> TakenBack:
        """Take an import back, or continue taking it back. Raises CommandDeclined if there is no such import."""
        kind, whole, size = self._run(lambda tx: _kind_of(tx, run)), TakenBack(), FIRST_ROWS
        while True:
            began = pace.clock()
            taken = self._run(lambda tx, size=size: undo_some(tx, run, kind, size))  # type: ignore[misc]
            if taken is None:
                break
            took = pace.clock() - began
            whole.count(taken)
            done(taken.deleted + taken.put_back + taken.stays)
            size = next_size(size, took)
            pace.sleep(max(took, REST_SECONDS))
        self._run(lambda tx: _undone(tx, run))
        return whole

    def list_imports(self) -> list[ImportListing]:
        """Every import, the newest first."""
        return self._run(_listed)


def _in_turns(rows: Sequence[Fitted], done: Callable[[int], None], pace: Pace) -> Iterator[Sequence[Fitted]]:
    """The rows in parts, each for one transaction; after it comes a pause as long as the transaction took."""
    at, size = 0, FIRST_ROWS
    while at < len(rows):
        some = rows[at : at + size]
        began = pace.clock()
        yield some
        took = pace.clock() - began
        at += len(some)
        done(len(some))
        size = next_size(size, took)
        pace.sleep(max(took, REST_SECONDS))


def _compare(tx: Transaction, kind: Kind, rows: Sequence[Fitted]) -> Tally:
    return compare_balances(tx, rows) if kind is Kind.BALANCES else compare_some(tx, TARGETS[kind], rows)


def _write(tx: Transaction, run: int, kind: Kind, rows: Sequence[Fitted]) -> Tally:
    return apply_balances(tx, run, rows) if kind is Kind.BALANCES else apply_some(tx, run, TARGETS[kind], rows)


def next_size(size: int, took: float) -> int:
    """The number of rows for the next transaction, after one of `size` rows that took `took` seconds."""
    return max(1, min(MOST_ROWS, size * 2, int(size * AIM_SECONDS / max(took, 0.0001))))


def _begin(tx: Transaction, source: Source, kind: Kind) -> int:
    """The number of a new import, or of one of the same file that was cut off."""
    unfinished = select(func.max(import_run.c.id)).where(
        import_run.c.digest == source.digest,
        import_run.c.kind == kind.value,
        import_run.c.ended_at.is_(None),
        import_run.c.undone_at.is_(None),
    )
    number: int | None = tx.connection.execute(unfinished).scalar()
    if number is not None:
        return number
    new = {"began_at": tx.at, "kind": kind.value, "source": source.program, "file": source.file}
    made = insert(import_run).returning(import_run.c.id)
    begun: int = tx.connection.execute(made, {**new, "digest": source.digest}).scalar_one()
    tx.note(f"import of {kind.value} begun", item=None, member=None, loan=None)
    return begun


def _end(tx: Transaction, run: int, tally: Tally) -> None:
    tx.connection.execute(update(import_run).where(import_run.c.id == run).values(ended_at=tx.at))
    tx.note(f"import ended, {tally.added} added, {tally.changed} changed", item=None, member=None, loan=None)


def _written_by(tx: Transaction, run: int) -> tuple[int, int]:
    counted = select(func.count(), func.count(import_change.c.changed)).where(import_change.c.import_id == run)
    rows, changed = tx.connection.execute(counted).one()
    return rows - changed, changed


def _kind_of(tx: Transaction, run: int) -> Kind:
    kind = tx.connection.execute(select(import_run.c.kind).where(import_run.c.id == run)).scalar()
    if kind is None:
        raise CommandDeclined(f"There is no import {run}; `kiosk import list` shows them.")
    return Kind(kind)


def _undone(tx: Transaction, run: int) -> None:
    tx.connection.execute(update(import_run).where(import_run.c.id == run).values(undone_at=tx.at))
    tx.note("import taken back", item=None, member=None, loan=None)


def _listed(tx: Transaction) -> list[ImportListing]:
    rows = select(func.count()).where(import_change.c.import_id == import_run.c.id).scalar_subquery()
    columns = (import_run.c.id, import_run.c.began_at, import_run.c.kind, import_run.c.source, import_run.c.file)
    listed = select(*columns, rows, import_run.c.ended_at, import_run.c.undone_at).order_by(import_run.c.id.desc())
    return [ImportListing(*row) for row in tx.connection.execute(listed)]
