"""Draws the poster for the people who pay for the house."""

from screens.a4.canvas import HEIGHT, POINT, WIDTH, Canvas, blend
from screens.glass.frame import LIGHT
from screens.present.reports.poster import Bar, Poster, Week

EDGE = 15.0
ROOM = WIDTH - 2 * EDGE
GAP = 10.0
HALF = (ROOM - GAP) / 2
BEFORE = "#E3C7A4"
"""The colour of the bars of the year before, beside those of the year."""
INK, SOFT, BRAND, GO = LIGHT["ink"], LIGHT["ink2"], LIGHT["brand"], LIGHT["go"]
HERO = 47.0, 37.0
TILES, MONTHS, BELOW, FOOT = 99.0, 127.0, 201.0, HEIGHT - 10
LONGEST_NAMES = 54.0
"""The most millimetres of the width of a chart that its names take."""
PLOT = 46.0
"""The height of the longest bar of a month, in millimetres."""


def draw_poster(page: Poster) -> bytes:
    """Draw the poster; returns the PDF."""
    canvas = Canvas(f"{page.house}: {page.title}", page.language)
    canvas.text(EDGE, 22, page.house, 14, BRAND, "bold")
    canvas.text(EDGE, 38, page.title, 40, INK, "black")
    beside = canvas.width(page.title, 40, "black") + GAP + canvas.width(page.subtitle, 13) <= ROOM
    canvas.text(WIDTH - EDGE, 38 if beside else 22, page.subtitle, 13, SOFT, align="end")
    _hero(canvas, page)
    _tiles(canvas, page)
    _months(canvas, page)
    _bars(canvas, page, EDGE, BELOW)
    right = EDGE + HALF + GAP
    if page.week:
        _week(canvas, page, page.week, right, BELOW)
    _shares(canvas, page, right, BELOW + (55 if page.week else 5))
    canvas.text(EDGE, FOOT, page.foot, 9, SOFT)
    return canvas.written()


def _hero(canvas: Canvas, page: Poster) -> None:
    top, height = HERO
    canvas.box(EDGE, top, ROOM, height, LIGHT["tint_go"], 5)
    title, says = page.amount_says
    size, room = 58.0, min(ROOM * 0.55, ROOM - 9 - 9 - 8 - canvas.width(title, 21, "bold"))
    while canvas.width(page.amount, size, "black") > room:
        size -= 2
    middle = top + height / 2
    canvas.text(EDGE + 9, middle + size * 0.35 * POINT, page.amount, size, GO, "black")
    x = EDGE + 9 + canvas.width(page.amount, size, "black") + 9
    lines = canvas.lines(says, WIDTH - EDGE - 8 - x, 12.5)
    y = middle - (len(lines) * 5.6) / 2 + 1.5
    canvas.text(x, y, title, 21, GO, "bold")
    for nth, line in enumerate(lines):
        canvas.text(x, y + 7.5 + nth * 5.6, line, 12.5, INK)


def _tiles(canvas: Canvas, page: Poster) -> None:
    if not page.tiles:
        return
    step = ROOM / max(3, len(page.tiles))
    for nth, tile in enumerate(page.tiles):
        x = EDGE + nth * step
        canvas.text(x, TILES, tile.number, 28, INK, "black")
        canvas.text(x, TILES + 6.5, canvas.fitting(tile.label, step - 3, 12.5), 12.5, INK)
        canvas.text(x, TILES + 12, tile.before, 10.5, SOFT)


def _title(canvas: Canvas, text: str, x: float, top: float) -> None:
    canvas.text(x, top, text, 15, INK, "bold")


def _months(canvas: Canvas, page: Poster) -> None:
    """Draw two bars a month, that of the year before first; only one where nothing is known of the year before."""
    _title(canvas, page.months_title, EDGE, MONTHS)
    both = any(bar.before for bar in page.months)
    colour = page.colour or BRAND
    if both:
        _legend(canvas, page, colour)
    foot = MONTHS + 11 + PLOT
    scale = PLOT / max((value for bar in page.months for value in (bar.now, bar.before) if value), default=1)
    step = ROOM / len(page.months)
    wide = step * 0.4
    for nth, bar in enumerate(page.months):
        middle = EDGE + (nth + 0.5) * step
        left = middle if both else middle - wide / 2
        if bar.before:
            _upright(canvas, middle - wide, foot, wide, bar.before * scale, BEFORE)
        if bar.now:
            _upright(canvas, left, foot, wide, bar.now * scale, colour)
            top = foot - bar.now * scale - 1.3
            canvas.text(left + wide / 2 - 0.2, top, bar.number, 8.5, INK, "bold", "middle")
        canvas.text(middle, foot + 4.6, bar.label, 10.5, SOFT, align="middle")
    canvas.line(EDGE, foot, ROOM, LIGHT["border"])


