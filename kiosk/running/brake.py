"""Limits the log: what happens again and again is written once a minute, for a full disk stops the kiosk."""

import logging
import threading
import time
from collections.abc import Callable

MINUTE = 60.0
"""Seconds between two lines of one cause."""

MOST_CAUSES = 1000
"""The number of causes from which on those that wrote nothing for a minute are forgotten."""


class Brake(logging.Filter):
    """Lets one cause write at most one line a minute; that line says how many were left out before it.

    The cause of a line is its sentence before the values are filled in. `extra={"cause": …}` tells lines of one
    sentence apart, such as by the path of the device. `clock` gives seconds and never goes back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self._written: dict[tuple[object, ...], tuple[float, int]] = {}
        """For each cause when its last line was written, and how many were left out since."""

    def filter(self, record: logging.LogRecord) -> bool:
        left_out = self._take((record.name, record.msg, getattr(record, "cause", None)))
        if left_out:
            record.msg, record.args = f"{record.getMessage()} (left out before: {left_out} lines like this)", ()
        return left_out is not None

    def _take(self, cause: tuple[object, ...]) -> int | None:
        """How many lines of this cause were left out before the one that may be written now; None if none may."""
        now = self._clock()
        with self._lock:
            at, left_out = self._written.get(cause, (float("-inf"), 0))
            if now - at < MINUTE:
                self._written[cause] = at, left_out + 1
                return None
            if len(self._written) >= MOST_CAUSES:
                self._written = {key: last for key, last in self._written.items() if now - last[0] < MINUTE}
            self._written[cause] = now, 0
            return left_out
