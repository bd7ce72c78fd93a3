"""The dock of the welcome page: the way on while the reader or the scanner does not work, or else the languages."""

from dataclasses import replace

from screens.glass.marks import Box
from screens.glass.page import dock, dock_box, least
from screens.glass.sheet import Sheet
from screens.pages.entrance.languages import language_key
from screens.present.members.welcome import WelcomeView
from screens.present.values import Action, Shown


def need(sheet: Sheet, view: WelcomeView) -> float:
    """Pixels that the way on needs in the dock: enough for both actions, or else for the first."""
    frame = sheet.frame
    row = dock_box(frame)
    each = [least(sheet, one.text, "body", row.h) for one in view.buttons]
    both = max(each, default=0) * len(each) + frame.length("dock_gap")
    icons = len(view.buttons) and (frame.touch + frame.length("dock_gap")) * 3
    return both if both <= row.w - icons else max(each[:1], default=0)


def lay(sheet: Sheet, view: WelcomeView, shown: Shown, stroke: float) -> Box:
    """Draw the buttons that never move, and the small button for what cannot be scanned; returns the room beside them.

    The small button is left out where the languages in the dock need its room, or where the stroke runs down through
    its place, `stroke` pixels from the left.
    """
    small = (view.no_code, None) if view.no_code else None
    if small and not sheet.frame.portrait:
        before, after = dock(Sheet(sheet.frame), shown), dock(Sheet(sheet.frame), shown, small)
        crowded = languages_size(sheet, view, before.w) and not languages_size(sheet, view, after.w)
        if crowded or (_runs_down(sheet, view) and after.x > stroke):
            small = None
    return dock(sheet, shown, *((small,) if small else ()), need=need(sheet, view))


def left(sheet: Sheet, view: WelcomeView, shown: Shown, stroke: float) -> Box:
    """The room of the dock beside its small buttons, and right of the stroke where that runs down at `stroke`
    pixels.
    """
    rest = lay(Sheet(sheet.frame), view, shown, stroke)
    return rest.after(max(0, stroke - rest.x)) if _runs_down(sheet, view) else rest


def _runs_down(sheet: Sheet, view: WelcomeView) -> bool:
    """True if the stroke to the card reader runs down through the dock."""
    return view.card_works and view.side == "below" and not sheet.frame.portrait


def docked(sheet: Sheet, view: WelcomeView, room: Box) -> tuple[Action, ...]:
    """The actions that stand in the dock: both, if there is room for the words of both, else the first.

    *Kaart vergeten?* alone gives its place to the languages, where there is room for all of them.
    """
    if languages_size(sheet, view, room.w):
        return ()
    gap = sheet.frame.length("dock_gap")
    boxes = room.columns(max(1, len(view.buttons)), gap)
    if all(said_in(sheet, boxes[0], one) for one in view.buttons):
        return view.buttons
    return view.buttons[:1]


def fitting(sheet: Sheet, view: WelcomeView, shown: Shown, stroke: float) -> WelcomeView:
    """The view without *Kaart vergeten?* where the dock has no room for it and *Lukt het niet?* leads to it."""
    if view.help and docked(sheet, view, left(sheet, view, shown, stroke)) != view.buttons:
        return replace(view, forgotten=None)
    return view


def undocked(sheet: Sheet, view: WelcomeView, docked: tuple[Action, ...], width: float) -> tuple[Action, ...]:
    """The buttons above the dock, in this width; *Kaart vergeten?* is left out where there is no room for its words."""
    box = Box(0, 0, width, sheet.leading("body"))
    return tuple(one for one in view.buttons[len(docked) :] if one != view.forgotten or said_in(sheet, box, one))


def said_in(sheet: Sheet, box: Box, action: Action) -> bool:
    """True if there is room on the button for its words."""
    lines = int(box.h / sheet.leading("body"))
    return sheet.fits(action.text, box.w - 2 * sheet.frame.length("space"), "body", "black", lines)


def put(sheet: Sheet, view: WelcomeView, room: Box, actions: tuple[Action, ...]) -> None:
    """Draw the way on while the reader or the scanner does not work; else the languages, where there is room
    for all.
    """
    if not actions:
        languages(sheet, room, view)
        return
    for at, box in enumerate(room.columns(len(actions), sheet.frame.length("dock_gap"))):
        action = actions[at]
        look = "go" if action in view.actions[:1] else "plain"
        if said_in(sheet, box, action):
            sheet.button(box, action, look=look)
        else:
            sheet.button(box, action.wordless, action, look=look, icon="")
            sheet.icon(box, action.icon, "head", "go_ink" if look == "go" else "ink")


def languages_size(sheet: Sheet, view: WelcomeView, room: float) -> str:
    """The text size of the names of the languages; empty where there is no room for all of them."""
    gap, pad = sheet.frame.length("dock_gap"), sheet.frame.length("space") + 2
    if not view.languages or view.actions or view.help:
        return ""
    each = (room - gap * (len(view.languages) - 1)) / len(view.languages)
    for size in ("body", "small"):
        if all(sheet.width(one.text, size, "black") + 2 * pad <= each for one in view.languages):
            return size
    return ""


def languages(sheet: Sheet, room: Box, view: WelcomeView) -> None:
    """Draw each language in its own name, where there is room for all of them."""
    size = languages_size(sheet, view, room.w)
    if size:
        for box, one in zip(
            room.columns(len(view.languages), sheet.frame.length("dock_gap")), view.languages, strict=True
        ):
            _language(sheet, box, one, size)


def _language(sheet: Sheet, box: Box, action: Action, size: str) -> None:
    """Draw the button of a language; the language of the screen has a thicker border and a ground of its own."""
    frame = sheet.frame
    stroke = max(2, frame.length("stroke")) * (2 if action.on else 1)
    sheet.panel(
        box, "tint" if action.on else "surface", frame.length("radius"), stroke, "brand" if action.on else "border"
    )
    sheet.target(box, action, language_key(action), radius=frame.length("radius"))
    sheet.face(box, action.text, size=size, weight="black" if action.on else "bold")
