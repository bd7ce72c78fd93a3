"""How long a scan takes, and the catalogue, with few past loans and with many: `python bench/bench_ledger.py`.

The terms make the ledger ask everything: a strip and a fee at the social tariff, a limit, a deposit, parts, public
holidays. The bench lends, returns and swaps one item after the other, on this machine's disk, and prints a table in
milliseconds. A scan is what a member waits for, so the 99th percentile counts; more past loans must hardly matter. The
catalogue is read with all the items of a large house at once.
"""

import gc
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import insert

from db.engine import open_engine, verify
from db.ledger import SqlLedger
from db.migrations import upgrade
from db.models import CodeRow, EntryRow, ItemRow, JournalRow, LoanRow, OperationRow, PartRow
from kiosk.holidays import public_holidays
from kiosk.lending.commands import CheckIn, SettleEntry
from kiosk.lending.events import Recorded, VisitOpened
from kiosk.lending.model import CardId, Cents, LineKind, Operation
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import House, LoanTerms, Plan, SwapCategory, SwapTerms, Terms, Works
from kiosk.lending.volunteers.events import ReturnTaken, ShiftOpened
from kiosk.lending.volunteers.model import Outcome
from tests.support.builder import Builder

SIZES = (2_000, 200_000)
ITEMS = 1_000
"""How many of the items of the house are lent and returned."""
OFFERED = 10_000
SCANS = 2_000
LOOKS = 50
KEY = b"k" * 32
TERMS = Terms(
    "house",
    "Huis",
    "#112233",
    works=(Works.LENDING, Works.SWAPPING),
    loans=LoanTerms(fee=Cents(100), late=Cents(50), most=50, may_owe=Cents(10**9), deposit_over=Cents(10**6)),
    plans=(Plan("strips", "Strippen", Cents(0), months=1200, loans=10**6),),
    reductions=(Reduction(ProofKind.LETTER, 50),),
    swap=SwapTerms(floor=-10 * SCANS, categories=(SwapCategory("body", "Body", tags=("RUIL-BODY",)),)),
)
START = datetime(2020, 1, 1, 9, 0, tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


def furnish(url: str, loans: int) -> None:
    """Make a house with items, one member, and that many past loans, each with its operations and journal."""
    engine = open_engine(url)
    upgrade(engine)
    desk = Builder(engine, now)
    desk.apply_house(House(), (TERMS,))
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CardId("ada"))
    desk.add_member("2001", "Joke Claes")
    desk.add_card("2001", CardId("joke"))
    desk.add_volunteer("2001", "house")
    desk.add_subscription("1001", "house", "strips", date(2026, 1, 1))
    desk.add_referral("1001", ProofKind.LETTER, date(2100, 1, 1))
    with engine.begin() as connection:
        connection.execute(insert(CodeRow), [{"code": f"T{n}", "kind": "item"} for n in range(1, OFFERED + 1)])
        items = [{"barcode": f"T{n}", "name": f"Ding {n}", "category": "box"} for n in range(1, OFFERED + 1)]
        connection.execute(insert(ItemRow), [{**item, "initiative_id": 1} for item in items])
        parts = [{"item_id": n, "position": 0, "name": "blok", "count": 12} for n in range(1, OFFERED + 1)]
        connection.execute(insert(PartRow), parts)
        entries = [
            {
                "account": "owed",
                "member_id": 1,
                "initiative_id": 1,
                "place": n,
                "kind": "loan",
                "amount": 1,
                "balance": n,
            }
            for n in range(1, loans + 1)
        ]
        for first in range(0, loans, 10_000):
            connection.execute(insert(EntryRow), [{**one, "at": START} for one in entries[first : first + 10_000]])
        for first in range(0, loans, 10_000):
            past = range(first, min(first + 10_000, loans))
            moments = {n: START + timedelta(minutes=n) for n in past}
            ids = {n: {"item_id": n % ITEMS + 1, "member_id": 1} for n in past}
            connection.execute(
                insert(LoanRow),
                [
                    {**ids[n], "lent_at": at, "due_on": at.date(), "returned_at": at + timedelta(days=1)}
                    for n, at in moments.items()
                ],
            )
            operations = [(n, kind) for n in past for kind in ("lent", "returned")]
            done = [
                {**ids[n], "at": moments[n] + timedelta(days=kind == "returned"), "loan_id": n + 1}
                for n, kind in operations
            ]
            connection.execute(
                insert(OperationRow),
                [
                    {**row, "id": f"past {kind} {n}", "kind": kind, "elsewhere": False}
                    for row, (n, kind) in zip(done, operations, strict=True)
                ],
            )
            connection.execute(
                insert(JournalRow),
                [
                    {**row, "kiosk": "kiosk-1", "who": "self-service", "what": kind, "operation": f"past {kind} {n}"}
                    for row, (n, kind) in zip(done, operations, strict=True)
                ],
            )
    engine.dispose()


