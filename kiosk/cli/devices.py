"""Opens the devices that the configuration names; a twin where it says `simulated`, nothing where it says `none`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lending.ports import Printer, Source
from kiosk.settings import Settings

if TYPE_CHECKING:
    from devices.simulated.twins import SimulatedPrinter, SimulatedReader, SimulatedScanner


def fonts() -> Path:
    """The fonts of the screens: a ticket in a script that the printer lacks is drawn with them."""
    import screens

    return Path(screens.__file__).parent / "fonts"


def cache() -> Path:
    """A directory of this user alone for what can be made again."""
    given = os.environ.get("CACHE_DIRECTORY") or os.environ.get("XDG_CACHE_HOME")
    path = (Path(given) if given else Path.home() / ".cache") / "deelkiosk"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def printer_cache() -> Path:
    """Where the printer profiles are kept ready to load."""
    path = cache() / "escpos"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def open_reader(port: str, key: bytes) -> "Source | SimulatedReader | None":
    match port.partition(":"):
        case "none", _, _:
            return None
        case "simulated", _, _:
            from devices.simulated.twins import SimulatedReader

            return SimulatedReader(key)
        case _, _, name:
            from devices.cards.reader import PcscReader

            return PcscReader(key, name or None)


def open_scanner(ports: tuple[str, ...]) -> "Source | SimulatedScanner | None":
    if "simulated" in ports:
        from devices.simulated.twins import SimulatedScanner

        return SimulatedScanner()
    real = tuple(port for port in ports if port != "none")
    if not real:
        return None
    from devices.scanners.configured import open_scanners

    return open_scanners(real)


def open_ticket_printer(config: Settings) -> "Printer | SimulatedPrinter | None":
    """Raises `ValueError` when the profile is unknown."""
    wanted = config.printer
    if wanted.port == "none":
        return None
    if wanted.port == "simulated":
        from devices.simulated.twins import SimulatedPrinter

        return SimulatedPrinter(wanted.profile, wanted.code_page, printer_cache(), fonts())
    from devices.printers.configured import open_printer

    return open_printer(wanted.port, wanted.profile, wanted.code_page, wanted.proof, printer_cache(), fonts())
