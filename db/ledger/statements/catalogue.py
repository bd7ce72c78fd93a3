"""The statement behind the catalogue."""

from sqlalchemy import Integer, Text, and_, func, or_, select, type_coerce

from db.ledger.statements.tables import is_open, item, loan, reservation, waits

_queue = (
    select(reservation.c.item_id, func.count().label("waiting")).where(waits).group_by(reservation.c.item_id).subquery()
)
OFFERS = (
    select(
        item.c.initiative_id,
        item.c.category,
        item.c.barcode,
        item.c.name,
        item.c.picture,
        item.c.condition,
        *(type_coerce(item.c[name], Integer) for name in ("needs_induction", "adults_only", "volunteers_only")),
        type_coerce(item.c.kept_until, Text),
        item.c.swap_points,
        item.c.photo,
        type_coerce(loan.c.due_on, Text),
        func.coalesce(_queue.c.waiting, 0).label("waiting"),
    )
    .select_from(item)
    .outerjoin(loan, and_(loan.c.item_id == item.c.id, is_open))
    .outerjoin(_queue, _queue.c.item_id == item.c.id)
    .where(
        or_(
            item.c.condition == "good",
            and_(item.c.swap_points.is_(None), item.c.condition.in_(("check", "repair"))),
        )
    )
)
"""Every item of the house that can be borrowed now or later; an item of a swap shop only if it is there.

Days and yes or no are returned as the database has them, because converting so many values would take too long.
"""
