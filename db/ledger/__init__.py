"""The ledger: who has what, in SQL. `SqlLedger` is what the desk talks to."""

from db.ledger.sql import SqlLedger

__all__ = ["SqlLedger"]
