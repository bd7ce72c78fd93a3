"""Finds the connected receipt printers, for the setup of a kiosk."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from devices.printers.dialogue import Dialogue, Patience
from devices.printers.links import LinkError, open_serial
from kiosk.wiring import PRINTER_BAUD

SPEEDS = (PRINTER_BAUD, 9600, 19200, 115200)
"""The speeds to try, in bits per second, the usual ones first."""
HASTY = Patience(connect=1, status=0.4, stall=1, sending=1)


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A device that is or may be a printer. `port` is its port in kiosk.toml, `name` its own name, empty if unknown."""

    port: str
    name: str


def usb_printers(dev: Path = Path("/dev"), sys_class: Path = Path("/sys/class/usbmisc")) -> tuple[FoundPrinter, ...]:
    """The printers of the kernel's driver; a printer that the udev rules of systemd/ named comes first, under that
    name.
    """
    named = [path for path in (dev / "kiosk" / "printer",) if path.exists()]
    paths = [*named, *sorted(dev.glob("usb/lp*"))]
    first: dict[str, Path] = {}
    for path in paths:
        first.setdefault(os.path.realpath(path), path)
    return tuple(FoundPrinter(f"usb:{path}", _name(sys_class / Path(real).name)) for real, path in first.items())


def serial_lines(dev: Path = Path("/dev")) -> tuple[FoundPrinter, ...]:
    """The serial lines at which a printer may be; their names do not show what is at the other end."""
    paths = (path for path in sorted(dev.glob("serial/by-id/*")) if ":" not in str(path))
    return tuple(FoundPrinter(f"serial:{path}", path.name.removeprefix("usb-").replace("_", " ")) for path in paths)


def speed_of(path: str, patience: Patience = HASTY) -> int | None:
    """The speed at which a printer answers on this serial line; None if none answers. Takes some seconds."""
    for speed in SPEEDS:
        try:
            with closing(open_serial(path, speed, patience.connect)) as link:
                if Dialogue(link, patience).begin().answered:
                    return speed
        except LinkError:
            continue
        except OSError:
            return None
    return None


def _name(device: Path) -> str:
    """The maker and the model that the USB device of a printer reports."""
    names = []
    for field in ("manufacturer", "product"):
        try:
            names.append((device / "device" / ".." / field).resolve().read_text("utf-8", "replace").strip())
        except OSError:
            continue
    return " ".join(names)
