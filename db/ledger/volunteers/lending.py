"""Lending and reserving for a member at the desk, by the rules of every visit, or with a reason against them."""

from db.ledger.facts.borrowers import gather, lock_borrower
from db.ledger.facts.items import ItemState
from db.ledger.lending import lending
from db.ledger.lending.lending import refusal
from db.ledger.naming import words
from db.ledger.queues import holds, reservations
from db.ledger.statements import operations as sql
from db.ledger.swaps.swapping import by_tag
from db.ledger.transaction import Transaction, tidy
from db.ledger.volunteers.roles import Actor, Refused, refuse
from kiosk.lending.commands import LendTo, ReserveFor
from kiosk.lending.events import CodeUnknown, LendingRefused, Recorded
from kiosk.lending.policy import Agreement, LendingFacts, decide_at_desk, overrule
from kiosk.lending.volunteers.events import Declined
from kiosk.lending.volunteers.model import DeclineCause


def lend(tx: Transaction, actor: Actor, deed: LendTo) -> None:
    """Lend it by the rules, or with a reason whatever they say; what is swapped is only swapped by its own.

    Somebody is there: its hours do not matter, nor that only volunteers lend it. Raises Refused, DeskError.
    """
    item = holds.lock(tx, tidy(deed.code))
    if item is None or item.row.swap_points is not None:
        _must_act(tx, actor, item, deed.code)
        _must_be_recorded(lending.lend(tx, deed.member, deed.code, None), deed.code)
        return
    actor.must_act_for(item.initiative)
    facts = gather(tx, item, lock_borrower(tx, deed.member, None), item.terms)
    match decide_at_desk(facts):
        case Agreement() as agreed:
            lending.lend_as_agreed(tx, item, deed.member, facts, agreed)
        case reasons if deed.reason:
            _overrule(tx, item, deed, facts)
        case reasons:
            raise Refused(_refused(LendingRefused(refusal(tx, item, reasons, deed.member, facts)), deed.code))


def reserve(tx: Transaction, actor: Actor, deed: ReserveFor) -> None:
    """Put the member at the end of its queue, by the rules. Raises Refused."""
    item = holds.lock(tx, tidy(deed.code))
    _must_act(tx, actor, item, deed.code)
    _must_be_recorded(reservations.reserve(tx, deed.member, deed.code, None), deed.code)


def _overrule(tx: Transaction, item: ItemState, deed: LendTo, facts: LendingFacts) -> None:
    """The reason stays with the operation; the journal says only that there was one, for it may name somebody.

    Whoever it lay ready for waits for it again.
    """
    reason = words(deed.reason, "reason", 400)
    match overrule(facts):
        case Agreement() as agreed:
            lending.lend_as_agreed(tx, item, deed.member, facts, agreed)
        case reasons:
            raise Refused(_refused(LendingRefused(refusal(tx, item, reasons, deed.member, facts)), deed.code))
    tx.connection.execute(sql.KEEP_REASON, {"operation": tx.operation, "because": reason})
    tx.note("lent, overridden", item=item.id, member=deed.member, loan=None)
    holds.settle(tx, item.id)


def _must_act(tx: Transaction, actor: Actor, item: ItemState | None, code: str) -> None:
    """For the initiative of the thing, or of the tag that hangs in its shop. Raises Refused."""
    if item is not None:
        actor.must_act_for(item.initiative)
    elif (swapped := by_tag(tx, tidy(code))) is not None:
        actor.must_act_for(swapped.shop.initiative)
    else:
        raise refuse(DeclineCause.UNKNOWN)


def _must_be_recorded(answer: Recorded | LendingRefused | CodeUnknown, code: str) -> None:
    match answer:
        case CodeUnknown():
            raise refuse(DeclineCause.UNKNOWN)
        case LendingRefused():
            raise Refused(_refused(answer, code))


def _refused(answer: LendingRefused, code: str) -> Declined:
    return Declined(DeclineCause.REFUSED, answer.refusal, tidy(code))
