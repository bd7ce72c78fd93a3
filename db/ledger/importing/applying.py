"""Some rows of a file, written in one transaction: added where they are new, changed where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import delete, insert, select, update

from db.ledger.importing.targets import Target
from db.ledger.statements.tables import code, import_change, part, strip
from db.ledger.transaction import Row, Transaction
from kiosk.importing.fitting import Fitted
from kiosk.lending.model import Part

Change = tuple[int, dict[str, tuple[object, object]]]
"""The number of a row, and for each column that changes what it was and what it becomes."""

PARTS = "parts"
"""Stands for the parts of an item among its columns: a list of names and counts."""


@dataclass(slots=True)
class Tally:
    """How many rows were added, changed, and as the file says already; `columns` counts the changes of each."""

    added: int = 0
    changed: int = 0
    same: int = 0
    columns: dict[str, int] = field(default_factory=dict)

    def count(self, other: "Tally") -> None:
        """Add those of another tally."""
        self.added, self.changed, self.same = (
            self.added + other.added,
            self.changed + other.changed,
            self.same + other.same,
        )
        for column, times in other.columns.items():
            self.columns[column] = self.columns.get(column, 0) + times


def apply_some(tx: Transaction, run: int, target: Target, rows: Sequence[Fitted]) -> Tally:
    """Write these rows under this import."""
    found = _found(tx, target, rows)
    new = [row for row in rows if row.key not in found]
    parts = _parts_of(tx, [found[row.key].id for row in rows if row.parts and row.key in found])
    changes = [
        change
        for row in rows
        if row.key in found and (change := _change(target, row, found[row.key], parts.get(found[row.key].id, [])))[1]
    ]
    tally = Tally(added=len(new), changed=len(changes), same=len(rows) - len(new) - len(changes))
    if new:
        _add(tx, run, target, new)
    for number, columns in changes:
        _alter(tx, target, number, columns)
        for column in columns:
            tally.columns[column] = tally.columns.get(column, 0) + 1
    if changes:
        by_number = {row.id: row for row in found.values()}
        _keep(tx, run, [(number, _about(target, by_number[number]), columns) for number, columns in changes])
    return tally


def _found(tx: Transaction, target: Target, rows: Sequence[Fitted]) -> dict[tuple[object, ...], Row]:
    """The rows of the table that have these keys."""
    first = target.table.c[target.key[0]]
    wanted = {row.key for row in rows}
    there = tx.connection.execute(select(target.table).where(first.in_([key[0] for key in wanted]))).all()
    by_key = {tuple(getattr(row, column) for column in target.key): row for row in there}
    return {key: row for key, row in by_key.items() if key in wanted}


# --- new rows ----------------------------------------------------------------------------------------------------


def _add(tx: Transaction, run: int, target: Target, rows: Sequence[Fitted]) -> None:
    if target.code:
        tx.connection.execute(insert(code), [{"code": row.key[0], "kind": target.code} for row in rows])
    columns = sorted({name for row in rows for name in (*row.fresh, *row.values)})
    written = [
        {
            **dict.fromkeys(columns),
            **row.fresh,
            **row.values,
            **dict(zip(target.key, row.key, strict=True)),
            **_blocked(tx, row.values),
        }
        for row in rows
    ]
    if any("blocked_at" in one for one in written):
        written = [{"blocked_at": None, **one} for one in written]
    tx.connection.execute(insert(target.table), written)
    added = _found(tx, target, rows)
    listed = [line for row in rows for line in _part_rows(added[row.key].id, _listed(row.parts))]
    if listed:
        tx.connection.execute(insert(part), listed)
    strips = [
        {"subscription_id": added[row.key].id, "place": 1, "change": -row.strips[0], "remaining": row.strips[1]}
        for row in rows
        if row.strips
    ]
    if strips:
        tx.connection.execute(insert(strip), [{**one, "at": tx.at} for one in strips])
    _keep(tx, run, [(row.id, _about(target, row), None) for row in added.values()])


def _blocked(tx: Transaction, values: dict[str, object]) -> dict[str, object]:
    return {"blocked_at": tx.at} if values.get("blocked_because") else {}


def _about(target: Target, row: Row) -> int | None:
    return None if target.about is None else getattr(row, target.about)


# --- rows that differ --------------------------------------------------------------------------------------------


def _change(target: Target, row: Fitted, there: Row, parts: list[tuple[str, int]]) -> Change:
    columns: dict[str, tuple[object, object]] = {
        column: (was, row.values[column])
        for column in target.changes
        if column in row.values and (was := getattr(there, column)) != row.values[column]
    }
    listed = _listed(row.parts)
    if listed and listed != parts and (not parts or "components" in columns):
        columns[PARTS] = (parts, listed)
    return there.id, columns


def _alter(tx: Transaction, target: Target, number: int, columns: dict[str, tuple[object, object]]) -> None:
    new = {column: after for column, (_, after) in columns.items() if column != PARTS}
    if "blocked_because" in new:
        new["blocked_at"] = tx.at if new["blocked_because"] else None
    if new:
        tx.connection.execute(update(target.table).where(target.table.c.id == number).values(new))
    if PARTS in columns:
        set_parts(tx, number, columns[PARTS][1])


def set_parts(tx: Transaction, item: int, parts: object) -> None:
    """Let these be the parts of an item: names and counts."""
    tx.connection.execute(delete(part).where(part.c.item_id == item))
    if rows := _part_rows(item, parts):
        tx.connection.execute(insert(part), rows)


def parts_of(tx: Transaction, item: int) -> list[tuple[str, int]]:
    """The parts of an item: names and counts."""
    return _parts_of(tx, [item]).get(item, [])


def _part_rows(item: int, parts: object) -> list[dict[str, object]]:
    assert isinstance(parts, list)
    return [{"item_id": item, "position": at, "name": name, "count": many} for at, (name, many) in enumerate(parts)]


def _listed(parts: tuple[Part, ...]) -> list[tuple[str, int]]:
    return [(one.name, one.count) for one in parts]


def _parts_of(tx: Transaction, items: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = {}
    if items:
        of_these = (
            select(part.c.item_id, part.c.name, part.c.count.label("many"))
            .where(part.c.item_id.in_(items))
            .order_by(part.c.item_id, part.c.position)
        )
        for row in tx.connection.execute(of_these):
            found.setdefault(row.item_id, []).append((row.name, row.many))
    return found


def _keep(
    tx: Transaction, run: int, rows: Sequence[tuple[int, int | None, dict[str, tuple[object, object]] | None]]
) -> None:
    """Keep what became of these rows, to take it back."""
    kept = [
        {
            "import_id": run,
            "row_id": number,
            "member_id": about,
            "changed": None if columns is None else msgspec.json.encode(columns).decode(),
        }
        for number, about, columns in rows
    ]
    tx.connection.execute(insert(import_change), kept)
