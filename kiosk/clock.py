"""The clock of the kiosk: the time, if it can be trusted, and the seconds since the boot, which nothing can set.

`LinuxMachine` reads the clocks of Linux; the rules are in `kiosk.lending.upkeep.timekeeping`.
"""

import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Protocol

from kiosk.lending.upkeep.timekeeping import Anchor, Reading, agree, anchored, judge

SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
"""systemd-timesyncd touches this file whenever it has set the clock from the network."""

HARDWARE = Path("/sys/class/rtc/rtc0/since_epoch")
BOOT = Path("/proc/sys/kernel/random/boot_id")
BOOTED_BY_SYSTEMD = Path("/run/systemd/system")
CONTAINERS = (Path("/run/systemd/container"), Path("/.dockerenv"), Path("/run/.containerenv"))


def seconds_since_boot() -> float:
    """The seconds since the machine was switched on, including those in standby; setting the clock does not change
    them.
    """
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def boot_id() -> str:
    """The identity of this boot, which is new after every start of the machine; empty if the system has none."""
    try:
        return BOOT.read_text("ascii").strip()
    except OSError:
        return ""


def can_be_judged() -> bool:
    """Can this machine tell whether its clock is right? No for a container, and for a machine without systemd."""
    return BOOTED_BY_SYSTEMD.is_dir() and not any(path.exists() for path in CONTAINERS)


class Machine(Protocol):
    """The clocks of a machine."""

    def read(self) -> Reading:
        """The present reading of the clocks, without the hardware clock."""

    def hardware(self) -> datetime | None:
        """The time of the clock with a battery, in UTC; None without one. It may take a few milliseconds."""


@dataclass(frozen=True, slots=True)
class LinuxMachine:
    """The clocks of this machine. `judged` is False if the machine cannot tell whether they are right."""

    judged: bool
    synchronised: Path = SYNCHRONISED
    hardware_clock: Path = HARDWARE
    boot: str = field(default_factory=boot_id)

    def read(self) -> Reading:
        last = self._last_synchronised()
        return Reading(datetime.now(UTC), seconds_since_boot(), self.boot, last, judged=self.judged)

    def hardware(self) -> datetime | None:
        try:
            return datetime.fromtimestamp(int(self.hardware_clock.read_text("ascii")), UTC)
        except (OSError, ValueError, OverflowError):
            return None

    def _last_synchronised(self) -> datetime | None:
        try:
            return datetime.fromtimestamp(self.synchronised.stat().st_mtime, UTC)
        except OSError:
            return None


class TrustedClock:
    """The clock that returns the time while it can be trusted. For any thread.

    On a machine that can be judged there is no time before `learn`, because the ledger may have an anchor from earlier
    in this boot, which shows whether the clock was set since.
    """

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._anchor: Anchor | None = None
        self._newest: datetime | None = None
        self._learned = False
        self._lock = Lock()

    def now(self) -> datetime | None:
        """The time in UTC; None while it is doubted."""
        with self._lock:
            reading = self._machine.read()
            if reading.judged and self._anchor is None and not self._learned:
                return None
            return self._judged(reading, self._anchor)

    def shown(self) -> datetime:
        """The time that the machine shows, in UTC, trusted or not, for a volunteer to confirm."""
        return self._machine.read().wall

    def best(self) -> datetime:
        """The time in UTC; while it is doubted, the moment of the newest row of the ledger, if it is known, or else the
        time that the machine shows.
        """
        return self.now() or self._newest or self.shown()

    @property
    def judged(self) -> bool:
        """Can the clock be judged? False on a machine that cannot tell whether its clock is right, whose clock is
        trusted.
        """
        return self._machine.read().judged

    @property
    def synchronised(self) -> bool:
        """Was the clock of the system set from the network in this boot?"""
        return self._machine.read().synchronised is not None

    @property
    def has_hardware(self) -> bool:
        """Is there a clock with a battery, which goes on while the machine is off?"""
        return self._machine.hardware() is not None

    @property
    def boot(self) -> str:
        """The identity of this start of the machine."""
        return self._machine.read().boot

    @property
    def anchor(self) -> Anchor | None:
        """The last trusted moment, to be remembered for the next start of the kiosk in this boot.

        None before the first one, and on a machine that cannot be judged.
        """
        return self._anchor

    def learn(self, newest: datetime | None, remembered: Anchor | None) -> datetime | None:
        """Take note of the moment of the ledger's newest row, and of the anchor that it keeps. Returns `now`."""
        with self._lock:
            self._newest, self._learned = newest, True
            reading = replace(self._machine.read(), hardware=self._machine.hardware())
            if remembered and remembered.boot == reading.boot:
                self._anchor = remembered
            return self._judged(reading, self._anchor, newest or datetime.min.replace(tzinfo=UTC))

    def confirm(self, shown: datetime, now: datetime) -> datetime | None:
        """Trust a volunteer that the time is `now` while the machine shows `shown`. Returns the trusted time.

        None if the machine shows another time by now, so that the volunteer must be asked again.
        """
        with self._lock:
            reading = self._machine.read()
            if not agree(shown, reading.wall):
                return None
            time = now.astimezone(UTC) + (reading.wall - shown)
            self._anchor = anchored(reading, time)
            return time

    def _judged(self, reading: Reading, anchor: Anchor | None, newest: datetime | None = None) -> datetime | None:
        found = judge(reading, anchor, newest)
        if found is None:
            return None
        if reading.judged:
            self._anchor = found
        return found.time(reading)
