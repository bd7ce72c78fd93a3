"""Commands about an item: adding it, and setting its condition, instructions, parts, shelf and photo."""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.conditions import Condition
from kiosk.lending.model import Cents, Part


@dataclass(frozen=True, slots=True)
class Details:
    """The details of an item besides its name. For an empty detail, that of the category holds.

    `value` is in cents, `picture` the name of a drawing, `safe_until` the last day on which the item may be used;
    `borrowing` and `returning` are instructions of at most 400 characters, `shelf` is where the item belongs, in at
    most 60. An item with `points` is swapped for them, not lent.
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
    the usual one. Without `details`, the item is lent or swapped as its category says, at the points of the category.
    """

    initiative: str
    category: str
    name: str
    barcode: str = ""
    days: int | None = None
    details: Details | None = None


@dataclass(frozen=True, slots=True)
class MarkItem:
    """Sets the condition of an item."""

    barcode: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class SetInstructions:
    """Sets the instructions of an item for borrowing and for returning; for an empty text, that of its category
    holds.
    """

    barcode: str
    borrowing: str
    returning: str


@dataclass(frozen=True, slots=True)
class SetParts:
    """Sets the list of parts of an item, in place of the list before."""

    barcode: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SetShelf:
    """Sets the shelf on which an item belongs, in at most 60 characters; for an empty text, that of its category
    holds.
    """

    barcode: str
    shelf: str


@dataclass(frozen=True, slots=True)
class SetPhoto:
    """Sets the name under which the photo of an item is kept; empty for no photo."""

    barcode: str
    photo: str
