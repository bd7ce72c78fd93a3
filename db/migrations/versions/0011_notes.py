"""Notes of visitors, and codes that nobody knows, in the inbox."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

NUMBERED = {"sqlite_strict": True, "sqlite_autoincrement": True}

KIND = "kind IN ('parts', 'check', 'found', 'points', 'reserved', 'held', 'noted', 'trouble')"
WIDER_KIND = "kind IN ('parts', 'check', 'found', 'points', 'reserved', 'held', 'noted', 'trouble', 'left', 'unknown')"
TROUBLE = (
    "(kind = 'trouble') = (initiative_id IS NULL) AND (kind = 'trouble') = (device IS NOT NULL) AND "
    "(kind = 'trouble') = (trouble IS NOT NULL)"
)
TROUBLE_ALONE = "(kind = 'trouble') = (device IS NOT NULL) AND (kind = 'trouble') = (trouble IS NOT NULL)"
WHOSE = "initiative_id IS NOT NULL OR kind IN ('trouble', 'left', 'unknown')"
REMARK = "(kind IN ('left', 'unknown')) = (remark IS NOT NULL)"


def upgrade() -> None:
    with _rebuilt("inbox") as table:
        table.add_column(sa.Column("remark", sa.Text()))
        table.add_column(sa.Column("operation", sa.Text()))
        _check(table, "kind", WIDER_KIND)
        _check(table, "trouble", TROUBLE_ALONE)
        table.create_check_constraint(op.f("ck_inbox_whose"), WHOSE)
        table.create_check_constraint(op.f("ck_inbox_remark"), REMARK)
        table.create_unique_constraint(op.f("uq_inbox_operation"), ["operation"])


def downgrade() -> None:
    """Notes and unknown codes are deleted."""
    op.execute("DELETE FROM inbox WHERE kind IN ('left', 'unknown')")
    with _rebuilt("inbox") as table:
        table.drop_constraint(op.f("uq_inbox_operation"), type_="unique")
        table.drop_constraint(op.f("ck_inbox_remark"), type_="check")
        table.drop_constraint(op.f("ck_inbox_whose"), type_="check")
        _check(table, "trouble", TROUBLE)
        _check(table, "kind", KIND)
        table.drop_column("operation")
        table.drop_column("remark")


def _check(table: BatchOperations, name: str, condition: str) -> None:
    table.drop_constraint(op.f(f"ck_inbox_{name}"), type_="check")
    table.create_check_constraint(op.f(f"ck_inbox_{name}"), condition)


@contextmanager
def _rebuilt(name: str) -> Iterator[BatchOperations]:
    """Alter a table; SQLite makes a new one in its place. No number is given out twice."""
    if op.get_context().dialect.name != "sqlite":
        with op.batch_alter_table(name, recreate="never") as table:
            yield table
        return
    connection, own = op.get_bind(), {"name": name}
    given = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), own).scalar()
    with op.batch_alter_table(name, recreate="always", table_kwargs=NUMBERED) as table:
        yield table
    if given is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), own)
        connection.execute(sa.text("INSERT INTO sqlite_sequence VALUES (:name, :given)"), {**own, "given": given})
