"""Moves agreed days on which an initiative turns out to be closed to the first day after it on which it is open.

An item is due on a day on which it can be handed in, and lies ready until a day on which it can be fetched. Days only
become later, and stay so when the closing is taken back: no member has to come sooner than they were told.
"""

from db.ledger.facts.items import ItemState, lock_row_by_id
from db.ledger.queues import holds
from db.ledger.statements import items as item_sql
from db.ledger.statements import operations as sql
from db.ledger.statements import reservations as queue_sql
from db.ledger.transaction import Row, Transaction


def move_all_days(tx: Transaction) -> None:
    """Moves the days of every initiative, after the terms of the house changed."""
    for initiative in tx.connection.execute(item_sql.INITIATIVES).all():
        move_days(tx, initiative)


def move_days(tx: Transaction, initiative: Row) -> None:
    """Moves the days of the initiative of this row, also those that are over."""
    house = tx.cache.house(tx.connection.execute(item_sql.HOUSE).scalar())
    calendar = tx.calendar_now(initiative.initiative_id, tx.terms_now(initiative), house)
    of_it = {"initiative": initiative.initiative_id}
    due, ready = (
        tx.connection.execute(sql.DUE_DAYS, of_it).all(),
        tx.connection.execute(queue_sql.READY_DAYS, of_it).all(),
    )
    moving = {loan.item_id for loan in due if not calendar.takes_back_on(loan.due_on)}
    moving |= {hold.item_id for hold in ready if not calendar.lends_on(hold.ready_until)}
    for number in sorted(moving):
        item = lock_row_by_id(tx, number)
        move_due_day(tx, item)
        holds.move_last_day(tx, item)


def move_due_day(tx: Transaction, item: ItemState) -> None:
    """Moves the day on which the item is due, if it is out and cannot be handed in on that day."""
    loan = item.loan
    if loan and (due := item.calendar.due_day(loan.due_on)) != loan.due_on:
        tx.change(sql.MOVE_DUE_DAY, {"loan": loan.id, "before": loan.due_on, "due": due})
        tx.note("due day moved", item=item.id, member=loan.holder, loan=loan.id)
