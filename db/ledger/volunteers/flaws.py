"""What is known to be missing or broken of a thing that is lent all the same."""

from db.ledger.page import Page
from db.ledger.statements import volunteers as sql
from db.ledger.things import Thing
from kiosk.lending.volunteers.model import PartRemark


def of_item(page: Page, item: int) -> tuple[PartRemark, ...]:
    rows = page.connection.execute(sql.FLAWS, {"item": item}).all()
    return tuple(PartRemark(row.name, row.missing, row.broken) for row in rows)


def remember(page: Page, thing: Thing, said: tuple[PartRemark, ...]) -> None:
    """Besides what was known; of whatever nobody said something of, that something of it is missing.

    Who was asked for the parts was asked for those that there still were, so what they missed comes on top.
    """
    known = {part.name: part for part in of_item(page, thing.id)}
    for part in said or (PartRemark(thing.item.name, missing=1),):
        before = known.get(part.name, PartRemark(part.name))
        missing, broken = before.missing + part.missing, max(before.broken, part.broken)
        known[part.name] = PartRemark(part.name, missing, broken)
    forget(page, thing)
    for part in known.values():
        new = {"item_id": thing.id, "name": part.name, "missing": part.missing, "broken": part.broken}
        page.connection.execute(sql.ADD_FLAW, new)


def forget(page: Page, thing: Thing) -> None:
    page.connection.execute(sql.FORGET_FLAWS, {"item": thing.id})
