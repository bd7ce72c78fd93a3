"""Opens the scanners that `kiosk.toml` names, as one source of codes.

A serial scanner is the better choice: it sends characters instead of keys, and its codes cannot reach another program.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from devices.scanners.keyboards import KeyboardPort
from devices.scanners.layouts import ScannerLayouts
from devices.scanners.scanning import Scanners
from devices.scanners.serial_lines import SerialPort
from devices.scanners.wires import Port
from kiosk.lending.ports import Source
from kiosk.wiring import SCANNER_BAUD, AnyScanner, EventDevice, RealScanner, SerialLine

SCANNER_WORDS = (
    *("barcode", "bar_code", "scanner", "imager", "imaging", "hidkbw", "hid_kbw"),
    *("datalogic", "honeywell", "metrologic", "symbol_technologies", "zebra_technologies", "newland", "opticon"),
)
"""The words, in lower case, that are in names of scanners that type, and in no name of an ordinary keyboard."""


def open_scanners(
    wiring: tuple[RealScanner, ...],
    clock: Callable[[], float] = time.monotonic,
    layouts: ScannerLayouts | None = None,
) -> Source:
    """One source for all these scanners, which need not be connected yet; `clock` returns seconds and never goes back.

    `layouts` are those of the scanners that type; None: all of them are US keyboards.
    """
    return Scanners(tuple(port for each in wiring for port in ports_of(each, layouts=layouts)), clock)


def ports_of(wiring: RealScanner, dev: Path = Path("/dev"), layouts: ScannerLayouts | None = None) -> tuple[Port, ...]:
    """The ports at which to look for these scanners.

    `AnyScanner` takes every USB-CDC device under /dev/serial/by-id (a `ttyACM`: an adapter with its own chip may be for
    any device), and of the keyboards under /dev/input/by-id only those whose name has one of `SCANNER_WORDS`: to grab
    an ordinary keyboard would be worse than to miss a scanner, which can be named in kiosk.toml.
    """
    layouts = layouts or ScannerLayouts()
    match wiring:
        case AnyScanner():
            return (
                SerialPort(f"{dev}/serial/by-id/*", SCANNER_BAUD, only=is_usb_cdc),
                KeyboardPort(f"{dev}/input/by-id/*-event-kbd", only=is_named_scanner, layouts=layouts),
            )
        case SerialLine(path, baud):
            return (SerialPort(path, baud),)
        case EventDevice(path):
            return (KeyboardPort(path, layouts=layouts),)
        case _:
            assert_never(wiring)


def is_usb_cdc(path: str) -> bool:
    """Does this link lead to a USB device that is a serial port by its own description?"""
    try:
        device = os.path.realpath(path)
    except OSError:  # unplugged at this moment
        return False
    return os.path.basename(device).startswith("ttyACM")


def is_named_scanner(path: str) -> bool:
    """Is the name of this keyboard that of a scanner?"""
    name = os.path.basename(path).lower()
    return any(word in name for word in SCANNER_WORDS)
