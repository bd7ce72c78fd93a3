"""A large house for the benches: many items, one member, and as many past loans as are asked for, made by SQL."""

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert

from db.engine import open_engine
from db.migrations import upgrade
from db.models import CodeRow, ItemRow, PartRow
from kiosk.lending.model import CardId, Cents
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import House, LoanTerms, Plan, Terms, Works
from tests.support.builder import Builder

OFFERED = 10_000
"""The number of items of the house."""
BATCH = 50_000
"""The number of past loans that are made in one transaction."""
KEY = b"k" * 32
CARD = CardId("ada")
TERMS = Terms(
    "house",
    "Huis",
    "#112233",
    works=(Works.LENDING,),
    loans=LoanTerms(fee=Cents(100), late=Cents(50), most=50, may_owe=Cents(10**9), deposit_over=Cents(10**6)),
    plans=(Plan("strips", "Strippen", Cents(0), months=1200, loans=10**6),),
    reductions=(Reduction(ProofKind.LETTER, 50),),
)
"""Terms under which every rule is asked: a strip and a fee at the social tariff, a limit, a deposit, public holidays.
"""

_NUMBERS = "WITH RECURSIVE n(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM n WHERE n < :last)"
_LENT = "strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', '2016-01-01T09:00:00', (n * 4) || ' minutes')"
_BACK = "strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', '2016-01-02T09:00:00', (n * 4) || ' minutes')"
_DUE = "date('2016-01-15T09:00:00', (n * 4) || ' minutes')"
_KINDS = "(SELECT 'lent' AS kind, 0 AS later UNION ALL SELECT 'returned', 1)"
PAST = (
    f"""INSERT INTO loan (id, item_id, member_id, lent_at, due_on, returned_at)
        {_NUMBERS} SELECT n, n % {OFFERED} + 1, 1, {_LENT}, {_DUE}, {_BACK} FROM n""",
    f"""INSERT INTO operation (id, kind, at, item_id, member_id, loan_id, elsewhere)
        {_NUMBERS} SELECT 'past ' || kind || ' ' || n, kind, CASE later WHEN 0 THEN {_LENT} ELSE {_BACK} END,
        n % {OFFERED} + 1, 1, n, 0 FROM n, {_KINDS} ORDER BY n, later""",
    f"""INSERT INTO journal (at, kiosk, who, what, operation, item_id, member_id, loan_id)
        {_NUMBERS} SELECT CASE later WHEN 0 THEN {_LENT} ELSE {_BACK} END, 'kiosk-1', 'self-service', kind,
        'past ' || kind || ' ' || n, n % {OFFERED} + 1, 1, n FROM n, {_KINDS} ORDER BY n, later""",
    f"""INSERT INTO entry (account, member_id, initiative_id, place, kind, amount, balance, at)
        {_NUMBERS} SELECT 'owed', 1, 1, n, 'loan', 1, n, {_LENT} FROM n""",
)
"""`INSERT … SELECT` of past loans, with the operations, the journal and the account that belong to them."""


def furnish(file: Path, past: int) -> None:
    """Make a ledger in this file, with `past` loans that are over."""
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    desk = Builder(engine, lambda: datetime.now(UTC))
    desk.apply_house(House(), (TERMS,))
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CARD)
    desk.add_subscription("1001", "house", "strips", date(2026, 1, 1))
    desk.add_referral("1001", ProofKind.LETTER, date(2100, 1, 1))
    numbers = range(1, OFFERED + 1)
    with engine.begin() as connection:
        connection.execute(insert(CodeRow), [{"code": f"T{n}", "kind": "item"} for n in numbers])
        items = [{"barcode": f"T{n}", "name": f"Ding {n}", "category": "box"} for n in numbers]
        connection.execute(insert(ItemRow), [{**item, "initiative_id": 1} for item in items])
        parts = [{"item_id": n, "position": 0, "name": "blok", "count": 12} for n in numbers]
        connection.execute(insert(PartRow), parts)
    for first in range(1, past + 1, BATCH):
        with engine.begin() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            for statement in PAST:
                driver.execute(statement, {"first": first, "last": min(first + BATCH - 1, past)})
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
