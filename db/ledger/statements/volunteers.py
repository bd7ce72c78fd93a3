"""Statements of the volunteers' desk: roles, hours of a day, flaws, past operations, stock-takes."""

from sqlalchemy import and_, bindparam, delete, exists, func, insert, or_, select, true, update

from db.columns import DayColumn, MomentColumn
from db.ledger.statements.tables import (
    command,
    flaw,
    initiative,
    is_open,
    item,
    its_initiative,
    loan,
    member,
    of_item,
    opening_override,
    operation,
    role,
    stock_count,
    stock_seen,
    strip,
    swap,
)
from db.ledger.statements.tables import entry as entries

ROLES = (
    select(initiative.c.id, initiative.c.key, initiative.c.name, initiative.c.colour, role.c.kind, member.c.blocked_at)
    .select_from(
        member.join(initiative, true()).outerjoin(
            role, and_(role.c.member_id == member.c.id, role.c.initiative_id == initiative.c.id)
        )
    )
    .where(member.c.id == bindparam("member"))
    .order_by(initiative.c.position, initiative.c.id)
)
"""Every initiative, with the role of this member in it, NULL without one."""

FIND_DONE = select(command.c.about).where(command.c.operation == bindparam("operation"))
ADD_DONE = insert(command)

# --- hours -------------------------------------------------------------------------------------------------------

_day = opening_override.c.day == bindparam("day", type_=DayColumn())
_this_day = and_(_day, opening_override.c.initiative_id == bindparam("initiative"))
SAID = select(opening_override.c.opens, opening_override.c.closes).where(_this_day)
TAKE_BACK_SAID = delete(opening_override).where(_this_day)
SAY = insert(opening_override)

# --- known flaws of items -------------------------------------------------------------------------------------

FLAWS = (
    select(flaw.c.name, flaw.c.missing, flaw.c.broken).where(flaw.c.item_id == bindparam("item")).order_by(flaw.c.name)
)
FORGET_FLAWS = delete(flaw).where(flaw.c.item_id == bindparam("item"))
ADD_FLAW = insert(flaw)

# --- past operations ----------------------------------------------------------------------------------------

_later = operation.alias("later")
_undoing = operation.alias("undoing")
_undoing_later = operation.alias("undoing_later")
_borrower = member.alias("borrower")
_actor = member.alias("actor")
_moves = ("lent", "returned", "renewed", "swapped")
PAST_OPERATION = (
    select(*of_item, operation.c.seq, operation.c.id, operation.c.at, operation.c.kind, operation.c.answer)
    .add_columns(operation.c.who, operation.c.member_id, operation.c.loan_id, operation.c.due_before)
    .add_columns(loan.c.due_on.label("loan_due"), func.coalesce(_borrower.c.name, _actor.c.name).label("person"))
    .add_columns(func.coalesce(item.c.initiative_id, swap.c.initiative_id).label("of_initiative"))
    .select_from(
        operation.outerjoin(item, item.c.id == operation.c.item_id)
        .outerjoin(swap, swap.c.line == operation.c.seq)
        .outerjoin(initiative, its_initiative)
        .outerjoin(loan, loan.c.id == operation.c.loan_id)
        .outerjoin(_borrower, _borrower.c.id == loan.c.member_id)
        .outerjoin(_actor, _actor.c.id == operation.c.member_id)
    )
)
FIND_PAST = PAST_OPERATION.where(operation.c.id == bindparam("operation"))
PAST_OPERATIONS = PAST_OPERATION.where(
    operation.c.at >= bindparam("since", type_=MomentColumn()),
    operation.c.seq > bindparam("after"),
    operation.c.kind.in_((*_moves, "reserved")),
    ~exists(select(_undoing.c.seq).where(_undoing.c.undoes == operation.c.seq)),
    or_(
        operation.c.kind == "reserved",
        operation.c.item_id.is_(None),
        ~exists(
            select(_later.c.seq).where(
                _later.c.item_id == operation.c.item_id,
                _later.c.seq > operation.c.seq,
                _later.c.kind.in_(_moves),
                ~exists(select(_undoing_later.c.seq).where(_undoing_later.c.undoes == _later.c.seq)),
            )
        ),
    ),
    func.coalesce(item.c.initiative_id, swap.c.initiative_id).in_(bindparam("own", expanding=True)),
).order_by(operation.c.seq.desc())
"""The operations since a moment that are the last one on their item."""
LAST_BEFORE = (
    select(operation.c.seq)
    .where(operation.c.at < bindparam("since", type_=MomentColumn()))
    .order_by(operation.c.seq.desc())
    .limit(1)
)
"""The last operation before a moment. The search begins at the newest, so it reads only later operations."""
FIRST_NAMES = select(member.c.id, member.c.name).where(member.c.id.in_(bindparam("members", expanding=True)))
SUM_OF_LINE = (
    select(entries.c.account, func.sum(entries.c.amount).label("amount"))
    .where(entries.c.line == bindparam("of_line"))
    .group_by(entries.c.account)
)
STRIPS_OF_LINE = select(func.sum(strip.c.change)).where(strip.c.line == bindparam("of_line"))

