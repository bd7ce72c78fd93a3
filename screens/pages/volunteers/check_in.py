"""Quick check-in: scan after scan without a touch; the newest return large, each with its undo button, and what needs
eyes.
"""

from collections.abc import Sequence
from dataclasses import replace

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.volunteers import parts
from screens.pages.volunteers.paging import Pager
from screens.pages.volunteers.rows import LOOKED_AT, Listing, RowsList
from screens.present.values import Action, Shown, Tone
from screens.present.volunteers.check_in import CheckInView
from screens.present.volunteers.rows import RowGroup, RowView

WIDE = 190.0
"""The least width of a display, in millimetres, on which what needs eyes stands at the side."""
SIDE = 94.0
"""The least width of that side, in millimetres."""
SHARE = 0.45
"""The share of the width of a wider display that the side has."""


class CheckInPage(Page):
    view_class = CheckInView

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self.view: CheckInView | None = None
        self._lines, self._eyes = Pager(), RowsList()
        self._looking = False

    def shown(self, before: CheckInView | None, after: CheckInView) -> None:
        """Close what is opened and show the newest item after a new scan."""
        if before is None or _newest_key(before) != _newest_key(after):
            self.wipe()
        self.view = after
        self._looking = self._looking and len(after.eyes) > 0
        self._eyes.case.keep(after.eyes)

    def lay(self, sheet: Sheet, view: CheckInView, shown: Shown) -> None:
        said = [one for one in (view.message, *view.warnings) if one]
        listing = self._eyes.case.row is None and not self._looking and view.newest is not None
        look = (view.look, self._look) if view.look and listing and not _is_wide(sheet.frame) else None
        if sheet.frame.compact and sheet.frame.bigger and said:
            look = None
        room = parts.top(sheet, self._head(view), said, view.dismiss, look)
        back: parts.Slot = (view.shut or view.done, self._shut)
        done = (view.done, None)
        typing = [(view.type_code, None)] if view.type_code else []
        if self._eyes.case.row is not None:
            parts.dock(sheet, shown, [back, *self._eyes.case.lay(sheet, room, shown)])
        elif self._looking:
            self._eyes.lay(sheet, room, Listing([RowGroup("", view.eyes)]))
            parts.dock(sheet, shown, [back, *self._eyes.pager.slot(shown)], done)
        elif view.newest is not None:
            parts.dock(sheet, shown, [*typing, *self._lay_lines(sheet, room, view, view.newest, shown)], done)
        else:
            _invite(sheet, room, view)
            if view.scanner or not view.type_code:
                parts.dock(sheet, shown, typing, done)
            else:
                parts.dock(sheet, shown, [done], (view.type_code, None))

    def _head(self, view: CheckInView) -> parts.Head:
        if self._looking:
            return parts.Head(view.eyes_title, "eye", ink="warn")
        chip = "barcode-scan" if view.scanner else "keyboard-outline"
        return parts.Head(view.count, "tray-arrow-down", view.invite if view.newest else "", chip, ink="go_text")

    def _look(self) -> None:
        self._looking = True

    def _shut(self) -> None:
        """Go back one step: from one entry to all that needs eyes, from there to what came back."""
        if self._eyes.case.row is not None:
            self._eyes.case.close()
        else:
            self._looking = False

    def _lay_lines(self, sheet: Sheet, room: Box, view: CheckInView, newest: RowView, shown: Shown) -> list[parts.Slot]:
        """Draw the newest return large and those before it below; at the side, or behind a button, what needs eyes."""
        frame, gap = sheet.frame, parts.row_gap(sheet.frame)
        wide = _is_wide(frame)
        if wide:
            side = room.right_part(max(frame.mm(SIDE), room.w * SHARE))
            room = room.before(side.w + frame.length("margin") * 0.66)
        first = newest.answers if wide else _answers(view, newest)
        answer = parts.answer_width(sheet, [newest, *view.eyes[:1], *view.earlier[:1]])
        most = parts.beside(sheet, room.w, answer, 9)

        def words_of(row: RowView, answers: Sequence[Action]) -> float:
            beside = len(answers[-most:]) if most else 0
            width = room.w + parts.chevron(sheet) - beside * (answer + parts.gap_of(frame))
            return parts.words_height(sheet, width, row)

        high: float = parts.row_height(sheet)
        large: float = parts.row_height(sheet, size="title") + frame.mm(1 if frame.compact else 5)
        large = max(large, words_of(newest, first) + parts.row_height(sheet, size="title") - high)
        under = 0 if most else frame.touch + gap
        high = parts.filling(room.h - large - under - gap, high + under, gap) - under if not under else high

        if wide:
            self._lay_side(sheet, side, view, large, high)
        stays = room.h >= large + high + 2 * under + gap
        """True if the newest return is shown on every page."""

        def high_of(row: RowView) -> float:
            return max(high, words_of(row, row.answers))

        def height(at: int, _first: int) -> float:
            if at == 0 and not stays:
                return large + under
            return high_of(view.earlier[at if stays else at - 1]) + under

        below = room.below(large + under + gap) if stays else room
        placed = self._lines.window(len(view.earlier) + (0 if stays else 1), height, gap, below.h)
        cards: list[tuple[int, RowView, Sequence[Action], Box]] = []
        y = room.y
        for at in [0, *(one + 1 for one in placed)] if stays else placed:
            row = newest if at == 0 else view.earlier[at - 1]
            box = Box(room.x, y, room.w, large if at == 0 else high_of(row))
            cards.append((at, row, first if at == 0 else row.answers, box))
            y += box.h + under + gap

        def takes_picture(at: int, row: RowView, answers: Sequence[Action], box: Box) -> bool:
            card = box.before(len(answers[-most:] if most else ()) * (answer + parts.gap_of(frame)))
            return parts.takes_picture(sheet, card, row, None, large=at == 0)

        pictured = all(takes_picture(*one) for one in cards)
        for at, row, answers, box in cards:
            ground = ("tint_go" if row.tone is Tone.GOOD else "warn_bg") if at == 0 else "surface"
            beside = answers[-most:] if most else ()
            key = f"{at} {row.key}"
            parts.row_card(
                sheet, box, row, None, beside, answer, fill=ground, large=at == 0, pictured=pictured, key=key
            )
            if under and answers:
                places = Box(room.x, box.bottom + gap, room.w, frame.touch).columns(len(answers), parts.gap_of(frame))
                for place, action in zip(places, answers, strict=True):
                    sheet.button(place, action, size="small", key=f"{key}: {action.text}")
        self._lines.drag(sheet, below, high + under + gap)
        return list(self._lines.slot(shown))

    def _lay_side(self, sheet: Sheet, box: Box, view: CheckInView, large: float, high: float) -> None:
        """Draw what needs eyes, with the likeliest answer of each entry; if the side is full, its last place leads to
        all of them.

        Its rows of `high` pixels stand beside those of what came back, below the `large` newest return.
        """
        gap = parts.row_gap(sheet.frame)
        if not len(view.eyes):
            lines = sheet.lines_of(view.no_eyes, box.w, "small", "bold", 6)
            sheet.text(box, view.no_eyes, "small", "bold", "ink2", "center", lines=max(1, lines))
            return
        head, icon = box.top(large), sheet.leading("title")
        sheet.icon(head.left(icon), "eye", "title", "warn")
        sheet.text(head.after(icon * 1.15), view.eyes_title, "title", "black", "warn")
        sheet.text(head, str(len(view.eyes)), "title", "black", "warn", "end")
        below = box.below(large + gap)
        answer = parts.answer_width(sheet, [replace(row, answers=row.answers[:1]) for row in view.eyes[:LOOKED_AT]])
        y, drawn = below.y, 0
        for row in view.eyes:
            beside = row.answers[:1]
            press = self._eyes.press_of(row, 1, cut=False)
            spare = 0 if press else parts.chevron(sheet)
            width = below.w + spare - len(beside) * (answer + parts.gap_of(sheet.frame))
            tall = max(high, parts.words_height(sheet, width, row, slim=True))
            last = drawn + 1 == len(view.eyes)
            if y + tall + (0 if last else gap + high) > below.bottom + 0.5:
                break
            place = Box(below.x, y, below.w, tall)
            parts.row_card(sheet, place, row, press, beside, answer, key=f"eye {row.key}", slim=True)
            y, drawn = y + tall + gap, drawn + 1
        if drawn < len(view.eyes) and view.look:
            sheet.button(Box(below.x, y, below.w, high), view.look, self._look, key="look")


