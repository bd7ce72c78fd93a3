"""The ledger keeps in a database who has which item. `SqlLedger` in `sql.py` answers the session."""

from db.ledger.sql import SqlLedger

__all__ = ["SqlLedger"]
