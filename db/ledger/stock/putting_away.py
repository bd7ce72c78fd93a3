"""The put-away list: the items that came back and are not on their shelf yet, by initiative and shelf."""

from collections.abc import Iterable

from db.ledger.people.roles import Authority
from db.ledger.statements import desk as sql
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import Transaction
from db.listings import PutAwayListing
from kiosk.lending.commands import Done, PutAway
from kiosk.lending.volunteers.events import PutAwayRead
from kiosk.lending.volunteers.putting_away import ToPutAway, by_shelf


def read_put_away(tx: Transaction, authority: Authority) -> PutAwayRead:
    """The put-away list of the initiatives of this volunteer."""
    return PutAwayRead(_to_put_away(tx, authority.initiatives))


def put_away(tx: Transaction, authority: Authority, command: PutAway) -> Done:
    """Takes these items off the list, because they are on their shelves; items of other initiatives stay on it."""
    tx.connection.execute(sql.PUT_AWAY, {"codes": list(command.barcodes), "own": list(authority.initiatives)})
    tx.note("put away", item=None, member=None, loan=None)
    return Done()


def list_put_away(tx: Transaction) -> list[PutAwayListing]:
    """The put-away list of the whole house."""
    initiatives = (row.initiative_id for row in tx.connection.execute(INITIATIVES).all())
    return [
        PutAwayListing(one.item.initiative.key, one.shelf, one.item.barcode, one.item.name)
        for one in _to_put_away(tx, initiatives)
    ]


def _to_put_away(tx: Transaction, initiatives: Iterable[int]) -> tuple[ToPutAway, ...]:
    rows = tx.connection.execute(sql.CAME_BACK, {"own": list(initiatives), "today": tx.today}).all()
    shelves = ((row, row.shelf or tx.terms_now(row).category(row.category).shelf) for row in rows)
    return by_shelf(ToPutAway(tx.item(row), shelf) for row, shelf in shelves if shelf)
