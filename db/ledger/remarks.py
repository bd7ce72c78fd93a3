"""What is said of a line of a visit: whether all parts are there, and that its instructions were read."""

from db import stored
from db.ledger import holds, inbox
from db.ledger.accounts import Cause
from db.ledger.holds import hold_again
from db.ledger.operations import NOT_LINES, moved_on
from db.ledger.page import Found, Page
from db.ledger.statements import deeds as deed_sql
from db.ledger.statements import remarks as sql
from db.ledger.things import Thing, put_in
from kiosk.lending.events import InstructionsConfirmed, PartsReported
from kiosk.lending.model import WHOLE, Hold, Line, LineKind, Operation, PartNote, PartsSaid
from kiosk.lending.policy import Condition
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import CheckReturns

OURS = (Condition.GOOD, Condition.CHECK)
"""What self-service says of a thing. In repair, missing or withdrawn is what a volunteer said, and stands."""

ALL_THERE = "all there"
"""How a line of the inbox was settled by whoever brought the thing."""


def report_parts(page: Page, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported:
    """Keep what was said of the parts; it replaces what was said of the same line before.

    A thing that came back with a problem stays set aside; of one whose parts are all there that is taken away again,
    and it is for who waits for it.
    Raises LedgerError for a line that there is not, or not any more, and for a part that the thing has not.
    """
    if found := page.connection.execute(sql.FIND_REPORT, {"operation": page.operation}).one_or_none():
        hold = stored.decode(found.hold, Hold) if found.hold else None
        return PartsReported(Operation(found.line), _said(found.problem), found.set_aside, hold)
    deed, told = _standing(page, line)
    if told.kind not in (LineKind.LENT, LineKind.RETURNED):
        raise LedgerError("Parts are asked only of a thing that is lent or came back.")
    thing = hold_again(page, deed.item_id)
    problem = bool(notes)
    came_back = told.kind is LineKind.RETURNED
    always = thing.terms.check_returns is CheckReturns.ALWAYS
    fit = thing.condition in OURS and Condition(deed.condition_before) in (Condition.GOOD, Condition.MISSING)
    set_aside = came_back and (problem or always or not fit)
    report = _keep(page, deed, told, notes, set_aside)
    _answer_inbox(page, thing, deed, report, waiting=problem or (came_back and always))
    hold = None
    if came_back and fit and not moved_on(page, deed):
        put_in(page, thing, Condition.CHECK if set_aside else Condition.GOOD)
        hold = holds.settle(page, thing.id) if thing.first else None
    if hold:
        page.connection.execute(sql.KEEP_HOLD, {"said": report, "told": stored.encode(hold)})
    page.note("parts reported", item=thing.id, member=deed.member_id, loan=deed.loan_id)
    return PartsReported(line, _said(problem), set_aside, hold)


def confirm_instructions(page: Page, line: Operation) -> InstructionsConfirmed:
    """Keep with the loan that this text was read. Raises LedgerError for a line that there is not, or not any more."""
    if found := page.connection.execute(sql.FIND_CONFIRMATION, {"operation": page.operation}).one_or_none():
        return InstructionsConfirmed(Operation(found.line))
    deed, told = _standing(page, line)
    if page.connection.execute(sql.CONFIRMED, {"of_line": deed.seq}).one_or_none() is None:
        page.connection.execute(
            sql.ADD_CONFIRMATION,
            {
                "operation": page.operation,
                "line": deed.seq,
                "loan_id": deed.loan_id,
                "deed": deed.kind,
                "text": told.instructions,
                "at": page.at,
            },
        )
        page.note("instructions read", item=deed.item_id, member=deed.member_id, loan=deed.loan_id)
    return InstructionsConfirmed(line)


def _standing(page: Page, line: Operation) -> tuple[Found, Line]:
    """The operation of a line that was not undone, and the line as it was told."""
    deed = page.connection.execute(deed_sql.FIND_DEED, {"operation": line}).one_or_none()
    if deed is None or deed.kind in NOT_LINES:
        raise LedgerError("There is no such line.")
    if page.connection.execute(deed_sql.FIND_UNDOING, {"deed": deed.seq}).one_or_none():
        raise LedgerError("This line was undone.")
    if deed.answer is None:
        raise LedgerError("This line was told before anything was asked of lines.")
    return deed, stored.decode(deed.answer, Line)


def _keep(page: Page, deed: Found, told: Line, notes: tuple[PartNote, ...], set_aside: bool) -> int:
    names = [_name(told, note) for note in notes]
    report: int = page.connection.execute(
        sql.ADD_REPORT,
        {
            "operation": page.operation,
            "line": deed.seq,
            "loan_id": deed.loan_id,
            "member_id": deed.member_id,
            "at": page.at,
            "set_aside": set_aside,
        },
    ).scalar_one()
    for name, note in zip(names, notes, strict=True):
        said = {"part": note.part, "name": name, "missing": note.missing, "broken": note.broken}
        page.connection.execute(sql.ADD_NOTE, {"report_id": report, **said})
    return report


def _name(told: Line, note: PartNote) -> str:
    """As the part was called when it was asked for."""
    if note.part == WHOLE:
        return told.item.name
    if not 0 <= note.part < len(told.parts):
        raise LedgerError("The thing has no such part.")
    return told.parts[note.part].name


def _answer_inbox(page: Page, thing: Thing, deed: Found, report: int, *, waiting: bool) -> None:
    """The line in the inbox now has its answer, and waits for a volunteer or not; without one, only a problem is.

    What a volunteer settled meanwhile stays settled, and a problem is a line of its own then.
    """
    row = page.connection.execute(sql.INBOX_OF_LINE, {"of_line": deed.seq}).one_or_none()
    if row and row.outcome in (None, ALL_THERE):
        inbox.answer(page, row.id, report, settled=None if waiting else ALL_THERE)
    elif waiting:
        inbox.put(page, thing, "parts", deed.member_id, Cause(page.at, deed.loan_id, deed.seq), report)


def _said(problem: bool) -> PartsSaid:
    return PartsSaid.PROBLEM if problem else PartsSaid.ALL_THERE
