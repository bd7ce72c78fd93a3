"""Gifts that wait until a volunteer has seen them: only then do they earn their points."""

from dataclasses import replace

from db.ledger import accounts, holds, inbox
from db.ledger.accounts import Account, Cause
from db.ledger.counts import Counts, counts_of, keep_counts
from db.ledger.page import Page
from db.ledger.things import put_in
from kiosk.lending.model import MemberId
from kiosk.lending.policy import Condition


def approve(page: Page, waiting: int, accepted: int | None = None) -> int:
    """A volunteer has seen a gift that waited: so many of its pieces count, or all. Returns the points for them.

    `waiting` is the number of the row in the inbox; one that was settled already changes nothing. What is refused of a
    single thing leaves it to be checked.
    """
    found = inbox.gift(page, waiting)
    if found is None:
        return 0
    row, _ = counts_of(page, found)
    thing = None if row.item_id is None else holds.hold_again(page, row.item_id)
    member = MemberId(row.member_id)
    accounts.hold_account(page.connection, member)
    row, before = counts_of(page, found)
    asked = before.given - before.seen
    pieces = asked if accepted is None else max(0, min(accepted, asked))
    after = replace(before, seen=before.given, credited=before.credited + pieces)
    keep_counts(page, found, after)
    worth = after.worth(row.points) - before.worth(row.points)
    account = Account("points", member, row.initiative_id)
    accounts.enter(page.connection, account, "given", worth, Cause(page.at, line=found))
    if thing and pieces and thing.condition is Condition.CHECK:
        put_in(page, thing, Condition.GOOD)
    inbox.settle(page, waiting, "approved" if pieces == asked else "approved in part" if pieces else "refused")
    page.note("gift seen", item=row.item_id, member=member, loan=None)
    return worth


def ask(page: Page, initiative: int, item: int | None, member: MemberId, counts: Counts, line: int) -> None:
    """One row in the inbox for a line of which something waits, none for one of which nothing does."""
    waiting = inbox.gift_of_line(page, line)
    if counts.given > counts.seen and waiting is None:
        inbox.put_for(page, initiative, item, "points", member, Cause(page.at, line=line))
    elif counts.given == counts.seen and waiting is not None:
        inbox.settle(page, waiting, "undone")
