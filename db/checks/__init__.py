"""Checks of the ledger: what was damaged on the disk is found, not only what a visit happens to read.

A check takes a `Reading`, a connection that only reads, and gives a `Finding` for everything that the kiosk cannot have
written. `at_start` is what is read before the welcome; `look` does the rest, beside the visits.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from db.checks.agreement import AGREEMENTS
from db.checks.decoding import columns_of, settings, terms_in_force
from db.checks.finding import Check, Finding, Reading, no_pause
from db.checks.pages import header, numbers, pages, references
from db.checks.schema import schema
from db.engine import reading_engine
from db.models import Row

__all__ = ["Check", "Finding", "Reading", "at_start", "checks", "look"]

MOST = 20
"""So many findings of one check are told; more of the same help nobody."""

SQLITE: dict[str, Check] = {
    "header": header,
    "pages": pages,
    "schema": schema,
    "references": references,
    "numbers": numbers,
}
"""The checks of a SQLite file. On PostgreSQL the server looks after its pages and constraints."""


def at_start(engine: Engine) -> tuple[Finding, ...]:
    """What the header of the file, the settings of the house and the terms in force say; only those are read."""
    first: dict[str, Check] = {"settings": settings, "terms": terms_in_force}
    if engine.dialect.name == "sqlite":
        first = {"header": header, **first}
    return tuple(_look(engine, first, no_pause))


def look(engine: Engine, breathe: Callable[[], None] = no_pause) -> tuple[Finding, ...]:
    """Everything that all checks find, on a connection of its own; `breathe` is called between two batches of rows."""
    return tuple(_look(engine, checks(engine), breathe))


def checks(engine: Engine) -> dict[str, Check]:
    """Every check that there is for this database, in their order."""
    return {
        **(SQLITE if engine.dialect.name == "sqlite" else {}),
        "settings": settings,
        **{f"table {table.name}": partial(columns_of, table=table) for table in Row.metadata.sorted_tables},
        **dict(AGREEMENTS),
    }


def _look(engine: Engine, which: dict[str, Check], breathe: Callable[[], None]) -> Iterator[Finding]:
    """A check that cannot go on has found something too."""
    reader = reading_engine(engine)
    try:
        with reader.connect() as connection:
            for name, check in which.items():
                yield from _done(connection, name, check, breathe)
    except DBAPIError as trouble:
        yield Finding("", f"the database cannot be opened ({type(trouble.orig).__name__})")
    finally:
        reader.dispose()


def _done(connection: Connection, name: str, check: Check, breathe: Callable[[], None]) -> Iterator[Finding]:
    try:
        yield from islice(check(Reading(connection, breathe)), MOST)
    except Exception as trouble:  # noqa: BLE001 - what a damaged row raises is what is looked for
        cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
        yield Finding("", f"a check ({name}) could not go on ({type(cause).__name__})")
    finally:
        connection.rollback()
