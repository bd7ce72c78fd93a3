"""Some rows of an import taken back in one transaction, the newest first.

What was used since stays: an item that was lent, a member with a subscription. So does a column that was changed again.
"""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec
from sqlalchemy import Column, ColumnElement, delete, exists, or_, select, update
from sqlalchemy.exc import IntegrityError

from db.columns import DayColumn, MomentColumn
from db.ledger.importing.applying import PARTS, parts_of, set_parts
from db.ledger.importing.targets import TARGETS, Target
from db.ledger.statements.tables import code, entry, flaw, import_change, part, strip, subscription
from db.ledger.transaction import Row, Transaction
from kiosk.importing.rows import Kind

SOME = 50


@dataclass(slots=True)
class TakenBack:
    """How many rows were deleted and put back as they were, and how many are in use and stay."""

    deleted: int = 0
    put_back: int = 0
    stays: int = 0

    def count(self, other: "TakenBack") -> None:
        """Add those of another turn."""
        self.deleted += other.deleted
        self.put_back += other.put_back
        self.stays += other.stays


def undo_some(tx: Transaction, run: int, kind: Kind, most: int = SOME) -> TakenBack | None:
    """Take back the newest changes of this import that are left; None when there are none."""
    newest = select(import_change).where(import_change.c.import_id == run).order_by(import_change.c.id.desc())
    rows = tx.connection.execute(newest.limit(most)).all()
    if not rows:
        return None
    taken, target = TakenBack(), TARGETS[kind]
    tx.connection.execute(delete(import_change).where(import_change.c.id.in_([row.id for row in rows])))
    for row in rows:
        there = tx.connection.execute(select(target.table).where(target.table.c.id == row.row_id)).one_or_none()
        if there is None:
            continue
        if row.changed is not None:
            whole = _put_back(tx, target, there, msgspec.json.decode(row.changed))
            taken.put_back += whole
        else:
            whole = _delete(tx, kind, target, there)
            taken.deleted += whole
        taken.stays += not whole
    return taken


def _put_back(tx: Transaction, target: Target, there: Row, changed: dict[str, list[object]]) -> bool:
    """Put the columns back that are still as the import left them. Returns whether all were."""
    old: dict[str, object] = {}
    for name, (before, after) in changed.items():
        if name == PARTS:
            if [list(one) for one in parts_of(tx, there.id)] == after:
                set_parts(tx, there.id, before)
                old[name] = before
        elif getattr(there, name) == _value(target.table.c[name], after):
            old[name] = _value(target.table.c[name], before)
    columns = {name: value for name, value in old.items() if name != PARTS}
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


def _delete(tx: Transaction, kind: Kind, target: Target, there: Row) -> bool:
    """Delete a row that was added. Returns whether it could be: nothing may refer to it."""
    if any(tx.connection.execute(select(1).where(used)).first() for used in _used(kind, there)):
        return False
    try:
        with tx.connection.begin_nested():
            if kind is Kind.ITEMS:
                for child in (part, flaw):
                    tx.connection.execute(delete(child).where(child.c.item_id == there.id))
            tx.connection.execute(delete(target.table).where(target.table.c.id == there.id))
            if target.code:
                tx.connection.execute(delete(code).where(code.c.code == getattr(there, target.key[0])))
    except IntegrityError:
        return False
    return True


def _used(kind: Kind, there: Row) -> tuple[ColumnElement[bool], ...]:
    """What refers to a row without keeping it from being deleted."""
    match kind:
        case Kind.MEMBERS:
            theirs = (entry.c.member_id == there.id, subscription.c.member_id == there.id)
            return tuple(exists(select(1).where(one)) for one in theirs)
        case Kind.SUBSCRIPTIONS:
            return (or_(exists(select(1).where(strip.c.subscription_id == there.id))),)
        case _:
            return ()
