"""The visual order of letters of both directions in a line: the bidirectional algorithm (UAX #9), by FriBiDi.

Pillow needs `libfribidi0` as well (`packages.apt`); without it every text is from left to right.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

LEFT_TO_RIGHT, RIGHT_TO_LEFT = 0x110, 0x111
"""The values of FriBiDi for the direction of a paragraph."""
ISOLATE, ISOLATE_ENDS = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""The characters around a name in a sentence of the other writing direction."""
BETWEEN = " · "
"""The separator of parts of a line that are independent of each other."""
_One = TypeVar("_One")


def reads_rtl(text: str, page_rtl: bool) -> bool:
    """Is the text read from right to left? A text with letters of both directions is read like its page."""
    kinds = {unicodedata.bidirectional(char) for char in text}
    right, left = bool(kinds & {"R", "AL"}), "L" in kinds
    return right and (page_rtl or not left)


def outside_isolates(text: str) -> str:
    """The characters of a text that are outside isolates."""
    found, depth = "", 0
    for char in text:
        depth += (char == ISOLATE) - (char == ISOLATE_ENDS)
        if depth == 0 and char != ISOLATE_ENDS:
            found += char
    return found


def carried_on(lines: Sequence[str]) -> list[str]:
    """The lines of one text, in which an isolate that is still open at the end of a line begins again on the next
    line.
    """
    found: list[str] = []
    begun = ""
    for line in lines:
        found.append(begun + line)
        begun = ISOLATE * max(0, found[-1].count(ISOLATE) - found[-1].count(ISOLATE_ENDS))
    return found


def levels(text: str, rtl: bool) -> list[int]:
    """The embedding level of every character: odd from right to left, even from left to right.

    In a text from right to left each part between dots (`Ada · 12 …`) is ordered by itself: a number that begins one
    would otherwise stay with the Latin name before it.
    """
    parts = text.split(BETWEEN) if rtl and BETWEEN in outside_isolates(text) else [text]
    found = _levels(parts[0], rtl)
    for part in parts[1:]:
        found += [1] * len(BETWEEN) + _levels(part, rtl)
    return found


def _levels(text: str, rtl: bool) -> list[int]:
    import ctypes

    library = _fribidi()
    size = len(text)
    if library is None or not size:
        return [0] * size
    points = (ctypes.c_uint32 * size)(*map(ord, text))
    kinds, brackets = (ctypes.c_uint32 * size)(), (ctypes.c_uint32 * size)()
    found = (ctypes.c_int8 * size)()
    direction = ctypes.c_uint32(RIGHT_TO_LEFT if rtl else LEFT_TO_RIGHT)
    library.fribidi_get_bidi_types(points, size, kinds)
    library.fribidi_get_bracket_types(points, size, kinds, brackets)
    library.fribidi_get_par_embedding_levels_ex(kinds, brackets, size, ctypes.byref(direction), found)
    return list(found)


def in_sight(pieces: Sequence[_One], their_levels: Sequence[int]) -> list[_One]:
    """Pieces in the order of reading, arranged in their visual order from left to right (rule L2)."""
    order = list(range(len(pieces)))
    odd = [level for level in their_levels if level % 2]
    for level in range(max(their_levels, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and their_levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return [pieces[at] for at in order]


@cache
def _fribidi() -> Any:
    import ctypes

    try:
        library = ctypes.CDLL("libfribidi.so.0")
        library.fribidi_get_par_embedding_levels_ex.restype = ctypes.c_int8
    except (OSError, AttributeError):
        return None
    return library
