"""The guide: the public facts about the house today, its initiatives and their opening hours."""

from datetime import timedelta

from db.ledger.statements import items as sql
from db.ledger.transaction import Transaction, initiative_of
from kiosk.lending.model import Guide, GuideEntry
from kiosk.lending.opening import Calendar, Closure
from kiosk.lending.terms import SelfService, Works

AHEAD_DAYS = 14
"""The number of days before a closure from which it is shown."""


def guide(tx: Transaction) -> Guide:
    house = tx.cache.house(tx.connection.execute(sql.HOUSE).scalar())
    entries = []
    for row in tx.connection.execute(sql.INITIATIVES).all():
        terms = tx.terms_now(row)
        calendar = tx.calendar_now(row.initiative_id, terms, house)
        entries.append(
            GuideEntry(
                initiative_of(row),
                terms.icon,
                terms.about,
                Works.LENDING in terms.works,
                terms.hours,
                calendar.hours_on(tx.today),
                bool(calendar.hours_on(tx.today)) and calendar.open_at(tx.local),
                calendar.next_opening(tx.local),
                _closure(tx, calendar),
                bool(calendar.hours_on(tx.today + timedelta(days=1))),
                terms.self_service is SelfService.BORROW,
            )
        )
    return Guide(tx.today, tuple(entries), hour=tx.local.hour, by_picture=house.by_picture)


def _closure(tx: Transaction, calendar: Calendar) -> Closure | None:
    days = (tx.today + timedelta(days=ahead) for ahead in range(AHEAD_DAYS + 1))
    return next((closure for day in days if (closure := calendar.closure_on(day))), None)
