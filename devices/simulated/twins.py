"""Twins of the devices, for demos and journeys: they behave like real ones, remember what they did, and can fail."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from devices.printers.job import paper_width, render
from devices.simulated.escpos_reader import read
from devices.simulated.paper import Paper
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
from kiosk.lending.tickets import PrintOutcome, PrintResult, Slip

if TYPE_CHECKING:
    from PIL.Image import Image


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


@dataclass(frozen=True, slots=True)
class SimulatedJob:
    """A ticket that came out of the simulated printer: in words, and as the bytes that a real one would get."""

    slip: Slip
    data: bytes


class SimulatedPrinter:
    """A receipt printer with a roll, a cover and a switch; `jobs` are the tickets that came out, oldest first."""

    def __init__(
        self,
        profile: str = "TM-T20II",
        code_page: int | None = None,
        cache_dir: Path | None = None,
        fonts: Path | None = None,
    ) -> None:
        self._width = paper_width(profile, cache_dir)
        self._render = partial(render, profile=profile, code_page=code_page, cache_dir=cache_dir, fonts=fonts)
        self._trouble: Trouble | None = None
        self.jobs: list[SimulatedJob] = []

    def print(self, slip: Slip) -> PrintOutcome:
        match self._trouble:
            case None:
                self.jobs.append(SimulatedJob(slip, self._render(slip)))
                return PrintOutcome(PrintResult.PRINTED)
            case Trouble.SILENT:
                self.jobs.append(SimulatedJob(slip, self._render(slip)))
                return PrintOutcome(PrintResult.UNCONFIRMED, Trouble.SILENT)
            case Trouble.MISSING:
                return PrintOutcome(PrintResult.UNREACHABLE, Trouble.MISSING)
            case trouble:
                return PrintOutcome(PrintResult.NOT_READY, trouble)

    def trouble(self) -> Trouble | None:
        return self._trouble

    def run_out_of_paper(self) -> None:
        self._trouble = Trouble.PAPER_OUT

    def open_cover(self) -> None:
        self._trouble = Trouble.COVER_OPEN

    def switch_off(self) -> None:
        self._trouble = Trouble.MISSING

    def fall_silent(self) -> None:
        """It prints, and does not say so any more."""
        self._trouble = Trouble.SILENT

    def mend(self) -> None:
        """A new roll, the cover closed, switched on, the cable in."""
        self._trouble = None

    def last_paper(self) -> Paper | None:
        """The last ticket as it lies on paper; None before the first."""
        return read(self.jobs[-1].data, self._width.columns, self._width.dots) if self.jobs else None

    def last_picture(self) -> "Image | None":
        """The last ticket drawn, 8 pixels to the millimetre; None before the first."""
        from devices.simulated.paper_picture import picture

        paper = self.last_paper()
        return picture(paper) if paper else None
