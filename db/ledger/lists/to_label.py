"""The list of items with the texts of their labels."""

from sqlalchemy import func, select

from db.ledger.statements.tables import (
    import_change,
    import_run,
    initiative,
    item,
    its_initiative,
    journal,
    of_item,
    part,
)
from db.ledger.transaction import Transaction, kind_of
from db.listings import LabelListing
from kiosk.lending.model import Part
from kiosk.lending.terms import Category

ADDED = "item added"
"""The text of the journal for an item that was added."""
ITEMS = "items"
"""The kind of an import that adds items. The journal has no row for each of these items."""


def list_to_label(tx: Transaction) -> list[LabelListing]:
    """Every item that has not left the house, by initiative and barcode."""
    added = (
        select(func.min(journal.c.at)).where(journal.c.item_id == item.c.id, journal.c.what == ADDED).scalar_subquery()
    )
    imported = (
        select(import_change.c.row_id, func.min(import_run.c.began_at).label("at"))
        .join_from(import_change, import_run)
        .where(import_run.c.kind == ITEMS, import_change.c.changed.is_(None), import_run.c.undone_at.is_(None))
        .group_by(import_change.c.row_id)
        .subquery()
    )
    listed = select(part.c.item_id, part.c.name, part.c.count.label("pieces")).order_by(part.c.item_id, part.c.position)
    parts: dict[int, list[Part]] = {}
    for one in tx.connection.execute(listed).all():
        parts.setdefault(one.item_id, []).append(Part(one.name, one.pieces))
    rows = (
        select(
            *(*of_item, item.c.when_borrowing, item.c.when_returning, item.c.shelf),
            func.coalesce(added, imported.c.at).label("added_at"),
        )
        .select_from(item.join(initiative, its_initiative).outerjoin(imported, imported.c.row_id == item.c.id))
        .where(item.c.condition.not_in(("withdrawn", "gone")))
        .order_by(initiative.c.position, item.c.barcode)
    )
    found = []
    for row in tx.connection.execute(rows).all():
        kind = kind_of(tx.terms_now(row), row.category)
        lent = kind if isinstance(kind, Category) else Category(row.category, "")
        found.append(
            LabelListing(
                row.barcode,
                row.item_name,
                row.initiative_key,
                row.category,
                row.added_at and row.added_at.astimezone(tx.local.tzinfo).date(),
                row.when_borrowing or lent.borrowing,
                row.when_returning or lent.returning,
                row.shelf or lent.shelf,
                tuple(parts.get(row.item_id, ())),
            )
        )
    return found
