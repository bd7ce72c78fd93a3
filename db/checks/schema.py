"""Compares the schema of a SQLite database, letter by letter, with the schema of the migrations: a changed constraint
would no longer prevent anything.
"""

import hashlib
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from db.checks.finding import Finding, Reading
from db.models import KEPT, Row

TRIGGERS = {
    "entry_no_delete": "85b28aad3182fe0c",
    "entry_no_update": "6eebd02e0c5dd0b0",
    "journal_no_delete": "f16382ed350b4d3b",
    "journal_no_update": "0a18598a0250b83a",
    "strip_no_delete": "39c2a3e1e8e8b747",
    "strip_no_update": "785e35a8717549df",
    "terms_no_update": "768f41f0c0bbf0fd",
}
"""For each required trigger, the first 16 hex digits of the SHA-256 of its statement; `digest` makes them."""


def schema(reading: Reading) -> Iterator[Finding]:
    """Finds tables, indexes and triggers that differ from those that the migrations made."""
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
    for name in KEPT:
        if digest(found.get(("trigger", name), "")) != TRIGGERS.get(name):
            yield Finding("", f"the trigger {name} was changed")


def digest(sql: str) -> str:
    """The digest of a statement, whatever its line breaks are."""
    return hashlib.sha256(" ".join(sql.replace('"', "").split()).encode()).hexdigest()[:16]


@cache
def tables_and_indexes(dialect: Dialect) -> dict[str, list[str]]:
    """For every table and index, the parts of the statement that creates it."""
    tables = Row.metadata.tables.values()
    made = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in tables}
    for index in (index for table in tables for index in table.indexes):
        made[str(index.name)] = str(CreateIndex(index).compile(dialect=dialect))
    return {name: parts_of(sql) for name, sql in made.items()}


def parts_of(sql: str) -> list[str]:
    """The lines of a statement, sorted: a migration that changes a table may change their order."""
    return sorted(part for line in sql.replace('"', "").splitlines() if (part := line.strip(" \t,")))
