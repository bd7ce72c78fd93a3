"""What is said of a thing that cannot be taken: why, when somebody is there, and whether waiting for it helps."""

from db.ledger.lending.items import ItemState
from db.ledger.queues import reservations
from db.ledger.transaction import Transaction
from kiosk.lending.model import MemberId, Reason, Refusal
from kiosk.lending.policy import LendingFacts, may_wait


def refusal(
    tx: Transaction, item: ItemState, reasons: tuple[Reason, ...], member: MemberId, facts: LendingFacts | None = None
) -> Refusal:
    """Without `facts`, it is not asked whether the member may wait."""
    waits = facts is not None and may_wait(reasons) and reservations.possible(tx, item, facts, member)
    return Refusal(item.shown, reasons, item.calendar.next_opening(tx.local), may_wait=waits)
