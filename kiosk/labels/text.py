"""Text on a label, in any script: measured, broken into lines and cut (`kiosk.lettering`). Lengths are millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.lettering import runs
from kiosk.lettering.breaking import pieces
from kiosk.lettering.cutting import ELLIPSIS, cut
from kiosk.lettering.on_paper import width
from kiosk.lettering.order import reads_rtl

LEADING = 1.16
"""The distance from one baseline to the next, in em."""
BASELINE = 0.87
"""The distance from the top of a line to its baseline, in em."""
SMALLER = (1.0, 0.88, 0.78)
"""The factors by which a title is made smaller before a part of it is left out."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, at a size of `em`. `whole` is False if a part was left out. `rtl`: from right to left.

    There are no lines if the text is empty, or if no font has its letters.
    """

    lines: tuple[str, ...]
    weight: str
    em: float
    whole: bool
    rtl: bool

    @property
    def height(self) -> float:
        return len(self.lines) * self.em * LEADING

    @property
    def width(self) -> float:
        return max((width(line, self.weight, self.em) for line in self.lines), default=0.0)


NOTHING = Setting((), "regular", 1.0, False, False)


def set_in(text: str, weight: str, em: float, room: float, lines: int, language: str = "") -> Setting:
    """The text in at most `lines` lines of at most `room`: made smaller if it fits then, otherwise cut.

    Words that are wider than the room are hyphenated as in `language`, or not at all if that is empty.
    """
    shown = runs.shown(text, weight)
    for factor in SMALLER:
        setting = _set(shown, weight, em * factor, room, lines, language)
        if setting.whole:
            break
    return setting


def _set(text: str, weight: str, em: float, room: float, most: int, language: str) -> Setting:
    lines = list(_broken(text, weight, em, room, language))
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    fitting = tuple(line if width(line, weight, em) <= room else _cut(line, weight, em, room) for line in kept)
    return Setting(fitting, weight, em, list(fitting) == lines, reads_rtl(text, page_rtl=False))


def _cut(line: str, weight: str, em: float, room: float) -> str:
    """The line without its last words, or without the end of its only word."""

    def fits(text: str) -> bool:
        return width(text, weight, em) <= room

    while " " in line and not fits(line + ELLIPSIS):
        line = line.rpartition(" ")[0]
    return cut(line + ELLIPSIS, fits)


def _broken(text: str, weight: str, em: float, room: float, language: str) -> Iterator[str]:
    """The lines of the text, which end between words, or where a word may be divided."""
    line, ending = "", ""
    for word in text.split():
        joint = " "
        for part, hyphen in pieces(word, language, calm=width(word, weight, em) <= room):
            if line and width(f"{line}{joint}{part}{hyphen}", weight, em) > room:
                yield line + ending
                line = part
            else:
                line = f"{line}{joint}{part}" if line else part
            joint, ending = "", hyphen
        ending = ""
    if line:
        yield line
