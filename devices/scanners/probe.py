"""Probes the scanners for `kiosk doctor`: whether they are there and work, or the reason why not."""

import os
from dataclasses import dataclass
from pathlib import Path

from devices.failures import GONE, in_use, trouble_of
from devices.scanners.opening import ports_of
from devices.scanners.wires import Port, plugged
from kiosk.lending.model import Trouble
from kiosk.lending.upkeep.findings import What
from kiosk.wiring import AnyScanner, RealScanner


@dataclass(frozen=True, slots=True)
class ScannerProbe:
    """The result of a probe of one scanner: `path` is empty if none was found, `trouble` is None if it can be used.

    With IN_USE, another program uses the scanner, such as a running kiosk, and nothing else is known. `others` are
    keyboards without the name of a scanner, `detail` is the message of the kernel.
    """

    path: str
    trouble: Trouble | None
    what: What
    others: str = ""
    detail: str = ""


def probe_scanners(wiring: RealScanner, dev: Path = Path("/dev")) -> tuple[ScannerProbe, ...]:
    """Try every scanner that is found there once; there is at least one probe.

    A running kiosk is not disturbed: its scanners are locked, and the lock is checked before anything is set.
    """
    probes = [_try(port, path) for port in ports_of(wiring, dev) for path in plugged(port)]
    found = tuple(probe for probe in probes if probe.path)
    return found or (_missing(wiring, dev),)


def _try(port: Port, path: str) -> ScannerProbe:
    try:
        port.open(path).close()
    except GONE as error:
        if in_use(error):
            return ScannerProbe(path, None, What.IN_USE)
        trouble = trouble_of(error)
        where = path if os.path.exists(path) else ""
        what = What.SCANNER_DENIED if trouble is Trouble.DENIED else What.SCANNER_UNLIKELY
        return ScannerProbe(where, trouble, what, detail=str(error))
    return ScannerProbe(path, None, What.SCANNER_THERE)


def _missing(wiring: RealScanner, dev: Path) -> ScannerProbe:
    others = ""
    if wiring == AnyScanner():
        others = ", ".join(str(path) for path in sorted((dev / "input" / "by-id").glob("*-event-kbd")))
    what = What.SCANNER_UNNAMED if others else What.SCANNER_MISSING
    return ScannerProbe("", Trouble.MISSING, what, others)
