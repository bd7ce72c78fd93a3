"""What `kiosk doctor` finds out about the scanners: found, works, or what to do about it."""

import os
from dataclasses import dataclass
from pathlib import Path

from devices.failures import GONE, in_use, trouble_of
from devices.scanners.opening import ports_of
from devices.scanners.wires import Port, plugged
from kiosk.lending.model import Trouble
from kiosk.wiring import AnyScanner, RealScanner

DENIED = "this user is not in the groups dialout and input"
UNLIKELY = "is it a scanner?"


@dataclass(frozen=True, slots=True)
class ScannerProbe:
    """What was found where a scanner should be: `path` is empty when nothing was, `trouble` None when it can be used.

    `in_use`: another program has it, so that more is not known. That is as it should be while the kiosk runs.
    """

    path: str
    trouble: Trouble | None
    advice: str
    in_use: bool = False


def probe_scanners(wiring: RealScanner, dev: Path = Path("/dev")) -> tuple[ScannerProbe, ...]:
    """Try once every scanner that is found there; one probe at least.

    Nothing is taken from a kiosk that runs: what it has is locked, and that is found out before anything is set.
    """
    probes = [_try(port, path) for port in ports_of(wiring, dev) for path in plugged(port)]
    found = tuple(probe for probe in probes if probe.path)
    return found or (ScannerProbe("", Trouble.MISSING, _missing(wiring, dev)),)


def _try(port: Port, path: str) -> ScannerProbe:
    try:
        port.open(path).close()
    except GONE as error:
        if in_use(error):
            return ScannerProbe(path, None, "", in_use=True)
        trouble = trouble_of(error)
        where = path if os.path.exists(path) else ""
        return ScannerProbe(where, trouble, f"{error}; {DENIED if trouble is Trouble.DENIED else UNLIKELY}")
    return ScannerProbe(path, None, "")


def _missing(wiring: RealScanner, dev: Path) -> str:
    if wiring != AnyScanner():
        return "plug the scanner in, or look under /dev/serial/by-id and /dev/input/by-id what it is called"
    others = ", ".join(str(path) for path in sorted((dev / "input" / "by-id").glob("*-event-kbd")))
    seen = f"; these keyboards do not say they are scanners, write evdev:PATH if one is: {others}" if others else ""
    return f"plug a scanner in{seen}"
