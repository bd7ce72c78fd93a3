"""The house at hand: versions of its terms, which never change, are read once, and so are the names to search."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection

from db import stored
from db.ledger.directory import Directory
from db.ledger.statements import items as sql
from kiosk.lending.model import Initiative
from kiosk.lending.opening import Calendar, no_holiday
from kiosk.lending.terms import NOTHING_SAID, House, Terms, calendar_of

PublicHolidays = Callable[[str], Callable[[date], bool]]
"""From a country (ISO 3166-1) to whether a day is a public holiday there."""


def keep_none(_country: str) -> Callable[[date], bool]:
    return no_holiday


class TermsCache:
    """For one database, and never for a transaction that wrote terms itself and may be taken back."""

    def __init__(self, public_holidays: PublicHolidays = keep_none) -> None:
        self._versions: dict[int, Terms] = {}
        self._house = lru_cache(4)(_house)
        self._public_holidays = lru_cache(4)(public_holidays)
        self.members = Directory()
        self.items = Directory()

    def terms(self, connection: Connection, version: int | None, initiative: Initiative) -> Terms:
        """This version; without one, terms that limit nothing."""
        if version is None:
            return Terms(initiative.key, initiative.name, initiative.colour)
        if version not in self._versions:
            document = connection.execute(sql.TERMS, {"version": version}).scalar_one()
            self._versions[version] = stored.decode(document, Terms)
        return self._versions[version]

    def house(self, document: str | None) -> House:
        """What holds in the whole house, from its setting."""
        return self._house(document)

    def calendar(self, terms: Terms, house: House) -> Calendar:
        """When an initiative with these terms is there."""
        return calendar_of(terms, house, self._public_holidays(house.holidays))


def _house(document: str | None) -> House:
    return NOTHING_SAID if document is None else stored.decode(document, House)
