"""The twin of the receipt printer, for demos and tests: remembers what it printed, and can be made to fail."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from devices.printers.job import paper_width, render
from devices.simulated.escpos_reader import read
from devices.simulated.paper import Paper
from kiosk.lending.model import Trouble
from kiosk.lending.tickets import PrintOutcome, PrintResult, Slip

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class SimulatedJob:
    """A ticket from the simulated printer: in words, and as the bytes for a real printer."""

    slip: Slip
    data: bytes


class SimulatedPrinter:
    """A receipt printer with a roll, a cover and a switch; `jobs` are the printed tickets, oldest first.

    Raises `UnknownProfileError`.
    """

    def __init__(
        self,
        profile: str = "TM-T20II",
        code_page: int | None = None,
        cache_dir: Path | None = None,
    ) -> None:
        self._width = paper_width(profile, cache_dir)
        self._render = partial(render, profile=profile, code_page=code_page, cache_dir=cache_dir)
        self._trouble: Trouble | None = None
        self.jobs: list[SimulatedJob] = []

    def print(self, slip: Slip) -> PrintOutcome:
        match self._trouble:
            case None | Trouble.PAPER_LOW:
                self.jobs.append(SimulatedJob(slip, self._render(slip)))
                return PrintOutcome(PrintResult.PRINTED)
            case Trouble.SILENT:
                self.jobs.append(SimulatedJob(slip, self._render(slip)))
                return PrintOutcome(PrintResult.UNCONFIRMED, Trouble.SILENT)
            case Trouble.MISSING:
                return PrintOutcome(PrintResult.UNREACHABLE, Trouble.MISSING)
            case trouble:
                return PrintOutcome(PrintResult.NOT_READY, trouble)

    def trouble(self) -> Trouble | None:
        return self._trouble

    def run_out_of_paper(self) -> None:
        self._trouble = Trouble.PAPER_OUT

    def run_low_on_paper(self) -> None:
        """Bring the roll near its end; tickets are still printed."""
        self._trouble = Trouble.PAPER_LOW

    def jam_cutter(self) -> None:
        self._trouble = Trouble.CUTTER

    def open_cover(self) -> None:
        self._trouble = Trouble.COVER_OPEN

    def switch_off(self) -> None:
        self._trouble = Trouble.MISSING

    def fall_silent(self) -> None:
        """Let the printer print without answering from now on."""
        self._trouble = Trouble.SILENT

    def mend(self) -> None:
        """Put in a new roll, free the cutter, close the cover, switch the printer on and plug it in."""
        self._trouble = None

    def last_paper(self) -> Paper | None:
        """The last ticket as it is on paper; None before the first."""
        return read(self.jobs[-1].data, self._width.columns, self._width.dots) if self.jobs else None

    def last_picture(self) -> "Image | None":
        """The last ticket drawn, 8 pixels to the millimetre; None before the first."""
        from devices.simulated.paper_picture import picture

        paper = self.last_paper()
        return picture(paper) if paper else None
