"""The sheets, rolls and tapes that labels are printed on, in millimetres. `STOCKS` are those with a name.

The measures of the sheets are those of the makers, as free programs for labels have them: L7160, L7162 and L7163 in
`templates/avery-iso-templates.xml` of gLabels (github.com/jimevins/glabels-qt), L4731 in paperless-asn-qr-codes, L7159
and the usual gap of 2.54 mm in several; of Herma 4222 those of the maker's own drawing of the punch. L4736 and L6009
are 45.7 x 21.2 mm, 48 on a sheet; where no source has a margin, the labels stand in the middle of the sheet, as these
makers punch them. The rolls are those of `dymo-other-templates.xml` of gLabels; that 1933085 is Dymo's
barcode label of 19 x 64 mm, whose size LPrint has, was found beside no source: hold the ruler page against it. A
LabelWriter prints nothing in the first 5.8 mm of a label. A tape printer prints 112 and 128 dots of 1/180 inch across
tapes of 18 and 24 mm (Brother, Raster Command Reference PT-E550W/P750W/P710BT), and on 12 mm the smallest ones 64.
CR80 is the size of a bank card (ISO/IEC 7810, ID-1); its places are those of the perforated Avery Zweckform 32015.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.explain import refusal

A4 = (210.0, 297.0)
OFFICE, LABEL_PRINTER, TAPE_PRINTER = 600, 300, 180
"""Dots per inch."""
LONGEST_TAPE = 120.0


class StockError(ValueError):
    """There is no such sheet, roll or tape; the message lists those that exist, or explains how measures are
    written.
    """


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet with `columns` x `rows` labels, or a roll or tape with one label a page. All lengths are millimetres.

    `page`, `label` and `step` are width and height; `first` is the top left corner of the first label, `step` the way
    from one label to the next. `edge` is the margin without print inside a label: on its left and right, and above and
    below. A label of `tape` is as long as its content, at most `label`. `dpi` is the number of the printer's dots per
    inch; each dot is black or white. `colour`: the printer prints in colour. `cut`: the page is not a sheet of labels,
    so its labels get marks for cutting.
    """

    name: str
    what: str
    page: tuple[float, float]
    label: tuple[float, float]
    columns: int = 1
    rows: int = 1
    first: tuple[float, float] = (0.0, 0.0)
    step: tuple[float, float] = (0.0, 0.0)
    edge: tuple[float, float] = (1.5, 1.2)
    dpi: int = OFFICE
    colour: bool = True
    tape: bool = False
    cut: bool = False

    @property
    def on_a_page(self) -> int:
        return self.columns * self.rows

    @property
    def dot(self) -> float:
        """The side of a dot, in millimetres."""
        return 25.4 / self.dpi


@dataclass(frozen=True, slots=True)
class LabelPosition:
    """The position of a label: the page, from 0, and its top left corner on it, in millimetres."""

    page: int
    left: float
    top: float


def positions(stock: Stock, start: int = 1, nudge: tuple[float, float] = (0.0, 0.0)) -> Iterator[LabelPosition]:
    """The positions of labels on the stock, page after page without end, from the one numbered `start` (from 1).

    `nudge` moves all of them to the right and down, in millimetres.
    """
    at = start - 1
    while True:
        page, on_page = divmod(at, stock.on_a_page)
        row, column = divmod(on_page, stock.columns)
        left, top = (
            stock.first[axis] + number * stock.step[axis] + nudge[axis] for axis, number in enumerate((column, row))
        )
        yield LabelPosition(page, left, top)
        at += 1


def _avery(
    name: str,
    label: tuple[float, float],
    columns: int,
    rows: int,
    first: tuple[float, float],
    gap: float = 2.54,
    what: str = "",
    edge: tuple[float, float] = (1.5, 1.2),
) -> Stock:
    """A sheet of Avery without gaps between its rows."""
    width, height = label
    description = f"{width:g} x {height:g} mm, {columns * rows} on A4{what}"
    return Stock(name, description, A4, label, columns, rows, first, (width + gap, height), edge)


def _roll(name: str, width: float, height: float) -> Stock:
    """A roll of a LabelWriter, whose labels are read with the longer side across."""
    description = f"{width:g} x {height:g} mm, Dymo LabelWriter"
    return Stock(name, description, (width, height), (width, height), edge=(5.9, 1.5), dpi=LABEL_PRINTER, colour=False)


