"""Reads one cell as a text, a code, a day, an amount, a number or a list of parts, in the forms that people and
programs write.

Every reader raises `CellError` with the rule for the cell. No reader is called with an empty cell.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import isfinite
from typing import Annotated, Any

import msgspec
from babel import Locale

from kiosk.lending.cards import fault_of
from kiosk.lending.commands import Role
from kiosk.lending.conditions import Condition
from kiosk.lending.languages import LANGUAGES, OFFERED
from kiosk.lending.limits import (
    BARCODE,
    CODE,
    FIRST_DAY,
    LAST_DAY,
    LONGEST_CODE,
    LONGEST_INSTRUCTIONS,
    LONGEST_NAME,
    MOST_OF_PART,
    MOST_POINTS,
    MOST_VALUE,
    SHORTEST_BARCODE,
)
from kiosk.lending.model import PHOTO_NAME, Cents, Part
from kiosk.lending.pricing import ProofKind
from kiosk.lending.upkeep.sheets import Allowed, Must
from kiosk.lending.visible import can_be_shown, visible

Cell = str | int | float | bool | date | datetime | time | None
"""The types of values in the cells of a spreadsheet; in a CSV every cell is text."""

MOST_PARTS = 60
LONGEST_PERSON = 120
MOST_DAYS = 3660

EXCEL_BEGINS = date(1899, 12, 30)
"""The day 0 of a spreadsheet, which counts days."""
EXCEL_DAYS = range(10_000, 80_000)
"""The numbers that can be a day, from 1927 to 2118."""

MONTHS = {
    **dict.fromkeys(("jan", "januari", "january", "janv", "janvier"), 1),
    **dict.fromkeys(("feb", "februari", "february", "fevr", "févr", "février"), 2),
    **dict.fromkeys(("mrt", "maart", "mar", "march", "mars"), 3),
    **dict.fromkeys(("apr", "april", "avr", "avril"), 4),
    **dict.fromkeys(("mei", "may", "mai"), 5),
    **dict.fromkeys(("jun", "juni", "june", "juin"), 6),
    **dict.fromkeys(("jul", "juli", "july", "juil", "juillet"), 7),
    **dict.fromkeys(("aug", "augustus", "august", "août", "aout"), 8),
    **dict.fromkeys(("sep", "sept", "september", "septembre"), 9),
    **dict.fromkeys(("okt", "oct", "oktober", "october", "octobre"), 10),
    **dict.fromkeys(("nov", "november", "novembre"), 11),
    **dict.fromkeys(("dec", "déc", "december", "décembre"), 12),
}
YES = frozenset(("1", "x", "ja", "j", "yes", "y", "oui", "o", "true", "waar", "vrai"))
NO = frozenset(("0", "nee", "n", "neen", "no", "non", "false", "onwaar", "faux"))


class CellError(ValueError):
    """The cell cannot be used; `allowed` is the rule for it."""

    def __init__(self, allowed: Allowed) -> None:
        super().__init__(str(allowed))
        self.allowed = allowed


def text_of(cell: Cell) -> str:
    """The text of a cell: trimmed, on one line, a whole number without a fraction. Empty for an empty cell or a `-`."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nee"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case str():
            shown = cell if cell.isprintable() and "  " not in cell else " ".join(cell.split())
            shown = shown.strip()
            if shown.startswith('="') and shown.endswith('"'):
                shown = shown[2:-1]  # this form makes Excel keep the zeros of a number
            return "" if shown == "-" else shown
        case _:
            return str(cell)


# --- texts -------------------------------------------------------------------------------------------------------


def _text(cell: Cell, most: int) -> str:
    shown = visible(text_of(cell))
    if not can_be_shown(shown) or not 0 < len(shown) <= most:
        raise CellError(Must.CHARACTERS(most=most))
    return shown


def name(cell: Cell) -> str:
    """The name of a person or an item."""
    return _text(cell, LONGEST_PERSON)


def short(cell: Cell) -> str:
    """A name of a category or a plan."""
    return _text(cell, LONGEST_NAME)


def words(cell: Cell) -> str:
    """A text of a few sentences."""
    return _text(cell, LONGEST_INSTRUCTIONS)


def written(cell: Cell) -> str:
    """A text of any length, shortened if it is too long; its line breaks become commas."""
    broken = re.sub(r"\s*(?:<br\s*/?>|[\r\n]+)\s*", ", ", str(cell)) if isinstance(cell, str) else cell
    return visible(text_of(broken))[:2000]


