"""Where on the glass is what a hand wants to touch? Draws a screen and tells the middle of each of its controls.

As a program: reads a pickled `Shown` and a size from standard input, writes a pickled list of `(action, x, y)`, with y
counted from the top as X does. A program of its own, for a window cannot change its size.
"""

import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from screens.views import Action, Shown


def controls(shown: Shown, width: int, height: int, diagonal: float | None = None) -> list[tuple[Action, int, int]]:
    asked = pickle.dumps((shown, width, height, diagonal))
    done = subprocess.run([sys.executable, "-m", "tests.support.where"], input=asked, capture_output=True, check=True)
    found: list[tuple[Action, int, int]] = pickle.loads(done.stdout)
    return found


def _main() -> None:
    shown, width, height, diagonal = pickle.loads(sys.stdin.buffer.read())
    import os

    os.environ.update(SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")
    from screens import window

    with TemporaryDirectory() as folder:
        window.configure(f"{width}x{height}", Path(folder))
        from kivy.base import EventLoop
        from kivy.core.window import Window

        from screens.app import KioskApp

        app = KioskApp(lambda event: None, lambda shown: None, diagonal_inches=diagonal)
        Window.add_widget(app.root)
        EventLoop.start()
        app.show(shown)
        for _ in range(30):
            EventLoop.idle()
        found = [
            (tap.item, round(tap.to_window(*tap.center)[0]), round(height - tap.to_window(*tap.center)[1]))
            for tap in app.stage.controls()
        ]
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    _main()
