"""A receipt printer made of software, at the end of a TCP connection or a pty, that answers as Epson's do.

* `DLE EOT n` is answered on arrival, also off-line; `GS r`, `GS I` and `GS ( H` only when everything before is printed.

* Without paper, or with the cover open, it stops printing; then its buffer fills, and it takes no more bytes.

* Its prints are interpreted into `paper`: lines, pictures, cuts, and problems.
"""

import contextlib
import os
import select
import socket
import struct
import threading
import time
import tty
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from devices.simulated.escpos_reader import Interpreter, Query
from devices.simulated.paper import Cut, Paper, tickets
from kiosk.wiring import NetworkAddress

BEAT = 0.02
"""Seconds between two looks at the state while nothing arrives."""


@dataclass
class PrinterBody:
    """A printer without its connection: roll, cover, head and firmware. A test may set its public fields at any time,
    from any thread.
    """

    columns: int = 48
    width: int = 576
    knows_process_id: bool = True
    silent: bool = False
    paper_low: bool = False
    paper_out: bool = False
    cover_open: bool = False
    cutter_jammed: bool = False
    offline: bool = False
    bytes_per_second: float | None = None
    paper_lasts: int | None = None
    """How many bytes still fit on the roll."""
    cover_open_at_the_end: bool = False
    """Whether the cover springs open at the end of the roll, instead of the paper being reported missing."""
    buffer: int = 4096
    """How many bytes it buffers before they are printed; with 0 it accepts a connection and then takes no byte."""
    head: Interpreter = field(init=False)
    received: bytearray = field(default_factory=bytearray)
    _waiting: bytearray = field(default_factory=bytearray)
    _tail: bytes = b""

    def __post_init__(self) -> None:
        self.head = Interpreter(self.columns, self.width)

    @property
    def stopped(self) -> bool:
        return self.paper_out or self.cover_open or self.cutter_jammed or self.offline

    @property
    def room(self) -> int:
        return max(0, self.buffer - len(self._waiting))

    def hear(self, data: bytes) -> bytes:
        """Takes bytes in; returns what the printer answers at once."""
        self.received += data
        self._waiting += data
        window = self._tail + data
        self._tail = window[-2:]
        asked = [
            window[at + 2]
            for at in range(len(window) - 2)
            if window[at : at + 2] == b"\x10\x04" and at + 2 >= len(window) - len(data)
        ]
        return b"" if self.silent else bytes(self._status(number) for number in asked)

    def work(self, seconds: float) -> bytes:
        """Prints as much of the waiting bytes as it can within `seconds`; returns its answers to the questions among
        them.
        """
        if self.stopped:
            return b""
        most = len(self._waiting) if self.bytes_per_second is None else int(self.bytes_per_second * seconds) + 1
        if self.paper_lasts is not None:
            most = min(most, self.paper_lasts)
        piece = bytes(self._waiting[:most])
        del self._waiting[:most]
        self.head.feed(piece)
        if self.paper_lasts is not None:
            self.paper_lasts -= len(piece)
            if self.paper_lasts == 0:
                self.paper_out, self.cover_open = not self.cover_open_at_the_end, self.cover_open_at_the_end
        answers = b"".join(self._answer(query) for query in self.head.queries)
        self.head.queries.clear()
        return b"" if self.silent else answers

    def _status(self, number: int) -> int:
        match number:
            case 1:
                return 0x12 | (0x08 if self.stopped else 0)
            case 2:
                cutter = 0x40 if self.cutter_jammed else 0
                return 0x12 | (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0) | cutter
            case 3:
                return 0x12 | (0x08 if self.cutter_jammed else 0)
            case 4:
                return 0x12 | (0x60 if self.paper_out else 0) | (0x0C if self.paper_low or self.paper_out else 0)
            case _:
                return 0x12

    def _answer(self, query: Query) -> bytes:
        match query:
            case Query("GS r", b"\x01"):
                return b"\x00"
            case Query("GS ( H", job) if self.knows_process_id:
                return b"\x37\x22" + job + b"\x00"
            case Query("GS I", b"\x43"):
                return b"_TM-T20II\x00"
            case _:
                return b""


