"""The shelf of the welcome screen: a few items that were chosen for the day, and the number of all items that can be
taken now.
"""

from collections.abc import Iterable

from db.ledger.statements import items as item_sql
from db.ledger.statements import shelf as sql
from db.ledger.transaction import Transaction, initiative_of, kind_of
from kiosk.lending.model import Shelf, ShelfItem, with_photo

MOST, MOST_LENT = 7, 2
"""The most items on the shelf, and the most of them that are lent, which are shown only as a shadow."""


def shelf(tx: Transaction) -> Shelf:
    """The shelf of today: the same items all day, each with a different drawing. Lent items are shown as a shadow."""
    rows = {row.initiative_id: row for row in tx.connection.execute(item_sql.INITIATIVES).all()}
    terms = {number: tx.terms_now(row) for number, row in rows.items()}
    found = tx.connection.execute(
        sql.SHELF,
        {
            "today": tx.today,
            "turn": tx.today.toordinal() * sql.DAILY % sql.PRIME,
            "lending": [number for number, one in terms.items() if one.lends],
            "swapping": [number for number, one in terms.items() if one.swaps],
        },
    ).all()
    if not found:
        return Shelf()
    items = (
        ShelfItem(
            row.barcode,
            with_photo(row.picture or kind_of(terms[row.initiative_id], row.category).picture, row.photo),
            initiative_of(rows[row.initiative_id]).colour,
            bool(row.free),
        )
        for row in found
    )
    return Shelf(int(found[0].all_free), chosen(items))


def chosen(items: Iterable[ShelfItem]) -> tuple[ShelfItem, ...]:
    """The first of these items, with each drawing once, and at most `MOST_LENT` that are lent."""
    kept: list[ShelfItem] = []
    for item in items:
        if any(item.picture == one.picture for one in kept):
            continue
        if not item.free and sum(not one.free for one in kept) >= MOST_LENT:
            continue
        kept.append(item)
        if len(kept) == MOST:
            break
    return tuple(kept)
