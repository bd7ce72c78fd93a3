"""A page about a member, an item or a stock-take: facts at the left, what can be done at the right.

Each tile of facts sums up a section. An opened section has its rows at the left and its own actions at the right. The
page keeps which section is opened until the page is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from screens.glass.frame import Frame
from screens.glass.marks import Box, Press
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.volunteers import parts
from screens.pages.volunteers.case import Block, lay_blocks
from screens.pages.volunteers.paging import Pager
from screens.pages.volunteers.refused import blocks_of
from screens.pages.volunteers.rows import Listing, RowsList, group_key
from screens.present.values import Action, Message, Shown, Tone
from screens.present.volunteers.rows import RowView
from screens.present.volunteers.sheet import ProgressView, SectionView, SheetView

ACTIONS = 62.0
"""Millimetres of width of the column of what can be done, on a wide display."""
WIDE = 190.0
"""The least width of a display with that column, in millimetres."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A tile: a section that it opens, or an action; the other one is None."""

    section: SectionView | None = None
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """How tiles stand: in `columns` columns, each tile `high` pixels high; a `flat` tile says everything on one
    line.
    """

    columns: int
    high: float
    icons: bool
    flat: bool = False


class SheetPage(Page):
    view_class = SheetView
    forgets = True

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self.view: SheetView | None = None
        self._of = self._newest = self._section = ""
        self._tiles, self._refused, self._list = Pager(), Pager(), RowsList()

    def shown(self, before: SheetView | None, after: SheetView) -> None:
        """Begin with the tiles for another member or item, and after a scan; otherwise what is opened stays open, with
        its new values.
        """
        newest = after.newest.key if after.newest else ""
        if after.key != self._of:
            self.wipe()
            self._of = after.key
        elif newest and newest != self._newest:
            self._shut_section()
        self._newest, self.view = newest, after
        section = self._open(after)
        if section is None:
            self._shut_section()
        elif self._list.case.row is not None:
            self._list.case.keep(row for group in section.groups for row in group.rows)

    def _open(self, view: SheetView) -> SectionView | None:
        """The section that is opened, with its values of now; None where none is."""
        return next((one for one in view.sections if one.key == self._section), None)

    def _shut_section(self) -> None:
        self._section, self._list = "", RowsList()

    def _shut(self) -> None:
        """Go back one step: from a row to its section, from there to the tiles."""
        if self._list.case.row is not None:
            self._list.case.close()
        else:
            self._shut_section()

    def lay(self, sheet: Sheet, view: SheetView, shown: Shown) -> None:
        section = self._open(view)
        if view.refusal is not None:
            room = parts.top(sheet, parts.Head(view.refusal.text, ""), (), None)
            slots = lay_blocks(sheet, room, blocks_of(sheet, room, view.refusal), self._refused, shown)
            parts.dock(sheet, shown, slots, (view.refusal.close, None))
            return
        if section is None:
            self._lay_tiles(sheet, view, shown)
            return
        said = [one for one in (view.message, *view.notes) if one and (one is view.message or one.tone is Tone.LOOK)]
        head = parts.Head(section.title, section.icon, view.title)
        room = parts.top(sheet, head, said, view.dismiss)
        back: parts.Slot = (view.shut or view.close, self._shut)
        if self._list.case.row is not None:
            slots = self._list.case.lay(sheet, room, shown)
        else:
            slots = self._lay_section(sheet, room, section, shown)
        parts.dock(sheet, shown, [back, *slots])

    # --- the tiles ---------------------------------------------------------------------------------------------------

    def _lay_tiles(self, sheet: Sheet, view: SheetView, shown: Shown) -> None:
        noted = any(note.tone is Tone.GOOD for note in view.notes)
        message = None if noted and view.message and view.message.tone is Tone.GOOD else view.message
        said = [*([message] if message else []), *(note for note in view.notes if note.tone is not Tone.CALM)]
        head = parts.Head(view.title, view.icon, view.aside, sunny=bool(view.icon), picture=view.picture, cut=True)
        room = parts.top(sheet, head, said, view.dismiss)
        gap = _gap(sheet.frame)
        for note in [one for one in view.notes if one.tone is Tone.CALM]:
            high = sheet.note_height(note, room.w)
            sheet.note(room.top(high), note)
            room = room.below(high + gap)
        if view.newest is not None:
            high = parts.row_height(sheet, "title")
            fill = "tint_go" if view.newest.tone is Tone.GOOD else "warn_bg"
            parts.row_card(sheet, room.top(high), view.newest, None, fill=fill, large=True, key="newest")
            room = room.below(high + gap)
        if view.progress is not None and room.h > 2.2 * sheet.frame.touch:
            room = _progress(sheet, room, view.progress)
        slots = self._lay_cells(sheet, room, view, shown)
        parts.dock(sheet, shown, [(view.close, None), *slots], (view.main, None) if view.main else None)

    def _lay_cells(self, sheet: Sheet, room: Box, view: SheetView, shown: Shown) -> list[parts.Slot]:
        """Draw the sections at the left, what can be done at the right; on a narrow display one after the other."""
        frame, gap = sheet.frame, _gap(sheet.frame)
        cells = [Cell(section=one) for one in view.sections]
        if view.actions and _beside(sheet, view.actions, frame.mm(ACTIONS)):
            aside = room.right_part(frame.mm(ACTIONS))
            room = room.before(aside.w + 2 * gap)
            high = min(aside.h / len(view.actions) - gap, frame.mm(18))
            size = _same_size(sheet, aside.w, high, view.actions)
            for at, action in enumerate(view.actions):
                place = Box(aside.x, aside.y + at * (high + gap), aside.w, high)
                sheet.button(place, action, size=size)
        else:
            cells += [Cell(action=one) for one in view.actions]
        grid = _grid(sheet, room, cells)
        lines = parts.in_rows(cells, grid.columns)
        pager = self._tiles
        for index, line in enumerate(pager.window(len(lines), lambda _at, _first: grid.high, gap, room.h)):
            places = Box(room.x, room.y + index * (grid.high + gap), room.w, grid.high).columns(grid.columns, gap)
            for place, cell in zip(places, lines[line], strict=False):
                self._cell(sheet, place, cell, grid)
        pager.drag(sheet, room, grid.high + gap)
        seen = min(len(cells), (len(lines) - pager.hidden) * grid.columns)
        return list(pager.slot(shown, max(1, len(cells) - seen)))

    def _cell(self, sheet: Sheet, box: Box, cell: Cell, grid: Grid) -> None:
        if cell.action is not None:
            sheet.button(box, cell.action, size=_size(sheet.frame), line=True)
            return
        section = cell.section
        assert section is not None

        def press() -> None:
            self._section, self._list = section.key, RowsList()

        frame, pad = sheet.frame, sheet.frame.length("space")
        sheet.panel(box, "surface", None, max(2, frame.length("stroke")), shadow=True)
        aloud = f"{section.title}: {section.summary}" if section.summary else section.title
        sheet.target(box, press, section.key, aloud, line=True)
        inner = box.inset(pad, 0)
        icon = round(sheet.size("title") * 1.15)
        if grid.icons:
            sheet.icon(inner.left(icon), section.icon, icon, "brand")
            inner = inner.after(icon + pad)
        ink = parts.INKS[section.tone]
        if grid.flat:
            sheet.text(inner, section.title, _size(frame), "bold")
            sheet.text(inner, section.summary, "small", _weight(section), ink, "end")
            return
        first, second = sheet.leading(_size(frame)), sheet.leading("small")
        lines = sheet.lines_of(section.summary, inner.w, "small", _weight(section), 2)
        lines = min(lines, max(0, int((box.h - first) / second)))
        y = box.y + (box.h - first - lines * second) / 2
        sheet.text(Box(inner.x, y, inner.w, first), section.title, _size(frame), "bold")
        if lines:
            below = Box(inner.x, y + first, inner.w, lines * second)
            sheet.text(below, section.summary, "small", _weight(section), ink, lines=lines, may_cut=True)

    # --- a section ---------------------------------------------------------------------------------------------------

    def _lay_section(self, sheet: Sheet, room: Box, section: SectionView, shown: Shown) -> list[parts.Slot]:
        """Draw the rows of a section at the left, what can be done at the right, or above the rows on a narrow
        display.
        """
        frame, gap = sheet.frame, parts.gap_of(sheet.frame)
        actions = section.actions
        listing = Listing(section.groups)
        whole = len(actions) * (frame.touch + gap) - gap <= room.h
        if actions and whole and _beside(sheet, actions, frame.mm(ACTIONS + 8)):
            aside = room.right_part(frame.mm(ACTIONS + 8))
            room = room.before(aside.w + gap + frame.length("margin") / 2)
            high = max(frame.touch, min(frame.mm(18), (aside.h - gap * (len(actions) - 1)) / len(actions)))
            size = _same_size(sheet, aside.w, high, actions)
            for at, action in enumerate(actions):
                place = Box(aside.x, aside.y + at * (high + gap), aside.w, high)
                _action(sheet, place, action, size)
        elif actions:
            return self._lay_pile(sheet, room, section, listing, shown)
        if not len(listing):
            parts.nothing(sheet, room, Message(section.icon, section.nothing or section.summary))
            return []
        self._list.lay(sheet, room, listing)
        return list(self._list.pager.slot(shown))

    def _lay_pile(
        self, sheet: Sheet, room: Box, section: SectionView, listing: Listing, shown: Shown
    ) -> list[parts.Slot]:
        """Draw actions and rows below each other, in pages of whole ones."""
        gap = parts.gap_of(sheet.frame)
        rows = [(group_key(listing, at), listing.row(at)) for at in range(len(listing))]
        columns = next((number for number in (3, 2) if _actions_fit(sheet, room.w, section.actions, number, gap)), 1)
        size = _same_size(sheet, (room.w - gap * (columns - 1)) / columns, sheet.frame.touch, section.actions)
        blocks = [_action_block(sheet, part, columns, gap, size) for part in parts.in_rows(section.actions, columns)]
        answer = parts.answer_width(sheet, [row for _, row in rows])
        most = parts.beside(sheet, room.w, answer)
        blocks += self._row_blocks(sheet, room.w, rows, most, answer)
        if not rows and section.nothing:
            lines = sheet.lines_of(section.nothing, room.w, "body", "bold", 4)
            blocks.append(_sentence(sheet, section.nothing, lines))
        return lay_blocks(sheet, room, blocks, self._list.pager, shown, gap)

    def _row_blocks(
        self, sheet: Sheet, width: float, rows: Sequence[tuple[str, RowView]], most: int, answer: float
    ) -> list[Block]:
        """The rows as blocks, with the pictures of all of them or of none."""
        cards: list[tuple[str, RowView, Box, Sequence[Action], Press | None]] = []
        for group, row in rows:
            beside = parts.answers_beside(sheet, width, row, most, answer)
            room = width - len(beside) * (answer + parts.gap_of(sheet.frame))
            high = max(parts.row_height(sheet), parts.words_height(sheet, room, row))
            press = self._list.press_of(row, len(beside), cut=parts.is_cut(sheet, room, row))
            cards.append((f"{group}{row.key}", row, Box(0, 0, room, high), beside, press))
        pictured = all(parts.takes_picture(sheet, card, row, press) for _, row, card, _, press in cards)

        def block(key: str, row: RowView, high: float, beside: Sequence[Action], press: Press | None) -> Block:
            return Block(
                high, lambda box: parts.row_card(sheet, box, row, press, beside, answer, pictured=pictured, key=key)
            )

        return [block(key, row, card.h, beside, press) for key, row, card, beside, press in cards]


