"""What a volunteer does with a thing of their initiative. Each is the same as at the command line."""

from typing import assert_never

from db.ledger import stocking
from db.ledger.desk_error import DeskError
from db.ledger.facts.items import ItemState
from db.ledger.naming import next_barcode
from db.ledger.queues import holds
from db.ledger.statements.items import INITIATIVE
from db.ledger.stocking import Details, NewThing
from db.ledger.transaction import Transaction, tidy
from db.ledger.volunteers.roles import Actor, refuse
from kiosk.lending.commands import AddItem, ItemCommand, MarkItem, SetInstructions, SetParts
from kiosk.lending.volunteers.model import DeclineCause


def carry_out(tx: Transaction, actor: Actor, deed: ItemCommand) -> int:
    """Returns the number of the thing. Raises Refused, and then nothing is kept."""
    try:
        match deed:
            case AddItem():
                return _add(tx, actor, deed)
            case MarkItem(barcode, condition):
                item = _own(tx, actor, barcode)
                stocking.mark(tx, item, condition)
            case SetInstructions(barcode, borrowing, returning):
                item = _own(tx, actor, barcode)
                stocking.instruct(tx, item, borrowing, returning)
            case SetParts(barcode, parts):
                item = _own(tx, actor, barcode)
                stocking.list_parts(tx, item, parts)
            case _:
                assert_never(deed)
    except DeskError as error:
        raise refuse(error.why) from error
    return item.id


def _own(tx: Transaction, actor: Actor, barcode: str) -> ItemState:
    """The thing, which is nobody else's until the end of the transaction."""
    item = holds.lock(tx, tidy(barcode))
    if item is None:
        raise refuse(DeclineCause.UNKNOWN)
    actor.must_act_for(item.initiative)
    return item


def _add(tx: Transaction, actor: Actor, deed: AddItem) -> int:
    """One of a kind that is swapped is swapped, at what its kind costs."""
    owner = actor.initiative_of(deed.initiative)
    place = tx.connection.execute(INITIATIVE, {"initiative": owner}).one()
    terms = tx.terms_now(place)
    lent = any(one.key == deed.category for one in terms.categories)
    swapped = None if lent else terms.swap.category(deed.category)
    details = Details(points=swapped.points) if swapped else Details()
    barcode = deed.barcode or next_barcode(tx.connection, owner, deed.initiative)
    return stocking.add(tx, place, NewThing(barcode, deed.name, deed.category, details=details))
