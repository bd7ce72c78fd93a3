"""Decides whether the time of the machine can be trusted.

A Raspberry Pi has no battery for its clock: after a power cut it goes on from the time it saved last, or from 1970.

`judge` decides from the clocks of the machine (`Reading`) and from the last trusted moment of this boot (`Anchor`):

| the machine                                                     | its time                                          |
|-----------------------------------------------------------------|---------------------------------------------------|
| cannot be judged at all                                         | is trusted                                        |
| was synchronised since the anchor, or in this boot              | is trusted, and is the new anchor                 |
| has an anchor of this boot                                      | is carried on from it in seconds since the boot   |
| … and its time was set more than 2 minutes off that             | is doubted                                        |
| has a hardware clock that is not before the newest row and that | is trusted, and is the new anchor                 |
| its own clock agrees with                                       |                                                   |
| has nothing of these                                            | is doubted until a volunteer confirms it          |
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

STEP = timedelta(minutes=2)
"""The greatest difference between two clocks that agree."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The clocks of the machine at one moment. All moments are in UTC.

    `wall` is the time of the system, `elapsed` the seconds since the boot, which nobody can set, and `boot` the
    identity of this boot. `synchronised` is the moment when the system's clock was last set from the network in this
    boot, None for never, and `hardware` the time of the clock with a battery, None without one. `judged` is False for a
    machine that cannot tell whether its clock is right.
    """

    wall: datetime
    elapsed: float
    boot: str
    synchronised: datetime | None = None
    hardware: datetime | None = None
    judged: bool = True

    @property
    def said(self) -> datetime:
        """The beginning of this boot in UTC, by the clock of the system."""
        return self.wall - timedelta(seconds=self.elapsed)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A trusted moment: `began` is the true beginning of the `boot` in UTC, `said` its beginning by the clock of the
    system.

    The two differ if a volunteer gave another time than the system. `synchronised` is copied from the reading.
    """

    boot: str
    began: datetime
    said: datetime
    synchronised: datetime | None = None

    def time(self, reading: Reading) -> datetime:
        """The time of a reading in the same boot, carried on from the anchor."""
        return self.began + timedelta(seconds=reading.elapsed)


def anchored(reading: Reading, now: datetime) -> Anchor:
    """The anchor of a reading that was taken `now`."""
    return Anchor(reading.boot, now - timedelta(seconds=reading.elapsed), reading.said, reading.synchronised)


def judge(reading: Reading, anchor: Anchor | None, newest: datetime | None = None) -> Anchor | None:
    """The anchor from which time is carried on now; None while the time is doubted.

    `anchor` is the last one, None if there was none. `newest` is the moment of the newest row of the ledger, None while
    unknown.
    """
    if not reading.judged:
        return anchored(reading, reading.wall)
    if anchor and anchor.boot != reading.boot:
        anchor = None
    if _newly_synchronised(reading, anchor):
        return anchored(reading, reading.wall)
    if anchor:
        return None if _was_set(reading, anchor) else anchor
    return anchored(reading, reading.wall) if _backed_by_hardware(reading, newest) else None


def agree(one: datetime, other: datetime) -> bool:
    """Do the two differ by 2 minutes at the most?"""
    return abs(one - other) <= STEP


def _newly_synchronised(reading: Reading, anchor: Anchor | None) -> bool:
    """Was the clock set from the network since the anchor, and not set back after that?"""
    last = reading.synchronised
    return last is not None and last <= reading.wall and (anchor is None or last != anchor.synchronised)


def _was_set(reading: Reading, anchor: Anchor) -> bool:
    """Was the clock of the system set to another time since the anchor, and not to the right one?"""
    return not agree(reading.said, anchor.said) and not agree(reading.said, anchor.began)


def _backed_by_hardware(reading: Reading, newest: datetime | None) -> bool:
    """Does a hardware clock agree with the system, and is the newest row in the past by that clock?"""
    hardware = reading.hardware
    return hardware is not None and newest is not None and newest <= hardware and agree(reading.wall, hardware)
