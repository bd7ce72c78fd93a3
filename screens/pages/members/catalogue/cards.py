"""The cards of the catalogue: an item with its picture and whether it is free; an initiative or a category."""

from collections.abc import Sequence
from dataclasses import dataclass

from screens.glass.frame import Frame
from screens.glass.marks import Box, Press
from screens.glass.sheet import Sheet
from screens.present.members.shelves import GroupView, OfferView

CARD_EMS = 9.1
"""The least width of a card of an item, in ems of its text."""
PICTURE = (14.0, 22.0, 22.0)
"""The least height of the picture on a card, in millimetres."""
GROUP_EMS = 11.0
"""The least width of a card of an initiative, in ems of its text."""
GROUP_ROWS = 3
"""The least number of rows of cards of initiatives, where there is room."""
GROUP_WORDS = 8.2
"""The least room for the name of an initiative beside its picture, in ems."""
GROUP_TILE = 30.0
"""The most millimetres of the picture of an initiative."""
AWAY = 0.5
"""How strongly the picture of an item that is not free is drawn, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Places for cards of one size: `columns` times `rows` of them in the box."""

    box: Box
    columns: int
    rows: int
    gap: int

    @property
    def step(self) -> float:
        """Pixels from one row to the next."""
        return (self.box.h + self.gap) / self.rows

    @property
    def cells(self) -> list[Box]:
        """The places from left to right, row by row."""
        return [cell for row in self.box.rows(self.rows, self.gap) for cell in row.columns(self.columns, self.gap)]


def pad_of(frame: Frame) -> int:
    """Pixels from the edge of a card to what stands on it."""
    return max(8, frame.mm(1.3))


def card_gap(frame: Frame) -> int:
    """Pixels between two cards."""
    return frame.mm(1.5) if frame.compact else frame.mm(2.7)


def offer_grid(sheet: Sheet, box: Box) -> Grid:
    """The places of the cards of items in the box. With *groter* there is one column, in which the picture stands
    beside the words: above them it would be small.
    """
    frame, gap = sheet.frame, card_gap(sheet.frame)
    pad = pad_of(frame)
    wide = sheet.size("small") * CARD_EMS + 2 * pad
    columns = 1 if frame.bigger else max(1, int((box.w + gap) / (wide + gap)))
    words = 2 * sheet.leading("small")
    picture: float = frame.mm(PICTURE[frame.size_class]) + 2 * pad
    least = max(picture, words + pad) if columns == 1 else picture + words + pad / 2
    return Grid(box, columns, max(1, int((box.h + gap) / (least + gap))), gap)


