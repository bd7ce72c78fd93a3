"""The page while nothing can be lent or returned: one calm sentence, what to do, and the code for whoever can help."""

from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, dock_box, least
from screens.glass.sheet import Sheet
from screens.present.members.waiting import WaitView
from screens.present.values import Shown

SIGN = (26.0, 34.0, 40.0)
"""Millimetres of the round sign on a compact, a regular and a large display."""


class WaitPage(Page):
    view_class = WaitView

    def lay(self, sheet: Sheet, view: WaitView, shown: Shown) -> None:
        frame = sheet.frame
        page = content_box(frame)
        gap = frame.length("space")
        title = next((one for one in ("display", "head") if sheet.fits(view.title, page.w, one, "black")), "head")
        titles = sheet.lines_of(view.title, page.w, title, "black", 3)
        room = min(page.w, frame.mm(190))
        detail = "title" if sheet.lines_of(view.detail, room, "title") < 3 else "body"
        blocks = [
            ("title", sheet.leading(title) * titles),
            ("detail", sheet.leading(detail) * sheet.lines_of(view.detail, room, detail)),
            ("code", sheet.leading("head") + gap if view.code else 0),
            ("volunteers", sheet.leading("small") * sheet.lines_of(view.volunteers, room, "small")),
        ]
        text = sum(high + gap for _, high in blocks if high)
        sign = min(frame.mm(SIGN[frame.size_class]), page.h - text)
        sign = sign if sign >= frame.mm(14) else 0
        y = page.y + max(0, (page.h - text - sign) / 2)
        if sign:
            disc = Box(page.x + (page.w - sign) / 2, y, sign, sign)
            sheet.disc(disc, "sun")
            sheet.icon(disc, view.icon, round(sign * 0.56), "sun_ink")
            y += sign + gap
        for name, high in blocks:
            if not high or y + high > page.bottom + 1:
                continue
            box = Box(page.x + (page.w - room) / 2, y, room, high)
            match name:
                case "title":
                    sheet.text(Box(page.x, y, page.w, high), view.title, title, "black", align="center", lines=titles)
                case "detail":
                    sheet.text(box, view.detail, detail, "regular", "ink2", "center", lines=9)
                case "code":
                    wide = sheet.width(view.code, "head", "black") + 4 * gap
                    plate = box.centred(wide, high)
                    edge = max(2, frame.length("stroke")) if frame.bigger else 0
                    sheet.panel(plate, "tint", frame.length("radius_small"), edge)
                    sheet.text(plate, view.code, "head", "black", align="center")
                case _:
                    sheet.text(box, view.volunteers, "small", "regular", "ink2", "center", lines=9)
            y += high + gap
        need = least(sheet, view.done.text, "title", dock_box(frame).h) if view.done else 0
        rest = dock(sheet, shown, need=need)
        if view.done:
            sheet.button(rest, view.done, look="go", size="title", key="done")
