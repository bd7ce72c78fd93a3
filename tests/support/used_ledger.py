"""A ledger in use: the demo house, and some visits that leave rows in most tables."""

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, text

from db.demo import fill
from db.engine import open_engine
from kiosk.cli.house import demo_house
from kiosk.lending.conditions import Condition
from kiosk.lending.events import Recorded
from kiosk.lending.model import MemberId, Operation, PartNote
from tests.support.builder import KEY, Builder
from tests.support.empty_ledger import FILE, put_empty_ledger

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


@cache
def used_ledger() -> bytes:
    """The bytes of such a ledger, closed, made once for all tests of a process."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(put_empty_ledger(Path(folder)))
        live_in(engine)
        engine.dispose()
        return Path(folder, FILE).read_bytes()


def live_in(engine: Engine) -> None:
    """Fills a ledger with the demo house, and some visits that leave a row in most tables."""
    fill(engine, KEY, lambda: AT, demo_house())
    desk = Builder(engine, lambda: AT)
    with engine.connect() as connection:
        free = """SELECT item.barcode FROM item WHERE condition = 'good' AND kept_for IS NULL AND swap_points IS NULL
            AND NOT EXISTS (SELECT 1 FROM loan WHERE item_id = item.id AND returned_at IS NULL AND undone_at IS NULL)
            ORDER BY item.id"""
        barcodes = list(connection.execute(text(free)).scalars())
    lent: list[str] = []
    for turn, barcode in enumerate(barcodes[:60]):
        answer = desk.lend_or_return(Operation(f"loan {turn}"), MemberId(turn % 7 + 1), barcode)
        if isinstance(answer, Recorded):
            lent.append(barcode)
    for turn, barcode in enumerate(lent[:9]):
        desk.give_back(Operation(f"return {turn}"), None, barcode)
        desk.report_parts(Operation(f"report {turn}"), Operation(f"return {turn}"), (PartNote(-1, broken=1),))
        if turn % 3 == 0:
            desk.undo(Operation(f"undo {turn}"), Operation(f"return {turn}"))
    for barcode in lent[9:12]:
        desk.mark_item(barcode, Condition.REPAIR)
