"""Finds the connected displays, as the kernel knows them, with their numbers of pixels and their sizes."""

import math
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CONNECTORS = Path("/sys/class/drm")
MM_PER_INCH = 25.4
_TIMING, _WIDTH_CM, _HEIGHT_CM = 54, 21, 22
"""The positions in an EDID (VESA E-EDID 1.4, 3.6 and 3.10) of its first detailed timing, and of its width and height in
centimetres.
"""


@dataclass(frozen=True, slots=True)
class Display:
    """A display at a `connector`, such as `HDMI-A-1`.

    `size` is that of its best mode in pixels, across and down, `inches` its diagonal; each is None if unknown.
    """

    connector: str
    size: tuple[int, int] | None
    inches: float | None

    @property
    def mode(self) -> str:
        """The size as the kernel and kiosk.toml write it, such as `1280x800`; empty if unknown."""
        return "x".join(map(str, self.size or ()))


def displays(root: Path = CONNECTORS) -> tuple[Display, ...]:
    """The displays that are connected, in the order of their connectors."""
    found = []
    for folder in _connectors(root):
        with suppress(OSError):
            if (folder / "status").read_text().strip() == "connected":
                first = re.match(r"([0-9]+)x([0-9]+)", (folder / "modes").read_text())
                size = (int(first[1]), int(first[2])) if first else None
                found.append(Display(_name(folder), size, _inches(folder / "edid")))
    return tuple(found)


def connectors(root: Path = CONNECTORS) -> tuple[str, ...]:
    """The names of all connectors, with or without a display."""
    return tuple(map(_name, _connectors(root)))


def _connectors(root: Path) -> list[Path]:
    return [status.parent for status in sorted(root.glob("card*-*/status"))]


def _name(folder: Path) -> str:
    return folder.name.partition("-")[2]


def _inches(edid: Path) -> float | None:
    """The diagonal in the EDID of a display, to a tenth of an inch; None if there is none, or if it cannot be right."""
    try:
        data = edid.read_bytes()
    except OSError:
        return None
    if len(data) < 128:
        return None
    across, down, both = data[_TIMING + 12 : _TIMING + 15]
    width, height = across | (both & 0xF0) << 4, down | (both & 0x0F) << 8
    if not (width and height and any(data[_TIMING : _TIMING + 2])):
        width, height = data[_WIDTH_CM] * 10, data[_HEIGHT_CM] * 10
    inches = math.hypot(width, height) / MM_PER_INCH
    return round(inches, 1) if 3 <= inches <= 65 else None
