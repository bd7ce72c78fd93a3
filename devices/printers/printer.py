"""A receipt printer: prints a slip, and reports what is known about the paper.

    open ── asks: are you ready? ── job ── asks: is it on paper? ── close

If the printer gives no proof of a job that was sent, the job is `UNCONFIRMED`; a job is never repeated here. The
connection is open only during a job, because most network printers serve one connection at a time. Every wait has a
deadline (`Patience`). A printer that does not answer is `SILENT`, because it may accept no byte at all. Its tickets are
sent and stay unconfirmed, unless `proof` is "none": then it is in order as long as it accepts the bytes.
"""

import errno
import logging
import threading
import time
from collections.abc import Callable
from itertools import count
from typing import Literal

from devices.printers.dialogue import ORDINARY, Dialogue, Patience, Status
from devices.printers.links import Connect, LinkError, StalledError
from devices.printers.status import PAPER_STATUS, PaperStatus, Process, process_id_request
from kiosk.lending.model import Trouble
from kiosk.lending.tickets import PrintOutcome, PrintResult, Slip

log = logging.getLogger(__name__)

Proof = Literal["auto", "GS ( H", "GS r", "none"]
"""The way in which the printer proves that it printed: "auto" asks for a process id, then for the paper status, and
remembers which one it answered.
"""

PRINTED = PrintOutcome(PrintResult.PRINTED)


class EscposPrinter:
    """A `Printer` at the end of a wire. One job or question at a time, from any thread.

    `connect` opens the wire within the given seconds or raises `OSError`; `render` makes the job of a slip.
    """

    def __init__(
        self, connect: Connect, render: Callable[[Slip], bytes], proof: Proof = "auto", patience: Patience = ORDINARY
    ) -> None:
        self._connect = connect
        self._render = render
        self._proof: Proof = proof
        self._patience = patience
        self._serials = count(1)
        self._busy = threading.Lock()
        self._has_answered = False
        self._stuck = False
        """Did a printer that is asked for no proof accept only a part of the last job?"""
        self._trouble: Trouble | None = None

    def print(self, slip: Slip) -> PrintOutcome:
        """Print one ticket; takes at most the sum of `Patience`, usually a second or two."""
        job = self._render(slip)
        with self._busy:
            outcome = self._deliver(job)
            if outcome == _unconfirmed() and self._has_answered:
                # The wire may be blocked, while the printer still reports the reason over a new wire.
                outcome = _unconfirmed(self._ask().trouble)
            if outcome.trouble is not Trouble.SILENT and self._trouble is not Trouble.PAPER_LOW:
                self._trouble = outcome.trouble
        log.debug("ticket %s", outcome.result.value)
        return outcome

    def trouble(self) -> Trouble | None:
        """The present trouble of the printer; None if it has none. Takes a few seconds at most.

        While a ticket is being printed, the last known trouble is returned.
        """
        if not self._busy.acquire(blocking=False):
            return self._trouble
        try:
            self._trouble = self._ask().trouble
            return self._trouble
        finally:
            self._busy.release()

    def _ask(self) -> Status:
        try:
            link = self._connect(self._patience.connect)
        except OSError as error:
            return Status(False, why_unreachable(error))
        try:
            if self._proof == "none":
                return Status(False, Trouble.SILENT if self._stuck else None)
            status = Dialogue(link, self._patience).begin()
        except StalledError:
            return Status(False, Trouble.SILENT)
        except LinkError:
            return Status(False, Trouble.MISSING)
        finally:
            link.close()
        self._has_answered = self._has_answered or status.answered
        return status if status.answered else Status(False, Trouble.SILENT)

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
            status = Status(False, None) if self._proof == "none" else dialogue.begin()
        except LinkError:
            return PrintOutcome(PrintResult.UNREACHABLE, Trouble.MISSING)
        self._has_answered = self._has_answered or status.answered
        if status.trouble and status.trouble.stops:
            return PrintOutcome(PrintResult.NOT_READY, status.trouble)
        try:
            if self._proof != "none":
                return self._send_and_wait(dialogue, job, status.answered)
            self._stuck = True
            dialogue.tell(job)
            dialogue.wait_until_taken()
            self._stuck = False
            return PRINTED
        except LinkError:
            return _unconfirmed()

    def _send_and_wait(self, dialogue: Dialogue, job: bytes, answering: bool) -> PrintOutcome:
        serial = f"{next(self._serials) % 10000:04}".encode()
        asked_paper = self._proof == "GS r"
        dialogue.tell(job + (PAPER_STATUS if asked_paper else process_id_request(serial)))
        sent = time.monotonic()
        until = sent + (self._patience.paper if answering else self._patience.silence)
        second_try = sent + self._patience.silence if self._proof == "auto" else float("inf")
        while (now := time.monotonic()) < until or now >= second_try:
            if now >= second_try:
                dialogue.tell(PAPER_STATUS)
                asked_paper, second_try = True, float("inf")
                until = max(until, now + self._patience.silence)
            match dialogue.listen((Process, PaperStatus), self._patience.between):
                case Process(job=printed) if printed == serial:
                    return PRINTED
                case PaperStatus() if asked_paper:
                    # Answers come in the order of the questions: a printer that knows the first one has answered it by
                    # now.
                    self._proof = "GS r"
                    return PRINTED
                case None if answering and (trouble := dialogue.status().trouble) and trouble.stops:
                    return _unconfirmed(trouble)
        return _unconfirmed()


def why_unreachable(error: OSError) -> Trouble:
    """The trouble for this error: DENIED for a wire that this user may not open, else MISSING."""
    return Trouble.DENIED if error.errno in (errno.EACCES, errno.EPERM) else Trouble.MISSING


def _unconfirmed(trouble: Trouble | None = Trouble.SILENT) -> PrintOutcome:
    """The outcome without proof, explained by the trouble that the printer reports, else SILENT."""
    known = trouble in (Trouble.PAPER_OUT, Trouble.COVER_OPEN, Trouble.CUTTER, Trouble.OFFLINE)
    return PrintOutcome(PrintResult.UNCONFIRMED, trouble if known else Trouble.SILENT)
