"""A plain redraw of the window, the floor of every drawing: `python -m bench.redraw` prints milliseconds as JSON."""

import json
import os
import sys
import time
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

FRAMES = 60


def measure() -> list[float]:
    """Milliseconds of each redraw of a visit with five lines, in a process of its own, with this machine's GL."""
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"}
    command = [sys.executable, "-m", "bench.redraw"]
    asked = run(command, check=True, capture_output=True, text=True, env=environment)
    found: list[float] = json.loads(asked.stdout.splitlines()[-1])
    return found


def _measured(folder: Path) -> list[float]:
    from screens.window.configure import configure

    configure("1280x800", folder)

    from kivy.base import EventLoop
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    from screens.window.app import KioskApp
    from screens.window.frames import Frames
    from tests.gallery.states import visit

    app = KioskApp(lambda _event: None, lambda _shown: None)
    frames = Frames()
    frames.put(app.root)
    app.show(visit(5))
    frames.settle()
    found = []
    for _ in range(FRAMES):
        glFinish()
        began = time.perf_counter()
        Window.canvas.ask_update()
        EventLoop.idle()
        glFinish()
        found.append((time.perf_counter() - began) * 1000)
    return found


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        print(json.dumps(_measured(Path(folder))))
