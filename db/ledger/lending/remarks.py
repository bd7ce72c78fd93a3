"""What is said of a line of a visit: whether all parts are there, and that its instructions were read."""

from db import stored
from db.ledger import inbox
from db.ledger.lending.items import ItemState, put_in
from db.ledger.lending.recording import NOT_LINES, moved_on
from db.ledger.money.accounts import Cause
from db.ledger.queues import holds
from db.ledger.queues.holds import lock_by_id
from db.ledger.statements import operations as operation_sql
from db.ledger.statements import reports as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.events import InstructionsConfirmed, PartsReported
from kiosk.lending.model import WHOLE, Hold, Line, LineKind, Operation, PartNote, PartsSaid
from kiosk.lending.policy import Condition
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import CheckReturns

OURS = (Condition.GOOD, Condition.CHECK)
"""What self-service says of a thing. In repair, missing or withdrawn is what a volunteer said, and stands."""

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
    deed, told = _standing(tx, line)
    if told.kind not in (LineKind.LENT, LineKind.RETURNED):
        raise LedgerError("Parts are asked only of a thing that is lent or came back.")
    item = lock_by_id(tx, deed.item_id)
    problem = bool(notes)
    came_back = told.kind is LineKind.RETURNED
    always = item.terms.check_returns is CheckReturns.ALWAYS
    fit = item.condition in OURS and Condition(deed.condition_before) in (Condition.GOOD, Condition.MISSING)
    set_aside = came_back and (problem or always or not fit)
    report = _keep(tx, deed, told, notes, set_aside)
    _answer_inbox(tx, item, deed, report, waiting=problem or (came_back and always))
    hold = None
    if came_back and fit and not moved_on(tx, deed):
        put_in(tx, item, Condition.CHECK if set_aside else Condition.GOOD)
        hold = holds.settle(tx, item.id) if item.first else None
    if hold:
        tx.connection.execute(sql.KEEP_HOLD, {"said": report, "told": stored.encode(hold)})
    tx.note("parts reported", item=item.id, member=deed.member_id, loan=deed.loan_id)
    return PartsReported(line, _said(problem), set_aside, hold)


def confirm_instructions(tx: Transaction, line: Operation) -> InstructionsConfirmed:
    """Keep with the loan that this text was read. Raises LedgerError for a line that there is not, or not any more."""
    if found := tx.connection.execute(sql.FIND_CONFIRMATION, {"operation": tx.operation}).one_or_none():
        return InstructionsConfirmed(Operation(found.line))
    deed, told = _standing(tx, line)
    if tx.connection.execute(sql.CONFIRMED, {"of_line": deed.seq}).one_or_none() is None:
        tx.connection.execute(
            sql.ADD_CONFIRMATION,
            {
                "operation": tx.operation,
                "line": deed.seq,
                "loan_id": deed.loan_id,
                "deed": deed.kind,
                "text": told.instructions,
                "at": tx.at,
            },
        )
        tx.note("instructions read", item=deed.item_id, member=deed.member_id, loan=deed.loan_id)
    return InstructionsConfirmed(line)


def _standing(tx: Transaction, line: Operation) -> tuple[Row, Line]:
    """The operation of a line that was not undone, and the line as it was told."""
    deed = tx.connection.execute(operation_sql.FIND_DEED, {"operation": line}).one_or_none()
    if deed is None or deed.kind in NOT_LINES:
        raise LedgerError("There is no such line.")
    if tx.connection.execute(operation_sql.FIND_UNDOING, {"deed": deed.seq}).one_or_none():
        raise LedgerError("This line was undone.")
    if deed.answer is None:
        raise LedgerError("This line was told before anything was asked of lines.")
    return deed, stored.decode(deed.answer, Line)


def _keep(tx: Transaction, deed: Row, told: Line, notes: tuple[PartNote, ...], set_aside: bool) -> int:
    names = [_name(told, note) for note in notes]
    report: int = tx.connection.execute(
        sql.ADD_REPORT,
        {
            "operation": tx.operation,
            "line": deed.seq,
            "loan_id": deed.loan_id,
            "member_id": deed.member_id,
            "at": tx.at,
            "set_aside": set_aside,
        },
    ).scalar_one()
    for name, note in zip(names, notes, strict=True):
        said = {"part": note.part, "name": name, "missing": note.missing, "broken": note.broken}
        tx.connection.execute(sql.ADD_NOTE, {"report_id": report, **said})
    return report


def _name(told: Line, note: PartNote) -> str:
    """As the part was called when it was asked for."""
    if note.part == WHOLE:
        return told.item.name
    if not 0 <= note.part < len(told.parts):
        raise LedgerError("The thing has no such part.")
    return told.parts[note.part].name


def _answer_inbox(tx: Transaction, item: ItemState, deed: Row, report: int, *, waiting: bool) -> None:
    """The line in the inbox now has its answer, and waits for a volunteer or not; without one, only a problem is.

    What a volunteer settled meanwhile stays settled, and a problem is a line of its own then.
    """
    row = tx.connection.execute(sql.INBOX_OF_LINE, {"of_line": deed.seq}).one_or_none()
    if row and row.outcome in (None, ALL_THERE):
        inbox.answer(tx, row.id, report, settled=None if waiting else ALL_THERE)
    elif waiting:
        inbox.put(tx, item, "parts", deed.member_id, Cause(tx.at, deed.loan_id, deed.seq), report)


def _said(problem: bool) -> PartsSaid:
    return PartsSaid.PROBLEM if problem else PartsSaid.ALL_THERE
