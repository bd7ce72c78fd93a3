"""The cache of the terms of the house. A version of the terms never changes, so it is read once."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection

from db import stored
from db.ledger.people.directory import Directory
from db.ledger.statements import items as sql
from kiosk.lending.model import Initiative
from kiosk.lending.opening import Calendar, no_holiday
from kiosk.lending.terms import NOTHING_SAID, House, Terms, calendar_of

PublicHolidays = Callable[[str], Callable[[date], bool]]
"""A function from a country (ISO 3166-1) to a function that says whether a day is a public holiday there."""


def keep_none(_country: str) -> Callable[[date], bool]:
    return no_holiday


class TermsCache:
    """Keeps the versions of the terms, the house, the public holidays, and the names of members and items to search.

    A cache is for one database. A transaction that writes terms and may be rolled back needs a cache of its own.
    """

    def __init__(self, public_holidays: PublicHolidays = keep_none) -> None:
        self._versions: dict[int, Terms] = {}
        self._house = lru_cache(4)(_house)
        self._public_holidays = lru_cache(4)(public_holidays)
        self.members = Directory()
        self.items = Directory()
        self.saved: tuple[date, int] | None = None
        """A day, and the value in cents of all items lent before it; None before it was read."""

    def emptied(self) -> "TermsCache":
        """A new, empty cache with the same holidays, for terms that may be rolled back."""
        return TermsCache(self._public_holidays)

    def terms(self, connection: Connection, version: int | None, initiative: Initiative) -> Terms:
        """The terms of this version; None: terms without any limit."""
        if version is None:
            return Terms(initiative.key, initiative.name, initiative.colour)
        if version not in self._versions:
            document = connection.execute(sql.TERMS, {"version": version}).scalar_one()
            self._versions[version] = stored.decode(document, Terms)
        return self._versions[version]

    def house(self, document: str | None) -> House:
        """The terms of the whole house, from the JSON text `document` of its setting, which is None if nothing was set
        yet.
        """
        return self._house(document)

    def calendar(self, terms: Terms, house: House) -> Calendar:
        """The calendar of an initiative with these terms."""
        return calendar_of(terms, house, self._public_holidays(house.holidays))


def _house(document: str | None) -> House:
    return NOTHING_SAID if document is None else stored.decode(document, House)
