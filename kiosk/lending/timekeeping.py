"""Whether the time of the machine can be trusted.

A Raspberry Pi has no battery for its clock: after a power cut it goes on from the time it saved last, or from 1970.

`judge` decides it from what the machine says (`Reading`) and from the last trusted moment of this boot (`Anchor`):

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
"""Two clocks that differ by more do not agree."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the machine says at one moment. All moments are in UTC.

    `wall` is the time of the system, `elapsed` the seconds since the boot, which nothing sets, and `boot` the identity
    of this boot. `synchronised` is when the system's clock was last set from the network in this boot, None for never,
    and `hardware` what the clock with a battery says, None without one. `judged` is False for a machine that does not
    tell whether its clock is right.
    """

    wall: datetime
    elapsed: float
    boot: str
    synchronised: datetime | None = None
    hardware: datetime | None = None
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Anchor:
    """A moment `at` which the time was trusted: `elapsed` seconds after the boot, with what was last `synchronised`."""

    at: datetime
    elapsed: float
    boot: str
    synchronised: datetime | None = None

    def carried_to(self, elapsed: float) -> datetime:
        """The time this many seconds after the boot."""
        return self.at + timedelta(seconds=elapsed - self.elapsed)


def trusted(reading: Reading) -> Anchor:
    """The anchor of a reading whose time is trusted."""
    return Anchor(reading.wall, reading.elapsed, reading.boot, reading.synchronised)


def judge(reading: Reading, anchor: Anchor | None, newest: datetime | None) -> Anchor | None:
    """The anchor from which time is carried now; None while the time is doubted.

    `anchor` is the last one, None if there never was any. `newest` is the moment of the newest row of the ledger, None
    while that is not known.
    """
    if not reading.judged:
        return trusted(reading)
    if anchor and anchor.boot != reading.boot:
        anchor = None
    if _newly_synchronised(reading, anchor):
        return trusted(reading)
    if anchor:
        return anchor if agree(reading.wall, anchor.carried_to(reading.elapsed)) else None
    return trusted(reading) if _backed_by_hardware(reading, newest) else None


def agree(one: datetime, other: datetime) -> bool:
    """Are the two less than 2 minutes apart?"""
    return abs(one - other) <= STEP


def _newly_synchronised(reading: Reading, anchor: Anchor | None) -> bool:
    """Was the clock set from the network since the anchor, and not set back since?"""
    last = reading.synchronised
    return last is not None and last <= reading.wall and (anchor is None or last != anchor.synchronised)


def _backed_by_hardware(reading: Reading, newest: datetime | None) -> bool:
    """Does a hardware clock say the same, and not that the newest row is still to come?"""
    hardware = reading.hardware
    return hardware is not None and newest is not None and newest <= hardware and agree(reading.wall, hardware)