def _beside(sheet: Sheet, actions: Sequence[Action], width: float) -> bool:
    """True if there is room at the right, in a column of this width, for the words of all that can be done."""
    frame = sheet.frame
    lines = max(1, int(frame.touch / sheet.leading("small")))
    fits = all(sheet.fits(one.text, width * 0.86, "small", "black", lines) for one in actions)
    return fits and frame.width / frame.dots >= WIDE and not frame.portrait


def _gap(frame: Frame) -> int:
    return frame.length("gap") if frame.compact else frame.length("space")


def _weight(section: SectionView) -> str:
    return "bold" if section.tone is not Tone.CALM else "regular"


def _size(frame: Frame) -> str:
    """The text size of the words on a tile; with *groter* the size of all text around it."""
    return "small" if frame.bigger else "body"


def _same_size(sheet: Sheet, width: float, height: float, actions: Sequence[Action]) -> str:
    """The one text size at which the words of all these buttons fit, with their icons."""
    size = _size(sheet.frame)
    lines = max(1, int(height / sheet.leading(size)))
    room = width * 0.88 - sheet.size(size) * 1.3
    return size if all(sheet.fits(one.text, room, size, "black", lines) for one in actions) else "small"


def _cell_words(sheet: Sheet, section: SectionView) -> float:
    """The least pixels of width that the words of a tile need."""
    longest = max((sheet.width(word, "small", _weight(section)) for word in section.summary.split()), default=0)
    return max(sheet.width(section.title, _size(sheet.frame), "bold"), longest)


