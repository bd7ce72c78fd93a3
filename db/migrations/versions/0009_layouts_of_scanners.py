"""The layouts of scanners that type: how each is read, and what seems to have been read in a wrong one."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OFFERED = "(offered IS NULL) = (read IS NULL) AND (offered IS NULL) = (known IS NULL)"


def upgrade() -> None:
    op.create_table(
        "scanner",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=True),
        sa.Column("offered", sa.Text(), nullable=True),
        sa.Column("read", sa.Text(), nullable=True),
        sa.Column("known", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint(OFFERED, name=op.f("ck_scanner_offered")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_scanner")),
        sqlite_strict=True,
    )
    op.create_table(
        "misread",
        sa.Column("scanner", sa.Text(), nullable=False),
        sa.Column("read", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scanner", "read", "layout", name=op.f("pk_misread")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Every scanner is read as a US keyboard again."""
    op.drop_table("misread")
    op.drop_table("scanner")
