"""Where on the glass is what a hand wants to touch? Draws a screen and tells the middle of each of its controls.

As a program: reads a pickled `Shown`, a size and earlier touches from standard input, writes a pickled list of
`(action, x, y)`, with y counted from the top as X does. A program of its own, for a window cannot change its size.
"""

import pickle
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from screens.present.values import Action, Shown


def controls(shown: Shown, width: int, height: int, *touched: tuple[int, int]) -> list[tuple[Action, int, int]]:
    """The middle of every control, after the points in `touched` were touched one by one."""
    asked = pickle.dumps((shown, width, height, touched))
    done = subprocess.run([sys.executable, "-m", "tests.support.where"], input=asked, capture_output=True, check=True)
    found: list[tuple[Action, int, int]] = pickle.loads(done.stdout)
    return found


def settle(loop: Any) -> None:
    """Long enough for whatever moves to come to rest, also on a busy machine."""
    end, frames = time.monotonic() + 0.6, 30
    while time.monotonic() < end or frames > 0:
        loop.idle()
        frames -= 1


def _main() -> None:
    shown, width, height, touched = pickle.loads(sys.stdin.buffer.read())
    import os

    os.environ.update(SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")
    from screens.window import configure as window

    with TemporaryDirectory() as folder:
        window.configure(f"{width}x{height}", Path(folder))
        from kivy.base import EventLoop
        from kivy.core.window import Window
        from kivy.tests.common import UnitTestTouch

        from screens.window.app import KioskApp

        app = KioskApp(lambda _event: None, lambda _shown: None)
        Window.add_widget(app.root)
        EventLoop.start()
        app.show(shown)
        settle(EventLoop)
        for x, y in touched:
            touch = UnitTestTouch(x, height - y)
            touch.touch_down()
            settle(EventLoop)
            touch.touch_up()
            settle(EventLoop)
        found = [(tap.item, round(tap.center[0]), round(height - tap.center[1])) for tap in app.stage.controls()]
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    _main()
