"""Opens the devices that the configuration names: a twin for `simulated`, no device for `none`."""

import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kiosk.cli.common import FAILED, WRONG_USE, fail, plain_errors
from kiosk.lending.ports import Printer, Source
from kiosk.lending.tickets import PrintResult, Slip
from kiosk.settings import Printer as PrinterSettings
from kiosk.wiring import Absent, CardService, ReaderWiring, ScannerWiring, Simulated

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from devices.scanners.layouts import ScannerLayouts
    from devices.simulated.card_reader import SimulatedReader
    from devices.simulated.printer import SimulatedPrinter
    from devices.simulated.scanner import SimulatedScanner


def cache() -> Path:
    """A directory of this user alone for files that can be made again."""
    given = os.environ.get("CACHE_DIRECTORY") or os.environ.get("XDG_CACHE_HOME")
    path = (Path(given) if given else Path.home() / ".cache") / "deelkiosk"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def printer_cache() -> Path:
    """The directory in which the printer profiles are kept ready to load."""
    path = cache() / "escpos"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def open_reader(wiring: ReaderWiring, key: bytes) -> "Source | SimulatedReader | None":
    """The card reader of this port, its twin, or None; `key` digests the identifiers of cards."""
    match wiring:
        case Absent():
            return None
        case Simulated():
            from devices.simulated.card_reader import SimulatedReader

            return SimulatedReader(key)
        case CardService(name):
            from devices.cards.reader import PcscReader

            return PcscReader(key, name)


def open_scanner(
    wiring: tuple[ScannerWiring, ...], layouts: "ScannerLayouts | None" = None
) -> "Source | SimulatedScanner | None":
    """One source for the scanners of these ports, their twin, or None; `layouts` are those of scanners that type."""
    if Simulated() in wiring:
        from devices.simulated.scanner import SimulatedScanner

        return SimulatedScanner()
    real = tuple(each for each in wiring if not isinstance(each, Absent | Simulated))
    if not real:
        return None
    from devices.scanners.opening import open_scanners

    return open_scanners(real, layouts=layouts)


def warm_printer(wanted: PrinterSettings) -> None:
    """Import the modules for the first ticket, on a thread that ends by itself; returns at once."""
    if not isinstance(wanted.wiring, Absent | Simulated):
        threading.Thread(target=_warm, args=(wanted.profile,), name="printing", daemon=True).start()


def _warm(profile: str) -> None:
    from devices.printers.job import paper_width

    try:
        paper_width(profile, printer_cache())
    except Exception as trouble:  # noqa: BLE001 - only ahead of time: the first ticket tells
        log.warning("the printing could not be warmed up: %s", type(trouble).__name__)


def open_ticket_printer(wanted: PrinterSettings) -> "Printer | SimulatedPrinter | None":
    """The printer of these settings, its twin, or None. Raises `ValueError` if the profile is unknown."""
    match wanted.wiring:
        case Absent():
            return None
        case Simulated():
            from devices.simulated.printer import SimulatedPrinter

            return SimulatedPrinter(wanted.profile, wanted.code_page, printer_cache())
        case wiring:
            from devices.printers.opening import open_printer

            return open_printer(wiring, wanted.profile, wanted.code_page, wanted.proof, printer_cache())


def open_real_printer(wanted: PrinterSettings) -> Printer:
    """The printer of these settings, for one slip; exits with a sentence if there is none, or it cannot be opened."""
    from devices.printers.job import UnknownProfileError

    if isinstance(wanted.wiring, Absent | Simulated):
        fail(f'printer.port is "{wanted.port}" in the configuration; name a printer there first.')
    try:
        with plain_errors(OSError):
            printer = open_ticket_printer(wanted)
    except UnknownProfileError as error:
        fail(f"printer.profile: {error}.", WRONG_USE)
    assert printer is not None
    return printer


def print_slip(printer: Printer, slip: Slip) -> None:
    """Prints the slip and writes the outcome; exits with 1 if it was not printed."""
    outcome = printer.print(slip)
    trouble = f": {outcome.trouble.value}" if outcome.trouble else ""
    sys.stdout.write(f"{outcome.result.value}{trouble}\n")
    if outcome.result is not PrintResult.PRINTED:
        raise typer.Exit(FAILED)
