"""Lends to a member by command: by the rules of every visit, or against them with a reason."""

from db.ledger.facts.borrowers import gather, lock_borrower
from db.ledger.facts.items import ItemState
from db.ledger.facts.labels import meant
from db.ledger.lending import lending
from db.ledger.lending.lending import refusal
from db.ledger.people.finding import member_of, no_item
from db.ledger.people.naming import words
from db.ledger.people.roles import Authority
from db.ledger.queues import holds
from db.ledger.statements import operations as sql
from db.ledger.swaps.swapping import by_tag
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.commands import Done, LendTo
from kiosk.lending.declining import CommandDeclined, refuse
from kiosk.lending.events import CodeUnknown, LendingRefused, Recorded
from kiosk.lending.limits import LONGEST_INSTRUCTIONS
from kiosk.lending.model import Line, MemberId
from kiosk.lending.policy import Agreement, LendingFacts, decide_at_desk, overrule


def lend(tx: Transaction, authority: Authority, command: LendTo) -> Done:
    """Lends an item by the rules, or against them with a reason; an item of a swap shop is swapped by its own rules.

    A volunteer is present, so opening hours and *only volunteers lend this* do not count. Raises CommandDeclined.
    """
    member = member_of(tx, command.member)
    item = holds.lock(tx, tidy(command.code))
    if item is None or item.row.swap_points is not None:
        must_act(tx, authority, item, command.code)
        must_be_recorded(lending.lend(tx, member, command.code, None), command.code)
        return Done(member)
    authority.must_act_for(item.initiative)
    facts = gather(tx, item, lock_borrower(tx, member, None), item.terms)
    match decide_at_desk(facts):
        case Agreement() as agreed:
            lending.lend_as_agreed(tx, item, member, facts, agreed)
        case reasons if command.reason:
            lend_all_the_same(tx, item, member, command.reason, facts)
        case reasons:
            raise refuse(refusal(tx, item, reasons, member, facts), tidy(command.code))
    return Done(member)


def lend_all_the_same(tx: Transaction, item: ItemState, member: MemberId, reason: str, facts: LendingFacts) -> None:
    """Lends an item that the rules refuse, unless it is out, and keeps the reason with the operation.

    The journal notes only that there was a reason, because the reason may name a person. If the item was set aside for
    another member, that member waits again.
    """
    reason = words(reason, "reason", LONGEST_INSTRUCTIONS)
    match overrule(facts):
        case Agreement() as agreed:
            lending.lend_as_agreed(tx, item, member, facts, agreed)
        case reasons:
            raise refuse(refusal(tx, item, reasons, member, facts), item.shown.barcode)
    tx.connection.execute(sql.KEEP_REASON, {"operation": tx.operation, "because": reason})
    tx.note("lent, overridden", item=item.id, member=member, loan=None)
    holds.update(tx, item.id)


def must_act(tx: Transaction, authority: Authority, item: ItemState | None, code: str) -> None:
    """Checks that the actor may act for the initiative of the item, or of the tag. Raises CommandDeclined if not."""
    if item is not None:
        authority.must_act_for(item.initiative)
    elif swapped := by_tag(tx, tidy(code)) or ((other := meant(tx, tidy(code))) and by_tag(tx, other)):
        authority.must_act_for(swapped.shop.initiative)
    else:
        raise no_item(tx, code)


def must_be_recorded(answer: Recorded | LendingRefused | CodeUnknown, code: str) -> Line:
    """The line that was recorded. Raises CommandDeclined if the rules refused it or the code is unknown."""
    match answer:
        case Recorded(line):
            return line
        case LendingRefused(against):
            raise refuse(against, tidy(code))
        case CodeUnknown():
            raise CommandDeclined(f"There is no item {code}.")
