"""Things to lend and to swap: what each is, and in what state it is."""

import re
from dataclasses import dataclass
from datetime import date

from db.desk.page import CODE, Desk, DeskError, FormError, initiative_of, take_code, terms_of, words
from db.ledger import holds
from db.ledger.page import tidy
from db.ledger.statements import inbox, item, part
from kiosk.lending.model import Cents, Hold, Part
from kiosk.lending.policy import Condition
from kiosk.lending.terms import Category, SwapCategory, Terms

MOST_PARTS = 60
MOST_CENTS = 10_000_000
MOST_POINTS = 1000


@dataclass(frozen=True, slots=True)
class Details:
    """What is to be known of a thing besides its name. What it leaves empty, its category says.

    `safe_until` is the last day on which it may be used; `borrowing` and `returning` are what to know then. With
    `points` it is not lent but swapped, at so many.
    """

    value: Cents = Cents(0)
    picture: str | None = None
    parts: tuple[Part, ...] = ()
    adults_only: bool = False
    volunteers_only: bool = False
    needs_induction: bool = False
    safe_until: date | None = None
    borrowing: str = ""
    returning: str = ""
    points: int | None = None


class ThingsDesk(Desk):
    def add_item(
        self,
        barcode: str,
        name: str,
        days: int | None = None,
        category: str = "box",
        initiative_key: str | None = None,
        details: Details = Details(),
    ) -> None:
        """A thing to lend, for `days` (1 to 3660) or the usual period; without a key, of the first initiative.

        `category` is one of those that the terms of the initiative name, if they name any.
        """
        barcode, name = tidy(barcode), words(name, "name")
        if len(barcode) < 2 or not re.fullmatch(CODE, barcode):
            raise FormError("A barcode has 2 to 64 letters, digits and signs, without accents.")
        if days is not None and not 1 <= days <= 3660:
            raise FormError("A thing is lent for 1 to 3660 days.")
        new = {"barcode": barcode, "name": name, "category": category, "loan_days": days, **_kept(details)}
        with self._transaction() as connection:
            owner = initiative_of(connection, initiative_key)
            terms = terms_of(connection, owner)[1]
            _must_be_known(category, terms, swapped=details.points is not None)
            if details.points is not None and not terms.swaps:
                raise DeskError(f"The initiative {terms.key} does not swap.")
            take_code(connection, barcode, "item")
            adding = item.insert().values({**new, "initiative_id": owner}).returning(item.c.id)
            added = connection.execute(adding).scalar_one()
            parts = [
                {"item_id": added, "position": at, "name": one.name, "count": one.count, "picture": one.picture or None}
                for at, one in enumerate(details.parts)
            ]
            if parts:
                connection.execute(part.insert(), parts)
            self._note(connection, "item added", item_id=added)

    def mark_item(self, barcode: str, condition: Condition) -> Hold | None:
        """Say in what state a thing is. Marked twice, it stays as it is.

        Unless it is still to be checked, nothing waits any more because of it. Fit to go, it is set aside for the first
        who waits for it: then this is where.
        """
        with self._transaction() as connection:
            page = self._page(connection)
            thing = holds.hold(page, tidy(barcode))
            if thing is None:
                raise DeskError(f"There is no thing {barcode}.")
            if condition is Condition.GONE and thing.row.swap_points is None:
                raise DeskError(f"The thing {thing.item.barcode} is lent, not swapped: it can be missing or withdrawn.")
            if condition is not Condition.CHECK:
                settled = {"settled_at": self._now(), "settled_by": self._who, "outcome": condition.value}
                waiting = inbox.update().where(inbox.c.item_id == thing.id, inbox.c.settled_at.is_(None))
                connection.execute(waiting.where(inbox.c.kind.in_(_LOOKED_AT)).values(settled))
            if thing.condition is condition:
                return None
            connection.execute(item.update().where(item.c.id == thing.id).values(condition=condition.value))
            self._note(connection, f"item marked {condition.value}", item_id=thing.id)
            return holds.settle(page, thing.id)


_LOOKED_AT = ("parts", "check", "found")
"""What waits in the inbox until somebody looked at the thing itself."""


def _kept(details: Details) -> dict[str, object]:
    """The columns of the details. Raises FormError."""
    if not 0 <= details.value <= MOST_CENTS:
        raise FormError(f"A thing is worth 0 to {MOST_CENTS // 100} euro.")
    if details.points is not None and not 1 <= details.points <= MOST_POINTS:
        raise FormError(f"A thing is swapped at 1 to {MOST_POINTS} points.")
    if len(details.parts) > MOST_PARTS:
        raise FormError(f"A thing has at most {MOST_PARTS} kinds of parts.")
    for one in details.parts:
        if words(one.name, "name of a part", 60) != one.name or not 1 <= one.count <= 10000:
            raise FormError("A part has a name of 1 to 60 characters, and there are 1 to 10000 of it.")
    return {
        "value": details.value,
        "picture": details.picture,
        "adults_only": details.adults_only,
        "volunteers_only": details.volunteers_only,
        "needs_induction": details.needs_induction,
        "safe_until": details.safe_until,
        "when_borrowing": words(details.borrowing, "text for borrowing", 400) if details.borrowing else None,
        "when_returning": words(details.returning, "text for returning", 400) if details.returning else None,
        "swap_points": details.points,
    }


def _must_be_known(category: str, terms: Terms, *, swapped: bool) -> None:
    """What is swapped can be of a category that is swapped, too."""
    known: tuple[Category | SwapCategory, ...] = (*terms.categories, *(terms.swap.categories if swapped else ()))
    if terms.categories and all(one.key != category for one in known):
        listed = ", ".join(one.key for one in known)
        raise DeskError(f"The initiative {terms.key} has no category {category}; it has {listed}.")
