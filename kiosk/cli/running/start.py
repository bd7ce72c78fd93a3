"""The start of the kiosk in its order: the first screen, then the ledger, and systemd is told of both."""

import gc
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.running.notify import Notifier

if TYPE_CHECKING:
    from screens.present.values import Shown

WELCOME_SECONDS = 3.0
"""The seconds after which the ledger is opened if the first screen was not drawn; it is opened after that screen."""


class Start:
    """Tells systemd of every drawn screen; after the first one, `warm_up` is called on the UI thread.

    `wait_for_screen` holds up the ledger's thread until then.
    """

    def __init__(self, notifier: Notifier, warm_up: Callable[[], None]) -> None:
        self._notifier, self._warm_up = notifier, warm_up
        self._welcomed = threading.Event()
        self._status: str | None = None

    def drawn(self, shown: "Shown") -> None:
        """Tell systemd that the kiosk is ready, once, and its status where that changed."""
        if self._status is None:
            self._notifier.ready()
            gc.freeze()
            gc.enable()
            self._welcomed.set()
            self._warm_up()
        if shown.status != self._status:
            self._status = shown.status
            self._notifier.status(shown.status)

    def wait_for_screen(self) -> None:
        """Return when the first screen is drawn, or after `WELCOME_SECONDS`."""
        self._welcomed.wait(WELCOME_SECONDS)
