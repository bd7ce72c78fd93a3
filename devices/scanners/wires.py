"""The common interface of serial scanners and scanners that type: a port where one is plugged in, and the open wire to
it.
"""

import glob
from typing import Protocol

from devices.scanners.codes import Reading


class Wire(Protocol):
    """An open scanner."""

    @property
    def begun(self) -> bool:
        """Has half a code arrived, whose rest is missing?"""

    def fileno(self) -> int: ...

    def read(self, at: float) -> list[Reading]:
        """The codes that arrived, without waiting; `at` is now, in seconds. Raises one of `failures.GONE`."""

    def fall_silent(self, at: float) -> list[Reading]:
        """Refuse half a code, because nothing arrived for a while; `at` is now, in seconds."""

    def close(self) -> None: ...


class Port(Protocol):
    """A port where scanners of one kind may be plugged in. `pattern` is a path, or a glob of which every match is
    used.
    """

    @property
    def pattern(self) -> str: ...

    def allows(self, path: str) -> bool:
        """May the device at this match of the pattern be used?"""

    def open(self, path: str) -> Wire:
        """Open the scanner for this program alone. Raises one of `failures.GONE`."""


def plugged(port: Port) -> list[str]:
    """The paths of this port at which a device seems to be plugged in now."""
    paths = sorted(glob.glob(port.pattern)) if glob.has_magic(port.pattern) else [port.pattern]
    return [path for path in paths if port.allows(path)]
