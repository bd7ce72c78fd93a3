"""Writes some rows of a file in one transaction: adds new rows, and changes rows that differ."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import msgspec
from sqlalchemy import insert, select, update

from db.ledger.importing import children
from db.ledger.importing.children import LISTS, Lines
from db.ledger.importing.targets import Target
from db.ledger.statements.tables import code, import_change, strip
from db.ledger.transaction import Row, Transaction
from kiosk.importing.fitted import Fitted

Columns = dict[str, tuple[object, object]]
"""For each column that changes, and for each list of an item, the old and the new value."""


@dataclass(slots=True)
class Tally:
    """The numbers of rows that were added, were changed, and were the same as in the file; `columns` counts the changes
    of each column.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    columns: dict[str, int] = field(default_factory=dict)

    def count(self, other: "Tally") -> None:
        """Add the numbers of another tally."""
        self.added += other.added
        self.changed += other.changed
        self.same += other.same
        for column, times in other.columns.items():
            self.columns[column] = self.columns.get(column, 0) + times


@dataclass(frozen=True, slots=True)
class _Compared:
    """Rows compared with the ledger: the `new` ones, the `found` ones that change, and the number of those that are the
    same.
    """

    new: list[Fitted]
    found: list[Row]
    changes: list[tuple[int, Columns]]

    def tally(self) -> Tally:
        tally = Tally(len(self.new), len(self.changes), len(self.found) - len(self.changes))
        for _, columns in self.changes:
            for column in columns:
                tally.columns[column] = tally.columns.get(column, 0) + 1
        return tally


def compare_some(tx: Transaction, target: Target, rows: Sequence[Fitted]) -> Tally:
    """The numbers of these rows that would be added and changed; nothing is written."""
    return _compared(tx, target, rows).tally()


def apply_some(tx: Transaction, run: int, target: Target, rows: Sequence[Fitted]) -> Tally:
    """Write these rows under this import."""
    compared = _compared(tx, target, rows)
    if compared.new:
        _add(tx, run, target, compared.new)
    for number, columns in compared.changes:
        _alter(tx, target, number, columns)
    if compared.changes:
        by_number = {row.id: row for row in compared.found}
        kept = [(number, _about(target, by_number[number]), columns) for number, columns in compared.changes]
        keep(tx, run, kept)
    return compared.tally()


def _compared(tx: Transaction, target: Target, rows: Sequence[Fitted]) -> _Compared:
    found = _found(tx, target, rows)
    known = [(row, found[row.key]) for row in rows if row.key in found]
    listed = {
        name: children.read(tx, name, [there.id for row, there in known if row.parts or row.flaws]) for name in LISTS
    }
    changes = [
        (there.id, columns)
        for row, there in known
        if (columns := _change(target, row, there, {name: listed[name].get(there.id, []) for name in LISTS}))
    ]
    return _Compared([row for row in rows if row.key not in found], [there for _, there in known], changes)


def _found(tx: Transaction, target: Target, rows: Sequence[Fitted]) -> dict[tuple[object, ...], Row]:
    """The rows of the table that have these keys."""
    first = target.table.c[target.key[0]]
    wanted = {row.key for row in rows}
    of_these = select(target.table).where(first.in_([key[0] for key in wanted]))
    there = tx.connection.execute(of_these if target.only is None else of_these.where(target.only)).all()
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
    for name in LISTS:
        children.add(tx, name, {added[row.key].id: lines for row in rows if (lines := _lists(row)[name])})
    strips = [
        {"subscription_id": added[row.key].id, "place": 1, "change": -row.strips[0], "remaining": row.strips[1]}
        for row in rows
        if row.strips
    ]
    if strips:
        tx.connection.execute(insert(strip), [{**one, "at": tx.at} for one in strips])
    keep(tx, run, [(row.id, _about(target, row), None) for row in added.values()])


def _blocked(tx: Transaction, values: dict[str, object]) -> dict[str, object]:
    return {"blocked_at": tx.at} if values.get("blocked_because") else {}


def _about(target: Target, row: Row) -> int | None:
    return None if target.about is None else getattr(row, target.about)


# --- rows that differ --------------------------------------------------------------------------------------------


def _change(target: Target, row: Fitted, there: Row, lists: dict[str, Lines]) -> Columns:
    """The columns of an existing row that change, each with its old and its new value."""
    columns: Columns = {
        column: (was, row.values[column])
        for column in target.changes
        if column in row.values and (was := getattr(there, column)) != row.values[column]
    }
    for name, lines in _lists(row).items():
        may_replace = row.exact or not lists[name] or "components" in columns
        if lines and lines != lists[name] and may_replace:
            columns[name] = (lists[name], lines)
    return columns


def _alter(tx: Transaction, target: Target, number: int, columns: Columns) -> None:
    new = {column: after for column, (_, after) in columns.items() if column not in LISTS}
    if "blocked_because" in new:
        new["blocked_at"] = tx.at if new["blocked_because"] else None
    if new:
        tx.connection.execute(update(target.table).where(target.table.c.id == number).values(new))
    for name in LISTS:
        if name in columns:
            children.write(tx, name, number, cast("Lines", columns[name][1]))


def _lists(row: Fitted) -> dict[str, Lines]:
    """The lists of an item, its parts and flaws, as `children` reads them."""
    return {
        "parts": [[one.name, one.count, one.picture] for one in row.parts],
        "flaws": sorted([name, missing, broken] for name, missing, broken in row.flaws),
    }


def keep(tx: Transaction, run: int, rows: Sequence[tuple[int, int | None, Columns | None]]) -> None:
    """Keep the changes of these rows, so that the import can be taken back."""
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
