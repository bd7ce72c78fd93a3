"""The places of the targets on a page, in pixels, found by laying it out."""

from screens.glass.marks import Local
from screens.present.values import Action, Shown
from tests.support.poster import Poster


def controls(shown: Shown, width: int, height: int, *touched: tuple[int, int]) -> list[tuple[Action | Local, int, int]]:
    """The middle of every target, y counted from the top, after the points in `touched` were touched one by one."""
    poster = Poster((width, height)).show(shown)
    for x, y in touched:
        target = poster.sheet.target_at(x, y)
        assert target, f"nothing stands at {x}, {y}"
        poster.touch(target.key)
    return [(one.item, round(one.box.middle[0]), round(one.box.middle[1])) for one in poster.sheet.targets]
