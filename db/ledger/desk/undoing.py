"""Undoing at the desk: the operations of the last 24 hours, the consequences of undoing one, and undoing it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from db import stored
from db.ledger.lending import undoing
from db.ledger.people.roles import Authority, name_of, number_of
from db.ledger.statements import reservations as queue_sql
from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.commands import Done, UndoOperation
from kiosk.lending.declining import decline
from kiosk.lending.events import UndoRefused
from kiosk.lending.model import Cents, Line, LineKind, Operation
from kiosk.lending.volunteers.events import PastOperationsRead, UndoingRead
from kiosk.lending.volunteers.model import Consequence, DeclineCause, PastOperation, Undoing

LATELY = timedelta(hours=24)


def read_past_operations(tx: Transaction, authority: Authority) -> PastOperationsRead:
    """The last operation on each item of the volunteer's initiatives, newest first."""
    since = tx.at - LATELY
    after = tx.connection.execute(sql.LAST_BEFORE, {"since": since}).scalar() or 0
    own = {"since": since, "after": after, "own": list(authority.initiatives)}
    rows = tx.connection.execute(sql.PAST_OPERATIONS, own).all()
    names = first_names(tx, rows)
    return PastOperationsRead(tuple(_past(tx, row, names) for row in rows))


def read_undoing(tx: Transaction, authority: Authority, operation: Operation) -> UndoingRead:
    """The consequences of undoing an operation. Raises CommandDeclined if this volunteer cannot undo it."""
    row = _lately(tx, authority, operation)
    past = _past(tx, row, first_names(tx, (row,)))
    return UndoingRead(Undoing(past, (*_item_consequences(tx, row), *_account_consequences(tx, row))))


def undo(tx: Transaction, authority: Authority, command: UndoOperation) -> Done:
    """Undoes an operation. Raises CommandDeclined if a later one depends on it, or after 24 hours."""
    _lately(tx, authority, command.operation)
    if isinstance(undoing.undo(tx, command.operation), UndoRefused):
        raise decline(DeclineCause.TOO_LATE)
    return Done()


def _lately(tx: Transaction, authority: Authority, operation: Operation) -> Row:
    """The row of an operation that this volunteer may undo: on an item of their initiatives, or their own return.

    Volunteers take back items of every initiative at the check-in, so they can undo these returns as well.
    """
    row = tx.connection.execute(sql.FIND_PAST, {"operation": operation}).one_or_none()
    if row is None or row.of_initiative is None:
        raise decline(DeclineCause.UNKNOWN)
    if row.kind != LineKind.RETURNED.value or row.who != tx.actor:
        authority.must_act_for(row.of_initiative)
    if row.at < tx.at - LATELY:
        raise decline(DeclineCause.TOO_LATE)
    return row


def _item_consequences(tx: Transaction, row: Row) -> Iterator[tuple[Consequence, date | None]]:
    match row.kind:
        case LineKind.LENT.value:
            yield Consequence.LOAN_ENDS, None
        case LineKind.RETURNED.value:
            if row.loan_id is not None:
                yield Consequence.OUT_AGAIN, row.loan_due
            waiting = tx.connection.execute(queue_sql.READY, {"item": row.item_id}).one_or_none()
            if row.loan_id is not None and waiting:
                yield Consequence.HOLD, waiting.ready_until
        case LineKind.RENEWED.value:
            yield Consequence.SHORTER, row.due_before
        case LineKind.RESERVED.value:
            mine = tx.connection.execute(queue_sql.MADE_BY, {"of_line": row.seq}).one_or_none()
            yield Consequence.PLACE, None
            if mine and mine.ended_at is None and mine.ready_until:
                yield Consequence.HOLD, mine.ready_until


def _account_consequences(tx: Transaction, row: Row) -> Iterator[tuple[Consequence, Cents | int]]:
    """The amounts in cents and the points that undoing removes from the member's accounts, with the sign of the
    entry.
    """
    sums = tx.connection.execute(sql.SUM_OF_LINE, {"of_line": row.seq}).all()
    entered = {one.account: int(one.amount) for one in sums}
    if owed := entered.get("owed"):
        yield Consequence.MONEY, Cents(owed)
    if points := entered.get("points"):
        yield Consequence.POINTS, points
    if strips := tx.connection.execute(sql.STRIPS_OF_LINE, {"of_line": row.seq}).scalar():
        yield Consequence.STRIP, -int(strips)


def _past(tx: Transaction, row: Row, names: dict[str, str]) -> PastOperation:
    line = stored.decode(row.answer, Line) if row.answer else None
    item = line.item if line else tx.item(row) if row.item_id else None
    at = row.at.astimezone(tx.local.tzinfo)
    return PastOperation(Operation(row.id), at, row.kind, item, names.get(row.who or "", ""), row.person or "")


def first_names(tx: Transaction, rows: Sequence[Row]) -> dict[str, str]:
    """The first names of the volunteers who carried out these operations, by their names in the journal."""
    numbers = {number for row in rows if (number := number_of(row.who or ""))}
    found = tx.connection.execute(sql.FIRST_NAMES, {"members": list(numbers)}).all() if numbers else []
    return {name_of(one.id): one.name.split()[0] for one in found}
