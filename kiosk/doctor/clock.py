"""Examines the clock: whether it is trusted, and whether it stays right through a power cut."""

from collections.abc import Iterator

from kiosk.clock import TrustedClock
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.settings import Settings


def look_at_clock(config: Settings, clock: TrustedClock) -> Iterator[Finding]:
    """The findings about a clock that has not been read yet; it first learns what the ledger knows of the time."""
    if clock.judged:
        from db.engine import open_engine
        from db.ledger import SqlLedger

        engine = open_engine(config.database.url)
        try:
            SqlLedger(engine, clock.shown, config.house.timezone, b"", keeper=clock).doubted()
        finally:
            engine.dispose()
    yield from look_at_known_clock(clock)


def look_at_known_clock(clock: TrustedClock) -> Iterator[Finding]:
    """The findings about the clock of a running kiosk."""
    if not clock.judged:
        what = What.CLOCK_BELIEVED
    elif clock.now() is None:
        what = What.CLOCK_DOUBTED
    elif clock.has_hardware:
        what = What.CLOCK_FROM_NETWORK if clock.synchronised else What.CLOCK_ON_BATTERY
    else:
        what = What.CLOCK_NO_BATTERY if clock.synchronised else What.CLOCK_CONFIRMED
    yield found(Subject.CLOCK, what, moment=clock.now() or clock.shown())
