"""A ticket: first as data (`Ticket`), then as words to print or show (`Slip`). It names no person."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.lending.model import Account, GuideEntry, Hold, Item, Line, Part, Trouble

QR_BYTES = 600
"""The most bytes in a QR code of 66 mm that a phone still reads from a screen: version 18 at level L (ISO/IEC
18004).
"""


@dataclass(frozen=True, slots=True)
class Ticket:
    """The lines of one visit, newest first, and the language of the ticket. `serial` counts the visits since the start.

    `guide` has the entries of the initiatives concerned, as far as known; `before` and `after` are the visitor's
    accounts with them at the beginning and at the end of the visit, if they changed.
    """

    serial: int
    lines: tuple[Line, ...]
    language: str
    guide: tuple[GuideEntry, ...] = ()
    before: tuple[Account, ...] = ()
    after: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldSlip:
    """The slip for an item that is set aside, in the language of the house. It names nobody."""

    item: Item
    hold: Hold
    language: str


@dataclass(frozen=True, slots=True)
class PartSlip:
    """The slip that the visitor brings together with the missing parts of an item, in their language. It names
    nobody.
    """

    item: Item
    parts: tuple[Part, ...]
    code: str
    language: str


@dataclass(frozen=True, slots=True)
class CardSlip:
    """The slip of an unknown card: a code by which the card can be given to a member, until the day `until`.

    It names neither a person nor the card.
    """

    code: str
    until: date
    language: str


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """The label to stick on an item: its name and its barcode."""

    item: Item
    language: str


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The form to write on while the kiosk is out of order, in the languages of the house, in their order."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of a form: a word with a line to write on beside it, or with `tick`, with a box to tick before it."""

    label: str
    tick: bool = False


@dataclass(frozen=True, slots=True)
class SlipRow:
    """The row of an item, with a detail and an amount: `Klopboormachine`, `terug voor za 12 december`, `€ 1,50`.

    `parts` lists the parts that go with the item, to count at home: `Erbij: 12 blokken, 2 planken`.
    """

    title: str
    detail: str = ""
    amount: str = ""
    parts: str = ""


@dataclass(frozen=True, slots=True)
class SlipGroup:
    """The rows of one initiative and one line kind: `Spelotheek`, `Geleend`.

    `hours` are the opening hours of the initiative, a line each, under the last of its groups. `balance` has the points
    before and after, if its rows changed them: `Punten`, `3 punten wachten`, `10 → 8`.
    """

    initiative: str
    kind: str
    rows: tuple[SlipRow, ...]
    hours: tuple[str, ...] = ()
    balance: SlipRow | None = None


@dataclass(frozen=True, slots=True)
class CalendarCode:
    """The content of one QR code: a due day as iCalendar (RFC 5545), and the same day in words, to print beside it."""

    day: str
    data: str


@dataclass(frozen=True, slots=True)
class PaymentCode:
    """A QR code that a bank app pays (EPC069-12): its data, and the same in words, to type if no code can be read.

    `title` names the initiative, `amount` what is owed to it, `details` are the account, its owner and the reference.
    """

    title: str
    amount: str
    details: tuple[str, ...]
    data: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A ticket in words, in the visitor's language, with everything that a printer or a screen needs.

    `total` is the line with the sum of the amounts (`Samen`, `€ 3,00`), None if it would repeat a single amount.
    `calendar` are the due days, soonest first; `calendar_title` explains their codes, and `payment_title` those of
    `payments`. `large` is one word to be read from afar, the code of an item that is set aside; `large_title` is
    printed above it. `barcode` is drawn as Code 128, with its letters below. `blanks` are lines to write on, each with
    one or more fields; all of them are repeated `times` times.
    """

    house: str
    when: str
    groups: tuple[SlipGroup, ...]
    closing: tuple[str, ...]
    language: str
    total: SlipRow | None = None
    calendar: tuple[CalendarCode, ...] = ()
    calendar_title: str = ""
    payments: tuple[PaymentCode, ...] = ()
    payment_title: str = ""
    large: str = ""
    large_title: str = ""
    barcode: str = ""
    blanks: tuple[tuple[Blank, ...], ...] = ()
    times: int = 1

    def text(self, most: int = QR_BYTES) -> str:
        """The slip as plain text of at most `most` bytes of UTF-8, for the QR code on the screen.

        The payment details are added if everything fits. Otherwise items are left out from the end and counted: `… +7`.
        The points and the total stay.
        """
        head = [self.house, self.when]
        body = [line for group in self.groups for line in _lines_of(group)]
        balances = [line for group in self.groups for line in _balance(group)]
        total = [f"{self.total.title}: {self.total.amount}"] if self.total else []
        payments = [f"{each.title}: {', '.join((each.amount, *each.details))}" for each in self.payments]
        whole = "\n".join([*head, *body, *balances, *total, *payments])
        if len(whole.encode()) <= most:
            return whole
        for kept in range(min(len(body), most), -1, -1):
            left_out = [f"… +{len(body) - kept}"] if kept < len(body) else []
            text = "\n".join([*head, *body[:kept], *left_out, *balances, *total])
            if len(text.encode()) <= most:
                return text
        return self.house[: most // 4]


def _lines_of(group: SlipGroup) -> list[str]:
    return [f"{group.kind}: {', '.join(filter(None, (row.title, row.detail, row.amount)))}" for row in group.rows]


def _balance(group: SlipGroup) -> list[str]:
    """`Punten Babytheek: 10 → 8, 3 punten wachten`."""
    if not group.balance:
        return []
    points = group.balance
    return [f"{points.title} {group.initiative}: {', '.join(filter(None, (points.amount, points.detail)))}"]


class PrintResult(Enum):
    PRINTED = "printed"
    NOT_READY = "not ready"
    UNREACHABLE = "unreachable"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """The outcome of a print job; `trouble` is the reason why it did not print. An unconfirmed job is never repeated
    automatically.
    """

    result: PrintResult
    trouble: Trouble | None = None
