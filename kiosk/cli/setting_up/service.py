"""The service of an installed kiosk: stopped while somebody answers, for it has the devices; started again after."""

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
"""There where systemd runs the machine."""
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
        """Does the kiosk run, or does it just start?"""
        return self.there and self._shows("ActiveState") in ("active", "activating", "reloading")

    @property
    def visited(self) -> bool:
        """Is somebody at the kiosk?"""
        return self._shows("StatusText").startswith(BUSY)

    def stop(self) -> bool:
        return self._says("stop", UNIT)

    def start(self) -> bool:
        """Start it, also after it gave up. Answers whether it is ready."""
        self._says("reset-failed", UNIT)
        return self._says("restart", UNIT)

    def let_print(self, address: str | None) -> bool:
        """Lets the service speak to the printer at this address, and to no other that was let before.

        Answers whether that had to be changed. Raises OSError for a name that nobody knows, and when it cannot be
        written.
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
    """The service is stopped meanwhile, and is started again whatever happens, unless something else started it."""
    service.stop()
    try:
        yield
    finally:
        with undisturbed():
            service.start()


def _addresses(host: str) -> list[str]:
    """The addresses of a host; loopback is let without it."""
    found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    return sorted(one for one in found if not ipaddress.ip_address(one).is_loopback)
