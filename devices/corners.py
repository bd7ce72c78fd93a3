"""How a glass that feels a touch is turned, told by two touches of its upper corners."""

import select
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from devices.touch import AXES, EV_ABS, TouchScreen, limits, opened

EV_KEY = 0x01
BTN_TOUCH = 0x14A

Opened = Callable[[Path], Any]
"""What opens an event device; raises OSError."""
Point = tuple[float, float]
"""Across and down, each from 0 to 1, as the glass itself counts."""

TURNS = {(False, False): 0, (False, True): 90, (True, True): 180, (True, False): 270}
"""By the corner of the glass that is now at the upper left, as (right half, lower half) of its own: by how many degrees
it was turned clockwise."""


def turned(upper_left: Point, upper_right: Point) -> int | None:
    """By how many degrees the glass is turned clockwise, from where its two upper corners were touched as one reads it.

    None where no turn can be the reason: the touches were elsewhere, or are mirrored.
    """
    turn = corner_of(upper_left)
    return turn if corner_of(upper_right) == (turn + 270) % 360 else None


def corner_of(upper_left: Point) -> int:
    """By how many degrees a glass that is not mirrored is turned clockwise, from where its upper left was touched."""
    return TURNS[upper_left[0] > 0.5, upper_left[1] > 0.5]


class Touches:
    """Hears the touches of a glass, until it is closed. Raises OSError when the glass cannot be opened or goes away."""

    def __init__(self, screen: TouchScreen, open: Opened = opened) -> None:
        self._device = open(Path("/dev/input") / screen.event)
        self._limits = limits(self._device)
        self._last: dict[int, float] = {}

    def lifted(self) -> Point | None:
        """Where a finger was when it left the glass; None while none did. Does not wait."""
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
