"""The kiosk from its start to its end, made of the parts that `compose` puts together."""

import logging
import signal
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.cli.backups.nightly import NightlyBackup
from kiosk.cli.running.ledger_parts import LedgerParts
from kiosk.cli.running.plugged import Plugged
from kiosk.running.notify import Notifier
from kiosk.running.rescue import Rescue
from kiosk.running.runtime import Runtime, end_process
from kiosk.running.world import World

if TYPE_CHECKING:
    from screens.window.app import KioskApp

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kiosk:
    """All parts of a kiosk."""

    app: "KioskApp"
    runtime: Runtime
    world: World
    plugged: Plugged
    notifier: Notifier
    backup: NightlyBackup
    parts: LedgerParts
    rescue: Rescue

    def live(self) -> None:
        """Start everything, draw until stopped, end everything."""
        if self.notifier.watchdog_interval:
            self.app.every(self.notifier.watchdog_interval, self._feed_watchdog)
        threading.excepthook = _end_with_thread
        signal.signal(signal.SIGINT, lambda *_: self.app.stop())
        self.world.dim(False)
        self.runtime.start(self.world)
        self.backup.start()
        self.plugged.start(self.runtime.post)
        try:
            self.app.run()
        finally:
            self.plugged.stop()
            self.backup.stop()
            self.parts.stop_examining()
            self.runtime.stop()
            self.world.voice.close()
            self.world.dim(False)

    def _feed_watchdog(self) -> None:
        """Ping systemd on the UI's clock while session and ledger make progress; if one of the three hangs, there is no
        ping.
        """
        if self.runtime.alive():
            self.notifier.watchdog()
            self.rescue.alive(time.monotonic())


def _end_with_thread(failed: threading.ExceptHookArgs) -> None:
    """End the process after a thread of a device failed, because cards or codes would no longer be read."""
    log.error("a thread failed", exc_info=failed.exc_value)
    end_process(failed.thread.name if failed.thread else "unknown")
