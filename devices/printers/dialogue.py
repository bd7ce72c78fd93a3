"""Talks with a printer over an open wire: sends bytes, and waits for answers of certain kinds."""

import time
from dataclasses import dataclass
from typing import TypeVar

from devices.printers.links import Link
from devices.printers.status import NO_ERROR, Answer, Ask, RealTime, answers, has_stopped, trouble_of
from kiosk.lending.model import Trouble

Wanted = TypeVar("Wanted", bound=Answer)

MODEL = b"\x1dI\x43"
"""`GS I 67`: the model name, between `_` and NUL."""


@dataclass(frozen=True, slots=True)
class Patience:
    """The longest times to wait, in seconds."""

    connect: float = 2.0
    status: float = 1.0
    stall: float = 8.0
    """The time in which the printer may accept no byte at all, in seconds."""
    sending: float = 60.0
    """The time for all bytes of one ticket or question, in seconds."""
    paper: float = 15.0
    """The time until a printer that answers has printed, in seconds."""
    silence: float = 3.0
    """The time after which a printer without an answer is given up, or asked for the second kind of proof."""
    between: float = 0.7
    """The time between two questions for troubles while waiting for the proof, in seconds."""


ORDINARY = Patience()


@dataclass(frozen=True, slots=True)
class Status:
    """The status of a printer: `trouble` is None if nothing is wrong, or if it did not answer."""

    answered: bool
    trouble: Trouble | None


class Dialogue:
    """One conversation. All methods raise `LinkError` if the wire breaks or the printer accepts no more bytes."""

    def __init__(self, link: Link, patience: Patience) -> None:
        self._link = link
        self._patience = patience
        self._said = b""
        self._heard: list[Answer] = []

    def begin(self) -> Status:
        """Discard answers from before this conversation, and ask for the status of the printer."""
        until = time.monotonic() + self._patience.status
        while time.monotonic() < until and self._link.receive(0):
            pass
        return self.status()

    def tell(self, data: bytes) -> None:
        """Send all of `data`."""
        self._link.send(data, self._patience.stall, self._patience.sending)

    def wait_until_taken(self) -> None:
        """Wait until all sent bytes have left this machine. Raises `StalledError`."""
        self._link.wait_until_taken(self._patience.stall, self._patience.sending)

    def listen(self, kinds: tuple[type[Wanted], ...], longest: float) -> Wanted | None:
        """The next answer of these kinds, or None after `longest` seconds. Other answers are kept for later."""
        until = time.monotonic() + longest
        while True:
            for answer in self._heard:
                if isinstance(answer, kinds):
                    self._heard.remove(answer)
                    return answer
            left = until - time.monotonic()
            if left <= 0:
                return None
            found, self._said = answers(self._said + self._link.receive(left))
            self._heard += found

    def status(self) -> Status:
        """Ask the real-time questions one by one, because an answer does not identify its question.

        The cause of an error is asked last, and only if there is an error: a printer that does not know this question
        has answered all the others by then.
        """
        self._heard = [answer for answer in self._heard if not isinstance(answer, RealTime)]
        replies: list[int] = []
        for ask in (Ask.PRINTER, Ask.OFFLINE_CAUSE, Ask.PAPER):
            answer = self._answer(ask)
            if answer is None:
                return Status(False, None)
            replies.append(answer)
        printer, cause, paper = replies
        error = self._answer(Ask.ERROR_CAUSE) if has_stopped(printer, cause) else None
        return Status(True, trouble_of(printer, cause, paper, NO_ERROR if error is None else error))

    def _answer(self, ask: Ask) -> int | None:
        self.tell(ask.command)
        answer = self.listen((RealTime,), self._patience.status)
        return None if answer is None else answer.status

    def model(self) -> str:
        """The model name that the printer reports, or an empty text."""
        self.tell(MODEL)
        until, answer = time.monotonic() + self._patience.status, b""
        while b"\0" not in answer and (left := until - time.monotonic()) > 0:
            answer += self._link.receive(left)
        return answer.partition(b"_")[2].partition(b"\0")[0].decode("ascii", "replace")
