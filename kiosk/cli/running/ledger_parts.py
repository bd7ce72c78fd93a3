"""The ledger of a running kiosk and the parts that look after it, each made when it is first needed.

Importing them takes about as long as all the rest of the start, so it is done on the ledger's thread, while the welcome
screen is shown already.
"""

import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kiosk import erased
from kiosk.clock import TrustedClock
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.upkeep.health import Unsafe
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.checks.examiner import Examiner
    from db.health import LedgerHealth
    from db.ledger import SqlLedger


class Lazily:
    """Stands in for an object that `make` returns: `make` is called when the first attribute of it is used."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        return getattr(self._make(), name)


class LedgerParts:
    """Makes the parts. The database is opened by the first use of `ledger`; `opened` is called once after that.

    `found` is called with the result of each whole check of the ledger. `use_layouts` is told in which layout each
    scanner that types is read; None if the layouts are fixed.
    """

    def __init__(
        self,
        config: Settings,
        key: bytes,
        no_key: str,
        clock: TrustedClock,
        found: Callable[[Unsafe | None], None],
        opened: Callable[[], None] = lambda: None,
        use_layouts: Callable[[Mapping[str, KeyboardLayout]], None] | None = None,
    ) -> None:
        self._opened, self._use_layouts = opened, use_layouts
        self._config, self._key, self._no_key, self._clock, self._found = config, key, no_key, clock, found
        self._examining = False
        self._stopped = False
        self._lock = threading.Lock()

    @cached_property
    def _engine(self) -> Any:
        from db.engine import open_engine

        return open_engine(self._config.database.url)

    @cached_property
    def ledger(self) -> "SqlLedger":
        from db.ledger import SqlLedger
        from kiosk.holidays import public_holidays

        return SqlLedger(
            self._engine,
            self._clock.best,
            self._config.house.timezone,
            self._key,
            public_holidays=public_holidays,
            exports=self._config.database.exports_path,
            keeper=self._clock,
            use_layouts=self._use_layouts,
            note_erased=erased.listing(self._config.database.key_path),
        )

    @cached_property
    def health(self) -> "LedgerHealth":
        from db.health import LedgerHealth

        return LedgerHealth(self._engine, self.ledger, self._key, self._no_key)

    @cached_property
    def examiner(self) -> "Examiner":
        from db.checks.examiner import Examiner

        timezone = ZoneInfo(self._config.house.timezone)
        return Examiner(self._engine, self._found, lambda: self._clock.best().astimezone(timezone))

    def begin_examining(self) -> None:
        """Start the thread of the examiner with a first check, once; after `stop_examining` nothing is done."""
        with self._lock:
            if self._examining or self._stopped:
                return
            self._examining = True
            self.examiner.start()
            self.examiner.ask()
            self._opened()

    def stop_examining(self) -> None:
        """End the thread of the examiner if it began."""
        with self._lock:
            self._stopped = True
            if self._examining:
                self.examiner.stop()

    def close(self) -> None:
        """Close the database, if it was opened."""
        if "ledger" in self.__dict__:
            self.ledger.close()
