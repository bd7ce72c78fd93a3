"""What a volunteer does, once: by kind of deed, each in a module of its own, answered with what it was about."""

from dataclasses import replace

from db.ledger import recording
from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Transaction
from db.ledger.volunteers import hours, member_deeds, members, stock, thing_deeds, things, undoing
from db.ledger.volunteers.roles import Actor
from kiosk.lending.commands import Command, HoursCommand, ItemCommand, LendTo, MemberCommand, StockCommand
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import CountRead, HoursRead, ItemRead, MemberRead, PastOperationsRead

Done = MemberRead | ItemRead | HoursRead | PastOperationsRead | CountRead


def do(tx: Transaction, actor: Actor, deed: Command, key: bytes) -> Done:
    """Carried out already, it is only told how it is now. `key` is the kiosk's, for PINs. Raises Refused."""
    row = tx.connection.execute(sql.FIND_DONE, {"operation": tx.operation}).one_or_none()
    if row is None:
        about = _carry_out(tx, actor, deed, key)
        tx.connection.execute(sql.ADD_DONE, {"operation": tx.operation, "at": tx.at, "about": about})
    else:
        about = row.about
    return _tell(tx, actor, deed, about)


def _carry_out(tx: Transaction, actor: Actor, deed: Command, key: bytes) -> int:
    """Returns the number of what it was about: a member, a thing, a stock-take, an initiative; of an undoing, 0."""
    if isinstance(deed, MemberCommand):
        return member_deeds.carry_out(tx, actor, deed, key)
    if isinstance(deed, ItemCommand):
        return thing_deeds.carry_out(tx, actor, deed)
    if isinstance(deed, HoursCommand):
        return hours.carry_out(tx, actor, deed)
    if isinstance(deed, StockCommand):
        return stock.carry_out(tx, actor, deed)
    undoing.undo(tx, actor, deed)
    return 0


def _tell(tx: Transaction, actor: Actor, deed: Command, about: int) -> Done:
    if isinstance(deed, MemberCommand):
        told = members.read_member(tx, actor, MemberId(about))
        lent = recording.already(tx) if isinstance(deed, LendTo) else None
        return replace(told, lent=lent.line) if lent else told
    if isinstance(deed, ItemCommand):
        return things.item_told(tx, actor, about)
    if isinstance(deed, HoursCommand):
        return hours.read_hours(tx, actor)
    if isinstance(deed, StockCommand):
        return CountRead(stock.read_count(tx, actor, about))
    return undoing.read_past_operations(tx, actor)
