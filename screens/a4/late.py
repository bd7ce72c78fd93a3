"""Draws the list of what is late and what lies ready, on as many pages as it needs."""

from screens.a4.canvas import HEIGHT, WIDTH, Canvas
from screens.glass.frame import LIGHT
from screens.present.reports.late import LateGroup, LateList, LateRow

EDGE = 15.0
BOTTOM = HEIGHT - 20
ROW = 11.0
COLUMNS = 0.0, 66.0, 118.0
"""Where the columns of the item, the member and the day begin, in millimetres from the edge."""
INK, SOFT = LIGHT["ink"], LIGHT["ink2"]


def draw_late(page: LateList) -> bytes:
    """Draw the list; returns the PDF."""
    canvas = Canvas(f"{page.house}: {page.title}", page.language)
    canvas.text(EDGE, 20, page.house, 12, LIGHT["brand"], "bold")
    canvas.text(EDGE, 31, page.title, 26, INK, "black")
    canvas.text(WIDTH - EDGE, 31, page.day, 12, SOFT, align="end")
    y = 44.0
    if not page.groups:
        canvas.text(EDGE, y, page.nothing, 13, INK)
    _foot(canvas, page)
    for group in page.groups:
        if y + 12 + ROW > BOTTOM:
            y = _next(canvas, page)
        y = _heading(canvas, group, y)
        for row in group.rows:
            if y + ROW > BOTTOM:
                y = _heading(canvas, group, _next(canvas, page))
            _row(canvas, row, y)
            y += ROW
        y += 7
    return canvas.written()


def _next(canvas: Canvas, page: LateList) -> float:
    canvas.next_page()
    _foot(canvas, page)
    return 22.0


def _foot(canvas: Canvas, page: LateList) -> None:
    canvas.text(EDGE, HEIGHT - 10, page.foot, 9, SOFT)
    canvas.text(WIDTH - EDGE, HEIGHT - 10, str(canvas.page), 9, SOFT, align="end")


def _heading(canvas: Canvas, group: LateGroup, y: float) -> float:
    if group.colour:
        canvas.box(EDGE, y - 4.2, 4.2, 4.2, group.colour, 1)
    canvas.text(EDGE + (6.5 if group.colour else 0), y, f"{group.initiative} · {group.title}", 14, INK, "bold")
    return y + 4


def _row(canvas: Canvas, row: LateRow, y: float) -> None:
    canvas.line(EDGE, y, WIDTH - 2 * EDGE, LIGHT["hair"])
    texts = ((row.item, row.code), (row.person, row.number), (row.day, row.remark))
    ends = (*COLUMNS[1:], WIDTH - 2 * EDGE)
    for (above, below), left, right in zip(texts, COLUMNS, ends, strict=True):
        canvas.text(EDGE + left, y + 4.6, canvas.fitting(above, right - left - 3, 11), 11, INK)
        canvas.text(EDGE + left, y + 9, canvas.fitting(below, right - left - 3, 9.5), 9.5, SOFT)
