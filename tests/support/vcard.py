"""A contactless card for the virtual reader (vpcd), which a test lays down and takes away.

vpcd listens on one TCP port for each slot. A connection is a card on the reader; its end is the card taken away. A
message is two bytes of length and a payload: one byte for power off (0), on (1), reset (2) and "your ATR?" (4), else a
command. Only the last two are answered. pcscd asks for the ATR every 0.4 s to see whether the card is still there.

A card that lies on the reader stays there when pcscd ends: it connects again as soon as there is a pcscd.
"""

import os
import random
import socket
import threading
from collections import Counter
from contextlib import suppress


def storage_card(kind: int) -> bytes:
    """The ATR of a card without ISO 14443-4, of the given kind (PC/SC part 3, 3.1.3.2.3.2)."""
    return _with_check(bytes.fromhex("3B8F8001804F0CA00000030603") + kind.to_bytes(2, "big") + bytes(4))


def _with_check(atr: bytes) -> bytes:
    check = 0
    for byte in atr[1:]:
        check ^= byte
    return atr + bytes([check])


CLASSIC = storage_card(0x0001)
ULTRALIGHT = storage_card(0x0003)
"""The ATR of an Ultralight, and of an NTAG too."""
ISO_14443_4 = bytes.fromhex("3B8180018080")
"""The ATR of DESFire, bank cards, phones and passports."""

PAYMENT_DIRECTORY = b"2PAY.SYS.DDF01"
FREE_PORTS = range(20000, 32000, 2)
"""TCP ports, two for each process, below those that Linux gives to outgoing connections."""


def free_ports() -> int:
    """The first of two consecutive free TCP ports, different ones in every process."""
    first = os.getpid() % len(FREE_PORTS)
    for port in [*FREE_PORTS[first:], *FREE_PORTS[:first]]:
        try:
            for candidate in (port, port + 1):
                with socket.socket() as free:
                    free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    free.bind(("127.0.0.1", candidate))
        except OSError:
            continue
        return port
    raise OSError("no two ports in a row are free")


SLOT_PORT = free_ports()
"""The port of the first slot of this process's virtual reader; the second slot has the next port."""


class VirtualCard:
    """A card for a slot of the virtual reader, not on it until `insert`.

    The first `torn` answers fail with 6300, and with `noise` every answer is random bytes. A `silent` card is taken
    away as soon as it is asked something. `asked` counts the commands it received, by their first two bytes in hex.
    """

    def __init__(
        self,
        uid: bytes,
        atr: bytes = CLASSIC,
        *,
        payment: bool = False,
        torn: int = 0,
        silent: bool = False,
        noise: random.Random | None = None,
        slot: int = 0,
    ) -> None:
        self.uid, self.payment, self.torn, self.silent = uid, payment, torn, silent
        self.noise = noise
        self.atr = ISO_14443_4 if payment else atr
        self.port = SLOT_PORT + slot
        self.asked: Counter[str] = Counter()
        self.powered = threading.Event()
        """Whether a reader has noticed the card."""
        self._taken = threading.Event()
        self._line: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def insert(self) -> None:
        """Lays the card on the reader, now or as soon as there is one."""
        self._taken.clear()
        self.powered.clear()
        self._thread = threading.Thread(target=self._lie, name="virtual card", daemon=True)
        self._thread.start()

    def remove(self) -> None:
        """Takes the card away; the reader notices within half a second. Does nothing if the card is not there."""
        self._taken.set()
        if line := self._line:
            _hang_up(line)
        if self._thread:
            self._thread.join()
            self._thread = None

    def _lie(self) -> None:
        while not self._taken.is_set():
            try:
                with socket.create_connection(("127.0.0.1", self.port)) as self._line:
                    if not self._taken.is_set():
                        self._answer(self._line)
            except OSError:
                pass
            self._taken.wait(0.02)

    def _answer(self, line: socket.socket) -> None:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while message := _receive(line):
            match message:
                case b"\x04":
                    _send(line, self.atr)
                case b"\x00" | b"\x01" | b"\x02":
                    self.powered.set()
                case command:
                    self.asked[command[:2].hex()] += 1
                    if self.silent:
                        self._taken.set()
                        return
                    _send(line, self._obey(command))

    def _obey(self, command: bytes) -> bytes:
        if self.noise:
            return self.noise.randbytes(self.noise.randint(0, 300))
        if self.torn:
            self.torn -= 1
            return b"\x63\x00"
        match command[:2]:
            case b"\xff\xca":
                return self.uid + b"\x90\x00" if self.uid else b"\x6a\x81"
            case b"\xff\x00":
                return b"\x90\x00"
            case b"\x00\xa4" if self.payment and PAYMENT_DIRECTORY in command:
                return b"\x6f\x10\x84\x0e" + PAYMENT_DIRECTORY + b"\x90\x00"
            case b"\x00\xa4":
                return b"\x6a\x82"
            case _:
                return b"\x6d\x00"


def _receive(line: socket.socket) -> bytes:
    """The next message; empty when the reader is gone."""
    size = int.from_bytes(_read(line, 2), "big")
    return _read(line, size)


def _read(line: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        # vpcd sends length and payload separately: without a quick acknowledgement, every message takes 40 ms.
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        if not (piece := line.recv(size - len(data))):
            return b""
        data += piece
    return data


def _send(line: socket.socket, answer: bytes) -> None:
    line.sendall(len(answer).to_bytes(2, "big") + answer)


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
