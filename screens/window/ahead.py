"""Work that is done ahead, a little in each round of the clock, while nobody touches anything."""

import logging
import time
from collections.abc import Iterator

from kivy.clock import Clock

log = logging.getLogger(__name__)

QUIET = 0.3
"""Seconds without a change of the screen and without a touch, before it begins and after each of them."""
SHARE = 0.003
"""Seconds of each round of the clock, of which there are 60 a second: by about so much a touch may be late."""


class Ahead:
    """Does one work at a time, in the steps that it is made of. Work that fails is logged and left."""

    def __init__(self) -> None:
        self._work: Iterator[None] = iter(())
        self._rounds = Clock.create_trigger(lambda _dt: self._do(), 0, interval=True)
        self._begin = Clock.create_trigger(lambda _dt: self._rounds(), QUIET)

    def work_on(self, work: Iterator[None]) -> None:
        """Do this from now on; what was not done of the work before is left."""
        self._work = work
        self.wait()

    def wait(self) -> None:
        """Something happens: go on when it is quiet again."""
        self._rounds.cancel()
        self._begin.cancel()
        self._begin()

    def _do(self) -> bool:
        """One round; False when there is nothing left to do."""
        until = time.perf_counter() + SHARE
        try:
            while time.perf_counter() < until:
                if next(self._work, self) is self:
                    return False
        except Exception:  # a page that nobody opened must not end the kiosk at its welcome, again and again
            log.exception("what is done ahead failed")
            return False
        return True
