"""Commands about an item: adding it, its condition, what people must know of it, its parts."""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.conditions import Condition
from kiosk.lending.model import Cents, Part


@dataclass(frozen=True, slots=True)
class Details:
    """What there is to know of an item besides its name; for what is left empty, that of its category holds.

    `value` is in cents, `picture` the name of a drawing, `safe_until` the last day on which the item may be used;
    `borrowing` and `returning` are texts of at most 400 characters, `shelf` is where it belongs, in at most 60. With
    `points` it is swapped for those, not lent.
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
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class AddItem:
    """Adds an item to an initiative; an empty key is the first initiative of the house.

    Without a `barcode` it gets the next free one of its initiative. `days` (1 to 3660) is its own loan period; None is
    the usual one. Without `details` it is what its category says: swapped if that is swapped, at the same points.
    """

    initiative: str
    category: str
    name: str
    barcode: str = ""
    days: int | None = None
    details: Details | None = None


@dataclass(frozen=True, slots=True)
class MarkItem:
    """Says in what condition an item is."""

    barcode: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class SetInstructions:
    """Says what to know of an item at borrowing and at returning; an empty text leaves that to its category."""

    barcode: str
    borrowing: str
    returning: str


@dataclass(frozen=True, slots=True)
class SetParts:
    """Says what the parts of an item are, instead of those that were listed."""

    barcode: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SetShelf:
    """Says on which shelf an item belongs, in at most 60 characters; empty leaves that to its category."""

    barcode: str
    shelf: str


@dataclass(frozen=True, slots=True)
class SetPhoto:
    """Says by what name the photo of an item is kept; empty for none."""

    barcode: str
    photo: str
