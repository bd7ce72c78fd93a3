"""The catalogue: every item that can be borrowed now or later, for everybody to read. It never says who has an item."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.ledger.queues import holds
from db.ledger.statements import catalogue as sql
from db.ledger.statements import items as item_sql
from db.ledger.transaction import Transaction, initiative_of, kind_of
from kiosk.lending.model import Availability, Catalogue, Initiative, Item, Offer, with_photo
from kiosk.lending.terms import Terms

AWAY = ("check", "repair")


@dataclass(frozen=True, slots=True)
class CategoryOffers:
    """A category of an initiative, with the values that all its items share; `position` sorts it among all
    categories.
    """

    position: tuple[int, int, str]
    initiative: Initiative
    name: str
    picture: str
    subscription: bool
    lends: bool
    swaps: bool
    reserves: bool


def catalogue(tx: Transaction) -> Catalogue:
    """Every item: by initiative in the order of the house, by category in the order of its terms, then by name."""
    holds.pass_on_expired(tx)
    category_of = _categories(tx)
    today, day = tx.today, tx.today.isoformat()
    found: list[tuple[tuple[int, int, str], str, str, Offer]] = []
    for row in tx.connection.execute(sql.OFFERS).all():
        initiative, category, barcode, name, picture, condition, induction, adults, volunteers = row[:9]
        kept_until, points, photo, due_on, queue = row[9:]
        kind = category_of(initiative, category)
        if not (kind.lends if points is None else kind.swaps):
            continue
        kept = queue > 0 or (kept_until is not None and kept_until >= day)
        offer = Offer(
            Item(barcode, name, with_photo(picture or kind.picture, photo), kind.initiative),
            kind.name,
            _availability(due_on, condition, kept),
            None if due_on is None else max(date.fromisoformat(due_on), today),
            queue,
            kind.subscription,
            bool(induction),
            bool(adults),
            bool(volunteers),
            kind.reserves and points is None and not volunteers,
            points,
        )
        found.append((kind.position, name.casefold(), barcode, offer))
    found.sort(key=lambda one: one[:3])
    return Catalogue(today, tuple(one[3] for one in found))


def _availability(due_on: str | None, condition: str, kept: bool) -> Availability:
    if due_on is not None:
        return Availability.OUT
    if kept:
        return Availability.KEPT
    return Availability.AWAY if condition in AWAY else Availability.FREE


def _categories(tx: Transaction) -> Callable[[int, str], CategoryOffers]:
    """A function from the number of an initiative and the key of a category to the category; each is made once."""
    known: dict[tuple[int, str], CategoryOffers] = {}
    shops = {
        row.initiative_id: (position, initiative_of(row), tx.terms_now(row))
        for position, row in enumerate(tx.connection.execute(item_sql.INITIATIVES).all())
    }

    def category_of(initiative: int, category: str) -> CategoryOffers:
        if (initiative, category) not in known:
            known[initiative, category] = _category(*shops[initiative], category)
        return known[initiative, category]

    return category_of


def _category(position: int, initiative: Initiative, terms: Terms, category: str) -> CategoryOffers:
    """The category with this key. One that the terms do not name comes after those that they name."""
    keys = [*(one.key for one in terms.categories), *(one.key for one in terms.swap.categories)]
    kind = kind_of(terms, category)
    return CategoryOffers(
        (position, keys.index(category) if category in keys else len(keys), category),
        initiative,
        kind.name,
        kind.picture,
        bool(terms.plans),
        terms.lends,
        terms.swaps,
        terms.reservations.most != 0,
    )
