"""The hours of an initiative on this very day: the usual ones, or what a volunteer said of today instead."""

from db.ledger.page import Page
from db.ledger.statements import volunteers as sql
from kiosk.lending.opening import Calendar, Hours, Said
from kiosk.lending.terms import House, Terms


def calendar_now(page: Page, initiative: int, terms: Terms, house: House) -> Calendar:
    """When an initiative with these terms is there, as was said today."""
    calendar = page.shelf.calendar(terms, house)
    said = said_of(page, initiative)
    return calendar.as_said(said) if said else calendar


def said_of(page: Page, initiative: int) -> Said | None:
    """What was said of today, if anything was."""
    row = page.connection.execute(sql.SAID, {"initiative": initiative, "day": page.today}).one_or_none()
    if row is None:
        return None
    return Said(page.today, None if row.opens is None else Hours(row.opens, row.closes))
