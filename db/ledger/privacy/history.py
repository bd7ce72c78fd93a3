"""What a member borrowed before, for a member who chose to keep it. Nobody else sees it."""

from db.ledger.money.accounts import lock_account
from db.ledger.statements import privacy as sql
from db.ledger.transaction import Transaction
from kiosk.lending.events import HistoryKept
from kiosk.lending.model import History, MemberId, PastLoan

MOST = 20
"""The most loans that are shown, newest first."""


def keep(tx: Transaction, member: MemberId, keep: bool) -> HistoryKept:
    """From now on the loans of this member are kept, or forgotten as everybody's are: with the next night, if old."""
    lock_account(tx.connection, member)
    tx.connection.execute(sql.KEEP_HISTORY, {"member": member, "keep": keep})
    return HistoryKept(history_of(tx, member))


def history_of(tx: Transaction, member: MemberId) -> History:
    """Empty for a member who keeps none."""
    if not tx.connection.execute(sql.KEEPS_HISTORY, {"member": member}).scalar():
        return History()
    rows = tx.connection.execute(sql.PAST_LOANS, {"member": member, "most": MOST}).all()
    zone = tx.local.tzinfo
    return History(True, tuple(PastLoan(tx.item(row), row.lent_at.astimezone(zone).date()) for row in rows))
