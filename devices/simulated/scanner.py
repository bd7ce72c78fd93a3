"""The twin of the scanner, for demos and tests."""

from devices.simulated.plug import SimulatedSource
from kiosk.lending.events import CodeRefused, CodeScanned
from kiosk.lending.model import Device


class SimulatedScanner(SimulatedSource):
    """A scanner that reads the codes that the program gives it."""

    device = Device.SCANNER

    def scan(self, code: str) -> None:
        if self._post and self.plugged:
            self._post(CodeScanned(code.strip().upper(), self._clock()))

    def misread(self) -> None:
        if self._post and self.plugged:
            self._post(CodeRefused(self._clock()))
