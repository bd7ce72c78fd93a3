"""Quick check-in: one scan is one return, whoever had it, and what needs eyes is said beside it."""

from collections.abc import Iterator

from db.ledger import deeds, inbox, operations
from db.ledger.accounts import Cause
from db.ledger.desk import inbox as looks
from db.ledger.holds import lock
from db.ledger.people.roles import Authority
from db.ledger.statements import deeds as deed_sql
from db.ledger.statements import things as thing_sql
from db.ledger.stock import flaws
from db.ledger.things import Thing
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.commands import CheckIn, Done
from kiosk.lending.events import Recorded
from kiosk.lending.model import Item
from kiosk.lending.policy import Condition
from kiosk.lending.volunteers.events import ReturnTaken
from kiosk.lending.volunteers.model import CheckedIn, InboxEntry, Look

ONCE = (Look.PARTS, Look.CHECK, Look.HELD, Look.NOTED)
"""A thing that is scanned again before anybody looked waits only once."""

AGAIN = "scanned again"


def check_in(tx: Transaction, _authority: Authority, command: CheckIn) -> Done:
    """Takes an item back, whoever had it. `about` is the item, 0 if none has the code."""
    if operations.already(tx):
        found = tx.connection.execute(deed_sql.FIND_DEED, {"operation": tx.operation}).one()
        return Done(found.item_id)
    thing = lock(tx, tidy(command.code))
    if thing is None:
        return Done()
    made = deeds.returned(tx, thing, None)
    if thing.condition is Condition.GONE:
        tx.connection.execute(thing_sql.SET_CONDITION, {"item": thing.id, "state": Condition.GOOD.value})
    _put_looks(tx, thing, made)
    return Done(thing.id)


def read_taken(tx: Transaction, authority: Authority, code: str, item: int) -> ReturnTaken:
    """What the check-in of this operation recorded, of the item of this number; 0 is none."""
    made = operations.already(tx) if item else None
    if made is None:
        unknown = InboxEntry(0, Look.UNKNOWN, tx.local)
        return ReturnTaken(CheckedIn(tx.operation, code, looks=(unknown,)), looks.waiting(tx, authority))
    told = tuple(_told(tx, authority, made.line.item, looks.looks_of(tx, item)))
    entry = CheckedIn(tx.operation, code, made.line.item, told, made.line.hold)
    return ReturnTaken(entry, looks.waiting(tx, authority))


def _put_looks(tx: Transaction, thing: Thing, made: Recorded) -> None:
    """What this return adds to the inbox, each of it once for a thing."""
    deed = tx.connection.execute(deed_sql.FIND_DEED, {"operation": tx.operation}).one()
    cause = Cause(tx.at, deed.loan_id, deed.seq)
    if made.line.hold:
        inbox.put(tx, thing, "held", None, cause)
    if flaws.of_item(tx, thing.id):
        inbox.put(tx, thing, "noted", None, cause)
    seen: set[Look] = set()
    for entry in looks.looks_of(tx, thing.id):
        if entry.look in ONCE and entry.look in seen:
            inbox.settle(tx, entry.number, AGAIN)
        seen.add(entry.look)


def _told(tx: Transaction, authority: Authority, item: Item, found: tuple[InboxEntry, ...]) -> Iterator[InboxEntry]:
    """Of a thing of others, only where to bring it: they find the rest in their inbox."""
    if all(own.key != item.initiative.key for own in authority.initiatives.values()):
        yield InboxEntry(0, Look.ELSEWHERE, tx.local, item.initiative, item)
        return
    yield from found
