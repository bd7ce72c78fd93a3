"""Finds where a line may end: between words, between clusters of scripts without blanks, and, if there is no other way,
after a hyphen or where a language hyphenates.

Hyphens are put according to the patterns of `pyphen` (those of LibreOffice), in words of at least eight letters, at
least three letters from both ends, and never beside an apostrophe. The patterns are read when a word first needs them.
"""

import itertools
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kiosk.lettering.clusters import clusters
from kiosk.lettering.fonts import script_of

if TYPE_CHECKING:
    from pyphen import Pyphen

UNSPACED = frozenset(("CJK", "THAI", "LAO", "KHMER", "MYANMAR"))
"""The scripts without blanks between words."""
SHORTEST = 8
"""The fewest letters of a word that is hyphenated."""
ENDS = 3
"""The fewest letters of a word before and after its hyphen."""
HYPHEN = "-"
PATTERNS = {"nl": "nl_NL", "fr": "fr", "en": "en_GB", "ar": "nl_NL"}
"""The languages that are hyphenated; among Arabic words, which never are, stand Dutch names of items."""
NOT_FIRST = frozenset("ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ๆฯ")
"""The letters that must not begin a line, like closing punctuation."""
STARTS_NO_LINE = "?!:;»·"
"""The marks that may have blanks on both sides, such as a French *?* or the dot between two parts; they stay with the
word before them.
"""
BLANK = re.compile(rf"(?<![€«])(?!(?<=\d h) \d) (?!€|h\b|[{STARTS_NO_LINE}](?!\w))|(?<!\d) (?=€|h\b)")
"""The blanks at which a line may end: an amount stays with its sign, a French hour with its *h* and minutes, and a mark
of `STARTS_NO_LINE` with the word before it.
"""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(2048)
def pieces(word: str, language: str = "", *, calm: bool = True) -> tuple[tuple[str, str], ...]:
    """The pieces of a word after which a line may end, each with the text that is then added at the end of that line.

    `calm`: only words of scripts without blanks are broken. Words are hyphenated as in `language`, or not at all if it
    is empty.
    """
    if word.isascii() and calm:
        return ((word, ""),)
    letters = clusters(word)
    cuts = {at: "" for at in range(1, len(letters)) if _may_part(letters[at - 1], letters[at], calm)}
    if not calm and language in PATTERNS:
        cuts = {**_hyphens(letters, language), **cuts}
    places = [0, *sorted(cuts), len(letters)]
    parts = itertools.pairwise(places)
    return tuple(("".join(letters[start:end]), cuts.get(end, "")) for start, end in parts)


def _may_part(left: str, right: str, calm: bool) -> bool:
    first, second = script_of(left[0]), script_of(right[0])
    unspaced = first in UNSPACED or second in UNSPACED
    korean = any("\uac00" <= char <= "\ud7a3" for char in (left[0], right[0]))
    if unspaced and not (korean and calm):
        opens, closes = unicodedata.category(left[-1]), unicodedata.category(right[0])
        return opens not in ("Ps", "Pi") and closes not in ("Pe", "Pf", "Po") and right[0] not in NOT_FIRST
    return not calm and left in ("-", "/", "–") and right[0].isalnum()


def _hyphens(letters: list[str], language: str) -> dict[int, str]:
    """The hyphens that a word may have, by the number of the cluster after each."""
    if any(len(letter) > 1 for letter in letters):
        return {}
    found: dict[int, str] = {}
    for match in _WORD.finditer("".join(letters)):
        if len(match[0]) >= SHORTEST and script_of(match[0][0]) in ("LATIN", ""):
            for at in _patterns(language).positions(match[0]):
                if ENDS <= at <= len(match[0]) - ENDS:
                    found[match.start() + int(at)] = HYPHEN
    return found


@cache
def _patterns(language: str) -> "Pyphen":
    from pyphen import Pyphen

    return Pyphen(lang=PATTERNS[language])
