"""Finds touch screens from their description by the kernel, without reading any touch."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

INPUTS = Path("/sys/class/input")
DIRECT = 1 << 1
"""The bit of `INPUT_PROP_DIRECT`: a touch is at the point of the picture below it, unlike on a touch pad."""
EV_ABS = 0x03
ABS_X, ABS_Y, ABS_MT_X, ABS_MT_Y = 0x00, 0x01, 0x35, 0x36
AXES = ((ABS_MT_X, ABS_MT_Y), (ABS_X, ABS_Y))
"""The axes across and down: those of each finger, and those of a touch screen that reports only one finger."""


@dataclass(frozen=True, slots=True)
class TouchScreen:
    """A touch screen: its own name, and the name of its event device in /dev/input."""

    name: str
    event: str


def touch_screens(inputs: Path = INPUTS) -> list[TouchScreen]:
    """Every connected touch screen."""
    found = []
    for device in sorted(inputs.glob("event*/device")):
        with suppress(OSError, ValueError, IndexError):
            direct = int((device / "properties").read_text().split()[-1], 16) & DIRECT
            axes = [int(word, 16) for word in (device / "capabilities" / "abs").read_text().split()]
            if direct and any(axes):
                found.append(TouchScreen((device / "name").read_text().strip(), device.parent.name))
    return found


def opened(device: Path) -> Any:
    """Open the event device at this path. Raises OSError."""
    import evdev  # the import takes 80 ms

    return evdev.InputDevice(device)


def limits(device: Any) -> dict[int, tuple[int, int]]:
    """The least and the greatest value of each axis of `AXES` that an open event device has."""
    ranges = {code: (limit.min, limit.max) for code, limit in device.capabilities().get(EV_ABS, ())}
    return {code: ranges[code] for pair in AXES for code in pair if code in ranges}


def extent(device: Path, open: Callable[[Path], Any] = opened) -> tuple[int, int] | None:
    """The ranges of the coordinates of the touch screen with this event device, across and down; None if unknown.

    Raises OSError.
    """
    with closing(open(device)) as screen:
        ranges = limits(screen)
    for pair in AXES:
        wide, high = (most - least for least, most in (ranges.get(axis, (0, 0)) for axis in pair))
        if wide > 0 and high > 0:
            return wide, high
    return None
