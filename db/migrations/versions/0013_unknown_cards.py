"""Cards that nobody knows: when they were held here, and the code of the slip with which they can be given later."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from db.migrations.altering import NUMBERED, rebuilt

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KIND = (
    "kind IN ('parts', 'check', 'found', 'points', 'reserved', 'held', 'noted', 'trouble', 'left', 'unknown', 'label')"
)
WIDER_KIND = f"{KIND[:-1]}, 'card')"
WHOSE = "initiative_id IS NOT NULL OR kind IN ('trouble', 'left', 'unknown')"
WHOSE_TOO = f"{WHOSE[:-1]}, 'card')"


def upgrade() -> None:
    with rebuilt("inbox") as table:
        _check(table, kind=WIDER_KIND, whose=WHOSE_TOO)
    op.create_table(
        "unknown_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text()),
        sa.Column("inbox_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_unknown_card_inbox_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unknown_card")),
        sa.UniqueConstraint("digest", name=op.f("uq_unknown_card_digest")),
        sa.UniqueConstraint("slip", name=op.f("uq_unknown_card_slip")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_unknown_card_seen_on"), "unknown_card", ["seen_on"])


def downgrade() -> None:
    """The unknown cards are forgotten, with their slips and their entries of the inbox."""
    op.drop_table("unknown_card")
    op.execute("DELETE FROM inbox WHERE kind = 'card'")
    with rebuilt("inbox") as table:
        _check(table, kind=KIND, whose=WHOSE)


def _check(table: BatchOperations, *, kind: str, whose: str) -> None:
    for name, condition in (("ck_inbox_kind", kind), ("ck_inbox_whose", whose)):
        table.drop_constraint(op.f(name), type_="check")
        table.create_check_constraint(op.f(name), condition)
