"""The cost of showing a sheet: marks that were there before are not drawn again, and no texture is filled inside a
frame.
"""

import functools
import gc
import random
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from screens.glass.frame import Frame
from screens.glass.marks import Art, Box, Disc, Mark, Panel, Ring, Stroke, Text
from screens.glass.sheet import Sheet
from screens.pages import page_of
from screens.pages.entrance.welcome import WelcomePage
from tests.gallery.states import visit
from tests.screens.conftest import NL, Kiosk

ART = Path(__file__).parents[2] / "screens" / "icons"
SMALL = Frame.of(800, 480)
ON_SLOTS = "countdown"


@pytest.fixture
def glass(kiosk: Kiosk) -> Any:
    from screens.window.glass import Glass

    found = Glass(lambda _action: None, lambda: None, ART)
    found.pos, found.size = (0, 0), (800, 480)
    return found


def sheet(*marks: Mark, frame: Frame = SMALL) -> Sheet:
    return Sheet(frame, marks=list(marks))


def text(words: str, at: float = 0) -> Text:
    return Text(Box(0, at, 600, 40), words, 20)


def on_canvas(glass: Any) -> list[Any]:
    """The groups of instructions, in the order in which they are drawn."""
    return [one for one in glass.canvas.children if type(one).__name__ == "InstructionGroup"]


def colours(group: Any) -> list[tuple[float, ...]]:
    return [tuple(one.rgba) for one in group.children if type(one).__name__ == "Color"]


def test_marks_of_the_sheet_before_are_not_drawn_again(glass: Any) -> None:
    glass.show(sheet(Panel(Box(0, 0, 800, 480)), text("Boormachine"), text("Ladder", 60)))
    panel, drill, ladder = on_canvas(glass)
    filled = glass.textures.filled

    glass.show(sheet(Panel(Box(0, 0, 800, 480)), text("Zaag"), text("Boormachine"), text("Ladder", 60)))

    assert [one for one in on_canvas(glass) if one in (panel, drill, ladder)] == [panel, drill, ladder]
    assert len(on_canvas(glass)) == 4
    assert glass.textures.filled == filled + 1


def test_the_marks_are_drawn_in_their_order_whatever_the_sheet_before_had(glass: Any) -> None:
    chance = random.Random(7)
    marks: list[Mark] = [
        *(Panel(Box(at, at, 50, 50), radius=at % 3) for at in range(8)),
        *(text(f"regel {at}") for at in range(6)),
        Ring(Box(0, 0, 40, 40), 4, "ink", 0.5),
        Disc(Box(0, 0, 30, 20), "go"),
        Stroke((0, 0, 10, 10), 2, "ink"),
    ]
    for _ in range(60):
        wanted = [chance.choice(marks) for _ in range(chance.randrange(12))]
        glass.show(sheet(*wanted))
        drawn = on_canvas(glass)
        assert len(drawn) == len(set(map(id, drawn))) == len(wanted)
        of_mark = {id(one.group): mark for mark, found in glass._drawn.items() for one in found}
        assert [of_mark[id(group)] for group in drawn] == wanted


def test_with_groter_the_same_mark_has_other_colours(glass: Any) -> None:
    panel = Panel(Box(0, 0, 800, 480), "bg")
    glass.show(sheet(panel))
    light = colours(on_canvas(glass)[0])
    glass.show(sheet(panel, frame=Frame.of(800, 480, bigger=True)))
    assert colours(on_canvas(glass)[0]) != light
    assert len(on_canvas(glass)) == 1


