"""The ports of the devices in `kiosk.toml`, parsed once into values.

A port is a text of the file, such as `serial:/dev/ttyUSB0:38400`. Each of the `parse_…` functions converts the port of
one device to a value, or raises `PortError`; the rest of the program uses the value.
"""

import re
from dataclasses import dataclass

TCP_PORTS = range(1, 65536)
BAUD_RATES = range(1200, 4_000_001)

NETWORK_PRINTER_PORT = 9100
"""The TCP port of nearly every network printer."""

PRINTER_BAUD = 38400
SCANNER_BAUD = 9600
"""The factory setting of nearly every scanner; over USB-CDC it means nothing."""

READER_ALLOWED = '"pcsc", "pcsc:ACR1252" (part of the name), "simulated" or "none"'
SCANNER_ALLOWED = (
    '"serial:/dev/…", "serial:/dev/…:9600" (1200 to 4000000 baud), "evdev:/dev/input/…" or a list of these,'
    ' or "auto", "simulated" or "none" alone'
)
PRINTER_ALLOWED = (
    '"network:host:9100" (port 1 to 65535), "usb:/dev/usb/lp0", "serial:/dev/ttyUSB0:38400" (1200 to 4000000 baud),'
    ' "file:path", "simulated" or "none"'
)


class PortError(ValueError):
    """The port cannot be used; the message says what is allowed."""


@dataclass(frozen=True, slots=True)
class Absent:
    """The kiosk has no such device (`none`)."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """The twin of the device (`simulated`)."""


@dataclass(frozen=True, slots=True)
class CardService:
    """The readers of the system's card service (`pcsc`): those whose name contains `name`, or all if it is None."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class AnyScanner:
    """Every scanner that is found (`auto`)."""


@dataclass(frozen=True, slots=True)
class SerialLine:
    """A serial port, by its path (for a scanner also a glob); `baud` in bits per second (`serial:path[:baud]`)."""

    path: str
    baud: int


@dataclass(frozen=True, slots=True)
class EventDevice:
    """A scanner that types, by the path of its event device or a glob (`evdev:path`)."""

    path: str


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """A printer on the network (`network:host[:port]`)."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class UsbDevice:
    """A printer of the kernel's usblp driver, by its path or a glob (`usb:path`)."""

    path: str


@dataclass(frozen=True, slots=True)
class TicketFile:
    """A file to which tickets are appended (`file:path`)."""

    path: str


RealScanner = AnyScanner | SerialLine | EventDevice
RealPrinter = NetworkAddress | UsbDevice | SerialLine | TicketFile

ReaderWiring = Absent | Simulated | CardService
ScannerWiring = Absent | Simulated | RealScanner
PrinterWiring = Absent | Simulated | RealPrinter


def parse_reader(port: str) -> ReaderWiring:
    """The port of the card reader. Raises `PortError`."""
    if port in ("none", "simulated"):
        return Absent() if port == "none" else Simulated()
    if found := re.fullmatch(r"pcsc(?::(.*\S.*))?", port):
        return CardService(found[1])
    raise _error(port, READER_ALLOWED)


def parse_scanners(ports: tuple[str, ...]) -> tuple[ScannerWiring, ...]:
    """The ports of the scanners, in their order.

    Raises `PortError`, also for an empty list and for `auto`, `simulated` or `none` in a list with others.
    """
    scanners = tuple(map(parse_scanner, ports))
    if not scanners or (
        len(scanners) > 1 and any(isinstance(one, Absent | Simulated | AnyScanner) for one in scanners)
    ):
        raise _error(", ".join(ports), SCANNER_ALLOWED)
    return scanners


def parse_scanner(port: str) -> ScannerWiring:
    """The port of one scanner. Raises `PortError`."""
    match port:
        case "none":
            return Absent()
        case "simulated":
            return Simulated()
        case "auto":
            return AnyScanner()
    if found := re.fullmatch(r"evdev:(/.+)", port):
        return EventDevice(found[1])
    # Digits alone are a speed: the `:1.0` at the end of a name in /dev/serial/by-path is part of the path.
    if found := re.fullmatch(r"serial:(?=/.)(/.*?)(?::([0-9]+))?", port):
        return SerialLine(found[1], _number(found[2], SCANNER_BAUD, BAUD_RATES, port, SCANNER_ALLOWED))
    raise _error(port, SCANNER_ALLOWED)


def parse_printer(port: str) -> PrinterWiring:
    """The port of the printer. Raises `PortError`."""
    if port in ("none", "simulated"):
        return Absent() if port == "none" else Simulated()
    if found := re.fullmatch(r"network:([^:/\s]+)(?::([0-9]+))?", port):
        return NetworkAddress(found[1], _number(found[2], NETWORK_PRINTER_PORT, TCP_PORTS, port, PRINTER_ALLOWED))
    if found := re.fullmatch(r"usb:(/.+)", port):
        return UsbDevice(found[1])
    if found := re.fullmatch(r"serial:(/[^:]+)(?::([0-9]+))?", port):
        return SerialLine(found[1], _number(found[2], PRINTER_BAUD, BAUD_RATES, port, PRINTER_ALLOWED))
    if found := re.fullmatch(r"file:(.+)", port):
        return TicketFile(found[1])
    raise _error(port, PRINTER_ALLOWED)


def _number(digits: str | None, usual: int, numbers: range, port: str, allowed: str) -> int:
    """The number at the end of a port, or the usual one if none is given. Raises `PortError`."""
    if digits is None:
        return usual
    if len(digits) > 20 or int(digits) not in numbers:
        raise _error(port, allowed)
    return int(digits)


def _error(port: str, allowed: str) -> PortError:
    return PortError(f'"{port}" cannot be used; allowed is {allowed}')
