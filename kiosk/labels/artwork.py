"""The layout of one label: geometry, without a page.

A label with bars has these from top to bottom: its owner, its name, the bars, the code to read. On a low label the
owner is beside the code. On a narrow tape the name is beside the bars; with a QR code it always is.
"""

import itertools

from kiosk.labels import text
from kiosk.labels.marks import Drawing, Label, Placed
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import Stock
from kiosk.labels.symbols import SMALLEST, SMALLEST_FOR_PHONES, WIDEST, Bars, Squares, fit_bars, fit_squares
from kiosk.lettering import on_paper

LOW, HIGH = 26.0, 29.0
"""Heights of a label, in mm: below LOW, the owner has no line of its own; from HIGH on, a name may have two lines."""
NARROW = 13.0
"""The width of a tape, in mm, below which the name is beside the bars."""
LOWEST_BARS, HIGHEST_BARS = 4.0, 18.0
"""The least and the greatest height of bars, in mm; the name is left out if they would be lower than the least."""
MOST_APART = 2.5
"""The most room between the name and the bars, in mm, on a label that has room to spare."""
WIDEST_ON_TAPE = 0.3
"""The thickest bar on a tape, in mm, to use little tape."""
WIDEST_QR = 0.48
"""The part of a label's width that a QR code for a scanner may take; a code for a phone leaves BESIDE_QR, in mm."""
BESIDE_QR = 18.0
GAP, CLEAR = 1.2, 0.6
"""The distance between two things beside each other, and the white above and below bars, in mm."""
DRAWN = 0.22
"""The side of the initiative's drawing, as a part of the label's height."""


def draw(sticker: Sticker, stock: Stock, reads_qr: bool = False) -> Label | None:
    """The label of a sticker; None if its code, or the text of its QR code, does not fit on the stock.

    `reads_qr`: the scanners of the house read QR codes, so that a code without room for its bars becomes one.
    """
    width, height = stock.label
    label = Label(stock, width)
    if sticker.held:
        room = min(height, width - BESIDE_QR)
        held = fit_squares(sticker.held, room, stock.edge[1], stock.dot, SMALLEST_FOR_PHONES)
        return _beside_squares(label, sticker, held) if held else None
    if not sticker.code:
        return _large(label, sticker)
    widest = WIDEST_ON_TAPE if stock.tape else WIDEST
    if bars := fit_bars(sticker.code, width, stock.edge[0], stock.dot, widest):
        return _beside_bars(label, sticker, bars) if stock.tape and height < NARROW else _pile(label, sticker, bars)
    if reads_qr:
        room = min(height, width * WIDEST_QR)
        squares = fit_squares(sticker.code, room, stock.edge[1], stock.dot, SMALLEST)
        return _beside_squares(label, sticker, squares) if squares else None
    return None


def _between(least: float, wanted: float, most: float) -> float:
    return max(least, min(wanted, most))


def _name_size(height: float) -> float:
    """The em of a name on a label of this height."""
    return _between(2.1, height * 0.13, 5.2)


def _pile(label: Label, sticker: Sticker, bars: Bars) -> Label:
    """The label with the bars in the middle, the name above and the code below them."""
    em, height = _name_size(label.height), label.height
    if label.stock.tape:
        wanted = max(bars.width + 2 * bars.quiet, on_paper.width(sticker.title, "bold", em) + 2 * label.side)
        label.width = min(label.width, wanted)
    top, room, below = label.top, label.room, 0.0
    if height >= LOW and sticker.owner:
        below = _drawing(label, sticker)
        room -= below - label.top + GAP if below else 0.0
        small = _between(2.2, height * 0.085, 3.4)
        setting = text.set_in(sticker.owner, "regular", small, room - label.owners_mark(sticker, small), 1)
        label.put_owner(sticker, setting, label.side, room, top)
        top += small * text.LEADING
    name = text.set_in(sticker.title, "bold", em, room, 2 if height >= HIGH else 1, sticker.language)
    of_code = _between(2.0, height * 0.11, 4.4)
    lowest = label.bottom - of_code * text.LEADING - 2 * CLEAR
    if lowest - top - name.height < LOWEST_BARS:
        name = text.NOTHING
    bars_top = max(below, top + name.height)
    high = _between(LOWEST_BARS, lowest - bars_top, HIGHEST_BARS)
    spare = max(0.0, lowest - bars_top - high)
    apart = min(MOST_APART, spare / 3)
    down = (spare - apart) / 2
    label.put_lines(name, label.side, room, top + down)
    bars_top += down + apart
    label.marks.append(Placed((label.width - bars.width) / 2, bars_top + CLEAR, bars, high))
    _code_row(label, sticker, of_code, bars_top + high + 2 * CLEAR)
    return label


