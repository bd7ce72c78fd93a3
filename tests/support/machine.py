"""A machine that is made up: its clocks stand still until they are moved."""

from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.lending.upkeep.timekeeping import Reading


class MadeMachine:
    """A machine that says `reading`; `battery` is what its hardware clock says, None without one."""

    def __init__(self, reading: Reading, battery: datetime | None = None) -> None:
        self.reading = reading
        self.battery = battery

    def read(self) -> Reading:
        return self.reading

    def hardware(self) -> datetime | None:
        return self.battery

    def passes(self, seconds: float) -> None:
        """Time goes by, on every clock."""
        by = timedelta(seconds=seconds)
        self.reading = replace(self.reading, wall=self.reading.wall + by, elapsed=self.reading.elapsed + seconds)
        self.battery = self.battery and self.battery + by

    def set_to(self, wall: datetime) -> None:
        """The clock of the system is set; the hardware clock is not."""
        self.reading = replace(self.reading, wall=wall)

    def synchronises(self, wall: datetime) -> None:
        """The clock of the system is set from the network."""
        self.reading = replace(self.reading, wall=wall, synchronised=wall)

    def boots(self, wall: datetime, boot: str) -> None:
        """The power comes back: the clock of the system says this."""
        self.reading = Reading(wall, 30.0, boot)
