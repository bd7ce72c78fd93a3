"""Statements behind the file of a member or an item, and behind the search for them."""

from sqlalchemy import and_, bindparam, func, literal, select

from db.columns import YesNoColumn
from db.ledger.statements.tables import (
    entry,
    import_run,
    induction,
    initiative,
    is_open,
    item,
    its_initiative,
    journal,
    loan,
    member,
    of_initiative,
    of_item,
    operation,
    reservation,
    terms,
)

# --- of a member -------------------------------------------------------------------------------------------------

_deposit = (
    select(entry.c.balance)
    .where(
        entry.c.member_id == bindparam("member"),
        entry.c.account == "deposit",
        entry.c.initiative_id == initiative.c.id,
    )
    .order_by(entry.c.place.desc())
    .limit(1)
    .scalar_subquery()
)
DEPOSITS = select(*of_initiative, _deposit.label("balance")).order_by(initiative.c.position, initiative.c.id)
INDUCTIONS = (
    select(
        *of_initiative,
        func.coalesce(induction.c.category, item.c.category).label("category"),
        item.c.barcode,
        item.c.name.label("item_name"),
    )
    .select_from(induction)
    .outerjoin(item, item.c.id == induction.c.item_id)
    .join(initiative, initiative.c.id == func.coalesce(induction.c.initiative_id, item.c.initiative_id))
    .where(induction.c.member_id == bindparam("member"), induction.c.card_id.is_(None))
    .order_by(initiative.c.position, induction.c.id)
)
NEED_INDUCTION = (
    select(*of_initiative, item.c.category)
    .select_from(initiative.join(item, its_initiative))
    .where(
        item.c.needs_induction == literal(True, YesNoColumn()),
        item.c.initiative_id.in_(bindparam("own", expanding=True)),
    )
    .where(item.c.condition != "withdrawn")
    .order_by(initiative.c.position, initiative.c.id, item.c.category)
    .distinct()
    .add_columns(initiative.c.position)
)

# --- of an item --------------------------------------------------------------------------------------------------

HOLDER = select(member.c.id, member.c.number, member.c.name).where(member.c.id == bindparam("member"))
QUEUE = select(func.count()).where(reservation.c.item_id == bindparam("item"), reservation.c.ended_at.is_(None))
_borrower = member.alias("borrower")
_actor = member.alias("actor")
DONE_WITH = (
    select(operation.c.id, operation.c.at, operation.c.kind, operation.c.who)
    .add_columns(func.coalesce(_borrower.c.name, _actor.c.name).label("person"))
    .select_from(
        operation.outerjoin(loan, loan.c.id == operation.c.loan_id)
        .outerjoin(_borrower, _borrower.c.id == loan.c.member_id)
        .outerjoin(_actor, _actor.c.id == operation.c.member_id)
    )
    .where(operation.c.item_id == bindparam("item"))
    .order_by(operation.c.seq.desc())
    .limit(bindparam("most"))
)
NOTED_OF = (
    select(journal.c.operation, journal.c.at, journal.c.what, journal.c.who)
    .where(journal.c.item_id == bindparam("item"), journal.c.what.like("item %"))
    .order_by(journal.c.id.desc())
    .limit(bindparam("most"))
)

# --- to find them ------------------------------------------------------------------------------------------------

_last_import = (
    select(func.count(import_run.c.ended_at)).scalar_subquery().label("imported"),
    select(func.count(import_run.c.undone_at)).scalar_subquery().label("undone"),
)
"""Names change by an import, and when it is taken back."""
MEMBERS_KNOWN = select(func.count(), func.max(member.c.id), *_last_import).select_from(member)
MEMBERS_AFTER = (
    select(member.c.id, member.c.name, member.c.number).where(member.c.id > bindparam("after")).order_by(member.c.id)
)
MEMBERS = select(member.c.id, member.c.name, member.c.number).where(member.c.id.in_(bindparam("found", expanding=True)))
ITEMS_KNOWN = select(
    func.count(), func.max(item.c.id), select(func.max(terms.c.id)).scalar_subquery().label("version"), *_last_import
).select_from(item)
ITEMS_AFTER = (
    select(*of_item).join(initiative, its_initiative).where(item.c.id > bindparam("after")).order_by(item.c.id)
)
ITEMS = (
    select(*of_item, item.c.condition, loan.c.id.label("loan_id"))
    .select_from(item)
    .join(initiative, its_initiative)
    .outerjoin(loan, and_(loan.c.item_id == item.c.id, is_open))
    .where(item.c.id.in_(bindparam("found", expanding=True)))
)
