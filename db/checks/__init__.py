"""Checks of the ledger: they find damage in the whole database, not only in the rows that a visit reads.

A check takes a `Reading`, a connection that only reads, and yields a `Finding` for every value that the kiosk cannot
have written. `at_start` runs the checks that come before the ledger is used; `look` runs all, beside the visits
(`examiner.py`).
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from sqlalchemy import Connection, Engine

from db.checks.agreement import AGREEMENTS
from db.checks.decoding import columns_of, settings, terms_in_force
from db.checks.finding import Check, Finding, Reading, no_pause
from db.checks.pages import header, numbers, pages, references
from db.checks.schema import schema
from db.engine import reading_engine, revision_of
from db.models import REVISION, Row
from db.trouble import fault_of, kind_of
from kiosk.lending.upkeep.health import LedgerFault

__all__ = ["Check", "Finding", "Reading", "at_start", "checks", "look"]

MOST = 20
"""The most findings of one check: more of the same kind do not help."""

SQLITE: dict[str, Check] = {
    "header": header,
    "pages": pages,
    "schema": schema,
    "references": references,
    "numbers": numbers,
}
"""The checks of a SQLite file. On PostgreSQL the server checks its pages and constraints."""


DAMAGE = (LedgerFault.DAMAGED, LedgerFault.FAILING, LedgerFault.FOREIGN)
"""The faults that mean damage if reading raises them; any other fault may end soon, and is no finding."""


def at_start(engine: Engine) -> tuple[Finding, ...]:
    """The findings in the header of the file, the settings of the house and the terms in force; nothing else is
    read.
    """
    first: dict[str, Check] = {"settings": settings, "terms": terms_in_force}
    if engine.dialect.name == "sqlite":
        first = {"header": header, **first}
    return _look(engine, first, no_pause)


def look(engine: Engine, pause: Callable[[], None] = no_pause) -> tuple[Finding, ...]:
    """The findings of all checks, on a connection of its own; `pause` is called between two batches of rows.

    A database of another version has no findings; `db.trouble` reports it. Raises the errors of opening and reading,
    but not those that come from damage.
    """
    return _look(engine, checks(engine), pause)


def checks(engine: Engine) -> dict[str, Check]:
    """The checks for this kind of database, in their order, by name."""
    return {
        **(SQLITE if engine.dialect.name == "sqlite" else {}),
        "settings": settings,
        **{f"table {table.name}": partial(columns_of, table=table) for table in Row.metadata.sorted_tables},
        **dict(AGREEMENTS),
    }


def _look(engine: Engine, which: dict[str, Check], pause: Callable[[], None]) -> tuple[Finding, ...]:
    reader = reading_engine(engine)
    try:
        with reader.connect() as connection:
            if revision_of(connection) != REVISION:
                return ()
            connection.rollback()
            return tuple(one for name, check in which.items() for one in _done(connection, name, check, pause))
    except Exception as trouble:
        if fault_of(trouble, engine) not in DAMAGE:
            raise
        return (Finding("", f"the database cannot be read ({kind_of(trouble)})"),)
    finally:
        reader.dispose()


def _done(connection: Connection, name: str, check: Check, pause: Callable[[], None]) -> Iterator[Finding]:
    """The findings of one check. Damage that stops the check is a finding too."""
    try:
        yield from islice(check(Reading(connection, pause)), MOST)
    except Exception as trouble:
        if fault_of(trouble, connection.engine) not in DAMAGE:
            raise
        yield Finding("", f"a check ({name}) could not go on ({kind_of(trouble)})")
    finally:
        connection.rollback()
