"""Open until, closed today: what a volunteer says of the hours of this day, and takes back."""

from datetime import time

from db.ledger import hours
from db.ledger.page import Page
from db.ledger.statements import things as thing_sql
from db.ledger.statements import volunteers as sql
from db.ledger.volunteers.roles import Hand, refuse
from kiosk.lending.commands import AsUsual, CloseToday, HoursCommand, OpenUntil
from kiosk.lending.opening import Calendar, Hours
from kiosk.lending.volunteers.events import HoursRead
from kiosk.lending.volunteers.model import DeclineCause, OpenToday


def read_hours(page: Page, hand: Hand) -> HoursRead:
    """Of each initiative of this volunteer: the usual hours of today, and what was said instead."""
    usual = _usual(page)
    openings = []
    for number, initiative in hand.initiatives.items():
        said = hours.said_of(page, number)
        until = said.hours.closes if said and said.hours else None
        closed = said is not None and said.hours is None
        openings.append(OpenToday(initiative, usual[number].hours_on(page.today), until, closed))
    return HoursRead(tuple(openings))


def carry_out(page: Page, hand: Hand, deed: HoursCommand) -> int:
    """Returns the number of the initiative. Raises Refused for a time of today that is over."""
    number = hand.initiative_of(deed.initiative)
    said = hours.said_of(page, number)
    page.connection.execute(sql.TAKE_BACK_SAID, {"day": page.today, "initiative": number})
    match deed:
        case OpenUntil(until=until):
            if until <= page.local.time():
                raise refuse(DeclineCause.TIME)
            before = said.hours if said else None
            _say(page, number, Hours(_since(page, _usual(page)[number], before), until))
            page.note("open until", item=None, member=None, loan=None)
        case CloseToday():
            _say(page, number, None)
            page.note("closed today", item=None, member=None, loan=None)
        case AsUsual():
            page.note("open as usual", item=None, member=None, loan=None)
    return number


def _since(page: Page, usual: Calendar, said: Hours | None) -> time:
    """Since when somebody is there: the beginning of the hours that go on now, or else this minute."""
    now = page.local.time()
    going_on = (*([said] if said else []), *usual.hours_on(page.today))
    return next((one.opens for one in going_on if one.opens <= now < one.closes), now.replace(second=0, microsecond=0))


def _say(page: Page, number: int, open_hours: Hours | None) -> None:
    page.connection.execute(
        sql.SAY,
        {
            "initiative_id": number,
            "day": page.today,
            "opens": open_hours.opens if open_hours else None,
            "closes": open_hours.closes if open_hours else None,
            "who": page.hand,
            "at": page.at,
        },
    )


def _usual(page: Page) -> dict[int, Calendar]:
    house = page.shelf.house(page.connection.execute(thing_sql.HOUSE).scalar())
    rows = page.connection.execute(thing_sql.INITIATIVES).all()
    return {row.initiative_id: page.shelf.calendar(page.terms_now(row), house) for row in rows}
