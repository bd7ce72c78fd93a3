"""Threads that do one job after another, and a count of the jobs that are not finished yet."""

import logging
import queue
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


class VitalThread(threading.Thread):
    """A thread that the kiosk needs: if `live` raises, `died` is called with the thread's name."""

    def __init__(self, name: str, live: Callable[[], None], died: Callable[[str], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._do, self._died = live, died

    def run(self) -> None:
        try:
            self._do()
        except Exception:
            log.exception("the %s thread failed", self.name)
            self._died(self.name)


class Count:
    """Counts the jobs or events that are not finished yet; for any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0

    def more(self) -> None:
        with self._lock:
            self._number += 1

    def less(self) -> None:
        with self._lock:
            self._number -= 1

    @property
    def none(self) -> bool:
        return self._number == 0


class Worker:
    """Does jobs one after another on a thread of its own.

    After `every()` seconds without a job it calls `idle`; if one of them is None, it only waits for jobs.
    """

    def __init__(self, name: str, died: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = VitalThread(name, self._live, died)
        self._clock = clock
        self._pending = Count()
        self._busy_since: float | None = None
        self._idle: Callable[[], None] | None = None
        self._every: Callable[[], float] | None = None

    def start(self, idle: Callable[[], None] | None = None, every: Callable[[], float] | None = None) -> None:
        self._idle, self._every = idle, every
        self._thread.start()

    def do(self, job: Callable[[], None]) -> None:
        self._pending.more()
        self._jobs.put(job)

    @property
    def at_rest(self) -> bool:
        """Are all jobs finished?"""
        return self._pending.none

    def stop(self, patience: float = 3.0) -> bool:
        """End the thread after its present jobs, waiting for at most `patience` seconds. Returns whether it ended."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(patience)
        return not self._thread.is_alive()

    def moved_on(self, within: float) -> bool:
        """Is the thread alive, and has its present job, if it has one, taken less than `within` seconds so far?"""
        since = self._busy_since
        return self._thread.is_alive() and (since is None or self._clock() - since < within)

    def _live(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=self._every() if self._every else None)
            except queue.Empty:
                if self._idle:
                    self._work(self._idle)
                continue
            if job is None:
                return
            self._work(job)
            self._pending.less()

    def _work(self, job: Callable[[], None]) -> None:
        self._busy_since = self._clock()
        job()
        self._busy_since = None
