"""A serial scanner made of a pseudo-terminal: its codes come out of a real tty, and its cable can be pulled."""

import os
import pty
import time
import tty
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType


class PtyScanner:
    """A scanner plugged in at `link`, a link to a tty as under /dev/serial/by-id; each plugging in makes a new tty.

    A code scanned before a program has opened the port is lost, as with a real scanner: wait for the event of
    readiness.
    """

    def __init__(self, link: Path) -> None:
        self.link = link
        self._ends: tuple[int, int] | None = None
        self.plug()

    @property
    def device(self) -> str:
        """The tty itself, under its name in /dev."""
        assert self._ends, "plug the scanner in first"
        return os.ttyname(self._ends[1])

    def plug(self) -> None:
        """Plugs the scanner in, after pulling it out if it is plugged in."""
        self.unplug()
        scanner, computer = pty.openpty()
        tty.setraw(computer)
        self._ends = scanner, computer
        fresh = self.link.with_name(self.link.name + ".new")
        fresh.symlink_to(os.ttyname(computer))
        fresh.replace(self.link)

    def unplug(self) -> None:
        """Pulls the cable: the link disappears, and a program that reads the port gets a hang-up."""
        if self._ends is None:
            return
        self.link.unlink()
        for end in self._ends:
            os.close(end)
        self._ends = None

    def scan(self, code: str, suffix: str = "\r") -> None:
        """Scans a barcode; `suffix` is what the scanner sends after it."""
        self.send((code + suffix).encode())

    def scan_at_pace(self, codes: Sequence[str], a_second: float) -> None:
        """Scans these codes one after the other, so many a second, without waiting for an effect."""
        began = time.monotonic()
        for number, code in enumerate(codes):
            time.sleep(max(0.0, began + number / a_second - time.monotonic()))
            self.scan(code)

    def send(self, data: bytes) -> None:
        """Sends these bytes, without a suffix."""
        assert self._ends, "plug the scanner in first"
        os.write(self._ends[0], data)

    def __enter__(self) -> "PtyScanner":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()
