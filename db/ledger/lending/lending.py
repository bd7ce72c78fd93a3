"""Lending: decides what a scan means, and writes the loan of an item to a member.

Each function is one transaction and reads from top to bottom: it loads the facts (`items`, `facts`), applies the rules
(`kiosk.lending.policy`), writes the decision (`recording`), and answers.
"""

from dataclasses import replace

from db.ledger import inbox
from db.ledger.facts.borrowers import Borrower, gather, lock_borrower, look_at_borrower
from db.ledger.facts.items import ItemState, look_at, set_condition, with_questions
from db.ledger.facts.labels import meant
from db.ledger.lending import awaiting
from db.ledger.lending.returning import take_back
from db.ledger.money.prices import price_of_loan
from db.ledger.queues import holds, reservations
from db.ledger.recording import Before, answer, charge, enter, use_strip
from db.ledger.statements import items as item_sql
from db.ledger.statements import operations as sql
from db.ledger.swaps import swapping
from db.ledger.swaps.swapping import Swapped
from db.ledger.transaction import Transaction, tidy
from db.ledger.visits import notes
from kiosk.lending.conditions import Condition, when_lent
from kiosk.lending.events import (
    CodeUnknown,
    ItemFree,
    LendingRefused,
    NumberScanned,
    PartsFound,
    Reconsidered,
    Recorded,
)
from kiosk.lending.model import ByPicture, CardId, Line, LineKind, MemberId, Reason, Refusal
from kiosk.lending.policy import NOT_SCANNED, Agreement, LendingFacts, decide, may_wait


def lend_or_return(
    tx: Transaction, member: MemberId | None, code: str, card: CardId | None, *, by_picture: bool = False
) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned | PartsFound:
    """Decide what a scan means: an item that is out to anybody is returned; a free one is lent or swapped.

    `member` is the visitor, None before any card was shown: then a free item is only named, as `ItemFree`.
    `by_picture`: the visitor found the item by its picture, which has the same meaning as a scan.
    """
    item = _held(tx, code, by_picture=by_picture)
    if item and item.loan:
        return take_back(tx, item, member)
    swapped = _swapped(tx, item, code)
    if member is None and item and item.by_picture and item.house.by_picture is not ByPicture.BORROW:
        return LendingRefused(refusal(tx, item, (NOT_SCANNED,)))
    if swapped:
        if member is None:
            return ItemFree(swapped.shown, counts=swapped.single is None)
        return swapping.scanned(tx, swapped, member, card)
    if item is None:
        other = meant(tx, tidy(code))
        return lend_or_return(tx, member, other, card) if other else _no_item(tx, code)
    return ItemFree(item.shown) if member is None else _lend(tx, item, member, card)


def lend(
    tx: Transaction, member: MemberId, code: str, card: CardId | None, *, by_picture: bool = False
) -> Recorded | LendingRefused | CodeUnknown:
    """Lend the item with this code, or begin the line of a swap, and never take anything back."""
    item = _held(tx, code, by_picture=by_picture)
    if swapped := _swapped(tx, item, code):
        return swapping.scanned(tx, swapped, member, card)
    if item is None:
        other = meant(tx, tidy(code))
        return lend(tx, member, other, card) if other else CodeUnknown(code)
    return _lend(tx, item, member, card)


