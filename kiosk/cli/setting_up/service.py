"""The service of an installed kiosk: it is stopped during the setup, because it uses the devices, and started again
after it.
"""

import ipaddress
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.cli.setting_up.signals import undisturbed
from kiosk.own_files import put
from screens.present.status import BUSY

UNIT = "kiosk.service"
RUNS = Path("/run/systemd/system")
"""The folder that exists if systemd runs the machine."""
LOCAL = Path("/etc/systemd/system/kiosk.service.d")
PRINTER = "setup-printer.conf"


@dataclass(frozen=True, slots=True)
class Service:
    """The service of this machine; `runs` and `local` are folders of systemd."""

    runs: Path = RUNS
    local: Path = LOCAL

    @property
    def there(self) -> bool:
        """Is this machine run by systemd, with the kiosk as a service?"""
        return self.runs.is_dir() and bool(shutil.which("systemctl")) and self._says("cat", UNIT)

    @property
    def active(self) -> bool:
        """Is the kiosk running or starting?"""
        return self.there and self._shows("ActiveState") in ("active", "activating", "reloading")

    @property
    def visited(self) -> bool:
        """Is a visitor at the kiosk?"""
        return self._shows("StatusText").startswith(BUSY)

    def stop(self) -> bool:
        return self._says("stop", UNIT)

    def start(self) -> bool:
        """Start the service, also after systemd gave it up. Returns whether it is ready."""
        self._says("reset-failed", UNIT)
        return self._says("restart", UNIT)

    def let_print(self, address: str | None) -> bool:
        """Allows the service to connect to the printer at this address, and to no printer that was allowed before.

        Returns whether that was a change. Raises OSError for an unknown name, and if it cannot be written.
        """
        place = self.local / PRINTER
        wanted = "".join(f"IPAddressAllow={each}\n" for each in _addresses(address)) if address else ""
        text = f"# Written by `kiosk setup`: the network printer.\n[Service]\n{wanted}" if wanted else ""
        if (place.read_text("utf-8") if place.exists() else "") == text:
            return False
        if text:
            self.local.mkdir(parents=True, exist_ok=True)
            put(place, text.encode(), lambda descriptor: os.fchmod(descriptor, 0o644))
        else:
            place.unlink()
        self._says("daemon-reload")
        return True

    def _shows(self, what: str) -> str:
        return _run(("systemctl", "show", f"--property={what}", "--value", UNIT)).stdout.strip()

    def _says(self, *words: str) -> bool:
        return _run(("systemctl", *words)).returncode == 0


def _run(command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


@contextmanager
def stopped(service: Service) -> Iterator[None]:
    """Stop the service for the time of the `with` block, and start it again whatever happens, unless it was started
    already.
    """
    service.stop()
    try:
        yield
    finally:
        with undisturbed():
            service.start()


def _addresses(host: str) -> list[str]:
    """The addresses of a host, without those of loopback, which are always allowed."""
    found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    return sorted(one for one in found if not ipaddress.ip_address(one).is_loopback)
