"""The UI thread's own work for a scan, with OpenGL mocked: `python -m bench.glass` prints it as JSON.

With OpenGL mocked, a frame costs only what Python and Kivy do for it, and no pixel is drawn: the figures are the same
whatever the graphics card does. The floor is a plain redraw of the same page.
"""

import gc
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from bench.figures import Figure, figure

ROUNDS, LINES = 12, 30
WARM = 2
"""The number of rounds that are run first and do not count."""


def measure() -> dict[str, Figure]:
    """The figures, measured in a process of its own, because Kivy makes one window in each process."""
    asked = run([sys.executable, "-m", "bench.glass"], check=True, capture_output=True, text=True)
    return {key: Figure(**one) for key, one in json.loads(asked.stdout.splitlines()[-1]).items()}


def _measured(folder: Path) -> dict[str, Figure]:
    os.environ.update(KIVY_GL_BACKEND="mock", SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")
    from screens.window.configure import configure

    configure("1280x800", folder)

    from kivy.base import EventLoop
    from kivy.core.window import Window

    from screens.window.app import KioskApp
    from screens.window.frames import Frames
    from tests.gallery.states import gallery, visit

    app = KioskApp(lambda _event: None, lambda _shown: None)
    frames = Frames()
    frames.put(app.root)
    states = [visit(number) for number in range(LINES + 1)]
    welcome = next(iter(gallery("nl").values()))

    def spent() -> float:
        began = time.thread_time()
        EventLoop.idle()
        return (time.thread_time() - began) * 1000

    scans: list[list[float]] = [[] for _ in states]
    floor: list[float] = []
    widgets = {}
    for number in range(ROUNDS):
        app.show(welcome)
        frames.run(4)
        app.show(states[0])
        frames.run(4)
        gc.collect()
        for line, state in enumerate(states[1:], 1):
            app.show(state)
            took = spent()
            frames.run(2)
            Window.canvas.ask_update()
            plain = spent()
            if number >= WARM:
                scans[line].append(took)
                floor.append(plain)
            widgets[line] = sum(1 for _ in app.stage.walk())
    first, last = figure(scans[1], "ms").p50, scans[LINES]
    return {
        "ui_cpu": figure([one for line in scans[1:] for one in line], "ms", floor),
        "ui_cpu_growth": figure([one / first for one in last], "×"),
        "widgets": figure([float(widgets[1])], "widgets"),
        "widgets_30": figure([float(widgets[LINES])], "widgets"),
    }


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        found = _measured(Path(folder))
    print(json.dumps({key: asdict(one) for key, one in found.items()}))