def give(tx: Transaction, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    """Begin the line of a swap with one given item."""
    swapped = _swapped(tx, holds.lock_exactly(tx, tidy(code)), code)
    return CodeUnknown(code) if swapped is None else swapping.give(tx, swapped, member, card)


def reconsider(tx: Transaction, member: MemberId, codes: tuple[str, ...], card: CardId | None) -> Reconsidered:
    """Find those of these codes that the member could borrow or swap now. Nothing is written."""
    borrower = look_at_borrower(tx, member, card)
    return Reconsidered(tuple(code for code in codes if _possible(tx, code, borrower)))


def lend_as_agreed(
    tx: Transaction, item: ItemState, member: MemberId, facts: LendingFacts, agreed: Agreement
) -> Recorded:
    """Write the loan that the rules, or a volunteer, agreed to, with all its effects, and return its line."""
    price = price_of_loan(tx, member, item.terms)
    line = Line(tx.operation, LineKind.LENT, item.shown, agreed.due_on, price.whole)
    line = with_questions(tx, item, line, item.when_borrowing)
    new = {"item_id": item.id, "member_id": member, "lent_at": tx.at, "due_on": agreed.due_on}
    made_under = {"terms_id": item.version, "subscription_id": agreed.subscription}
    loan: int = tx.connection.execute(sql.ADD_LOAN, new | made_under).scalar_one()
    kept_until = item.kept_without_queue(member)
    cause = enter(tx, line, item=item.id, member=member, loan=loan, before=Before(item.condition, None, kept_until))
    charge(tx, item, member, "loan", price, cause)
    use_strip(tx, facts, agreed, cause)
    if kept_until:
        tx.connection.execute(item_sql.SET_ASIDE_FOR, {"item": item.id, "member": None, "last": None})
    if item.first and item.first.member == member:
        holds.end(tx, item, item.first, "fetched", loan)
    if item.condition is Condition.MISSING:
        set_condition(tx, item, when_lent(item.condition))
        inbox.put(tx, item, "found", member, cause)
    if item.by_picture:
        inbox.ask_for_label(tx, item, member, cause)
    return answer(tx, item, line, member, cause)


def refusal(
    tx: Transaction,
    item: ItemState,
    reasons: tuple[Reason, ...],
    member: MemberId | None = None,
    facts: LendingFacts | None = None,
) -> Refusal:
    """The refusal of an item: the reasons, the next opening of the initiative, and whether the member may reserve the
    item.

    Without a `member` and their `facts`, it does not offer to reserve.
    """
    waits = (
        member is not None
        and facts is not None
        and may_wait(reasons)
        and reservations.possible(tx, item, facts, member)
    )
    return Refusal(item.shown, reasons, item.calendar.next_opening(tx.local), may_wait=waits)


def _held(tx: Transaction, code: str, *, by_picture: bool) -> ItemState | None:
    """The item with this code that the visitor holds, locked; None if no item has the code."""
    item = holds.lock_exactly(tx, tidy(code))
    return item and replace(item, by_picture=by_picture)


def _lend(tx: Transaction, item: ItemState, member: MemberId, card: CardId | None) -> Recorded | LendingRefused:
    facts = gather(tx, item, lock_borrower(tx, member, card), item.terms)
    match decide(facts):
        case Agreement() as agreed:
            return lend_as_agreed(tx, item, member, facts, agreed)
        case reasons:
            return LendingRefused(refusal(tx, item, reasons, member, facts))


def _swapped(tx: Transaction, item: ItemState | None, code: str) -> Swapped | None:
    """The single item, or the category by its tag, that is swapped under this code; None for any other code."""
    if item is None:
        return swapping.by_tag(tx, tidy(code))
    return None if item.row.swap_points is None else swapping.single(item)


def _no_item(tx: Transaction, code: str) -> NumberScanned | PartsFound | CodeUnknown:
    kind = tx.connection.execute(item_sql.FIND_CODE, {"scanned": tidy(code)}).scalar()
    if kind == "member":
        return NumberScanned()
    if parts := awaiting.find_parts(tx, tidy(code)):
        return parts
    notes.report_code(tx, tidy(code))
    return CodeUnknown(code)


def _possible(tx: Transaction, code: str, borrower: Borrower) -> bool:
    item = look_at(tx, tidy(code))
    if swapped := _swapped(tx, item, code):
        return swapping.possible(tx, swapped, borrower)
    return item is not None and isinstance(decide(gather(tx, item, borrower, item.terms)), Agreement)
