"""What a row can say, by the kind of file: one dataclass for each kind, with the reader of every column.

A field that is None is not said by the file: what the house has stays as it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, NamedTuple

from kiosk.importing import cells
from kiosk.importing.cells import Cell
from kiosk.lending.model import Cents


class Kind(Enum):
    """What the rows of a file are; the value is what `--as` takes and the name of the file of an export."""

    MEMBERS = "members"
    ITEMS = "items"
    CARDS = "cards"
    SUBSCRIPTIONS = "subscriptions"
    LOANS = "loans"


def column(read: Callable[[Cell], Any], says: str) -> Any:
    """A field of a row, with the reader of its cells and what it says."""
    return field(default=None, metadata={"read": read, "says": says})


@dataclass(slots=True, kw_only=True)
class MemberCells:
    """A member. `adult` is a yes or no, or the day of birth, which is not kept."""

    number: str | None = column(cells.number, "the member's number")
    name: str | None = column(cells.name, "the name of the member or household")
    first_name: str | None = column(cells.name, "the first name, if it stands apart")
    last_name: str | None = column(cells.name, "the last name, if it stands apart")
    other_number: str | None = column(cells.number, "the number of a member who has no other one")
    language: str | None = column(cells.language, "nl, fr, en …")
    adult: bool | date | None = column(cells.adult, "is the member an adult: ja or nee, or the day of birth")
    more_time: bool | None = column(cells.yes, "everything waits twice as long for them: ja or nee")
    blocked: str | None = column(cells.words, "why the house lends them nothing")
    keeps_history: bool | None = column(cells.yes, "the member wants to see what they borrowed: ja or nee")
    last_seen: date | None = column(cells.day, "the last day on which the member was here")
    pin: str | None = column(cells.written, "the PIN as the kiosk keeps it; of no use to another kiosk")


@dataclass(slots=True, kw_only=True)
class ItemCells:
    """An item. `components` is what the parts are, as it was written."""

    barcode: str | None = column(cells.barcode, "the code that stands on it")
    name: str | None = column(cells.name, "what it is called")
    initiative: str | None = column(cells.short, "the key or the name of its initiative")
    category: str | None = column(cells.short, "the key or the name of its category")
    value: Cents | None = column(cells.cents, "what it is worth, in euro")
    components: str | None = column(cells.written, "its parts, such as: 12 blokken, 2 borden")
    days: int | None = column(cells.loan_days, "for how many days it is lent, if not as its category")
    condition: str | None = column(cells.condition, "good, check, repair, missing, withdrawn or gone")
    adults_only: bool | None = column(cells.yes, "only for adults: ja or nee")
    volunteers_only: bool | None = column(cells.yes, "only lent by a volunteer: ja or nee")
    induction: bool | None = column(cells.yes, "only for who was shown how it works: ja or nee")
    safe_until: date | None = column(cells.day, "the last day on which it may be used")
    borrowing: str | None = column(cells.words, "what to know when it is borrowed, at most 400 characters")
    returning: str | None = column(cells.words, "what to know when it is brought back, at most 400 characters")
    shelf: str | None = column(cells.short, "where it belongs, if not where its category does")
    picture: str | None = column(cells.short, "its drawing, if not that of its category")
    points: int | None = column(cells.points, "what it is swapped for, if it is not lent")


@dataclass(slots=True, kw_only=True)
class CardCells:
    """A card, by its UID or as a kiosk keeps it (`digest`)."""

    member: str | None = column(cells.number, "the member's number")
    uid: bytes | None = column(cells.uid, "the UID of the card, in hex")
    digest: str | None = column(cells.digest, "the card as this kiosk keeps it, under its own key")
    holder: str | None = column(cells.name, "who carries it, if that is another of the household")
    adult: bool | None = column(cells.yes, "is the holder an adult: ja or nee")
    lost: datetime | None = column(cells.moment, "when it was reported lost")


@dataclass(slots=True, kw_only=True)
class SubscriptionCells:
    """A subscription that was paid. Without its last day, it is as long as its plan says."""

    member: str | None = column(cells.number, "the member's number")
    other_number: str | None = column(cells.number, "the number of a member who has no other one")
    initiative: str | None = column(cells.short, "the key or the name of the initiative")
    plan: str | None = column(cells.short, "the key or the name of its plan")
    first: date | None = column(cells.day, "the first day")
    last: date | None = column(cells.day, "the last day")
    left: int | None = column(cells.count, "how many strips are left of a strip card")
    status: str | None = column(cells.short, "rows that are PENDING or CANCELLED are left out")


@dataclass(slots=True, kw_only=True)
class LoanCells:
    """A loan. Without the day on which it came back it runs."""

    item: str | None = column(cells.barcode, "the code of the item")
    member: str | None = column(cells.number, "the member's number")
    first_name: str | None = column(cells.name, "the member's first name, if there is no number")
    last_name: str | None = column(cells.name, "the member's last name, if there is no number")
    name: str | None = column(cells.name, "the member's name, if there is no number")
    email: str | None = column(cells.written, "tells two members of one name apart (--members); it is not kept")
    lent: datetime | None = column(cells.moment, "when it was lent")
    due: date | None = column(cells.day, "the day on which it is due")
    returned: datetime | None = column(cells.moment, "when it came back")
    renewals: int | None = column(cells.count, "how often it was renewed")
    status: str | None = column(cells.short, "rows that are reserved, pending or cancelled are left out")


Cells = MemberCells | ItemCells | CardCells | SubscriptionCells | LoanCells
CELLS: dict[Kind, type[Cells]] = {
    Kind.MEMBERS: MemberCells,
    Kind.ITEMS: ItemCells,
    Kind.CARDS: CardCells,
    Kind.SUBSCRIPTIONS: SubscriptionCells,
    Kind.LOANS: LoanCells,
}


class Field(NamedTuple):
    """A field of a kind of file: what reads its cells, and what it says."""

    read: Callable[[Cell], Any]
    says: str


FIELDS: dict[Kind, dict[str, Field]] = {
    kind: {one.name: Field(one.metadata["read"], one.metadata["says"]) for one in fields(cells_of)}
    for kind, cells_of in CELLS.items()
}
