"""The clock that `kiosk.toml` describes."""

from pathlib import Path

from kiosk.clock import LinuxMachine, TrustedClock, can_be_judged
from kiosk.settings import Settings


def trusted_clock(config: Settings) -> TrustedClock:
    """The clock of this machine, which is believed as it is where nothing tells whether it is right."""
    judged = can_be_judged() if config.clock.judged == "auto" else config.clock.judged == "always"
    return TrustedClock(LinuxMachine(judged, Path(config.clock.synchronised)))
