"""Work that is done before it is needed, a little in each round of Kivy's clock, while nobody touches anything."""

import logging
import time
from collections.abc import Iterator

from kivy.clock import Clock

log = logging.getLogger(__name__)

QUIET = 0.3
"""Seconds without a change of the screen and without a touch before the work begins, or goes on."""
SHARE = 0.003
"""Seconds of work in each round of the clock, of which there are 60 a second. The last step of a round may take longer,
and a touch waits for that step: 9 ms at most were measured, on a PC.
"""


class Ahead:
    """Does one piece of work at a time, in its own steps. Work that fails is logged and given up."""

    def __init__(self) -> None:
        self._work: Iterator[None] = iter(())
        self._rounds = Clock.create_trigger(lambda _dt: self._do(), 0, interval=True)
        self._begin = Clock.create_trigger(lambda _dt: self._rounds(), QUIET)

    def work_on(self, work: Iterator[None]) -> None:
        """Do this work from now on; what was left of the work before is dropped."""
        self._work = work
        self.wait()

    def wait(self) -> None:
        """Stop the work, because something happens; it goes on when the kiosk is quiet again."""
        self._rounds.cancel()
        self._begin.cancel()
        self._begin()

    def _do(self) -> bool:
        """Do the work of one round; False when there is no work left."""
        until = time.perf_counter() + SHARE
        try:
            while time.perf_counter() < until:
                if next(self._work, self) is self:
                    return False
        except Exception:  # a page that nobody opened must not end the kiosk at its welcome, again and again
            log.exception("what is done ahead failed")
            return False
        return True
