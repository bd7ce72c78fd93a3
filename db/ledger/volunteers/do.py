"""What a volunteer does, once: by kind of deed, each in a module of its own, answered with what it was about."""

from dataclasses import replace

from db.ledger import operations
from db.ledger.page import Page
from db.ledger.statements import volunteers as sql
from db.ledger.volunteers import hours, member_deeds, members, stock, thing_deeds, things, undoing
from db.ledger.volunteers.roles import Hand
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.deeds import Deed, HoursDeed, LendTo, MemberDeed, StockDeed, ThingDeed
from kiosk.lending.volunteers.events import CountTold, DeedsTold, HoursTold, MemberTold, ThingTold

Done = MemberTold | ThingTold | HoursTold | DeedsTold | CountTold


def do(page: Page, hand: Hand, deed: Deed, key: bytes) -> Done:
    """Carried out already, it is only told how it is now. `key` is the kiosk's, for PINs. Raises Refused."""
    row = page.connection.execute(sql.FIND_DONE, {"operation": page.operation}).one_or_none()
    if row is None:
        about = _carry_out(page, hand, deed, key)
        page.connection.execute(sql.ADD_DONE, {"operation": page.operation, "at": page.at, "about": about})
    else:
        about = row.about
    return _tell(page, hand, deed, about)


def _carry_out(page: Page, hand: Hand, deed: Deed, key: bytes) -> int:
    """Returns the number of what it was about: a member, a thing, a stock-take, an initiative; of an undoing, 0."""
    if isinstance(deed, MemberDeed):
        return member_deeds.carry_out(page, hand, deed, key)
    if isinstance(deed, ThingDeed):
        return thing_deeds.carry_out(page, hand, deed)
    if isinstance(deed, HoursDeed):
        return hours.carry_out(page, hand, deed)
    if isinstance(deed, StockDeed):
        return stock.carry_out(page, hand, deed)
    undoing.undo(page, hand, deed)
    return 0


def _tell(page: Page, hand: Hand, deed: Deed, about: int) -> Done:
    if isinstance(deed, MemberDeed):
        told = members.read_member(page, hand, MemberId(about))
        lent = operations.already(page) if isinstance(deed, LendTo) else None
        return replace(told, lent=lent.line) if lent else told
    if isinstance(deed, ThingDeed):
        return things.thing_told(page, hand, about)
    if isinstance(deed, HoursDeed):
        return hours.read_hours(page, hand)
    if isinstance(deed, StockDeed):
        return CountTold(stock.read_count(page, hand, about))
    return undoing.read_deeds(page, hand)