def _is_wide(frame: Frame) -> bool:
    return frame.width / frame.dots >= WIDE and not frame.portrait and not frame.bigger


def _newest_key(view: CheckInView) -> str:
    return view.newest.key if view.newest else ""


def _answers(view: CheckInView, newest: RowView) -> tuple[Action, ...]:
    """The buttons of the newest return: the likeliest answer to what needs eyes, and the undo button."""
    look = view.eyes[0] if len(view.eyes) else None
    settle = look.answers[:1] if look and look.key.startswith(f"{newest.key} ") else ()
    return (*settle, *newest.answers)


def _invite(sheet: Sheet, room: Box, view: CheckInView) -> None:
    """Draw what to do, large, while nothing came back yet."""
    frame = sheet.frame
    sizes = (("display", 1), ("head", 2), ("title", 3))
    fitting = (size for size, most in sizes if sheet.fits(view.invite, room.w, size, "black", most))
    size = next(fitting, "body")
    lines = sheet.lines_of(view.invite, room.w, size, "black", 6)
    words, gap = lines * sheet.leading(size), frame.length("space")
    side = min(frame.mm(60), room.h - words - 2 * gap)
    side = side if side > frame.mm(12) else 0
    y = room.y + max(0, (room.h - words - side - gap) / 2)
    picture = Box(room.x + (room.w - side) / 2, y, side, side)
    if side and view.scanner:
        sheet.art(picture, "scan")
    elif side:
        sheet.icon(picture, "keyboard-outline", round(side * 0.7), "brand")
    sheet.text(Box(room.x, y + side + gap, room.w, words), view.invite, size, "black", align="center", lines=lines)
