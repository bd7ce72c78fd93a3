"""The house and its things: what was scanned, and under which terms it is lent."""

from sqlalchemy import bindparam, literal, select, update

from db.ledger.statements.tables import (
    code,
    initiative,
    is_open,
    item,
    its_initiative,
    loan,
    newest,
    of_thing,
    part,
    setting,
    terms,
)

PING = select(literal(1))

HOUSE = select(setting.c.value).where(setting.c.name == "house")
TERMS = select(terms.c.document).where(terms.c.id == bindparam("version"))
INITIATIVES = select(
    initiative.c.id.label("initiative_id"),
    initiative.c.key.label("initiative_key"),
    initiative.c.name.label("initiative_name"),
    initiative.c.colour,
    newest(initiative.c.id).label("terms_now"),
).order_by(initiative.c.position, initiative.c.id)

_thing = (
    select(
        *of_thing,
        item.c.condition,
        item.c.adults_only,
        item.c.volunteers_only,
        item.c.needs_induction,
        item.c.safe_until,
        item.c.when_borrowing,
        item.c.when_returning,
        item.c.kept_for,
        item.c.kept_until,
        HOUSE.scalar_subquery().label("house"),
    )
    .select_from(item)
    .join(initiative, its_initiative)
)
LOOK_CODE = _thing.where(item.c.barcode == bindparam("scanned"))
LOCK_CODE = LOOK_CODE.with_for_update(key_share=True, of=item)
LOCK_THING = _thing.where(item.c.id == bindparam("item")).with_for_update(key_share=True, of=item)
FIND_CODE = select(code.c.kind).where(code.c.code == bindparam("scanned"))
OPEN_LOAN = select(loan.c.id, loan.c.member_id, loan.c.due_on, loan.c.renewals, loan.c.terms_id).where(
    loan.c.item_id == bindparam("item"), is_open
)
PARTS = (
    select(part.c.name, part.c.count.label("pieces"), part.c.picture)
    .where(part.c.item_id == bindparam("item"))
    .order_by(part.c.position)
)
SET_CONDITION = update(item).where(item.c.id == bindparam("item")).values(condition=bindparam("state"))
SET_ASIDE_FOR = (
    update(item)
    .where(item.c.id == bindparam("item"))
    .values(kept_for=bindparam("member"), kept_until=bindparam("last"))
)
