"""Statements on tags, and on the numbers of items taken and given on a line."""

from sqlalchemy import bindparam, insert, select, update

from db.ledger.statements.items import HOUSE
from db.ledger.statements.tables import initiative, of_initiative, swap, tag

_shop = select(*of_initiative, HOUSE.scalar_subquery().label("house"))
SHOP = _shop.where(initiative.c.id == bindparam("initiative"))
TAG = (
    _shop.add_columns(tag.c.code, tag.c.category)
    .join_from(tag, initiative, initiative.c.id == tag.c.initiative_id)
    .where(tag.c.code == bindparam("scanned"))
)
SWAP_OF_LINE = select(swap).where(swap.c.line == bindparam("of_line"))
ADD_SWAP = insert(swap)
COUNT_SWAP = (
    update(swap)
    .where(swap.c.line == bindparam("of_line"))
    .values(
        taken=bindparam("taken_now"),
        given=bindparam("given_now"),
        seen=bindparam("seen_now"),
        credited=bindparam("credited_now"),
    )
)
