"""The kiosk's window without a display, on a clock of its own, with functions that touch it and press its keys."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.lending.events import Touch
from screens.present.values import Shown, View
from tests.gallery.states import gallery

if TYPE_CHECKING:
    from screens.window.app import KioskApp
    from screens.window.frames import Frames
    from screens.window.stage import Control

WINDOW = (1920, 1280)
"""The size of the window, which holds every size of a display."""
SIZES = ((800, 480), (1280, 800), (1920, 1080), (800, 1280))
TIGHTEST = (((800, 480), False), ((800, 480), True), ((1280, 800), True), ((800, 1280), True))
"""Sizes, and whether the letters are larger, with the least room; `make shots` looks at all sizes."""


NL = gallery("nl")
"""Every screen in every state, in Dutch."""


class Kiosk:
    """The kiosk's screens, with the events that they posted and the screens that they reported as drawn."""

    def __init__(self, app: "KioskApp", frames: "Frames", posted: list[Touch], drawn: list[Shown]) -> None:
        self.app, self.frames, self.posted, self.drawn = app, frames, posted, drawn

    @property
    def stage(self) -> Any:
        return self.app.stage

    def resize(self, size: tuple[int, int]) -> None:
        self.stage.size_hint = None, None
        self.stage.size = size
        self.frames.lay_out(2)

    def show(self, shown: Shown | View | str, **changes: Any) -> None:
        """Shows a screen, or the state of this name in the Dutch gallery.

        A view alone is shown above the dock of the welcome screen.
        """
        match shown:
            case str(name):
                whole = NL[name]
            case Shown():
                whole = shown
            case view:
                whole = replace(NL["welcome"], view=view)
        self.app.show(replace(whole, **changes))
        self.settle()

    def settle(self) -> None:
        """Lets a screen be taken from the thread that showed it, without drawing it."""
        self.frames.lay_out(2)

    def control(self, name: str) -> "Control":
        """The control with this text, spoken text or key."""
        found = [one for one in self.stage.controls() if name in (one.text, one.item.text, one.target.key)]
        assert found, f"no {name!r} among {[one.text for one in self.stage.controls()]}"
        return found[0]

    def down(self, x: float, y: float) -> Any:
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(x, y)
        touch.touch_down()
        self.frames.lay_out(1)
        return touch

    def tap_at(self, x: float, y: float) -> None:
        touch = self.down(x, y)
        touch.touch_up()
        self.frames.lay_out(2)

    def tap(self, control: "str | Control") -> None:
        self.tap_at(*(self.control(control) if isinstance(control, str) else control).center)

    def wait(self, seconds: float) -> None:
        self.frames.lay_out(round(seconds * 30) + 1)

    def key(self, name: str, modifiers: tuple[str, ...] = ()) -> bool:
        """Presses a key, as SDL tells Kivy of it; True if nothing handled it further."""
        from kivy.core.window import Keyboard, Window

        stopped = bool(Window.dispatch("on_key_down", Keyboard.keycodes[name], 0, None, list(modifiers)))
        self.frames.lay_out(1)
        return stopped

    def words(self) -> set[str]:
        """Every text that the glass or a page holds, shown or not, but for the guide, which is the same for
        everybody.
        """
        marks = [getattr(one, "text", "") for one in self.stage.glass.sheet.marks]
        pages = [str(vars(page)) for page in self.stage.pages() if type(page).__name__ != "GuidePage"]
        return self.stage.glass.textures.texts() | {text for text in (*marks, *pages) if text}


@pytest.fixture(scope="session")
def _window(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    from screens.window.configure import configure

    configure(f"{WINDOW[0]}x{WINDOW[1]}", tmp_path_factory.mktemp("kivy"))
    from screens.window.app import KioskApp
    from screens.window.frames import Frames

    posted: list[Touch] = []
    drawn: list[Shown] = []
    app = KioskApp(posted.append, drawn.append)
    app.lock_down()
    frames = Frames()
    frames.put(app.root)
    return Kiosk(app, frames, posted, drawn)


@pytest.fixture
def kiosk(_window: Kiosk) -> Iterator[Kiosk]:
    """A kiosk of 1280x800 on its welcome screen, which nobody has touched yet."""
    _window.resize((1280, 800))
    _window.show("welcome")
    _window.stage.focus(None)
    _window.stage.by_keys = False
    _window.wait(0.6)
    _window.posted.clear()
    _window.drawn.clear()
    yield _window
    from kivy.base import EventLoop

    EventLoop.touches.clear()


@pytest.fixture
def seen(kiosk: Kiosk) -> Callable[[], Any]:
    """A function that gives the picture of the kiosk as the window shows it."""
    from screens.window.frames import picture

    def look() -> Any:
        kiosk.frames.run(2)
        width, height = kiosk.stage.size
        return picture().crop((0, WINDOW[1] - int(height), int(width), WINDOW[1]))

    return look
