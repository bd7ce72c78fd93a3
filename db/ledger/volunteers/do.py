"""What a volunteer does, once: by kind of deed, each in a module of its own, answered with what it was about."""

from dataclasses import replace

from db.ledger import operations
from db.ledger.page import Page
from db.ledger.statements import volunteers as sql
from db.ledger.volunteers import hours, member_deeds, members, stock, thing_deeds, things, undoing
from db.ledger.volunteers.roles import Hand
from kiosk.lending.commands import Command, HoursCommand, ItemCommand, LendTo, MemberCommand, StockCommand
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import CountRead, HoursRead, ItemRead, MemberRead, PastOperationsRead

Done = MemberRead | ItemRead | HoursRead | PastOperationsRead | CountRead


def do(page: Page, hand: Hand, deed: Command, key: bytes) -> Done:
    """Carried out already, it is only told how it is now. `key` is the kiosk's, for PINs. Raises Refused."""
    row = page.connection.execute(sql.FIND_DONE, {"operation": page.operation}).one_or_none()
    if row is None:
        about = _carry_out(page, hand, deed, key)
        page.connection.execute(sql.ADD_DONE, {"operation": page.operation, "at": page.at, "about": about})
    else:
        about = row.about
    return _tell(page, hand, deed, about)


def _carry_out(page: Page, hand: Hand, deed: Command, key: bytes) -> int:
    """Returns the number of what it was about: a member, a thing, a stock-take, an initiative; of an undoing, 0."""
    if isinstance(deed, MemberCommand):
        return member_deeds.carry_out(page, hand, deed, key)
    if isinstance(deed, ItemCommand):
        return thing_deeds.carry_out(page, hand, deed)
    if isinstance(deed, HoursCommand):
        return hours.carry_out(page, hand, deed)
    if isinstance(deed, StockCommand):
        return stock.carry_out(page, hand, deed)
    undoing.undo(page, hand, deed)
    return 0


def _tell(page: Page, hand: Hand, deed: Command, about: int) -> Done:
    if isinstance(deed, MemberCommand):
        told = members.read_member(page, hand, MemberId(about))
        lent = operations.already(page) if isinstance(deed, LendTo) else None
        return replace(told, lent=lent.line) if lent else told
    if isinstance(deed, ItemCommand):
        return things.thing_told(page, hand, about)
    if isinstance(deed, HoursCommand):
        return hours.read_hours(page, hand)
    if isinstance(deed, StockCommand):
        return CountRead(stock.read_count(page, hand, about))
    return undoing.read_past_operations(page, hand)
