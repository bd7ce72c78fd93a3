"""The goodbye: the next day first, then the ticket, the card and the money, with the items beside them.

The page never scrolls. A ticket that did not print can be read here line by line; it then takes the whole page, in
pages of whole lines.
"""

from dataclasses import replace
from functools import partial

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.page import Page, dock
from screens.glass.sheet import Sheet
from screens.pages.members.codes import forget
from screens.pages.members.goodbye_beside import code_side, farewell, things, ticket_code, tiles
from screens.pages.members.goodbye_words import card, day_forms, large, message, sentence, shorter, standing, ticket
from screens.pages.members.parts import Block, Column, head
from screens.pages.members.slip import Part, read_slip, slip_pages
from screens.present.members.goodbye import GoodbyeView
from screens.present.values import Shown

LOWER = 0.3
"""The share of the free room that stays above the words."""


class GoodbyePage(Page):
    view_class = GoodbyeView

    def __init__(self) -> None:
        self._at = 0
        """The page of the ticket that is shown, from 1; 0 for the goodbye itself."""

    def shown(self, before: GoodbyeView | None, after: GoodbyeView) -> None:
        if before is None or before.slip != after.slip:
            self._at = 0

    def wipe(self) -> None:
        self._at = 0
        forget()

    def lay(self, sheet: Sheet, view: GoodbyeView, shown: Shown) -> None:
        room = head(sheet, view.thanks, "hand-wave", sun=True)
        pages = slip_pages(sheet, view, room) if view.slip else []
        self._at = min(self._at, len(pages))
        if self._at:
            read_slip(sheet, room, pages[self._at - 1])
        else:
            _goodbye(sheet, view, room)
        self._dock(sheet, view, shown, pages)

    def _dock(self, sheet: Sheet, view: GoodbyeView, shown: Shown, pages: list[Part]) -> None:
        frame = sheet.frame
        pad = frame.length("space")
        side = round(frame.length("dock_h") * 0.34)
        word = sheet.width(view.done.text, "title", "black")
        least = word + side + 2 * pad
        slots = []
        if view.read:
            rest = sum(len(part) for part in pages[self._at :])
            action = shown.turn(rest) if self._at else view.read
            slots = [(action, partial(self.turn_to, self._at + 1 if rest else 0))]
        way = dock(sheet, shown, *slots, need=least)
        look = "plain" if view.asks else "go"
        if way.w < least:
            sheet.button(way, view.done, look=look, size="title")
            return
        sheet.button(way, view.done.wordless, look=look, key=view.done.aloud)
        side = round(min(frame.length("dock_h") * 0.5, side + (way.w - least) / 2))
        start = way.x + (way.w - word - side - pad) / 2
        ring = Box(start, way.y + (way.h - side) / 2, side, side)
        ink = "brand" if view.asks else "go_ink"
        sheet.ring(ring, max(3, round(side * 0.14)), ink, view.part)
        text = way.after(start - way.x + side + pad).left(word + 2)
        sheet.text(text, view.done.text, "title", "black", "ink" if view.asks else "go_ink")

    def turn_to(self, page: int) -> None:
        """Show this page of the ticket; 0 is the goodbye itself."""
        self._at = page


def _goodbye(sheet: Sheet, view: GoodbyeView, room: Box) -> None:
    """Draw the words in a column, and what they are about beside or above them. On a large display the words stand
    lower.
    """
    frame = sheet.frame
    gap = frame.mm(1.5) if frame.compact else frame.mm(2.4)
    side, main = _places(frame, view, room, gap)
    told = side is not None and not view.qr and _with_words(side, frame)
    blocks = _blocks(sheet, view, main.w, told=told)
    if not view.things and not view.qr and len(blocks) == len(view.did):
        farewell(sheet, room, view.did)
        return
    column = Column(sheet, blocks)
    high = column.height(main.h, gap)
    if frame.portrait or side is None or not view.things:
        spare = 0.0 if view.things or frame.portrait else (main.h - high) / 2
    else:
        scratch = Sheet(frame)
        _beside(scratch, view, side)
        beside = max((mark.box.bottom for mark in scratch.marks), default=0) - side.y
        spare = max(0, room.h - max(high, beside)) * LOWER
        side = side.below(spare)
    if side is not None:
        _beside(sheet, view, side)
    column.lay(main.below(spare), gap)


def _places(frame: Frame, view: GoodbyeView, room: Box, gap: float) -> tuple[Box | None, Box]:
    """The box of the items or the code (None where there is none), and the column of words."""
    if frame.portrait:
        side = room.top(min(room.h * 0.42, frame.mm(84)) if view.qr or view.things else frame.mm(60))
        return side, room.below(side.h + gap)
    if view.qr:
        wide: float = code_side(frame, view, room) + 2 * frame.length("space")
    elif frame.bigger and frame.compact:
        return None, room
    else:
        wide = round(room.w * (0.26 if frame.bigger else 0.46 if frame.compact else 0.37))
        if frame.bigger and view.things:
            wide = max(place.right for place in tiles(frame, len(view.things), Box(0, 0, wide, room.h)))
    return room.right_part(wide), room.before(wide + 2 * gap)


def _beside(sheet: Sheet, view: GoodbyeView, side: Box) -> None:
    if view.qr:
        ticket_code(sheet, view, side)
    elif view.things:
        things(sheet, view, side, words=_with_words(side, sheet.frame))
    else:
        farewell(sheet, side)


def _with_words(side: Box, frame: Frame) -> bool:
    """True if there is room for the names of items in this box, and not only for their pictures."""
    return side.w >= frame.mm(90 if frame.bigger else 60)


def _blocks(sheet: Sheet, view: GoodbyeView, width: float, *, told: bool) -> list[Block]:
    """The column of words; what was done is among them unless it is shown beside the column (`told`)."""
    blocks: list[Block] = []
    if view.message:
        blocks.append(Block([message(sheet, one, width) for one in shorter(view.message)], rank=0))
    if not view.things:
        blocks += [Block([large(sheet, text, width)], rank=5) for text in view.did]
    if view.next_due:
        blocks.append(Block(day_forms(sheet, view.next_title, view.next_due, width), rank=1))
    if view.ticket:
        forms = [ticket(sheet, replace(view, ticket=one), width) for one in shorter(view.ticket)]
        blocks.append(Block(forms, may_leave=not view.choices, rank=3))
    if view.card:
        blocks.append(Block([card(sheet, view.card, width)], rank=2))
    if view.things and not told:
        blocks += [Block([sentence(sheet, text, width, "check-circle")], rank=5) for text in view.did]
    if view.total:
        blocks.append(Block([sentence(sheet, view.total, width, "wallet-outline")], rank=6))
    for at, one in enumerate(view.standings):
        forms = [standing(sheet, each, width) for each in (one, replace(one, detail=""))]
        blocks.append(Block(forms if one.detail else forms[:1], rank=7 + at))
    return blocks
