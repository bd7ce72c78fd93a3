"""The wire to a printer: a descriptor that never blocks, written and read with a deadline.

One class serves sockets, `/dev/usb/lp*`, serial lines and files; the `open_…` functions handle their differences. All
of them raise `OSError` when the printer cannot be reached.
"""

import fcntl
import glob
import os
import select
import socket
import sys
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from devices.failures import in_use
from kiosk.own_files import open_to_append

PIECE = 4096
RESET = b"\x1b@"
"""`ESC @`, with which every job begins, and so every file of tickets."""
T = TypeVar("T")


class Closable(Protocol):
    def fileno(self) -> int: ...

    def close(self) -> None: ...


class LinkError(Exception):
    """The printer accepts no more bytes, or is gone."""


class StalledError(LinkError):
    """The printer is there, but accepts no byte."""


@dataclass(slots=True)
class Link:
    """An open wire. With `empty_is_end`, an empty read means that the printer is gone (unlike on `/dev/usb/lp*`)."""

    wire: Closable
    empty_is_end: bool = True

    def send(self, data: bytes, stall: float, longest: float) -> None:
        """Send all of `data`. Raises `StalledError` after `stall` seconds without progress or `longest` in all."""
        rest, moved = memoryview(data), time.monotonic()
        until = moved + longest
        while rest:
            left = min(until, moved + stall) - time.monotonic()
            if left <= 0 or not self._wait(select.POLLOUT, left):
                raise StalledError("the printer takes no more bytes")
            try:
                rest = rest[os.write(self.wire.fileno(), rest[:PIECE]) :]
                moved = time.monotonic()
            except BlockingIOError:
                continue
            except OSError as error:
                raise LinkError(str(error)) from error

    def wait_until_taken(self, stall: float, longest: float) -> None:
        """Wait until all sent bytes have left this machine. Raises `StalledError` after `stall` seconds without
        progress or `longest` in all: a network printer whose buffer is full accepts the connection, but no byte.
        """
        waiting, moved = self._waiting(), time.monotonic()
        until = moved + longest
        while waiting:
            if time.monotonic() >= min(until, moved + stall):
                raise StalledError("the printer takes no more bytes")
            time.sleep(0.02)
            before, waiting = waiting, self._waiting()
            if waiting < before:
                moved = time.monotonic()

    def _waiting(self) -> int:
        """The number of sent bytes that still wait in this machine; 0 for a wire that does not report it."""
        try:
            answer = fcntl.ioctl(self.wire.fileno(), termios.TIOCOUTQ, bytes(4))  # SIOCOUTQ of a socket is the same
        except OSError:
            return 0
        return int.from_bytes(answer, sys.byteorder)

    def receive(self, longest: float) -> bytes:
        """The bytes that the printer sends within `longest` seconds; empty if it sends none. Raises `LinkError`."""
        if not self._wait(select.POLLIN, longest):
            return b""
        try:
            data = os.read(self.wire.fileno(), PIECE)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkError(str(error)) from error
        if not data and self.empty_is_end:
            raise LinkError("the printer closed the connection")
        if not data:
            time.sleep(0.01)  # the kernel reports an empty USB packet as readable repeatedly
        return data

    def close(self) -> None:
        if isinstance(self.wire, socket.socket):
            _hang_up(self.wire)
        self.wire.close()

    def _wait(self, what: int, longest: float) -> bool:
        poll = select.poll()
        poll.register(self.wire.fileno(), what)
        return bool(poll.poll(max(0.0, longest) * 1000))


Connect = Callable[[float], Link]
"""A function that opens the wire within the given seconds, or raises `OSError`."""


def open_network(host: str, port: int, longest: float) -> Link:
    """Open a TCP connection. `host` should be an address, because looking up a name may take longer than `longest`
    seconds.
    """
    try:
        wire = socket.create_connection((host, port), timeout=longest)
    except UnicodeError as error:
        raise OSError(f"{host!r} cannot be the name of a host") from error
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    wire.setblocking(False)
    return Link(wire)


def open_usb(path: str, longest: float) -> Link:
    """Open a printer of the kernel's usblp driver. `path` may be a glob, of which the first match is used, because the
    number of a printer changes when it is plugged in again.
    """
    found = min(glob.glob(path), default=path)
    fd = in_turn(lambda: os.open(found, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY), longest)
    return Link(_File(fd), empty_is_end=False)


def open_serial(path: str, baud: int, longest: float) -> Link:
    """Open a serial line, 8N1, without flow control: at 38400 baud the paper moves faster than bytes come, and many
    cables lack the wires for it."""
    import serial

    try:
        return Link(in_turn(lambda: serial.Serial(path, baud, timeout=0, exclusive=True), longest))
    except (ValueError, termios.error) as error:
        raise OSError(f"{path} cannot be used at {baud} baud: {error}") from error


def in_turn(opening: Callable[[], T], longest: float) -> T:
    """The result of `opening`, tried again for `longest` seconds while another program, such as the doctor, uses the
    device.
    """
    until = time.monotonic() + longest
    while True:
        try:
            return opening()
        except OSError as error:
            if not in_use(error) or time.monotonic() >= until:
                raise
        time.sleep(0.05)


def open_file(path: str) -> Link:
    """Open a file of tickets to append to, and make it if it does not exist. Raises `NotOurs` for any other file, and
    for a link.
    """
    return Link(_File(open_to_append(path, RESET)))


@dataclass(frozen=True, slots=True)
class _File:
    fd: int

    def fileno(self) -> int:
        return self.fd

    def close(self) -> None:
        os.close(self.fd)


def _hang_up(wire: socket.socket) -> None:
    """Signal the end of the bytes, and read the bytes that are still on their way.

    Closing with unread bytes resets the connection, and a printer may then drop the end of the ticket.
    """
    until = time.monotonic() + 0.2
    try:
        wire.shutdown(socket.SHUT_WR)
        wire.settimeout(0.05)
        while time.monotonic() < until and wire.recv(PIECE):
            pass
    except OSError:
        return
