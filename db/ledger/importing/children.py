"""Reads and writes the lists of an item, its parts and its known flaws, each line as a list of values."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, delete, insert, select

from db.ledger.statements.tables import flaw, part
from db.ledger.transaction import Transaction

Lines = list[list[Any]]

LISTS: dict[str, tuple[Table, tuple[str, ...]]] = {
    "parts": (part, ("name", "count", "picture")),
    "flaws": (flaw, ("name", "missing", "broken")),
}
"""For each list its table, and the columns of a line."""


def read(tx: Transaction, name: str, items: Sequence[int]) -> dict[int, Lines]:
    """The lines of each of these items, in their order; NULL becomes an empty text."""
    table, columns = LISTS[name]
    found: dict[int, Lines] = {}
    if items:
        order = table.c.position if "position" in table.c else table.c.name
        chosen = (table.c[column].label(f"{column}_") for column in columns)
        query = select(table.c.item_id, *chosen).where(table.c.item_id.in_(items)).order_by(table.c.item_id, order)
        for number, *line in tx.connection.execute(query):
            found.setdefault(number, []).append(["" if one is None else one for one in line])
    return found


def write(tx: Transaction, name: str, item: int, lines: Lines) -> None:
    """Replace the lines of an item."""
    table, _ = LISTS[name]
    tx.connection.execute(delete(table).where(table.c.item_id == item))
    add(tx, name, {item: lines})


def add(tx: Transaction, name: str, lists: Mapping[int, Lines]) -> None:
    """Add the lines of items that have none yet."""
    table, columns = LISTS[name]
    rows: list[dict[str, Any]] = []
    for item, lines in lists.items():
        for place, line in enumerate(lines):
            row = {"item_id": item, **dict(zip(columns, line, strict=True))}
            rows.append({**row, "position": place, "picture": row["picture"] or None} if name == "parts" else row)
    if rows:
        tx.connection.execute(insert(table), rows)
