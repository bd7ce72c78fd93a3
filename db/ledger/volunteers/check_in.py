"""Quick check-in: one scan is one return, whoever had it, and what needs eyes is said beside it."""

from collections.abc import Iterator

from db.ledger import deeds, inbox, operations
from db.ledger.accounts import Cause
from db.ledger.holds import hold
from db.ledger.page import Page, tidy
from db.ledger.statements import deeds as deed_sql
from db.ledger.statements import things as thing_sql
from db.ledger.things import Thing
from db.ledger.volunteers import flaws
from db.ledger.volunteers import inbox as looks
from db.ledger.volunteers.roles import Hand
from kiosk.lending.events import Recorded
from kiosk.lending.model import Item
from kiosk.lending.policy import Condition
from kiosk.lending.volunteers.events import ReturnTaken
from kiosk.lending.volunteers.model import CheckedIn, InboxEntry, Look

ONCE = (Look.PARTS, Look.CHECK, Look.HELD, Look.NOTED)
"""A thing that is scanned again before anybody looked waits only once."""

AGAIN = "scanned again"


def check_in(page: Page, hand: Hand, code: str) -> ReturnTaken:
    """Taken back by the hand of the volunteer; nobody's fees are told."""
    if made := operations.already(page):
        found = page.connection.execute(deed_sql.FIND_DEED, {"operation": page.operation}).one()
        return _taken(page, hand, code, made, found.item_id)
    thing = hold(page, tidy(code))
    if thing is None:
        unknown = InboxEntry(0, Look.UNKNOWN, page.local)
        return ReturnTaken(CheckedIn(page.operation, code, looks=(unknown,)), looks.waiting(page, hand))
    made = deeds.returned(page, thing, None)
    if thing.condition is Condition.GONE:
        page.connection.execute(thing_sql.SET_CONDITION, {"item": thing.id, "state": Condition.GOOD.value})
    _put_looks(page, thing, made)
    return _taken(page, hand, code, made, thing.id)


def _put_looks(page: Page, thing: Thing, made: Recorded) -> None:
    """What this return adds to the inbox, each of it once for a thing."""
    deed = page.connection.execute(deed_sql.FIND_DEED, {"operation": page.operation}).one()
    cause = Cause(page.at, deed.loan_id, deed.seq)
    if made.line.hold:
        inbox.put(page, thing, "held", None, cause)
    if flaws.of_item(page, thing.id):
        inbox.put(page, thing, "noted", None, cause)
    seen: set[Look] = set()
    for entry in looks.looks_of(page, thing.id):
        if entry.look in ONCE and entry.look in seen:
            inbox.settle(page, entry.number, AGAIN)
        seen.add(entry.look)


def _taken(page: Page, hand: Hand, code: str, made: Recorded, item: int) -> ReturnTaken:
    told = tuple(_told(page, hand, made.line.item, looks.looks_of(page, item)))
    entry = CheckedIn(page.operation, code, made.line.item, told, made.line.hold)
    return ReturnTaken(entry, looks.waiting(page, hand))


def _told(page: Page, hand: Hand, item: Item, found: tuple[InboxEntry, ...]) -> Iterator[InboxEntry]:
    """Of a thing of others, only where to bring it: they find the rest in their inbox."""
    if all(own.key != item.initiative.key for own in hand.initiatives.values()):
        yield InboxEntry(0, Look.ELSEWHERE, page.local, item.initiative, item)
        return
    yield from found
