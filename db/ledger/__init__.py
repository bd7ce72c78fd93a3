"""The ledger: who has which item, kept in a database. `SqlLedger` in `sql.py` answers the session."""

from db.ledger.sql import SqlLedger

__all__ = ["SqlLedger"]
