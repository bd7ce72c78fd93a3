"""The nouns of the lending desk, as frozen values.

Nothing here reads a clock, a file or a database. Money is in whole euro cents, days are local days of the house.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

MemberId = NewType("MemberId", int)
"""The ledger's own number of a member: never shown, never logged."""

CardId = NewType("CardId", str)
"""A card as the ledger knows it: the keyed digest of its identifier, never the identifier (see `cards.py`)."""

Operation = NewType("Operation", str)
"""The identity of one scan or touch in the ledger: asked twice with the same one, the ledger acts once."""

Cents = NewType("Cents", int)


@dataclass(frozen=True, slots=True)
class Initiative:
    """One of the house's lending services; `colour` is `#RRGGBB` and only ever a small mark."""

    key: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Item:
    """A thing with a barcode; `category` names its drawn picture."""

    barcode: str
    name: str
    category: str
    initiative: Initiative


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands at the kiosk, as far as the screen may know."""

    member: MemberId
    first_name: str
    language: str
    more_time: bool = False


@dataclass(frozen=True, slots=True)
class Loan:
    """A thing that is out on the visitor's name, due at the end of `due_on`."""

    item: Item
    due_on: date
    renewals: int = 0


class Deed(Enum):
    LENT = "lent"
    RETURNED = "returned"
    RENEWED = "renewed"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing done in this visit, already durable in the ledger.

    `due_on` is None for a return. `elsewhere` says that the thing was out on another name (or on none), never whose.
    """

    operation: Operation
    deed: Deed
    item: Item
    due_on: date | None = None
    price: Cents = Cents(0)
    elsewhere: bool = False


class Reason(Enum):
    """Why a thing cannot be taken now; the value is the short code that a volunteer knows."""

    ALREADY_OUT = "U1"
    NOT_YOURS = "U2"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A thing that cannot be taken, with every reason at once."""

    item: Item
    reasons: tuple[Reason, ...]


class Device(Enum):
    READER = "reader"
    SCANNER = "scanner"
    PRINTER = "printer"
    LEDGER = "ledger"


class Trouble(Enum):
    """What is wrong with a device; the value is the word that `systemctl status` shows."""

    STARTING = "starting"
    MISSING = "missing"
    DENIED = "access denied"
    PAPER_OUT = "out of paper"
    COVER_OPEN = "cover open"
    OFFLINE = "offline"
    SILENT = "silent"
    FAILED = "failed"
    UNSAFE = "unsafe"
    NOT_CONFIGURED = "none"


class TicketPolicy(Enum):
    ALWAYS = "always"
    ASK = "ask"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the house decided about its kiosk; times in seconds."""

    house: str
    languages: tuple[str, ...] = ("nl", "fr", "en")
    ticket: TicketPolicy = TicketPolicy.ALWAYS
    idle_seconds: float = 40
    warning_seconds: float = 20
    dim_seconds: float = 300
    loans_folded: bool = False
    number_pad: bool = True
    reads_aloud: bool = True
    reader_side: str = "right"
