"""Where on the glass is what a hand wants to touch? Lays a page out and tells the middle of each of its targets."""

from dataclasses import dataclass

from screens.glass.marks import Target
from screens.present.values import Action, Shown
from tests.support.poster import Poster


@dataclass(frozen=True, slots=True)
class Local:
    """What a target changes only on its page."""

    key: str
    text: str


def controls(shown: Shown, width: int, height: int, *touched: tuple[int, int]) -> list[tuple[Action | Local, int, int]]:
    """The middle of every target, y counted from the top, after the points in `touched` were touched one by one."""
    poster = Poster((width, height)).show(shown)
    for x, y in touched:
        poster.touch(_at(poster, x, y).key)
    return [(_item(one), round(one.box.middle[0]), round(one.box.middle[1])) for one in poster.sheet.targets]


def _at(poster: Poster, x: int, y: int) -> Target:
    """What is touched there; of several that lie there the one that was added last."""
    found = [one for one in poster.sheet.targets if one.box.x <= x < one.box.right and one.box.y <= y < one.box.bottom]
    assert found, f"nothing stands at {x}, {y}"
    return found[-1]


def _item(target: Target) -> Action | Local:
    return target.press if isinstance(target.press, Action) else Local(target.key, target.aloud)
