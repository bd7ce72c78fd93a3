"""Opens the receipt printers that `kiosk.toml` can name."""

from functools import partial
from pathlib import Path
from typing import assert_never

from devices.printers.dialogue import ORDINARY, Patience
from devices.printers.job import must_be_known, render
from devices.printers.links import Connect, open_file, open_network, open_serial, open_usb
from devices.printers.printer import EscposPrinter, Proof
from kiosk.lending.ports import Printer
from kiosk.wiring import NetworkAddress, RealPrinter, SerialLine, TicketFile, UsbDevice


def open_printer(
    wiring: RealPrinter,
    profile: str = "TM-T20II",
    code_page: int | None = None,
    proof: Proof = "auto",
    cache_dir: Path | None = None,
    patience: Patience = ORDINARY,
) -> Printer:
    """The printer of this port, which need not be connected yet.

    `code_page` is the number of CP1252 if the profile is wrong about it, else None. `cache_dir` must be writable only
    for this program. Raises `UnknownProfileError`.
    """
    must_be_known(profile)
    to_bytes = partial(render, profile=profile, code_page=code_page, cache_dir=cache_dir)
    return EscposPrinter(connection(wiring), to_bytes, "none" if isinstance(wiring, TicketFile) else proof, patience)


def connection(wiring: RealPrinter) -> Connect:
    """A function that opens the wire to this printer."""
    match wiring:
        case NetworkAddress(host, port):
            return partial(open_network, host, port)
        case UsbDevice(path):
            return partial(open_usb, path)
        case SerialLine(path, baud):
            return partial(open_serial, path, baud)
        case TicketFile(path):
            return lambda _: open_file(path)
        case _:
            assert_never(wiring)
