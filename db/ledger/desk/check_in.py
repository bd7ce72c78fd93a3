"""Quick check-in: each scan returns one item of any borrower, and its answer lists what a volunteer must look at."""

from collections.abc import Iterator

from db.ledger import inbox, recording
from db.ledger.desk import inbox as desk_inbox
from db.ledger.facts.items import ItemState, set_condition
from db.ledger.lending import awaiting
from db.ledger.lending.returning import take_back
from db.ledger.money.accounts import Cause
from db.ledger.people.finding import locked_item, other_than_item
from db.ledger.people.roles import Authority
from db.ledger.queues.holds import lock, lock_by_id
from db.ledger.statements import items as item_sql
from db.ledger.statements import operations as operation_sql
from db.ledger.stock import flaws
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.commands import CheckIn, Done
from kiosk.lending.conditions import when_checked_in
from kiosk.lending.declining import decline
from kiosk.lending.events import Recorded
from kiosk.lending.model import Item
from kiosk.lending.volunteers.events import ReturnTaken
from kiosk.lending.volunteers.model import CheckedIn, EntryKind, InboxEntry

ONCE = (EntryKind.PARTS, EntryKind.CHECK, EntryKind.HELD, EntryKind.NOTED)
"""The kinds of entries of which only one waits for an item, also if the item is scanned again."""

AGAIN = "scanned again"


def check_in(tx: Transaction, _authority: Authority, command: CheckIn) -> Done:
    """Takes an item back from any member, or missing parts of an item by the code of their slip.

    `about` of the answer is the item, 0 for an unknown code. Raises CommandDeclined for a code of anything else.
    """
    if recording.already(tx):
        found = tx.connection.execute(operation_sql.FIND_WITH_BORROWER, {"operation": tx.operation}).one()
        return Done(found.item_id)
    item = lock(tx, tidy(command.code))
    if item is None:
        if parts := awaiting.find_parts(tx, tidy(command.code)):
            return Done(locked_item(tx, parts.item.barcode).id)
        if why := other_than_item(tx, command.code):
            raise decline(why)
        return Done(0)
    take_in(tx, item)
    return Done(item.id)


def take_in(tx: Transaction, item: ItemState) -> None:
    """Takes the item back in the presence of a volunteer, and puts in the inbox what they must look at."""
    made = take_back(tx, item, None)
    set_condition(tx, item, when_checked_in(item.condition))
    if made.line.put_back_on:  # a volunteer does that later
        tx.connection.execute(item_sql.TO_PUT_AWAY, {"item": item.id, "waits": True})
    _put_looks(tx, item, made)


def read_taken(tx: Transaction, authority: Authority, code: str, item: int) -> ReturnTaken:
    """The record of the check-in of this operation; `item` is the ledger's number, 0 for an unknown code."""
    made = recording.already(tx) if item else None
    if item and made is None:
        return ReturnTaken(_parts_of(tx, authority, code, lock_by_id(tx, item)), desk_inbox.waiting(tx, authority))
    if made is None:
        unknown = InboxEntry(0, EntryKind.UNKNOWN, tx.local)
        return ReturnTaken(CheckedIn(tx.operation, code, inbox_entries=(unknown,)), desk_inbox.waiting(tx, authority))
    entries = tuple(_shown(tx, authority, made.line.item, desk_inbox.entries_of_item(tx, item)))
    line = made.line
    entry = CheckedIn(tx.operation, line.item.barcode, line.item, entries, line.hold, line.shelf)
    return ReturnTaken(entry, desk_inbox.waiting(tx, authority))


def _parts_of(tx: Transaction, authority: Authority, code: str, item: ItemState) -> CheckedIn:
    """The check-in of missing parts by the code of their slip, with the entry about a found item while it waits."""
    found = tuple(one for one in desk_inbox.entries_of_item(tx, item.id) if one.kind is EntryKind.FOUND)
    entries = tuple(_shown(tx, authority, item.shown, found)) if found else ()
    return CheckedIn(tx.operation, code, item.shown, entries, part=True)


def _put_looks(tx: Transaction, item: ItemState, made: Recorded) -> None:
    """Adds entries to the inbox for everything that a volunteer must look at because of this return, once for each
    kind.
    """
    found = tx.connection.execute(operation_sql.FIND_WITH_BORROWER, {"operation": tx.operation}).one()
    cause = Cause(tx.at, found.loan_id, found.seq)
    if made.line.hold:
        inbox.put(tx, item, "held", None, cause)
    if flaws.of_item(tx, item.id):
        inbox.put(tx, item, "noted", None, cause)
    seen: set[EntryKind] = set()
    for entry in desk_inbox.entries_of_item(tx, item.id):
        if entry.kind in ONCE and entry.kind in seen:
            inbox.settle(tx, entry.number, AGAIN)
        seen.add(entry.kind)


def _shown(tx: Transaction, authority: Authority, item: Item, found: tuple[InboxEntry, ...]) -> Iterator[InboxEntry]:
    """The entries to show; for an item of another initiative, only where to bring it."""
    if all(own.key != item.initiative.key for own in authority.initiatives.values()):
        yield InboxEntry(0, EntryKind.ELSEWHERE, tx.local, item.initiative, item)
        return
    yield from found
