"""How many different members were at the kiosk on each day, for the reports of the house."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit_count",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.CheckConstraint("visits > 0", name=op.f("ck_visit_count_visits")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_visit_count")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("visit_count")