class _Served(ABC):
    """A printer at the end of a connection, served by a thread of its own until `close`."""

    def __init__(self, body: PrinterBody) -> None:
        self.body = body
        self._changed = threading.Condition()
        self._running = True
        self._thread = threading.Thread(target=self._serve, name="receipt-printer", daemon=True)
        self._thread.start()

    @property
    def paper(self) -> Paper:
        """Everything printed so far."""
        with self._changed:
            return self.body.head.paper()

    @property
    def tickets(self) -> list[Paper]:
        """Everything printed so far, divided at the cuts."""
        return [ticket for ticket in tickets(self.paper) if isinstance(ticket.marks[-1], Cut)]

    def wait_for_tickets(self, number: int, seconds: float = 20) -> list[Paper]:
        """Waits until so many tickets were cut. Raises `TimeoutError`."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.tickets) >= number, seconds):
                raise TimeoutError(f"{len(self.tickets)} tickets instead of {number}")
        return self.tickets

    def wait_for_bytes(self, number: int, seconds: float = 20) -> None:
        """Waits until so many bytes arrived. Raises `TimeoutError`."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.body.received) >= number, seconds):
                raise TimeoutError(f"{len(self.body.received)} bytes instead of {number}")

    def close(self) -> None:
        self._running = False
        self._thread.join(5)

    def __enter__(self) -> "_Served":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def _serve(self) -> None:
        """Serves the far end of the connection until `_running` ends."""

    def _converse(self, wire: int) -> None:
        """Listens, prints and answers on `wire` until the other side is gone."""
        then = time.monotonic()
        while self._running:
            heard = self._hear(wire)
            if heard == b"":
                return
            now = time.monotonic()
            with self._changed:
                answer = (self.body.hear(heard) if heard else b"") + self.body.work(now - then)
                self._changed.notify_all()
            then = now
            if answer:
                os.write(wire, answer)

    def _hear(self, wire: int) -> bytes | None:
        """The bytes that arrived within `BEAT` seconds: None for none, empty when the other side is gone."""
        poll = select.poll()
        poll.register(wire, select.POLLIN if self.body.room else 0)
        if not poll.poll(BEAT * 1000):
            return None
        return os.read(wire, max(1, self.body.room))


class NetworkPrinter(_Served):
    """A printer on a free TCP port of this machine, for one client at a time; the port stays the same while it is
    switched off.
    """

    def __init__(self, body: PrinterBody | None = None) -> None:
        self._listener: socket.socket | None = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.hang_up_after: int | None = None
        """After how many bytes it breaks the connection; None for never."""
        super().__init__(body or PrinterBody())

    @property
    def address(self) -> str:
        """The printer's port, as in `kiosk.toml`."""
        return f"network:127.0.0.1:{self.port}"

    @property
    def wiring(self) -> NetworkAddress:
        """The printer's port as a parsed value."""
        return NetworkAddress("127.0.0.1", self.port)

    def switch_off(self) -> None:
        listener, self._listener = self._listener, None
        if listener:
            self._running = False
            self._thread.join(5)
            listener.close()

    def switch_on(self) -> None:
        if not self._listener:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self._running = True
            self._thread = threading.Thread(target=self._serve, name="receipt-printer", daemon=True)
            self._thread.start()

    def close(self) -> None:
        self.switch_off()

    def _serve(self) -> None:
        assert self._listener
        self._listener.settimeout(BEAT)
        while self._running:
            with contextlib.suppress(TimeoutError):
                client, _ = self._listener.accept()
                with client, contextlib.suppress(ConnectionError):
                    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._client = client
                    self._converse(client.fileno())

    def _hear(self, wire: int) -> bytes | None:
        if self.hang_up_after is not None and len(self.body.received) >= self.hang_up_after:
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return b""
        return super()._hear(wire)


class PtyPrinter(_Served):
    """A printer at the far end of a pty: `path` is what the driver opens, as a serial line or in place of
    `/dev/usb/lp0`."""

    def __init__(self, body: PrinterBody | None = None) -> None:
        self._far, self._near = os.openpty()
        tty.setraw(self._near)
        self.path = Path(os.ttyname(self._near))
        super().__init__(body or PrinterBody())

    def close(self) -> None:
        super().close()
        for end in (self._far, self._near):
            with contextlib.suppress(OSError):
                os.close(end)

    def pull_the_cable(self) -> None:
        """Removes the far end: a program that has `path` open gets an error."""
        self.close()

    def _serve(self) -> None:
        self._converse(self._far)


def free_port() -> int:
    """A TCP port of this machine on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
