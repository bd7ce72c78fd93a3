"""Draws the paper of a printer, dot for dot: for the demo, for tests and for people."""

from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from devices.simulated.paper import CHARACTER, Align, Barcode, Cut, Dots, Feed, Line, Mark, Paper, QrCode, Span

FONTS = Path(__file__).parents[1] / "fonts"
"""The folder of IBM Plex Mono (SIL Open Font License), which at 20 dots high is exactly 12 wide, like font A."""

SIDE, KNIFE, AROUND, TOOTH = 32, 96, 28, 8
"""In dots: the white beside the print, the distance from the print head to the knife, the ground around the paper, and
the teeth of the knife.
"""

GROUND, SHEET, SHADE, INK = (240, 230, 214), (255, 254, 250), (120, 96, 70), (34, 31, 32)


def picture(paper: Paper) -> Image.Image:
    """The paper as an RGB picture, one pixel per dot (8 to the millimetre). A QR code is drawn by segno.

    The knife is above the print head: a ticket begins with the paper that was between both after the ticket before.
    """
    strips = [(mark, _height(mark)) for mark in paper.marks]
    mask = Image.new("L", (paper.width, sum(height for _, height in strips)), 0)
    top = 0
    for mark, height in strips:
        _draw(mask, mark, top)
        top += height
    cut = bool(paper.marks) and isinstance(paper.marks[-1], Cut)
    return _on_a_table(mask, max(KNIFE, mask.height if cut else mask.height + KNIFE))


def _height(mark: Mark) -> int:
    match mark:
        case Line(height=height) | Dots(height=height):
            return height
        case Feed(dots):
            return dots
        case QrCode(module=module):
            return len(mark.rows) * module
        case Barcode(height=height):
            return height
        case Cut():
            return 0


def _draw(mask: Image.Image, mark: Mark, top: int) -> None:
    match mark:
        case Line():
            _draw_line(mask, mark, top)
        case Dots(width, height, data, align):
            bits = Image.frombytes("1", (width, height), data).convert("L")
            mask.paste(bits, (_left(align, width, mask.width), top))
        case QrCode(align=align):
            code = _qr(mark)
            mask.paste(code, (_left(align, code.width, mask.width), top))
        case Barcode(align=align, height=height):
            bars = _bars(mark).resize((mark.dots, height), Image.Resampling.NEAREST)
            mask.paste(bars, (_left(align, bars.width, mask.width), top))
        case Feed() | Cut():
            pass


def _left(align: Align, width: int, across: int) -> int:
    return {"left": 0, "center": (across - width) // 2, "right": across - width}[align]


def _draw_line(mask: Image.Image, line: Line, top: int) -> None:
    left = _left(line.align, line.dots, mask.width)
    tallest = max(span.style.high * CHARACTER[span.style.font][1] for span in line.spans)
    for span in line.spans:
        drop = tallest - span.style.high * CHARACTER[span.style.font][1]
        mask.paste(_span(span), (left, top + drop))
        left += span.dots


def _span(span: Span) -> Image.Image:
    """The picture of characters of one style, each in its own cell, so that they are aligned as on paper."""
    style = span.style
    wide, high = CHARACTER[style.font]
    font = ImageFont.truetype(
        FONTS / f"IBMPlexMono_{'700Bold' if style.bold else '400Regular'}.ttf", 20 * style.high * high // 24
    )
    cells = Image.new("L", (len(span.text) * wide * style.high, high * style.high), 0)
    draw = ImageDraw.Draw(cells)
    for number, char in enumerate(span.text):
        draw.text((number * wide * style.high, high * style.high * 19 // 24), char, 255, font, anchor="ls")
    cells = cells.resize((span.dots, cells.height)) if cells.width != span.dots else cells
    if style.underline:
        cells.paste(255, (0, cells.height - 2, cells.width, cells.height))
    return ImageChops.invert(cells) if style.inverse else cells


def _qr(mark: QrCode) -> Image.Image:
    rows = mark.rows
    code = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows)).point(lambda dark: 255 * dark)
    return code.resize((len(rows) * mark.module,) * 2, Image.Resampling.NEAREST)


def _bars(mark: Barcode) -> Image.Image:
    modules = mark.modules
    return Image.frombytes("L", (len(modules), 1), bytes(255 if bar == "1" else 0 for bar in modules))


def _on_a_table(mask: Image.Image, height: int) -> Image.Image:
    width = mask.width + 2 * SIDE
    outline = _torn(width, height)
    size = (width + 2 * AROUND, height + 2 * AROUND)
    shadow = Image.new("L", size, 0)
    shadow.paste(outline.point(lambda shade: shade * 2 // 5), (AROUND, AROUND + 6))
    table = Image.new("RGB", size, GROUND)
    table.paste(SHADE, (0, 0), shadow.filter(ImageFilter.GaussianBlur(10)))
    table.paste(SHEET, (AROUND, AROUND), outline)
    table.paste(INK, (AROUND + SIDE, AROUND + KNIFE), mask)
    return table


def _torn(width: int, height: int) -> Image.Image:
    """The outline of the paper: straight sides, and the teeth of the knife below."""
    outline = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(outline)
    for left in range(0, width, 2 * TOOTH):
        draw.polygon([(left, height), (left + TOOTH, height - TOOTH), (left + 2 * TOOTH, height)], fill=0)
    return outline
