"""A page of the book: one transaction, its line in the journal, and finding what a volunteer names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from db import stored
from db.ledger.desk_error import DeskError, FormError
from db.ledger.naming import CODE, TYPED, take_code, words
from db.ledger.statements.items import INITIATIVE
from db.ledger.statements.tables import initiative, item, journal, member
from db.ledger.statements.tables import terms as terms_table
from db.ledger.terms_cache import PublicHolidays, TermsCache, keep_none
from db.ledger.transaction import Row, Transaction, tidy
from kiosk.lending.model import MemberId, Operation
from kiosk.lending.terms import Terms

__all__ = [
    "CODE",
    "MARK",
    "TYPED",
    "Desk",
    "DeskError",
    "FormError",
    "initiative_of",
    "item_of",
    "member_of",
    "place_of",
    "take_code",
    "terms_of",
    "words",
]

MARK = "#8C6B4C"
"""The colour of an initiative that chose none."""


class Desk:
    """What every part of the book writes with. `now` gives aware moments; `who` is whose hand it is.

    `timezone` is that of the house, `public_holidays` says which days those of a country are.
    """

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        kiosk: str = "kiosk-1",
        who: str = "command line",
        timezone: str = "Europe/Brussels",
        public_holidays: PublicHolidays = keep_none,
    ) -> None:
        self._engine = engine
        self._now = now
        self._kiosk = kiosk
        self._who = who
        self._zone = ZoneInfo(timezone)
        self._public_holidays = public_holidays

    @contextmanager
    def _opened(self) -> Iterator[Transaction]:
        """A transaction, as the ledger writes in it: what the desk does has its rules there."""
        with self._transaction() as connection:
            yield self._tx(connection)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (DBAPIError, NoConnection) as trouble:
            cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
            raise DeskError(f"The database did not take it ({type(cause).__name__}).") from trouble

    def _tx(self, connection: Connection) -> Transaction:
        """The same transaction as the ledger writes in it: queues, points and what is owed have their rules there."""
        at, shelf = self._now(), TermsCache(self._public_holidays)
        return Transaction(connection, Operation(""), at, at.astimezone(self._zone), self._kiosk, shelf, self._who)

    def _note(self, connection: Connection, what: str, **ids: int) -> None:
        note = {"at": self._now(), "kiosk": self._kiosk, "who": self._who, "what": what}
        connection.execute(journal.insert().values({**note, **ids}))


# --- what is named -----------------------------------------------------------------------------------------------


def member_of(connection: Connection, number: str) -> MemberId:
    found: int | None = connection.execute(select(member.c.id).where(member.c.number == tidy(number))).scalar()
    if found is None:
        raise DeskError(f"There is no member {number}.")
    return MemberId(found)


def item_of(connection: Connection, barcode: str) -> int:
    found: int | None = connection.execute(select(item.c.id).where(item.c.barcode == tidy(barcode))).scalar()
    if found is None:
        raise DeskError(f"There is no thing {barcode}.")
    return found


def initiative_of(connection: Connection, key: str | None) -> int:
    """The initiative of this key; without a key, the first one."""
    by_key = select(initiative.c.id).order_by(initiative.c.position).limit(1)
    found: int | None = connection.execute(by_key if key is None else by_key.where(initiative.c.key == key)).scalar()
    if found is None:
        raise DeskError("There is no initiative yet." if key is None else f"There is no initiative {key}.")
    return found


def place_of(connection: Connection, key: str | None) -> Row:
    """The row that tells of the initiative of this key; without a key, of the first one."""
    return connection.execute(INITIATIVE, {"initiative": initiative_of(connection, key)}).one()


def terms_of(connection: Connection, initiative_id: int) -> tuple[int | None, Terms]:
    """The version of the terms that holds, and what it says; those of an initiative without any are the default."""
    newest = (
        select(terms_table.c.id, terms_table.c.document)
        .where(terms_table.c.initiative_id == initiative_id)
        .order_by(terms_table.c.id.desc())
        .limit(1)
    )
    if row := connection.execute(newest).one_or_none():
        return row.id, stored.decode(row.document, Terms)
    named = select(initiative.c.key, initiative.c.name, initiative.c.colour).where(initiative.c.id == initiative_id)
    return None, Terms(*connection.execute(named).one())
