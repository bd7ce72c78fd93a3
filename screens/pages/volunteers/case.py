"""An opened row of a list: it takes the page, with all its facts and every answer, the likeliest answer green."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from screens.glass import letters
from screens.glass.marks import Box
from screens.glass.page import narrowest
from screens.glass.sheet import Sheet
from screens.pages.volunteers import parts
from screens.pages.volunteers.paging import Pager
from screens.present.values import Action, Shown
from screens.present.volunteers.rows import RowView


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page of `high` pixels, which is shown whole or not at all; `draw` puts it in a box."""

    high: float
    draw: Callable[[Box], None]


def lay_blocks(
    sheet: Sheet, room: Box, blocks: Sequence[Block], pager: Pager, shown: Shown, gap: float | None = None
) -> list[parts.Slot]:
    """Draw as many whole blocks as there is room for; returns the button that turns the page, if there are more
    blocks.
    """
    gap = sheet.frame.length("space") if gap is None else gap
    y = room.y
    for at in pager.window(len(blocks), lambda at, _first: blocks[at].high, gap, room.h):
        blocks[at].draw(Box(room.x, y, room.w, blocks[at].high))
        y += blocks[at].high + gap
    pager.drag(sheet, room, sheet.leading("body") + gap)
    return list(pager.slot(shown))


class Case:
    """The row that is opened, and how far its page is turned."""

    def __init__(self) -> None:
        self.row: RowView | None = None
        self._pager = Pager()

    def opens(self, row: RowView) -> Callable[[], None]:
        """A function that opens this row."""

        def press() -> None:
            self.row, self._pager = row, Pager()

        return press

    def close(self) -> None:
        self.row, self._pager = None, Pager()

    def keep(self, rows: Iterable[RowView]) -> None:
        """Take the new values of the opened row from these rows, which were read again; the row closes if it is not
        there.
        """
        if self.row is not None:
            key = self.row.key
            self.row = next((row for row in rows if row.key == key), None)

    def lay(self, sheet: Sheet, room: Box, shown: Shown) -> list[parts.Slot]:
        """Draw the opened row; returns the button that turns its page, if it has several."""
        assert self.row is not None
        frame, pad = sheet.frame, sheet.frame.length("space")
        sheet.panel(room, "surface", None, max(2, frame.length("stroke")) if frame.bigger else 0, shadow=True)
        inner = room.inset(pad * 1.5, pad)
        blocks = [
            _head(sheet, inner.w, self.row),
            *_facts(sheet, inner.w, self.row),
            *_answers(sheet, inner.w, self.row),
        ]
        return lay_blocks(sheet, inner, blocks, self._pager, shown)


def _head(sheet: Sheet, width: float, row: RowView) -> Block:
    """The picture with the name of the row, what is said of the row, and its code, written large."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    side = frame.mm(16 if frame.compact else 26) if row.picture or row.icon else 0
    code = sheet.width(row.code, "head", "black") + 2 * pad if row.code else 0
    beside = width - (side + 1.5 * pad if side else 0)
    about = parts.DOT.join(one for one in (row.place, row.when) if one)
    narrow = beside - code - pad
    below = code > 0 and (narrow < sheet.size("title") * 7 or not sheet.fits(about, narrow, "small", lines=2))
    room = narrow if code and not below else beside
    begun = row.detail.rstrip("…")
    detail = "" if any(fact.startswith(begun) for fact in row.facts) else row.detail
    texts = [
        (row.title, "title", "bold", "ink", 3),
        (detail, "body", "bold", parts.INKS[row.tone], 6),
        (about, "small", "regular", "ink2", 2),
    ]
    heights = [
        sheet.lines_of(text, room, size, weight, most) * sheet.leading(size) for text, size, weight, _, most in texts
    ]
    words = sum(heights)
    high = max(side, words) + (sheet.leading("head") + pad if below else 0)

    def draw(box: Box) -> None:
        if side:
            parts.picture(sheet, Box(box.x, box.y, side, side), row)
        part = box.right_part(beside)
        if code:
            tag = part.right_part(code).top(sheet.leading("head") + pad) if not below else None
            tag = tag or Box(part.x, box.bottom - sheet.leading("head"), code, sheet.leading("head"))
            sheet.panel(tag, "tint", frame.length("radius_small"))
            sheet.text(tag, row.code, "head", "black", align="center")
        y = part.y + max(0, (side - words) / 2)
        for (text, size, weight, ink, most), height in zip(texts, heights, strict=True):
            if text:
                cut = size == "title"
                sheet.text(Box(part.x, y, room, height), text, size, weight, ink, lines=most, may_cut=cut, valign="top")
                y += height

    return Block(high, draw)


def _facts(sheet: Sheet, width: float, row: RowView) -> list[Block]:
    """All other facts of the row, one line each."""
    high = sheet.leading("body")
    lines = [
        line for fact in row.facts for line in letters.set_in(fact, "regular", sheet.size("body"), width, 99).lines
    ]

    def block(line: str) -> Block:
        return Block(high, lambda box: _line(sheet, box, line))

    return [block(line) for line in lines]


def _line(sheet: Sheet, box: Box, line: str) -> None:
    sheet.text(box, line, "body")


def _answers(sheet: Sheet, width: float, row: RowView) -> list[Block]:
    """The choices of the row in rows of their own, and every answer; the first answer is green if the row has
    no choices.
    """
    frame, gap = sheet.frame, parts.gap_of(sheet.frame)
    high = max(frame.touch, frame.mm(15))
    rows = choice_blocks(sheet, width, row)
    longest = max((sheet.width(answer.text, "body", "black") for answer in row.answers), default=0)
    icon = sheet.size("body") * 1.3
    least = (longest + icon) / 0.88
    fitting = [number for number in (3, 2) if (width - gap * (number - 1)) / number >= least]
    columns = next((number for number in fitting if number < 3 or len(row.answers) > 4), 1)
    return [
        *rows,
        *(_answer_block(sheet, part, columns, high, gap, row) for part in parts.in_rows(row.answers, columns)),
    ]


def _answer_block(sheet: Sheet, part: Iterable[Action], columns: int, high: float, gap: float, row: RowView) -> Block:
    def draw(box: Box) -> None:
        for place, answer in zip(box.columns(columns, gap), part, strict=False):
            green = answer is row.answers[0] and not row.choices
            look = "go" if green else "on" if answer.on else "plain"
            sheet.button(place, answer, look=look, key=f"case: {answer.text}")

    return Block(high, draw)


def choice_blocks(sheet: Sheet, width: float, row: RowView) -> list[Block]:
    """The short values of one answer, such as hours, in rows of equal length."""
    if not row.choices:
        return []
    frame, gap = sheet.frame, parts.gap_of(sheet.frame)
    broken = 2 * sheet.leading("small") <= frame.touch
    longest = max(
        narrowest(sheet, one.text, "small") if broken else sheet.width(one.text, "small", "black")
        for one in row.choices
    )
    least = max(frame.touch, longest / 0.86 + 4)
    columns = max(1, min(len(row.choices), int((width + gap) / (least + gap))))
    while len(row.choices) % columns:
        columns -= 1
    return [_choices(sheet, part, columns, frame.touch, gap, row) for part in parts.in_rows(row.choices, columns)]


def _choices(sheet: Sheet, part: Iterable[Action], columns: int, high: float, gap: float, row: RowView) -> Block:
    def draw(box: Box) -> None:
        for place, choice in zip(box.columns(columns, gap), part, strict=False):
            look = "on" if choice.on else "plain"
            sheet.button(place, choice, look=look, size="small", key=f"{row.key}: {choice.text}")

    return Block(high, draw)
