"""Notes of visitors, and codes that nobody knows, in the inbox."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from db.migrations.altering import rebuilt

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

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
    with rebuilt("inbox") as table:
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
    with rebuilt("inbox") as table:
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
