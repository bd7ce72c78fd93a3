"""Touch screens, as the kernel describes them; nothing is read of what is touched."""

import fcntl
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

INPUTS = Path("/sys/class/input")
DIRECT = 1 << 1
"""The bit of `INPUT_PROP_DIRECT`: what is touched is what lies behind, unlike on a touch pad."""
ABS_X, ABS_MT_X = 0x00, 0x35
"""The horizontal axis, and that of each finger; the vertical one is the next."""
GET_AXIS = 0x80184540
"""The ioctl `EVIOCGABS` for the first axis; the result has six numbers, of which the third is the greatest value."""
AXIS = struct.Struct("6i")


@dataclass(frozen=True, slots=True)
class TouchScreen:
    """A touch screen by what it calls itself, and the name of its event device below /dev/input."""

    name: str
    event: str


def touch_screens(inputs: Path = INPUTS) -> list[TouchScreen]:
    """Every touch screen that is plugged in."""
    found = []
    for device in sorted(inputs.glob("event*/device")):
        with suppress(OSError, ValueError, IndexError):
            direct = int((device / "properties").read_text().split()[-1], 16) & DIRECT
            axes = [int(word, 16) for word in (device / "capabilities" / "abs").read_text().split()]
            if direct and any(axes):
                found.append(TouchScreen((device / "name").read_text().strip(), device.parent.name))
    return found


def extent(device: Path) -> tuple[int, int] | None:
    """How far the touch screen with this event device counts to the right and down; None where it does not say.

    Raises OSError.
    """
    descriptor = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    try:
        for first in (ABS_MT_X, ABS_X):
            wide, high = _most(descriptor, first), _most(descriptor, first + 1)
            if wide > 0 and high > 0:
                return wide, high
    finally:
        os.close(descriptor)
    return None


def _most(descriptor: int, axis: int) -> int:
    """The greatest value of an axis; 0 for one that is not there."""
    try:
        _, least, most, *_ = AXIS.unpack(fcntl.ioctl(descriptor, GET_AXIS + axis, bytes(AXIS.size)))
    except OSError:
        return 0
    return int(most) - int(least)
