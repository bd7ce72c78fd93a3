"""Known flaws: the parts of an item that are missing or broken while it is still lent."""

from collections.abc import Iterable
from dataclasses import replace

from db.ledger.facts.items import ItemState
from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Transaction
from kiosk.lending.volunteers.model import PartRemark


def of_item(tx: Transaction, item: int) -> tuple[PartRemark, ...]:
    rows = tx.connection.execute(sql.FLAWS, {"item": item}).all()
    return tuple(PartRemark(row.name, row.missing, row.broken) for row in rows)


def remember(tx: Transaction, item: ItemState, remarks: tuple[PartRemark, ...]) -> None:
    """Adds remarks on parts to the known flaws of an item.

    Without any remark, the item itself is noted as incomplete. A member is asked only for the parts that are still
    there, so newly missing parts are added to those that were missing before.
    """
    known = {part.name: part for part in of_item(tx, item.id)}
    for part in remarks or (PartRemark(item.shown.name, missing=1),):
        before = known.get(part.name, PartRemark(part.name))
        missing, broken = before.missing + part.missing, max(before.broken, part.broken)
        known[part.name] = PartRemark(part.name, missing, broken)
    _keep(tx, item, known.values())


def found(tx: Transaction, item: ItemState, remarks: tuple[PartRemark, ...]) -> None:
    """Removes parts that were found from the known flaws of an item."""
    here = {part.name: part.missing for part in remarks}
    known = [replace(one, missing=max(0, one.missing - here.get(one.name, 0))) for one in of_item(tx, item.id)]
    _keep(tx, item, [one for one in known if one.missing or one.broken])


def _keep(tx: Transaction, item: ItemState, known: Iterable[PartRemark]) -> None:
    forget(tx, item)
    for part in known:
        new = {"item_id": item.id, "name": part.name, "missing": part.missing, "broken": part.broken}
        tx.connection.execute(sql.ADD_FLAW, new)


def forget(tx: Transaction, item: ItemState) -> None:
    tx.connection.execute(sql.FORGET_FLAWS, {"item": item.id})
