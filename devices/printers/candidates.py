"""The receipt printers that are plugged in, for whoever sets up a kiosk."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A printer at a USB port. `port` is how kiosk.toml names it, `name` what it calls itself, or an empty text."""

    port: str
    name: str


def usb_printers(dev: Path = Path("/dev"), sys_class: Path = Path("/sys/class/usbmisc")) -> tuple[FoundPrinter, ...]:
    """The printers of the kernel's driver, one that the udev rules of systemd/ named first, under that name."""
    named = [path for path in (dev / "kiosk" / "printer",) if path.exists()]
    paths = [*named, *sorted(dev.glob("usb/lp*"))]
    first: dict[str, Path] = {}
    for path in paths:
        first.setdefault(os.path.realpath(path), path)
    return tuple(FoundPrinter(f"usb:{path}", _name(sys_class / Path(real).name)) for real, path in first.items())


def _name(device: Path) -> str:
    """What the USB device of a printer says of itself: maker and model."""
    said = []
    for field in ("manufacturer", "product"):
        try:
            said.append((device / "device" / ".." / field).resolve().read_text("utf-8", "replace").strip())
        except OSError:
            continue
    return " ".join(said)
