"""Draws the pages. A text without room is never cut or made smaller: the pages are refused, with a list of what is
wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from math import ceil
from typing import TYPE_CHECKING

from screens.a4.canvas import HEIGHT, WIDTH, Canvas, Weight, blend
from screens.glass.frame import LIGHT
from scripts.volunteers.pages import Card, Fill, Leaflet, Page, Step

if TYPE_CHECKING:
    from PIL.Image import Image

EDGE = 13.0
ROOM = WIDTH - 2 * EDGE
GAP = 4.5
HALF = (ROOM - GAP) / 2
HEAD, BOTTOM = 37.0, HEIGHT - 15
INSIDE = 4.0
"""Millimetres between the edge of a card and what is in it."""
LINE = 0.437
"""Millimetres from one line to the next, for each point of the text size."""
BUTTON = 0.0068
"""Millimetres on paper for each pixel of a button, for each point of the text size beside it."""
BESIDE = 2.0
"""Millimetres before a button."""
SEEN = 73.0
"""Millimetres of width of the first column, which says what one sees."""
INK, SOFT = LIGHT["ink"], LIGHT["ink2"]

Run = tuple[str, Weight]


class NoRoomError(Exception):
    """Something on the pages does not fit; the message says what, and by how much."""


def draw(leaflet: Leaflet, pictures: Mapping[str, "Image"]) -> bytes:
    """Draw the pages; returns the PDF. `pictures` are by their names in the leaflet. Raises `NoRoomError`."""
    canvas = Canvas(leaflet.title, leaflet.language)
    wrong: list[str] = []
    for number, page in enumerate(leaflet.pages, 1):
        if number > 1:
            canvas.next_page()
        over = Drawing(canvas, page, pictures, wrong).whole() - BOTTOM
        if over > 0:
            wrong.append(f"page {number} is {over:.0f} mm too long")
        canvas.text(EDGE, HEIGHT - 7, leaflet.title, 9.5, SOFT)
        canvas.text(WIDTH - EDGE, HEIGHT - 7, leaflet.page.format(n=number), 9.5, SOFT, align="end")
    written = canvas.written()
    if wrong:
        raise NoRoomError("; ".join(wrong))
    return written


@dataclass(frozen=True)
class Drawing:
    """One page on its paper. A method that draws takes the place where its part begins, and returns the place where it
    ends, in millimetres.
    """

    canvas: Canvas
    page: Page
    pictures: Mapping[str, "Image"]
    wrong: list[str]
    """A sentence for each thing that does not fit is added to this list."""

    @property
    def lead(self) -> float:
        """The size, in points, of the first sentence of a page and of the sentences below pictures."""
        return self.page.size + 0.5

    def whole(self) -> float:
        self._head()
        y = self._opening(HEAD)
        if self.page.steps:
            y = self._steps(y)
        y = self._cards(y)
        if self.page.rows:
            y = self._rows(y)
        if self.page.note:
            y = self._card(self.page.note, EDGE, y, ROOM, self._high(self.page.note, ROOM))
        return self._fill(self.page.fill, y) if self.page.fill else y

    def _head(self) -> None:
        self.canvas.box(0, 0, WIDTH, HEAD - 7, self.page.colour)
        self._title(self.page.title, EDGE, 20, 33, "#FFFFFF", ROOM - 6 - self.canvas.width(self.page.who, 15, "bold"))
        self.canvas.text(WIDTH - EDGE, 20, self.page.who, 15, "#FFFFFF", "bold", "end")

    def _title(self, text: str, x: float, baseline: float, size: float, colour: str, room: float) -> None:
        if (over := self.canvas.width(text, size, "black") - room) > 0:
            self.wrong.append(f"the heading {text!r} is {over:.0f} mm too wide")
        self.canvas.text(x, baseline, text, size, colour, "black")

    def _opening(self, top: float) -> float:
        """Draw the picture of a page with the first sentence to its right, or only that sentence."""
        if not self.page.picture:
            return self._text(EDGE, top + 4, self.page.lead, ROOM, self.lead) + 1 if self.page.lead else top
        bottom = self._framed(EDGE, top, HALF, self.page.picture)
        return max(bottom, self._text(EDGE + HALF + GAP, top + 5, self.page.lead, HALF, self.lead)) + GAP

    def _framed(self, x: float, y: float, wide: float, name: str) -> float:
        """Draw the picture of a screen in a frame."""
        picture = self.pictures[name]
        high = wide * picture.height / picture.width
        self.canvas.box(x - 0.4, y - 0.4, wide + 0.8, high + 0.8, LIGHT["border"], 1)
        self.canvas.picture(x, y, wide, high, picture)
        return y + high

    def _steps(self, top: float) -> float:
        """Draw the steps side by side, each with its picture, its number and its sentence."""
        wide = (ROOM - (len(self.page.steps) - 1) * GAP) / len(self.page.steps)
        bottoms = [
            self._step(step, nth + 1, EDGE + nth * (wide + GAP), top, wide) for nth, step in enumerate(self.page.steps)
        ]
        return max(bottoms) + 1

    def _step(self, step: Step, number: int, x: float, top: float, wide: float) -> float:
        below = self._framed(x, top, wide, step.picture) + 7
        self.canvas.text(x, below + 1.8, str(number), 28, self.page.colour, "black")
        return self._text(x + 8.5, below, step.text, wide - 8.5, self.lead)

    def _cards(self, top: float) -> float:
        """Draw the cards, two beside each other, both as high as the higher one."""
        for left in range(0, len(self.page.cards), 2):
            pair = self.page.cards[left : left + 2]
            high = max(self._high(card, HALF) for card in pair)
            for nth, card in enumerate(pair):
                self._card(card, EDGE + nth * (HALF + GAP), top, HALF, high)
            top += high + GAP
        return top

    def _high(self, card: Card, wide: float) -> float:
        buttons = self._buttons(card)
        lines = sum(1 for _ in self._lines(card.text, self._rooms(wide, buttons), self.page.size))
        return 2 * INSIDE + 7 + max(lines * self.page.size * LINE - 1.5, buttons[1])

    def _buttons(self, card: Card) -> tuple[float, float]:
        """The width and height, in millimetres, of all buttons of a card together."""
        sizes = [self.pictures[each].size for each in card.buttons]
        scale = BUTTON * self.page.size
        return sum(wide * scale + BESIDE for wide, _ in sizes), max((high * scale for _, high in sizes), default=0)

    def _rooms(self, wide: float, buttons: tuple[float, float]) -> Iterator[float]:
        """The width, in millimetres, of each line of a card; lines beside the buttons are shorter."""
        room = wide - 2 * INSIDE
        yield from repeat(room - buttons[0], ceil((buttons[1] - 1) / (self.page.size * LINE)) if buttons[1] else 0)
        yield from repeat(room)

    def _card(self, card: Card, x: float, y: float, wide: float, high: float) -> float:
        self.canvas.box(x, y, wide, high, blend("#FFFFFF", LIGHT["tint"], 0.75), 3)
        self._title(card.title, x + INSIDE, y + INSIDE + 4.5, self.page.size + 3, self.page.colour, wide - 2 * INSIDE)
        buttons = self._buttons(card)
        self._text(x + INSIDE, y + INSIDE + 11, card.text, self._rooms(wide, buttons), self.page.size)
        left = x + wide - INSIDE - buttons[0]
        for button in card.buttons:
            picture, scale = self.pictures[button], BUTTON * self.page.size
            self.canvas.picture(left + BESIDE, y + INSIDE + 7, picture.width * scale, picture.height * scale, picture)
            left += picture.width * scale + BESIDE
        return y + high

    def _rows(self, top: float) -> float:
        """Draw the rows: what one sees, and to its right what one does."""
        middle = EDGE + SEEN
        self.canvas.text(EDGE + 2, top + 4, self.page.see, self.lead, self.page.colour, "bold")
        self.canvas.text(middle, top + 4, self.page.do, self.lead, self.page.colour, "bold")
        y = top + 7
        for row in self.page.rows:
            self.canvas.line(EDGE, y, ROOM, LIGHT["border"])
            seen = self._text(EDGE + 2, y + 6, row.see, SEEN - 6, self.page.size)
            y = max(seen, self._text(middle, y + 6, row.do, ROOM - SEEN, self.page.size)) - 1.2
        self.canvas.line(EDGE, y, ROOM, LIGHT["border"])
        return y + GAP

    def _fill(self, fill: Fill, top: float) -> float:
        """Draw a box with lines to write on."""
        step = 10.0
        high = 14 + step * (len(fill.lines) + (len(fill.small) + 1) // 2)
        self.canvas.box(EDGE, top, ROOM, high, self.page.colour, 4)
        self.canvas.box(EDGE + 0.8, top + 0.8, ROOM - 1.6, high - 1.6, "#FFFFFF", 3.4)
        self._title(fill.title, EDGE + INSIDE, top + 8.5, 19, self.page.colour, ROOM - 2 * INSIDE)
        half = (ROOM - 2 * INSIDE - GAP) / 2
        y = top + 9.5
        for label in fill.lines:
            y += step
            self._blank(EDGE + INSIDE, y, ROOM - 2 * INSIDE, label)
        for nth, label in enumerate(fill.small):
            y += step if nth % 2 == 0 else 0
            self._blank(EDGE + INSIDE + nth % 2 * (half + GAP), y, half, label)
        return top + high

    def _blank(self, x: float, y: float, wide: float, label: str) -> None:
        """Draw a line to write on behind its label."""
        used = self.canvas.width(label, 12.5) + 2
        if used > wide * 0.7:
            self.wrong.append(f"{label!r} leaves no room to write")
        self.canvas.text(x, y, label, 12.5, INK)
        self.canvas.line(x + used, y + 0.8, wide - used, LIGHT["border"])

    def _text(self, x: float, baseline: float, text: str, room: float | Iterator[float], size: float) -> float:
        """Draw lines of text from this baseline on; returns the baseline of the line after them."""
        for line in self._lines(text, repeat(room) if isinstance(room, float) else room, size):
            at = x
            for said, weight in line:
                self.canvas.text(at, baseline, said, size, INK, weight)
                at += self.canvas.width(said, size, weight)
            baseline += size * LINE
        return baseline

    def _lines(self, text: str, rooms: Iterator[float], size: float) -> Iterator[list[Run]]:
        """The text in lines, each at most as wide as its room, broken at blanks; a text between stars is bold."""
        line: list[Run] = []
        used, room = 0.0, next(rooms)
        for word in _words(text):
            wide = sum(self.canvas.width(said, size, weight) for said, weight in word)
            if line and used + wide > room:
                yield line
                line, used, room = [], 0.0, next(rooms)
            if wide > room:
                self.wrong.append(f"{''.join(said for said, _ in word)!r} is wider than its column")
            line += [*word, (" ", word[-1][1])]
            used += wide + self.canvas.width(" ", size, word[-1][1])
        if line:
            yield line


def _words(text: str) -> Iterable[list[Run]]:
    """The parts of a text that are never broken: runs without a blank, each in its weight. A sign after a blank belongs
    to the word before it.
    """
    word: list[Run] = []
    for nth, part in enumerate(re.sub(r" (?=[?!:;»])|(?<=«) ", "\u00a0", text).split("*")):
        weight: Weight = "bold" if nth % 2 else "regular"
        for at, said in enumerate(part.split(" ")):
            if at and word:
                yield word
                word = []
            if said:
                word.append((said, weight))
    if word:
        yield word
