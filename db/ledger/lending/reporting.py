"""What is said of a line of a visit: whether all parts are there, and that its instructions were read."""

from db import stored
from db.ledger import inbox
from db.ledger.facts.items import ItemState, set_condition
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
"""How a line of the inbox was settled by whoever brought the thing."""


def report_parts(tx: Transaction, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported:
    """Keep what was said of the parts; it replaces what was said of the same line before.

    A thing that came back with a problem stays set aside; of one whose parts are all there that is taken away again,
    and it is for who waits for it.
    Raises LedgerError for a line that there is not, or not any more, and for a part that the thing has not.
    """
    if found := tx.connection.execute(sql.FIND_REPORT, {"operation": tx.operation}).one_or_none():
        hold = stored.decode(found.hold, Hold) if found.hold else None
        return PartsReported(Operation(found.line), _said(found.problem), found.set_aside, hold)
    operation, said_line = _standing(tx, line)
    if said_line.kind not in (LineKind.LENT, LineKind.RETURNED):
        raise LedgerError("Parts are asked only of a thing that is lent or came back.")
    item = lock_by_id(tx, operation.item_id)
    problem = bool(notes)
    came_back = said_line.kind is LineKind.RETURNED
    always = item.terms.check_returns is CheckReturns.ALWAYS
    before = Condition(operation.condition_before)
    decides = report_decides(item.condition, before)
    set_aside = came_back and (problem or always or not decides)
    report = _keep(tx, operation, said_line, notes, set_aside)
    _answer_inbox(tx, item, operation, report, waiting=problem or (came_back and always))
    hold = None
    if came_back and decides and not moved_on(tx, operation):
        set_condition(tx, item, when_parts_reported(item.condition, before, to_check=set_aside))
        hold = holds.settle(tx, item.id) if item.first else None
    if hold:
        tx.connection.execute(sql.KEEP_HOLD, {"said": report, "kept": stored.encode(hold)})
    tx.note("parts reported", item=item.id, member=operation.member_id, loan=operation.loan_id)
    return PartsReported(line, _said(problem), set_aside, hold)


def confirm_instructions(tx: Transaction, line: Operation) -> InstructionsConfirmed:
    """Keep with the loan that this text was read. Raises LedgerError for a line that there is not, or not any more."""
    if found := tx.connection.execute(sql.FIND_CONFIRMATION, {"operation": tx.operation}).one_or_none():
        return InstructionsConfirmed(Operation(found.line))
    operation, said_line = _standing(tx, line)
    if tx.connection.execute(sql.CONFIRMED, {"of_line": operation.seq}).one_or_none() is None:
        tx.connection.execute(
            sql.ADD_CONFIRMATION,
            {
                "operation": tx.operation,
                "line": operation.seq,
                "loan_id": operation.loan_id,
                "deed": operation.kind,
                "text": said_line.instructions,
                "at": tx.at,
            },
        )
        tx.note("instructions read", item=operation.item_id, member=operation.member_id, loan=operation.loan_id)
    return InstructionsConfirmed(line)


def _standing(tx: Transaction, line: Operation) -> tuple[Row, Line]:
    """The operation of a line that was not undone, and the line as it was said_line."""
    operation = tx.connection.execute(operation_sql.FIND_WITH_BORROWER, {"operation": line}).one_or_none()
    if operation is None or operation.kind in NOT_LINES:
        raise LedgerError("There is no such line.")
    if tx.connection.execute(operation_sql.FIND_UNDOING, {"of_line": operation.seq}).one_or_none():
        raise LedgerError("This line was undone.")
    if operation.answer is None:
        raise LedgerError("This line was told before anything was asked of lines.")
    return operation, stored.decode(operation.answer, Line)


def _keep(tx: Transaction, operation: Row, said_line: Line, notes: tuple[PartNote, ...], set_aside: bool) -> int:
    names = [_name(said_line, note) for note in notes]
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
        said = {"part": note.part, "name": name, "missing": note.missing, "broken": note.broken}
        tx.connection.execute(sql.ADD_NOTE, {"report_id": report, **said})
    return report


def _name(said_line: Line, note: PartNote) -> str:
    """As the part was called when it was asked for."""
    if note.part == WHOLE:
        return said_line.item.name
    if not 0 <= note.part < len(said_line.parts):
        raise LedgerError("The thing has no such part.")
    return said_line.parts[note.part].name


def _answer_inbox(tx: Transaction, item: ItemState, operation: Row, report: int, *, waiting: bool) -> None:
    """The line in the inbox now has its answer, and waits for a volunteer or not; without one, only a problem is.

    What a volunteer settled meanwhile stays settled, and a problem is a line of its own then.
    """
    row = tx.connection.execute(sql.INBOX_OF_LINE, {"of_line": operation.seq}).one_or_none()
    if row and row.outcome in (None, ALL_THERE):
        inbox.answer(tx, row.id, report, settled=None if waiting else ALL_THERE)
    elif waiting:
        inbox.put(tx, item, "parts", operation.member_id, Cause(tx.at, operation.loan_id, operation.seq), report)


def _said(problem: bool) -> PartsSaid:
    return PartsSaid.PROBLEM if problem else PartsSaid.ALL_THERE
