"""The dock stands in its place on every page, and important controls are in reach; the lint checks everything else."""

from dataclasses import replace

import pytest

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.present.members.countdown import CountdownView
from screens.present.values import Action, Shown
from tests.gallery.states import gallery
from tests.screens.conftest import NL, SIZES
from tests.support.poster import Poster

WITH_DOCK = {name: shown for name, shown in NL.items() if shown.dock and not shown.dim and not shown.bigger}
"""All states with a dock, which a dimmed screen has not."""


def dock_of(poster: Poster, shown: Shown) -> tuple[Box, ...]:
    """The boxes of the buttons that never move."""
    events = [action.event for action in shown.dock]
    found = {
        target.press.event: target.box
        for target in reversed(poster.show(shown).sheet.targets)
        if isinstance(target.press, Action) and target.press.event in events
    }
    return tuple(found[event] for event in events)


@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_buttons_that_never_move_stand_in_one_place_on_every_page(size: tuple[int, int], bigger: bool) -> None:
    """One place with their words, and one with their icons alone, where the way on needs the room."""
    poster = Poster(size, bigger=bigger)
    touch = Frame.of(*size, bigger=bigger).touch
    places: dict[tuple[Box, ...], list[str]] = {}
    for name, shown in WITH_DOCK.items():
        if not isinstance(shown.view, CountdownView):  # the whole countdown is one button
            places.setdefault(dock_of(poster, replace(shown, dock=NL["welcome"].dock)), []).append(name)
    worded = [names[:5] for boxes, names in places.items() if boxes[0].w > touch]
    bare = [names[:5] for boxes, names in places.items() if boxes[0].w == touch]

    assert (worded[1:], bare[1:]) == ([], [])


def test_the_buttons_that_never_move_stand_at_the_right_in_a_mirrored_language() -> None:
    poster = Poster()
    shown = gallery("ar")["visit-1-line"]
    language, *_ = dock_of(poster, shown)
    (done,) = (one.box for one in poster.sheet.targets if one.green)

    assert done.right < language.x
    assert language.right > 1200


@pytest.mark.parametrize("name", ["welcome", "visit-3-lines", "goodbye-printed", "catalogue-list", "desk-home"])
def test_on_an_upright_display_all_needed_controls_stand_in_the_lower_two_thirds(name: str) -> None:
    poster = Poster((800, 1280)).show(NL[name])
    way = [one.box for one in poster.sheet.targets if one.green] or list(dock_of(poster, NL[name]))

    assert all(box.y >= 1280 / 3 for box in way)
