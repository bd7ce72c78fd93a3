"""The page of one item: its picture, whether it is free, what can be done now, and what a member needs to take it."""

from collections.abc import Callable
from dataclasses import dataclass

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.members.catalogue.cards import AWAY
from screens.present.members.shelves import OfferDetail
from screens.present.values import Message

UPPER = 1 / 3
"""The share of an upright display, at its top, in which the picture stands."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Which part of the item is shown: the first block, how many blocks, and how many come after them."""

    first: int
    shown: int
    more: int


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the item's page that is shown whole or not at all."""

    height: float
    draw: Callable[[Box], None]
    gap: float = 0.0
    """Pixels above the block."""
    quiet: bool = False
    """True if the block is left out where there is no room for everything."""


def lay_detail(sheet: Sheet, page: Box, item: OfferDetail, first: int) -> Laid:
    """Draw the item from the block at place `first` on; an item that does not fit is shown in pages."""
    frame = sheet.frame
    if frame.portrait:
        picture = Box(page.x, page.y, page.w, frame.height * UPPER - page.y)
        side = picture.h
        text = page.below(side + frame.mm(3))
        tile = picture.left(picture.w)
    else:
        side = min(page.h, page.w * (0.3 if frame.compact else 0.36))
        tile = page.left(side).top(min(page.h, side * 1.25))
        text = page.after(side + frame.mm(3 if frame.compact else 6))
    blocks = _blocks(sheet, text.w, item)
    if frame.bigger and frame.compact:
        text, tile = page, Box(0, 0, 0, 0)
        blocks = _blocks(sheet, text.w, item)
    if _height(blocks) > text.h:
        blocks = [block for block in blocks if not block.quiet]
    if _height(blocks) > text.h and tile.w and not frame.portrait:
        text, tile = page, Box(0, 0, 0, 0)
        blocks = [block for block in _blocks(sheet, text.w, item) if not block.quiet]
    if tile.w:
        _picture(sheet, tile, item)
    whole = _height(blocks) <= text.h
    first = 0 if whole else min(first, len(blocks) - 1)
    y, shown = text.y, 0
    if whole and not frame.portrait:
        y += min((text.h - _height(blocks)) * 0.3, frame.mm(8))
    for block in blocks[first:]:
        top = y + (block.gap if shown else 0)
        if shown and top + block.height > text.bottom + 1:
            break
        block.draw(Box(text.x, top, text.w, block.height))
        y, shown = top + block.height, shown + 1
    return Laid(first, shown, len(blocks) - first - shown)


def _height(blocks: list[Block]) -> float:
    return sum(block.height + (block.gap if at else 0) for at, block in enumerate(blocks))


def _picture(sheet: Sheet, tile: Box, item: OfferDetail) -> None:
    frame, offer = sheet.frame, item.offer
    sheet.panel(tile, "tile", frame.length("radius"))
    side = min(tile.w, tile.h) * 0.84
    sheet.art(tile.centred(side, side), f"items/{offer.picture.drawing}", 1.0 if offer.free else AWAY)
    if offer.picture.colour:
        dot = frame.mm(4)
        sheet.disc(Box(tile.right - dot * 1.5, tile.bottom - dot * 1.5, dot, dot), offer.picture.colour)


def _blocks(sheet: Sheet, width: float, item: OfferDetail) -> list[Block]:
    frame, offer = sheet.frame, item.offer
    small = frame.mm(0.8) if frame.compact else frame.mm(1.4)
    large = frame.mm(1.6) if frame.compact else frame.mm(3.4)
    size = "head" if sheet.lines_of(offer.title, width, "head", "black", 9) <= 2 else "title"
    found = [
        _words(sheet, width, offer.title, size, "black", most=3, cut=True),
        _words(sheet, width, item.place, "small", ink="ink2", quiet=True, most=2),
        _state(sheet, width, item, large),
    ]
    if offer.free:
        found.append(_note(sheet, width, item.now, large))
    else:
        found.append(_need(sheet, width, item.now, large))
    if item.needs:
        found.append(_words(sheet, width, item.needs_title, "body", "black", gap=large, quiet=True, most=2))
        found += [_need(sheet, width, need, small) for need in item.needs]
    return found


def _words(
    sheet: Sheet,
    width: float,
    text: str,
    size: str,
    weight: str = "regular",
    *,
    ink: str = "ink",
    gap: float = 0.0,
    quiet: bool = False,
    most: int = 3,
    cut: bool = False,
) -> Block:
    lines = max(1, sheet.lines_of(text, width, size, weight, most))

    def draw(box: Box) -> None:
        sheet.text(box, text, size, weight, ink, lines=lines, may_cut=cut)

    return Block(lines * sheet.leading(size), draw, gap, quiet)


def _state(sheet: Sheet, width: float, item: OfferDetail, gap: float) -> Block:
    """The block that says whether the item is free, or when it is back, with its icon."""
    mark = sheet.size("title") * 1.4
    lines = max(1, sheet.lines_of(item.state, width - mark, "title", "black", 3))
    ink = "go_text" if item.offer.free else "ink"

    def draw(box: Box) -> None:
        sheet.icon(box.left(sheet.size("title")).top(sheet.leading("title")), item.offer.icon, "title", ink)
        sheet.text(box.after(mark), item.state, "title", "black", ink, lines=lines)

    return Block(lines * sheet.leading("title"), draw, gap)


def _note(sheet: Sheet, width: float, message: Message, gap: float) -> Block:
    return Block(sheet.note_height(message, width), lambda box: sheet.note(box, message), gap)


def _need(sheet: Sheet, width: float, need: Message, gap: float) -> Block:
    """The block of one sentence with its icon, and what is said below it."""
    size = "small" if sheet.frame.compact else "body"
    mark, lead, below = sheet.size(size) * 1.5, sheet.leading(size), sheet.leading("small")
    room = width - mark
    lines = max(1, sheet.lines_of(need.text, room, size, "bold" if need.detail else "regular"))
    more = sheet.lines_of(need.detail, room, "small")

    def draw(box: Box) -> None:
        sheet.icon(box.left(sheet.size(size)).top(lead), need.icon, size, "brand")
        text = box.after(mark)
        sheet.text(text.top(lines * lead), need.text, size, "bold" if need.detail else "regular", lines=lines)
        sheet.text(text.below(lines * lead), need.detail, "small", ink="ink2", lines=max(1, more))

    return Block(lines * lead + more * below, draw, gap)
