"""Splits a text into clusters, each of which is seen as one letter: a character with its marks, for example.

Joined consonants of Indic scripts and the signs of a Thai syllable are one cluster too. A text is cut, and given to
fonts, between clusters only. They are a little longer than those of UAX #29.
"""

import unicodedata

JOINER, NON_JOINER = "\u200d", "\u200c"
JOINERS = frozenset((JOINER, NON_JOINER))
BEFORE = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that are written before the consonant they belong to."""
AFTER = frozenset("\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3")
"""Vowels of Thai and Lao that are written after it, and are no marks in Unicode."""
VIRAMA = 9
"""The combining class of the sign that joins two consonants."""


def clusters(text: str) -> list[str]:
    """The text in pieces that are never divided."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _belongs(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _belongs(before: str, char: str) -> bool:
    """Does this character belong to the text before it?"""
    last = before[-1]
    if last == " ":
        return False
    if unicodedata.category(char)[0] == "M" or char in JOINERS or char in AFTER:
        return True
    if "\u1160" <= char <= "\u11ff" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    if last in BEFORE or last == JOINER:
        return True
    if last == NON_JOINER:
        before = before.rstrip(NON_JOINER)
        return bool(before) and unicodedata.combining(before[-1]) == VIRAMA
    return unicodedata.combining(last) == VIRAMA and unicodedata.category(char) == "Lo"
