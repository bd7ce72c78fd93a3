"""A machine in memory: its clocks stand still until a test moves them."""

from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.lending.upkeep.timekeeping import Reading


class MadeMachine:
    """A machine whose system clock says `reading`; `battery` is the time of its hardware clock, None without one."""

    def __init__(self, reading: Reading, battery: datetime | None = None) -> None:
        self.reading = reading
        self.battery = battery

    def read(self) -> Reading:
        return self.reading

    def hardware(self) -> datetime | None:
        return self.battery

    def passes(self, seconds: float) -> None:
        """Moves every clock on."""
        by = timedelta(seconds=seconds)
        self.reading = replace(self.reading, wall=self.reading.wall + by, elapsed=self.reading.elapsed + seconds)
        self.battery = self.battery and self.battery + by

    def set_to(self, wall: datetime) -> None:
        """Sets the system clock; the hardware clock stays."""
        self.reading = replace(self.reading, wall=wall)

    def synchronises(self, wall: datetime) -> None:
        """Sets the system clock from the network."""
        self.reading = replace(self.reading, wall=wall, synchronised=wall)

    def boots(self, wall: datetime, boot: str) -> None:
        """Switches the machine on: the system clock starts at this time."""
        self.reading = Reading(wall, 30.0, boot)
