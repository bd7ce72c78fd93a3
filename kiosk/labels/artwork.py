"""Where everything stands on one label: pure geometry in millimetres from its top left corner.

A label with bars is a pile: whose it is, what it is called, the bars, the code to read. Where it is low, whose it is
stands beside the code. On a narrow tape the name stands beside the bars, and beside a QR code everywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.labels import text
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import Stock
from kiosk.labels.symbols import SMALLEST, SMALLEST_FOR_PHONES, Bars, Squares, fit_bars, fit_squares

LOW, HIGH = 26.0, 30.0
"""Labels lower than LOW have no line of their own for whose it is; from HIGH on, a name may take two lines."""
BESIDE = 13.0
"""On tapes narrower than this the name stands beside the bars."""
LOWEST_BARS, HIGHEST_BARS = 4.0, 14.0
WIDEST_QR = 0.48
"""How much of a label's width a QR code for a scanner may take; one for a phone may take all that leaves GAP_TEXT."""
GAP_TEXT = 18.0
GAP = 1.2


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
    """A line of text; `left` is the start of its baseline."""

    left: float
    baseline: float
    text: str
    weight: str
    em: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Bars or a QR code, without the white around it; bars are `height` high."""

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


@dataclass(frozen=True, slots=True)
class Artwork:
    """All that stands on a label of this width."""

    width: float
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class _Sheet:
    """What is put on a label of this stock, one after the other."""

    stock: Stock
    marks: list[Mark] = field(default_factory=list)

    @property
    def inner(self) -> float:
        """The height that is printed on."""
        return self.stock.label[1] - 2 * self.stock.edge[1]

    def put(self, said: str, weight: str, em: float, left: float, room: float, top: float, at_end: bool = False) -> float:
        """A line whose top is at `top`, from the left, or at the end of the room; one from right to left the other way.

        The answer is how wide it is.
        """
        from kiosk.lettering.order import reads_rtl

        wide = text.width(said, weight, em)
        start = left + room - wide if at_end != reads_rtl(said, False) else left
        self.marks.append(Line(start, top + em * (text.LEADING + text.CAPITAL) / 2, said, weight, em))
        return wide


def draw(sticker: Sticker, stock: Stock, reads_qr: bool = False) -> Artwork | None:
    """What stands on the label; None if its code, or the text that it holds, does not fit there.

    `reads_qr`: the house's scanners read QR codes, so that a code that has no room as bars becomes one.
    """
    width, height = stock.label
    sheet = _Sheet(stock)
    if sticker.held:
        room = min(height, width - GAP_TEXT)
        held = fit_squares(sticker.held, room, stock.edge[1], stock.dot, SMALLEST_FOR_PHONES)
        return _beside(sheet, sticker, held) if held else None
    if not sticker.code:
        return _large(sheet, sticker)
    if bars := fit_bars(sticker.code, width, stock.edge[0], stock.dot):
        return _tape(sheet, sticker, bars) if stock.tape and height < BESIDE else _pile(sheet, sticker, bars)
    if reads_qr:
        room = min(height, width * WIDEST_QR)
        squares = fit_squares(sticker.code, room, stock.edge[1], stock.dot, SMALLEST)
        return _beside(sheet, sticker, squares) if squares else None
    return None


def _between(least: float, wanted: float, most: float) -> float:
    return max(least, min(wanted, most))


def _pile(sheet: _Sheet, sticker: Sticker, bars: Bars) -> Artwork:
    """The bars in the middle, the name above and the code below them."""
    stock = sheet.stock
    (width, height), (side, edge) = stock.label, stock.edge
    if stock.tape:
        wanted = text.width(sticker.title, "bold", _title(height)) + 2 * side
        width = min(width, max(bars.width + 2 * max(side, bars.quiet), wanted))
    room, top, bottom = width - 2 * side, edge, height - edge
    if height >= LOW and sticker.owner:
        top += _owner(sheet, sticker, side, room, top)
    title = text.set_in(sticker.title, "bold", _title(height), room, 2 if height >= HIGH else 1)
    small = _between(1.9, height * 0.085, 3.6)
    left_over = bottom - top - title.height - small * text.LEADING
    high = min(left_over - 0.6, HIGHEST_BARS + height / 6)
    if high < LOWEST_BARS:
        high = LOWEST_BARS
    top += max(0.0, (left_over - high - 0.6) / 3)
    for line in title.lines:
        sheet.put(line, "bold", title.em, side, room, top)
        top += title.em * text.LEADING
    top += 0.3
    start = (width - bars.width) / 2
    sheet.marks.append(Placed(start, top, bars, high))
    top += high + 0.3
    _code_row(sheet, sticker, side, room, top, small)
    return Artwork(width, tuple(sheet.marks))


def _code_row(sheet: _Sheet, sticker: Sticker, left: float, room: float, top: float, em: float) -> None:
    """The code to read, and at the end of its line a remark, or whose it is where that stands nowhere else."""
    taken = sheet.put(sticker.code, "bold", em, left, room, top)
    other = sticker.remark or (sticker.owner if sheet.stock.label[1] < LOW else "")
    if other and (left_over := room - taken - GAP) > 6:
        said = text.set_in(other, "regular", em * 0.92, left_over, 1)
        sheet.put(said.lines[0], "regular", said.em, left, room, top, at_end=True)


def _owner(sheet: _Sheet, sticker: Sticker, left: float, room: float, top: float) -> float:
    """A line with whose it is: the mark in their colour, the name, and their drawing at the end. Returns its height."""
    em = _between(2.2, sheet.stock.label[1] * 0.085, 3.4)
    high = em * text.LEADING
    start = left
    if sheet.stock.colour and sticker.colour:
        sheet.marks.append(Fill(left, top + high * 0.12, em * 0.8, em * 0.8, sticker.colour))
        start += em * 1.15
    end = 0.0
    if sheet.stock.colour and sticker.drawing:
        end = em * 2.2
        sheet.marks.append(Drawing(left + room - end, top - 0.2, end, sticker.drawing))
    said = text.set_in(sticker.owner, "regular", em, room - (start - left) - end, 1)
    sheet.put(said.lines[0], "regular", said.em, start, room - (start - left) - end, top)
    return high


def _title(height: float) -> float:
    """The size of a name on a label of this height."""
    return _between(2.1, height * 0.13, 5.2)


def _tape(sheet: _Sheet, sticker: Sticker, bars: Bars) -> Artwork:
    """The bars with the code below them, and the name beside them."""
    stock = sheet.stock
    (most, height), (side, edge) = stock.label, stock.edge
    small = 2.5
    start = max(side, bars.quiet)
    high = sheet.inner - small * text.LEADING
    sheet.marks.append(Placed(start, edge, bars, high))
    sheet.put(sticker.code, "bold", small, start, bars.width, height - edge - small * text.LEADING)
    left = start + bars.width + bars.quiet
    words = _words(sticker, 3.4, most - left - side, sheet.inner)
    wide = _write(sheet, words, left, most - left - side)
    return Artwork(left + wide + side, tuple(sheet.marks))


def _beside(sheet: _Sheet, sticker: Sticker, squares: Squares) -> Artwork:
    """A QR code, and everything to read beside it."""
    stock = sheet.stock
    (width, height), (side, edge) = stock.label, stock.edge
    start = max(side, squares.quiet)
    sheet.marks.append(Placed(start, (height - squares.width) / 2, squares))
    left = start + squares.width + max(GAP, squares.quiet)
    room = width - left - side
    words = _words(sticker, _title(height), room, sheet.inner)
    wide = _write(sheet, words, left, room)
    return Artwork(left + wide + side if stock.tape else width, tuple(sheet.marks))


@dataclass(frozen=True, slots=True)
class _Part:
    """A text with its weight, set in lines."""

    setting: text.Setting
    weight: str
    colour: str = ""


def _words(sticker: Sticker, em: float, room: float, height: float) -> list[_Part]:
    """What is to read, from top to bottom, as far as it fits: the name, then the code, then the rest."""
    small = _between(1.8, em * 0.72, 3.2)
    for lines in (4, 3, 2, 1):
        name = _Part(text.set_in(sticker.title, "bold", em, room, lines), "bold")
        parts = [name]
        left = height - name.setting.height
        for said, weight in ((sticker.code, "bold"), (sticker.remark, "regular"), (sticker.owner, "regular")):
            part = _Part(text.set_in(said, weight, small, room, 2 if said is sticker.remark else 1), weight)
            if said and (part.setting.height <= left or not parts[1:]):
                colour = sticker.colour if said is sticker.owner else ""
                parts.append(_Part(part.setting, weight, colour))
                left -= part.setting.height
        if left >= -0.1:
            return parts
    return parts


def _write(sheet: _Sheet, parts: list[_Part], left: float, room: float) -> float:
    """Writes these in the middle of the height; returns how wide they are."""
    top = (sheet.stock.label[1] - sum(part.setting.height for part in parts)) / 2
    widest = 0.0
    for part in parts:
        for line in part.setting.lines:
            em, start = part.setting.em, left
            if sheet.stock.colour and part.colour:
                sheet.marks.append(Fill(left, top + em * 0.18, em * 0.75, em * 0.75, part.colour))
                start += em * 1.05
            wide = sheet.put(line, part.weight, em, start, room - (start - left), top)
            widest = max(widest, wide + start - left)
            top += em * text.LEADING
    return widest


def _large(sheet: _Sheet, sticker: Sticker) -> Artwork:
    """The title as large as fits, whose it is below it."""
    stock = sheet.stock
    (width, height), (side, edge) = stock.label, stock.edge
    room = width - 2 * side
    owner = sticker.owner or sticker.remark
    small = _between(2.0, height * 0.11, 4.5) if owner else 0.0
    high = sheet.inner - small * text.LEADING
    em = next(em for em in _shrinking(high / text.LEADING) if em < 3 or text.width(sticker.title, "black", em) <= room)
    title = text.set_in(sticker.title, "black", em, room, 1)
    wide = text.width(title.lines[0], "black", title.em)
    if stock.tape:
        width = min(width, max(wide, text.width(owner, "regular", small or 1)) + 2 * side)
        room = width - 2 * side
    top = edge + (high - title.height) / 2
    sheet.put(title.lines[0], "black", title.em, (width - wide) / 2, wide, top)
    if owner:
        said = text.set_in(owner, "regular", small, room, 1)
        along = text.width(said.lines[0], "regular", said.em)
        start = (width - along) / 2
        if stock.colour and sticker.colour:
            start += said.em * 0.5
            sheet.marks.append(
                Fill(start - said.em * 1.05, height - edge - small, small * 0.75, small * 0.75, sticker.colour)
            )
        sheet.put(said.lines[0], "regular", said.em, start, along, height - edge - small * text.LEADING)
    return Artwork(width, tuple(sheet.marks))


def _shrinking(em: float) -> Iterator[float]:
    while True:
        yield em
        em *= 0.94
