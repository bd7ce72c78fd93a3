"""The marks on a label, in millimetres from its top left corner, and the label that has them."""

from dataclasses import dataclass, field

from kiosk.labels import text
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import Stock
from kiosk.labels.symbols import Bars, Squares
from kiosk.lettering import on_paper

MARKED = 1.1
"""The width of an initiative's mark in a line, in em."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A rectangle in a colour, `#RRGGBB`."""

    left: float
    top: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `left` is the start of its baseline, `rtl` the direction in which the whole text reads."""

    left: float
    baseline: float
    text: str
    weight: str
    em: float
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Bars or a QR code, without the white margin; bars are `height` high."""

    left: float
    top: float
    symbol: Bars | Squares
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of the drawings in colour, a square."""

    left: float
    top: float
    side: float
    name: str


Mark = Fill | Line | Placed | Drawing


@dataclass(slots=True)
class Label:
    """One label of this stock, to which marks are added one after the other; `width` in mm."""

    stock: Stock
    width: float
    marks: list[Mark] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.stock.label[1]

    @property
    def side(self) -> float:
        """The width without print on the left and on the right, in mm."""
        return self.stock.edge[0]

    @property
    def top(self) -> float:
        return self.stock.edge[1]

    @property
    def bottom(self) -> float:
        return self.height - self.stock.edge[1]

    @property
    def room(self) -> float:
        """The width of the printed area, in mm."""
        return self.width - 2 * self.side

    def put(self, content: str, weight: str, em: float, left: float, top: float) -> None:
        """Add a line of text with its top left corner at `left` and `top`, in mm."""
        self.marks.append(Line(left, top + em * text.BASELINE, content, weight, em))

    def put_lines(self, setting: text.Setting, left: float, room: float, top: float) -> float:
        """Add the lines of a text, each from the side at which it begins. Returns the bottom of the last line, in mm
        from above.
        """
        for line in setting.lines:
            start = left + room - on_paper.width(line, setting.weight, setting.em) if setting.rtl else left
            self.marks.append(
                Line(start, top + setting.em * text.BASELINE, line, setting.weight, setting.em, setting.rtl)
            )
            top += setting.em * text.LEADING
        return top

    def put_owner(self, sticker: Sticker, setting: text.Setting, left: float, room: float, top: float) -> None:
        """Add the owner, in one line, after the mark in its colour."""
        before = self.owners_mark(sticker, setting.em)
        if before:
            size = setting.em * 0.74
            self.marks.append(Fill(left, top + setting.em * 0.17, size, size, sticker.colour))
        self.put_lines(setting, left + before, room - before, top)

    def owners_mark(self, sticker: Sticker, em: float) -> float:
        """The width of the owner's mark in a line, in mm; 0 if there is no owner or no colour."""
        return em * MARKED if self.stock.colour and sticker.colour and sticker.owner else 0.0
