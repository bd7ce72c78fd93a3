"""A stock-take: scan what lies there, see what is missing and what is too much. Every scan is kept as it is made."""

from collections.abc import Sequence

from db.ledger.holds import hold, hold_again
from db.ledger.page import Found, Page, tidy
from db.ledger.statements import volunteers as sql
from db.ledger.things import Thing
from db.ledger.volunteers.inbox import put
from db.ledger.volunteers.roles import Hand, refuse
from kiosk.lending.commands import BeginCount, CountItem, EndCount, StockCommand
from kiosk.lending.policy import Condition
from kiosk.lending.volunteers.events import CountRead
from kiosk.lending.volunteers.model import DeclineCause, StockCount

HERE, SURPLUS, MISSING = "here", "surplus", "missing"

ON_THE_SHELF = (Condition.GOOD, Condition.CHECK, Condition.REPAIR)
"""In these a thing that is not out may lie there."""


def read_counts(page: Page, hand: Hand) -> CountRead:
    """Those that are running, and with number 0 all that can be begun."""
    running = page.connection.execute(sql.COUNTS, {"own": list(hand.initiatives)}).all()
    taken = {(row.initiative_id, row.category) for row in running}
    counts = [read_count(page, hand, row.id) for row in running]
    return CountRead(running=(*counts, *_to_begin(page, hand, taken)))


def read_count(page: Page, hand: Hand, number: int) -> StockCount:
    """As it is now; one that has ended, as it was then. Raises Refused for one that is not this volunteer's."""
    row = _count(page, hand, number)
    seen = page.connection.execute(sql.SEEN, {"number": number}).all()
    here, surplus, missing = (tuple(one for one in seen if one.found == found) for found in (HERE, SURPLUS, MISSING))
    if row.ended_at is None:
        missing = _not_seen(page, row, here)
    return StockCount(
        number,
        hand.initiatives[row.initiative_id],
        row.since.astimezone(page.local.tzinfo),
        row.category,
        len(here) + len(missing),
        tuple(map(page.item, here)),
        tuple(map(page.item, missing)),
        tuple((one.code, page.item(one) if one.item_id else None) for one in surplus),
    )


def carry_out(page: Page, hand: Hand, deed: StockCommand) -> int:
    """Returns the number of the stock-take. Raises Refused for one that is not this volunteer's, or has ended."""
    match deed:
        case BeginCount():
            return _begin(page, hand, deed)
        case CountItem():
            _see(page, hand, deed)
        case EndCount():
            _end(page, hand, deed)
    return deed.count


def _begin(page: Page, hand: Hand, deed: BeginCount) -> int:
    of_this = {"initiative": hand.initiative_of(deed.initiative), "category": deed.category}
    running: int | None = page.connection.execute(sql.RUNNING_COUNT, of_this).scalar()
    if running is not None:
        return running
    new = {"initiative_id": of_this["initiative"], "category": deed.category, "since": page.at, "who": page.hand}
    begun: int = page.connection.execute(sql.ADD_COUNT, new).scalar_one()
    page.note("stock-take begun", item=None, member=None, loan=None)
    return begun


def _see(page: Page, hand: Hand, deed: CountItem) -> None:
    """What was scanned before is counted already. A missing thing that turns up is too much, and here."""
    code = tidy(deed.code)
    row = _count(page, hand, deed.count)
    if row.ended_at is not None:
        raise refuse(DeclineCause.TOO_LATE)
    thing = hold(page, code)
    scanned = {"number": deed.count, "scanned": code or deed.code[:64]}
    if page.connection.execute(sql.IS_SEEN, scanned).one_or_none():
        return
    found = HERE if thing and _belongs(row, thing) else SURPLUS
    item = thing.id if thing else None
    seen = {"count_id": deed.count, "code": scanned["scanned"], "item_id": item, "found": found, "at": page.at}
    page.connection.execute(sql.ADD_SEEN, seen)


def _belongs(row: Found, thing: Thing) -> bool:
    """Should it lie here?"""
    own = thing.initiative == row.initiative_id and row.category in ("", thing.row.category)
    return own and thing.loan is None and thing.condition in ON_THE_SHELF


def _end(page: Page, hand: Hand, deed: EndCount) -> None:
    """What was not seen goes into the result as missing; with `mark`, the house knows it as missing from now on."""
    row = _count(page, hand, deed.count)
    if row.ended_at is not None:
        return
    seen = page.connection.execute(sql.SEEN, {"number": deed.count}).all()
    missing = _not_seen(page, row, [one for one in seen if one.found == HERE])
    for one in sorted(missing, key=lambda thing: int(thing.item_id)):
        thing = hold_again(page, one.item_id)
        if deed.mark and _belongs(row, thing):
            put(page, thing, Condition.MISSING)
            page.note("missing", item=thing.id, member=None, loan=None)
        gone = {"count_id": deed.count, "code": one.barcode, "item_id": one.item_id, "found": MISSING, "at": page.at}
        page.connection.execute(sql.ADD_SEEN, gone)
    page.change(sql.END_COUNT, {"number": deed.count, "moment": page.at})
    page.note("stock-take ended", item=None, member=None, loan=None)


def _not_seen(page: Page, row: Found, here: Sequence[Found]) -> tuple[Found, ...]:
    of_this = {"initiative": row.initiative_id, "category": row.category}
    seen = {one.item_id for one in here}
    return tuple(one for one in page.connection.execute(sql.EXPECTED, of_this).all() if one.item_id not in seen)


def _count(page: Page, hand: Hand, number: int) -> Found:
    row = page.connection.execute(sql.LOCK_COUNT, {"number": number}).one_or_none()
    if row is None:
        raise refuse(DeclineCause.UNKNOWN)
    hand.must_act_for(row.initiative_id)
    return row


def _to_begin(page: Page, hand: Hand, running: set[tuple[int, str]]) -> list[StockCount]:
    """Each initiative that has things, whole and by category."""
    rows = page.connection.execute(sql.HOW_MANY, {"own": list(hand.initiatives)}).all()
    found = []
    for number, initiative in hand.initiatives.items():
        things = {row.category: row.things for row in rows if row.initiative_id == number}
        for category, many in (("", sum(things.values())), *things.items()):
            if many and (number, category) not in running:
                found.append(StockCount(0, initiative, page.local, category, many))
    return found