def _drawing(label: Label, sticker: Sticker) -> float:
    """Add the initiative's drawing in the corner. Returns the position of its right edge, in mm, or 0 without a
    drawing.
    """
    if not (label.stock.colour and sticker.drawing):
        return 0.0
    side = label.height * DRAWN
    label.marks.append(Drawing(label.width - label.side - side, label.top, side, sticker.drawing))
    return label.top + side


def _code_row(label: Label, sticker: Sticker, em: float, top: float) -> None:
    """Add the readable code in the middle, or before a remark, or before the owner if the owner has no other place."""
    em *= min(1.0, label.room / on_paper.width(sticker.code, "bold", em))
    wide, smaller = on_paper.width(sticker.code, "bold", em), em * 0.9
    owned = not sticker.remark and label.height < LOW
    before = label.owners_mark(sticker, smaller) if owned else 0.0
    other = sticker.owner if owned else sticker.remark
    room = label.room - wide - 2 * GAP - before
    if not other or room < 6:
        label.put(sticker.code, "bold", em, (label.width - wide) / 2, top)
        return
    label.put(sticker.code, "bold", em, label.side, top)
    weight = "regular" if owned else "bold"
    setting = text.set_in(other, weight, smaller, room, 1)
    start, below = label.width - label.side - setting.width - before, top + (em - setting.em) * text.BASELINE
    if owned:
        label.put_owner(sticker, setting, start, setting.width + before, below)
    else:
        label.put_lines(setting, start, setting.width, below)


def _beside_bars(label: Label, sticker: Sticker, bars: Bars) -> Label:
    """The label with the bars, the code below them, and the name beside them."""
    em = 2.5
    start, high = max(label.side, bars.quiet), label.bottom - label.top - em * text.LEADING - CLEAR / 2
    label.marks.append(Placed(start, label.top, bars, high))
    label.put(sticker.code, "bold", em, start, label.top + high + CLEAR / 2)
    return _words(label, sticker, 3.4, start + bars.width + bars.quiet, with_code=False)


def _beside_squares(label: Label, sticker: Sticker, squares: Squares) -> Label:
    """The label with a QR code, and all texts beside it."""
    start = max(label.side, squares.quiet)
    label.marks.append(Placed(start, (label.height - squares.width) / 2, squares))
    left = start + squares.width + max(GAP, squares.quiet)
    return _words(label, sticker, _name_size(label.height), left, with_code=bool(sticker.code))


def _words(label: Label, sticker: Sticker, em: float, left: float, with_code: bool) -> Label:
    """The label with its texts in the middle of the height, from `left` on.

    The name has as many lines as possible with the code below it; the remark and the owner follow if they fit.
    """
    small = _between(1.8, em * 0.72, 3.2)
    room, height = label.width - label.side - left, label.bottom - label.top
    mark = label.owners_mark(sticker, small)
    code = text.set_in(sticker.code if with_code else "", "bold", small, room, 1)
    remark = text.set_in(sticker.remark, "regular", small, room, 2)
    owner = text.set_in(sticker.owner, "regular", small, room - mark, 1)
    names = [text.set_in(sticker.title, "bold", em, room, lines, sticker.language) for lines in (4, 3, 2, 1)]
    name = next((one for one in names if one.height + code.height <= height), names[-1])
    free = height - name.height - code.height
    with_remark = remark.height <= free
    free -= remark.height if with_remark else 0.0
    with_owner = bool(sticker.owner) and owner.height <= free
    free -= owner.height if with_owner else 0.0

    if label.stock.tape:
        room = max(name.width, code.width, remark.width, mark + owner.width)
        label.width = left + room + label.side
    top = label.put_lines(name, left, room, label.top + max(0.0, free / 2))
    top = label.put_lines(code, left, room, top)
    if with_remark:
        top = label.put_lines(remark, left, room, top)
    if with_owner:
        label.put_owner(sticker, owner, left, room, top)
    return label


def _large(label: Label, sticker: Sticker) -> Label:
    """The label with the title as large as fits, in the middle, and the owner below it."""
    small = _between(2.0, label.height * 0.11, 4.5) if sticker.owner else 0.0
    mark = label.owners_mark(sticker, small)
    owner = text.set_in(sticker.owner, "regular", small or 1.0, label.room - mark, 1)
    high = label.bottom - label.top - small * text.LEADING
    sizes = (high / text.LEADING * 0.94**nth for nth in itertools.count())
    em = next(em for em in sizes if em < 3 or on_paper.width(sticker.title, "black", em) <= label.room)
    title = text.set_in(sticker.title, "black", em, label.room, 1)
    along = mark + owner.width
    if label.stock.tape:
        label.width = min(label.width, max(title.width, along) + 2 * label.side)
    label.put_lines(title, (label.width - title.width) / 2, title.width, label.top + (high - title.height) / 2)
    if sticker.owner:
        label.put_owner(sticker, owner, (label.width - along) / 2, along, label.bottom - small * text.LEADING)
    return label
