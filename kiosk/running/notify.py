"""The messages of the kiosk to systemd: it is ready, its status, it is alive. See sd_notify(3)."""

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
    """Sends messages to systemd; does nothing if systemd did not ask for them, and never raises."""

    address: str | None = None
    """The socket at which systemd listens: an absolute path, or `@name` for an abstract socket. None: there is none."""

    watchdog_interval: float | None = None
    """The seconds between two `watchdog()` calls: a quarter of the time after which systemd ends the process. None:
    systemd asked for none.
    """

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ, pid: int | None = None) -> Self:
        """Read NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, the id of the watched process; `pid` None is this
        process.
        """
        return cls(
            environ.get("NOTIFY_SOCKET") or None, _watchdog_interval(environ, os.getpid() if pid is None else pid)
        )

    def ready(self) -> None:
        """Send that the welcome screen is drawn, so that units that wait for the kiosk may start."""
        self._send("READY=1")

    def status(self, text: str) -> None:
        """Send one line for `systemctl status`, without any personal data."""
        self._send("STATUS=" + printable(" ".join(text.split())))

    def watchdog(self) -> None:
        """Send that every thread that the kiosk needs is alive."""
        self._send("WATCHDOG=1")

    def _send(self, message: str) -> None:
        if self.address is None:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as unix:
                # The screen must be drawn even if the system takes no messages any more.
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
