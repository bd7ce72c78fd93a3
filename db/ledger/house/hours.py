"""The opening hours that a volunteer sets for today, in place of the usual hours."""

from datetime import time

from db.ledger.house import closings
from db.ledger.people.roles import Authority
from db.ledger.statements import items as item_sql
from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Transaction
from kiosk.lending.commands import AsUsual, CloseToday, Done, OpenUntil
from kiosk.lending.declining import decline
from kiosk.lending.opening import Calendar, Hours, OpeningOverride
from kiosk.lending.volunteers.events import HoursRead
from kiosk.lending.volunteers.model import DeclineCause, OpenToday


def read_hours(tx: Transaction, authority: Authority) -> HoursRead:
    """The usual hours of today of each initiative of this volunteer, and the hours set in their place."""
    usual = _usual(tx)
    openings = []
    for number, initiative in authority.initiatives.items():
        override = tx.opening_override(number)
        until = override.hours.closes if override and override.hours else None
        closed = override is not None and override.hours is None
        openings.append(OpenToday(initiative, usual[number].hours_on(tx.today), until, closed))
    return HoursRead(tuple(openings), tx.local.time().replace(second=0, microsecond=0))


def open_until(tx: Transaction, authority: Authority, command: OpenUntil) -> Done:
    """Opens an initiative until a time of today. Raises CommandDeclined if that time is over."""
    number = authority.initiative_of(command.initiative)
    if command.until <= tx.local.time():
        raise decline(DeclineCause.TIME)
    override = _take_back(tx, number)
    before = override.hours if override else None
    _say(tx, number, Hours(_since(tx, _usual(tx)[number], before), command.until))
    tx.note("open until", item=None, member=None, loan=None)
    return Done(number)


def close_today(tx: Transaction, authority: Authority, command: CloseToday) -> Done:
    """Closes an initiative for today. Items due today are due on the next day on which they can be handed in."""
    number = authority.initiative_of(command.initiative)
    _take_back(tx, number)
    _say(tx, number, None)
    tx.note("closed today", item=None, member=None, loan=None)
    closings.move_days(tx, tx.connection.execute(item_sql.INITIATIVE, {"initiative": number}).one())
    return Done(number)


def open_as_usual(tx: Transaction, authority: Authority, command: AsUsual) -> Done:
    """Lets the usual hours of an initiative hold again today."""
    number = authority.initiative_of(command.initiative)
    _take_back(tx, number)
    tx.note("open as usual", item=None, member=None, loan=None)
    return Done(number)


def _take_back(tx: Transaction, number: int) -> OpeningOverride | None:
    """Removes the hours that were set for today, and returns them; None if none were set."""
    override = tx.opening_override(number)
    tx.connection.execute(sql.TAKE_BACK_SAID, {"day": tx.today, "initiative": number})
    return override


def _since(tx: Transaction, usual: Calendar, override: Hours | None) -> time:
    """The beginning of the opening that is going on now; this minute if none is."""
    now = tx.local.time()
    going_on = (*([override] if override else []), *usual.hours_on(tx.today))
    return next((one.opens for one in going_on if one.going_on_at(now)), now.replace(second=0, microsecond=0))


def _say(tx: Transaction, number: int, open_hours: Hours | None) -> None:
    tx.connection.execute(
        sql.SAY,
        {
            "initiative_id": number,
            "day": tx.today,
            "opens": open_hours.opens if open_hours else None,
            "closes": open_hours.closes if open_hours else None,
            "who": tx.actor,
            "at": tx.at,
        },
    )


def _usual(tx: Transaction) -> dict[int, Calendar]:
    house = tx.cache.house(tx.connection.execute(item_sql.HOUSE).scalar())
    rows = tx.connection.execute(item_sql.INITIATIVES).all()
    return {row.initiative_id: tx.cache.calendar(tx.terms_now(row), house) for row in rows}
