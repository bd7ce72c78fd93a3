"""What is said of a line of a visit: whether all parts are there, and that its instructions were read."""

from msgspec import json

from db.ledger import inbox
from db.ledger.accounts import Cause
from db.ledger.page import UNDONE, Found, Page
from db.ledger.statements import deeds as deed_sql
from db.ledger.statements import remarks as sql
from db.ledger.statements import things as thing_sql
from db.ledger.things import Thing, hold_again, parts_of
from kiosk.lending.events import InstructionsConfirmed, PartsReported
from kiosk.lending.model import WHOLE, Deed, Line, Operation, Part, PartNote, PartsSaid
from kiosk.lending.policy import Condition
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import CheckReturns

ALL_THERE = "all there"
"""How a line of the inbox was settled by whoever brought the thing."""


def report_parts(page: Page, line: Operation, notes: tuple[PartNote, ...]) -> PartsReported:
    """Keep what was said of the parts; it replaces what was said of the same line before.

    A thing that came back with a problem stays set aside; of one whose parts are all there that is taken away again.
    Raises LedgerError for a line that there is not, or not any more, and for a part that the thing has not.
    """
    if found := page.connection.execute(sql.FIND_REPORT, {"operation": page.operation}).one_or_none():
        return PartsReported(Operation(found.line), _said(found.problem), found.set_aside)
    deed = _standing(page, line)
    thing = hold_again(page, deed.item_id)
    problem = bool(notes)
    came_back = deed.kind == Deed.RETURNED.value
    always = thing.terms.check_returns is CheckReturns.ALWAYS
    untouched = Condition(deed.condition_before or Condition.GOOD.value)
    fit = untouched in (Condition.GOOD, Condition.MISSING)
    set_aside = came_back and (problem or always or not fit)
    report = _keep(page, thing, deed, notes, set_aside)
    waiting = problem or (came_back and always)
    _answer_inbox(page, thing, deed, report, waiting)
    if came_back and fit and not _moved_on(page, deed):
        state = Condition.CHECK if set_aside else Condition.GOOD
        page.connection.execute(thing_sql.SET_CONDITION, {"item": thing.id, "state": state.value})
    page.note("parts reported", item=thing.id, member=deed.member_id, loan=deed.loan_id)
    return PartsReported(line, _said(problem), set_aside)


def confirm_instructions(page: Page, line: Operation) -> InstructionsConfirmed:
    """Keep with the loan that this text was read. Raises LedgerError for a line that there is not, or not any more."""
    if found := page.connection.execute(sql.FIND_CONFIRMATION, {"operation": page.operation}).one_or_none():
        return InstructionsConfirmed(Operation(found.line))
    deed = _standing(page, line)
    if page.connection.execute(sql.CONFIRMED, {"of_line": deed.seq}).one_or_none() is None:
        page.connection.execute(
            sql.ADD_CONFIRMATION,
            {
                "operation": page.operation,
                "line": deed.seq,
                "loan_id": deed.loan_id,
                "deed": deed.kind,
                "text": json.decode(deed.answer, type=Line).instructions,
                "at": page.at,
            },
        )
        page.note("instructions read", item=deed.item_id, member=deed.member_id, loan=deed.loan_id)
    return InstructionsConfirmed(line)


def _standing(page: Page, line: Operation) -> Found:
    """The operation of a line that was not undone."""
    deed = page.connection.execute(deed_sql.FIND_DEED, {"operation": line}).one_or_none()
    if deed is None or deed.kind == UNDONE:
        raise LedgerError("There is no such line.")
    if page.connection.execute(deed_sql.FIND_UNDOING, {"deed": deed.seq}).one_or_none():
        raise LedgerError("This line was undone.")
    return deed


def _moved_on(page: Page, deed: Found) -> bool:
    """Did something else happen to the thing since? Then its state is not this line's business any more."""
    later = {"item": deed.item_id, "deed": deed.seq}
    return page.connection.execute(deed_sql.FIND_LATER, later).one_or_none() is not None


def _keep(page: Page, thing: Thing, deed: Found, notes: tuple[PartNote, ...], set_aside: bool) -> int:
    parts = parts_of(page, thing)
    names = [_name(thing, parts, note) for note in notes]
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


def _name(thing: Thing, parts: tuple[Part, ...], note: PartNote) -> str:
    if note.part == WHOLE:
        return thing.item.name
    if not 0 <= note.part < len(parts):
        raise LedgerError("The thing has no such part.")
    return parts[note.part].name


def _answer_inbox(page: Page, thing: Thing, deed: Found, report: int, waiting: bool) -> None:
    """The line in the inbox now has its answer, and waits for a volunteer or not; without one, only a problem is."""
    row = page.connection.execute(sql.INBOX_OF_LINE, {"of_line": deed.seq}).one_or_none()
    if row:
        inbox.answer(page, row.id, report, settled=None if waiting else ALL_THERE)
    elif waiting:
        inbox.put(page, thing, "parts", deed.member_id, Cause(page.at, deed.loan_id, deed.seq), report)


def _said(problem: bool) -> PartsSaid:
    return PartsSaid.PROBLEM if problem else PartsSaid.ALL_THERE
