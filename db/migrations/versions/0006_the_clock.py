"""The clock: what was recorded in doubt, the day on which it happened, and the boots in which the time was trusted."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.migrations.altering import rebuilt

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
    with rebuilt("operation") as table:
        table.add_column(sa.Column("doubt", sa.Text()))
        table.add_column(sa.Column("happened_on", sa.Text()))
        table.create_check_constraint(op.f("ck_operation_doubt"), "doubt IN ('waiting', 'settled')")
    where: dict[str, Any] = {"sqlite_where": WAITING, "postgresql_where": WAITING}
    op.create_index("ix_operation_doubt", "operation", ["seq"], **where)


def downgrade() -> None:
    """The marks of what was recorded in doubt, and the days on which it happened, are deleted."""
    op.drop_index("ix_operation_doubt", "operation")
    with rebuilt("operation") as table:
        table.drop_constraint(op.f("ck_operation_doubt"), type_="check")
        table.drop_column("happened_on")
        table.drop_column("doubt")
    op.drop_table("boot")
