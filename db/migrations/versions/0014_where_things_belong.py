"""Where things belong: the shelf of an item, and the slips of parts that still come."""

import sqlalchemy as sa
from alembic import op

from db.migrations.altering import NUMBERED, rebuilt

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with rebuilt("item") as table:
        table.add_column(sa.Column("shelf", sa.Text()))
        table.add_column(sa.Column("to_put_away", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "part_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=True),
        sa.Column("found_in", sa.Text(), nullable=True),
        sa.CheckConstraint("(found_at IS NULL) = (found_in IS NULL)", name=op.f("ck_part_slip_found")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_part_slip_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_slip")),
        sa.UniqueConstraint("code", name=op.f("uq_part_slip_code")),
        sa.UniqueConstraint("report_id", name=op.f("uq_part_slip_report_id")),
        **NUMBERED,
    )


def downgrade() -> None:
    """The shelves of items and the slips are deleted."""
    op.drop_table("part_slip")
    with rebuilt("item") as table:
        table.drop_column("to_put_away")
        table.drop_column("shelf")
