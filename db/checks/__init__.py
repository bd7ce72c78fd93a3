"""Checks of the ledger: what was damaged on the disk is found, not only what a visit happens to read.

A check takes a `Reading`, a connection that only reads, and gives a `Finding` for everything that the kiosk cannot have
written. `at_start` is what is read before the ledger is used; `look` does the rest, beside the visits (`examiner.py`).
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
"""So many findings of one check are told; more of the same help nobody."""

SQLITE: dict[str, Check] = {
    "header": header,
    "pages": pages,
    "schema": schema,
    "references": references,
    "numbers": numbers,
}
"""The checks of a SQLite file. On PostgreSQL the server looks after its pages and constraints."""


DAMAGE = (LedgerFault.DAMAGED, LedgerFault.FAILING, LedgerFault.FOREIGN)
"""What reading can raise because of damage; whatever else it raises may be over soon and finds nothing."""


def at_start(engine: Engine) -> tuple[Finding, ...]:
    """What the header of the file, the settings of the house and the terms in force say; only those are read."""
    first: dict[str, Check] = {"settings": settings, "terms": terms_in_force}
    if engine.dialect.name == "sqlite":
        first = {"header": header, **first}
    return _look(engine, first, no_pause)


def look(engine: Engine, pause: Callable[[], None] = no_pause) -> tuple[Finding, ...]:
    """Everything that all checks find, on a connection of its own; `pause` is called between two batches of rows.

    Nothing for a database of another version: that is said elsewhere. Raises what opening and reading raise, unless it
    comes from damage.
    """
    return _look(engine, checks(engine), pause)


def checks(engine: Engine) -> dict[str, Check]:
    """Every check that there is for this database, in their order."""
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
    """What one check finds. One that cannot go on because of damage has found something too."""
    try:
        yield from islice(check(Reading(connection, pause)), MOST)
    except Exception as trouble:
        if fault_of(trouble, connection.engine) not in DAMAGE:
            raise
        yield Finding("", f"a check ({name}) could not go on ({kind_of(trouble)})")
    finally:
        connection.rollback()
