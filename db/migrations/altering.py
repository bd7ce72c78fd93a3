"""Alters tables in a migration, on SQLite too.

Released migrations use this module: functions may be added, but the effect of these must never change.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

STRICT: dict[str, Any] = {"sqlite_strict": True}
"""The options of every table."""
NUMBERED = {**STRICT, "sqlite_autoincrement": True}
"""The options of a table whose rows are numbered, in which no number is given out twice."""


@contextmanager
def rebuilt(name: str, options: Mapping[str, Any] = NUMBERED) -> Iterator[BatchOperations]:
    """Alter a table that has these `options`; SQLite makes a new one in its place (sqlite.org/lang_altertable.html, 7).

    No number is given out twice, not even that of a deleted row.
    """
    if op.get_context().dialect.name != "sqlite":
        with op.batch_alter_table(name, recreate="never") as table:
            yield table
        return
    connection, own = op.get_bind(), {"name": name}
    given = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), own).scalar()
    alone = {"resolve_fks": False}  # reflected without the tables that it refers to, which would take twice as long
    with op.batch_alter_table(name, recreate="always", table_kwargs=options, reflect_kwargs=alone) as table:
        yield table
    if given is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), own)
        connection.execute(sa.text("INSERT INTO sqlite_sequence VALUES (:name, :given)"), {**own, "given": given})