# --- stock-takes -------------------------------------------------------------------------------------------------

COUNTS = (
    select(
        stock_count.c.id,
        stock_count.c.initiative_id,
        stock_count.c.category,
        stock_count.c.since,
        stock_count.c.ended_at,
    )
    .where(stock_count.c.initiative_id.in_(bindparam("own", expanding=True)), stock_count.c.ended_at.is_(None))
    .order_by(stock_count.c.id)
)
COUNT = select(stock_count).where(stock_count.c.id == bindparam("number"))
LOCK_COUNT = COUNT.with_for_update(key_share=True)
RUNNING_COUNT = select(stock_count.c.id).where(
    stock_count.c.initiative_id == bindparam("initiative"),
    stock_count.c.category == bindparam("category"),
    stock_count.c.ended_at.is_(None),
)
ADD_COUNT = insert(stock_count).returning(stock_count.c.id)
END_COUNT = (
    update(stock_count)
    .where(stock_count.c.id == bindparam("number"), stock_count.c.ended_at.is_(None))
    .values(ended_at=bindparam("moment"))
)
_of_item = select(*of_item, item.c.condition).join(initiative, its_initiative)
EXPECTED = (
    _of_item.select_from(item)
    .where(
        item.c.initiative_id == bindparam("initiative"),
        or_(bindparam("category") == "", item.c.category == bindparam("category")),
        item.c.condition.in_(("good", "check")),
        ~exists(select(loan.c.id).where(loan.c.item_id == item.c.id, is_open)),
    )
    .order_by(item.c.category, item.c.name, item.c.barcode)
)
"""The items that should be on the shelf: not out, and good or to be checked."""
HOW_MANY = (
    select(item.c.initiative_id, item.c.category, func.count().label("number"))
    .where(
        item.c.initiative_id.in_(bindparam("own", expanding=True)),
        item.c.condition.in_(("good", "check")),
        ~exists(select(loan.c.id).where(loan.c.item_id == item.c.id, is_open)),
    )
    .group_by(item.c.initiative_id, item.c.category)
)
SEEN = (
    select(*of_item, stock_seen.c.code, stock_seen.c.found, stock_seen.c.at)
    .select_from(stock_seen.outerjoin(item, item.c.id == stock_seen.c.item_id).outerjoin(initiative, its_initiative))
    .where(stock_seen.c.count_id == bindparam("number"))
    .order_by(stock_seen.c.at.desc(), stock_seen.c.code)
)
IS_SEEN = select(stock_seen.c.code).where(
    stock_seen.c.count_id == bindparam("number"), stock_seen.c.code == bindparam("scanned")
)
ADD_SEEN = insert(stock_seen)
