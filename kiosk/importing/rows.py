"""The fields of a row, by the kind of file: one dataclass for each kind, with the reader of every column.

A field is None if the file does not have it: then the value in the house stays.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from kiosk.importing import cells
from kiosk.importing.cells import Cell, Flaw
from kiosk.lending.model import Cents, Part


class Kind(Enum):
    """The kinds of rows of a file; the value is the word for `--as` and the name of the file of an export.

    They are in the order in which a whole house is imported: a kind comes after the kinds that it names.
    """

    MEMBERS = "members"
    ITEMS = "items"
    CARDS = "cards"
    SUBSCRIPTIONS = "subscriptions"
    LOANS = "loans"
    RESERVATIONS = "reservations"
    PROOFS = "proofs"
    INDUCTIONS = "inductions"
    ROLES = "roles"
    MESSAGES = "messages"
    BALANCES = "balances"


def column(read: Callable[[Cell], Any], says: str) -> Any:
    """A field of a row, with the reader of its cells and its description."""
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
    pin: str | None = column(cells.kept_pin, "the PIN as the kiosk keeps it; of no use to another kiosk")


@dataclass(slots=True, kw_only=True)
class ItemCells:
    """An item. `components` is the text of its parts, as it was written."""

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
    photo: str | None = column(
        cells.photo, "its photo as the kiosk keeps it; the file lies in photos/, called after the code of the item"
    )
    points: int | None = column(cells.points, "what it is swapped for, if it is not lent")
    parts: tuple[Part, ...] | None = column(
        cells.listed_parts, 'its parts as a program writes them: [["blok", 12, ""]]'
    )
    flaws: tuple[Flaw, ...] | None = column(cells.flaws, 'what is missing and broken: [["blok", 2, 0]]')
    kept_for: str | None = column(cells.number, "the number of the member for whom it is set aside")
    kept_until: date | None = column(cells.day, "the last day on which it is set aside")
    to_put_away: bool | None = column(cells.yes, "it came back and is to be put on its shelf: ja or nee")


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
    """A paid subscription. Without a last day, it is as long as its plan."""

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
    """A loan. Without the day of its return, it runs."""

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


@dataclass(slots=True, kw_only=True)
class ReservationCells:
    """A member waits for an item. The item is ready if it is set aside, with the code on its slip."""

    item: str | None = column(cells.barcode, "the code of the item")
    member: str | None = column(cells.number, "the member's number")
    made: datetime | None = column(cells.moment, "when it was reserved")
    ready: datetime | None = column(cells.moment, "when it was set aside")
    ready_until: date | None = column(cells.day, "the last day on which it is set aside")
    code: str | None = column(cells.short, "the code on the slip")


@dataclass(slots=True, kw_only=True)
class ProofCells:
    """A proof that gives the social tariff."""

    member: str | None = column(cells.number, "the member's number")
    kind: str | None = column(cells.proof, "letter or uitpas")
    until: date | None = column(cells.day, "its last day")
    noted: datetime | None = column(cells.moment, "when it was shown")


@dataclass(slots=True, kw_only=True)
class InductionCells:
    """A person was shown how an item, or every item of a category, works."""

    member: str | None = column(cells.number, "the member's number")
    card: str | None = column(
        cells.digest, "the card of who was shown it, as this kiosk keeps it; empty for the member"
    )
    item: str | None = column(cells.barcode, "the code of the item; empty for a category")
    initiative: str | None = column(cells.short, "the key of the initiative of the category")
    category: str | None = column(cells.short, "the key of the category; empty for an item")
    noted: datetime | None = column(cells.moment, "when it was shown")


@dataclass(slots=True, kw_only=True)
class RoleCells:
    """A member is a volunteer or a coordinator."""

    member: str | None = column(cells.number, "the member's number")
    initiative: str | None = column(cells.short, "the key or the name of the initiative")
    role: str | None = column(cells.role, "volunteer or coordinator")
    since: datetime | None = column(cells.moment, "since when")


@dataclass(slots=True, kw_only=True)
class MessageCells:
    """A message that a member has not seen yet."""

    member: str | None = column(cells.number, "the member's number")
    message: str | None = column(cells.message, "what it says, at most 120 characters")
    written: datetime | None = column(cells.moment, "when it was written")


@dataclass(slots=True, kw_only=True)
class BalanceCells:
    """The balance of an account of a member: their debt, their deposit, or their points."""

    member: str | None = column(cells.number, "the member's number")
    initiative: str | None = column(cells.short, "the key or the name of the initiative")
    account: str | None = column(cells.account, "owed, deposit or points")
    balance: Decimal | None = column(cells.balance, "an amount in euro, or a number of points")


Cells = (
    MemberCells
    | ItemCells
    | CardCells
    | SubscriptionCells
    | LoanCells
    | ReservationCells
    | ProofCells
    | InductionCells
    | RoleCells
    | MessageCells
    | BalanceCells
)
CELLS: dict[Kind, type[Cells]] = {
    Kind.MEMBERS: MemberCells,
    Kind.ITEMS: ItemCells,
    Kind.CARDS: CardCells,
    Kind.SUBSCRIPTIONS: SubscriptionCells,
    Kind.LOANS: LoanCells,
    Kind.RESERVATIONS: ReservationCells,
    Kind.PROOFS: ProofCells,
    Kind.INDUCTIONS: InductionCells,
    Kind.ROLES: RoleCells,
    Kind.MESSAGES: MessageCells,
    Kind.BALANCES: BalanceCells,
}


class Field(NamedTuple):
    """A field of a kind of file: the reader of its cells, and its description."""

    read: Callable[[Cell], Any]
    says: str


FIELDS: dict[Kind, dict[str, Field]] = {
    kind: {one.name: Field(one.metadata["read"], one.metadata["says"]) for one in fields(cells_of)}
    for kind, cells_of in CELLS.items()
}
