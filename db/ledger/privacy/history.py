"""The history of a member's loans, if they chose to keep it. Only the member sees it."""

from db.ledger.money.accounts import lock_account
from db.ledger.statements import privacy as sql
from db.ledger.transaction import Transaction
from kiosk.lending.events import HistoryKept
from kiosk.lending.model import History, MemberId, PastLoan

MOST = 20
"""The most loans that are shown; the newest ones are."""


def keep(tx: Transaction, member: MemberId, keep: bool) -> HistoryKept:
    """Set whether the loans of this member are kept. If not, old loans are forgotten by the work of the next night."""
    lock_account(tx.connection, member)
    tx.connection.execute(sql.KEEP_HISTORY, {"member": member, "keep": keep})
    return HistoryKept(history_of(tx, member))


def history_of(tx: Transaction, member: MemberId) -> History:
    """The history of this member; without loans if they keep none."""
    if not tx.connection.execute(sql.KEEPS_HISTORY, {"member": member}).scalar():
        return History()
    rows = tx.connection.execute(sql.PAST_LOANS, {"member": member, "most": MOST}).all()
    zone = tx.local.tzinfo
    return History(True, tuple(PastLoan(tx.item(row), row.lent_at.astimezone(zone).date()) for row in rows))
