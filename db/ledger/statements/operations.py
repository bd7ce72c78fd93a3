"""Statements on operations, the journal and loans."""

from sqlalchemy import bindparam, case, exists, insert, or_, select, update

from db.columns import MomentColumn
from db.ledger.statements.tables import initiative, is_open, item, its_initiative, journal, loan, of_item, operation

FIND_OPERATION = (
    select(operation.c.kind, operation.c.at, operation.c.due_on, operation.c.elsewhere, operation.c.answer)
    .add_columns(operation.c.account, *of_item)
    .select_from(operation.outerjoin(item, item.c.id == operation.c.item_id).outerjoin(initiative, its_initiative))
    .where(operation.c.id == bindparam("operation"))
)
FIND_WITH_BORROWER = (
    select(operation, loan.c.member_id.label("borrower"))
    .select_from(operation.outerjoin(loan, loan.c.id == operation.c.loan_id))
    .where(operation.c.id == bindparam("operation"))
)
FIND_UNDOING = select(operation.c.id, operation.c.account).where(operation.c.undoes == bindparam("of_line"))
_later = operation.alias("later")
_undoing = operation.alias("undoing")
FIND_LATER = (
    select(_later.c.seq)
    .where(
        _later.c.item_id == bindparam("item"),
        _later.c.seq > bindparam("of_line"),
        *(_later.c.kind != other for other in ("undone", "counted", "reserved", "given up")),
        ~exists(select(_undoing.c.seq).where(_undoing.c.undoes == _later.c.seq)),
    )
    .limit(1)
)
"""The operations after this one that changed the item. A reservation does not change it."""
LAST_MOVE = (
    select(operation.c.at, operation.c.happened_on)
    .where(
        operation.c.item_id == bindparam("item"),
        or_(operation.c.kind == "lent", operation.c.kind == "returned"),
        ~exists(select(_undoing.c.seq).where(_undoing.c.undoes == operation.c.seq)),
    )
    .order_by(operation.c.seq.desc())
    .limit(1)
)
"""The last loan or return of the item."""
ADD_OPERATION = insert(operation).returning(operation.c.seq)
KEEP_ACCOUNT = update(operation).where(operation.c.seq == bindparam("of_line")).values(account=bindparam("account_now"))
KEEP_REASON = update(operation).where(operation.c.id == bindparam("operation")).values(reason=bindparam("because"))
ADD_JOURNAL = insert(journal)

# --- loans: each statement changes one row, or none if another transaction was faster -----------------------------

ADD_LOAN = insert(loan).returning(loan.c.id)
_this = loan.c.id == bindparam("loan")
_now = bindparam("moment", type_=MomentColumn())
END_LOAN = (
    update(loan).where(_this, is_open).values(returned_at=case((loan.c.lent_at > _now, loan.c.lent_at), else_=_now))
)
"""A loan never ends before it began, even if the clock was wrong when it was made."""
REOPEN_LOAN = update(loan).where(_this, loan.c.returned_at.is_not(None)).values(returned_at=None)
UNDO_LOAN = update(loan).where(_this, is_open).values(undone_at=bindparam("moment"))
RENEW_LOAN = update(loan).where(_this, is_open).values(due_on=bindparam("due"), renewals=loan.c.renewals + 1)
MOVE_DUE_DAY = update(loan).where(_this, is_open, loan.c.due_on == bindparam("before")).values(due_on=bindparam("due"))
DUE_DAYS = (
    select(loan.c.item_id, loan.c.due_on)
    .select_from(loan.join(item, item.c.id == loan.c.item_id))
    .where(is_open, item.c.initiative_id == bindparam("initiative"))
)
"""The loans of an initiative that run, with their due days."""
SHORTEN_LOAN = update(loan).where(_this, is_open).values(due_on=bindparam("due"), renewals=loan.c.renewals - 1)
