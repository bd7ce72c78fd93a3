"""Holds: an item that is in the house and good is set aside for the first in its queue, until a day, with a slip on it.

A member who may not borrow at that moment is passed over and keeps their place: the next one who may counts as the
first.

Every change of an item that can change its hold (it came back, was mended, fetched or given up) is followed by
`update`. The row of the item must be locked, so that no other transaction changes its queue.
"""

from datetime import timedelta
from itertools import product

from db.ledger import inbox
from db.ledger.facts.items import ItemState, Queued, lock_row, lock_row_by_id
from db.ledger.facts.labels import meant
from db.ledger.money.accounts import Cause
from db.ledger.queues import standing
from db.ledger.statements import items as item_sql
from db.ledger.statements import reports as report_sql
from db.ledger.statements import reservations as sql
from db.ledger.transaction import UNDONE, Transaction
from kiosk.lending.model import Hold, MemberId

LETTERS = "ABCDEFGHJKLMNPRTUVWXY"
DIGITS = "2346789"
"""Characters that are not confused in any handwriting. The codes on slips are made of them."""

STRIDE = 31
"""The distance between the first codes that are tried for two items with successive numbers."""


def lock(tx: Transaction, code: str) -> ItemState | None:
    """The item of the label with this code, locked and with its hold up to date; None if there is no such item.

    No other transaction changes the item until the end of this one. The hold is updated first if its last day is over,
    or if a member who was passed over may borrow now.
    """
    item = lock_exactly(tx, code)
    return item or ((other := meant(tx, code)) and lock_exactly(tx, other)) or None


def lock_exactly(tx: Transaction, code: str) -> ItemState | None:
    """The same as `lock`, for the item with exactly this code, not another form of it."""
    item = lock_row(tx, code)
    return item and _up_to_date(tx, item)


def lock_by_id(tx: Transaction, item: int) -> ItemState:
    """The same as `lock`, for the item with this number, which must exist."""
    return _up_to_date(tx, lock_row_by_id(tx, item))


def update(tx: Transaction, item_id: int) -> Hold | None:
    """Set the item aside for the first in its queue, if it is in the house and good; if not, a member for whom it lay
    ready waits again.

    While the time is doubted nothing is set aside, because the last day is unknown. Returns the hold now, None if there
    is none. The row of the item is locked already.
    """
    item = lock_row_by_id(tx, item_id)
    first = item.first
    if first is None:
        return None
    if not item.here:
        _take_back(tx, item, first)
        return None
    if first.ready_until is None:
        following = None if tx.doubted or item.kept(tx.today) else _next(tx, item)
        return set_aside(tx, item, following) if following else None
    if tx.is_over(first.ready_until):
        if standing.against(tx, item, first.member):
            return _pass_over(tx, item, first)
        tx.note("reservation expired", item=item.id, member=first.member, loan=None)
        return end(tx, item, first, "expired")
    return Hold(item.terms.reservations.shelf, first.code or "", first.ready_until)


def end(tx: Transaction, item: ItemState, waiting: Queued, outcome: str, loan: int | None = None) -> Hold | None:
    """Take a member out of the queue. If the item was set aside for them, it is set aside for the next, with the same
    slip.

    `loan` is the loan with which they fetched it, None if they did not. Returns the hold for the next, None if there is
    none.
    """
    ended = {"reservation": waiting.id, "moment": tx.at, "how": outcome, "loan": loan}
    tx.change(sql.END_RESERVATION, ended)
    if waiting.ready_until is None:
        return None
    release(tx, item)
    return _hand_on(tx, item, None if loan or tx.doubted else _next(tx, item), waiting.code, outcome)


def set_aside_unseen(tx: Transaction, item: ItemState) -> ItemState:
    """Set the item aside when no slip can be printed: the inbox tells a volunteer. Returns the item with its new
    hold.
    """
    if item.first is None or item.first.ready_until or update(tx, item.id) is None:
        return item
    item = lock_row_by_id(tx, item.id)
    if item.first:
        inbox.put(tx, item, "reserved", item.first.member, Cause(tx.at, line=item.first.line))
    return item


def set_aside_idle(tx: Transaction, member: MemberId) -> bool:
    """Set aside the items that lie ready for nobody because this member was passed over in their queues.

    Returns whether there may have been such an item.
    """
    idle = () if tx.doubted else sorted(tx.connection.execute(sql.IDLE_OF, {"member": member}).scalars().all())
    for item in idle:
        lock_by_id(tx, item)
    return bool(idle)


def fetch_undone(tx: Transaction, item: int, loan: int) -> bool:
    """Put the member who fetched the item with this loan, which was undone, back in its queue. Returns whether there
    was one.

    A member who has joined the queue anew keeps their new place.
    """
    row = tx.connection.execute(sql.FETCHED_BY, {"loan": loan}).one_or_none()
    if row is None or tx.connection.execute(sql.IN_QUEUE, {"item": item, "member": row.member_id}).one_or_none():
        return False
    slip = row.code and (row.code if _is_free(tx, row.code) else _new_code(tx, item))
    tx.change(sql.WAIT_ON, {"reservation": row.id, "slip": slip})
    if row.ready_until is not None:
        kept = {"item": item, "member": row.member_id, "last": row.ready_until}
        tx.connection.execute(item_sql.SET_ASIDE_FOR, kept)
        tx.connection.execute(report_sql.WAIT_AGAIN, {"item": item, "fetched": row.ended_at})
        move_last_day(tx, lock_row_by_id(tx, item))
    return True


