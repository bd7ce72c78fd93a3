"""Swapping: taken items cost points, given items earn points; a line has the numbers of both.

The points for a gift come at once or after a volunteer has seen it, as the terms of the initiative say.
"""

from dataclasses import dataclass, replace

from db import stored
from db.ledger import inbox
from db.ledger.facts.borrowers import Borrower, gather_for_swap, lock_borrower
from db.ledger.facts.items import InitiativeState, ItemState, initiative_state, set_condition
from db.ledger.money import accounts, points
from db.ledger.money.accounts import Account, Cause
from db.ledger.money.payments import account_of
from db.ledger.queues import holds
from db.ledger.recording import (
    COUNTED,
    Before,
    enter,
    enter_undoing,
    keep_account,
    moved_on,
    undone_already,
)
from db.ledger.statements import operations as operation_sql
from db.ledger.statements import swaps as sql
from db.ledger.swaps import gifts
from db.ledger.swaps.counts import NOTHING, Counts, counts_of, keep_counts, shop_of_line
from db.ledger.transaction import Row, Transaction, initiative_of
from kiosk.lending.conditions import Condition, when_given, when_swap_undone, when_taken
from kiosk.lending.events import LendingRefused, Recorded, Undone, UndoRefused
from kiosk.lending.model import CardId, Item, Line, LineKind, MemberId, Operation, Reason, Refusal, Swap, Why
from kiosk.lending.policy import SwapFacts, decide_swap
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import Giving


@dataclass(frozen=True, slots=True)
class Swapped:
    """The subject of a swap at `points` each: a category, scanned by its tag in the shop, or a `single` item.

    `shown` is the item, or the category as an item with its tag as the barcode; `single` is None for a category.
    """

    shown: Item
    shop: InitiativeState
    points: int
    single: ItemState | None = None

    @property
    def gone(self) -> bool:
        return self.single is not None and self.single.condition is Condition.GONE


def by_tag(tx: Transaction, code: str) -> Swapped | None:
    """The category of the tag with this code; None if there is no such tag, or if its shop no longer swaps the
    category.
    """
    row = tx.connection.execute(sql.TAG, {"scanned": code}).one_or_none()
    if row is None:
        return None
    shop = initiative_state(tx, row)
    category = shop.terms.swap.category(row.category)
    if category is None or not shop.terms.swaps:
        return None
    return Swapped(Item(row.code, category.name, category.picture, initiative_of(row)), shop, category.points)


def single(item: ItemState) -> Swapped | None:
    """The item as the subject of a swap; None if it is lent."""
    cost = item.row.swap_points
    return None if cost is None else Swapped(item.shown, item.its_initiative, cost, item)


def scanned(tx: Transaction, swapped: Swapped, member: MemberId, card: CardId | None) -> Recorded | LendingRefused:
    """Begin a line with one taken item, or with one given item if a single item is gone."""
    if swapped.gone:
        return give(tx, swapped, member, card)
    return _begin(tx, swapped, lock_borrower(tx, member, card), 1, 0)


def give(tx: Transaction, swapped: Swapped, member: MemberId, card: CardId | None) -> Recorded | LendingRefused:
    """Begin a line with one given item. Raises LedgerError for a single item that is still in the shop."""
    if swapped.single and not swapped.gone:
        raise LedgerError("This item is in the shop, so it cannot be given.")
    return _begin(tx, swapped, lock_borrower(tx, member, card), 0, 1)


def possible(tx: Transaction, swapped: Swapped, borrower: Borrower) -> bool:
    """Would a scan of this item or tag begin a line? Nothing is written."""
    counts = NOTHING.count(*((0, 1) if swapped.gone else (1, 0)), swapped.shop.terms.swap.giving)
    return not _against(tx, swapped, borrower, NOTHING, counts)


def count(
    tx: Transaction, member: MemberId, line: Operation, taken: int, given: int, card: CardId | None
) -> Recorded | LendingRefused:
    """Set the numbers of items taken and given on a line. Raises LedgerError if there is no such line, and for 0 of
    both.
    """
    operation = tx.connection.execute(operation_sql.FIND_WITH_BORROWER, {"operation": line}).one_or_none()
    if operation is None or operation.kind != LineKind.SWAPPED.value or operation.member_id != member:
        raise LedgerError("There is no such line.")
    if min(taken, given) < 0 or not taken + given:
        raise LedgerError("Of a line there is at least one; without any it is undone.")
    item = None if operation.item_id is None else holds.lock_by_id(tx, operation.item_id)
    borrower = lock_borrower(tx, member, card)
    if undone_already(tx, operation):
        raise LedgerError("This line was undone.")
    row, before = counts_of(tx, operation.seq)
    answered = stored.decode(operation.answer, Line)
    assert answered.swap is not None
    swapped = Swapped(answered.item, shop_of_line(tx, row), row.points, item)
    after = before.count(taken, given, swapped.shop.terms.swap.giving)
    if item and (taken, given) != (before.taken, before.given):
        raise LedgerError("There is one of this item, so it is not counted.")
    if reasons := _against(tx, swapped, borrower, before, after):
        return LendingRefused(_refusal(tx, swapped, reasons))
    now = replace(answered, swap=replace(answered.swap, taken=taken, given=given))
    cause = enter(tx, now, kind=COUNTED, item=operation.item_id, member=member)
    keep_counts(tx, operation.seq, after)
    _book(tx, member, swapped, before, after, Cause(tx.at, line=operation.seq))
    gifts.ask(tx, swapped.shop.initiative, operation.item_id, member, after, operation.seq)
    return _recorded(tx, now, member, swapped, cause)


