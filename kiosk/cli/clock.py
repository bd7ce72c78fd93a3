"""The clock that `kiosk.toml` describes."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.clock import LinuxMachine, TrustedClock, can_be_judged
from kiosk.lending.ports import LedgerError
from kiosk.settings import Settings


def trusted_clock(config: Settings) -> TrustedClock:
    """The clock of this machine. It is trusted if the machine cannot tell whether it is right."""
    judged = can_be_judged() if config.clock.judged == "auto" else config.clock.judged == "always"
    return TrustedClock(LinuxMachine(judged, Path(config.clock.synchronised)))


def time_of(config: Settings) -> datetime:
    """The time, in UTC; while it is doubted, the moment of the newest row of the ledger, or else the time of the
    machine.
    """
    from db.engine import open_engine
    from db.ledger import SqlLedger

    clock = trusted_clock(config)
    if clock.now() is None:
        engine = open_engine(config.database.url)
        with suppress(LedgerError):
            SqlLedger(engine, clock.shown, config.house.timezone, b"", keeper=clock).doubted()
        engine.dispose()
    return clock.best()
