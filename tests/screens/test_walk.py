"""Five keys are enough: the arrows lead over every target of every state, in the order of reading."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from screens.glass import keys
from screens.glass.frame import Frame
from screens.glass.marks import Box, Target
from screens.glass.sheet import Sheet
from screens.pages.table import PAGES
from tests.gallery.lint import Setting, posed
from tests.gallery.tongues import states

NEAR = 2.0
"""Pixels by which edges may be rounded."""
SETTINGS = [
    Setting((800, 480, None), "nl"),
    Setting((800, 480, None), "ar", bigger=True),
    Setting((1280, 800, None), "nl", bigger=True),
    Setting((1280, 800, None), "ar"),
    Setting((800, 1280, None), "nl"),
    Setting((800, 1280, None), "ar", bigger=True),
]
"""Pairs of settings: every size with every direction of reading, and each of them with and without larger letters."""


def sheets(setting: Setting) -> Iterator[tuple[str, Sheet]]:
    for name, shown in states(setting.tongue).items():
        if type(shown.view) in PAGES:
            shown = replace(shown, bigger=setting.bigger or shown.bigger)
            yield name, posed(name, shown, setting.frame(shown)).laid(setting.frame(shown), shown)


def walked(sheet: Sheet, arrow: str) -> list[str]:
    """The keys of the targets that this arrow leads over, starting without a focus, in as many steps as there are
    targets.
    """
    here: Target | None = None
    found = []
    for _ in sheet.targets:
        here = keys.moved(sheet.targets, here, arrow, rtl=sheet.frame.rtl)
        assert here is not None
        found.append(here.key)
    return found


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_the_arrows_lead_over_every_target_of_every_state_in_the_order_of_reading(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, sheet in sheets(setting):
        order = keys.reading_order(sheet.targets, rtl=sheet.frame.rtl)
        with monkeypatch.context() as patched:
            patched.setattr(
                keys, "reading_order", lambda *_, order=order, **__: order
            )  # the order is asked for at each step
            on = "left" if sheet.frame.rtl else "right"
            back = "right" if sheet.frame.rtl else "left"
            there, again = walked(sheet, on), walked(sheet, back)
        assert sorted(there) == sorted(one.key for one in sheet.targets), name
        assert there[:1] + there[:0:-1] == again, name
        assert misread(order, sheet.frame) == [], name


def misread(order: list[Target], frame: Frame) -> list[str]:
    """Pairs of targets that the keys reach in the wrong order."""
    return [
        f"{later.aloud!r} is read before {one.aloud!r}"
        for at, one in enumerate(order)
        for later in order[at + 1 :]
        if _reads_before(later.box, one.box, frame)
    ]


def _reads_before(one: Box, other: Box, frame: Frame) -> bool:
    """Whether the first box stands straight above the other, or in the same row nearer to where reading begins."""
    in_column = one.x < other.right - NEAR and other.x < one.right - NEAR
    in_row = one.y < other.bottom - NEAR and other.y < one.bottom - NEAR
    if in_column and in_row:
        return False
    nearer = one.x >= other.right - NEAR if frame.rtl else one.right <= other.x + NEAR
    return (in_column and one.bottom <= other.y + NEAR) or (in_row and nearer)


# --- the order itself ------------------------------------------------------------------------------------------------


def order_of(*boxes: tuple[str, Box], rtl: bool = False) -> list[str]:
    return [one.key for one in keys.reading_order([Target(box, lambda: None, key) for key, box in boxes], rtl=rtl)]


LINES = [(f"line {at}", Box(36, 112 + 96 * at, 660, 88)) for at in range(4)]
UNDO = [(f"undo {at}", Box(700, 112 + 96 * at, 144, 88)) for at in range(4)]
LOANS = [(f"loan {at}", Box(868, 112 + 96 * at, 376, 88)) for at in range(4)]
DOCK = [("language", Box(36, 658, 146, 114)), ("done", Box(600, 658, 640, 114))]


def test_a_line_and_its_button_come_before_the_next_and_the_column_beside_them_after() -> None:
    lines = [name for pair in zip(LINES, UNDO, strict=True) for name, _ in pair]

    assert order_of(*DOCK, *LOANS, *UNDO, *LINES) == [*lines, *(name for name, _ in LOANS), "language", "done"]


def test_rows_of_a_grid_come_one_after_the_other_from_where_reading_begins() -> None:
    grid = [
        (f"{row}{column}", Box(20 + 300 * column, 20 + 260 * row, 290, 248)) for column in range(3) for row in range(2)
    ]

    assert order_of(*grid) == ["00", "01", "02", "10", "11", "12"]
    assert order_of(*grid, rtl=True) == ["02", "01", "00", "12", "11", "10"]


def test_a_target_within_another_comes_right_after_it() -> None:
    assert order_of(
        ("card", Box(0, 0, 400, 200)), ("below", Box(0, 210, 400, 90)), ("in it", Box(300, 20, 90, 90))
    ) == [
        "card",
        "in it",
        "below",
    ]


def test_up_and_down_go_to_the_nearest_and_on_at_the_edge() -> None:
    targets = [Target(box, lambda: None, key) for key, box in (*LINES, *LOANS)]
    second = targets[1]

    assert keys.moved(targets, second, "down") is targets[2]
    assert keys.moved(targets, second, "up") is targets[0]
    assert keys.moved(targets, targets[0], "up") is targets[-1]
    assert keys.moved([], None, "down") is None