def _tape(width: int, dots: int) -> Stock:
    """A tape of this width in mm, of which so many dots across are printed."""
    size = (LONGEST_TAPE, float(width))
    edge = (2.0, (width - dots * 25.4 / TAPE_PRINTER) / 2)
    description = f"{width} mm label tape, as long as needed"
    return Stock(f"tape{width}", description, size, size, edge=edge, dpi=TAPE_PRINTER, colour=False, tape=True)


CARDS = Stock(
    "CR80",
    "85.6 x 54 mm cards, 8 on A4, to cut or perforated",
    A4,
    (85.6, 53.98),
    2,
    4,
    (16.7, 31.51),
    (91, 60),
    (4, 4),
    cut=True,
)

_TABLE = (
    _avery("L4731", (25.4, 10), 7, 27, (8.6, 13.5), 2.5, edge=(1, 0.6)),
    _avery("L4736", (45.7, 21.2), 4, 12, (9.79, 21.3), what=", removable"),
    _avery("L6009", (45.7, 21.2), 4, 12, (9.79, 21.3), what=", silver polyester"),
    _avery("L7159", (63.5, 33.9), 3, 8, (7.21, 12.9)),
    _avery("L7160", (63.5, 38.1), 3, 7, (7.21, 15.15)),
    _avery("L7162", (99.1, 33.9), 2, 8, (4.63, 12.9)),
    _avery("L7163", (99.1, 38.1), 2, 7, (4.63, 15.15)),
    _avery("Herma4222", (63.5, 29.633), 3, 9, (7.21, 15.15), what=", silver film"),
    _roll("11355", 51, 19),
    _roll("1933085", 64, 19),
    _roll("99012", 89, 36),
    _tape(12, 64),
    _tape(18, 112),
    _tape(24, 128),
    CARDS,
)
STOCKS = {stock.name: stock for stock in _TABLE}

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
_PAIR = rf"({_NUMBER})x({_NUMBER})"
_SHEET = re.compile(rf"sheet:([0-9]{{1,2}})x([0-9]{{1,2}}),{_PAIR},{_PAIR},{_PAIR}(?:,{_PAIR})?")
_ROLL = re.compile(rf"roll:{_PAIR}")
WRITTEN = (
    "sheet:COLUMNSxROWS,WIDTHxHEIGHT,LEFTxTOP,STEPxSTEP in millimetres, such as sheet:3x8,63.5x33.9,7.2x12.9,66x33.9,"
    " or roll:WIDTHxHEIGHT"
)


def find_stock(text: str, said_in: str = "--on") -> Stock:
    """The stock with this name or with these measures. Raises StockError, which names the option or key `said_in`."""
    plain = re.sub(r"^(avery|dymo)|[\s_-]", "", text.strip(), flags=re.IGNORECASE).lower()
    named = {name.lower(): stock for name, stock in STOCKS.items()}
    if plain in named:
        return named[plain]
    if found := _SHEET.fullmatch(text.strip()):
        return _measured(text, *found.groups())
    if found := _ROLL.fullmatch(text.strip()):
        size = float(found[1]), float(found[2])
        return Stock(text, "", _sized(size), size, dpi=LABEL_PRINTER, colour=False)
    raise StockError(refusal(said_in, text, f"one of {', '.join(STOCKS)}, {WRITTEN}", STOCKS))


def _measured(text: str, columns: str, rows: str, *millimetres: str | None) -> Stock:
    """A sheet with these measures in mm, on A4 if the measures of the paper are missing."""
    width, height, left, top, across, down, *paper = (float(one or 0) for one in millimetres)
    page = (paper[0], paper[1]) if all(paper) else A4
    stock = Stock(text, "", _sized(page), _sized((width, height)), int(columns), int(rows), (left, top), (across, down))
    right, bottom = left + (stock.columns - 1) * across + width, top + (stock.rows - 1) * down + height
    overlap = (stock.columns > 1 and across < width) or (stock.rows > 1 and down < height)
    if not stock.on_a_page or overlap or right > page[0] + 0.5 or bottom > page[1] + 0.5:
        raise StockError(
            f"{text}: {columns} x {rows} labels of {width:g} x {height:g} mm with these margins and steps "
            f"do not fit on paper of {page[0]:g} x {page[1]:g} mm."
        )
    return stock


def _sized(size: tuple[float, float]) -> tuple[float, float]:
    if min(size) < 8:
        raise StockError(f"A label of {size[0]:g} x {size[1]:g} mm is too small: 8 mm is the least.")
    return size
