"""Writes the result of a stock-take to a file for a spreadsheet."""

from collections.abc import Iterator
from pathlib import Path

from db.ledger.people.roles import Authority
from db.ledger.stock import counting as stock
from db.ledger.transaction import Transaction
from kiosk.lending.ports import LedgerError
from kiosk.lending.volunteers.model import StockCount
from kiosk.own_files import put
from kiosk.spreadsheet import as_csv

HEADING = ("resultaat", "code", "naam")
IS_HERE, IS_MISSING, IS_SURPLUS = "aanwezig", "ontbreekt", "te veel"


def write_count(tx: Transaction, authority: Authority, number: int, folder: Path | None) -> str:
    """Writes the result into this folder and returns its path. Raises CommandDeclined, LedgerError."""
    count = stock.read_count(tx, authority, number)
    if folder is None:
        raise LedgerError("There is no folder for lists.")
    kind = f"-{count.category}" if count.category else ""
    path = folder / f"{count.since:%Y-%m-%d}-{count.initiative.key}{_plain(kind)}-{number}.csv"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        put(path, as_csv(HEADING, _rows(count)))
    except OSError as trouble:
        raise LedgerError(f"The list was not written: {trouble.strerror}.") from trouble
    return str(path)


def _rows(count: StockCount) -> Iterator[tuple[str, str, str]]:
    """The rows of the file: missing items, items that are here, and surplus items."""
    for state, items in ((IS_MISSING, count.missing), (IS_HERE, count.seen)):
        yield from ((state, item.barcode, item.name) for item in items)
    yield from ((IS_SURPLUS, code, item.name if item else "") for code, item in count.surplus)


def _plain(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in text)
