"""One transaction in the ledger: its connection, its moment, its actor, and the terms that hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy import Row as SqlRow

from db.ledger.statements import operations as sql
from db.ledger.statements.volunteers import SAID
from db.ledger.terms_cache import TermsCache
from kiosk.lending.limits import LONGEST_CODE
from kiosk.lending.model import Initiative, Item, Operation, with_photo
from kiosk.lending.opening import Calendar, Hours, OpeningOverride
from kiosk.lending.ports import Timekeeper
from kiosk.lending.terms import Category, House, SwapCategory, Terms

Row = SqlRow[*tuple[Any, ...]]
UNDONE = "undone"
SELF_SERVICE = "self-service"


class Overtaken(Exception):  # noqa: N818 - it is no error: the transaction is begun again
    """Another transaction changed the row after this one read it; nothing was written."""


@dataclass(frozen=True, slots=True)
class Uptime:
    """The kiosk's own time, which nobody can set: the seconds since the boot of this identity."""

    boot: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Transaction:
    """A transaction at one moment: `at` in UTC, `local` by the clock of the house.

    `operation` is carried out only once; it is empty if the same may be done again. `cache` has the terms of the house,
    `actor` is the name of the actor.
    """

    connection: Connection
    operation: Operation
    at: datetime
    local: datetime
    kiosk: str
    cache: TermsCache
    actor: str = SELF_SERVICE
    """The name of the actor, for the journal and the inbox."""
    key: bytes = field(default=b"", repr=False)
    """The kiosk's key, under which PINs are kept; empty where none is needed."""
    uptime: Uptime = Uptime("", 0.0)
    """The kiosk's own time, for the delays after wrong PINs."""
    doubted: bool = False
    """The time is doubted, and `at` is the moment of the newest row."""
    happened_on: date | None = None
    """The day of the recorded event, if a volunteer gave it; None for today."""
    keeper: Timekeeper | None = None
    """The judge of whether the time can be trusted; None if it is always trusted."""
    note_erased: Callable[[int, str], None] = lambda _member, _number: None
    """Puts a member in the list of erased members, by the ledger's number and by their own; before the commit."""

    @property
    def today(self) -> date:
        return self.local.date()

    @property
    def day(self) -> date:
        """The day of the recorded event."""
        return self.happened_on or self.today

    @property
    def then(self) -> datetime:
        """The local moment of the recorded event: now, or the same time of day on its day."""
        return datetime.combine(self.day, self.local.time(), self.local.tzinfo)

    def is_over(self, day: date) -> bool:
        """Is this day over? No day is while the time is doubted."""
        return day < self.today and not self.doubted

    @property
    def mark(self) -> dict[str, object]:
        """The columns for the time of an operation of this transaction."""
        return {"doubt": "waiting" if self.doubted else None, "happened_on": self.happened_on}

    def change(self, statement: Executable, parameters: Mapping[str, object]) -> None:
        """Run a statement that must change exactly one row. Raises Overtaken if it does not."""
        if self.connection.execute(statement, parameters).rowcount != 1:
            raise Overtaken

    def note(self, what: str, *, item: int | None, member: int | None, loan: int | None) -> None:
        """Add a row to the journal. It has numbers of rows only: no name, no card, no amount."""
        self.connection.execute(
            sql.ADD_JOURNAL,
            {
                "at": self.at,
                "kiosk": self.kiosk,
                "who": self.actor,
                "what": what,
                "operation": self.operation or None,
                "item_id": item,
                "member_id": member,
                "loan_id": loan,
            },
        )

    def terms_now(self, row: Row) -> Terms:
        """The terms that hold now for the initiative of this row."""
        return self.cache.terms(self.connection, row.terms_now, initiative_of(row))

    def terms_of(self, version: int | None, row: Row) -> Terms:
        """The terms of this version, for the initiative of this row; `version` is None if it had none then."""
        return self.cache.terms(self.connection, version, initiative_of(row))

    def calendar_now(self, initiative: int, terms: Terms, house: House) -> Calendar:
        """The calendar of an initiative with these terms, with the hours that a volunteer set for today."""
        calendar, override = self.cache.calendar(terms, house), self.opening_override(initiative)
        return calendar.with_override(override) if override else calendar

    def opening_override(self, initiative: int) -> OpeningOverride | None:
        """The hours that a volunteer set for today; None if there are none."""
        row = self.connection.execute(SAID, {"initiative": initiative, "day": self.today}).one_or_none()
        return (
            None
            if row is None
            else OpeningOverride(self.today, None if row.opens is None else Hours(row.opens, row.closes))
        )

    def item(self, row: Row) -> Item:
        """The item of this row, with its photo, and its own drawing or that of its category."""
        picture = row.picture or kind_of(self.terms_now(row), row.category).picture
        return Item(row.barcode, row.item_name, with_photo(picture, row.photo), initiative_of(row))


def initiative_of(row: Row) -> Initiative:
    return Initiative(row.initiative_key, row.initiative_name, row.colour)


def kind_of(terms: Terms, key: str) -> Category | SwapCategory:
    """The category with this key, of lending or else of swapping; a category that the terms do not name has its key as
    its name.
    """
    if all(one.key != key for one in terms.categories) and (swapped := terms.swap.category(key)):
        return swapped
    return terms.category(key)


def tidy(code: str) -> str:
    """The code in its stored form, trimmed and in upper case; empty if it cannot be a code of the house."""
    code = code.strip().upper()
    return code if len(code) <= LONGEST_CODE and code.isprintable() else ""
