"""Examines the scanners: connected, allowed, and not used by another program."""

from collections.abc import Iterator

from devices.scanners.probe import ScannerProbe, probe_scanners
from kiosk.doctor.machine import Root, holder, programs
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.settings import Scanner
from kiosk.wiring import Absent, AnyScanner, SerialLine, Simulated

IN_THE_WAY = {"ModemManager": "ModemManager", "brltty": "brltty"}
"""The programs that open every new serial line, each with the service that starts it."""
RULES = "etc/udev/rules.d/70-kiosk.rules"
"""The file with the rules that keep ModemManager away from scanners."""


def look_at_scanners(root: Root, scanner: Scanner) -> Iterator[Finding]:
    """The findings of trying each scanner once; one that a kiosk uses is not disturbed."""
    for port, wiring in zip(scanner.ports, scanner.wiring, strict=True):
        match wiring:
            case Absent():
                yield found(Subject.SCANNER, What.ABSENT, port)
            case Simulated():
                yield found(Subject.SCANNER, What.SIMULATED, port)
            case _:
                for seen in probe_scanners(wiring, root.at("dev")):
                    yield _scanner(root, port, seen)
    yield from look_for_rivals_of_scanner(root, scanner)


def _scanner(root: Root, port: str, seen: ScannerProbe) -> Finding:
    if seen.what is What.IN_USE and (program := holder(root, seen.path)):
        return found(Subject.SCANNER, What.HELD, port, program=program)
    return found(Subject.SCANNER, seen.what, port, path=seen.path, others=seen.others, detail=seen.detail)


def look_for_rivals_of_scanner(root: Root, scanner: Scanner) -> Iterator[Finding]:
    """The findings about programs that would take a serial scanner as soon as it is plugged in. No device is opened."""
    if any(isinstance(one, SerialLine | AnyScanner) for one in scanner.wiring):
        kept_away = {"ModemManager"} if root.at(RULES).is_file() else set()
        for program in sorted((IN_THE_WAY.keys() & programs(root)) - kept_away):
            yield found(Subject.SCANNER, What.IN_THE_WAY, program=program, service=IN_THE_WAY[program])
