"""A stock-take: scan what lies there, see what is missing and what is too much. Every scan is kept as it is made."""

from collections.abc import Sequence

from db.ledger.facts.items import ItemState
from db.ledger.queues.holds import lock, lock_by_id
from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Row, Transaction, tidy
from db.ledger.volunteers.inbox import put
from db.ledger.volunteers.roles import Actor, refuse
from kiosk.lending.commands import BeginCount, CountItem, EndCount, StockCommand
from kiosk.lending.conditions import ON_THE_SHELF, Condition
from kiosk.lending.volunteers.events import CountRead
from kiosk.lending.volunteers.model import DeclineCause, StockCount

HERE, SURPLUS, MISSING = "here", "surplus", "missing"


def read_counts(tx: Transaction, actor: Actor) -> CountRead:
    """Those that are running, and with number 0 all that can be begun."""
    running = tx.connection.execute(sql.COUNTS, {"own": list(actor.initiatives)}).all()
    taken = {(row.initiative_id, row.category) for row in running}
    counts = [read_count(tx, actor, row.id) for row in running]
    return CountRead(running=(*counts, *_to_begin(tx, actor, taken)))


def read_count(tx: Transaction, actor: Actor, number: int) -> StockCount:
    """As it is now; one that has ended, as it was then. Raises Refused for one that is not this volunteer's."""
    row = _count(tx, actor, number)
    seen = tx.connection.execute(sql.SEEN, {"number": number}).all()
    here, surplus, missing = (tuple(one for one in seen if one.found == found) for found in (HERE, SURPLUS, MISSING))
    if row.ended_at is None:
        missing = _not_seen(tx, row, here)
    return StockCount(
        number,
        actor.initiatives[row.initiative_id],
        row.since.astimezone(tx.local.tzinfo),
        row.category,
        len(here) + len(missing),
        tuple(map(tx.item, here)),
        tuple(map(tx.item, missing)),
        tuple((one.code, tx.item(one) if one.item_id else None) for one in surplus),
    )


def carry_out(tx: Transaction, actor: Actor, deed: StockCommand) -> int:
    """Returns the number of the stock-take. Raises Refused for one that is not this volunteer's, or has ended."""
    match deed:
        case BeginCount():
            return _begin(tx, actor, deed)
        case CountItem():
            _see(tx, actor, deed)
        case EndCount():
            _end(tx, actor, deed)
    return deed.count


def _begin(tx: Transaction, actor: Actor, deed: BeginCount) -> int:
    of_this = {"initiative": actor.initiative_of(deed.initiative), "category": deed.category}
    running: int | None = tx.connection.execute(sql.RUNNING_COUNT, of_this).scalar()
    if running is not None:
        return running
    new = {"initiative_id": of_this["initiative"], "category": deed.category, "since": tx.at, "who": tx.actor}
    begun: int = tx.connection.execute(sql.ADD_COUNT, new).scalar_one()
    tx.note("stock-take begun", item=None, member=None, loan=None)
    return begun


def _see(tx: Transaction, actor: Actor, deed: CountItem) -> None:
    """What was scanned before is counted already. A missing thing that turns up is too much, and here."""
    code = tidy(deed.code)
    row = _count(tx, actor, deed.count)
    if row.ended_at is not None:
        raise refuse(DeclineCause.TOO_LATE)
    item = lock(tx, code)
    scanned = {"number": deed.count, "scanned": code or deed.code[:64]}
    if tx.connection.execute(sql.IS_SEEN, scanned).one_or_none():
        return
    found = HERE if item and _belongs(row, item) else SURPLUS
    item_id = item.id if item else None
    seen = {"count_id": deed.count, "code": scanned["scanned"], "item_id": item_id, "found": found, "at": tx.at}
    tx.connection.execute(sql.ADD_SEEN, seen)


def _belongs(row: Row, item: ItemState) -> bool:
    """Should it lie here?"""
    own = item.initiative == row.initiative_id and row.category in ("", item.row.category)
    return own and item.loan is None and item.condition in ON_THE_SHELF


def _end(tx: Transaction, actor: Actor, deed: EndCount) -> None:
    """What was not seen goes into the result as missing; with `mark`, the house knows it as missing from now on."""
    row = _count(tx, actor, deed.count)
    if row.ended_at is not None:
        return
    seen = tx.connection.execute(sql.SEEN, {"number": deed.count}).all()
    missing = _not_seen(tx, row, [one for one in seen if one.found == HERE])
    for one in sorted(missing, key=lambda item: int(item.item_id)):
        item = lock_by_id(tx, one.item_id)
        if deed.mark and _belongs(row, item):
            put(tx, item, Condition.MISSING)
            tx.note("missing", item=item.id, member=None, loan=None)
        gone = {"count_id": deed.count, "code": one.barcode, "item_id": one.item_id, "found": MISSING, "at": tx.at}
        tx.connection.execute(sql.ADD_SEEN, gone)
    tx.change(sql.END_COUNT, {"number": deed.count, "moment": tx.at})
    tx.note("stock-take ended", item=None, member=None, loan=None)


def _not_seen(tx: Transaction, row: Row, here: Sequence[Row]) -> tuple[Row, ...]:
    of_this = {"initiative": row.initiative_id, "category": row.category}
    seen = {one.item_id for one in here}
    return tuple(one for one in tx.connection.execute(sql.EXPECTED, of_this).all() if one.item_id not in seen)


def _count(tx: Transaction, actor: Actor, number: int) -> Row:
    row = tx.connection.execute(sql.LOCK_COUNT, {"number": number}).one_or_none()
    if row is None:
        raise refuse(DeclineCause.UNKNOWN)
    actor.must_act_for(row.initiative_id)
    return row


def _to_begin(tx: Transaction, actor: Actor, running: set[tuple[int, str]]) -> list[StockCount]:
    """Each initiative that has things, whole and by category."""
    rows = tx.connection.execute(sql.HOW_MANY, {"own": list(actor.initiatives)}).all()
    found = []
    for number, initiative in actor.initiatives.items():
        items = {row.category: row.number for row in rows if row.initiative_id == number}
        for category, many in (("", sum(items.values())), *items.items()):
            if many and (number, category) not in running:
                found.append(StockCount(0, initiative, tx.local, category, many))
    return found
