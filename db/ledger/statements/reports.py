"""Statements on reports on parts, confirmed instructions, and entries of the inbox that belong to a line."""

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, exists, insert, or_, select, update

from db.ledger.statements.tables import confirmation, inbox, operation, part_slip, report, report_note

_note = select(report_note.c.part).where(report_note.c.report_id == report.c.id)
FIND_REPORT = (
    select(operation.c.id.label("line"), report.c.set_aside, report.c.hold, exists(_note).label("problem"))
    .select_from(report.join(operation, operation.c.seq == report.c.line))
    .where(report.c.operation == bindparam("operation"))
)
ADD_REPORT = insert(report).returning(report.c.id)
KEEP_HOLD = update(report).where(report.c.id == bindparam("said")).values(hold=bindparam("kept"))
ADD_NOTE = insert(report_note)
VOID_REPORTS = (
    update(report)
    .where(report.c.line == bindparam("of_line"), report.c.undone_at.is_(None))
    .values(undone_at=bindparam("moment"))
)

FIND_CONFIRMATION = (
    select(operation.c.id.label("line"))
    .select_from(confirmation.join(operation, operation.c.seq == confirmation.c.line))
    .where(confirmation.c.operation == bindparam("operation"))
)
CONFIRMED = select(confirmation.c.id).where(confirmation.c.line == bindparam("of_line"))
ADD_CONFIRMATION = insert(confirmation)
VOID_CONFIRMATION = (
    update(confirmation).where(confirmation.c.line == bindparam("of_line")).values(undone_at=bindparam("moment"))
)

ADD_INBOX = insert(inbox).returning(inbox.c.id)
LABEL_ASKED = select(inbox.c.id).where(
    inbox.c.item_id == bindparam("item"), inbox.c.kind == "label", inbox.c.settled_at.is_(None)
)
_asked = tuple(inbox.c.kind != kind for kind in ("found", "held", "noted", "label"))
INBOX_OF_LINE = (
    select(inbox.c.id, inbox.c.kind, inbox.c.settled_at, inbox.c.outcome)
    .where(inbox.c.line == bindparam("of_line"), *_asked)
    .order_by(inbox.c.id.desc())
    .limit(1)
)
ANSWER_INBOX = (
    update(inbox)
    .where(inbox.c.id == bindparam("waiting"))
    .values(
        report_id=bindparam("said"),
        settled_at=bindparam("moment"),
        settled_by=bindparam("actor"),
        outcome=bindparam("how"),
    )
)
_settled: dict[str, BindParameter[Any]] = {
    "settled_at": bindparam("moment"),
    "settled_by": bindparam("actor"),
    "outcome": bindparam("how"),
}
SETTLE_INBOX_OF_LINE = (
    update(inbox).where(inbox.c.line == bindparam("of_line"), inbox.c.settled_at.is_(None)).values(_settled)
)
_to_set_aside = or_(inbox.c.kind == "reserved", inbox.c.kind == "held")
SETTLE_SETTING_ASIDE = (
    update(inbox)
    .where(inbox.c.item_id == bindparam("item"), _to_set_aside, inbox.c.settled_at.is_(None))
    .values(_settled)
)
PASS_SETTING_ASIDE_ON = (
    update(inbox)
    .where(inbox.c.item_id == bindparam("item"), inbox.c.kind == "reserved", inbox.c.settled_at.is_(None))
    .values(member_id=bindparam("member"))
)
WAIT_AGAIN = (
    update(inbox)
    .where(inbox.c.item_id == bindparam("item"), inbox.c.kind == "reserved", inbox.c.outcome == "fetched")
    .where(inbox.c.settled_at == bindparam("fetched"))
    .values(settled_at=None, settled_by=None, outcome=None)
)
"""Reopens the entry that was settled because the item was fetched, at the moment of the loan."""
GIFT = select(inbox.c.id, inbox.c.line).where(
    inbox.c.id == bindparam("waiting"), inbox.c.kind == "points", inbox.c.settled_at.is_(None)
)
GIFT_OF_LINE = select(inbox.c.id).where(
    inbox.c.line == bindparam("of_line"), inbox.c.kind == "points", inbox.c.settled_at.is_(None)
)
SETTLE_INBOX = update(inbox).where(inbox.c.id == bindparam("waiting"), inbox.c.settled_at.is_(None)).values(_settled)

# --- missing parts that may still come -------------------------------------------------------------------------------

MISSING_OF_LINE = (
    select(report.c.id, report_note.c.name, report_note.c.missing)
    .select_from(report.join(report_note, report_note.c.report_id == report.c.id))
    .where(report.c.line == bindparam("of_line"), report.c.undone_at.is_(None), report_note.c.missing > 0)
    .order_by(report.c.id, report_note.c.part)
)
SLIP_OF_REPORT = select(part_slip.c.code).where(part_slip.c.report_id == bindparam("said"))
SLIP_OF_CODE = (
    select(
        part_slip.c.id,
        part_slip.c.report_id,
        part_slip.c.found_at,
        part_slip.c.found_in,
        report.c.line,
        report.c.loan_id,
    )
    .add_columns(report.c.undone_at, operation.c.item_id, inbox.c.id.label("waiting"), inbox.c.outcome)
    .select_from(
        part_slip.join(report, report.c.id == part_slip.c.report_id)
        .join(operation, operation.c.seq == report.c.line)
        .outerjoin(inbox, and_(inbox.c.line == report.c.line, inbox.c.report_id == report.c.id, *_asked))
    )
    .where(part_slip.c.code == bindparam("scanned"))
)
"""A slip, with the entry of the inbox that its report belongs to."""
ADD_SLIP = insert(part_slip)
FOUND = (
    update(part_slip)
    .where(part_slip.c.id == bindparam("slip"), part_slip.c.found_at.is_(None))
    .values(found_at=bindparam("moment"), found_in=bindparam("scan"))
)
