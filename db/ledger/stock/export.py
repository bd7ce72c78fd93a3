"""Writes the result of a stock-take for a spreadsheet: CSV with semicolons, in UTF-8 with a byte order mark."""

import csv
import os
from pathlib import Path

from db.ledger.people.roles import Authority
from db.ledger.stock import counting as stock
from db.ledger.transaction import Transaction
from kiosk.lending.ports import LedgerError
from kiosk.lending.volunteers.model import StockCount
from kiosk.own_files import open_new

HEADING = ("resultaat", "code", "naam")
IS_HERE, IS_MISSING, IS_SURPLUS = "aanwezig", "ontbreekt", "te veel"
FORMULA = ("=", "+", "-", "@")
"""A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text."""


def write_count(tx: Transaction, authority: Authority, number: int, folder: Path | None) -> str:
    """Writes the result into this folder and returns its path. Raises CommandDeclined, LedgerError."""
    count = stock.read_count(tx, authority, number)
    if folder is None:
        raise LedgerError("There is no folder for lists.")
    kind = f"-{count.category}" if count.category else ""
    path = folder / f"{count.since:%Y-%m-%d}-{count.initiative.key}{_plain(kind)}-{number}.csv"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, count)
    except OSError as trouble:
        raise LedgerError(f"The list was not written: {trouble.strerror}.") from trouble
    return str(path)


def _write(path: Path, count: StockCount) -> None:
    """Writes the whole file, or leaves the one that was there."""
    unfinished = path.with_suffix(".part")
    with os.fdopen(open_new(unfinished), "w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(HEADING)
        for said, items in ((IS_MISSING, count.missing), (IS_HERE, count.seen)):
            lines.writerows((said, _cell(item.barcode), _cell(item.name)) for item in items)
        lines.writerows((IS_SURPLUS, _cell(code), _cell(item.name if item else "")) for code, item in count.surplus)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _plain(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in text)
