"""How long the checks of the whole ledger take with many loans, and how long a scan waits while they run.

The control is the same check without a pause between its batches.
"""

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from bench.bench_ledger import ITEMS, KEY, furnish, now
from db import checks
from db.checks.finding import give_way, no_pause
from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk.holidays import public_holidays
from kiosk.lending.events import Recorded, VisitOpened
from kiosk.lending.model import CardId, LineKind, Operation

LOANS = 200_000


def scans(ledger: SqlLedger, name: str, go_on: Callable[[int], bool]) -> list[float]:
    """Lend or return one item every 20 ms as long as `go_on` says; returns the milliseconds of the scans, sorted."""
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    took: list[float] = []
    while go_on(len(took)):
        barcode, scan = f"T{len(took) // 2 * 7 % ITEMS + 1}", Operation(f"{name} {len(took)}")
        began = time.perf_counter()
        answer = ledger.lend_or_return(scan, visit.visitor.member, barcode, CardId("ada"))
        took.append(1000 * (time.perf_counter() - began))
        assert isinstance(answer, Recorded)
        if answer.line.kind is LineKind.RETURNED:
            ledger.report_parts(Operation(f"parts {scan}"), scan, ())
        time.sleep(0.02)
    return sorted(took)


def check(engine: Engine, pause: Callable[[], None], found: list[checks.Finding], spent: list[float]) -> None:
    """Check the ledger once: add the findings to `found`, and the seconds of processor time that the check used to
    `spent`.
    """
    found.extend(checks.look(engine, pause))
    spent.append(time.thread_time())


def main() -> None:
    table = Table("what", "seconds", "of the processor", "scans", "p50 ms", "p99 ms", "worst ms")

    def row(what: str, seconds: str, of_processor: str, took: list[float]) -> None:
        ranks = (took[len(took) // 2], took[len(took) * 99 // 100], took[-1])
        table.add_row(what, seconds, of_processor, str(len(took)), *(f"{one:.1f}" for one in ranks))

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as place:
        url = f"sqlite:///{place}/kiosk.db"
        furnish(url, LOANS)
        engine = open_engine(url)
        ledger = SqlLedger(engine, now, "Europe/Brussels", KEY, public_holidays=public_holidays)
        ledger.warm()
        began = time.perf_counter()
        assert checks.at_start(engine) == ()
        table.add_row("what is read before the ledger is used", f"{time.perf_counter() - began:.3f}")
        row("scans alone", "", "", scans(ledger, "alone", lambda done: done < 300))
        for what, pause in (("scans beside the checks", give_way), ("the same without a pause", no_pause)):
            found, spent = list[checks.Finding](), list[float]()
            checking = threading.Thread(target=check, args=(engine, pause, found, spent))
            began = time.perf_counter()
            checking.start()
            took = scans(ledger, what, lambda _, thread=checking: thread.is_alive())
            row(what, f"{time.perf_counter() - began:.1f}", f"{spent[0]:.1f}", took)
            assert found == [], found
        engine.dispose()
    Console().print(f"{LOANS:,} loans", table)


if __name__ == "__main__":
    main()
