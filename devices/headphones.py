"""Watches whether a headphone is plugged in, if the sound card reports that to the kernel; otherwise does nothing."""

import fcntl
import logging
import os
import select
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from kiosk.lending.events import HeadphoneSeen
from kiosk.lending.ports import Post

INPUTS = Path("/sys/class/input")
PLUGGED = 1 << 2
"""The bit of `SW_HEADPHONE_INSERT` among the switches of an input device."""
GET_SWITCHES = 0x8008451B
"""The ioctl `EVIOCGSW` for eight bytes."""
EVENT_BYTES = 4096

log = logging.getLogger(__name__)


def jacks(inputs: Path = INPUTS) -> list[Path]:
    """The event devices that have a switch for a headphone."""
    found = []
    for switches in sorted(inputs.glob("event*/device/capabilities/sw")):
        with suppress(OSError, ValueError, IndexError):
            if int(switches.read_text().split()[-1], 16) & PLUGGED:
                found.append(Path("/dev/input") / switches.parents[2].name)
    return found


def is_plugged(jack: int) -> bool:
    """Is a headphone plugged in, according to this open event device?"""
    return bool(int.from_bytes(fcntl.ioctl(jack, GET_SWITCHES, bytes(8)), "little") & PLUGGED)


class Headphones:
    """A `Source` that posts each change. Without such a jack it has no thread; with one, its thread waits for
    changes.
    """

    def __init__(self, find: Callable[[], list[Path]] = jacks, is_plugged: Callable[[int], bool] = is_plugged) -> None:
        self._find, self._is_plugged = find, is_plugged
        self._thread: threading.Thread | None = None
        self._ended, self._end = os.pipe()

    def start(self, post: Post) -> None:
        found = self._find()
        if found:
            self._thread = threading.Thread(target=self._live, args=(found, post), name="headphones", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Returns within 3 seconds, with the thread ended."""
        with suppress(OSError):
            os.write(self._end, b"!")
        if self._thread:
            self._thread.join(3)

    def _live(self, found: list[Path], post: Post) -> None:
        try:
            with ExitStack() as stack:
                jacks = [os.open(path, os.O_RDONLY | os.O_NONBLOCK) for path in found]
                for jack in jacks:
                    stack.callback(os.close, jack)
                self._watch(jacks, post)
        except OSError as error:
            log.warning("headphones are not seen: %s", error.strerror)

    def _watch(self, jacks: list[int], post: Post) -> None:
        there = False
        while True:
            now = any(self._is_plugged(jack) for jack in jacks)
            if now != there:
                there = now
                post(HeadphoneSeen(there))
            ready, _, _ = select.select([*jacks, self._ended], [], [])
            if self._ended in ready:
                return
            for jack in ready:
                with suppress(BlockingIOError):
                    os.read(jack, EVENT_BYTES)
