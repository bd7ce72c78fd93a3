"""Statements on codes that are unknown in the form in which they were read."""

from sqlalchemy import bindparam, select

from db.ledger.statements.tables import code

FIND_CODES = select(code.c.code).where(code.c.code.in_(bindparam("forms", expanding=True)))
SCANNED_CODES = select(code.c.code).where(code.c.kind.in_(("item", "tag")))
