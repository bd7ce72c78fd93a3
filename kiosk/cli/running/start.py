"""The order of the start: the first screen, then the ledger. Systemd is told about drawn changes."""

import gc
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.cli import devices
from kiosk.cli.running.ledger_parts import LedgerParts
from kiosk.lending.upkeep.health import Unsafe
from kiosk.running.notify import Notifier
from kiosk.settings import Printer

if TYPE_CHECKING:
    from kiosk.cli.running.wording import Wording
    from screens.present.values import Shown

WELCOME_SECONDS = 3.0
"""The seconds after which the ledger is opened if the first screen was not drawn; it is opened after that screen."""


class Start:
    """The work at the first screen, on the UI thread (`drawn`), and after it, on the ledger's thread (`admit`).

    `warm_up` is called on the UI thread once the first screen is drawn.
    """

    def __init__(
        self, notifier: Notifier, wording: "Wording", parts: LedgerParts, printer: Printer, warm_up: Callable[[], None]
    ) -> None:
        self._notifier, self._wording, self._parts = notifier, wording, parts
        self._printer, self._warm_up = printer, warm_up
        self._welcomed = threading.Event()
        self._status: str | None = None
        self._printer_is_warm = False

    def drawn(self, shown: "Shown") -> None:
        """Tell systemd once that the kiosk is ready, and its status if that changed."""
        if self._status is None:
            self._notifier.ready()
            gc.freeze()
            gc.enable()
            self._welcomed.set()
            self._warm_up()
        if shown.status != self._status:
            self._status = shown.status
            self._notifier.status(shown.status)

    def admit(self) -> Unsafe | None:
        """Examine the ledger anew, but not before the first screen, because that would delay the screen.

        Returns the reason why the ledger cannot be used, None if it can.
        """
        self._welcomed.wait(WELCOME_SECONDS)
        self._wording.warm_up()
        unsafe = self._parts.admit()
        if unsafe is None and not self._printer_is_warm:
            self._printer_is_warm = True
            devices.warm_printer(self._printer)
        return unsafe
