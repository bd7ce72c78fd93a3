"""What the kiosk tells systemd about itself: ready, what it is doing, that it is alive. See sd_notify(3)."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from kiosk.printable import printable

PINGS_PER_PERIOD = 4
SEND_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Notifier:
    """A way to tell systemd; it does nothing when systemd did not ask for it, and never raises."""

    address: str | None = None
    """Where systemd listens: an absolute path, or `@name` for an abstract socket."""

    watchdog_interval: float | None = None
    """Seconds between two `watchdog()` calls, a quarter of what systemd lets pass before it ends us; None: unasked."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ, pid: int | None = None) -> Self:
        """Read NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID; the last names who is watched (`pid`: this process)."""
        return cls(
            environ.get("NOTIFY_SOCKET") or None, _watchdog_interval(environ, os.getpid() if pid is None else pid)
        )

    def ready(self) -> None:
        """Tell that the welcome screen is drawn: units that waited for the kiosk may start."""
        self._send("READY=1")

    def status(self, text: str) -> None:
        """Tell one line for `systemctl status`; never anything personal."""
        self._send("STATUS=" + printable(" ".join(text.split())))

    def watchdog(self) -> None:
        """Tell that every thread that the kiosk needs is alive."""
        self._send("WATCHDOG=1")

    def _send(self, message: str) -> None:
        if self.address is None:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as unix:
                # A system that no longer takes messages must not stop the screen from being drawn.
                unix.settimeout(SEND_SECONDS)
                unix.sendto(message.encode(), address)
        except OSError:
            return


def _watchdog_interval(environ: Mapping[str, str], pid: int) -> float | None:
    watched = environ.get("WATCHDOG_PID") or str(pid)
    microseconds = environ.get("WATCHDOG_USEC", "")
    if watched != str(pid) or not microseconds.isdecimal() or int(microseconds) == 0:
        return None
    return int(microseconds) / 1e6 / PINGS_PER_PERIOD
