"""Waits in a test until something holds, with a limit."""

import time
from collections.abc import Callable


def wait_until(holds: Callable[[], object], what: object, seconds: float = 30.0, every: float = 0.005) -> None:
    """Returns as soon as `holds` is true, which is asked each `every` seconds.

    Raises AssertionError with `what` after so many seconds; the limit is long, for a slow machine.
    """
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(every)
