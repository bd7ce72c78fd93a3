"""What is said of a thing that cannot be taken: why, when somebody is there, and whether waiting for it helps."""

from db.ledger import reservations
from db.ledger.things import Thing
from db.ledger.transaction import Transaction
from kiosk.lending.model import MemberId, Reason, Refusal
from kiosk.lending.policy import LendingFacts, may_wait


def refusal(
    tx: Transaction, thing: Thing, reasons: tuple[Reason, ...], member: MemberId, facts: LendingFacts | None = None
) -> Refusal:
    """Without `facts`, it is not asked whether the member may wait."""
    waits = facts is not None and may_wait(reasons) and reservations.possible(tx, thing, facts, member)
    return Refusal(thing.item, reasons, thing.calendar.next_opening(tx.local), may_wait=waits)