def barcode(cell: Cell) -> str:
    """The code of an item."""
    code = text_of(cell).upper()
    if not re.fullmatch(BARCODE, code):
        raise CellError(Must.CODE(least=SHORTEST_BARCODE, most=LONGEST_CODE))
    return code


def number(cell: Cell) -> str:
    """The number of a member."""
    code = text_of(cell).upper()
    if not re.fullmatch(CODE, code):
        raise CellError(Must.NUMBER(most=LONGEST_CODE))
    return code


def uid(cell: Cell) -> bytes:
    """The UID of a card, in hex."""
    try:
        read = bytes.fromhex(re.sub(r"[:\s-]", "", text_of(cell)))
    except ValueError:
        read = b""
    if fault_of(read) is not None:
        raise CellError(Must.UID())
    return read


def digest(cell: Cell) -> str:
    """The digest of a card, as this kiosk keeps it."""
    if not re.fullmatch(r"[0-9a-f]{64}", shown := text_of(cell)):
        raise CellError(Must.HEX(digits=64))
    return shown


_KEPT_PIN = re.compile(r"\$argon2id\$v=19\$m=[0-9]{4,5},t=[0-9],p=[0-9]\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}")


def kept_pin(cell: Cell) -> str:
    """The hash of a PIN, as a kiosk keeps it; never the PIN itself."""
    if not _KEPT_PIN.fullmatch(shown := text_of(cell)):
        raise CellError(Must.KEPT_PIN())
    return shown


@cache
def _languages() -> dict[str, str]:
    """The codes of languages by their names, in each language of a kiosk and in their own, from CLDR."""
    named: dict[str, str] = {}
    for code in dict.fromkeys((*OFFERED, *(each.code for each in LANGUAGES))):
        for reader in (*OFFERED, code):
            if shown := Locale.parse(code).get_display_name(reader):
                named[shown.lower()] = code
    return named


def language(cell: Cell) -> str:
    """A language: its code of two letters, or its name."""
    shown = text_of(cell).lower()
    code = _languages().get(shown, shown[:2] if re.fullmatch(r"[a-z]{2}([-_][a-z]{2})?", shown) else "")
    if not code:
        raise CellError(Must.LANGUAGE())
    return code


def photo(cell: Cell) -> str:
    """The name of a photo as this kiosk keeps it."""
    if not PHOTO_NAME.fullmatch(shown := text_of(cell)):
        raise CellError(Must.HEX(digits=32))
    return shown


def message(cell: Cell) -> str:
    """A message for a member."""
    return _text(cell, LONGEST_PERSON)


def _one_of(cell: Cell, *allowed: str) -> str:
    shown = text_of(cell).lower()
    if shown not in allowed:
        raise CellError(Must.ONE_OF(choices=", ".join(allowed)))
    return shown


def condition(cell: Cell) -> str:
    """A condition by its name."""
    return _one_of(cell, *(one.value for one in Condition))


def proof(cell: Cell) -> str:
    """A kind of proof."""
    return _one_of(cell, *(one.value for one in ProofKind))


def role(cell: Cell) -> str:
    """The role of a member in an initiative."""
    return _one_of(cell, *(one.value for one in Role))


def account(cell: Cell) -> str:
    """The name of an account."""
    return _one_of(cell, "owed", "deposit", "points")


# --- days --------------------------------------------------------------------------------------------------------

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(.*))?")
_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:,?\s+(.*))?")
_NAMED = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|e|er)?[-\s]+([^\W\d]+)\.?,?[-\s]+(\d{4})(?:,?\s+(.*))?"
)
_TIME = re.compile(
    r"(?:om |at |à )?(\d{1,2})[:.uh](\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?\s*([ap]m)?(Z|\+00:?00)?", re.IGNORECASE
)


def moment(cell: Cell) -> datetime:
    """A moment: a day with its time of day, or noon if it has none. Without a zone it is local time of the house."""
    read = _moment(cell)
    if not FIRST_DAY <= read.date() <= LAST_DAY:
        raise CellError(Must.DAY_BETWEEN(first=FIRST_DAY, last=LAST_DAY))
    return read


def _moment(cell: Cell) -> datetime:
    match cell:
        case datetime():
            return cell if cell.time() != time() else datetime.combine(cell, time(12))
        case date():
            return datetime.combine(cell, time(12))
        case bool():
            raise CellError(Must.DAY())
        case int() | float():
            return _of_excel(cell)
        case _:
            return _moment_of(text_of(cell))