def move_last_day(tx: Transaction, item: ItemState) -> None:
    """Move the last day of the hold to the first later day on which the item can be fetched, if it cannot be fetched
    then.
    """
    first = item.first
    if first and first.ready_until and (last := item.calendar.lending_day(first.ready_until)) != first.ready_until:
        tx.change(sql.KEEP_READY, {"reservation": first.id, "last": last})
        tx.connection.execute(item_sql.SET_ASIDE_FOR, {"item": item.id, "member": first.member, "last": last})
        tx.note("reservation kept longer", item=item.id, member=first.member, loan=None)


def pass_on_expired(tx: Transaction) -> None:
    """Set every item that was not fetched in time aside for the next member in its queue."""
    if tx.doubted:
        return
    late = tx.connection.execute(sql.EXPIRED, {"today": tx.today}).scalars().all()
    for item in sorted(late):
        update(tx, item)


def _up_to_date(tx: Transaction, item: ItemState) -> ItemState:
    if item.first is None or not item.here:
        return item
    if item.first.ready_until is None:
        return set_aside_unseen(tx, item)
    if tx.is_over(item.first.ready_until):
        update(tx, item.id)
        return lock_row_by_id(tx, item.id)
    return item


def _next(tx: Transaction, item: ItemState) -> Queued | None:
    """The first in the queue who may borrow the item now; None if there is none."""
    rows = tx.connection.execute(sql.QUEUE, {"item": item.id}).all()
    waiting = (Queued(row.id, MemberId(row.member_id), None, None, row.line) for row in rows)
    return next((one for one in waiting if not standing.against(tx, item, one.member)), None)


def _pass_over(tx: Transaction, item: ItemState, waiting: Queued) -> Hold | None:
    """Set the item aside for the next, with the same slip; the member who is passed over keeps their place in the
    queue.
    """
    tx.change(sql.MAKE_WAIT, {"reservation": waiting.id})
    tx.note("reservation passed over", item=item.id, member=waiting.member, loan=None)
    release(tx, item)
    return _hand_on(tx, item, _next(tx, item), waiting.code, "expired")


def _hand_on(tx: Transaction, item: ItemState, following: Queued | None, slip: str | None, outcome: str) -> Hold | None:
    if following is None:
        _settle_inbox(tx, item, outcome)
        return None
    tx.connection.execute(report_sql.PASS_SETTING_ASIDE_ON, {"item": item.id, "member": following.member})
    return set_aside(tx, item, following, slip)


def set_aside(tx: Transaction, item: ItemState, first: Queued, slip: str | None = None) -> Hold:
    """Set the item aside for this member, who is in its queue, under the code `slip`, or under a new code if it is
    None.
    """
    slip = slip or _new_code(tx, item.id)
    terms = item.terms.reservations
    last = item.calendar.lending_day(tx.today + timedelta(days=terms.days))
    ready = {"reservation": first.id, "moment": tx.at, "last": last, "slip": slip}
    tx.change(sql.MAKE_READY, ready)
    kept = {"item": item.id, "member": first.member, "last": last}
    tx.connection.execute(item_sql.SET_ASIDE_FOR, kept)
    return Hold(terms.shelf, slip, last)


def _take_back(tx: Transaction, item: ItemState, first: Queued) -> None:
    if first.ready_until is not None:
        tx.change(sql.MAKE_WAIT, {"reservation": first.id})
        release(tx, item)
        _settle_inbox(tx, item, UNDONE)


def release(tx: Transaction, item: ItemState) -> None:
    """Keep the item for nobody any more."""
    tx.connection.execute(item_sql.SET_ASIDE_FOR, {"item": item.id, "member": None, "last": None})


def _settle_inbox(tx: Transaction, item: ItemState, how: str) -> None:
    """Settle the entries of the inbox that ask a volunteer to set the item aside."""
    settled = {"item": item.id, "moment": tx.at, "actor": tx.actor, "how": how}
    tx.connection.execute(report_sql.SETTLE_SETTING_ASIDE, settled)


def _new_code(tx: Transaction, item: int) -> str:
    """A short code that no other slip has now. The search begins at a different code for each item, so that slips
    differ.
    """
    short = [*map("".join, product(LETTERS, DIGITS))]
    start = item * STRIDE % len(short)
    longer = map("".join, product(LETTERS, DIGITS, DIGITS, DIGITS))
    return next(code for code in (*short[start:], *short[:start], *longer) if _is_free(tx, code))


def _is_free(tx: Transaction, code: str) -> bool:
    return tx.connection.execute(sql.CODE_IN_USE, {"slip": code}).one_or_none() is None
