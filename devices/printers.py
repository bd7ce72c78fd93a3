"""Receipt printers: a slip goes in, and what is known about the paper comes out.

    open ── asks: are you ready? ── job ── asks: is it on paper? ── close

A printer that was sent something and proved nothing leaves the job `UNCONFIRMED`; nothing here prints a job again. The
connection is held only as long as a job takes, for most network printers serve one at a time. Every wait has a deadline
(`Patience`). A printer that never answers can be used: its tickets stay unconfirmed, unless `proof` is "none".
"""

import errno
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Literal

from devices.escpos_slip import paper_width, render
from devices.printer_dialogue import Dialogue, Patience, Status
from devices.printer_links import Connect, LinkError, open_file, open_network, open_serial, open_usb
from devices.printer_status import PAPER_STATUS, PaperStatus, Process, process_id_request
from kiosk.lending.model import Trouble
from kiosk.lending.ports import Printer
from kiosk.lending.tickets import PrintOutcome, PrintResult, Slip

log = logging.getLogger(__name__)

Proof = Literal["auto", "GS ( H", "GS r", "none"]
"""How the printer shows that it printed. "auto" asks for a process id, then for the paper status, and remembers which."""

NETWORK_PORT = 9100
BAUD = 38400
PRINTED = PrintOutcome(PrintResult.PRINTED)


class EscposPrinter:
    """A printer at the end of a wire. One job or question at a time, from any thread.

    `connect` opens the wire within the given seconds or raises `OSError`; `render` turns a slip into a job.
    """

    def __init__(
        self, connect: Connect, render: Callable[[Slip], bytes], proof: Proof = "auto", patience: Patience = Patience()
    ) -> None:
        self._connect = connect
        self._render = render
        self._proof: Proof = proof
        self._patience = patience
        self._serials = count(1)
        self._busy = threading.Lock()
        self._has_answered = False
        self._trouble: Trouble | None = None

    def print(self, slip: Slip) -> PrintOutcome:
        """Deliver one ticket; takes at most the sum of `Patience`, usually a second or two."""
        job = self._render(slip)
        with self._busy:
            outcome = self._deliver(job)
            if outcome == _unconfirmed() and self._has_answered:
                # The wire may be stuck while the printer, asked anew, can say why.
                outcome = _unconfirmed(self._ask().trouble)
            if outcome.trouble is not Trouble.SILENT:
                self._note(outcome.trouble)
        log.info("ticket %s", outcome.result.value)
        return outcome

    def trouble(self) -> Trouble | None:
        """Asked now, or the last that is known while a ticket is being printed; takes a few seconds at most.

        A printer that never says anything has no trouble as long as it can be reached; one that used to answer and stopped
        is `SILENT`.
        """
        if not self._busy.acquire(blocking=False):
            return self._trouble
        try:
            self._note(self._ask().trouble)
            return self._trouble
        finally:
            self._busy.release()

    def _note(self, trouble: Trouble | None) -> None:
        if trouble is not self._trouble:
            log.info("printer %s", trouble.value if trouble else "ok")
        self._trouble = trouble

    def _ask(self) -> Status:
        try:
            link = self._connect(self._patience.connect)
        except OSError as error:
            return Status(False, why_unreachable(error))
        try:
            status = Status(False, None) if self._proof == "none" else Dialogue(link, self._patience).status()
        except LinkError:
            return Status(False, Trouble.MISSING)
        finally:
            link.close()
        if not status.answered and self._has_answered:
            return Status(False, Trouble.SILENT)
        self._has_answered = self._has_answered or status.answered
        return status

    def _deliver(self, job: bytes) -> PrintOutcome:
        try:
            link = self._connect(self._patience.connect)
        except OSError as error:
            return PrintOutcome(PrintResult.UNREACHABLE, why_unreachable(error))
        try:
            return self._converse(Dialogue(link, self._patience), job)
        finally:
            link.close()

    def _converse(self, dialogue: Dialogue, job: bytes) -> PrintOutcome:
        try:
            status = Status(False, None) if self._proof == "none" else dialogue.status()
        except LinkError:
            return PrintOutcome(PrintResult.UNREACHABLE, Trouble.MISSING)
        self._has_answered = self._has_answered or status.answered
        if status.trouble:
            return PrintOutcome(PrintResult.NOT_READY, status.trouble)
        try:
            if self._proof == "none":
                dialogue.tell(job)
                return PRINTED
            return self._send_and_wait(dialogue, job, status.answered)
        except LinkError:
            return _unconfirmed()

    def _send_and_wait(self, dialogue: Dialogue, job: bytes, answering: bool) -> PrintOutcome:
        serial = f"{next(self._serials) % 10000:04}".encode()
        only_paper_status = self._proof == "GS r"
        dialogue.tell(job + (PAPER_STATUS if only_paper_status else process_id_request(serial)))
        until = time.monotonic() + (self._patience.paper if answering else self._patience.silence)
        second_try = time.monotonic() + self._patience.silence if self._proof == "auto" else float("inf")
        while (now := time.monotonic()) < until or now >= second_try:
            if now >= second_try:
                dialogue.tell(PAPER_STATUS)
                second_try = float("inf")
                until = max(until, now + self._patience.silence)
            match dialogue.listen((Process, PaperStatus), self._patience.between):
                case Process(job=printed) if printed == serial:
                    return PRINTED
                case PaperStatus() if only_paper_status or self._proof == "auto":
                    # The printer answers in order: had it known the first request, that answer would stand before this.
                    self._proof = "GS r"
                    return PRINTED
                case None if answering and (trouble := dialogue.status().trouble):
                    return _unconfirmed(trouble)
        return _unconfirmed()


