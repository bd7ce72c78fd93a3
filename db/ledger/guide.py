"""What everybody may know of the house today: its initiatives and when they are there."""

from datetime import timedelta

from db.ledger.hours import calendar_now
from db.ledger.page import Page, initiative_of
from db.ledger.statements import things as sql
from kiosk.lending.model import Guide, GuideEntry
from kiosk.lending.opening import Calendar, Closure
from kiosk.lending.terms import Works

AHEAD_DAYS = 14
"""A closing is told so long before it begins."""


def guide(page: Page) -> Guide:
    house = page.shelf.house(page.connection.execute(sql.HOUSE).scalar())
    entries = []
    for row in page.connection.execute(sql.INITIATIVES).all():
        terms = page.terms_now(row)
        calendar = calendar_now(page, row.initiative_id, terms, house)
        entries.append(
            GuideEntry(
                initiative_of(row),
                terms.icon,
                terms.about,
                Works.LENDING in terms.works,
                terms.hours,
                calendar.hours_on(page.today),
                bool(calendar.hours_on(page.today)) and calendar.open_at(page.local),
                calendar.next_opening(page.local),
                _closure(page, calendar),
            )
        )
    return Guide(page.today, tuple(entries))


def _closure(page: Page, calendar: Calendar) -> Closure | None:
    days = (page.today + timedelta(days=ahead) for ahead in range(AHEAD_DAYS + 1))
    return next((closure for day in days if (closure := calendar.closure_on(day))), None)
