"""The clock of the kiosk: the time, if it can be trusted, and the seconds since the boot, which nothing can set.

`Machine` reads the clocks of Linux; the rules are in `kiosk.lending.timekeeping`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from kiosk.lending.timekeeping import Anchor, Reading, agree, judge, trusted

SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
"""systemd-timesyncd touches this file whenever it has set the clock from the network."""

HARDWARE = Path("/sys/class/rtc/rtc0/since_epoch")
BOOT = Path("/proc/sys/kernel/random/boot_id")
BOOTED_BY_SYSTEMD = Path("/run/systemd/system")
CONTAINERS = (Path("/run/systemd/container"), Path("/.dockerenv"), Path("/run/.containerenv"))


def seconds_since_boot() -> float:
    """Seconds since the machine was switched on, also those in which it slept; no setting of the clock changes them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def boot_id() -> str:
    """The identity of this boot, another one after every start of the machine; empty where the system has none."""
    try:
        return BOOT.read_text("ascii").strip()
    except OSError:
        return ""


def can_be_judged() -> bool:
    """Does this machine tell whether its clock is right? Not a container, nor one that systemd does not run."""
    return BOOTED_BY_SYSTEMD.is_dir() and not any(path.exists() for path in CONTAINERS)


@dataclass(frozen=True, slots=True)
class Machine:
    """The clocks of this machine. `judged` is False where nothing tells whether they are right."""

    judged: bool
    synchronised: Path = SYNCHRONISED
    hardware: Path = HARDWARE

    def read(self) -> Reading:
        return Reading(
            datetime.now(UTC),
            seconds_since_boot(),
            boot_id(),
            self._last_synchronised(),
            self._hardware(),
            self.judged,
        )

    def _last_synchronised(self) -> datetime | None:
        try:
            return datetime.fromtimestamp(self.synchronised.stat().st_mtime, UTC)
        except OSError:
            return None

    def _hardware(self) -> datetime | None:
        try:
            return datetime.fromtimestamp(int(self.hardware.read_text("ascii")), UTC)
        except (OSError, ValueError, OverflowError):
            return None


def believed() -> Reading:
    """The reading of a machine whose clock is believed as it is."""
    return Reading(datetime.now(UTC), seconds_since_boot(), "", judged=False)


class TrustedClock:
    """Gives the time while it can be trusted. For any thread.

    `read` reads the clocks of the machine.
    """

    def __init__(self, read: Callable[[], Reading]) -> None:
        self._read = read
        self._anchor: Anchor | None = None
        self._newest: datetime | None = None
        self._lock = Lock()

    def now(self) -> datetime | None:
        """The time in UTC; None while it is doubted."""
        with self._lock:
            reading = self._read()
            anchor = judge(reading, self._anchor, self._newest)
            if anchor is None:
                return None
            self._anchor = anchor
            return anchor.carried_to(reading.elapsed)

    @property
    def shown(self) -> datetime:
        """What the machine says, in UTC, whether it can be trusted or not: to ask a volunteer whether it is right."""
        return self._read().wall

    @property
    def anchor(self) -> Anchor | None:
        """The last trusted moment, to be remembered for the next start of the kiosk in this boot; None for none yet."""
        return self._anchor

    def learn(self, newest: datetime, anchor: Anchor | None) -> None:
        """Takes in what the ledger knows: its newest row, and an anchor that was remembered."""
        with self._lock:
            self._newest = newest
            if anchor and self._read().boot == anchor.boot and self._anchor is None:
                self._anchor = anchor

    def confirm(self, said: datetime) -> Anchor | None:
        """A volunteer says that this is the time now. None if the machine says another time by now: ask again."""
        with self._lock:
            reading = self._read()
            if not agree(said, reading.wall):
                return None
            self._anchor = trusted(reading)
            return self._anchor
