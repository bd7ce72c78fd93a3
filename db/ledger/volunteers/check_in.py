"""Quick check-in: one scan is one return, whoever had it, and what needs eyes is said beside it."""

from collections.abc import Iterator

from db.ledger import inbox, recording
from db.ledger.facts.items import ItemState, set_condition
from db.ledger.lending.returning import take_back
from db.ledger.money.accounts import Cause
from db.ledger.queues.holds import lock
from db.ledger.statements import operations as operation_sql
from db.ledger.transaction import Transaction, tidy
from db.ledger.volunteers import flaws
from db.ledger.volunteers import inbox as looks
from db.ledger.volunteers.roles import Actor
from kiosk.lending.conditions import when_checked_in
from kiosk.lending.events import Recorded
from kiosk.lending.model import Item
from kiosk.lending.volunteers.events import ReturnTaken
from kiosk.lending.volunteers.model import CheckedIn, EntryKind, InboxEntry

ONCE = (EntryKind.PARTS, EntryKind.CHECK, EntryKind.HELD, EntryKind.NOTED)
"""A thing that is scanned again before anybody looked waits only once."""

AGAIN = "scanned again"


def check_in(tx: Transaction, actor: Actor, code: str) -> ReturnTaken:
    """Taken back by the hand of the volunteer; nobody's fees are told."""
    if made := recording.already(tx):
        found = tx.connection.execute(operation_sql.FIND_WITH_BORROWER, {"operation": tx.operation}).one()
        return _taken(tx, actor, code, made, found.item_id)
    item = lock(tx, tidy(code))
    if item is None:
        unknown = InboxEntry(0, EntryKind.UNKNOWN, tx.local)
        return ReturnTaken(CheckedIn(tx.operation, code, inbox_entries=(unknown,)), looks.waiting(tx, actor))
    made = take_back(tx, item, None)
    set_condition(tx, item, when_checked_in(item.condition))
    _put_looks(tx, item, made)
    return _taken(tx, actor, code, made, item.id)


def _put_looks(tx: Transaction, item: ItemState, made: Recorded) -> None:
    """What this return adds to the inbox, each of it once for a thing."""
    deed = tx.connection.execute(operation_sql.FIND_WITH_BORROWER, {"operation": tx.operation}).one()
    cause = Cause(tx.at, deed.loan_id, deed.seq)
    if made.line.hold:
        inbox.put(tx, item, "held", None, cause)
    if flaws.of_item(tx, item.id):
        inbox.put(tx, item, "noted", None, cause)
    seen: set[EntryKind] = set()
    for entry in looks.looks_of(tx, item.id):
        if entry.kind in ONCE and entry.kind in seen:
            inbox.settle(tx, entry.number, AGAIN)
        seen.add(entry.kind)


def _taken(tx: Transaction, actor: Actor, code: str, made: Recorded, item: int) -> ReturnTaken:
    told = tuple(_told(tx, actor, made.line.item, looks.looks_of(tx, item)))
    entry = CheckedIn(tx.operation, code, made.line.item, told, made.line.hold)
    return ReturnTaken(entry, looks.waiting(tx, actor))


def _told(tx: Transaction, actor: Actor, item: Item, found: tuple[InboxEntry, ...]) -> Iterator[InboxEntry]:
    """Of a thing of others, only where to bring it: they find the rest in their inbox."""
    if all(own.key != item.initiative.key for own in actor.initiatives.values()):
        yield InboxEntry(0, EntryKind.ELSEWHERE, tx.local, item.initiative, item)
        return
    yield from found
