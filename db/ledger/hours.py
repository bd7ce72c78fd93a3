"""The hours of an initiative on this very day: the usual ones, or what a volunteer said of today instead."""

from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Transaction
from kiosk.lending.opening import Calendar, Hours, Said
from kiosk.lending.terms import House, Terms


def calendar_now(tx: Transaction, initiative: int, terms: Terms, house: House) -> Calendar:
    """When an initiative with these terms is there, as was said today."""
    calendar = tx.cache.calendar(terms, house)
    said = said_of(tx, initiative)
    return calendar.as_said(said) if said else calendar


def said_of(tx: Transaction, initiative: int) -> Said | None:
    """What was said of today, if anything was."""
    row = tx.connection.execute(sql.SAID, {"initiative": initiative, "day": tx.today}).one_or_none()
    if row is None:
        return None
    return Said(tx.today, None if row.opens is None else Hours(row.opens, row.closes))
