"""The receipt printers that `kiosk.toml` can name, opened and looked at."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from devices.printers.dialogue import ORDINARY, Dialogue, Patience
from devices.printers.job import paper_width, render
from devices.printers.links import Connect, LinkError, open_file, open_network, open_serial, open_usb
from devices.printers.printer import EscposPrinter, Proof, why_unreachable
from devices.wires import in_use
from kiosk.lending.model import Trouble
from kiosk.lending.ports import Printer

NETWORK_PORT = 9100
BAUD = 38400


@dataclass(frozen=True, slots=True)
class PrinterProbe:
    """What `kiosk doctor` finds out about a printer without printing. `in_use`: another program has it just now."""

    port: str
    profile: str
    columns: int
    reachable: bool
    answers: bool
    model: str
    trouble: Trouble | None
    error: str
    in_use: bool = False


def open_printer(
    port: str,
    profile: str = "TM-T20II",
    code_page: int | None = None,
    proof: Proof = "auto",
    cache_dir: Path | None = None,
    fonts: Path | None = None,
    patience: Patience = ORDINARY,
) -> Printer:
    """The printer that `port` names: `network:host[:9100]`, `usb:/dev/usb/lp0`, `serial:/dev/…[:38400]`, `file:path`.

    The printer itself need not be there. `cache_dir` must be writable for this program only. Raises `ValueError` for a
    port that is none of these, and `UnknownProfileError`.
    """
    connect = connection(port)
    paper_width(profile, cache_dir)
    to_bytes = partial(render, profile=profile, code_page=code_page, cache_dir=cache_dir, fonts=fonts)
    return EscposPrinter(connect, to_bytes, "none" if port.startswith("file:") else proof, patience)


def probe_printer(
    port: str, profile: str = "TM-T20II", cache_dir: Path | None = None, patience: Patience = ORDINARY
) -> PrinterProbe:
    """Reach the printer, ask how it is and what it is; prints nothing. Raises as `open_printer`."""
    columns = paper_width(profile, cache_dir).columns
    try:
        link = connection(port)(patience.connect)
    except OSError as error:
        why = why_unreachable(error)
        return PrinterProbe(port, profile, columns, False, False, "", why, str(error), in_use(error))
    try:
        if port.startswith("file:"):
            return PrinterProbe(port, profile, columns, True, False, "", None, "")
        dialogue = Dialogue(link, patience)
        status = dialogue.begin()
        model = dialogue.model() if status.answered and not status.trouble else ""
        return PrinterProbe(port, profile, columns, True, status.answered, model, status.trouble, "")
    except LinkError as error:
        return PrinterProbe(port, profile, columns, False, False, "", Trouble.MISSING, str(error))
    finally:
        link.close()


def connection(port: str) -> Connect:
    """How to open the wire that `port` names. Raises `ValueError`."""
    kind, _, place = port.partition(":")
    match kind:
        case "network" if place:
            host, _, number = place.partition(":")
            tcp_port = int(number or NETWORK_PORT)
            if not 0 < tcp_port < 65536:
                raise ValueError(f"no TCP port {tcp_port} in {port!r}")
            return partial(open_network, host, tcp_port)
        case "usb" if place:
            return partial(open_usb, place)
        case "serial" if place:
            path, _, number = place.partition(":")
            baud = int(number or BAUD)
            return partial(open_serial, path, baud)
        case "file" if place:
            return lambda _: open_file(place)
        case _:
            raise ValueError(
                f"no printer port {port!r}: network:host[:port], usb:path, serial:path[:baud] or file:path"
            )
