"""How long the steps of a night of forgetting take when 200,000 loans are to be forgotten at once.

`python -m bench.bench_forgetting [LOANS]`: the bench builds a house with that many past loans, a fifth of them with a
fee that was paid, and forgets all of them as the running kiosk does. A scan waits for one step at most.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from sqlalchemy import Connection, text

from db.engine import make_file, open_engine
from db.ledger import SqlLedger
from db.ledger.privacy.night import forgetting
from db.migrations import upgrade

MEMBERS, ITEMS = 1500, 2000
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def rows(loans: int) -> Iterator[dict[str, object]]:
    """Yield the past loans of five years, each on a day of its own member."""
    for number in range(1, loans + 1):
        lent = NOW - timedelta(minutes=31 * 1440 + (loans - number) * 13)
        back = lent + timedelta(days=7)
        yield {
            "id": number,
            "item": 1 + number % ITEMS,
            "member": 1 + number * 7 % MEMBERS,
            "lent": lent.isoformat(timespec="microseconds"),
            "due": (lent + timedelta(days=14)).date().isoformat(),
            "back": min(back, NOW - timedelta(days=31)).isoformat(timespec="microseconds"),
            "first": 2 * number - 1,
            "second": 2 * number,
        }


def fill(connection: Connection, loans: int) -> None:
    run = connection.execute
    run(text("INSERT INTO initiative (id, key, name, colour, position) VALUES (1, 'toys', 'Speelgoed', '#112233', 1)"))
    people = [{"id": one, "number": f"{one:04}"} for one in range(1, MEMBERS + 1)]
    run(text("INSERT INTO code VALUES (:number, 'member')"), people)
    named = "INSERT INTO member (id, number, name, language, more_time) VALUES (:id, :number, 'Ada Peeters', 'nl', 0)"
    run(text(named), people)
    items = [{"id": one, "code": f"TOY-{one}"} for one in range(1, ITEMS + 1)]
    run(text("INSERT INTO code VALUES (:code, 'item')"), items)
    run(
        text("INSERT INTO item (id, barcode, name, category, initiative_id) VALUES (:id, :code, 'Trein', 'box', 1)"),
        items,
    )
    lent = list(rows(loans))
    run(
        text("""INSERT INTO loan (id, item_id, member_id, lent_at, due_on, returned_at)
        VALUES (:id, :item, :member, :lent, :due, :back)"""),
        lent,
    )
    for kind, seq, at in (("lent", "first", "lent"), ("returned", "second", "back")):
        run(
            text(f"""INSERT INTO operation (seq, id, kind, at, item_id, member_id, loan_id, elsewhere, who)
            VALUES (:{seq}, 'op-' || :{seq}, '{kind}', :{at}, :item, :member, :id, 0, 'self-service')"""),
            lent,
        )
        run(
            text(f"""INSERT INTO journal (at, kiosk, who, what, operation, item_id, member_id, loan_id)
            VALUES (:{at}, 'kiosk-1', 'self-service', '{kind}', 'op-' || :{seq}, :item, :member, :id)"""),
            lent,
        )
    places: dict[object, int] = {}
    fees = []
    for one in lent[::5]:
        places[one["member"]] = place = places.get(one["member"], 0) + 2
        fees.append({**one, "place": place})
    for shift, kind, amount, balance, at, loan, line in (
        (1, "late", 50, 50, "back", ":id", ":second"),
        (0, "payment", -50, 0, "back", "NULL", "NULL"),
    ):
        run(
            text(f"""INSERT INTO entry
            (account, member_id, initiative_id, place, kind, amount, balance, at, loan_id, line) VALUES
            ('owed', :member, 1, :place - {shift}, '{kind}', {amount}, {balance}, :{at}, {loan}, {line})"""),
            fees,
        )


def main(loans: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'kiosk.db'}")
        make_file(engine)
        upgrade(engine)
        with engine.begin() as connection:
            fill(connection, loans)
        ledger = SqlLedger(engine, lambda: NOW, "Europe/Brussels", b"k" * 32)
        before, took, work, began = ledger.list_use(), [], [], time.perf_counter()
        steps = forgetting(ledger)
        while True:
            start, start_work = time.perf_counter(), time.thread_time()
            done = next(steps, True)
            took.append((time.perf_counter() - start) * 1000)
            work.append((time.thread_time() - start_work) * 1000)
            if done:
                break
        whole = time.perf_counter() - began
        assert before == ledger.list_use()
        again = time.perf_counter()
        for _ in forgetting(ledger):
            pass
        next_night = time.perf_counter() - again
        engine.dispose()
    print(f"{loans} loans in {len(took)} steps, {whole:.0f} s in all; the next night takes {next_night:.1f} s")
    print(f"a step, by the clock: {_spread(took)}")
    print(f"a step, of the processor: {_spread(work)}")


def _spread(taken: list[float]) -> str:
    cuts = quantiles(taken, n=1000)
    middle, high, highest = cuts[499], cuts[989], cuts[998]
    return f"p50 {middle:.1f} ms, p99 {high:.1f} ms, p99.9 {highest:.1f} ms, longest {max(taken):.1f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