def undo(tx: Transaction, operation: Row) -> Undone | UndoRefused:
    """Undo a whole line.

    It is refused if the member would have too few points, if there was a later operation on the item, or once the
    member is forgotten.
    """
    if operation.member_id is None:
        return UndoRefused(Operation(operation.id))
    undone, member = Operation(operation.id), MemberId(operation.member_id)
    item = None if operation.item_id is None else holds.lock_by_id(tx, operation.item_id)
    accounts.lock_account(tx.connection, member)
    if before := undone_already(tx, operation):
        return before
    row, counts = counts_of(tx, operation.seq)
    floor = shop_of_line(tx, row).terms.swap.floor
    now, worth = points.balance(tx, member, row.initiative_id), points.earned_by(tx, operation.seq)
    if worth > 0 and now - worth < floor:
        return UndoRefused(undone, now)
    if item and moved_on(tx, operation):
        return UndoRefused(undone)
    cause = enter_undoing(tx, operation)
    accounts.reverse(tx.connection, operation.seq, member, cause)
    keep_counts(tx, operation.seq, NOTHING)
    inbox.settle_line(tx, operation.seq)
    if item:
        condition = Condition(operation.condition_before)
        set_condition(tx, item, when_swap_undone(item.condition, condition, taken=counts.taken > 0))
    account = account_of(tx, member, row.initiative_id)
    keep_account(tx, cause, account)
    return Undone(undone, account)


# --- shared steps ---------------------------------------------------------------------------------------


def _begin(tx: Transaction, swapped: Swapped, borrower: Borrower, taken: int, given: int) -> Recorded | LendingRefused:
    giving, member, item = swapped.shop.terms.swap.giving, borrower.member, swapped.single
    points.book_plans(tx, member)
    counts = NOTHING.count(taken, given, giving)
    if reasons := _against(tx, swapped, borrower, NOTHING, counts):
        return LendingRefused(_refusal(tx, swapped, reasons))
    most = None if item is None else 1
    swap = Swap(swapped.points, taken, given, most, giving is not Giving.DESK, giving is Giving.APPROVAL)
    by_picture = item is not None and item.by_picture
    line = Line(tx.operation, LineKind.SWAPPED, swapped.shown, swap=swap, by_picture=by_picture)
    item_id, before = (item.id, Before(item.condition)) if item else (None, Before())
    cause = enter(tx, line, item=item_id, member=member, before=before)
    assert cause.line is not None
    tx.connection.execute(
        sql.ADD_SWAP,
        {
            "line": cause.line,
            "member_id": member,
            "initiative_id": swapped.shop.initiative,
            "item_id": item_id,
            "points": swapped.points,
            "taken": counts.taken,
            "given": counts.given,
            "seen": counts.seen,
            "credited": counts.credited,
        },
    )
    _book(tx, member, swapped, NOTHING, counts, cause)
    gifts.ask(tx, swapped.shop.initiative, item_id, member, counts, cause.line)
    if item:
        set_condition(tx, item, when_taken(item.condition) if taken else when_given(item.condition, giving))
        if item.by_picture:
            inbox.ask_for_label(tx, item, member, cause)
    return _recorded(tx, line, member, swapped, cause)


def _against(
    tx: Transaction, swapped: Swapped, borrower: Borrower, before: Counts, after: Counts
) -> tuple[Reason, ...]:
    facts = gather_for_swap(tx, swapped.shop, borrower, swapped.single)
    now = points.balance(tx, borrower.member, swapped.shop.initiative)
    then = now + after.worth(swapped.points) - before.worth(swapped.points)
    more = (after.taken > before.taken, after.given > before.given)
    return decide_swap(SwapFacts(facts, now, then, *more))


def _refusal(tx: Transaction, swapped: Swapped, reasons: tuple[Reason, ...]) -> Refusal:
    """The refusal of a swap. With too few points it offers to give first, if members count gifts themselves."""
    too_few = any(reason.why is Why.TOO_FEW_POINTS for reason in reasons)
    may_give = too_few and swapped.single is None and swapped.shop.terms.swap.giving is not Giving.DESK
    return Refusal(swapped.shown, reasons, swapped.shop.calendar.next_opening(tx.local), may_give=may_give)


def _book(tx: Transaction, member: MemberId, swapped: Swapped, before: Counts, after: Counts, cause: Cause) -> None:
    account = Account("points", member, swapped.shop.initiative)
    taken, credited = after.taken - before.taken, after.credited - before.credited
    accounts.enter(tx.connection, account, "taken", -taken * swapped.points, cause)
    accounts.enter(tx.connection, account, "given", credited * swapped.points, cause)


def _recorded(tx: Transaction, line: Line, member: MemberId, swapped: Swapped, cause: Cause) -> Recorded:
    account = account_of(tx, member, swapped.shop.initiative)
    keep_account(tx, cause, account)
    return Recorded(line, tx.today, account)
