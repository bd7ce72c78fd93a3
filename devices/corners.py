"""Finds out the rotation of a touch screen from touches of its two upper corners."""

import select
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from devices.touch import AXES, EV_ABS, TouchScreen, limits, opened

EV_KEY = 0x01
BTN_TOUCH = 0x14A

Opened = Callable[[Path], Any]
"""A function that opens an event device; raises OSError."""
Point = tuple[float, float]
"""A point on a touch screen: across and down, each from 0 to 1, in the screen's own coordinates."""

TURNS = {(False, False): 0, (False, True): 90, (True, True): 180, (True, False): 270}
"""The degrees by which a touch screen was turned clockwise. The key is the screen's own corner that is now at the upper
left: (right half, lower half).
"""


def turned(upper_left: Point, upper_right: Point) -> int | None:
    """The degrees by which the touch screen is turned clockwise; the points are touches of the corners that are now the
    upper ones.

    None if no turn explains the points: the touches were elsewhere, or are mirrored.
    """
    turn = corner_of(upper_left)
    return turn if corner_of(upper_right) == (turn + 270) % 360 else None


def corner_of(upper_left: Point) -> int:
    """The degrees by which a screen that is not mirrored is turned clockwise, from a touch of its upper left corner."""
    return TURNS[upper_left[0] > 0.5, upper_left[1] > 0.5]


class Touches:
    """Reads the touches of a touch screen, until it is closed. Raises OSError when it cannot be opened or goes away."""

    def __init__(self, screen: TouchScreen, open: Opened = opened) -> None:
        self._device = open(Path("/dev/input") / screen.event)
        self._limits = limits(self._device)
        self._last: dict[int, float] = {}

    def lifted(self) -> Point | None:
        """The point at which a finger left the screen; None if no finger did yet. Does not wait."""
        if not select.select([self._device.fd], [], [], 0)[0]:
            return None
        for event in self._device.read():
            if event.type == EV_ABS and event.code in self._limits:
                low, high = self._limits[event.code]
                self._last[event.code] = (event.value - low) / max(1, high - low)
            elif (event.type, event.code, event.value) == (EV_KEY, BTN_TOUCH, 0) and (point := self._point()):
                return point
        return None

    def _point(self) -> Point | None:
        for across, down in AXES:
            if across in self._last and down in self._last:
                return self._last[across], self._last[down]
        return None

    def close(self) -> None:
        with suppress(OSError):
            self._device.close()
