"""Where on the glass is what a hand wants to touch? Lays a page out and tells the middle of each of its targets."""

from dataclasses import dataclass

from screens.glass.frame import Frame
from screens.glass.sheet import Sheet
from screens.pages import PAGES
from screens.present.values import Action, Shown


@dataclass(frozen=True, slots=True)
class Local:
    """What a target changes only on its page."""

    key: str


def controls(shown: Shown, width: int, height: int, *touched: tuple[int, int]) -> list[tuple[Action | Local, int, int]]:
    """The middle of every target, after the points in `touched` were touched one by one; y is counted from the top."""
    page = PAGES[type(shown.view)]()
    page.shown(None, shown.view)
    frame = Frame.of(width, height, bigger=shown.bigger, rtl=shown.right_to_left, language=shown.language)
    for x, y in touched:
        _touch(page.laid(frame, shown), x, y)
    return [
        (
            target.press if isinstance(target.press, Action) else Local(target.key),
            round(target.box.middle[0]),
            round(target.box.middle[1]),
        )
        for target in page.laid(frame, shown).targets
    ]


def _touch(sheet: Sheet, x: int, y: int) -> None:
    """What a touch there changes on the page itself; of several targets that lie there, the one added last."""
    for target in reversed(sheet.targets):
        box = target.box
        if box.x <= x < box.right and box.y <= y < box.bottom:
            if not isinstance(target.press, Action):
                target.press()
            return
