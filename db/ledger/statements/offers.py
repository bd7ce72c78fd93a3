"""All that there is to take, in one question."""

from sqlalchemy import and_, func, or_, select

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
        item.c.needs_induction,
        item.c.adults_only,
        item.c.volunteers_only,
        item.c.kept_until,
        item.c.swap_points,
        loan.c.due_on,
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
"""Every thing of the house that can be had, now or later; of what is swapped, only what is there."""
