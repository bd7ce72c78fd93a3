"""The kiosk's window: shows a `Shown`, and reports when it has really been drawn.

Call `screens.window.configure` before this module is imported: importing it makes the window's settings final.
"""

import gc
import importlib
import signal
import threading
from collections.abc import Callable
from pathlib import Path

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Keyboard, Window
from kivy.graphics.opengl import glFinish
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget
from kivy.utils import get_color_from_hex

from kiosk.lending.events import Touch
from screens.glass.frame import LIGHT
from screens.present.values import Shown
from screens.window.configure import MAX_FPS, panel_width
from screens.window.stage import Stage

SCREENS = Path(__file__).parents[1]
DIMMED_FPS = 8
"""Rounds of Kivy's clock per second while the screen is dimmed. A card or a code wakes the clock at once; a touch waits
for the next round.
"""


class KioskApp:
    """One window with one kiosk in it. `show` and `stop` may be called from any thread, all other methods from the UI
    thread.

    `post` takes every touch as an event, on the UI thread. `on_drawn` is called once for each shown value that was
    really flipped to the display; a value that a newer one replaced before it was drawn is left out.
    """

    def __init__(
        self,
        post: Callable[[Touch], None],
        on_drawn: Callable[[Shown], None],
        *,
        diagonal_inches: float | None = None,
        panel: Callable[[], Widget] | None = None,
        kiosk_width: int | None = None,
        art: Path = SCREENS / "icons",
    ) -> None:
        width = kiosk_width or Window.width - (panel_width(Window.width * 2 // 3) if panel else 0)
        self._on_drawn = on_drawn
        self._lock = threading.Lock()
        self._newest: tuple[Shown | None, Callable[[Touch], Shown] | None] = None, None
        self._undrawn: Shown | None = None
        self._flipped: Shown | None = None
        self._current: Shown | None = None
        self._took = Clock.create_trigger(self._take)
        self._drew = Clock.create_trigger(self._report_drawn)
        self.stage = Stage(post, art, diagonal_inches)
        self.root = BoxLayout()
        if panel is not None:
            self.stage.size_hint_x, self.stage.width = None, width
        self.root.add_widget(self.stage)
        if panel is not None:
            self.root.add_widget(panel())

    # --- from any thread ---

    def show(self, shown: Shown, after_touch: Callable[[Touch], Shown] | None = None) -> None:
        """Draw this value next. The newest value wins: an older one that was not drawn yet is dropped.

        `after_touch` tells what a touch would show, and all of that is drawn ahead; with None nothing is.
        """
        with self._lock:
            self._newest = shown, after_touch
        self._took()

    def stop(self) -> None:
        """End `run` after the current frame."""
        EventLoop.quit = True
        self._took()

    # --- on the UI thread ---

    def every(self, seconds: float, callback: Callable[[], None]) -> None:
        """Call this function every `seconds` from the UI's own clock, so that the calls stop when the UI hangs."""
        Clock.schedule_interval(lambda _dt: callback(), seconds)

    def warm(self) -> None:
        """Read what the first visit needs, on a thread beside the UI: the other pages with their words, and the
        drawings.
        """

        def read() -> None:
            importlib.import_module("screens.present.occupied")
            importlib.import_module("screens.pages.table")
            self.stage.glass.drawings.read_all()
            gc.freeze()  # objects that stay are left out of garbage collection, which would hold up a touch by 80 ms
            Clock.schedule_once(lambda _dt: self.stage.draw_ahead())

        threading.Thread(target=read, name="reading ahead", daemon=True).start()

    def run(self) -> None:
        """Show the window and block until `stop` or SIGTERM. Raises whatever was raised while drawing."""
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, lambda *_: setattr(EventLoop, "quit", True))
        self.lock_down()
        EventLoop.quit = False
        try:
            runTouchApp(self.root)
        finally:
            stopTouchApp()

    def lock_down(self) -> None:
        """Answer only the kiosk's own keys, and touches within a frame; closing the window from outside does
        nothing.
        """
        Window.clearcolor = get_color_from_hex(LIGHT["bg"])
        Window.bind(
            on_request_close=lambda *_, **__: True,
            on_key_down=self._key,
            on_mouse_down=self._wake_clock,
            on_mouse_up=self._wake_clock,
            on_flip=self._flip,
        )

    def _take(self, _dt: float) -> None:
        with self._lock:
            (shown, after_touch), self._newest = self._newest, (None, None)
        if shown is None or shown == self._current:
            return
        self._current = self._undrawn = shown
        if Clock._max_fps:  # 0 where frames are run by hand
            Clock._max_fps = DIMMED_FPS if shown.dim else MAX_FPS
        self.stage.show(shown, after_touch)
        Window.canvas.ask_update()  # asks for a frame even where nothing visible changed, because the status did change

    def _flip(self, *_: object) -> None:
        """Report the frame in the next round of the clock: it goes to the display right after this call.

        The frame is drawn to its end here. Software GL, where no display sets the pace, would otherwise begin the next
        frame before this one is drawn, and keep all waiting frames in memory: a megabyte each.
        """
        glFinish()
        if self._undrawn is not None:
            self._flipped, self._undrawn = self._undrawn, None
            self._drew()

    def _report_drawn(self, _dt: float) -> None:
        drawn, self._flipped = self._flipped, None
        if drawn is not None:
            self._on_drawn(drawn)

    def _key(self, _window: object, code: int, *_: object) -> bool:
        self.stage.key(_KEY_NAMES.get(code, ""))
        return True  # Kivy's own keys do nothing: no F1, no Escape, no Alt+F4

    def _wake_clock(self, *_: object) -> None:
        """Wake the clock after a frame, because SDL's touches are read then; otherwise they would wait for the next
        frame.
        """
        Clock.schedule_once(lambda _dt: None)


_KEY_NAMES = {code: name for name, code in Keyboard.keycodes.items()}
