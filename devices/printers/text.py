"""Prepares text for paper: makes it safe, replaces letters that the code page lacks, and breaks lines between words.

The result of `safe` has only printable characters: otherwise a name with `ESC @ GS V 0` would reset the printer and
cut.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from kiosk.lending.tickets import Slip
from kiosk.lending.visible import visible
from kiosk.lettering.breaking import BLANK, pieces
from kiosk.lettering.clusters import JOINERS, clusters
from kiosk.lettering.fonts import COMMON, has_font, script_of

PAGE = "cp1252"
"""The code page: Western European with the euro sign, `œ` and curly quotes. It has the number 16 on Epson, and other
numbers on some clones.
"""

ISOLATES = frozenset("\u2068\u2069")
"""The characters that isolate a name in a sentence of the other writing direction."""

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒−", "-"),
        **dict.fromkeys("′‵ʼʹ", "’"),
        "″": "”",
        "→": "->",
        "←": "<-",
        "✓": "v",
        "✔": "v",
        "★": "*",
        "☆": "*",
        "≤": "<=",
        "≥": ">=",
        "Ł": "L",
        "ł": "l",
        "Đ": "D",
        "đ": "d",
        "Ħ": "H",
        "ħ": "h",
        "ı": "i",
        "Ŧ": "T",
        "ŧ": "t",
        "ẞ": "SS",
    }
)
"""The look-alikes of letters and signs that Unicode decomposition does not find."""


def safe(text: str, kept: frozenset[str] = frozenset()) -> str:
    """The text composed (NFC), on one line, with only visible characters: none that controls a device or the writing
    direction.

    The invisible characters in `kept` stay.
    """
    return _tidied(text, kept)


def on_page(text: str) -> str:
    """The text made `safe`, in the code page. A letter that the code page lacks is replaced by its look-alike or `?`; a
    sign is left out.
    """
    return "".join(char if _encodable(char) else _stand_in(char) for char in safe(text)).strip()


def drawable(text: str) -> str:
    """The text for drawing: made `safe`, but with the joiners that its script needs. A letter that no font has is left
    out, a sign with a look-alike is replaced by it.
    """
    kept = JOINERS | ISOLATES
    drawn = "".join(char if char in kept or has_font(char) else _alike(char) for char in _tidied(text, kept))
    parts = re.split(f"([{''.join(ISOLATES)}])", drawn)
    return "".join(part if part in ISOLATES else visible(part) for part in parts).strip()


def needs_drawing(slip: Slip) -> bool:
    """Does the slip have a letter that the code page lacks and the fonts have?

    Such a slip is drawn as a whole, in one font and with every name spelled correctly. On a serial line it takes
    seconds longer.
    """
    return any(needs_letters_drawn(safe(text)) for text in _texts(slip))


def needs_letters_drawn(text: str) -> bool:
    """Does the text have a letter that the code page lacks and the fonts have?"""
    return any(_is_drawable(char) and not _encodable(char) for char in text)


def wrap(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The lines of a text, broken between words so that every line fits; a word too long for a line is broken too."""
    lines: list[str] = []
    line = ""
    for word in BLANK.split(" ".join(text.split())):
        if fits(f"{line} {word}".strip()):
            line = f"{line} {word}".strip()
            continue
        if line:
            lines.append(line)
        *full, line = _parts(word, fits)
        lines += full
    return [*lines, line] if line else lines


def balanced(text: str, measure: Callable[[str], int], width: int) -> list[str]:
    """The lines of a text within `width`: as few as with `wrap`, but of about equal length, so that no last word is
    alone.
    """

    def within(most: int) -> list[str]:
        return wrap(text, lambda line: measure(line) <= most)

    lines, low, high = within(width), width // 2, width
    while len(lines) > 1 and low < high:
        middle = (low + high) // 2
        narrower = within(middle)
        if len(narrower) > len(lines):
            low = middle + 1
        else:
            high, lines = middle, narrower
    return lines


def _parts(word: str, fits: Callable[[str], bool]) -> list[str]:
    """The parts of a word: the whole word, or broken where its script allows, or else between any two clusters."""
    if fits(word):
        return [word]
    found = [""]
    for part, _ in pieces(word):
        for each in [part] if fits(part) else clusters(part):
            if found[-1] and not fits(found[-1] + each):
                found.append("")
            found[-1] += each
    return found


def _tidied(text: str, kept: frozenset[str] = frozenset()) -> str:
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    seen = (char for char in spaced if unicodedata.category(char)[0] != "C" or char in kept)
    return " ".join("".join(seen).split())


def _texts(slip: Slip) -> Iterable[str]:
    yield from (slip.house, slip.when, slip.large_title, slip.large, *slip.closing)
    yield from (slip.payment_title, slip.calendar_title, *(code.day for code in slip.calendar))
    yield from (field.label for fields in slip.blanks for field in fields)
    for payment in slip.payments:
        yield from (payment.title, payment.amount, *payment.details)
    for group in slip.groups:
        yield from (group.initiative, group.kind, *group.hours)
    balances = (group.balance for group in slip.groups)
    rows = (row for group in slip.groups for row in group.rows)
    for row in (*rows, *filter(None, (*balances, slip.total))):
        yield from (row.title, row.detail, row.amount, row.parts)


def _encodable(char: str) -> bool:
    try:
        char.encode(PAGE)
    except UnicodeEncodeError:
        return False
    return True


def _is_drawable(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMNP" and script_of(char) != COMMON and has_font(char)


def _stand_in(char: str) -> str:
    """The replacement for a character that the code page lacks: its look-alike, or `?` for a letter without one."""
    return _alike(char) or ("?" if unicodedata.category(char)[0] in "LN" else "")


def _alike(char: str) -> str:
    alike = char.translate(_ALIKE)
    if alike != char:
        return alike
    return "".join(part for part in unicodedata.normalize("NFKD", char) if _encodable(part) and part.isprintable())
