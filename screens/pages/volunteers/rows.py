"""A list of the volunteers' desk; only its visible rows are laid out. A search has a keyboard as well.

What is typed is posted at each key, so that the list follows; the page keeps it only until the page is left.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from kiosk.lending.events import Touched
from kiosk.lending.volunteers.events import SearchTyped
from screens.glass.marks import Box, Press
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.volunteers import keys, parts
from screens.pages.volunteers.case import Case
from screens.pages.volunteers.paging import Pager
from screens.present.values import Action, Shown
from screens.present.volunteers.rows import RowGroup, RowsView, RowView, SearchView

COLUMN_EMS = 11.0
"""The least width of a column, in ems of its text, for what is found to stand in two columns."""
MOST_SENT = 40
"""The most search texts that are remembered until the list for them comes."""
LOOKED_AT = 12
"""How many rows are looked at to give all answers the same width."""


class Listing:
    """The rows of several groups, one after the other; a heading stands above the first shown row of each group."""

    def __init__(self, groups: Sequence[RowGroup]) -> None:
        self._groups = [group for group in groups if len(group.rows)]
        self._ends = list(accumulate(len(group.rows) for group in self._groups))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def group_of(self, at: int) -> tuple[RowGroup, int]:
        """The group of the row at this place, and the place of the row in its group."""
        number = bisect_right(self._ends, at)
        return self._groups[number], at - (self._ends[number] - len(self._groups[number].rows))

    def row(self, at: int) -> RowView:
        group, place = self.group_of(at)
        return group.rows[place]

    def heading(self, at: int, first: int) -> RowGroup | None:
        """The group whose heading stands above this row, where the row at `first` is the topmost; None for no
        heading.
        """
        group, place = self.group_of(at)
        return group if group.title and (place == 0 or at == first) else None

    def first_of_each(self) -> Iterator[RowView]:
        """The first rows of every group, at least one each and about `LOOKED_AT` in all."""
        for group in self._groups:
            yield from group.rows[: max(1, LOOKED_AT // len(self._groups))]


@dataclass(frozen=True, slots=True)
class Measured:
    """A row with the answers that stand beside it, and the pixels of its card: its `width` without them, and its
    height.
    """

    row: RowView
    answers: tuple[Action, ...]
    width: float
    high: float


class RowsList:
    """The rows of a page: which rows are shown, and which one is opened."""

    def __init__(self) -> None:
        self.pager, self.case = Pager(), Case()

    def lay(self, sheet: Sheet, room: Box, listing: Listing) -> None:
        """Draw as many whole rows as there is room for."""
        gap = parts.row_gap(sheet.frame)
        high, heading = parts.row_height(sheet), sheet.leading("small") + gap
        if len(listing) and listing.heading(0, 0) is None:
            high = int(parts.filling(room.h, high, gap))
        elif room.h < heading + high:
            high, heading = max(sheet.frame.line_touch, int(room.h)), 0
        answer = parts.answer_width(sheet, list(listing.first_of_each()))
        most = parts.beside(sheet, room.w, answer)

        @cache
        def measured(at: int) -> Measured:
            row = listing.row(at)
            answers = parts.answers_beside(sheet, room.w, row, most, answer)
            width = room.w - len(answers) * (answer + parts.gap_of(sheet.frame))
            return Measured(row, answers, width, max(high, parts.words_height(sheet, width, row)))

        def height(at: int, first: int) -> float:
            return measured(at).high + (heading if listing.heading(at, first) else 0)

        y = room.y
        cards: list[tuple[str, Measured, Box, Press | None]] = []
        for at in self.pager.window(len(listing), height, gap, room.h):
            group = listing.heading(at, self.pager.first)
            if group and heading:
                _heading(sheet, Box(room.x, y, room.w, heading - gap), group)
                y += heading
            one = measured(at)
            press = self.press_of(one.row, len(one.answers), cut=parts.is_cut(sheet, one.width, one.row))
            key = f"{group_key(listing, at)}{one.row.key}"
            cards.append((key, one, Box(room.x, y, room.w, one.high), press))
            y += one.high + gap
        pictured = all(parts.takes_picture(sheet, box.left(one.width), one.row, press) for _, one, box, press in cards)
        slim = any(one.row.choices and parts.is_tight(sheet, one.width, one.row) for _, one, _, _ in cards)
        for key, one, box, press in cards:
            parts.row_card(sheet, box, one.row, press, one.answers, answer, slim=slim, pictured=pictured, key=key)
        self.pager.drag(sheet, room, high + gap)

    def press_of(self, row: RowView, most: int, *, cut: bool = False) -> Press | None:
        """What a touch on the row does: it leads on, or opens the row where the row has more than can be seen; None for
        nothing.
        """
        if row.touch is not None:
            return row.touch
        if len(row.answers) > most or row.facts or row.choices or cut:
            return self.case.opens(row)
        return None


def group_key(listing: Listing, at: int) -> str:
    group, _ = listing.group_of(at)
    return f"{group.key}: " if group.key else ""


def _heading(sheet: Sheet, box: Box, group: RowGroup) -> None:
    """Draw the name of a group, after the colour of its initiative."""
    frame = sheet.frame
    inner = box.after(frame.mm(0.8))
    if group.colour:
        side = frame.mm(2.8)
        sheet.disc(Box(inner.x, box.y + (box.h - side) / 2, side, side), group.colour)
        inner = inner.after(side * 1.6)
    elif group.icon:
        sheet.icon(inner.left(box.h), group.icon, "small", "ink2")
        inner = inner.after(box.h * 1.1)
    sheet.text(inner, group.title, "small", "bold", "ink2", may_cut=True, role="heading")


class RowsPage(Page):
    view_class = RowsView
    forgets = True

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self.view: RowsView | None = None
        self._list, self._ways = RowsList(), RowsList()
        self._more = False
        self._only = Case()
        self._of = self._typed = self._heard = ""
        self._sent: list[str] = []
        self._typing = self._digits = False

    def shown(self, before: RowsView | None, after: RowsView) -> None:
        """Begin another list at its top, with the search text of its view; in the same list what is opened
        stays open.
        """
        if after.key != self._of:
            self.wipe()
            self._of = after.key
            self._typed = self._heard = after.search.text if after.search else ""
            self._typing = after.search is not None
        elif after.search is not None:
            self._hear(after.search.text)
        self.view, self._more = after, False
        if self._list.case.row is not None:
            self._list.case.keep(row for group in after.groups for row in group.rows)

    def _hear(self, text: str) -> None:
        """Take note that the list for this text came: it answers one of the posted texts, or it belongs to another
        search.
        """
        if text in self._sent:
            del self._sent[: self._sent.index(text) + 1]
        elif text != self._heard:
            self._typed, self._sent = text, []
        self._heard = text

    def lay(self, sheet: Sheet, view: RowsView, shown: Shown) -> None:
        said = [one for one in (view.message, *view.warnings) if one]
        if self._list.case.row is not None:
            back: parts.Slot = (view.shut or view.close, self._list.case.close)
            room = parts.top(sheet, _head(view), said, view.dismiss)
            parts.dock(sheet, shown, [back, *self._list.case.lay(sheet, room, shown)])
            return
        if only := self._only_row(view):
            slots = only.lay(sheet, parts.top(sheet, _head(view), said, view.dismiss), shown)
            parts.dock(sheet, shown, [(view.close, None), *slots])
            return
        if self._more:
            room = parts.top(sheet, _head(view), said, view.dismiss)
            self._ways.lay(sheet, room, Listing([RowGroup("", [_way_row(one) for one in view.actions])]))
            parts.dock(sheet, shown, [(view.shut or view.close, self._show_list), *self._ways.pager.slot(shown)])
            return
        others: list[parts.Slot] = [(one, None) for one in view.actions]
        ways = [*view.actions, *((view.main,) if view.main else ())]
        if view.search is not None:
            slots = self._lay_search(sheet, view, view.search, shown)
        else:
            slots = self._lay_list(sheet, view, parts.top(sheet, _head(view), said, view.dismiss), shown)
            turn = [one for one, _ in slots]
            if view.actions and not parts.words_fit(sheet, shown, [view.close, *turn, *ways[:-1]], ways[-1]):
                others = [(Action(shown.others, Touched(), "format-list-bulleted"), self._show_more)]
        main = (view.main, None) if view.main else others.pop() if others else None
        look = "go" if view.main else "plain"
        slots = [(view.close, None), *slots, *others]
        parts.dock(sheet, shown, slots, main, look_of_way=look, risky=view.main is not None)

    def _show_more(self) -> None:
        """Show the ways on for which the dock has no room, each on a row."""
        self._more = True

    def _show_list(self) -> None:
        self._more = False

    def _only_row(self, view: RowsView) -> Case | None:
        """The only row of a list, opened, if it has choices; None for any other list."""
        rows = [row for group in view.groups[:2] for row in group.rows[:2]]
        if len(rows) != 1 or not rows[0].choices:
            return None
        self._only.keep(rows)
        if self._only.row is None:
            self._only.opens(rows[0])()
        return self._only

    # --- a list ------------------------------------------------------------------------------------------------------

    def _lay_list(self, sheet: Sheet, view: RowsView, room: Box, shown: Shown) -> list[parts.Slot]:
        listing = Listing(view.groups)
        if not len(listing):
            if view.nothing:
                parts.nothing(sheet, room, view.nothing)
            return []
        if view.nothing:
            lines = sheet.lines_of(view.nothing.text, room.w, "body", "bold", 3)
            note = room.bottom_part(lines * sheet.leading("body"))
            sheet.text(note, view.nothing.text, "body", "bold", "ink2", "center", lines=lines)
            room = room.above(note.h + parts.row_gap(sheet.frame))
        self._list.lay(sheet, room, listing)
        return list(self._list.pager.slot(shown))

    # --- searching ---------------------------------------------------------------------------------------------------

    def _lay_search(self, sheet: Sheet, view: RowsView, search: SearchView, shown: Shown) -> list[parts.Slot]:
        """Draw the field, what was found in two columns, and the keyboard."""
        frame = sheet.frame
        gap = frame.mm(1.1) if frame.compact else frame.mm(2)
        page, titled = parts.page_box(frame), False
        if frame.portrait:
            board = keys.height_of(frame, digits=self._digits) if self._typing else 0
            needed = frame.touch + 2 * (parts.row_height(sheet) + gap) + 2 * gap + board
            lower = page.below(max(0, min(frame.height / 3 - page.y, page.h - needed)))
            upper, page = page.top(max(0, lower.y - page.y - gap)), lower
            if upper.h >= 2 * sheet.leading("head"):
                heading = upper.bottom_part(sheet.leading("head"))
                parts.above(sheet, upper.above(heading.h), _head(view))
                sheet.text(heading, view.title, "head", "black")
                titled = True
        if self._typing:
            high = keys.height_of(frame, digits=self._digits)
            names = {
                "wipe": search.wipe,
                "space": search.space,
                "close": search.close,
                "digits": "123",
                "letters": "ABC",
            }
            rows = keys.rows_of(frame, digits=self._digits)
            keys.lay(sheet, page.bottom_part(high), rows, self._stroke, names)
            page = page.above(high + gap)
        for message in [one for one in (view.message, *view.warnings) if one][: 1 if self._typing else 3]:
            dismiss = view.dismiss if message is view.message else None
            part = page.top(parts.strip_height(sheet, page.w, message, dismiss))
            parts.strip(sheet, part, message, dismiss)
            page = page.below(part.h + gap)
        field = page.top(parts.head_height(sheet) if self._typing and frame.compact else frame.touch)
        self._lay_field(sheet, field, view, search, titled=titled)
        return self._lay_found(sheet, page.below(field.h + gap), view, shown)

    def _lay_field(self, sheet: Sheet, box: Box, view: RowsView, search: SearchView, *, titled: bool) -> None:
        """Draw the heading, unless the page is `titled` already, and what was typed beside it; a touch shows the
        keyboard again.
        """
        frame, pad = sheet.frame, sheet.frame.length("space")
        icon = sheet.size("body") * 1.6
        size = "head" if not frame.compact else "title"
        heading = sheet.width(view.title, size, "black") + 2 * pad
        hint_wide = sheet.width(search.hint, "body", "regular") + icon + 2 * pad
        if (
            not titled
            and heading + frame.mm(50) <= box.w
            and (self._typed or heading + hint_wide <= box.w or not frame.bigger)
        ):
            sheet.text(box.left(heading), view.title, size, "black")
            box = box.after(heading)
        sheet.panel(box, "surface", None, frame.mm(0.6), "brand")
        sheet.icon(box.after(pad).left(icon), "magnify", round(icon * 0.8), "brand")
        inner = box.after(pad + icon).before(pad)
        if not self._typing:
            sheet.target(box, self._show_keys, "field", self._typed or search.hint)
        if self._typed:
            sheet.text(inner, self._typed, "body" if frame.bigger else "title", "bold", may_cut=True)
            return
        hint = search.hint if sheet.fits(search.hint, inner.w, "small") else _begin(search.hint)
        sheet.text(inner, hint, "body" if sheet.fits(hint, inner.w, "body") else "small", "regular", "ink2")

    def _lay_found(self, sheet: Sheet, room: Box, view: RowsView, shown: Shown) -> list[parts.Slot]:
        listing, gap, frame = Listing(view.groups), parts.row_gap(sheet.frame), sheet.frame
        if not len(listing):
            if view.nothing and room.h >= sheet.leading("small"):
                parts.nothing(sheet, room, view.nothing)
            return []
        column = (room.w - gap) / 2
        columns = 2 if column >= COLUMN_EMS * sheet.size("body") else 1
        high = parts.row_height(sheet)
        if room.h < high:
            high = max(frame.line_touch, int(room.h))
        high = int(parts.filling(room.h, high, gap))
        number = len(listing) + (1 if view.more else 0)
        lines = -(-number // columns)
        pager = self._list.pager
        cards: list[tuple[RowView, Box]] = []
        for index, line in enumerate(pager.window(lines, lambda _at, _first: high, gap, room.h)):
            places = Box(room.x, room.y + index * (high + gap), room.w, high).columns(columns, gap)
            for place, at in zip(places, range(line * columns, min(number, (line + 1) * columns)), strict=False):
                if at < len(listing):
                    cards.append((listing.row(at), place))
                else:
                    most = max(1, int(place.h / sheet.leading("small")))
                    sheet.text(place.inset(frame.length("space"), 0), view.more, "small", "bold", "ink2", lines=most)
        presses = [self._list.press_of(row, 0) for row, _ in cards]
        pictured = all(
            parts.takes_picture(sheet, box, row, one) for (row, box), one in zip(cards, presses, strict=True)
        )
        for (row, box), press in zip(cards, presses, strict=True):
            parts.row_card(sheet, box, row, press, pictured=pictured)
        pager.drag(sheet, room, high + gap)
        seen = min(len(listing), (pager.first + len(range(pager.first, lines - pager.hidden))) * columns)
        return list(pager.slot(shown, max(1, len(listing) - seen)))

    def _show_keys(self) -> None:
        self._typing = True

    def _stroke(self, key: str) -> Action | None:
        """Type one key; every change of the text is posted, so that the list follows."""
        if key in ("close", "digits", "letters"):
            self._typing = key != "close"
            self._digits = key == "digits"
            return None
        before, self._typed = self._typed, keys.struck(self._typed, key)
        if self._typed == before:
            return None
        self._list.pager.first = 0
        self._sent = [*self._sent[1 - MOST_SENT :], self._typed]
        return Action("", SearchTyped(self._typed))


def _way_row(way: Action) -> RowView:
    return RowView(way.text, way.text, icon=way.icon, touch=way)


def _begin(hint: str) -> str:
    """The first part of a hint, up to a comma as this language writes it."""
    return hint.partition("،" if "،" in hint else ",")[0]


def _head(view: RowsView) -> parts.Head:
    return parts.Head(view.title, view.icon, view.aside)
