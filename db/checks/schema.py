"""Checks the schema of a SQLite database to the letter: a constraint that was changed keeps nothing out any more."""

import re
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from db.checks.finding import Finding, Reading
from db.models import KEPT, Row

REFUSES = r"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE\(ABORT, '[a-z ]+ is only added to'\); END"


def schema(reading: Reading) -> Iterator[Finding]:
    """Every table, index and trigger is what the migrations made."""
    found = {
        (kind, name): sql
        for kind, name, sql in reading.connection.exec_driver_sql(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        )
    }
    for name, parts in tables_and_indexes(reading.connection.dialect).items():
        sql = found.get(("table", name)) or found.get(("index", name)) or ""
        if parts_of(sql) != parts:
            yield Finding("", f"the schema of {name} was changed")
    for name, table in KEPT.items():
        refuses = REFUSES.format(name=name, verb=name.rpartition("_")[2].upper(), table=table)
        if not re.fullmatch(refuses, " ".join(found.get(("trigger", name), "").replace('"', "").split())):
            yield Finding("", f"the trigger {name} was changed")


@cache
def tables_and_indexes(dialect: Dialect) -> dict[str, list[str]]:
    """For every table and index, the parts of the statement that makes it."""
    tables = Row.metadata.tables.values()
    made = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in tables}
    for index in (index for table in tables for index in table.indexes):
        made[str(index.name)] = str(CreateIndex(index).compile(dialect=dialect))
    return {name: parts_of(sql) for name, sql in made.items()}


def parts_of(sql: str) -> list[str]:
    """The lines of a statement in one order: a migration that changes a table may put them in another one."""
    return sorted(part for line in sql.replace('"', "").splitlines() if (part := line.strip(" \t,")))
