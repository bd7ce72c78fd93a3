"""Reporting: keeps for a line the report on the parts of its item, and that the instructions were read."""

from db import stored
from db.ledger import inbox
from db.ledger.facts.items import ItemState, set_condition, set_to_put_away
from db.ledger.money.accounts import Cause
from db.ledger.queues import holds
from db.ledger.queues.holds import lock_by_id
from db.ledger.recording import NOT_LINES, moved_on
from db.ledger.statements import operations as operation_sql
from db.ledger.statements import reports as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.conditions import Condition, report_decides, when_parts_reported
from kiosk.lending.events import InstructionsConfirmed, PartsReported
from kiosk.lending.model import WHOLE, Hold, Line, LineKind, Operation, PartNote, PartsSaid
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import CheckReturns

ALL_THERE = "all there"
"""The outcome of an entry of the inbox that the visitor settled by saying that all parts are there."""


def report_parts(tx: Transaction, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported:
    """Keep a report on the parts of the item of a line; it replaces an earlier report on the same line.

    `notes` say which parts are missing or broken; without any, all parts are there. An item that came back with a
    problem waits until a volunteer looks at it; a complete one is good again, and set aside for the member who waits
    for it. Raises LedgerError if there is no such line (any more), and for a part that the item does not have.
    """
    if found := tx.connection.execute(sql.FIND_REPORT, {"operation": tx.operation}).one_or_none():
        hold = stored.decode(found.hold, Hold) if found.hold else None
        return PartsReported(Operation(found.line), _parts_said(found.problem), found.set_aside, hold)
    operation, answered = standing(tx, line)
    if answered.kind not in (LineKind.LENT, LineKind.RETURNED):
        raise LedgerError("Parts are asked only of an item that is lent or came back.")
    item = lock_by_id(tx, operation.item_id)
    problem = bool(notes)
    came_back = answered.kind is LineKind.RETURNED
    always = item.terms.check_returns is CheckReturns.ALWAYS
    before = Condition(operation.condition_before)
    decides = report_decides(item.condition, before)
    set_aside = came_back and (problem or always or not decides)
    report = _keep(tx, operation, answered, notes, set_aside)
    _answer_inbox(tx, item, operation, report, waiting=problem or (came_back and always))
    hold = None
    if came_back and decides and not moved_on(tx, operation):
        set_condition(tx, item, when_parts_reported(item.condition, before, to_check=set_aside))
        hold = holds.update(tx, item.id) if item.first else None
        set_to_put_away(tx, item, bool(item.shelf) and (set_aside or hold is not None))
    if hold:
        tx.connection.execute(sql.KEEP_HOLD, {"said": report, "kept": stored.encode(hold)})
    tx.note("parts reported", item=item.id, member=operation.member_id, loan=operation.loan_id)
    return PartsReported(line, _parts_said(problem), set_aside, hold)


def confirm_instructions(tx: Transaction, line: Operation) -> InstructionsConfirmed:
    """Keep with the loan that the visitor read the instructions of this line.

    Raises LedgerError if there is no such line (any more).
    """
    if found := tx.connection.execute(sql.FIND_CONFIRMATION, {"operation": tx.operation}).one_or_none():
        return InstructionsConfirmed(Operation(found.line))
    operation, answered = standing(tx, line)
    if tx.connection.execute(sql.CONFIRMED, {"of_line": operation.seq}).one_or_none() is None:
        tx.connection.execute(
            sql.ADD_CONFIRMATION,
            {
                "operation": tx.operation,
                "line": operation.seq,
                "loan_id": operation.loan_id,
                "deed": operation.kind,
                "text": answered.instructions,
                "at": tx.at,
            },
        )
        tx.note("instructions read", item=operation.item_id, member=operation.member_id, loan=operation.loan_id)
    return InstructionsConfirmed(line)


def standing(tx: Transaction, line: Operation) -> tuple[Row, Line]:
    """The row of the operation of a line that was not undone, and the line as it was answered. Raises LedgerError."""
    operation = tx.connection.execute(operation_sql.FIND_WITH_BORROWER, {"operation": line}).one_or_none()
    if operation is None or operation.kind in NOT_LINES:
        raise LedgerError("There is no such line.")
    if tx.connection.execute(operation_sql.FIND_UNDOING, {"of_line": operation.seq}).one_or_none():
        raise LedgerError("This line was undone.")
    if operation.answer is None:
        raise LedgerError("This line is older than the questions about parts and instructions.")
    return operation, stored.decode(operation.answer, Line)


def _keep(tx: Transaction, operation: Row, answered: Line, notes: tuple[PartNote, ...], set_aside: bool) -> int:
    names = [_name(answered, note) for note in notes]
    report: int = tx.connection.execute(
        sql.ADD_REPORT,
        {
            "operation": tx.operation,
            "line": operation.seq,
            "loan_id": operation.loan_id,
            "member_id": operation.member_id,
            "at": tx.at,
            "set_aside": set_aside,
        },
    ).scalar_one()
    for name, note in zip(names, notes, strict=True):
        row = {"part": note.part, "name": name, "missing": note.missing, "broken": note.broken}
        tx.connection.execute(sql.ADD_NOTE, {"report_id": report, **row})
    return report


def _name(answered: Line, note: PartNote) -> str:
    """The name that the part had when it was asked for. Raises LedgerError."""
    if note.part == WHOLE:
        return answered.item.name
    if not 0 <= note.part < len(answered.parts):
        raise LedgerError("The item has no such part.")
    return answered.parts[note.part].name


def _answer_inbox(tx: Transaction, item: ItemState, operation: Row, report: int, *, waiting: bool) -> None:
    """Add the report to the entry of the inbox that asks for it; `waiting`: a volunteer has to look at the item.

    An entry that a volunteer has settled stays settled. In that case, or without an entry, a problem is a new entry.
    """
    row = tx.connection.execute(sql.INBOX_OF_LINE, {"of_line": operation.seq}).one_or_none()
    if row and row.outcome in (None, ALL_THERE):
        inbox.answer(tx, row.id, report, settled=None if waiting else ALL_THERE)
    elif waiting:
        inbox.put(tx, item, "parts", operation.member_id, Cause(tx.at, operation.loan_id, operation.seq), report)


def _parts_said(problem: bool) -> PartsSaid:
    return PartsSaid.PROBLEM if problem else PartsSaid.ALL_THERE
