"""What a scanner is plugged into, and the open line to it: what serial and typing scanners have in common."""

import errno
import glob
import termios
from typing import Protocol

from devices.scanners.codes import Reading
from kiosk.lending.model import Trouble

GONE = (OSError, termios.error)
"""What a device raises that is not there, not allowed, or pulled out in mid-sentence; termios.error is no OSError."""

_IN_USE = frozenset({errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK})
_DENIED = frozenset({errno.EACCES, errno.EPERM, *_IN_USE})


class Wire(Protocol):
    """An open scanner."""

    @property
    def begun(self) -> bool:
        """Is half a code waiting for its rest?"""

    def fileno(self) -> int: ...

    def read(self, at: float) -> list[Reading]:
        """What came in, without waiting. Raises one of `GONE` when the scanner is no more."""

    def fall_silent(self, at: float) -> list[Reading]:
        """Nothing came for a while: half a code is given up."""

    def close(self) -> None: ...


class Port(Protocol):
    """Where scanners of one kind may be plugged in. `pattern` is a path, or a glob of which every match is taken."""

    @property
    def pattern(self) -> str: ...

    def allows(self, path: str) -> bool: ...

    def open(self, path: str) -> Wire:
        """For this program alone. Raises one of `GONE`."""


def plugged(port: Port) -> list[str]:
    """The paths at which something seems to be plugged in now."""
    paths = sorted(glob.glob(port.pattern)) if glob.has_magic(port.pattern) else [port.pattern]
    return [path for path in paths if port.allows(path)]


def trouble_of(error: BaseException) -> Trouble:
    """Whether a scanner that could not be opened is missing, or not for us: no permission, or in use elsewhere."""
    return Trouble.DENIED if getattr(error, "errno", None) in _DENIED else Trouble.MISSING


def in_use(error: BaseException) -> bool:
    """Does another program have the device? A serial line is locked (EAGAIN), a keyboard grabbed (EBUSY)."""
    return getattr(error, "errno", None) in _IN_USE
