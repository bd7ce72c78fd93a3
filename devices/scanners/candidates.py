"""Finds devices that may be scanners, for the setup of a kiosk; a scanned code proves which of them is a scanner."""

import os
import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from devices.scanners.keyboards import KeyboardPort, grabbed_keyboard, shared_keyboard
from devices.scanners.opening import is_named_scanner, is_usb_cdc
from devices.scanners.scanning import RESCAN, Scanners
from devices.scanners.serial_lines import SerialPort
from devices.scanners.wires import Port
from kiosk.lending.events import CodeRefused, CodeScanned, DeviceLost, Event
from kiosk.lending.model import Trouble
from kiosk.wiring import SCANNER_BAUD


@dataclass(frozen=True, slots=True)
class Candidate:
    """A device that may be a scanner.

    `port` is its port in kiosk.toml. `likely`: its name is that of a scanner, and `auto` uses it. `types`: it types
    keys.
    """

    port: str
    likely: bool
    types: bool

    @property
    def path(self) -> str:
        return self.port.partition(":")[2]

    @property
    def name(self) -> str:
        """The device's own name, as far as its path under /dev shows it."""
        name = os.path.basename(self.path).removeprefix("usb-").removesuffix("-event-kbd")
        return name.replace("_", " ")

    def wire(self) -> Port:
        """The port to listen at. A keyboard is grabbed only if its name is that of a scanner, because it may be in
        use.
        """
        if not self.types:
            return SerialPort(self.path, SCANNER_BAUD)
        return KeyboardPort(self.path, connect=grabbed_keyboard if self.likely else shared_keyboard)


def candidates(dev: Path = Path("/dev")) -> tuple[Candidate, ...]:
    """Every connected serial line and keyboard; those with the name of a scanner come first."""
    serial = [(f"serial:{path}", is_usb_cdc(str(path)), False) for path in sorted(dev.glob("serial/by-id/*"))]
    typing = [
        (f"evdev:{path}", is_named_scanner(str(path)), True) for path in sorted(dev.glob("input/by-id/*-event-kbd"))
    ]
    found = [Candidate(port, likely, types) for port, likely, types in (*serial, *typing)]
    return tuple(sorted(found, key=lambda one: not one.likely))


@dataclass(frozen=True, slots=True)
class Heard:
    """A code, or a refused read, that a candidate sent."""

    by: Candidate
    reading: CodeScanned | CodeRefused


class Listening:
    """Listens to all candidates that `find` returns, now and later, until the `with` block ends.

    `busy` are the candidates that another program uses.
    """

    def __init__(self, find: Callable[[], Sequence[Candidate]] = candidates) -> None:
        self._find = find
        self._heard: queue.Queue[Heard] = queue.Queue()
        self._sources: dict[Candidate, Scanners] = {}
        self._looked = -RESCAN
        self.busy: set[Candidate] = set()

    def heard(self) -> Heard | None:
        """The next code or refused read that was sent, None if there is none yet. Does not wait."""
        if time.monotonic() - self._looked >= RESCAN:
            self._look()
        try:
            return self._heard.get_nowait()
        except queue.Empty:
            return None

    def _look(self) -> None:
        for each in self._find():
            if each not in self._sources:
                self._sources[each] = Scanners((each.wire(),))
                self._sources[each].start(partial(self._post, each))
        self._looked = time.monotonic()

    def _post(self, by: Candidate, event: Event) -> None:
        match event:
            case CodeScanned() | CodeRefused():
                self._heard.put(Heard(by, event))
            case DeviceLost(trouble=Trouble.DENIED):
                self.busy.add(by)

    def __enter__(self) -> "Listening":
        self._look()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for source in self._sources.values():
            source.stop()