def _upright(canvas: Canvas, left: float, foot: float, wide: float, high: float, colour: str) -> None:
    canvas.box(left, foot - max(high, 0.5), wide - 0.4, max(high, 0.5), colour)


def _legend(canvas: Canvas, page: Poster, colour: str) -> None:
    x = WIDTH - EDGE
    for name, its_colour in zip(page.years, (colour, BEFORE), strict=True):
        canvas.text(x, MONTHS, name, 11, SOFT, align="end")
        x -= canvas.width(name, 11) + 5
        canvas.box(x, MONTHS - 3, 3.2, 3.2, its_colour, 0.8)
        x -= 5


def _bars(canvas: Canvas, page: Poster, x: float, top: float) -> None:
    _title(canvas, page.bars_title, x, top)
    most = max((value for bar in page.bars for value in (bar.now, bar.before) if value), default=1)
    names = min(LONGEST_NAMES, max((canvas.width(bar.label, 11) for bar in page.bars), default=0) + 3)
    room = HALF - names - 11
    step = min(9.0, 76 / max(1, len(page.bars)))
    for nth, bar in enumerate(page.bars):
        y = top + 5 + nth * step
        canvas.text(x, y + step * 0.5, canvas.fitting(bar.label, names - 2, 11), 11, INK)
        _pair(canvas, bar, x + names, y, room / most, step)


def _pair(canvas: Canvas, bar: Bar, x: float, y: float, scale: float, step: float) -> None:
    """Draw the bar of the year, with its number, above the bar of the year before."""
    now, before = (bar.now or 0) * scale, (bar.before or 0) * scale
    if now:
        canvas.box(x, y, max(now, 0.5), step * 0.46, bar.colour or BRAND)
    if before:
        canvas.box(x, y + step * 0.5, max(before, 0.5), step * 0.22, BEFORE)
    canvas.text(x + max(now, before) + 1.5, y + step * 0.5, bar.number, 10.5, INK, "bold")


def _week(canvas: Canvas, page: Poster, week: Week, x: float, top: float) -> None:
    _title(canvas, page.week_title, x, top)
    names, high = max(9.0, 2 + max(canvas.width(day, 10.5) for day in week.days)), 5.0
    wide = (HALF - names) / len(week.hours)
    most = max((value for row in week.cells for value in row), default=0) or 1
    for nth, (day, row) in enumerate(zip(week.days, week.cells, strict=True)):
        y = top + 5 + nth * high
        canvas.text(x, y + high / 2 + 1.3, day, 10.5, SOFT)
        for at, value in enumerate(row):
            colour = blend(LIGHT["bg"], page.colour or BRAND, (value / most) ** 0.8)
            canvas.box(x + names + at * wide, y, wide - 0.5, high - 0.5, colour, 0.8)
    every = max(1, round(9 / wide))
    for at in range(0, len(week.hours), every):
        canvas.text(x + names + at * wide + wide / 2, top + 5 + 7 * high + 4, week.hours[at], 10, SOFT, align="middle")


def _shares(canvas: Canvas, page: Poster, x: float, top: float) -> None:
    percents = [canvas.width(f"{percent}%", 20, "black") for percent, _ in page.shares]
    names = max(21.0, 3 + max(percents, default=0))
    for nth, (percent, says) in enumerate(page.shares):
        y = top + nth * 11
        canvas.text(x, y, f"{percent}%", 20, GO, "black")
        lines = canvas.lines(says, HALF - names, 11)
        for at, line in enumerate(lines[:2]):
            canvas.text(x + names, y - (len(lines) - 1) * 2.3 + at * 4.6 - 0.4, line, 11, INK)