def group_grid(sheet: Sheet, box: Box, number: int) -> Grid:
    """The places of the cards of this number of initiatives or categories in the box."""
    frame, gap = sheet.frame, card_gap(sheet.frame)
    wide = sheet.size("small") * GROUP_EMS
    columns = max(1, min(3, int((box.w + gap) / (wide + gap))))
    least = max(frame.line_touch, 2 * sheet.leading("small") + pad_of(frame))
    most = max(1, int((box.h + gap) / (least + gap)))
    needed = -(-number // columns)
    return Grid(box, columns, min(most, max(needed, GROUP_ROWS)), gap)


def lay_offer(sheet: Sheet, box: Box, offer: OfferView, press: Press, key: str, *, wide: bool = False) -> None:
    """Draw the card of an item: its picture with its size and state on it and its name below; with `wide` the name is
    beside it.
    """
    frame, pad = sheet.frame, pad_of(sheet.frame)
    _ground(sheet, box, press, key, _aloud(offer))
    inner = box.inset(pad)
    if wide:
        side = min(inner.h, inner.w * 0.3)
        tile = inner.left(side)
        _picture(sheet, tile, offer, taken=0)
        words = inner.inset(0, -pad / 2).after(side + frame.length("space"))
        cut = offer.state and not sheet.fits(offer.title, words.w, "small", "bold")
        size = cut and _size_chip(sheet, tile, offer, 0)  # what tells two items apart is never cut
        _beside(sheet, words, offer, offer.name if size else offer.title)
        return
    lines = 2 * sheet.leading("small")
    tile = inner.top(inner.h - pad / 2 - lines)
    _picture(sheet, tile, offer, taken=1 if offer.short else 0)
    taken = _state_chip(sheet, tile, offer)
    size = _size_chip(sheet, tile, offer, taken)
    name = Box(inner.x, tile.bottom + pad / 2, inner.w, lines)
    if offer.number and _numbered(sheet, name, offer):
        return
    sheet.text(name, offer.name if size else offer.title, "small", "bold", lines=2, may_cut=True)


def _numbered(sheet: Sheet, box: Box, offer: OfferView) -> bool:
    """Put the name with its number below it; returns False where they do not fit on a line each."""
    mark = round(sheet.size("small") * 1.25)
    name, number = box.rows(2, 0)
    words = number.after(mark)
    if not (sheet.fits(offer.name, name.w, "small", "bold") and sheet.fits(offer.number, words.w, "small", "bold")):
        return False
    sheet.text(name, offer.name, "small", "bold")
    sheet.icon(number.left(sheet.size("small")), "barcode", "small", "ink2")
    sheet.text(words, offer.number, "small", "bold", "ink2")
    return True


def lay_hit(sheet: Sheet, box: Box, offer: OfferView, press: Press, key: str) -> None:
    """Draw the low card of an item that was found while somebody types. Where room is short, its picture is left out
    first.
    """
    pad = pad_of(sheet.frame) * 0.75
    _ground(sheet, box, press, key, _aloud(offer), line=True)
    inner = box.inset(pad_of(sheet.frame), pad)
    side = min(inner.h, sheet.frame.mm(GROUP_TILE))
    text = inner.after(side + sheet.frame.length("space"))
    if sheet.fits(offer.short, text.w, "small", "bold"):
        _picture(sheet, inner.left(side).centred(side, side), offer, taken=0)
    else:
        text = inner
    _beside(sheet, text, offer, offer.title)


def group_size(sheet: Sheet, grid: Grid, groups: Sequence[GroupView]) -> str:
    """The text size of the names of these groups, the same for all of them."""
    room = _group_parts(sheet, grid.cells[0])[1].w
    return "body" if all(sheet.fits(group.name, room, "body", "bold") for group in groups) else "small"


def _group_parts(sheet: Sheet, box: Box) -> tuple[Box, Box]:
    """The boxes of the picture and of the words of a group on its card."""
    frame, pad = sheet.frame, pad_of(sheet.frame)
    inner = box.inset(pad, pad * 0.75)
    most = inner.w - frame.length("space") - GROUP_WORDS * sheet.size("small")
    side = min(inner.h, frame.mm(GROUP_TILE), max(frame.mm(9), most))
    tile = Box(inner.x, inner.y + (inner.h - side) / 2, side, side)
    return tile, inner.after(side + frame.length("space"))


def lay_group(sheet: Sheet, box: Box, group: GroupView, press: Press, size: str) -> None:
    """Draw the card of an initiative or a category: its picture, its name, and how many of its items are free."""
    frame = sheet.frame
    _ground(sheet, box, press, f"group {group.key}", f"{group.name}. {group.free}", line=True)
    tile, text = _group_parts(sheet, box)
    inner = box.inset(0, pad_of(frame) * 0.75)
    sheet.tile(tile, group.picture)
    lead, below = sheet.leading(size), sheet.leading("small")
    lines = min(2, sheet.lines_of(group.name, text.w, size, "bold"))
    free = group.free if lines * lead + below <= inner.h + 2 else ""
    beside = sheet.width(group.free, "small") + frame.mm(3)
    if not free and lines == 1 and sheet.width(group.name, size, "bold") + beside <= text.w:
        sheet.text(text, group.name, size, "bold")
        sheet.text(text, group.free, "small", ink="ink2", align="end")
        return
    top = text.y + (text.h - lines * lead - (below if free else 0)) / 2
    sheet.text(Box(text.x, top, text.w, lines * lead), group.name, size, "bold", lines=lines, may_cut=True)
    sheet.text(Box(text.x, top + lines * lead, text.w, below), free, "small", ink="ink2")


def _aloud(offer: OfferView) -> str:
    return f"{offer.title}. {offer.state}" if offer.state else offer.title


def _ground(sheet: Sheet, box: Box, press: Press, key: str, aloud: str, *, line: bool = False) -> None:
    sheet.panel(box, "surface", None, max(2, sheet.frame.length("stroke")))
    sheet.target(box, press, key, aloud, line=line)


def _picture(sheet: Sheet, tile: Box, offer: OfferView, *, taken: int) -> None:
    """Draw the picture of an item on its tile, at the tile's end where words take `taken` pixels at its start."""
    frame = sheet.frame
    sheet.panel(tile, "tile", frame.length("radius_small"))
    side = min(tile.h, tile.w) * 0.92
    drawn = tile.right_part(tile.h).centred(side, side) if taken and tile.w > tile.h * 1.5 else tile.centred(side, side)
    sheet.art(drawn, f"items/{offer.picture.drawing}", 1.0 if offer.free else AWAY)
    if offer.picture.colour:
        dot = min(frame.mm(2.8), tile.h / 4)
        top = tile.y + dot * 0.3 if taken else tile.bottom - dot * 1.3
        sheet.disc(Box(tile.right - dot * 1.3, top, dot, dot), offer.picture.colour)


def _state_chip(sheet: Sheet, tile: Box, offer: OfferView) -> float:
    """Draw whether the item is free, at the bottom of its picture; returns the width of that in pixels, 0 where nothing
    is said.

    Where there is no room, the icon is left out, or the words before a day; then the rest takes two lines.
    """
    if not offer.short:
        return 0
    ground, ink = ("tint_go", "go_text") if offer.free else ("surface", "ink2")
    mark = round(sheet.size("small") * 1.25)
    for text, icon in ((offer.short, offer.icon), (offer.short, ""), (offer.day, offer.icon), (offer.day, "")):
        high, wide = _chip_size(sheet, text)
        wide += mark if icon else 0
        if text and wide <= tile.w:
            _chip(sheet, tile.bottom_part(high).left(wide), text, icon, ground, ink)
            return wide
    two = min(tile.h, _chip_size(sheet, offer.short)[0] + sheet.leading("small"))
    _chip(sheet, tile.bottom_part(two), offer.short, "", ground, ink, lines=2)
    return tile.w


def _size_chip(sheet: Sheet, tile: Box, offer: OfferView, taken: float) -> bool:
    """Draw what tells two items of one kind apart on the picture; returns False where there is no room for it.

    It stands at the top; where it would lie over the state there, which is `taken` pixels wide, it stands after the
    state.
    """
    frame = sheet.frame
    high, wide = _chip_size(sheet, offer.size)
    if not offer.size:
        return False
    if wide <= tile.w and (not taken or 2 * high <= tile.h):
        _chip(sheet, tile.top(high).left(wide), offer.size, "", "surface", "ink")
        return True
    after = tile.bottom_part(high).after(taken + frame.mm(1))
    if taken and wide <= after.w - tile.h * 0.6:
        _chip(sheet, after.left(wide), offer.size, "", "surface", "ink")
        return True
    return False


def _chip_size(sheet: Sheet, text: str) -> tuple[int, float]:
    """Pixels of the height and width of a chip with these words."""
    frame = sheet.frame
    return sheet.leading("small") + frame.mm(0.6), sheet.width(text, "small", "bold") + 2 * _chip_pad(sheet)


def _chip_pad(sheet: Sheet) -> int:
    return max(9, sheet.frame.mm(1.5))


def _chip(sheet: Sheet, box: Box, text: str, icon: str, ground: str, ink: str, lines: int = 1) -> None:
    """Draw a chip: a few words on a picture."""
    frame = sheet.frame
    sheet.panel(box, ground, frame.length("radius_small"), max(2, frame.length("stroke")) if frame.bigger else 0, ink)
    inner = box.inset(_chip_pad(sheet), 0)
    if icon:
        sheet.icon(inner.left(sheet.size("small")), icon, "small", ink)
        inner = inner.after(round(sheet.size("small") * 1.25))
    sheet.text(inner.left(inner.w + 2), text, "small", "bold", ink, lines=lines)


def _beside(sheet: Sheet, text: Box, offer: OfferView, name: str) -> None:
    """Draw the name of an item in one line or two beside its picture, and below the name its state, if it has one to
    show.
    """
    lead, below = sheet.leading("small"), 1 if offer.state else 0
    most = max(1, min(2, int((text.h + 2) / lead) - below))
    lines = max(1, min(most, sheet.lines_of(name, text.w, "small", "bold")))
    top = text.y + (text.h - (lines + below) * lead) / 2
    sheet.text(Box(text.x, top, text.w, lines * lead), name, "small", "bold", lines=lines, may_cut=True)
    if not below:
        return
    row = Box(text.x, top + lines * lead, text.w, lead)
    ink = "go_text" if offer.free else "ink2"
    mark = round(sheet.size("small") * 1.25)
    for state, icon in ((offer.state, mark), (offer.short, mark), (offer.short, 0), (offer.day, mark), (offer.day, 0)):
        if state and sheet.fits(state, row.w - icon, "small", "bold"):
            if icon:
                sheet.icon(row.left(sheet.size("small")), offer.icon, "small", ink)
            sheet.text(row.after(icon), state, "small", "bold", ink)
            return
    sheet.icon(row.left(sheet.size("small")), offer.icon, "small", ink)
