"""The page *Wat is er?*: what there is to take, by initiative and category, or by typing a part of its name.

The choices and the typed text stay on this page until the page is left, and are wiped then. Each new step is posted
with `Browsed`, so that it can be read aloud and counts as something the visitor did.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from kiosk.lending.events import Browsed, Touched
from kiosk.lending.search import Index
from screens.glass.marks import Box, Paging
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.foot import Way, lay_foot, page_box, pager
from screens.pages.keyboard import board_of, key_gap, keyboard_height, lay_keyboard
from screens.pages.members.catalogue import cards, details
from screens.pages.members.catalogue.cards import Grid
from screens.present.members.catalogue import CatalogueView
from screens.present.members.shelves import GroupView, OfferDetail, OfferView, Shelves
from screens.present.pad_keys import SEARCH
from screens.present.values import Action, Message, Shown

LONGEST = 30
"""The most letters of a search text."""
SWAPS = ("ABC", "123")
"""The text of the key that shows each page of keys."""
UPPER = 1 / 3
"""The share of an upright display, at its top, in which nothing is to be touched."""
HITS = 3
"""The most items that are shown while somebody types."""
HEAD = (9.9, 12.9, 14.4)
"""Millimetres of height of the head of the page."""


class CataloguePage(Page):
    view_class = CatalogueView
    over_visit = True

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self.view: CatalogueView | None = None
        self.shelves: Shelves | None = None
        """The shelves of the first view that had them. Equal shelves do not replace them, so that their index is kept.
        """
        self._forget()

    def _forget(self) -> None:
        self._indexing: Future[Index] | None = None
        self.typing = self.only_free = False
        self.query = ""
        self.group: GroupView | None = None
        self.category: GroupView | None = None
        """The category that was chosen; None while none is."""
        self.opened: OfferDetail | None = None
        self._keys_page = 0
        self._kept: dict[tuple[object, ...], Any] = {}
        """The answers of the shelves, by what was asked of them: with ten thousand items an answer takes a while."""
        self._first = {"groups": 0, "categories": 0, "list": 0, "found": 0, "detail": 0}
        """The first row that is shown of each list."""

    def shown(self, before: CatalogueView | None, after: CatalogueView) -> Action | None:
        """Begin anew where the view has other shelves; with equal shelves everything stays where it is."""
        self.view = after
        if after.shelves is not None and after.shelves == self.shelves:
            return None
        self._forget()
        self.shelves = after.shelves
        return self._said()

    # --- what is chosen ---

    @property
    def step(self) -> str:
        """What is shown: `groups`, `categories`, `list`, `typing`, `found` or `detail`."""
        if self.opened is not None:
            return "detail"
        if self.typing:
            return "typing"
        if self.query:
            return "found"
        if self._group is None:
            return "groups"
        return "categories" if self.categories and self.category is None else "list"

    @property
    def _group(self) -> GroupView | None:
        """The initiative that was chosen, or the only one there is; None while there are several and none is chosen."""
        shelves = self.shelves
        if self.group is None and shelves is not None and len(shelves.groups) == 1:
            return shelves.groups[0]
        return self.group

    @property
    def categories(self) -> tuple[GroupView, ...]:
        """The categories of the initiative, after one for all items; empty where there is nothing to choose between."""
        group = self._group
        shelves = self.shelves
        if shelves is None or group is None:
            return ()
        found: tuple[GroupView, ...] = self._once(("categories", group.key), lambda: shelves.categories(group.key))
        return found

    @property
    def listed(self) -> Sequence[int]:
        """The items of the list, by their place among all items."""
        shelves, group = self.shelves, self._group
        if self.query:
            return self.found
        if shelves is None or group is None or (self.categories and self.category is None):
            return ()
        kind, free = self.category.key if self.category else "", self.only_free
        found: Sequence[int] = self._once(
            ("places", group.key, kind, free), lambda: shelves.places(group.key, kind, free=free)
        )
        return found

    @property
    def found(self) -> Sequence[int]:
        """The items that match what was typed, by their place among all items, the best match first."""
        indexing, query = self._indexing, self.query
        if indexing is None or not query:
            return ()
        found: Sequence[int] = self._once(("found", query), lambda: indexing.result().find(query))
        return found

    def _once(self, question: tuple[object, ...], answer: Callable[[], Any]) -> Any:
        if question not in self._kept:
            self._kept[question] = answer()
        return self._kept[question]

    def open_group(self, group: GroupView) -> Action | None:
        """Open an initiative, or a category of the one that is open."""
        if self._group is None:
            self.group = group
            self._first["categories"] = 0
        else:
            self.category = group
        self.only_free = False
        self._first["list"] = 0
        return self._said()

    def open_offer(self, offer: OfferView) -> Action | None:
        if self.shelves is not None:
            self.opened = self.shelves.detail(offer.at)
            self._first["detail"] = 0
        return self._said()

    def filter_free(self) -> Action | None:
        """Show only what is free now, or all items again."""
        self.only_free = not self.only_free
        self._first["list"] = 0
        return self._said()

    def type(self) -> Action | None:
        """Open the keyboard."""
        self.typing = True
        if self._indexing is None and self.shelves is not None:
            worker = ThreadPoolExecutor(1, "search")
            self._indexing = worker.submit(self.shelves.index)
            worker.shutdown(wait=False)
        return self._said()

    def show_found(self) -> Action | None:
        """Put the keyboard away."""
        self.typing = False
        self._first["found"] = 0
        return self._said()

    def strike(self, key: str) -> Action | None:
        """Handle one stroke of a key."""
        if key == "page":
            self._keys_page += 1
            return None
        if key == "wipe":
            self.query = self.query[:-1]
        elif len(self.query) < LONGEST:
            self.query = (self.query + (" " if key == "space" else key)).replace("  ", " ").lstrip()
        return self._said()

    def back(self) -> Action | None:
        """Go back one step; from the first step, leave the page."""
        assert self.view
        match self.step:
            case "detail":
                self.opened = None
            case "typing" | "found":
                self.typing, self.query, self._keys_page = False, "", 0
            case "list" if self.categories:
                self.category = None
            case "list" | "categories" if self.group is not None:
                self.group = None
            case _:
                return self.view.close
        return self._said()

    # --- what is read aloud ---

    def _said(self) -> Action | None:
        return Action("", Browsed(self._spoken())) if self.shelves is not None else None

    def _spoken(self) -> str:
        assert self.shelves
        assert self.view
        match self.step:
            case "detail":
                return self.opened.spoken if self.opened else ""
            case "groups" | "categories":
                title = self._title
                tiles = (f"{one.name}: {one.free}." for one in self._tiles)
                return " ".join((title if title.endswith("?") else f"{title}.", *tiles))
            case "list":
                return self.shelves.spoken(self.listed, self._group.name if self._group else "")
        if not self.query:
            return self.view.search
        nothing = self.view.nothing
        if nothing and not self.found:
            return f"{nothing.text} {nothing.detail}"
        return self.shelves.spoken(self.found)

    @property
    def _title(self) -> str:
        assert self.shelves
        assert self.view
        if self.category is not None and self.category.key:
            return self.category.name
        return self._group.name if self._group is not None and self.group is not None else self.view.title

    @property
    def _tiles(self) -> tuple[GroupView, ...]:
        """The initiatives, or the categories of one initiative, to choose from."""
        assert self.shelves
        return self.categories if self.step == "categories" else self.shelves.groups if self.step == "groups" else ()

    # --- on the sheet ---

    def lay(self, sheet: Sheet, view: CatalogueView, shown: Shown) -> None:
        page = page_box(sheet.frame)
        if self.shelves is None or view.message is not None:
            self._lay_message(sheet, page, view.title, view.message)
            lay_foot(sheet, shown, view.close)
            return
        match self.step:
            case "detail":
                self._lay_detail(sheet, page, view, shown)
            case "typing":
                self._lay_typing(sheet, page, view, shown)
            case step:
                self._lay_list(sheet, page, view, shown, step)

    def _lay_message(self, sheet: Sheet, page: Box, title: str, message: Message | None) -> None:
        """Draw the message of a page with nothing to choose, in the middle and below its icon."""
        frame = sheet.frame
        _heading(sheet, page.top(_head_height(sheet)), title, "")
        if message is None:
            return
        side, gap = frame.mm(22 if frame.compact else 30), frame.mm(3)
        wide = min(page.w, frame.mm(180))
        first = sheet.lines_of(message.text, wide, "title", "black") * sheet.leading("title")
        second = sheet.lines_of(message.detail, wide, "body") * sheet.leading("body")
        high = side + gap + first + second
        if high > page.h - _head_height(sheet):
            side = gap = 0
            high = first + second
        block = page.centred(wide, high)
        if side:
            disc = Box(block.x + (wide - side) / 2, block.y, side, side)
            sheet.disc(disc, "blob")
            sheet.icon(disc, message.icon, round(side * 0.55), "brand")
        rest = block.below(side + gap)
        sheet.text(rest.top(first), message.text, "title", "black", align="center", lines=3)
        sheet.text(rest.below(first), message.detail, "body", ink="ink2", align="center", lines=3)

    # --- lists ---

    def _lay_list(self, sheet: Sheet, page: Box, view: CatalogueView, shown: Shown, step: str) -> None:
        assert self.shelves
        tiles, places = self._tiles, self.listed
        number = len(tiles) or len(places)
        box = self._lay_head(sheet, page, view, step)
        if not number:
            self._lay_nothing(sheet, box, view, step)
        grid = cards.group_grid(sheet, box, number) if tiles else cards.offer_grid(sheet, box)
        first = self._turned_to(step, number, grid)
        cells = grid.cells
        size = cards.group_size(sheet, grid, tiles)
        seen = range(first * grid.columns, min(number, first * grid.columns + len(cells)))
        for at, cell in zip(seen, cells, strict=False):
            if tiles:
                cards.lay_group(sheet, cell, tiles[at], self._opening(tiles[at]), size)
                continue
            card = self.shelves.card(places[at])
            cards.lay_offer(sheet, cell, card, self._showing(card), f"item {card.at}", wide=grid.columns == 1)
        more = self.more_ways(view, step)
        found = self.query or (view.find if step == "list" or more else view.search)
        search = Action(found, Touched(), "magnify", spoken=self.query or view.search, brief=view.find)
        ways = [Way(search, self.type, "search"), *more]
        ways += self._pager(shown, step, grid, number)
        lay_foot(sheet, shown, view.close, self.back, ways)
        if number > len(cells):
            rows = -(-number // grid.columns)
            sheet.paging.append(Paging(box, grid.step, lambda by: self._move(step, by, rows - grid.rows)))

    def more_ways(self, view: CatalogueView, step: str) -> list[Way]:
        """The buttons of a list beside the search."""
        if step != "list" or view.free is None:
            return []
        free = Action(view.free.text, Touched(), "check-bold" if self.only_free else view.free.icon, self.only_free)
        return [Way(free, self.filter_free, "free")]

    def _turned_to(self, step: str, number: int, grid: Grid) -> int:
        """The first row that is shown; it is never later than the first row of the last page."""
        last = max(0, -(-number // grid.columns) - grid.rows)
        self._first[step] = min(self._first[step], last)
        return self._first[step]

    def _move(self, step: str, by: int, last: int) -> None:
        self._first[step] = max(0, min(self._first[step] + by, last))

    def _pager(self, shown: Shown, step: str, grid: Grid, number: int) -> list[Way]:
        """The button that shows the next page; an empty list where everything is shown."""
        first, rows = self._first[step], -(-number // grid.columns)
        if rows <= grid.rows:
            return []
        left = number - (first + grid.rows) * grid.columns
        last = rows - grid.rows
        return [pager(shown, left, lambda: self._move(step, grid.rows if left > 0 else -rows, last))]

    def _opening(self, group: GroupView) -> Callable[[], Action | None]:
        return lambda: self.open_group(group)

    def _showing(self, offer: OfferView) -> Callable[[], Action | None]:
        return lambda: self.open_offer(offer)

    def _lay_head(self, sheet: Sheet, page: Box, view: CatalogueView, step: str) -> Box:
        """Draw the title, on an upright display with a picture above; returns the room for the list."""
        frame = sheet.frame
        title, count = self._title, ""
        chosen = self.category if self.category is not None and self.category.key else self._group
        if step == "found":
            title, chosen = self.query, None
        elif chosen is not None and step in ("list", "categories"):
            count = chosen.free
        picture = chosen.picture if chosen is not None else None
        gap = frame.mm(1.1) if frame.compact else frame.mm(2.7)
        if frame.portrait:
            upper = Box(page.x, page.y, page.w, frame.height * UPPER - page.y)
            self._lay_upper(sheet, upper, title, count, picture.drawing if picture else "")
            return Box(page.x, upper.bottom + gap, page.w, page.bottom - upper.bottom - gap)
        if frame.compact and frame.bigger:
            return page
        head = page.top(_head_height(sheet))
        if picture is not None and not frame.bigger:
            side = head.h
            sheet.tile(head.left(side), picture)
            _heading(sheet, head.after(side + frame.length("space") * 1.5), title, count)
        else:
            _heading(sheet, head, title, count)
        return page.below(head.h + gap)

    def _lay_upper(self, sheet: Sheet, box: Box, title: str, count: str, drawing: str) -> None:
        """Draw the upper third of an upright display: a picture, or three items of the list, and the title below it."""
        frame = sheet.frame
        lines = sheet.lines_of(title, box.w, "head", "black", 2)
        text = box.bottom_part(sheet.leading("head") * lines + (sheet.leading("body") if count else 0))
        picture = box.above(text.h + frame.mm(2))
        side = min(picture.h, picture.w / 3.3)
        if side > frame.mm(12):
            names = [drawing] if drawing else [group.picture.drawing for group in self._some()]
            for place, name in zip(picture.columns(max(1, len(names)), frame.mm(4)), names, strict=False):
                where = (place if len(names) > 1 else picture.left(side)).centred(side, side)
                sheet.disc(where, "blob" if not frame.bigger else "tile")
                sheet.art(where.inset(side * 0.16), f"items/{name}")
        sheet.text(text.top(sheet.leading("head") * lines), title, "head", "black", lines=lines, may_cut=True)
        if count:
            sheet.text(text.bottom_part(sheet.leading("body")), count, "body", ink="ink2")

    def _some(self) -> tuple[GroupView, ...]:
        return self.shelves.groups[:3] if self.shelves is not None else ()

    def _lay_nothing(self, sheet: Sheet, box: Box, view: CatalogueView, step: str) -> None:
        if step == "found" and view.nothing is not None:
            high = sheet.note_height(view.nothing, box.w)
            sheet.note(box.top(min(box.h, high)), view.nothing)

    # --- searching ---

    def _lay_typing(self, sheet: Sheet, page: Box, view: CatalogueView, shown: Shown) -> None:
        assert self.shelves
        frame = sheet.frame
        pages = SEARCH[board_of(frame)]
        rows = pages[self._keys_page % len(pages)]
        gap = frame.mm(1.1) if frame.compact else frame.mm(2)
        high = len(rows) * frame.touch + (len(rows) - 1) * key_gap(frame)
        if not frame.portrait:
            high = max(
                high, min(keyboard_height(frame, rows, page.h * 0.6), round(page.h - 2 * gap - 2.7 * frame.touch))
            )
        names = {"wipe": view.wipe, "space": view.space, "page": SWAPS[(self._keys_page + 1) % 2]}
        lay_keyboard(sheet, page.bottom_part(high), rows, self.strike, names)
        self._lay_search(sheet, page.above(high + gap), view)
        found = self.found
        show = Action(self.shelves.show(len(found)), Touched(), "arrow-right-bold")
        lay_foot(
            sheet, shown, view.close, self.back, [Way(show, self.show_found, look="go", main=True)] if found else []
        )

    def _lay_search(self, sheet: Sheet, box: Box, view: CatalogueView) -> None:
        """Draw what is typed and the best of what is found, on an upright display with a picture above."""
        frame = sheet.frame
        gap = frame.mm(1.1) if frame.compact else frame.mm(2)
        field = max(sheet.leading("title") + frame.mm(1), frame.touch if not frame.compact else 0)
        hit = max(frame.line_touch, 2 * sheet.leading("small") + cards.pad_of(frame))
        most = 3 * sheet.leading("small") + 1.5 * cards.pad_of(frame) + 2
        if frame.portrait:
            rest = box.bottom_part(hit)
            place = Box(box.x, rest.y - gap - field, box.w, field)
            self._lay_field(sheet, place, view)
            self._lay_upper(sheet, box.top(place.y - 2 * gap - box.y), view.title, "", "")
        elif field + gap + hit <= box.h:
            self._lay_field(sheet, box.top(field), view)
            rest = box.below(field + gap)
            rest = rest.bottom_part(min(rest.h, max(hit, most)))
        else:
            left = max(box.w * 0.4, frame.mm(52))
            self._lay_field(sheet, box.left(left).top(min(box.h, frame.touch)), view, hint=False)
            rest = box.after(left + gap)
            if not self.query:
                sheet.text(rest.top(frame.touch), view.search, "small", ink="ink2", lines=2)
        self._lay_hits(sheet, rest, view)

    def _lay_hits(self, sheet: Sheet, box: Box, view: CatalogueView) -> None:
        """Draw the best of what is found, or the message that nothing is found."""
        assert self.shelves
        gap = sheet.frame.mm(1.1) if sheet.frame.compact else sheet.frame.mm(2)
        wide = sheet.size("small") * (11 if sheet.frame.portrait else 13)
        columns = max(1, min(HITS, int((box.w + gap) / (wide + gap))))
        found, nothing = self.found, view.nothing
        for place, cell in zip(found, box.columns(columns, gap), strict=False):
            card = self.shelves.card(place)
            cards.lay_hit(sheet, cell, card, self._showing(card), f"item {card.at}")
        if self.query and not found and nothing is not None:
            both = f"{nothing.text} {nothing.detail}"
            lines = max(1, int(box.h / sheet.leading("small")))
            said = both if sheet.fits(both, box.w, "small", "bold", lines) else nothing.text
            sheet.text(box, said, "small", "bold", "ink2", lines=lines)

    def _lay_field(self, sheet: Sheet, box: Box, view: CatalogueView, *, hint: bool = True) -> None:
        frame = sheet.frame
        sheet.panel(box, "surface", frame.length("radius_small"), max(3, frame.mm(0.6)), "brand")
        inner = box.inset(frame.length("space") + frame.mm(0.6), 0)
        mark = sheet.size("title") * 1.4
        sheet.icon(inner.left(sheet.size("title")), "magnify", "title", "brand")
        text = inner.after(mark)
        if not self.query:
            if hint and sheet.fits(view.search, text.w, "body"):
                sheet.text(text, view.search, "body", ink="ink2")
            return
        tail = self.query
        while sheet.width(tail, "title", "black") > text.w - frame.mm(2):
            tail = tail[1:]
        high = round(sheet.size("title") * 1.1)
        x = text.x + sheet.text(text, tail, "title", "black") + frame.mm(0.8)
        y = box.y + (box.h - high) / 2
        sheet.stroke((x, y, x, y + high), max(3, frame.mm(0.6)), "brand")

    # --- one item ---

    def _lay_detail(self, sheet: Sheet, page: Box, view: CatalogueView, shown: Shown) -> None:
        assert self.opened
        laid = details.lay_detail(sheet, page, self.opened, self._first["detail"])
        ways = []
        if laid.more or laid.first:
            by = laid.shown if laid.more else -laid.first
            ways.append(pager(shown, laid.more, lambda: self._move("detail", by, laid.first + by)))
        if self.opened.reserve is not None:
            look = "go" if self.opened.green else "plain"
            ways.append(Way(self.opened.reserve, look=look, main=True))
        lay_foot(sheet, shown, view.close, self.back, ways)


def _head_height(sheet: Sheet) -> int:
    return max(sheet.frame.mm(HEAD[sheet.frame.size_class]), sheet.leading("head"))


def _heading(sheet: Sheet, box: Box, title: str, count: str) -> None:
    """Draw the title, and at the end of its line how many items are free, where there is room."""
    frame = sheet.frame
    size = "head" if sheet.fits(title, box.w, "head", "black") else "title"
    wide = sheet.text(box, title, size, "black", may_cut=True)
    if count and wide + frame.mm(6) + sheet.width(count, "body", "bold") <= box.w:
        sheet.text(box, count, "body", "bold", "ink2", "end")
