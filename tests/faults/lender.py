"""Lends one item after another and prints each once it is committed: `lender.py URL SYNCHRONOUS COUNT`."""

import os
import sys
from datetime import UTC, datetime

from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk.lending.events import Recorded, VisitOpened
from kiosk.lending.model import CardId, Operation


def main(url: str, synchronous: str, count: int) -> None:
    engine = open_engine(url)
    connection = engine.raw_connection()
    connection.cursor().execute(f"PRAGMA synchronous={synchronous}")
    connection.cursor().execute("PRAGMA wal_autocheckpoint=40")
    connection.close()
    ledger = SqlLedger(engine, lambda: datetime.now(UTC), "Europe/Brussels", b"k" * 32)
    visit = ledger.open_visit(CardId("m0"))
    assert isinstance(visit, VisitOpened)
    os.write(1, b"ready\n")
    for item in range(1, count + 1):
        answer = ledger.lend(Operation(f"lend {item}"), visit.visitor.member, f"T{item}")
        assert isinstance(answer, Recorded)
        os.write(1, b"kept %d\n" % item)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
