"""*Samen bespaard*: the value of all lent items, which members did not have to buy."""

from datetime import datetime, time

from db.ledger.statements import figures as sql
from db.ledger.transaction import Transaction
from kiosk.lending.events import SavedRead
from kiosk.lending.model import Cents, MemberId


def saved(tx: Transaction) -> Cents:
    """The value in cents of all items lent before today, once for each loan; it is read once a day."""
    known = tx.cache.saved
    if known is None or known[0] != tx.today:
        midnight = datetime.combine(tx.today, time(), tx.local.tzinfo)
        cents = int(tx.connection.execute(sql.SAVED, {"before": midnight}).scalar_one())
        tx.cache.saved = known = tx.today, cents
    return Cents(known[1])


def saved_by(tx: Transaction, member: MemberId) -> SavedRead:
    """The value of the items that this member has or had, as far as they are not forgotten, each item once."""
    return SavedRead(Cents(int(tx.connection.execute(sql.SAVED_BY, {"member": member}).scalar_one())))
