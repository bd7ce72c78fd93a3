"""Statements on the house, its terms and its items."""

from sqlalchemy import and_, bindparam, case, func, insert, literal, select, update

from db.ledger.statements.tables import (
    code,
    flaw,
    initiative,
    is_open,
    item,
    its_initiative,
    loan,
    of_initiative,
    of_item,
    part,
    reservation,
    setting,
    terms,
)

PING = select(literal(1))
LAST_CHECK = "last check"
"""The name of the setting with the moment of the last check that wrote."""
CHECKED = update(setting).where(setting.c.name == LAST_CHECK).values(value=bindparam("moment"))
FIRST_CHECKED = insert(setting).values(name=LAST_CHECK, value=bindparam("moment"))

HOUSE = select(setting.c.value).where(setting.c.name == "house")
TERMS = select(terms.c.document).where(terms.c.id == bindparam("version"))
INITIATIVE = select(*of_initiative).where(initiative.c.id == bindparam("initiative"))
INITIATIVES = select(*of_initiative).order_by(initiative.c.position, initiative.c.id)

_item_state = (
    select(
        *of_item,
        item.c.condition,
        item.c.adults_only,
        item.c.volunteers_only,
        item.c.needs_induction,
        item.c.safe_until,
        item.c.when_borrowing,
        item.c.when_returning,
        item.c.kept_for,
        item.c.kept_until,
        item.c.swap_points,
        item.c.shelf,
        item.c.to_put_away,
        HOUSE.scalar_subquery().label("house"),
    )
    .select_from(item)
    .join(initiative, its_initiative)
)
LOOK_CODE = _item_state.where(item.c.barcode == bindparam("scanned"))
LOCK_CODE = LOOK_CODE.with_for_update(key_share=True, of=item)
LOCK_ITEM = _item_state.where(item.c.id == bindparam("item")).with_for_update(key_share=True, of=item)
FIND_CODE = select(code.c.kind).where(code.c.code == bindparam("scanned"))
_queue = reservation.alias("queue")
_first = (
    select(func.coalesce(func.min(case((_queue.c.ready_until.is_not(None), _queue.c.id))), func.min(_queue.c.id)))
    .where(_queue.c.item_id == item.c.id, _queue.c.ended_at.is_(None))
    .scalar_subquery()
)
WHO_HAS = (
    select(loan.c.id, loan.c.member_id, loan.c.due_on, loan.c.renewals, loan.c.terms_id)
    .add_columns(reservation.c.id.label("first"), reservation.c.member_id.label("waiting"))
    .add_columns(reservation.c.ready_until, reservation.c.code, reservation.c.line)
    .select_from(item)
    .outerjoin(loan, and_(loan.c.item_id == item.c.id, is_open))
    .outerjoin(reservation, reservation.c.id == _first)
    .where(item.c.id == bindparam("item"))
)
"""The open loan of an item, and the member for whom it lies ready, or else the first in its queue; NULL without one."""
PARTS = (
    select(part.c.name, (part.c.count - func.coalesce(flaw.c.missing, 0)).label("pieces"), part.c.picture)
    .select_from(part.outerjoin(flaw, and_(flaw.c.item_id == part.c.item_id, flaw.c.name == part.c.name)))
    .where(part.c.item_id == bindparam("item"))
    .order_by(part.c.position)
)
SET_CONDITION = update(item).where(item.c.id == bindparam("item")).values(condition=bindparam("state"))
TO_PUT_AWAY = update(item).where(item.c.id == bindparam("item")).values(to_put_away=bindparam("waits"))
SET_ASIDE_FOR = (
    update(item)
    .where(item.c.id == bindparam("item"))
    .values(kept_for=bindparam("member"), kept_until=bindparam("last"))
)
