"""The base class of the twins of the card reader and the scanner: a source that can be unplugged."""

import time
from collections.abc import Callable

from kiosk.lending.events import DeviceLost, DeviceReady
from kiosk.lending.model import Device, Trouble
from kiosk.lending.ports import Post


class SimulatedSource:
    """A `Source` that posts no input while it is unplugged, and posts when it is unplugged and plugged in."""

    device: Device

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._post: Post | None = None
        self.plugged = True

    def start(self, post: Post) -> None:
        self._post = post
        post(DeviceReady(self.device) if self.plugged else DeviceLost(self.device, Trouble.MISSING))

    def stop(self) -> None:
        self._post = None

    def unplug(self) -> None:
        self.plugged = False
        if self._post:
            self._post(DeviceLost(self.device, Trouble.MISSING))

    def plug(self) -> None:
        self.plugged = True
        if self._post:
            self._post(DeviceReady(self.device))
