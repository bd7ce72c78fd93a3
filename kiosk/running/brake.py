"""Limits the log: a repeated line is written once a minute, because a full disk stops the kiosk."""

import logging
import threading
import time
from collections.abc import Callable

MINUTE = 60.0
"""The seconds between two lines of one cause."""

MOST_CAUSES = 1000
"""The number of causes above which causes without a line for a minute are forgotten."""


class Brake(logging.Filter):
    """Allows each cause at most one line a minute; the line has the number of lines that were left out before it.

    The cause of a line is its sentence before the values are filled in. `extra={"cause": …}` separates lines of one
    sentence, for example by the path of the device. `clock` returns seconds and never goes back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self._written: dict[tuple[object, ...], tuple[float, int]] = {}
        """For each cause the time of its last line, and the number of lines left out since."""

    def filter(self, record: logging.LogRecord) -> bool:
        left_out = self._take((record.name, record.msg, getattr(record, "cause", None)))
        if left_out:
            record.msg, record.args = f"{record.getMessage()} (left out before: {left_out} lines like this)", ()
        return left_out is not None

    def _take(self, cause: tuple[object, ...]) -> int | None:
        """The number of lines of this cause that were left out, if a line may be written now; None if no line may."""
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
