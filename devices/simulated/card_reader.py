"""The twin of the card reader, for demos and tests."""

import time
from collections.abc import Callable

from devices.simulated.plug import SimulatedSource
from kiosk.lending.cards import fault_of, identify
from kiosk.lending.events import CardFault, CardRefused, CardRemoved, CardSeen
from kiosk.lending.model import Device


class SimulatedReader(SimulatedSource):
    """A card reader on which the program lays cards; `lying` is the UID of the card on it, or None."""

    device = Device.READER

    def __init__(self, key: bytes, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._key = key
        self.lying: bytes | None = None

    def lay(self, uid: bytes, payment: bool = False) -> None:
        """Lay a card on the reader; a card that is on it is taken off first."""
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
