"""Probes the printer for `kiosk doctor`, without printing."""

from dataclasses import dataclass
from pathlib import Path

from devices.failures import in_use
from devices.printers.dialogue import ORDINARY, Dialogue, Patience
from devices.printers.job import paper_width
from devices.printers.links import LinkError, StalledError
from devices.printers.opening import connection
from devices.printers.printer import why_unreachable
from kiosk.lending.model import Trouble
from kiosk.wiring import RealPrinter, TicketFile


@dataclass(frozen=True, slots=True)
class PrinterProbe:
    """The result of a probe. `model` and `error` are empty if there is none, `trouble` is None if nothing is wrong.

    `columns` is the number of columns of the profile. `in_use`: another program uses the printer now.
    """

    profile: str
    columns: int
    reachable: bool
    answers: bool
    model: str
    trouble: Trouble | None
    error: str
    in_use: bool = False


def probe_printer(
    wiring: RealPrinter, profile: str = "TM-T20II", cache_dir: Path | None = None, patience: Patience = ORDINARY
) -> PrinterProbe:
    """Ask the printer for its status and its model, and print nothing. Raises `UnknownProfileError`."""
    columns = paper_width(profile, cache_dir).columns
    try:
        link = connection(wiring)(patience.connect)
    except OSError as error:
        return PrinterProbe(profile, columns, False, False, "", why_unreachable(error), str(error), in_use(error))
    try:
        if isinstance(wiring, TicketFile):
            return PrinterProbe(profile, columns, True, False, "", None, "")
        dialogue = Dialogue(link, patience)
        status = dialogue.begin()
        model = dialogue.model() if status.answered and not (status.trouble and status.trouble.stops) else ""
        return PrinterProbe(profile, columns, True, status.answered, model, status.trouble, "")
    except StalledError as error:
        return PrinterProbe(profile, columns, True, False, "", Trouble.SILENT, str(error))
    except LinkError as error:
        return PrinterProbe(profile, columns, False, False, "", Trouble.MISSING, str(error))
    finally:
        link.close()
