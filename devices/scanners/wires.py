"""What serial scanners and scanners that type have in common: a port to plug one in, and the open wire to it."""

import glob
from typing import Protocol

from devices.scanners.codes import Reading


class Wire(Protocol):
    """An open scanner."""

    @property
    def begun(self) -> bool:
        """Has half a code come in, which waits for its rest?"""

    def fileno(self) -> int: ...

    def read(self, at: float) -> list[Reading]:
        """The codes that came in, without waiting; `at` is now, in seconds. Raises one of `failures.GONE`."""

    def fall_silent(self, at: float) -> list[Reading]:
        """Refuse half a code, because nothing came for a while."""

    def close(self) -> None: ...


class Port(Protocol):
    """Where scanners of one kind may be plugged in. `pattern` is a path, or a glob of which every match is taken."""

    @property
    def pattern(self) -> str: ...

    def allows(self, path: str) -> bool:
        """May the device at this match of the pattern be used?"""

    def open(self, path: str) -> Wire:
        """Open the scanner for this program alone. Raises one of `failures.GONE`."""


def plugged(port: Port) -> list[str]:
    """The paths of the port at which something seems to be plugged in now."""
    paths = sorted(glob.glob(port.pattern)) if glob.has_magic(port.pattern) else [port.pattern]
    return [path for path in paths if port.allows(path)]
