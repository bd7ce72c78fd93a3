"""The health of a ledger in use: whether it may be used at all, and whether it still works."""

from collections.abc import Callable

from sqlalchemy import Engine

from db.ledger import SqlLedger
from db.trouble import diagnose
from kiosk.lending.health import LedgerFault, Unsafe
from kiosk.lending.ports import LedgerError


class LedgerHealth:
    """Looks after the ledger of a running kiosk, on the ledger's thread.

    `no_key` says why there is no key file; empty if there is one.
    """

    def __init__(self, engine: Engine, ledger: SqlLedger, key: bytes, no_key: str = "") -> None:
        self._engine, self._ledger, self._key, self._no_key = engine, ledger, key, no_key

    def admit(self) -> Unsafe | None:
        """Look at the whole database from scratch and run through all that a visit needs; None if it may be used."""
        unsafe = diagnose(self._engine, None if self._no_key else self._key)
        if unsafe is None and self._no_key:
            unsafe = Unsafe(LedgerFault.WRONG_KEY, self._no_key)
        if unsafe:
            return unsafe
        self._ledger.start_anew()
        return self._tried(self._ledger.warm) or self.check()

    def check(self) -> Unsafe | None:
        """The short look at a ledger that was admitted; None if it still works."""
        return self._tried(self._ledger.check)

    def _tried(self, act: Callable[[], None]) -> Unsafe | None:
        try:
            act()
        except LedgerError as error:
            return error.unsafe or Unsafe(LedgerFault.DAMAGED, str(error))
        return None
