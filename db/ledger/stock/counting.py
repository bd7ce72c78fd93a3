"""Stock-takes: scanned items are here or surplus, all others are missing. Every scan is kept at once."""

from collections.abc import Sequence

from db.ledger.desk.inbox import put
from db.ledger.facts.items import ItemState
from db.ledger.people.finding import other_than_item
from db.ledger.people.roles import Authority
from db.ledger.queues.holds import lock, lock_by_id
from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Row, Transaction, tidy
from kiosk.lending.commands import BeginCount, CountItem, Done, EndCount
from kiosk.lending.conditions import ON_THE_SHELF, Condition
from kiosk.lending.declining import decline
from kiosk.lending.limits import LONGEST_CODE
from kiosk.lending.volunteers.events import CountRead
from kiosk.lending.volunteers.model import DeclineCause, StockCount

HERE, SURPLUS, MISSING = "here", "surplus", "missing"


def read_counts(tx: Transaction, authority: Authority) -> CountRead:
    """The running stock-takes, followed by those that can be begun, which have the number 0."""
    running = tx.connection.execute(sql.COUNTS, {"own": list(authority.initiatives)}).all()
    taken = {(row.initiative_id, row.category) for row in running}
    counts = [read_count(tx, authority, row.id) for row in running]
    return CountRead(running=(*counts, *_to_begin(tx, authority, taken)))


def read_count(tx: Transaction, authority: Authority, number: int) -> StockCount:
    """A stock-take as it is now, or as it ended. Raises CommandDeclined for a stock-take of an initiative of other
    volunteers.
    """
    row = _count(tx, authority, number)
    seen = tx.connection.execute(sql.SEEN, {"number": number}).all()
    here, surplus, missing = (tuple(one for one in seen if one.found == found) for found in (HERE, SURPLUS, MISSING))
    if row.ended_at is None:
        missing = _not_seen(tx, row, here)
    return StockCount(
        number,
        authority.initiatives[row.initiative_id],
        row.since.astimezone(tx.local.tzinfo),
        row.category,
        len(here) + len(missing),
        tuple(map(tx.item, here)),
        tuple(map(tx.item, missing)),
        tuple((one.code, tx.item(one) if one.item_id else None) for one in surplus),
    )


def begin_count(tx: Transaction, authority: Authority, command: BeginCount) -> Done:
    """Begins a stock-take, or continues the one that is running."""
    of_this = {"initiative": authority.initiative_of(command.initiative), "category": command.category}
    running: int | None = tx.connection.execute(sql.RUNNING_COUNT, of_this).scalar()
    if running is not None:
        return Done(running)
    new = {"initiative_id": of_this["initiative"], "category": command.category, "since": tx.at, "who": tx.actor}
    begun: int = tx.connection.execute(sql.ADD_COUNT, new).scalar_one()
    tx.note("stock-take begun", item=None, member=None, loan=None)
    return Done(begun)


def count_item(tx: Transaction, authority: Authority, command: CountItem) -> Done:
    """Notes once that an item was seen. An item that should not be on the shelf, such as a missing one, is surplus.

    Raises CommandDeclined for a stock-take that has ended, and for a code of anything but an item.
    """
    code = tidy(command.code)
    row = _count(tx, authority, command.count)
    if row.ended_at is not None:
        raise decline(DeclineCause.TOO_LATE)
    item = lock(tx, code)
    if item is None and (why := other_than_item(tx, code)):
        raise decline(why)
    seen_as = item.shown.barcode if item else code or command.code[:LONGEST_CODE]
    scanned = {"number": command.count, "scanned": seen_as}
    if tx.connection.execute(sql.IS_SEEN, scanned).one_or_none():
        return Done(command.count)
    found = HERE if item and _belongs(row, item) else SURPLUS
    item_id = item.id if item else None
    seen = {"count_id": command.count, "code": scanned["scanned"], "item_id": item_id, "found": found, "at": tx.at}
    tx.connection.execute(sql.ADD_SEEN, seen)
    return Done(command.count)


def end_count(tx: Transaction, authority: Authority, command: EndCount) -> Done:
    """Ends a stock-take: items that were not seen are noted as missing in it; with `mark` their condition becomes
    missing.
    """
    row = _count(tx, authority, command.count)
    if row.ended_at is not None:
        return Done(command.count)
    seen = tx.connection.execute(sql.SEEN, {"number": command.count}).all()
    missing = _not_seen(tx, row, [one for one in seen if one.found == HERE])
    for one in sorted(missing, key=lambda item: int(item.item_id)):
        item = lock_by_id(tx, one.item_id)
        if command.mark and _belongs(row, item):
            put(tx, item, Condition.MISSING)
            tx.note("missing", item=item.id, member=None, loan=None)
        gone = {"count_id": command.count, "code": one.barcode, "item_id": one.item_id, "found": MISSING, "at": tx.at}
        tx.connection.execute(sql.ADD_SEEN, gone)
    tx.change(sql.END_COUNT, {"number": command.count, "moment": tx.at})
    tx.note("stock-take ended", item=None, member=None, loan=None)
    return Done(command.count)


def _belongs(row: Row, item: ItemState) -> bool:
    """Should the item be on the shelf of this stock-take?"""
    own = item.initiative == row.initiative_id and row.category in ("", item.row.category)
    return own and item.loan is None and item.condition in ON_THE_SHELF


def _not_seen(tx: Transaction, row: Row, here: Sequence[Row]) -> tuple[Row, ...]:
    of_this = {"initiative": row.initiative_id, "category": row.category}
    seen = {one.item_id for one in here}
    return tuple(one for one in tx.connection.execute(sql.EXPECTED, of_this).all() if one.item_id not in seen)


def _count(tx: Transaction, authority: Authority, number: int) -> Row:
    row = tx.connection.execute(sql.LOCK_COUNT, {"number": number}).one_or_none()
    if row is None:
        raise decline(DeclineCause.UNKNOWN)
    authority.must_act_for(row.initiative_id)
    return row


def _to_begin(tx: Transaction, authority: Authority, running: set[tuple[int, str]]) -> list[StockCount]:
    """The stock-takes that can be begun: of each initiative that has items, and of each of its categories."""
    rows = tx.connection.execute(sql.HOW_MANY, {"own": list(authority.initiatives)}).all()
    found = []
    for number, initiative in authority.initiatives.items():
        items = {row.category: row.number for row in rows if row.initiative_id == number}
        for category, many in (("", sum(items.values())), *items.items()):
            if many and (number, category) not in running:
                found.append(StockCount(0, initiative, tx.local, category, many))
    return found