def test_however_many_texts_and_drawings_there_are_the_textures_have_a_cap(
    glass: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screens.window.textures import Textures

    most = 3_000_000
    glass.textures = Textures(most)
    for number in range(60):
        lines = [text(f"code {number} {line} {'x' * 30}", line * 40) for line in range(12)]
        glass.show(sheet(*lines, Art(Box(0, 0, 100 + number, 100 + number), "items/drill")))
        assert glass.textures.texts() >= {line.text for line in lines}, "what is on the screen stays"
        assert glass.textures.bytes <= most
    assert glass.textures.filled == 60 * 13
    assert glass.textures.bytes == sum(one.bytes for one in glass.textures._kept.values())


def test_the_texture_that_was_not_used_for_longest_is_dropped_first(glass: Any) -> None:
    from screens.window.textures import Textures

    glass.show(sheet(text("vaak"), text("zelden")))
    of_one = max(one.bytes for one in glass.textures._kept.values())
    glass.textures._most = 6 * of_one
    for number in range(20):
        glass.show(sheet(text(f"nr {number}")))
        glass.show(sheet(text("vaak")))
    assert "vaak" in glass.textures.texts()
    assert "zelden" not in glass.textures.texts()
    assert isinstance(glass.textures, Textures)


def test_a_texture_that_left_the_sheet_is_gone_without_a_garbage_collection(glass: Any) -> None:
    """Kivy's instructions refer to their group and the group to them: a cycle that only a garbage collection would
    free.
    """
    gc.disable()
    try:
        glass.show(sheet(Panel(Box(0, 0, 300, 200), radius=12), text("Boormachine")))
        left = [weakref.ref(kept.texture) for drawn in glass._there for kept in drawn.kept]
        glass.textures._most = 0
        glass.show(sheet(text("Zaag")))
        assert len(left) == 2
        assert [one() for one in left] == [None, None]
    finally:
        gc.enable()


def test_nothing_lies_over_the_whole_display_but_the_picture_of_the_night(kiosk: Kiosk) -> None:
    """Software GL takes a fifth of a frame to fill the display once: the window is cleared with the ground colour
    instead.
    """
    over = set()
    for shown in NL.values():
        page = page_of(type(shown.view))()
        page.shown(None, shown.view)
        sheet = page.laid(kiosk.stage.frame(shown), shown)
        if any((mark.box.w, mark.box.h) == (1280, 800) for mark in sheet.marks):
            over.add((type(page), shown.dim))
    assert over == {(WelcomePage, True)}


def test_the_veil_is_there_only_where_a_dimmed_screen_needs_it(kiosk: Kiosk) -> None:
    kiosk.show("guide")
    assert tuple(kiosk.stage._veil.size) == (0, 0)
    kiosk.show("guide", dim=True)
    assert tuple(kiosk.stage._veil.size) == (1280, 800)
    kiosk.show("welcome", dim=True)
    assert tuple(kiosk.stage._veil.size) == (0, 0), "the night is dark by itself"


@pytest.mark.parametrize(("name", "bigger"), [("guide", False), ("guide", True), ("welcome", False)])
def test_the_window_is_cleared_with_the_ground_colour_of_the_page(
    kiosk: Kiosk, seen: Callable[[], Any], name: str, bigger: bool
) -> None:
    kiosk.show(name, bigger=bigger)
    sheet = kiosk.stage.glass.sheet
    colour = sheet.frame.colours.get(sheet.ground, sheet.ground)
    assert "#{:02X}{:02X}{:02X}".format(*seen().getpixel((640, 2))) == colour


def filled_inside_frames(kiosk: Kiosk, act: Callable[[], None]) -> int:
    """A counter of the textures that were filled while frames were drawn."""
    from kivy.core.window import Window

    textures = kiosk.stage.glass.textures
    found = before = 0

    def begin(*_: object) -> None:
        nonlocal before
        before = textures.filled

    def end(*_: object) -> None:
        nonlocal found
        found += textures.filled - before

    Window.fbind("on_draw", begin)
    Window.fbind("on_flip", end)
    draw = kiosk.frames.run
    try:
        act()
        draw(2)
    finally:
        Window.funbind("on_draw", begin)
        Window.funbind("on_flip", end)
    return found


def test_no_texture_is_filled_inside_a_frame(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk.show(ON_SLOTS)
    filled = kiosk.stage.glass.textures.filled
    assert filled
    assert filled_inside_frames(kiosk, lambda: kiosk.show(ON_SLOTS, bigger=True)) == 0
    assert kiosk.stage.glass.textures.filled > filled

    def late() -> None:
        from kivy.graphics import Callback

        glass = kiosk.stage.glass
        made = NL[ON_SLOTS].view
        glass.canvas.after.add(Callback(lambda _one: glass.textures.get(("late", made), _picture) and None))
        glass.canvas.ask_update()

    assert filled_inside_frames(kiosk, late) == 1, "one that is filled while drawing would be seen"
    kiosk.stage.glass.canvas.after.clear()


def _picture() -> Any:
    from PIL import Image

    return Image.new("L", (4, 4)), (0, 0)


def made_and_laid(act: Callable[[], None]) -> tuple[int, int]:
    """How many widgets were made and how many layouts were calculated during `act`."""
    from kivy.uix import anchorlayout, boxlayout, floatlayout, gridlayout, relativelayout, stacklayout
    from kivy.uix.widget import Widget

    modules = (anchorlayout, boxlayout, floatlayout, gridlayout, relativelayout, stacklayout)
    kinds = {one for module in modules for one in vars(module).values() if hasattr(one, "do_layout")}
    found = {"made": 0, "laid": 0}

    def counting(method: Any, what: str) -> Any:
        @functools.wraps(method)  # Kivy looks the method up by its name
        def called(*args: object, **named: object) -> object:
            found[what] += 1
            return method(*args, **named)

        return called

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Widget, "__init__", counting(Widget.__init__, "made"))
        for kind in kinds:
            patch.setattr(kind, "do_layout", counting(kind.do_layout, "laid"))
        act()
    return found["made"], found["laid"]


@pytest.mark.parametrize("lines", [1, 30])
def test_a_scan_makes_no_widget_and_no_layout_and_fills_no_texture_inside_a_frame(kiosk: Kiosk, lines: int) -> None:
    kiosk.show(visit(lines - 1))
    widgets = list(kiosk.stage.walk())
    filled = kiosk.stage.glass.textures.filled
    assert made_and_laid(lambda: kiosk.show(visit(lines))) == (0, 0)
    assert kiosk.stage.glass.textures.filled > filled
    assert list(kiosk.stage.walk()) == widgets

    kiosk.show(visit(lines - 1))
    assert filled_inside_frames(kiosk, lambda: kiosk.show(visit(lines))) == 0


def test_a_scan_draws_only_what_it_changes(kiosk: Kiosk) -> None:
    """Of thirty lines no more is made than of one: the marks of the other lines are the same as before."""
    made = {}
    for lines in (2, 30):
        kiosk.show(visit(lines - 1))
        before = {id(one) for one in kiosk.stage.glass._there}
        kiosk.show(visit(lines))
        made[lines] = sum(id(one) not in before for one in kiosk.stage.glass._there)
    assert 0 < made[30] <= made[2] + 30


def test_control_a_widget_and_a_layout_are_counted(kiosk: Kiosk) -> None:
    from kivy.uix.boxlayout import BoxLayout

    kiosk.show(ON_SLOTS)

    def heavy() -> None:
        kiosk.stage.add_widget(BoxLayout())
        kiosk.settle()

    made, laid = made_and_laid(heavy)
    kiosk.stage.remove_widget(next(one for one in kiosk.stage.children if type(one) is BoxLayout))
    assert made == 1
    assert laid > 0


def test_every_frame_is_finished_before_it_is_flipped(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise software GL would keep all waiting frames in memory, without a limit."""
    from kivy.core.window import Window

    from screens.window import app

    order: list[str] = []
    finish, flip = app.glFinish, type(Window).flip
    monkeypatch.setattr(app, "glFinish", lambda: (order.append("finish"), finish()))
    monkeypatch.setattr(type(Window), "flip", lambda self: (order.append("flip"), flip(self)))
    for lines in range(1, 4):
        kiosk.show(visit(lines))
        kiosk.frames.run(2)
    assert order[:2] == ["finish", "flip"]
    assert order == ["finish", "flip"] * (len(order) // 2)
    assert len(order) >= 6


def flips(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The list of frames and of what is drawn, in order, from now on."""
    from kivy.core.window import Window

    told: list[str] = []
    flip = type(Window).flip
    monkeypatch.setattr(type(Window), "flip", lambda self: (told.append("flip"), flip(self)))
    kiosk.frames.run(4)
    told.clear()
    return told


def looks_pressed(kiosk: Kiosk) -> bool:
    return bool(kiosk.stage.glass.canvas.after.children)


def test_a_tap_that_is_answered_at_once_is_drawn_in_one_frame(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The looks of the target pressed and of the target released would each be a frame before the answer."""
    from kivy.tests.common import UnitTestTouch

    told = flips(kiosk, monkeypatch)
    touch = UnitTestTouch(*kiosk.control("Français").center)
    touch.touch_down()
    touch.touch_up()
    kiosk.frames.run(1)
    assert told == [], "the answer would wait for this frame"

    kiosk.app.show(NL["languages"])
    kiosk.frames.run(8)
    assert told == ["flip"]


def test_a_target_looks_pressed_until_its_effect_is_drawn_or_a_moment_longer(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = flips(kiosk, monkeypatch)
    touch = kiosk.down(*kiosk.control("Français").center)
    kiosk.frames.run(2)
    assert looks_pressed(kiosk)
    assert told == ["flip"]

    touch.touch_up()
    kiosk.frames.run(1)
    assert looks_pressed(kiosk)
    assert told == ["flip"], "the answer is drawn in the same frame"

    kiosk.frames.run(6)
    assert not looks_pressed(kiosk)
    assert told == ["flip", "flip"]


def test_a_dimmed_screen_counts_few_rounds_and_a_lit_one_all(kiosk: Kiosk) -> None:
    from kivy.clock import Clock

    from screens.window import app

    try:
        for dim, fps in ((True, app.DIMMED_FPS), (False, app.MAX_FPS)):
            Clock._max_fps = 30
            kiosk.app.show(replace(NL["welcome"], dim=dim))
            kiosk.app._take(0)
            assert Clock._max_fps == fps
    finally:
        Clock._max_fps = 0


def test_drawings_are_read_ahead_and_a_large_one_is_not_made_of_a_small_copy() -> None:
    from screens.window.drawings import SIDE, Drawings

    drawings = Drawings(ART)
    drawings.read_all()
    read = drawings.read
    assert {f"items/{path.stem}" for path in (ART / "items").glob("*.png")} == read

    small, large = drawings.picture("items/drill", 60), drawings.picture("items/drill", SIDE + 40)
    assert (max(small.size), max(large.size)) == (60, SIDE + 40)
    assert drawings.picture("items/drill", 60) is not small
    assert drawings.picture("items/not there", 60).tobytes() == drawings.picture("items/box", 60).tobytes()


def test_no_side_of_a_texture_is_a_power_of_two(glass: Any) -> None:
    """Software GL would compile a program of its own for such a texture, in the frame in which the first one
    is drawn.
    """
    sides = (8, 16, 32, 64)
    discs = [Disc(Box(100 * at, 0, side, side), "sun") for at, side in enumerate(sides)]
    drawings = [Art(Box(100 * at, 100, side, side), "items/drill") for at, side in enumerate(sides)]
    panels = [Panel(Box(0, 200, 90, 90), radius=radius, shadow=True) for radius in (3, 7, 15)]

    glass.show(sheet(*discs, *drawings, *panels))

    textures = [kept.texture for kept in glass.textures._kept.values()]
    assert len(textures) == 4 + 4 + 2 * 3
    assert [one.size for one in textures if any(side & (side - 1) == 0 for side in one.size)] == []
