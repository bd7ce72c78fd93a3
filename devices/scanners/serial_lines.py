"""Scanners on a serial line: USB-CDC, or a real one."""

import errno
from collections.abc import Callable
from dataclasses import dataclass

from devices.scanners.codes import ByteReads, Reading


@dataclass(frozen=True, slots=True)
class SerialPort:
    """The port of a serial scanner; `baud` is in bits per second."""

    pattern: str
    baud: int
    only: Callable[[str], bool] = lambda _: True

    def allows(self, path: str) -> bool:
        return self.only(path)

    def open(self, path: str) -> "SerialWire":
        return SerialWire(path, self.baud)


class SerialWire:
    """An open serial port, locked for this program. Codes that were scanned before it was opened are discarded."""

    def __init__(self, path: str, baud: int) -> None:
        import serial  # only if such a scanner is configured

        try:
            self._serial = serial.Serial(path, baud, timeout=0, exclusive=True)
        except ValueError as error:
            raise OSError(errno.EINVAL, f"{path} cannot do {baud} bits per second") from error
        self._reads = ByteReads()

    @property
    def begun(self) -> bool:
        return self._reads.begun

    def fileno(self) -> int:
        fd: int = self._serial.fileno()
        return fd

    def read(self, at: float) -> list[Reading]:
        return self._reads.take(self._serial.read(4096), at)

    def fall_silent(self, at: float) -> list[Reading]:
        return self._reads.fall_silent(at)

    def close(self) -> None:
        self._serial.close()
