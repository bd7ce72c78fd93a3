"""A page to test how a printer feeds: every label outlined and numbered, and two scales with millimetres."""

from kiosk.labels.marks import Fill, Line, Mark
from kiosk.labels.stock import Stock, positions
from kiosk.lettering import on_paper

GREY, RED = "#888888", "#C00000"
THIN = 0.15
LONG, HALF, SHORT = 4.0, 2.8, 1.6
"""The lengths of the strokes at ten, five and one millimetres, in mm."""
SHORTEST, LONGEST = 30, 100
"""The shortest and the longest scale, in mm; a lower page has no vertical scale."""


def ruler(stock: Stock, nudge: tuple[float, float] = (0.0, 0.0)) -> list[Mark]:
    """The marks on the page, from its top left corner."""
    marks: list[Mark] = []
    width, height = stock.label
    em = min(5.0, height * 0.35)
    for number, place in zip(range(1, stock.on_a_page + 1), positions(stock, nudge=nudge), strict=False):
        marks += _outline(place.left, place.top, width, height)
        if stock.on_a_page > 1:  # in the corner, beside the scales
            marks.append(Line(place.left + em * 0.5, place.top + em * 1.1, str(number), "regular", em))
    if stock.on_a_page == 1:
        side, edge = stock.edge
        marks += _outline(side + nudge[0], edge + nudge[1], width - 2 * side, height - 2 * edge)
    middle = (stock.page[0] / 2 + nudge[0], stock.page[1] / 2 + nudge[1])
    for size, across in zip(stock.page, (True, False), strict=True):
        length = min(LONGEST, int(size - 12) // 10 * 10)
        if length >= SHORTEST:
            marks += _scale(middle, length, across)
    return marks


def _outline(left: float, top: float, width: float, height: float) -> list[Mark]:
    return [
        Fill(left, top, width, THIN, GREY),
        Fill(left, top + height - THIN, width, THIN, GREY),
        Fill(left, top, THIN, height, GREY),
        Fill(left + width - THIN, top, THIN, height, GREY),
    ]


def _scale(middle: tuple[float, float], length: int, across: bool) -> list[Mark]:
    """The marks of a scale of `length` millimetres, with exact strokes, and its length at the end."""
    x, y = middle
    marks: list[Mark] = []
    for at in range(length + 1):
        stroke = LONG if at % 10 == 0 else HALF if at % 5 == 0 else SHORT
        place = at - length / 2 - THIN / 2
        marks.append(
            Fill(x + place, y - stroke, THIN, stroke, RED) if across else Fill(x, y + place, stroke, THIN, RED)
        )
    half = length / 2
    marks.append(Fill(x - half, y, length, THIN, RED) if across else Fill(x, y - half, THIN, length, RED))
    caption, em = f"{length} mm", 2.6
    where = (x + half - on_paper.width(caption, "bold", em), y + 3) if across else (x + LONG + 1, y + half)
    marks.append(Line(*where, caption, "bold", em))
    return marks
