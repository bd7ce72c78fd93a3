"""The forms in which a scanner may send the code of one label. Pure.

`other_forms` is called only for a code that is unknown as it was read. It returns the nearest form first, and the first
known form is the one that is meant.
"""

import re
from collections.abc import Collection, Iterator
from enum import Enum
from urllib.parse import unquote

from kiosk.lending.limits import LONGEST_CODE, SHORTEST_BARCODE


class LabelMark(Enum):
    """The marks that a label has around its number. Some scanners send them with the number, some do not. The values
    are stored.
    """

    CODABAR_SIGNS = "codabar signs"
    CODABAR_CHECK = "codabar check digit"
    CODE_39_SIGNS = "code 39 signs"
    CODE_39_CHECK = "code 39 check digit"


AIM_IDENTIFIER = re.compile(r"\](?P<symbology>[A-Za-z][0-9A-Za-z])(?P<code>.*)", re.DOTALL)
"""The AIM identifier that a scanner may put in front of a code: `]`, a letter for the symbology and a modifier (ISO/IEC
15424).
"""

CODABAR_SIGNS = "ABCD"
CODABAR = "0123456789-$:/.+ABCD"
"""The characters of Codabar in the order of their values (ANSI/AIM BC3)."""
CODE_39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
"""The characters of Code 39 in the order of their values (ISO/IEC 16388)."""

CUT = "…"
"""Replaces the beginning of a shortened link."""
_LINK = re.compile(r"(?:[A-Z][A-Z0-9+.-]*://|WWW\.|…)(?P<rest>.*)")
_AFTER = "/?=&#:;"
"""The characters of a link after which its end may begin."""


def canonical(code: str) -> str:
    """The form in which an article number is kept: thirteen digits, a UPC-A with a zero in front (GS1: GTIN-13)."""
    return f"0{code}" if len(code) == 12 and _is_article(code) else code


def as_sent(code: str) -> str:
    """The code without anything at its beginning that looks like an AIM identifier."""
    found = AIM_IDENTIFIER.fullmatch(code)
    return found["code"] if found else code


def other_forms(code: str, marks: Collection[LabelMark] = ()) -> tuple[str, ...]:
    """The other forms of this code, the nearest first: the codes that the same label may have.

    The forms with and without each of `marks`, which the house puts on its labels, are the same label. A UPC-A and its
    EAN-13 always are. For a link, each possible end of it is such a form, the longest end first. `code` is upper-cased.
    """
    found = dict.fromkeys(_forms(code, marks))
    for end in _ends_of_link(code):
        found |= dict.fromkeys((end, *_forms(end, marks)))
    return tuple(form for form in found if form != code and SHORTEST_BARCODE <= len(form) <= LONGEST_CODE)


def is_link(code: str) -> bool:
    """Is this code the address of a web page, whole or without its beginning? `code` is upper-cased."""
    return _LINK.fullmatch(code) is not None


def shortened_link(code: str) -> str:
    """The end of a link that is longer than a code can be; empty if `code`, which is upper-cased, is no link.

    The end of a link says which label it is, so two links with the same end are one code.
    """
    if not is_link(code):
        return ""
    after = (at + 1 for at, char in enumerate(code) if char in _AFTER)
    fitting = (code[at:] for at in after if SHORTEST_BARCODE <= len(code) - at < LONGEST_CODE)
    return next((CUT + end for end in fitting), "")


def _forms(code: str, marks: Collection[LabelMark]) -> Iterator[str]:
    if len(code) == 12 and _is_article(code):
        yield canonical(code)
    if len(code) == 13 and code[0] == "0" and _is_article(code):
        yield code[1:]
    yield from _codabar(code, LabelMark.CODABAR_SIGNS in marks, LabelMark.CODABAR_CHECK in marks)
    yield from _code_39(code, LabelMark.CODE_39_SIGNS in marks, LabelMark.CODE_39_CHECK in marks)


def _codabar(code: str, signs: bool, check: bool) -> Iterator[str]:
    """The forms of a Codabar code: with and without the letters at both ends, and with and without the check digit.

    The check digit is the one of libraries (modulo 10, Luhn), or in a code with both letters, the one of AIM (modulo
    16).
    """
    found = re.fullmatch(r"([ABCD]?)([-0-9$:/.+]+)([ABCD]?)", code)
    if not found or bool(found[1]) != bool(found[3]):
        return
    start, number, stop = found.groups()
    numbers = [number]
    if check:
        numbers += [number[:-1]] if _luhn(number[:-1]) == number[-1] else []
        if start and _modulo_16(f"{start}{number[:-1]}{stop}") == number[-1]:
            numbers.append(number[:-1])
        numbers += [number + _luhn(number)]
    ends = [(start, stop)]
    if signs:
        ends += [("", "")] if start else [(first, last) for first in CODABAR_SIGNS for last in CODABAR_SIGNS]
    yield from (f"{first}{one}{last}" for one in numbers for first, last in ends)


def _code_39(code: str, signs: bool, check: bool) -> Iterator[str]:
    """The forms of a Code 39 code: with and without the asterisks at both ends and the check digit (modulo 43)."""
    starred = len(code) > 2 and code[0] == code[-1] == "*"
    number = code[1:-1] if starred else code
    if not number or set(number) - set(CODE_39):
        return
    numbers = [number]
    if check:
        numbers += [number[:-1]] if _modulo_43(number[:-1]) == number[-1] else []
        numbers += [number + _modulo_43(number)]
    for one in numbers:
        yield f"*{one}*" if starred else one
        if signs:
            yield one if starred else f"*{one}*"


def _ends_of_link(code: str) -> Iterator[str]:
    found = _LINK.fullmatch(code)
    if found:
        rest = unquote(found["rest"]).upper().rstrip("/ ")
        yield from (rest,) if code.startswith(CUT) else ()
        yield from (rest[at + 1 :] for at, char in enumerate(rest) if char in _AFTER)


# --- check digits ------------------------------------------------------------------------------------------------


def _is_article(digits: str) -> bool:
    """Is the last digit the check digit of an article number? (GS1 General Specifications, 7.9)"""
    if not (digits.isascii() and digits.isdigit()):
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(digits))) % 10 == 0


def _luhn(number: str) -> str:
    """The check digit of these digits (ISO/IEC 7812-1); empty if the text is empty or has other characters."""
    if not (number.isascii() and number.isdigit()):
        return ""
    doubled = (sum(divmod(int(digit) * (1 if at % 2 else 2), 10)) for at, digit in enumerate(reversed(number)))
    return str(-sum(doubled) % 10)


def _modulo_16(whole: str) -> str:
    """The check character of a Codabar code that is given with its letters at both ends."""
    return CODABAR[-sum(map(CODABAR.index, whole)) % 16]


def _modulo_43(number: str) -> str:
    """The check character of a Code 39 code; empty for no code."""
    return CODE_39[sum(map(CODE_39.index, number)) % 43] if number else ""
