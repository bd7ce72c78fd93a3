"""The clocks of the simulated machine: the true time, and a system clock without a battery, which can be wrong."""

from datetime import UTC, datetime, timedelta

from kiosk.lending.upkeep.timekeeping import STEP, Reading

WRONG = (
    timedelta(hours=-3, seconds=-17),
    timedelta(minutes=-20),
    timedelta(days=30, seconds=31),
    timedelta(days=3650),
    timedelta(hours=2),
    timedelta(days=-9000),
)
"""Errors that a clock may have."""


class Wall:
    """The true time is `at`, which only the simulator moves; the system clock differs from it by `wrong`.

    `anchored` is the error of the clock when the time was last trusted in this boot, None if it never was. `set_right`
    is the moment at which the network last set the clock right, None if it never did.
    """

    def __init__(self, at: datetime) -> None:
        self.at = self._booted = at
        self._synchronised: datetime | None = at
        self.wrong = timedelta()
        self.anchored: timedelta | None = timedelta()
        self.set_right: datetime | None = None
        self._boots = 1

    def __call__(self) -> datetime:
        return self.at

    def read(self) -> Reading:
        wall = (self.at + self.wrong).astimezone(UTC)
        return Reading(wall, self.seconds_since_boot(), self.boot, self._synchronised)

    def hardware(self) -> datetime | None:
        return None

    @property
    def boot(self) -> str:
        return f"boot {self._boots}"

    def seconds_since_boot(self) -> float:
        return (self.at - self._booted).total_seconds()

    @property
    def trusted(self) -> bool:
        """Whether the time of the machine must be trusted now."""
        return self.anchored is not None and min(abs(self.wrong - self.anchored), abs(self.wrong)) <= STEP

    def jump(self, wrong: timedelta) -> None:
        """Sets the system clock, as an unknown cause may."""
        self.wrong = wrong

    def start_again(self, wrong: timedelta) -> None:
        """Switches the machine off and on: the clock starts at some time."""
        self._boots += 1
        self._booted, self.wrong = self.at, wrong
        self.anchored = self._synchronised = None

    def synchronise(self) -> None:
        """Sets the clock right, as the network does."""
        self.wrong = self.anchored = timedelta()
        self._synchronised = self.set_right = self.at
