"""The clock: what was recorded in doubt, the day on which it happened, and the boots in which the time was trusted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from db.migrations.altering import NUMBERED

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WAITING = sa.text("doubt = 'waiting'")


def upgrade() -> None:
    op.create_table(
        "boot",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("began", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("synchronised", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boot")),
        sqlite_strict=True,
    )
    with _operation() as table:
        table.add_column(sa.Column("doubt", sa.Text()))
        table.add_column(sa.Column("happened_on", sa.Text()))
        table.create_check_constraint(op.f("ck_operation_doubt"), "doubt IN ('waiting', 'settled')")
    where: dict[str, Any] = {"sqlite_where": WAITING, "postgresql_where": WAITING}
    op.create_index("ix_operation_doubt", "operation", ["seq"], **where)


def downgrade() -> None:
    """The marks of what was recorded in doubt, and the days on which it happened, are deleted."""
    op.drop_index("ix_operation_doubt", "operation")
    with _operation() as table:
        table.drop_constraint(op.f("ck_operation_doubt"), type_="check")
        table.drop_column("happened_on")
        table.drop_column("doubt")
    op.drop_table("boot")


@contextmanager
def _operation() -> Iterator[BatchOperations]:
    """Alter the operations; SQLite makes a new table in their place. No number is given out twice."""
    if op.get_context().dialect.name != "sqlite":
        with op.batch_alter_table("operation", recreate="never") as table:
            yield table
        return
    connection = op.get_bind()
    given = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'operation'")).scalar()
    with op.batch_alter_table("operation", recreate="always", table_kwargs=NUMBERED) as table:
        yield table
    if given is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'operation'"))
        connection.execute(sa.text("INSERT INTO sqlite_sequence VALUES ('operation', :given)"), {"given": given})
