"""Takes some rows of an import back in one transaction, the newest first.

A row that was used since stays, such as an item that was lent or a member with a subscription. So does a column that
was changed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

import msgspec
from sqlalchemy import Column, delete, select, update
from sqlalchemy.exc import IntegrityError

from db.columns import DayColumn, MomentColumn
from db.ledger.importing import balances, children
from db.ledger.importing.children import LISTS, Lines
from db.ledger.importing.targets import TARGETS, Target
from db.ledger.statements.tables import code, entry, import_change, strip, subscription
from db.ledger.transaction import Row, Transaction
from kiosk.importing.rows import Kind


@dataclass(slots=True)
class TakenBack:
    """The numbers of rows that were deleted, that were restored, and that stay because they are in use."""

    deleted: int = 0
    put_back: int = 0
    stays: int = 0

    def count(self, other: "TakenBack") -> None:
        """Add the numbers of another turn."""
        self.deleted += other.deleted
        self.put_back += other.put_back
        self.stays += other.stays


def undo_some(tx: Transaction, run: int, kind: Kind, most: int) -> TakenBack | None:
    """Take back the newest changes of this import that are left; None when there are none."""
    newest = select(import_change).where(import_change.c.import_id == run).order_by(import_change.c.id.desc())
    rows = tx.connection.execute(newest.limit(most)).all()
    if not rows:
        return None
    taken, target = TakenBack(), TARGETS[kind]
    tx.connection.execute(delete(import_change).where(import_change.c.id.in_([row.id for row in rows])))
    of_these = select(target.table).where(target.table.c.id.in_([row.row_id for row in rows]))
    there = {row.id: row for row in tx.connection.execute(of_these)}
    for row in rows:
        if row.changed is not None and row.row_id in there:
            whole = _try_to_put_back(tx, kind, there[row.row_id], msgspec.json.decode(row.changed))
            taken.put_back += whole
            taken.stays += not whole
    added = [there[row.row_id] for row in rows if row.changed is None and row.row_id in there]
    taken.deleted = _delete(tx, kind, target, _unused(tx, kind, added))
    taken.stays += len(added) - taken.deleted
    return taken


def _try_to_put_back(tx: Transaction, kind: Kind, there: Row, changed: dict[str, list[object]]) -> bool:
    """Restore a row. Returns whether that was possible: a row that it refers to may be gone, or a deposit used."""
    try:
        with tx.connection.begin_nested():
            if kind is Kind.BALANCES:
                balances.put_back(tx, there, changed)
                return True
            return _put_back(tx, TARGETS[kind], there, changed)
    except IntegrityError:
        return False


def _put_back(tx: Transaction, target: Target, there: Row, changed: dict[str, list[object]]) -> bool:
    """Restore the columns that are still as the import left them. Returns whether all were."""
    old: dict[str, object] = {}
    for name, (before, after) in changed.items():
        if name in LISTS:
            if children.read(tx, name, [there.id]).get(there.id, []) == after:
                children.write(tx, name, there.id, cast("Lines", before))
                old[name] = before
        elif getattr(there, name) == _value(target.table.c[name], after):
            old[name] = _value(target.table.c[name], before)
    columns = {name: value for name, value in old.items() if name not in LISTS}
    if "blocked_because" in columns and columns["blocked_because"] is None:
        columns["blocked_at"] = None
    if columns:
        tx.connection.execute(update(target.table).where(target.table.c.id == there.id).values(columns))
    return len(old) == len(changed)


def _value(column: Column[object], kept: object) -> object:
    """The value of a column as it was kept in JSON."""
    if isinstance(kept, str) and isinstance(column.type, MomentColumn):
        return datetime.fromisoformat(kept)
    if isinstance(kept, str) and isinstance(column.type, DayColumn):
        return date.fromisoformat(kept)
    return kept


def _unused(tx: Transaction, kind: Kind, rows: Sequence[Row]) -> list[Row]:
    """The rows that no other row uses, in those tables where the database would not refuse to delete a used row."""
    column = {
        Kind.MEMBERS: (entry.c.member_id, subscription.c.member_id),
        Kind.SUBSCRIPTIONS: (strip.c.subscription_id,),
    }
    ids = [row.id for row in rows]
    used = {
        number
        for one in column.get(kind, ())
        for number in tx.connection.execute(select(one).where(one.in_(ids))).scalars()
    }
    return [row for row in rows if row.id not in used]


def _delete(tx: Transaction, kind: Kind, target: Target, rows: Sequence[Row]) -> int:
    """Delete rows that were added; one to which another row refers stays. Returns how many were deleted."""
    if not rows:
        return 0
    ids = [row.id for row in rows]
    try:
        with tx.connection.begin_nested():
            for table, _ in LISTS.values() if kind is Kind.ITEMS else ():
                tx.connection.execute(delete(table).where(table.c.item_id.in_(ids)))
            tx.connection.execute(delete(target.table).where(target.table.c.id.in_(ids)))
            if target.code:
                codes = [getattr(row, target.key[0]) for row in rows]
                tx.connection.execute(delete(code).where(code.c.code.in_(codes)))
    except IntegrityError:
        if len(rows) == 1:
            return 0
        middle = len(rows) // 2
        return sum(_delete(tx, kind, target, half) for half in (rows[:middle], rows[middle:]))
    return len(rows)
