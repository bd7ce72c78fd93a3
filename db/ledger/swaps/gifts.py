"""Gifts to a swap shop that earn their points only after a volunteer has seen them."""

from dataclasses import replace

from db.ledger import inbox
from db.ledger.facts.items import set_condition
from db.ledger.money import accounts
from db.ledger.money.accounts import Account, Cause
from db.ledger.queues import holds
from db.ledger.swaps.counts import Counts, counts_of, keep_counts
from db.ledger.transaction import Transaction
from kiosk.lending.conditions import when_gift_seen
from kiosk.lending.model import MemberId


def approve(tx: Transaction, waiting: int, earned: int | None = None) -> int | None:
    """Gives the points for a gift that waits: `earned`, or the points that it is worth if that is None. Returns their
    number; None if no gift waits.

    `waiting` is the number of the entry in the inbox. A single item that earns no points still waits for a check. Rows
    are locked in the same order as in a visit.
    """
    line = inbox.gift(tx, waiting)
    if line is None:
        return None
    row, _ = counts_of(tx, line)
    item = None if row.item_id is None else holds.lock_by_id(tx, row.item_id)
    member = MemberId(row.member_id)
    accounts.lock_account(tx.connection, member)
    if inbox.gift(tx, waiting) is None:
        return None
    row, before = counts_of(tx, line)
    asked = before.given - before.seen
    worth = asked * row.points
    points = worth if earned is None else earned
    pieces = asked if points >= worth else points // row.points
    keep_counts(tx, line, replace(before, seen=before.given, credited=before.credited + pieces))
    account, cause = Account("points", member, row.initiative_id), Cause(tx.at, line=line)
    accounts.enter(tx.connection, account, "given", pieces * row.points, cause)
    accounts.enter(tx.connection, account, "corrected", points - pieces * row.points, cause)
    if item:
        set_condition(tx, item, when_gift_seen(item.condition, accepted=bool(pieces or points)))
    inbox.settle(tx, waiting, "approved" if pieces == asked else "approved in part" if points else "refused")
    tx.note("gift seen", item=row.item_id, member=member, loan=None)
    return points


def ask(tx: Transaction, initiative: int, item: int | None, member: MemberId, counts: Counts, line: int) -> None:
    """Keeps one open entry in the inbox for a line with unseen gifts, and none for other lines."""
    waiting = inbox.gift_of_line(tx, line)
    if counts.given > counts.seen and waiting is None:
        inbox.put_for(tx, initiative, item, "points", member, Cause(tx.at, line=line))
    elif counts.given == counts.seen and waiting is not None:
        inbox.settle(tx, waiting, "undone")
