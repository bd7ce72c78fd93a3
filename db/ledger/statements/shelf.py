"""The statement behind the shelf of the welcome screen."""

from sqlalchemy import Integer, and_, bindparam, case, exists, func, or_, select

from db.ledger.statements.tables import is_open, item, loan, reservation, waits

ROWS = 40
"""The number of items that are candidates for the shelf."""
DAILY = 4_729
"""The step by which the order of the items shifts from one day to the next."""
PRIME, _STEP = 10_007, 7_919

_is_free = and_(
    ~exists().where(and_(loan.c.item_id == item.c.id, is_open)),
    ~exists().where(and_(reservation.c.item_id == item.c.id, waits)),
    or_(item.c.kept_until.is_(None), item.c.kept_until < bindparam("today")),
)
_free = case((_is_free, 1), else_=0)
_turn = bindparam("turn", type_=Integer)
SHELF = (
    select(
        item.c.initiative_id,
        item.c.barcode,
        item.c.category,
        item.c.picture,
        item.c.photo,
        _free.label("free"),
        func.sum(_free).over().label("all_free"),
    )
    .where(
        item.c.condition == "good",
        or_(
            and_(item.c.swap_points.is_(None), item.c.initiative_id.in_(bindparam("lending", expanding=True))),
            and_(item.c.swap_points.is_not(None), item.c.initiative_id.in_(bindparam("swapping", expanding=True))),
        ),
    )
    .order_by((item.c.id % PRIME * _STEP + _turn) % PRIME, item.c.id)
    .limit(ROWS)
)
"""Items of the house in an order that changes every day, with the number of all items that can be taken now.

Says of every item whether it is free, but never who has it.
"""
