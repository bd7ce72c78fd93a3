"""The barcode scanners of the kiosk, as `kiosk.toml` names them.

`serial:/dev/serial/by-id/…` (USB-CDC or a real serial line, `:9600` may follow), `evdev:/dev/input/by-id/…` (one that
types), both as a glob too, or `auto`. A serial scanner is the better one where there is a choice: it sends characters
instead of keys, and nothing it reads can end up in another program.
"""

import errno
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from devices.scanners.codes import ByteReads, Reading
from devices.scanners.keyboards import KeyboardPort
from devices.scanners.scanning import Scanners
from devices.wires import GONE, Port, in_use, plugged, trouble_of
from kiosk.lending.model import Trouble
from kiosk.lending.ports import Source

BAUD = 9600
"""The factory setting of nearly every scanner; over USB-CDC it means nothing."""

SCANNER_WORDS = (
    *("barcode", "bar_code", "scanner", "imager", "imaging", "hidkbw", "hid_kbw"),
    *("datalogic", "honeywell", "metrologic", "symbol_technologies", "zebra_technologies", "newland", "opticon"),
)
"""What the name of a scanner that types contains, and no ordinary keyboard's does. In lower case."""


@dataclass(frozen=True, slots=True)
class SerialPort:
    """Where a serial scanner may be."""

    pattern: str
    baud: int = BAUD
    only: Callable[[str], bool] = lambda _: True

    def allows(self, path: str) -> bool:
        return self.only(path)

    def open(self, path: str) -> "SerialWire":
        return SerialWire(path, self.baud)


class SerialWire:
    """An open serial port, locked for this program. What was scanned before it was opened is thrown away."""

    def __init__(self, path: str, baud: int) -> None:
        import serial  # only where such a scanner is configured

        try:
            self._serial = serial.Serial(path, baud, timeout=0, exclusive=True)
        except ValueError as error:
            raise OSError(errno.EINVAL, f"{path} cannot do {baud} bits per second") from error
        self._reads = ByteReads()

    @property
    def begun(self) -> bool:
        return self._reads.begun

    def fileno(self) -> int:
        fd: int = self._serial.fileno()
        return fd

    def read(self, at: float) -> list[Reading]:
        return self._reads.take(self._serial.read(4096), at)

    def fall_silent(self, at: float) -> list[Reading]:
        return self._reads.fall_silent(at)

    def close(self) -> None:
        self._serial.close()


class SerialScanner(Scanners):
    """One serial scanner, by the name of its port or a glob; `baud` in bits per second."""

    def __init__(self, port: str, baud: int = BAUD, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__((SerialPort(port, baud),), clock)


class EvdevScanner(Scanners):
    """One scanner that types, by the path of its event device or a glob."""

    def __init__(self, path: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__((KeyboardPort(path),), clock)


def open_scanners(ports: tuple[str, ...], clock: Callable[[], float] = time.monotonic) -> Source:
    """One source for all scanners that are configured. Raises ValueError for a port that is none of ours."""
    return Scanners(tuple(port for name in ports for port in ports_of(name)), clock)


def ports_of(name: str, dev: Path = Path("/dev")) -> tuple[Port, ...]:
    """Where to look for what `kiosk.toml` calls `name`. Raises ValueError for a port that is none of ours.

    `auto` takes every USB-CDC device under /dev/serial/by-id (a `ttyACM`: adapters with a chip of their own may have
    anything behind them), and of the keyboards under /dev/input/by-id only those whose name has one of
    `SCANNER_WORDS`: to grab somebody's keyboard would be worse than to overlook a scanner, which can be named.
    """
    match name.partition(":"):
        case "auto", "", "":
            return (
                SerialPort(f"{dev}/serial/by-id/*", only=is_usb_cdc),
                KeyboardPort(f"{dev}/input/by-id/*-event-kbd", only=is_named_scanner),
            )
        case "serial", ":", where if where:
            path, baud = _with_baud(where)
            return (SerialPort(path, baud),)
        case "evdev", ":", where if where:
            return (KeyboardPort(where),)
        case _:
            raise ValueError(f"{name!r} is no scanner port: auto, serial:/dev/… or evdev:/dev/input/by-id/…")


def is_usb_cdc(path: str) -> bool:
    """Does this link lead to a USB device that calls itself a serial port?"""
    try:
        device = os.path.realpath(path)
    except OSError:  # pulled out at this moment
        return False
    return os.path.basename(device).startswith("ttyACM")


def is_named_scanner(path: str) -> bool:
    """Does the name of this keyboard say that it is a scanner?"""
    name = os.path.basename(path).lower()
    return any(word in name for word in SCANNER_WORDS)


def _with_baud(where: str) -> tuple[str, int]:
    # Four digits at least: a name of /dev/serial/by-path ends in the likes of `:1.0`.
    fast = re.fullmatch(r"(.+):(\d{4,7})", where)
    return (fast[1], int(fast[2])) if fast else (where, BAUD)


@dataclass(frozen=True, slots=True)
class ScannerProbe:
    """What was found at a port: `path` is empty when nothing was, `trouble` None when it can be used.

    `in_use`: another program has it, so that more is not known. That is as it should be while the kiosk runs.
    """

    port: str
    path: str
    trouble: Trouble | None
    advice: str
    in_use: bool = False


def probe_scanners(ports: tuple[str, ...], dev: Path = Path("/dev")) -> tuple[ScannerProbe, ...]:
    """Try every scanner once, for `kiosk doctor`; one probe per port at least.

    Nothing is taken from a kiosk that runs: what it has is locked, and that is found out before anything is set.
    """
    return tuple(probe for name in ports for probe in _probe(name, dev))


def _probe(name: str, dev: Path) -> list[ScannerProbe]:
    probes = [_try(name, port, path) for port in ports_of(name, dev) for path in plugged(port)]
    found = [probe for probe in probes if probe.path]
    return found or [ScannerProbe(name, "", Trouble.MISSING, _missing(name, dev))]


def _try(name: str, port: Port, path: str) -> ScannerProbe:
    try:
        port.open(path).close()
    except GONE as error:
        if in_use(error):
            return ScannerProbe(name, path, None, "", in_use=True)
        trouble = trouble_of(error)
        where = path if os.path.exists(path) else ""
        return ScannerProbe(name, where, trouble, f"{error}; {DENIED if trouble is Trouble.DENIED else UNLIKELY}")
    return ScannerProbe(name, path, None, "")


DENIED = "this user is not in the groups dialout and input"
UNLIKELY = "is it a scanner?"


def _missing(name: str, dev: Path) -> str:
    if name != "auto":
        return "plug the scanner in, or look under /dev/serial/by-id and /dev/input/by-id what it is called"
    others = ", ".join(str(path) for path in sorted((dev / "input" / "by-id").glob("*-event-kbd")))
    seen = f"; these keyboards do not say they are scanners, write evdev:PATH if one is: {others}" if others else ""
    return f"plug a scanner in{seen}"
