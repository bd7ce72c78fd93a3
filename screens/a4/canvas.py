"""A page of A4 to draw on, in millimetres: text in any script, boxes and bars.

A text whose letters Nunito has stays text, sharp at any size and searchable; any other text is a picture.
"""

from typing import TYPE_CHECKING, Literal

from kiosk.lending.languages import right_to_left
from kiosk.lettering import on_paper
from kiosk.lettering.cutting import cut
from kiosk.lettering.fonts import nunito, plain
from kiosk.lettering.order import reads_rtl

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 210.0, 297.0
POINT = 25.4 / 72
Weight = Literal["regular", "bold", "black"]
Align = Literal["start", "end", "middle"]


class Canvas:
    """A PDF; everything is drawn on its newest page. Colours are `#RRGGBB`, sizes of letters points, all else
    millimetres.

    `x` is measured from the edge where reading begins: from the right in a language that is read from right to left.
    """

    def __init__(self, title: str, language: str) -> None:
        from fpdf import FPDF

        self._pdf = FPDF(unit="mm", format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(title)
        self._pdf.set_lang(language)
        self._mirrored = right_to_left(language)
        for weight in ("regular", "bold", "black"):
            self._pdf.add_font(weight, fname=str(nunito(weight).file))
        self._pdf.add_page()

    @property
    def page(self) -> int:
        """The number of the newest page, from 1."""
        return int(self._pdf.page)

    def next_page(self) -> None:
        self._pdf.add_page()

    def written(self) -> bytes:
        return bytes(self._pdf.output())

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        self._pdf.set_fill_color(colour)
        if radius:
            radius = min(radius, width / 2, height / 2)
            left = self._left(x, width)
            self._pdf.rect(left, y, width, height, style="F", round_corners=True, corner_radius=radius)
        else:
            self._pdf.rect(self._left(x, width), y, width, height, style="F")

    def line(self, x: float, y: float, width: float, colour: str) -> None:
        """Draw a thin horizontal line."""
        self._pdf.set_draw_color(colour)
        self._pdf.set_line_width(0.2)
        left = self._left(x, width)
        self._pdf.line(left, y, left + width, y)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        colour: str,
        weight: Weight = "regular",
        align: Align = "start",
    ) -> None:
        """Draw a line of text that begins at `x`, ends there, or has its middle there, as `align` says."""
        width = self.width(text, size, weight)
        x = self._left(x - {"start": 0, "end": 1, "middle": 0.5}[align] * width, width)
        if plain(weight).issuperset(text):
            self._pdf.set_text_color(colour)
            self._pdf.set_font(weight, size=size)
            self._pdf.text(x, baseline, text)
        else:
            rtl = reads_rtl(text, page_rtl=self._mirrored)
            on_paper.draw(self._pdf, x, baseline, text, weight, size * POINT, rtl=rtl, colour=colour)

    def _left(self, x: float, width: float) -> float:
        """The left edge of a box that begins at `x` and is `width` wide."""
        return WIDTH - x - width if self._mirrored else x

    def width(self, text: str, size: float, weight: Weight = "regular") -> float:
        if plain(weight).issuperset(text):
            self._pdf.set_font(weight, size=size)
            return float(self._pdf.get_string_width(text))
        return on_paper.width(text, weight, size * POINT)

    def fitting(self, text: str, room: float, size: float, weight: Weight = "regular") -> str:
        """The text, or as much of its beginning as fits in `room`, with an ellipsis."""
        return cut(text, lambda shorter: self.width(shorter, size, weight) <= room)

    def lines(self, text: str, room: float, size: float, weight: Weight = "regular") -> list[str]:
        """The text in lines of at most `room`; a word that is wider is cut."""
        found: list[str] = []
        for word in text.split():
            longer = f"{found[-1]} {word}" if found else ""
            if longer and self.width(longer, size, weight) <= room:
                found[-1] = longer
            else:
                found.append(self.fitting(word, room, size, weight))
        return found

    def picture(self, x: float, y: float, width: float, height: float, picture: "Image") -> None:
        self._pdf.image(picture, self._left(x, width), y, width, height)


def blend(colour: str, other: str, share: float) -> str:
    """The colour between two others: the first at a `share` of 0, the other at 1."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
