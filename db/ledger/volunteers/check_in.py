"""Quick check-in: one scan is one return, whoever had it, and what needs eyes is said beside it."""

from collections.abc import Iterator

from db.ledger import deeds, inbox, operations
from db.ledger.accounts import Cause
from db.ledger.holds import lock
from db.ledger.statements import deeds as deed_sql
from db.ledger.statements import things as thing_sql
from db.ledger.things import Thing
from db.ledger.transaction import Transaction, tidy
from db.ledger.volunteers import flaws
from db.ledger.volunteers import inbox as looks
from db.ledger.volunteers.roles import Actor
from kiosk.lending.events import Recorded
from kiosk.lending.model import Item
from kiosk.lending.policy import Condition
from kiosk.lending.volunteers.events import ReturnTaken
from kiosk.lending.volunteers.model import CheckedIn, EntryKind, InboxEntry

ONCE = (EntryKind.PARTS, EntryKind.CHECK, EntryKind.HELD, EntryKind.NOTED)
"""A thing that is scanned again before anybody looked waits only once."""

AGAIN = "scanned again"


def check_in(tx: Transaction, actor: Actor, code: str) -> ReturnTaken:
    """Taken back by the hand of the volunteer; nobody's fees are told."""
    if made := operations.already(tx):
        found = tx.connection.execute(deed_sql.FIND_DEED, {"operation": tx.operation}).one()
        return _taken(tx, actor, code, made, found.item_id)
    thing = lock(tx, tidy(code))
    if thing is None:
        unknown = InboxEntry(0, EntryKind.UNKNOWN, tx.local)
        return ReturnTaken(CheckedIn(tx.operation, code, inbox_entries=(unknown,)), looks.waiting(tx, actor))
    made = deeds.returned(tx, thing, None)
    if thing.condition is Condition.GONE:
        tx.connection.execute(thing_sql.SET_CONDITION, {"item": thing.id, "state": Condition.GOOD.value})
    _put_looks(tx, thing, made)
    return _taken(tx, actor, code, made, thing.id)


def _put_looks(tx: Transaction, thing: Thing, made: Recorded) -> None:
    """What this return adds to the inbox, each of it once for a thing."""
    deed = tx.connection.execute(deed_sql.FIND_DEED, {"operation": tx.operation}).one()
    cause = Cause(tx.at, deed.loan_id, deed.seq)
    if made.line.hold:
        inbox.put(tx, thing, "held", None, cause)
    if flaws.of_item(tx, thing.id):
        inbox.put(tx, thing, "noted", None, cause)
    seen: set[EntryKind] = set()
    for entry in looks.looks_of(tx, thing.id):
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