def measure(url: str) -> dict[str, list[float]]:
    """The seconds of each card, loan, return and swap, and of each look at the catalogue."""
    engine = open_engine(url)
    differences = verify(engine)
    assert differences == (), differences
    ledger = SqlLedger(engine, now, "Europe/Brussels", KEY, public_holidays=public_holidays)
    ledger.warm()
    kinds = ("card", "lend", "return", "check-in", "swap", "catalogue")
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    desk = ledger.open_visit(CardId("joke"))
    assert isinstance(desk, ShiftOpened)
    gc.collect()
    for scan in range(SCANS):
        barcode = f"T{scan * 7 % ITEMS + 1}"
        for what, kind in (("lend", LineKind.LENT), ("return", LineKind.RETURNED)):
            began = time.perf_counter()
            answer = ledger.lend_or_return(Operation(f"{what} {scan}"), visit.visitor.member, barcode, CardId("ada"))
            times[what].append(time.perf_counter() - began)
            assert isinstance(answer, Recorded)
            assert answer.line.kind is kind
        ledger.report_parts(Operation(f"parts {scan}"), Operation(f"return {scan}"), ())
        ledger.lend(Operation(f"lend again {scan}"), visit.visitor.member, barcode)
        began = time.perf_counter()
        taken = ledger.do_at_desk(Operation(f"check in {scan}"), desk.volunteer.member, CheckIn(barcode))
        times["check-in"].append(time.perf_counter() - began)
        assert isinstance(taken, ReturnTaken)
        for look in taken.entry.inbox_entries:
            ledger.do_at_desk(
                Operation(f"settle {look.number}"), desk.volunteer.member, SettleEntry(look.number, Outcome.FINE)
            )
        began = time.perf_counter()
        ledger.lend_or_return(Operation(f"swap {scan}"), visit.visitor.member, "RUIL-BODY", CardId("ada"))
        times["swap"].append(time.perf_counter() - began)
        began = time.perf_counter()
        ledger.open_visit(CardId("ada"))
        times["card"].append(time.perf_counter() - began)
    for _ in range(LOOKS):
        began = time.perf_counter()
        read = ledger.catalogue()
        times["catalogue"].append(time.perf_counter() - began)
        assert len(read.catalogue.offers) == OFFERED
    engine.dispose()
    return times


def main() -> None:
    console = Console()
    table = Table("what", "past loans", "p50 ms", "p99 ms", "worst ms")
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as place, Progress(console=console) as progress:
        for loans in progress.track(SIZES, description="Scanning"):
            url = f"sqlite:///{place}/{loans}.db"
            furnish(url, loans)
            for what, seconds in measure(url).items():
                ranked = sorted(1000 * one for one in seconds)
                p50, p99 = ranked[len(ranked) // 2], ranked[len(ranked) * 99 // 100]
                table.add_row(what, f"{loans:,}", f"{p50:.2f}", f"{p99:.2f}", f"{ranked[-1]:.2f}")
    console.print(table)


if __name__ == "__main__":
    main()
