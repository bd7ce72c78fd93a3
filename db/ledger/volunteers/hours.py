"""Open until, closed today: what a volunteer says of the hours of this day, and takes back."""

from datetime import time

from db.ledger.statements import items as item_sql
from db.ledger.statements import volunteers as sql
from db.ledger.transaction import Transaction
from db.ledger.volunteers.roles import Actor, refuse
from kiosk.lending.commands import AsUsual, CloseToday, HoursCommand, OpenUntil
from kiosk.lending.opening import Calendar, Hours
from kiosk.lending.volunteers.events import HoursRead
from kiosk.lending.volunteers.model import DeclineCause, OpenToday


def read_hours(tx: Transaction, actor: Actor) -> HoursRead:
    """Of each initiative of this volunteer: the usual hours of today, and what was said instead."""
    usual = _usual(tx)
    openings = []
    for number, initiative in actor.initiatives.items():
        said = tx.hours_said(number)
        until = said.hours.closes if said and said.hours else None
        closed = said is not None and said.hours is None
        openings.append(OpenToday(initiative, usual[number].hours_on(tx.today), until, closed))
    return HoursRead(tuple(openings))


def carry_out(tx: Transaction, actor: Actor, deed: HoursCommand) -> int:
    """Returns the number of the initiative. Raises Refused for a time of today that is over."""
    number = actor.initiative_of(deed.initiative)
    said = tx.hours_said(number)
    tx.connection.execute(sql.TAKE_BACK_SAID, {"day": tx.today, "initiative": number})
    match deed:
        case OpenUntil(until=until):
            if until <= tx.local.time():
                raise refuse(DeclineCause.TIME)
            before = said.hours if said else None
            _say(tx, number, Hours(_since(tx, _usual(tx)[number], before), until))
            tx.note("open until", item=None, member=None, loan=None)
        case CloseToday():
            _say(tx, number, None)
            tx.note("closed today", item=None, member=None, loan=None)
        case AsUsual():
            tx.note("open as usual", item=None, member=None, loan=None)
    return number


def _since(tx: Transaction, usual: Calendar, said: Hours | None) -> time:
    """Since when somebody is there: the beginning of the hours that go on now, or else this minute."""
    now = tx.local.time()
    going_on = (*([said] if said else []), *usual.hours_on(tx.today))
    return next((one.opens for one in going_on if one.opens <= now < one.closes), now.replace(second=0, microsecond=0))


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
