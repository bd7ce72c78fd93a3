"""Statements on entries of the inbox, with everything that is shown of them."""

from sqlalchemy import bindparam, func, null, or_, select, update

from db.ledger.statements.tables import (
    inbox,
    initiative,
    is_ready,
    item,
    loan,
    newest,
    operation,
    report_note,
    reservation,
    scanner,
    swap,
)

_unsettled = inbox.c.settled_at.is_(None)
_nobodys = inbox.c.initiative_id.is_(None) & inbox.c.kind.not_in(bindparam("not_theirs", expanding=True))
_own = or_(inbox.c.initiative_id.in_(bindparam("own", expanding=True)), _nobodys)
_looks = (
    select(inbox, item.c.barcode, item.c.name.label("item_name"), item.c.category, item.c.picture, item.c.photo)
    .add_columns(initiative.c.key.label("initiative_key"), initiative.c.name.label("initiative_name"))
    .add_columns(initiative.c.colour, newest(initiative.c.id).label("terms_now"))
    .add_columns(loan.c.member_id.label("borrower"), operation.c.answer)
    .add_columns(reservation.c.ready_until, reservation.c.code.label("slip"))
    .add_columns((swap.c.given - swap.c.seen).label("gift_waits"), swap.c.points.label("gift_points"))
    .select_from(
        inbox.outerjoin(initiative, initiative.c.id == inbox.c.initiative_id)
        .outerjoin(item, item.c.id == inbox.c.item_id)
        .outerjoin(loan, loan.c.id == inbox.c.loan_id)
        .outerjoin(operation, operation.c.seq == inbox.c.line)
        .outerjoin(reservation, (reservation.c.item_id == inbox.c.item_id) & is_ready)
        .outerjoin(swap, swap.c.line == inbox.c.line)
    )
)
UNSETTLED = _looks.where(_unsettled, _own).order_by(inbox.c.id)
UNSETTLED_OF_ITEM = _looks.where(_unsettled, inbox.c.item_id == bindparam("item")).order_by(inbox.c.id)
_offers = select(func.count()).select_from(scanner).where(scanner.c.offered.is_not(None)).scalar_subquery()
HOW_MANY = select(func.count() + _offers).select_from(inbox).where(_unsettled, _own)
"""The number of entries and of offered layouts."""
ENTRY = select(inbox).where(inbox.c.id == bindparam("waiting"))
NOTES = (
    select(report_note.c.report_id, report_note.c.name, report_note.c.missing, report_note.c.broken)
    .where(report_note.c.report_id.in_(bindparam("reports", expanding=True)))
    .order_by(report_note.c.report_id, report_note.c.part)
)
TROUBLE_OF = select(inbox.c.id, inbox.c.trouble).where(inbox.c.device == bindparam("machine"), _unsettled)
LAST_TROUBLE = (
    select(inbox.c.id, inbox.c.settled_at, inbox.c.outcome)
    .where(inbox.c.device == bindparam("machine"), inbox.c.trouble == bindparam("kind"))
    .order_by(inbox.c.id.desc())
    .limit(1)
)
OPEN_AGAIN = (
    update(inbox).where(inbox.c.id == bindparam("waiting")).values(settled_at=null(), settled_by=null(), outcome=null())
)
_note = inbox.c.kind == "left"
NOTE_OF_OPERATION = select(inbox.c.id, inbox.c.remark).where(inbox.c.operation == bindparam("done"), _note)
RECENT_NOTES = select(inbox.c.id, inbox.c.remark, inbox.c.item_id).where(_note, inbox.c.at > bindparam("since"))
UNKNOWN_CODES = select(inbox.c.remark).where(
    inbox.c.item_id.is_(None), inbox.c.kind == "unknown", or_(_unsettled, inbox.c.at >= bindparam("since"))
)
