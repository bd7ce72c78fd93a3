"""Statements on the time: the newest row, the boots in which the time was trusted, and the work that waits for it."""

from sqlalchemy import bindparam, exists, insert, select, update

from db.ledger.statements.tables import boot, journal, loan, operation, reservation, waits

NEWEST = select(journal.c.at).order_by(journal.c.id.desc()).limit(1)
"""The moment of the row that was written last, because everything stored with its moment has a row of the journal as
well. A row with a wrong later moment is the newest only until the next row.
"""

BOOT = select(boot).where(boot.c.id == bindparam("boot"))
ADD_BOOT = insert(boot)
CHANGE_BOOT = (
    update(boot)
    .where(boot.c.id == bindparam("boot"))
    .values(began=bindparam("since"), said=bindparam("by_system"), synchronised=bindparam("last"))
)

_waiting = operation.c.doubt == "waiting"
_undoing = operation.alias("undoing")
RETURNED_IN_DOUBT = (
    select(operation.c.seq, operation.c.at, operation.c.happened_on, operation.c.item_id)
    .add_columns(loan.c.id.label("loan_id"), loan.c.member_id, loan.c.due_on, loan.c.terms_id)
    .select_from(operation.join(loan, loan.c.id == operation.c.loan_id))
    .where(_waiting, operation.c.kind == "returned")
    .where(~exists(select(_undoing.c.seq).where(_undoing.c.undoes == operation.c.seq)))
    .order_by(operation.c.seq)
)
"""The returns whose fee waits, each with the loan that it ended."""
SETTLE_DOUBT = update(operation).where(_waiting).values(doubt="settled")
WAITED_FOR = select(reservation.c.item_id).where(waits).distinct()
"""The items whose queue is not empty."""
