"""The volunteers' home: large tiles to the daily work, the first of them green, and quiet buttons to the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from screens.glass import letters
from screens.glass.marks import Box
from screens.glass.page import Page, parts_for
from screens.glass.sheet import Sheet
from screens.pages.volunteers import parts
from screens.pages.volunteers.paging import Pager
from screens.present.values import Action, Shown
from screens.present.volunteers.home import HomeView, TileView


class HomePage(Page):
    view_class = HomeView

    def __init__(self) -> None:
        self._pager = Pager()

    def shown(self, before: HomeView | None, after: HomeView) -> None:
        if before is None:
            self._pager.first = 0

    def wipe(self) -> None:
        self._pager = Pager()

    def lay(self, sheet: Sheet, view: HomeView, shown: Shown) -> None:
        said = [one for one in (view.message, *view.warnings) if one]
        head = parts.Head(view.greeting, "hand-wave", view.aside, sunny=True, cut=True)
        room = parts.top(sheet, head, said, view.dismiss)
        columns = self._columns(sheet, view)
        rows = parts.in_rows(view.tiles, columns)
        ways = parts.in_rows(view.ways, self._columns_of_ways(sheet, view))
        slots = self._lay_rows(sheet, room, rows, ways, view, shown)
        parts.dock(sheet, shown, slots, (view.done, None), look_of_way="plain")

    def _columns(self, sheet: Sheet, view: HomeView) -> int:
        """Three columns where every word fits beside or below its icon, or else two."""
        frame = sheet.frame
        room = (frame.width - 2 * frame.margin - 2 * _gap(sheet)) / 3
        fits = all(_tile_fits(sheet, room, tile) for tile in view.tiles)
        return 3 if fits and not frame.portrait else 2

    def _columns_of_ways(self, sheet: Sheet, view: HomeView) -> int:
        """As many quiet buttons in a row as have room for their words."""
        frame, gap = sheet.frame, _gap(sheet)
        for number in range(len(view.ways), 1, -1):
            room = (frame.width - 2 * frame.margin - gap * (number - 1)) / number
            lines = max(1, int(frame.touch / sheet.leading("small")))
            if all(sheet.fits(way.text, room * 0.88, "small", "black", lines) for way in view.ways):
                return number
        return 1

    def _lay_rows(
        self,
        sheet: Sheet,
        room: Box,
        tiles: Sequence[Sequence[TileView]],
        ways: Sequence[Sequence[Action]],
        view: HomeView,
        shown: Shown,
    ) -> list[parts.Slot]:
        """Draw the tiles in the room that the quiet buttons leave; where there is too little room, whole rows are
        paged.
        """
        gap, way = _gap(sheet), sheet.frame.touch
        wide = (room.w - gap * (len(tiles[0]) - 1)) / len(tiles[0])
        least = max(_least_height(sheet, wide, tile) for tile in view.tiles)
        left = room.h - len(ways) * (way + gap)
        high = (left - gap * (len(tiles) - 1)) / max(1, len(tiles))
        high = min(high, sheet.frame.mm(50))
        if high < least:
            high = _filling(room.h, least, gap)
            way = max(way, round(high))
        heights: list[float] = [*(high for _ in tiles), *(way for _ in ways)]
        pager = self._pager
        flat = _flat(sheet, view.tiles, Box(0, 0, wide, heights[0]))
        y, seen = room.y, 0
        for at in pager.window(len(heights), lambda at, _first: heights[at], gap, room.h):
            row = Box(room.x, y, room.w, heights[at])
            if at < len(tiles):
                for box, tile in zip(row.columns(len(tiles[0]), gap), tiles[at], strict=False):
                    _tile(sheet, box, tile, flat, green=tile is view.tiles[0])
            else:
                _ways(sheet, row, ways, at - len(tiles))
            y += heights[at] + gap
            seen = sum(len(cells) for cells in [*tiles, *ways][: at + 1])
        pager.drag(sheet, room, high + gap)
        return list(pager.slot(shown, len(view.tiles) + len(view.ways) - seen))


def _ways(sheet: Sheet, row: Box, ways: Sequence[Sequence[Action]], at: int) -> None:
    """Draw the row of quiet buttons with the number `at`; all rows have the icons of all buttons or of none."""
    gap, across = _gap(sheet), len(ways[0])
    boxes = row.columns(across, gap)
    size = "body" if _body_fits(sheet, boxes[0], [way for one in ways for way in one]) else "small"
    icons = all(_icons_fit(sheet, boxes, one, size) for one in ways)
    if not icons and len(ways) == 1:
        boxes = parts_for(sheet, row, [way.text for way in ways[at]], gap)
        icons = _icons_fit(sheet, boxes, ways[at], size)
    for box, way in zip(boxes, ways[at], strict=False):
        sheet.button(box, way, size=size, icon=None if icons else "")


def _gap(sheet: Sheet) -> int:
    frame = sheet.frame
    return frame.length("gap") if frame.compact else frame.length("space")


def _filling(room: float, least: float, gap: float) -> float:
    """The height of rows, in pixels, of at least `least` that fill the room."""
    number = max(1, int((room + gap) / (least + gap)))
    return (room - gap * (number - 1)) / number


def _body_fits(sheet: Sheet, box: Box, ways: Sequence[Action]) -> bool:
    icon = sheet.size("body") * 1.3
    return all(sheet.width(way.text, "body", "black") + icon <= box.w * 0.88 for way in ways)


def _icons_fit(sheet: Sheet, boxes: Sequence[Box], ways: Sequence[Action], size: str) -> bool:
    """True if there is room for the icon of every button before its words, and no word is hyphenated."""
    return all(
        letters.set_in(
            way.text,
            "black",
            sheet.size(size),
            sheet.face_room(box.w, size),
            max(1, int(box.h / sheet.leading(size))),
        ).whole
        for box, way in zip(boxes, ways, strict=False)
    )


def _tile_fits(sheet: Sheet, width: float, tile: TileView) -> bool:
    """True if there is room for the longest word of the tile."""
    return all(sheet.width(word, "title", "black") <= width * 0.9 for word in tile.action.text.split())


def _least_height(sheet: Sheet, width: float, tile: TileView) -> float:
    """The least pixels of height that the word of the tile needs in this width."""
    badge = _badge_width(sheet, tile)
    room = width - 2 * sheet.frame.length("space") - (badge + sheet.frame.length("space") if badge else 0)
    lines = sheet.lines_of(tile.action.text, room, "small", "black", 3)
    return max(sheet.frame.touch, lines * sheet.leading("small") + sheet.frame.mm(1))


def _stack(sheet: Sheet, box: Box, tile: TileView) -> tuple[int, int]:
    """Pixels of the icon of a tile, and how many lines its word takes below it; 0 lines where there is no room for the
    word.
    """
    text, room = tile.action.text, box.w * 0.9
    lines = sheet.lines_of(text, room, "title", "black", 2)
    icon = min(round(box.h * 0.42), sheet.frame.mm(17))
    high = icon + lines * sheet.leading("title") + sheet.frame.length("space")
    return icon, lines if high <= box.h and sheet.fits(text, room, "title", "black", lines) else 0


@dataclass(frozen=True, slots=True)
class Flat:
    """How the words of all tiles stand where there is no room below the icons: beside the icons, or without `icons`."""

    size: str
    icons: bool


def _flat(sheet: Sheet, tiles: Sequence[TileView], box: Box) -> Flat | None:
    """How the words of all tiles stand; None where all words have room below their icons."""
    if all(_stack(sheet, box, tile)[1] for tile in tiles):
        return None
    pad = sheet.frame.length("space")
    icon = _icon(sheet) + pad
    for icons in (True, False):
        for size in ("title", "body", "small"):
            room = box.w - 2 * pad - (icon if icons else 0)
            if all(_badge_place(sheet, one, room, box.h, size) is not None for one in tiles):
                return Flat(size, icons)
    return Flat("small", icons=False)


def _badge_place(sheet: Sheet, tile: TileView, width: float, height: float, size: str) -> str | None:
    """Where the number of a tile stands beside all its words in this room: at their `end`, or on a line `above` them
    where the word then stays on one line. Empty for a tile without a number; None where the two have no room.
    """
    badge, line = _badge_width(sheet, tile), sheet.leading(size)
    beside = width - badge - sheet.frame.length("space")
    if not badge:
        return "" if _fits_in(sheet, tile, width, height, size) else None
    if _fits_in(sheet, tile, beside, line, size):
        return "end"
    if line + sheet.leading("body") <= height and _fits_in(sheet, tile, width, line, size):
        return "above"
    return "end" if _fits_in(sheet, tile, beside, height, size) else None


def _fits_in(sheet: Sheet, tile: TileView, width: float, height: float, size: str) -> bool:
    """True if all words of the tile fit in this room, none of them hyphenated."""
    lines = max(1, int(height / sheet.leading(size)))
    return letters.set_in(tile.action.text, "black", sheet.size(size), width, lines).whole


def _tile(sheet: Sheet, box: Box, tile: TileView, flat: Flat | None, *, green: bool) -> None:
    """Draw a tile: its icon with the number of what waits there, and the word below the icon, or beside it on a low
    tile.
    """
    frame, pad = sheet.frame, sheet.frame.length("space")
    ink = "go_ink" if green else "ink"
    border = 0 if green else max(2, frame.length("stroke"))
    sheet.panel(box, "go" if green else "surface", frame.length("radius"), border, shadow=True)
    sheet.target(box, tile.action, tile.key, green=green)
    text, leading = tile.action.text, sheet.leading("title")
    if flat:
        _flat_tile(sheet, box, tile, ink, green, flat)
        return
    icon, lines = _stack(sheet, box, tile)
    block = icon + lines * leading
    y = box.y + (box.h - block) / 2
    badge = _badge_width(sheet, tile)
    both = icon + (pad + badge if badge else 0)
    sheet.icon(Box(box.x + (box.w - both) / 2, y, icon, icon), tile.action.icon, icon, "go_ink" if green else "brand")
    if badge:
        _badge(sheet, Box(box.x + (box.w + both) / 2 - badge, y, badge, icon), tile)
    word = Box(box.x + box.w * 0.05, y + icon, box.w * 0.9, lines * leading)
    sheet.text(word, text, "title", "black", ink, "center", lines)


def _flat_tile(sheet: Sheet, box: Box, tile: TileView, ink: str, green: bool, flat: Flat) -> None:
    pad = sheet.frame.length("space")
    inner = box.inset(pad, 0)
    icon, badge = _icon(sheet), _badge_width(sheet, tile)
    if flat.icons:
        sheet.icon(inner.left(icon), tile.action.icon, icon, "go_ink" if green else "brand")
        inner = inner.after(icon + pad)
    match _badge_place(sheet, tile, inner.w, box.h, flat.size):
        case "end":
            _badge(sheet, inner.right_part(badge), tile)
            inner = inner.before(badge + pad)
        case "above":
            over = sheet.leading("body")
            inner = inner.inset(0, (inner.h - over - sheet.leading(flat.size)) / 2)
            _badge(sheet, inner.top(over).right_part(badge), tile)
            inner = inner.below(over)
    lines = max(1, int(box.h / sheet.leading(flat.size)))
    sheet.text(inner, tile.action.text, flat.size, "black", ink, lines=lines)


def _icon(sheet: Sheet) -> int:
    return round(sheet.size("title") * 1.15)


def _badge_width(sheet: Sheet, tile: TileView) -> float:
    return max(sheet.leading("body"), sheet.width(tile.count, "body", "black") + 20) if tile.count else 0


def _badge(sheet: Sheet, box: Box, tile: TileView) -> None:
    disc = box.centred(box.w, sheet.leading("body"))
    sheet.panel(disc, "sun", round(disc.h / 2))
    sheet.text(disc, tile.count, "body", "black", "sun_ink", "center")
