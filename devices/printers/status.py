"""Reads the answers of a printer, byte by byte, after Epson's command reference. Pure.

Three kinds of answer share one wire and are told apart by their fixed bits: real-time status (`DLE EOT n`, 0xx1xx10),
paper status (`GS r 1`, 0xx0xxxx) and the process id (`GS ( H`, 37 22 … 00). Automatic status (xxx1xx00, four bytes),
flow control and all other bytes are skipped.
"""

from dataclasses import dataclass
from enum import IntEnum

from kiosk.lending.model import Trouble

PROCESS_ID = b"\x37\x22"

NO_ERROR = 0x12
"""The answer to `Ask.ERROR_CAUSE` of a printer that has no error."""


class Ask(IntEnum):
    """The real-time questions, by the argument of `DLE EOT`."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    PAPER = 4
    ERROR_CAUSE = 3

    @property
    def command(self) -> bytes:
        return bytes((0x10, 0x04, self))


PAPER_STATUS = b"\x1dr\x01"


def process_id_request(job: bytes) -> bytes:
    """The command `GS ( H` function 48, which makes the printer answer `job` (4 bytes, 20h to 7Eh) once everything
    before it is printed.
    """
    return b"\x1d(H\x06\x0000" + job


@dataclass(frozen=True, slots=True)
class RealTime:
    """The answer to `DLE EOT`."""

    status: int


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """The answer to `GS r 1`."""

    status: int


@dataclass(frozen=True, slots=True)
class Process:
    """The answer to `GS ( H`: the process id that was sent with the job."""

    job: bytes


Answer = RealTime | PaperStatus | Process


def answers(data: bytes) -> tuple[list[Answer], bytes]:
    """The answers in the bytes `data`, and the remaining bytes of an incomplete answer."""
    found: list[Answer] = []
    while data:
        size = 7 if data[0] == PROCESS_ID[0] else 4 if data[0] & 0x93 == 0x10 else 1
        if len(data) < size:
            break
        if size == 7 and data.startswith(PROCESS_ID):
            found.append(Process(data[2:6]))
        elif size == 1 and data[0] & 0x93 == 0x12:
            found.append(RealTime(data[0]))
        elif size == 1 and data[0] & 0x90 == 0x00:
            found.append(PaperStatus(data[0]))
        data = data[size:]
    return found, data


def trouble_of(printer: int, cause: int, paper: int, error: int = NO_ERROR) -> Trouble | None:
    """The trouble according to these answers; None if nothing is wrong.

    The cover is checked before the paper, because with an open cover the printer reports missing paper too. `PAPER_LOW`
    comes last, because it does not stop printing.
    """
    if cause & 0x04:
        return Trouble.COVER_OPEN
    if cause & 0x20 or paper & 0x60:
        return Trouble.PAPER_OUT
    if error & 0x08:
        return Trouble.CUTTER
    if has_stopped(printer, cause):
        return Trouble.OFFLINE
    if paper & 0x0C:
        return Trouble.PAPER_LOW
    return None


def has_stopped(printer: int, cause: int) -> bool:
    """Is the printer off-line, or does it have an error? Then the cause of the error is asked for."""
    return bool(printer & 0x08 or cause & 0x40)
