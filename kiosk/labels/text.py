"""Text on a label, in any script: measured, broken into lines and cut (`kiosk.lettering`). Lengths are millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.lettering import runs
from kiosk.lettering.breaking import pieces

DPI = 600
LEADING = 1.16
"""From one baseline to the next, in em."""
CAPITAL = 0.705
"""The height of a capital, in em."""
SMALLER = (1.0, 0.88, 0.78)
"""How much smaller a title is set before some of it is left out."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, at a size of `em`. Not `whole` if some of it had to be left out."""

    lines: tuple[str, ...]
    em: float
    whole: bool

    @property
    def height(self) -> float:
        return len(self.lines) * self.em * LEADING


def pixels(em: float) -> int:
    """The size at which a text of this em is drawn."""
    return max(1, round(em / 25.4 * DPI))


def width(text: str, weight: str, em: float) -> float:
    """How wide the text is in one line."""
    return runs.length(text, weight, pixels(em)) / DPI * 25.4


def set_in(text: str, weight: str, em: float, room: float, lines: int) -> Setting:
    """The text in at most so many lines of at most `room`, a little smaller where it fits then, or cut."""
    shown = runs.shown(text, weight)
    found = [_set(shown, weight, em * factor, room, lines) for factor in SMALLER]
    return next((setting for setting in found if setting.whole), found[-1])


def _set(text: str, weight: str, em: float, room: float, most: int) -> Setting:
    lines = list(_broken(text, weight, em, room))
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    fitting = tuple(line if width(line, weight, em) <= room else _cut(line, weight, em, room) for line in kept)
    return Setting(fitting, em, list(fitting) == lines)


def _cut(line: str, weight: str, em: float, room: float) -> str:
    while line and width(line + ELLIPSIS, weight, em) > room:
        line = line[:-1].rstrip()
    return line + ELLIPSIS


def _broken(text: str, weight: str, em: float, room: float) -> Iterator[str]:
    """Lines that end between words, or where a word may be parted."""
    line, ending = "", ""
    for word in text.split():
        joint = " "
        for part, hyphen in pieces(word, calm=width(word, weight, em) <= room):
            if line and width(f"{line}{joint}{part}{hyphen}", weight, em) > room:
                yield line + ending
                line = part
            else:
                line = f"{line}{joint}{part}" if line else part
            joint, ending = "", hyphen
        ending = ""
    if line:
        yield line
