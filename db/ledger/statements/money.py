"""What it costs: the tariff of a day, accounts and strips."""

from datetime import date

from sqlalchemy import ScalarSelect, and_, bindparam, func, insert, select

from db.ledger.statements.tables import entry, initiative, newest, referral, strip


def _longest(kind: str) -> ScalarSelect[date]:
    """To which day the longest proof of this kind is valid."""
    return (
        select(func.max(referral.c.until))
        .where(referral.c.member_id == bindparam("member"), referral.c.kind == kind)
        .scalar_subquery()
    )


PROOFS = select(_longest("letter").label("letter"), _longest("uitpas").label("uitpas"))

_of_account = and_(entry.c.member_id == bindparam("member"), entry.c.account == bindparam("ledger"))
BALANCE = (
    select(entry.c.place, entry.c.balance)
    .where(_of_account, entry.c.initiative_id == bindparam("initiative"))
    .order_by(entry.c.place.desc())
    .limit(1)
)
OWED_EVERYWHERE = select(
    initiative.c.id.label("initiative_id"),
    initiative.c.key.label("initiative_key"),
    initiative.c.name.label("initiative_name"),
    initiative.c.colour,
    newest(initiative.c.id).label("terms_now"),
    select(entry.c.balance)
    .where(
        entry.c.member_id == bindparam("member"),
        entry.c.account == "owed",
        entry.c.initiative_id == initiative.c.id,
    )
    .order_by(entry.c.place.desc())
    .limit(1)
    .scalar_subquery()
    .label("balance"),
)
ADD_ENTRY = insert(entry)
ENTRIES_OF_LINE = (
    select(entry.c.id, entry.c.account, entry.c.member_id, entry.c.initiative_id, entry.c.amount, entry.c.loan_id)
    .where(entry.c.line == bindparam("deed"))
    .order_by(entry.c.id)
)
LAST_STRIP = (
    select(strip.c.place, strip.c.remaining)
    .where(strip.c.subscription_id == bindparam("card"))
    .order_by(strip.c.place.desc())
    .limit(1)
)
ADD_STRIP = insert(strip)
STRIPS_OF_LINE = select(strip.c.id, strip.c.subscription_id, strip.c.change, strip.c.loan_id).where(
    strip.c.line == bindparam("deed")
)
