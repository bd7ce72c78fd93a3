"""How long a loan takes the ledger, beside bare SQLite with the same statements, and with many past loans
beside few.
"""

import gc
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from bench.figures import Figure, figure
from bench.house import CARD, KEY, furnish
from db.engine import PRAGMAS, STATEMENTS, open_engine
from db.ledger import SqlLedger, prepared
from db.models import REVISION
from kiosk.holidays import public_holidays
from kiosk.lending.events import Recorded, VisitOpened
from kiosk.lending.model import LineKind, MemberId, Operation

FEW, MANY = 2_000, 1_000_000
LOANS = 400
WARM = 40
"""The number of loans that are made first and do not count."""
OUT = Path("out/bench")
BEGAN = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
Statement = tuple[str, list[Any]]


class Desk:
    """A ledger on this file with a visitor, at times that are the same in each run."""

    def __init__(self, file: Path) -> None:
        self._at = BEGAN
        self._engine = open_engine(f"sqlite:///{file}")
        self.ledger = SqlLedger(self._engine, lambda: self._at, "Europe/Brussels", KEY, public_holidays=public_holidays)
        self.ledger.warm()
        opened = self.ledger.open_visit(CARD)
        assert isinstance(opened, VisitOpened)
        self.member: MemberId = opened.visitor.member

    def lend(self, number: int) -> None:
        """Lend the next item, and bring it back at once, so that the member stays below the limit."""
        self._at = BEGAN + timedelta(minutes=number)
        answer = self.ledger.lend_or_return(Operation(f"lend {number}"), self.member, item(number), CARD)
        assert isinstance(answer, Recorded)
        assert answer.line.kind is LineKind.LENT

    def give_back(self, number: int) -> None:
        answer = self.ledger.lend_or_return(Operation(f"return {number}"), self.member, item(number), CARD)
        assert isinstance(answer, Recorded)
        assert answer.line.kind is LineKind.RETURNED

    def close(self) -> None:
        self.ledger.close()


def item(number: int) -> str:
    return f"T{number * 7 % 1_000 + 1}"


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Collect the statements, with their parameters, that the ledger executes while this context is open."""
    found: list[Statement] = []
    execute = prepared.Prepared.execute

    def noting(self: prepared.Prepared, driver: Any, given: Any) -> Any:
        found.append((self.sql, self.values(given)))
        return execute(self, driver, given)

    prepared.Prepared.execute = noting  # type: ignore[method-assign]
    try:
        yield found
    finally:
        prepared.Prepared.execute = execute  # type: ignore[method-assign]


def script(file: Path, loans: int) -> list[tuple[list[Statement], list[Statement]]]:
    """The statements that a ledger on this file executes for each loan, and those for bringing the item back."""
    desk, found = Desk(file), []
    with recorded() as statements:
        for number in range(loans):
            statements.clear()
            desk.lend(number)
            lent = statements.copy()
            statements.clear()
            desk.give_back(number)
            found.append((lent, statements.copy()))
    desk.close()
    return found


def bare(file: Path) -> Any:
    """Open a connection of the SQLite that the product uses, with the product's pragmas, and no other part of the
    product.
    """
    connection = dbapi2.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, cached_statements=STATEMENTS
    )
    for pragma, (value, _) in PRAGMAS.items():
        connection.execute(f"PRAGMA {pragma}={value}")
    return connection


def replay(connection: Any, statements: list[Statement]) -> None:
    """Execute the statements in one transaction, and read every row of every answer."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in statements:
        connection.execute(statement, values).fetchall()
    connection.commit()


class Pair:
    """Two copies of a ledger: the ledger lends from one, and bare SQLite does the same work on the other."""

    def __init__(self, file: Path, loans: int) -> None:
        self._copies = [file.with_suffix(f".{name}.db") for name in ("script", "ledger", "bare")]
        for copy in self._copies:
            shutil.copyfile(file, copy)
        self._play = script(self._copies[0], loans)
        self._desk, self._bare = Desk(self._copies[1]), bare(self._copies[2])
        self.ledger: list[float] = []
        """Milliseconds of each loan by the ledger."""
        self.floor: list[float] = []
        """Milliseconds of each loan by bare SQLite."""

    def lend(self, number: int) -> None:
        """Lend the next item and bring it back, once in the ledger and once in bare SQLite."""
        lend, back = self._play[number]
        began = time.perf_counter()
        self._desk.lend(number)
        between = time.perf_counter()
        replay(self._bare, lend)
        ended = time.perf_counter()
        self._desk.give_back(number)
        replay(self._bare, back)
        if number >= WARM:
            self.ledger.append((between - began) * 1000)
            self.floor.append((ended - between) * 1000)

    def close(self) -> None:
        self._desk.close()
        self._bare.close()
        for copy in self._copies:
            for left in copy.parent.glob(f"{copy.name}*"):
                left.unlink()


def by_turns(*files: Path, loans: int = LOANS) -> list[Pair]:
    """Lend from each of these ledgers by turns, so that the disk and the machine are the same for all of them."""
    pairs = [Pair(file, loans) for file in files]
    os.sync()  # else the first commits would also write the copies to the disk
    gc.collect()
    gc.freeze()
    for number in range(loans):
        for pair in pairs:
            pair.lend(number)
    for pair in pairs:
        pair.close()
    return pairs


def measure() -> dict[str, Figure]:
    """Measure the transaction, and its ratio to bare SQLite."""
    (few,) = by_turns(made(FEW))
    ratios = [one / least for one, least in zip(few.ledger, few.floor, strict=True)]
    return {"transaction": figure(few.ledger, "ms", few.floor), "transaction_ratio": figure(ratios, "×", [1.0])}


def growth() -> dict[str, Figure]:
    """Measure how much longer the transaction takes with many past loans than with few; the floor is that of bare
    SQLite.
    """
    few, many = by_turns(made(FEW), made(MANY))
    middle, least = figure(few.ledger, "ms").p50, figure(few.floor, "ms").p50
    ratios, floor = [one / middle for one in many.ledger], [one / least for one in many.floor]
    return {"growth_ratio": figure(ratios, "×", floor)}


def made(past: int) -> Path:
    """The file of a ledger with `past` past loans, made once for each revision of the schema and kept in `out/`."""
    file = OUT / f"ledger-{past}.db"
    note = file.with_suffix(".json")
    if not note.exists() or json.loads(note.read_text()).get("revision") != REVISION:
        OUT.mkdir(parents=True, exist_ok=True)
        for left in OUT.glob(f"{file.name}*"):
            left.unlink()
        began = time.monotonic()
        furnish(file, past)
        size = round(file.stat().st_size / 1e6)
        seconds = round(time.monotonic() - began)
        note.write_text(json.dumps({"past": past, "MB": size, "seconds": seconds, "revision": REVISION}))
    return file


def big(past: int = MANY) -> str:
    """Make the ledger with `past` past loans; returns a sentence on how long that took."""
    said = json.loads(made(past).with_suffix(".json").read_text())
    return f"{said['past']:,} past loans: {said['MB']:,} MB on disk, made in {said['seconds']} s, in {OUT}/"