def day(cell: Cell) -> date:
    """A day; a time of day beside it is ignored."""
    return moment(cell).date()


def _moment_of(shown: str) -> datetime:
    if found := _ISO.fullmatch(shown):
        year, month, on = int(found[1]), int(found[2]), int(found[3])
    elif found := _DUTCH.fullmatch(shown):
        on, month, year = int(found[1]), int(found[2]), int(found[3])
        year += 2000 if year < 70 else 1900 if year < 100 else 0
    elif (found := _NAMED.fullmatch(shown)) and found[2].lower() in MONTHS:
        on, month, year = int(found[1]), MONTHS[found[2].lower()], int(found[3])
    elif shown.replace(",", ".").replace(".", "", 1).isdecimal():
        return _of_excel(float(shown.replace(",", ".")))
    else:
        raise CellError(Must.DAY())
    try:
        read = date(year, month, on)
        return datetime.combine(read, time(12)) if found[4] is None else _at(read, found[4].strip())
    except CellError:
        raise
    except ValueError as error:
        raise CellError(Must.DAY()) from error


def _at(on: date, shown: str) -> datetime:
    found = _TIME.fullmatch(shown)
    if found is None:
        raise CellError(Must.TIME())
    hour = int(found[1])
    if found[5]:
        hour = hour % 12 + (12 if found[5].lower() == "pm" else 0)
    exact = time(hour, int(found[2]), int(found[3] or 0), int((found[4] or "").ljust(6, "0")))
    return datetime.combine(on, exact, UTC if found[6] else None)


def _of_excel(days: float) -> datetime:
    if not isfinite(days) or int(days) not in EXCEL_DAYS:
        raise CellError(Must.DAY())
    at_night = datetime.combine(EXCEL_BEGINS, time())
    seconds = round(days * 86400)
    return at_night + timedelta(seconds=seconds) if days % 1 else at_night + timedelta(days=days, hours=12)


def adult(cell: Cell) -> bool | date:
    """Whether a person is an adult, or their day of birth."""
    try:
        return yes(cell)
    except CellError:
        return day(cell)


# --- numbers -----------------------------------------------------------------------------------------------------