def _grid(sheet: Sheet, room: Box, cells: Sequence[Cell]) -> Grid:
    """The grid that shows the most tiles at once; of several such grids the one with the most columns."""
    gap = _gap(sheet.frame)
    found: list[tuple[int, Grid]] = []
    for columns in _columns(sheet, room.w, cells):
        width = (room.w - gap * (columns - 1)) / columns
        icons = _icons_fit(sheet, width, cells)
        least = _least_height(sheet, width, cells, icons=icons)
        found.append(_filled(sheet, room, cells, Grid(columns, least, icons)))
    icon = round(sheet.size("title") * 1.15) + sheet.frame.length("space")
    flat = room.w - 3 * sheet.frame.length("space")
    needed = max((_flat_width(sheet, one.section) for one in cells if one.section), default=0)
    actions = [sheet.width(one.action.text, _size(sheet.frame), "black") for one in cells if one.action]
    if needed <= flat and max(actions, default=0) <= room.w * 0.86:
        found.append(_filled(sheet, room, cells, Grid(1, sheet.frame.line_touch, needed + icon <= flat, flat=True)))
    return max(found, key=lambda one: one[0])[1]


def _filled(sheet: Sheet, room: Box, cells: Sequence[Cell], grid: Grid) -> tuple[int, Grid]:
    """How many tiles this grid shows at once, and the same grid with rows as high as the room allows."""
    gap, rows = _gap(sheet.frame), -(-len(cells) // grid.columns)
    fitting = int((room.h + gap) / (grid.high + gap))
    number = max(1, min(rows, fitting))
    most = max(grid.high, sheet.frame.mm(17 if grid.flat else 26))
    high = min((room.h - gap * (number - 1)) / number, most)
    return min(len(cells), fitting * grid.columns), replace(grid, high=high)


def _flat_width(sheet: Sheet, section: SectionView) -> float:
    return sheet.width(section.title, _size(sheet.frame), "bold") + sheet.width(
        section.summary, "small", _weight(section)
    )


def _columns(sheet: Sheet, width: float, cells: Sequence[Cell]) -> list[int]:
    """The numbers of columns with room for the words of every tile, the largest first; 1 is always among them."""
    gap, pad = _gap(sheet.frame), sheet.frame.length("space")
    needed = [_cell_words(sheet, one.section) for one in cells if one.section]
    words = [word for one in cells if one.action for word in one.action.text.split()]
    needed += [sheet.width(word, _size(sheet.frame), "black") for word in words]
    found = []
    for columns in (4, 2) if len(cells) == 4 else (3, 2):
        room = (width - gap * (columns - 1)) / columns - 2 * pad
        if all(one <= room for one in needed) and (columns < 3 or room >= 7.2 * sheet.size("body")):
            found.append(columns)
    return [*found, 1]


def _icons_fit(sheet: Sheet, width: float, cells: Sequence[Cell]) -> bool:
    """True if there is room for an icon before the words of every tile, so that one line of each says everything."""
    room = width - 3 * sheet.frame.length("space") - round(sheet.size("title") * 1.15)
    sections = [cell.section for cell in cells if cell.section]
    return all(
        sheet.width(one.title, _size(sheet.frame), "bold") <= room
        and sheet.width(one.summary, "small", _weight(one)) <= room
        for one in sections
    )


def _least_height(sheet: Sheet, width: float, cells: Sequence[Cell], *, icons: bool) -> float:
    """The least pixels of height of a tile, the same for all: what the summary with the most lines needs."""
    frame = sheet.frame
    pad = frame.length("space")
    high = float(frame.line_touch)
    for cell in cells:
        if cell.section is not None:
            room = width - 2 * pad - (round(sheet.size("title") * 1.15) + pad if icons else 0)
            lines = sheet.lines_of(cell.section.summary, room, "small", _weight(cell.section), 2)
            high = max(high, sheet.leading("body") + lines * sheet.leading("small") + frame.mm(0.8))
        elif cell.action is not None:
            lines = sheet.lines_of(cell.action.text, width * 0.88, _size(frame), "black", 4)
            high = max(high, lines * sheet.leading(_size(frame)) + frame.mm(0.8))
    return high


def _progress(sheet: Sheet, room: Box, progress: ProgressView) -> Box:
    """Draw how far a stock-take is, in words and as a bar; returns the room below."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    words, bar = sheet.leading("title"), frame.mm(2.2)
    box = room.top(words + bar + 2 * pad)
    sheet.panel(box, "surface", None, max(2, frame.length("stroke")) if frame.bigger else 0, shadow=True)
    inner = box.inset(pad * 1.5, pad * 0.7)
    line = inner.top(words)
    wide = sheet.text(line, progress.text, "title", "black")
    if progress.detail and wide + sheet.width(progress.detail, "small", "bold") + pad <= line.w:
        sheet.text(line, progress.detail, "small", "bold", "ink2", "end")
    below = inner.bottom_part(bar)
    sheet.panel(below, "hair", round(bar / 2))
    if progress.part > 0:
        sheet.panel(below.left(max(bar, below.w * progress.part)), "go_text", round(bar / 2))
    return room.below(box.h + _gap(frame))


def _action(sheet: Sheet, box: Box, action: Action, size: str) -> None:
    icon = "check-bold" if action.on else action.icon
    sheet.button(box, action, look="on" if action.on else "plain", size=size, icon=icon)


def _actions_fit(sheet: Sheet, width: float, actions: Sequence[Action], columns: int, gap: float) -> bool:
    room = ((width - gap * (columns - 1)) / columns) * 0.88
    lines = max(1, int(sheet.frame.touch / sheet.leading("small")))
    return all(sheet.fits(one.text, room, "small", "black", lines) for one in actions)


def _action_block(sheet: Sheet, part: Sequence[Action], columns: int, gap: float, size: str) -> Block:
    high = sheet.frame.touch
    if columns == 1:
        lines = max(sheet.lines_of(one.text, 10_000, "small", "black", 3) for one in part)
        high = max(high, lines * sheet.leading("small"))

    def draw(box: Box) -> None:
        for place, action in zip(box.columns(columns, gap), part, strict=False):
            _action(sheet, place, action, size)

    return Block(high, draw)


def _sentence(sheet: Sheet, text: str, lines: int) -> Block:
    def draw(box: Box) -> None:
        sheet.text(box, text, "body", "bold", "ink2", "center", lines=max(1, lines))

    return Block(lines * sheet.leading("body"), draw)
