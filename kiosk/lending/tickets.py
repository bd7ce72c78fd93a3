"""A ticket: first as what was done (`Ticket`), then as words ready to print or show (`Slip`). It names no person."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.lending.model import Account, GuideEntry, Hold, Item, Line, Part, Trouble

QR_BYTES = 600
"""What a QR code of 66 mm can hold and a phone still reads from a screen: version 18 at level L (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one visit did, newest first, and the language to say it in. `serial` counts the visits since the start.

    `guide` has the initiatives concerned, as far as the house knows them; `before` and `after` are the visitor's
    accounts with them as the visit began and as it ended, where something changed on them.
    """

    serial: int
    lines: tuple[Line, ...]
    language: str
    guide: tuple[GuideEntry, ...] = ()
    before: tuple[Account, ...] = ()
    after: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldSlip:
    """The slip that lies on an item that is set aside, in the language of the house. It names nobody."""

    item: Item
    hold: Hold
    language: str


@dataclass(frozen=True, slots=True)
class PartSlip:
    """The slip that is brought along with the missing parts of an item, in the visitor's language. It names nobody."""

    item: Item
    parts: tuple[Part, ...]
    code: str
    language: str


@dataclass(frozen=True, slots=True)
class CardSlip:
    """The slip of an unknown card: a code by which the card can be given to a member, until the day `until`.

    It names nobody, and not the card.
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
    """The form to write on while the kiosk is out, in the languages of the house, the first one first."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of a form: a word with a line to write on beside it, or with `tick`, with a box to tick before it."""

    label: str
    tick: bool = False


@dataclass(frozen=True, slots=True)
class SlipRow:
    """An item and what holds for it: `Klopboormachine`, `terug voor za 12 december`, `€ 1,50`.

    `parts` are those that went along, to count at home: `Erbij: 12 blokken, 2 planken`.
    """

    title: str
    detail: str = ""
    amount: str = ""
    parts: str = ""


@dataclass(frozen=True, slots=True)
class SlipGroup:
    """The rows of one initiative and one line kind: `Spelotheek`, `Geleend`.

    `hours` are the opening hours of the initiative, a line each, under the last of its groups. `balance` are the points
    that its rows changed, before and after: `Punten`, `3 punten wachten`, `10 → 8`.
    """

    initiative: str
    kind: str
    rows: tuple[SlipRow, ...]
    hours: tuple[str, ...] = ()
    balance: SlipRow | None = None


@dataclass(frozen=True, slots=True)
class CalendarCode:
    """What stands in one QR code: a due day as iCalendar (RFC 5545), and the same day in words, to print beside it."""

    day: str
    data: str


@dataclass(frozen=True, slots=True)
class PaymentCode:
    """A QR code that a bank app pays (EPC069-12): its data, and the same in words, to type where no code is read.

    `title` names the initiative, `amount` what is owed to it, `details` are the account, its owner and the reference.
    """

    title: str
    amount: str
    details: tuple[str, ...]
    data: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A ticket in words: everything that a printer or a screen needs, in the visitor's language.

    `total` is a line for the amounts together (`Samen`, `€ 3,00`), None where it would say nothing new. `calendar` are
    the due days, soonest first; `calendar_title` says what their codes are for, as `payment_title` says of `payments`.
    `large` is one word to be read from afar, the code of an item that is set aside; `large_title` stands above it.
    `barcode` is drawn as Code 128, with its letters below. `blanks` are lines to write on, each of one or more, and all
    of them `times` over.
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
        """What was done as plain text of at most `most` bytes of UTF-8, for the QR code on the screen.

        How it is paid is added if all fits. Otherwise items are left out from the end and counted: `… +7`. The points
        and the total stay.
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
    """How a print job ended; `trouble` says why it did not print. An unconfirmed job is never sent again by itself."""

    result: PrintResult
    trouble: Trouble | None = None
