"""Runs the kiosk's window frame by frame on a clock of its own: for pictures and tests, which must never wait."""

import time
from collections.abc import Callable

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.lang import Builder
from kivy.uix.widget import Widget
from PIL import Image

FRAME = 1 / 30
SETTLED = 9
"""Frames after which every layout and every short motion (150 ms) has ended."""


class Frames:
    """The window with one widget in it. Time passes only in `run`."""

    def __init__(self) -> None:
        # The clock starts at the real time, because calls that are scheduled already have real times.
        self.now = time.perf_counter()
        Clock.time = lambda: self.now
        Clock._max_fps = 0
        EventLoop.ensure_window()
        if EventLoop.status != "started":
            EventLoop.start()

    def put(self, root: Widget) -> None:
        for child in Window.children[:]:
            Window.remove_widget(child)
        Window.add_widget(root)
        self.run(2)

    def run(self, frames: int = 1) -> None:
        for _ in range(frames):
            self.now += FRAME
            EventLoop.idle()

    def lay_out(self, frames: int) -> None:
        """Run frames without drawing them: all layouts settle in a fraction of the time."""
        for _ in range(frames):
            self.now += FRAME
            Clock.tick()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()

    def until(self, condition: Callable[[], bool], frames: int = 300) -> None:
        """Run until `condition()` is true. Raises AssertionError after `frames` frames."""
        for _ in range(frames):
            if condition():
                return
            self.run()
        raise AssertionError(f"did not come true in {frames} frames")

    def settle(self) -> None:
        """Run until every layout and every short motion has ended, and draw the last frame."""
        self.lay_out(SETTLED)
        self.run(2)


def picture() -> Image.Image:
    """The picture that is in the window now."""
    width, height = Window.size
    pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
    image = Image.frombytes("RGBA", (width, height), pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    return image.convert("RGB")
