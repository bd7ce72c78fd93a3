"""The page *Ben je er nog?*: all of it is the button for yes, and a ring shows how much time is left."""

from screens.glass.marks import Box
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.present.members.countdown import CountdownView
from screens.present.values import Shown


class CountdownPage(Page):
    view_class = CountdownView
    over_visit = True

    def lay(self, sheet: Sheet, view: CountdownView, shown: Shown) -> None:
        frame = sheet.frame
        page = Box(0, 0, frame.width, frame.height)
        sheet.target(page, view.answer, "here", radius=1)
        text = page.inset(frame.margin)
        gap = frame.length("space")
        room = text.w - 2 * gap
        size = "display" if sheet.fits(view.question, text.w, "display", "black") else "head"
        title = sheet.leading(size) * sheet.lines_of(view.question, text.w, size, "black")
        answer = sheet.leading("title") * sheet.lines_of(view.answer.text, room, "title", "bold")
        kept_lines = sheet.lines_of(view.kept, text.w, "body")
        kept = sheet.leading("body") * kept_lines
        side = min(text.w, text.h - title - answer - kept - 3 * gap, frame.mm(92))
        top = text.y + (text.h - title - side - answer - kept - 3 * gap) / 2
        sheet.text(Box(text.x, top, text.w, title), view.question, size, "black", align="center", lines=9)
        ring = Box(text.x + (text.w - side) / 2, top + title + gap, side, side)
        sheet.ring(ring, round(side * 0.1), "hair")
        sheet.ring(ring, round(side * 0.1), "sun", view.part)
        sheet.text(ring, str(view.seconds), round(side * 0.4), "black", align="center")
        row = Box(text.x, ring.bottom + gap, text.w, answer)
        sheet.face(row, view.answer.text, view.answer.icon, size="title", weight="bold")
        below = Box(text.x, row.bottom + gap, text.w, kept)
        sheet.text(below, view.kept, "body", "regular", "ink2", "center", lines=max(1, kept_lines))