@dataclass(frozen=True, slots=True)
class PrinterProbe:
    """What `kiosk doctor` finds out about a printer without printing."""

    port: str
    profile: str
    columns: int
    reachable: bool
    answers: bool
    model: str
    trouble: Trouble | None
    error: str


def open_printer(
    port: str,
    profile: str = "TM-T20II",
    code_page: int | None = None,
    proof: Proof = "auto",
    cache_dir: Path | None = None,
    fonts: Path | None = None,
    patience: Patience = Patience(),
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
    port: str, profile: str = "TM-T20II", cache_dir: Path | None = None, patience: Patience = Patience()
) -> PrinterProbe:
    """Reach the printer, ask how it is and what it is; prints nothing. Raises as `open_printer`."""
    columns = paper_width(profile, cache_dir).columns
    try:
        link = connection(port)(patience.connect)
    except OSError as error:
        return PrinterProbe(port, profile, columns, False, False, "", why_unreachable(error), str(error))
    try:
        if port.startswith("file:"):
            return PrinterProbe(port, profile, columns, True, False, "", None, "")
        dialogue = Dialogue(link, patience)
        status = dialogue.status()
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
            return partial(open_network, host, int(number or NETWORK_PORT))
        case "usb" if place:
            return lambda _: open_usb(place)
        case "serial" if place:
            path, _, baud = place.partition(":")
            return lambda _: open_serial(path, int(baud or BAUD))
        case "file" if place:
            return lambda _: open_file(place)
        case _:
            raise ValueError(
                f"no printer port {port!r}: network:host[:port], usb:path, serial:path[:baud] or file:path"
            )


def why_unreachable(error: OSError) -> Trouble:
    return Trouble.DENIED if error.errno in (errno.EACCES, errno.EPERM) else Trouble.MISSING


def _unconfirmed(trouble: Trouble | None = Trouble.SILENT) -> PrintOutcome:
    """Only what the printer itself says of its paper, cover or state explains a missing proof; the rest is silence."""
    known = trouble in (Trouble.PAPER_OUT, Trouble.COVER_OPEN, Trouble.OFFLINE)
    return PrintOutcome(PrintResult.UNCONFIRMED, trouble if known else Trouble.SILENT)