def cents(cell: Cell) -> Cents:
    """An amount in euro, in the forms of Excel, a shop or a volunteer: `€ 1.234,50`, `12,-`, `1,234.50`, `12.5`."""
    amount = signed_cents(cell)
    if not 0 <= amount <= MOST_VALUE:
        raise CellError(Must.AMOUNT(most=MOST_VALUE // 100))
    return amount


def signed_cents(cell: Cell) -> Cents:
    """An amount in euro, which may be below 0."""
    if isinstance(cell, bool | date):
        raise CellError(Must.AMOUNT(most=MOST_VALUE // 100))
    if isinstance(cell, int | float):
        exact = Decimal(str(cell))
    else:
        shown = re.sub(r"(?i)euro|eur|€|\s|'", "", text_of(cell))
        shown = re.sub(r"[,.]-+$", "", shown)
        if not re.fullmatch(r"-?\d[\d.,]*", shown):
            raise CellError(Must.AMOUNT(most=MOST_VALUE // 100))
        exact = _decimal(shown)
    if not exact.is_finite() or abs(exact) > MOST_VALUE:
        raise CellError(Must.AMOUNT(most=MOST_VALUE // 100))
    return Cents(int((exact * 100).quantize(Decimal(1), ROUND_HALF_UP)))


def balance(cell: Cell) -> Decimal:
    """An amount in euro or a number of points, which may be below 0."""
    return Decimal(signed_cents(cell)) / 100


def _decimal(shown: str) -> Decimal:
    """The number in a text. The last point or comma begins the cents; a single one before three digits separates
    thousands.
    """
    last = max(shown.rfind("."), shown.rfind(","))
    if last < 0:
        return Decimal(shown)
    mark, whole, fraction = shown[last], shown[:last], shown[last + 1 :]
    of_thousands = len(fraction) == 3 and whole.lstrip("-").isdigit() and not whole.lstrip("-").startswith("0")
    if whole.count(mark) or of_thousands:
        whole, fraction = whole + fraction, ""
    return Decimal(f"{whole.replace('.', '').replace(',', '')}.{fraction or 0}")


def _whole(cell: Cell, least: int, most: int) -> int:
    shown = re.sub(r"(?i)\s*(dagen|dag|days?|jours?|punten|points?)$", "", text_of(cell))
    found = re.fullmatch(r"(-?\d{1,9})(?:[.,]0+)?", shown)
    if found is None or not least <= int(found[1]) <= most:
        raise CellError(Must.WHOLE(least=least, most=most))
    return int(found[1])


def loan_days(cell: Cell) -> int | None:
    """The loan period of an item in days; None for 0, which some programs write for the period of the category."""
    return _whole(cell, 0, MOST_DAYS) or None


def points(cell: Cell) -> int:
    """The price of an item in points."""
    return _whole(cell, 1, MOST_POINTS)


def count(cell: Cell) -> int:
    """A number of pieces."""
    return _whole(cell, 0, MOST_OF_PART)


def yes(cell: Cell) -> bool:
    """Yes or no."""
    shown = text_of(cell).lower()
    if shown in YES:
        return True
    if shown in NO:
        return False
    raise CellError(Must.YES())


# --- parts -------------------------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"\s*(?:;|\n|•|(?<!\d),|,(?!\d)|\s\+\s|\s(?:en|and|et)\s(?=\d))\s*")
_BEFORE = re.compile(r"(\d{1,5})\s*(?:x|×|st\.|stuks?\s)?\s*(?=\D)(.+)", re.IGNORECASE)
_BEHIND = re.compile(r"(.+?)\s*(?:\((\d{1,5})\s*(?:x|×|stuks?|st\.)?\)|[x×:]\s*(\d{1,5}))", re.IGNORECASE)
LONGEST_OF_LIST, MOST_WORDS = 40, 5


Flaw = tuple[str, int, int]
"""The name of a part, and the numbers of missing and broken pieces of it."""


def listed_parts(cell: Cell) -> tuple[Part, ...]:
    """The parts in the form of an export of a kiosk: in JSON, each with its name, its number of pieces, and its
    drawing.
    """
    return tuple(Part(*one) for one in _listed(cell, tuple[str, Many, str], '[["blok", 12, ""]]'))


def flaws(cell: Cell) -> tuple[Flaw, ...]:
    """The known flaws in the form of an export of a kiosk, in JSON."""
    read: tuple[Flaw, ...] = tuple(_listed(cell, tuple[str, Few, Few], '[["blok", 2, 0]]'))
    if len({name for name, _, _ in read}) < len(read) or not all(missing + broken for _, missing, broken in read):
        raise CellError(Must.PARTS_ONCE())
    return read


Many = Annotated[int, msgspec.Meta(ge=1, le=MOST_OF_PART)]
Few = Annotated[int, msgspec.Meta(ge=0, le=MOST_OF_PART)]


def _listed(cell: Cell, row: Any, example: str) -> list[Any]:
    try:
        read: list[Any] = msgspec.json.decode(str(cell), type=list[row])
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise CellError(Must.LIST(example=example)) from error
    if not all(0 < len(name) <= LONGEST_PERSON and can_be_shown(name) for name, *_ in read):
        raise CellError(Must.PART_NAMES(most=LONGEST_PERSON))
    return read


def parts(text: str) -> tuple[Part, ...]:
    """The parts in the list of a text, with their numbers of pieces; empty for a text that consists of sentences."""
    shown = visible(" ".join(text.split()))
    pieces = [piece for piece in _BETWEEN.split(shown.removesuffix(".")) if piece]
    read = [_part(piece) for piece in pieces]
    lists = len(pieces) > 1 and not re.search(r"[.!?](\s|$)", shown.removesuffix("."))
    if not (any(counted for _, counted in read) or lists) or len(read) > MOST_PARTS:
        return ()
    found = [part for part, _ in read]
    fits = all(
        part.name and len(part.name) <= LONGEST_OF_LIST and len(part.name.split()) <= MOST_WORDS and part.count
        for part in found
    )
    return tuple(found) if fits and all(can_be_shown(part.name) for part in found) else ()


def _part(piece: str) -> tuple[Part, bool]:
    """The part in one piece of a list, and whether the piece has a number."""
    if found := _BEFORE.fullmatch(piece):
        return _counted(found[2], found[1]), True
    if found := _BEHIND.fullmatch(piece):
        return _counted(found[1], found[2] or found[3]), True
    return Part(piece, 1), False


def _counted(name: str, number: str) -> Part:
    return Part(name.strip(), int(number) if int(number) <= MOST_OF_PART else 0)
