"""Statements on reservations."""

from sqlalchemy import bindparam, exists, func, insert, select, update

from db.columns import DayColumn
from db.ledger.statements.tables import (
    initiative,
    is_open,
    is_ready,
    item,
    its_initiative,
    loan,
    of_item,
    operation,
    reservation,
    waits,
)

_of_item = reservation.c.item_id == bindparam("item")
_this = reservation.c.id == bindparam("reservation")

QUEUE = (
    select(reservation.c.id, reservation.c.member_id, reservation.c.ready_until, reservation.c.code)
    .add_columns(reservation.c.line)
    .where(_of_item, waits)
    .order_by(reservation.c.id)
)
READY = QUEUE.where(is_ready)
"""The reservation for which the item lies ready."""
IN_QUEUE = (
    select(reservation.c.id, reservation.c.member_id, reservation.c.ready_until, reservation.c.code)
    .add_columns(reservation.c.line, operation.c.id.label("operation"))
    .select_from(reservation.outerjoin(operation, operation.c.seq == reservation.c.line))
    .where(_of_item, reservation.c.member_id == bindparam("member"), waits)
)
MADE_BY = select(reservation).where(reservation.c.line == bindparam("of_line"))
FETCHED_BY = select(reservation).where(reservation.c.loan_id == bindparam("loan"))
OTHERS_WAIT = select(reservation.c.id).where(_of_item, reservation.c.member_id != bindparam("member"), waits).limit(1)
PLACE = (
    select(func.count()).select_from(reservation).where(_of_item, waits, reservation.c.id <= bindparam("reservation"))
)
RESERVED_HERE = (
    select(func.count())
    .select_from(reservation.join(item, item.c.id == reservation.c.item_id))
    .where(reservation.c.member_id == bindparam("member"), waits, item.c.initiative_id == bindparam("initiative"))
)
_before = reservation.alias("before")
RESERVATIONS_OF = (
    select(*of_item, reservation.c.ready_until, reservation.c.code)
    .add_columns(
        select(func.count())
        .where(_before.c.item_id == reservation.c.item_id, _before.c.ended_at.is_(None))
        .where(_before.c.id <= reservation.c.id)
        .scalar_subquery()
        .label("place")
    )
    .select_from(reservation.join(item, item.c.id == reservation.c.item_id).join(initiative, its_initiative))
    .where(reservation.c.member_id == bindparam("member"), waits)
    .order_by(reservation.c.id)
)
IDLE_OF = (
    select(reservation.c.item_id)
    .select_from(reservation.join(item, item.c.id == reservation.c.item_id))
    .where(reservation.c.member_id == bindparam("member"), waits, item.c.kept_for.is_(None))
    .where(~exists(select(loan.c.id).where(loan.c.item_id == reservation.c.item_id, is_open)))
)
"""The items in the house that a member waits for and that lie ready for nobody."""
EXPIRED = select(reservation.c.item_id).where(
    is_ready, reservation.c.ready_until < bindparam("today", type_=DayColumn())
)
CODE_IN_USE = select(reservation.c.id).where(is_ready, reservation.c.code == bindparam("slip"))

ADD_RESERVATION = insert(reservation).returning(reservation.c.id)
KEEP_LINE = update(reservation).where(_this).values(line=bindparam("of_line"))
MAKE_READY = (
    update(reservation)
    .where(_this, waits)
    .values(ready_at=bindparam("moment"), ready_until=bindparam("last"), code=bindparam("slip"))
)
READY_DAYS = (
    select(reservation.c.item_id, reservation.c.ready_until)
    .select_from(reservation.join(item, item.c.id == reservation.c.item_id))
    .where(is_ready, item.c.initiative_id == bindparam("initiative"))
)
"""The items of an initiative that lie ready, with their last days."""
KEEP_READY = update(reservation).where(_this, is_ready).values(ready_until=bindparam("last"))
MAKE_WAIT = update(reservation).where(_this, waits).values(ready_at=None, ready_until=None, code=None)
END_RESERVATION = (
    update(reservation)
    .where(_this, waits)
    .values(ended_at=bindparam("moment"), outcome=bindparam("how"), loan_id=bindparam("loan"))
)
WAIT_ON = update(reservation).where(_this).values(ended_at=None, outcome=None, loan_id=None, code=bindparam("slip"))
