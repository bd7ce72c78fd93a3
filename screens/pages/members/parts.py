"""Parts that several pages of a member share: the head, the row of an item, blocks that are left out where room is
short.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.page import content_box
from screens.glass.sheet import Sheet

QUIET = 5
"""The rank from which on a block is not needed."""


@dataclass(frozen=True)
class Form:
    """One way to show a block: its height in pixels, and the function that draws it in a box of that height."""

    height: float
    draw: Callable[[Box], None]


@dataclass(frozen=True)
class Block:
    """A part of a column, in forms from the fullest to the smallest. Only a block that `may_leave` can be left out."""

    forms: Sequence[Form]
    may_leave: bool = True
    rank: int = 0
    """Where room is short, the block with the highest rank gives way first."""


@dataclass
class Column:
    """Blocks from the top down; where there is no room for all, they take smaller forms or are left out, by
    their rank.
    """

    sheet: Sheet
    blocks: list[Block] = field(default_factory=list)

    def lay(self, box: Box, gap: float) -> float:
        """Draw the blocks for which there is room; returns the bottom of the last one, in pixels."""
        chosen = self._fitted(box.h, gap)
        top = box.y
        for block, form in zip(self.blocks, chosen, strict=True):
            if form < 0:
                continue
            one = block.forms[form]
            one.draw(Box(box.x, top, box.w, one.height))
            top += one.height + gap
        return top - gap

    def height(self, room: float, gap: float) -> float:
        """Pixels of height of the blocks for which there is room."""
        return max(0, self._height(self._fitted(room, gap), gap))

    def _fitted(self, room: float, gap: float) -> list[int]:
        """The form of each block, -1 for one that is left out: quiet blocks are left out before any other becomes
        smaller.
        """
        chosen = [0] * len(self.blocks)
        order = sorted(range(len(self.blocks)), key=lambda at: -self.blocks[at].rank)
        quiet = [at for at in order if self.blocks[at].rank >= QUIET]
        for at in quiet:
            self._shrink(chosen, at, room, gap)
            self._leave(chosen, at, room, gap)
        for at in order:
            self._shrink(chosen, at, room, gap)
        for at in order:
            self._leave(chosen, at, room, gap)
        return chosen

    def _shrink(self, chosen: list[int], at: int, room: float, gap: float) -> None:
        while self._height(chosen, gap) > room and 0 <= chosen[at] < len(self.blocks[at].forms) - 1:
            chosen[at] += 1

    def _leave(self, chosen: list[int], at: int, room: float, gap: float) -> None:
        if self._height(chosen, gap) > room and self.blocks[at].may_leave:
            chosen[at] = -1

    def _height(self, chosen: list[int], gap: float) -> float:
        there = [block.forms[form].height for block, form in zip(self.blocks, chosen, strict=True) if form >= 0]
        return sum(there) + gap * (len(there) - 1)


def head_height(frame: Frame) -> int:
    """Pixels of height of the row of the title."""
    return frame.mm(9.9) if frame.compact else frame.mm(12.9)


def head(sheet: Sheet, title: str, icon: str, *, sun: bool = False) -> Box:
    """Draw the title with its icon at the top of the page; returns the room below it."""
    frame = sheet.frame
    content = content_box(frame)
    row = content.top(head_height(frame))
    side = row.h * 0.86
    round_ = Box(row.x, row.y + (row.h - side) / 2, side, side)
    if sun:
        sheet.disc(round_, "sun")
    sheet.icon(round_, icon, round(side * (0.6 if sun else 0.86)), "sun_ink" if sun else "brand")
    text = row.after(side + frame.length("space") * 1.5)
    size = "head" if sheet.fits(title, text.w, "head", "black") else "title"
    sheet.text(text, title, size, "black", may_cut=True)
    return content.below(row.h + (frame.mm(1.1) if frame.compact else frame.mm(2.7)))
