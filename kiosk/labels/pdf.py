"""Writes labels on the pages of a PDF in which everything has its true size, to be printed at 100 %.

Bars and squares are drawn as lines and areas, so that every printer draws them at its full resolution; texts are
pictures.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.labels.marks import Drawing, Fill, Label, Line, Mark, Placed
from kiosk.labels.stock import LabelPosition, Stock
from kiosk.labels.symbols import Bars, Squares
from kiosk.lettering import on_paper

if TYPE_CHECKING:
    from fpdf import FPDF
    from PIL.Image import Image

DRAWINGS = Path(__file__).parents[2] / "screens" / "icons" / "items"
INSET = 0.1
"""The distance between the ink and the edges of a bar or square, in dots."""
DRAWN = 180
"""The side of a drawing on paper, in pixels."""
MARK, AWAY = 1.8, 0.6
"""The length of a mark for cutting, and its distance from the corner, in millimetres."""


def write(stock: Stock, labels: Iterable[tuple[LabelPosition, Label]], title: str) -> bytes:
    """The PDF of these labels, which must be in the order of their positions."""
    pdf = blank(title)
    page = -1
    for place, label in labels:
        while page < place.page:
            pdf.add_page(format=(label.width if stock.tape else stock.page[0], stock.page[1]))
            page += 1
        if stock.cut:
            _mark_corners(pdf, place, stock)
        for mark in label.marks:
            draw(pdf, mark, place.left, place.top, stock.dot)
    return bytes(pdf.output())


def write_page(stock: Stock, marks: Iterable[Mark], title: str) -> bytes:
    """The PDF of one page with these marks."""
    pdf = blank(title)
    pdf.add_page(format=stock.page)
    for mark in marks:
        draw(pdf, mark, 0, 0, stock.dot)
    return bytes(pdf.output())


def blank(title: str) -> "FPDF":
    """A PDF in millimetres without a page yet, which asks the viewer to print it at its true size."""
    from fpdf import FPDF, ViewerPreferences

    pdf = FPDF(unit="mm")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(title)
    pdf.viewer_preferences = ViewerPreferences(print_scaling="None")
    return pdf


def draw(pdf: "FPDF", mark: Mark, left: float, top: float, dot: float) -> None:
    """Draw one mark of a label whose top left corner is at `left` and `top`; `dot` is the side of the printer's dots.
    All in mm.
    """
    match mark:
        case Fill():
            pdf.set_fill_color(mark.colour)
            pdf.rect(left + mark.left, top + mark.top, mark.width, mark.height, style="F")
        case Line():
            x, y = left + mark.left, top + mark.baseline
            on_paper.draw(pdf, x, y, mark.text, mark.weight, mark.em, rtl=mark.rtl)
        case Drawing():
            picture = _drawing(mark.name)
            if picture:
                pdf.image(picture, left + mark.left, top + mark.top, mark.side, mark.side)
        case Placed():
            _draw_symbol(pdf, mark, left + mark.left, top + mark.top, dot)


def _draw_symbol(pdf: "FPDF", placed: Placed, left: float, top: float, dot: float) -> None:
    """Draw bars or squares on whole dots of the printer.

    Each one ends slightly before its last dot ends, because a printer may print every dot that is touched.
    """
    module, inset = placed.symbol.module, INSET * dot
    left, top = (round(place / dot) * dot for place in (left, top))
    match placed.symbol:
        case Bars(modules):
            rows, high = [modules], placed.height
        case Squares(rows_of_bytes):
            rows, high = ["".join("1" if ink else "0" for ink in row) for row in rows_of_bytes], module
    pdf.set_fill_color(0)
    for nth, row in enumerate(rows):
        for first, length in _ink(row):
            x, y = left + first * module + inset, top + nth * module
            pdf.rect(x, y, length * module - 2 * inset, high, style="F")


def _ink(modules: str) -> Sequence[tuple[int, int]]:
    """For every run of ink, the number of its first module and its number of modules."""
    found: list[tuple[int, int]] = []
    for at, module in enumerate(modules):
        if module == "1" and found and sum(found[-1]) == at:
            found[-1] = found[-1][0], found[-1][1] + 1
        elif module == "1":
            found.append((at, 1))
    return found


@lru_cache(64)
def _drawing(name: str) -> "Image | None":
    from PIL import Image

    path = DRAWINGS / f"{name}.png"
    if not path.exists():
        return None
    with Image.open(path) as opened:
        drawn = opened.convert("RGBA").resize((DRAWN, DRAWN), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", drawn.size, "white")
    sheet.paste(drawn, (0, 0), drawn)
    return sheet


def _mark_corners(pdf: "FPDF", place: LabelPosition, stock: Stock) -> None:
    """Draw short lines outside the corners of a label, along which it is cut."""
    pdf.set_draw_color(150)
    pdf.set_line_width(0.1)
    for x, outwards in ((place.left, -1), (place.left + stock.label[0], 1)):
        for y, away in ((place.top, -1), (place.top + stock.label[1], 1)):
            pdf.line(x + outwards * AWAY, y, x + outwards * (AWAY + MARK), y)
            pdf.line(x, y + away * AWAY, x, y + away * (AWAY + MARK))
