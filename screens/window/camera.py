"""Takes a picture of the window as it was last drawn: for the demo that plays itself, and for the gallery."""

import threading
from pathlib import Path

from kivy.clock import Clock
from kivy.core.window import Window

PATIENCE = 10.0
SETTLED = 0.5
"""Seconds after which everything has found its place and every short motion has ended."""


def photograph(path: Path) -> None:
    """Write the window as a PNG to `path`; returns when the file is there. Call it from any thread but the UI
    thread.
    """
    taken = threading.Event()

    def take(_dt: float) -> None:
        Path(Window.screenshot(name=str(path.resolve()))).replace(path)  # Kivy puts a number into the name it is given
        taken.set()

    Clock.schedule_once(take, SETTLED)
    if not taken.wait(PATIENCE):
        raise TimeoutError(f"{path}: the window does not draw any more")
