"""Why an item is not lent to a member: every reason, what to do, and the buttons to lend it anyway or to wait
for it.
"""

from collections.abc import Sequence

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.volunteers import parts
from screens.pages.volunteers.case import Block
from screens.present.members.refusals import RefusalView
from screens.present.values import Action, Message


def blocks_of(sheet: Sheet, room: Box, view: RefusalView) -> list[Block]:
    """The parts of the page below its title, from top to bottom: item, answers, reasons, advice."""
    width = room.w
    blocks = [_item(sheet, view)]
    blocks += [_said(sheet, width, one, strong=False) for one in view.reasons]
    blocks += [_said(sheet, width, one, strong=True) for one in view.steps if one.text or one.detail]
    columns = 2 if _fits(sheet, width, view.answers) else 1
    blocks += [_answers(sheet, part, columns) for part in parts.in_rows(view.answers, columns)]
    return blocks


def _item(sheet: Sheet, view: RefusalView) -> Block:
    """The picture and name of the item, with the codes of the reasons."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    side = frame.mm(14 if frame.compact else 22)
    high = max(side, sheet.leading("title") + sheet.leading("small"))

    def draw(box: Box) -> None:
        sheet.tile(Box(box.x, box.y + (box.h - side) / 2, side, side), view.picture)
        words = box.after(side + pad)
        code = sheet.width(view.code, "small", "bold")
        if code < words.w * 0.45:
            sheet.text(words.right_part(code), view.code, "small", "bold", "ink2", "end")
            words = words.before(code + pad)
        first, second = sheet.leading("title"), sheet.leading("small")
        y = words.y + (words.h - first - second) / 2
        sheet.text(Box(words.x, y, words.w, first), view.title, "title", "bold", may_cut=True)
        sheet.text(Box(words.x, y + first, words.w, second), view.place, "small", "regular", "ink2", may_cut=True)

    return Block(high, draw)


def _said(sheet: Sheet, width: float, message: Message, *, strong: bool) -> Block:
    """The block of a reason, or of an advice, which has a ground of its own (`strong`)."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    icon = sheet.size("body") * 1.6
    room = width - icon - (2 * pad if strong else 0)
    first = sheet.lines_of(message.text, room, "body", "bold" if strong else "regular")
    second = sheet.lines_of(message.detail, room, "small")
    words = first * sheet.leading("body") + second * sheet.leading("small")
    high = words + (2 * frame.mm(1) if strong else 0)

    def draw(box: Box) -> None:
        if strong:
            sheet.panel(box, "tint", None, max(2, frame.length("stroke")) if frame.bigger else 0, "brand_dk")
            box = box.inset(pad, frame.mm(1))
        sheet.icon(box.left(sheet.size("body")).top(sheet.leading("body")), message.icon, "body", "brand_dk")
        text = box.after(icon)
        cut = first * sheet.leading("body")
        weight = "bold" if strong else "regular"
        sheet.text(text.top(cut), message.text, "body", weight, lines=max(1, first))
        sheet.text(text.below(cut), message.detail, "small", lines=max(1, second))

    return Block(high, draw)


def _fits(sheet: Sheet, width: float, answers: Sequence[Action]) -> bool:
    room = ((width - parts.gap_of(sheet.frame)) / 2) * 0.88 - sheet.size("body") * 1.3
    return all(sheet.width(one.text, "body", "black") <= room for one in answers)


def _answers(sheet: Sheet, part: Sequence[Action], columns: int) -> Block:
    def draw(box: Box) -> None:
        for place, answer in zip(box.columns(columns, parts.gap_of(sheet.frame)), part, strict=False):
            sheet.button(place, answer)

    return Block(sheet.frame.touch, draw)
