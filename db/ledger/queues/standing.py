"""Finds out whether a member who waits for an item may borrow it now."""

from dataclasses import replace

from db.ledger.facts.borrowers import gather, look_at_borrower
from db.ledger.facts.items import ItemState
from db.ledger.transaction import Transaction
from kiosk.lending.model import MemberId, Reason
from kiosk.lending.policy import decide_waiting


def against(tx: Transaction, item: ItemState, member: MemberId) -> tuple[Reason, ...]:
    """The reasons why the member is passed over in the queue of the item now; empty if they are not."""
    today = replace(tx, happened_on=None)
    return decide_waiting(gather(today, item, look_at_borrower(tx, member, None), item.terms))
