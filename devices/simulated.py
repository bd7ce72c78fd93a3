"""Twins of the devices, for demos and journeys: they behave like the real ones, remember what they were asked, and can fail."""

import time
from collections.abc import Callable

from kiosk.lending.cards import fault_of, identify
from kiosk.lending.events import (
    CardFault,
    CardRefused,
    CardRemoved,
    CardSeen,
    CodeRefused,
    CodeScanned,
    DeviceLost,
    DeviceReady,
)
from kiosk.lending.model import Device, Trouble
from kiosk.lending.ports import Post


class _SimulatedSource:
    """A plug that can be pulled: posts nothing while it is out, and says when it goes and comes."""

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


class SimulatedReader(_SimulatedSource):
    """A card reader with a hand that lays cards on it and takes them off."""

    device = Device.READER

    def __init__(self, key: bytes, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._key = key
        self.lying: bytes | None = None

    def lay(self, uid: bytes, payment: bool = False) -> None:
        """Lay a card on the reader, taking off what lies there."""
        self.lift()
        self.lying = uid
        if not (self._post and self.plugged):
            return
        fault = CardFault.PAYMENT if payment else fault_of(uid)
        if fault:
            self._post(CardRefused(fault, self._clock()))
        else:
            self._post(CardSeen(identify(uid, self._key), self._clock()))

    def lift(self) -> None:
        if self.lying is not None and self._post and self.plugged:
            self._post(CardRemoved(self._clock()))
        self.lying = None

    def unplug(self) -> None:
        self.lift()
        super().unplug()


class SimulatedScanner(_SimulatedSource):
    """A scanner that reads what it is told to."""

    device = Device.SCANNER

    def scan(self, code: str) -> None:
        if self._post and self.plugged:
            self._post(CodeScanned(code.strip().upper(), self._clock()))

    def misread(self) -> None:
        if self._post and self.plugged:
            self._post(CodeRefused(self._clock()))
