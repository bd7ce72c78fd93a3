"""Night work: the jobs that the kiosk does by itself once a night, in short steps, while nobody is at it.

A job is a function that begins the work and returns its steps: each `next` is one step, on the ledger's thread. A scan
waits for one step at most, so a step takes 50 ms or less. A job may be cut off, by a visitor who stays or by a power
cut. Then it is begun again, and must do only the remaining work.
"""

import logging
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from kiosk.lending.ports import LedgerError

log = logging.getLogger(__name__)

Steps = Iterator[None]
Job = Callable[[], Steps]

BEGINS = 3
"""The local hour from which the work of a night is due, until it is done. A kiosk without power at that hour does it in
the first quiet moment after its start.
"""


class NightWork:
    """The jobs of each night, one after the other. For one thread.

    `now` returns the local time of the house, None while the clock is doubted: then the work waits, because much of it
    depends on the day and cannot be undone.
    """

    def __init__(self, jobs: Sequence[tuple[str, Job]], now: Callable[[], datetime | None]) -> None:
        self._jobs, self._now = jobs, now
        self._night: datetime | None = None
        self._left: deque[tuple[str, Job]] = deque()
        self._steps: Steps | None = None

    def step(self) -> bool:
        """Do the next step that is due. Returns whether there may be another one.

        A job that fails is logged and done in the next night: it must not end the kiosk, which would begin the job
        again after its start.
        """
        now = self._now()
        if now is None:
            return False
        if not self._left:
            night = _last_night(now)
            if night == self._night:
                return False
            self._night = night
            self._left.extend(self._jobs)
            return bool(self._left)
        name, job = self._left[0]
        try:
            if self._steps is None:
                self._steps = job()
            next(self._steps)
        except StopIteration:
            log.info("night work done: %s", name)
        except LedgerError as error:
            log.error("night work %s: %s", name, error)
        except Exception as error:  # noqa: BLE001 - its message may name a person, so only its kind and place are told
            place = "".join(traceback.format_tb(error.__traceback__))
            log.error("night work failed: %s, %s\n%s", name, type(error).__name__, place)
        else:
            return True
        self._steps = None
        self._left.popleft()
        return bool(self._left)


def _last_night(now: datetime) -> datetime:
    """The local moment at which the last night began."""
    began = now.replace(hour=BEGINS, minute=0, second=0, microsecond=0)
    return began if began <= now else began - timedelta(days=1)
