"""How long an import takes while the kiosk scans: `python -m bench.bench_importing [ROWS]`.

The bench makes a Lend Engine export of that many items, checks and imports it, and meanwhile lends and takes back one
item twice a second as the kiosk does. Then it imports the same file again, which changes nothing, and takes the import
back.
"""

import csv
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from db.engine import open_engine
from db.ledger import SqlLedger
from db.ledger.importing.importer import Importer, Pace, Source
from db.migrations import upgrade
from kiosk.importing.checking import check
from kiosk.importing.recognising import recognise
from kiosk.importing.rows import Kind
from kiosk.importing.sheets import open_sheet
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import AddItem, AddMember, OpenHouse
from kiosk.lending.model import MemberId, Operation
from tests.exchange.lend_engine import HEADERS

HEADER = HEADERS[Kind.ITEMS].split(",")
KEY = b"k" * 32
GOAL = 60.0
"""The most seconds that 100,000 rows may take."""


def write(path: Path, rows: int) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            said = {
                "Id": str(number),
                "Code": f"LE-{number:06}",
                "Name": f"Bouwdoos nummer {number}",
                "Value (RRP)": f"{number % 90}.50",
                "Loan period": "0",
                "Components": f"{number % 30 + 1} blokken, 2 borden, handleiding",
                "Care information": "Veeg alles af met een natte doek.",
            }
            cells = [said.get(name, "") for name in HEADER]
            cells[5] = "box"
            writer.writerow(cells)


@contextmanager
def scanning(url: str, waits: list[float]) -> Iterator[None]:
    """While this context is open, lend an item and take it back over a connection of its own, as the kiosk does."""
    stop = threading.Event()

    def scan() -> None:
        engine = open_engine(url)
        ledger = SqlLedger(engine, lambda: datetime.now(UTC), "Europe/Brussels", KEY)
        turn = 0
        while not stop.is_set():
            began = time.perf_counter()
            ledger.lend_or_return(Operation(f"scan {began}"), MemberId(1), "KIOSK-1")
            waits.append(time.perf_counter() - began)
            turn += 1
            time.sleep(0.5)
        engine.dispose()

    thread = threading.Thread(target=scan)
    thread.start()
    yield
    stop.set()
    thread.join()


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kiosk.db"
        engine = open_engine(url)
        upgrade(engine)
        ledger = Importer(engine, lambda: datetime.now(UTC), "Europe/Brussels", KEY)
        for command in (OpenHouse("House"), AddMember("Ada", "nl"), AddItem("", "box", "Trein", "KIOSK-1")):
            ledger.do(Operation(""), CommandLine(), command)
        path = Path(folder) / "items.csv"
        write(path, rows)
        for what in ("a new house", "the same again"):
            took: list[float] = []
            waits: list[float] = []
            last = [0.0]

            def clock(took: list[float] = took, last: list[float] = last) -> float:
                now = time.perf_counter()
                took.append(now - last[0])
                last[0] = now
                return now

            with scanning(url, waits):
                began, worked = time.perf_counter(), time.process_time()
                sheet = open_sheet(path)
                checked = check(sheet.rows(), sheet.header, recognise(sheet.header), ledger.known(Kind.ITEMS))
                read = time.perf_counter() - began
                assert not checked.problems
                source = Source(path.name, what, "Lend Engine")
                number, tally = ledger.import_rows(source, recognise(sheet.header).kind, checked.rows, pace=Pace(clock))
                whole = time.perf_counter() - began
            worked = time.process_time() - worked
            goal = GOAL * rows / 100_000
            print(f"{what}: {tally.added} added, {tally.same} the same, of {rows} rows on {os.cpu_count()} cores")
            print(
                f"  {read:.1f} s to check, {whole:.1f} s in all, {worked:.1f} s of the processor; goal {goal:.0f} s, "
                f"ratio {whole / goal:.2f}"
            )
            print(f"  transactions: {_spread(took[1::2])}; scans meanwhile: {_spread(waits)}")
        began = time.perf_counter()
        taken = ledger.undo_import(number - 1)
        print(f"taken back: {taken.deleted} deleted in {time.perf_counter() - began:.1f} s")
        engine.dispose()


def _spread(seconds: list[float]) -> str:
    cuts = quantiles(seconds, n=100)
    return (
        f"{len(seconds)}, p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms, most {max(seconds) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
