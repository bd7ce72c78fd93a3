"""Found by its picture: the inbox asks for a new label, once for each item."""

import sqlalchemy as sa
from alembic import op

from db.migrations.altering import rebuilt

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

LABEL_ASKED = sa.text("settled_at IS NULL AND kind = 'label'")
KINDS = ("parts", "check", "found", "points", "reserved", "held", "noted", "trouble", "left", "unknown")


def upgrade() -> None:
    _let_be(*KINDS, "label")
    op.create_index(
        "uq_inbox_unsettled_label",
        "inbox",
        ["item_id"],
        unique=True,
        sqlite_where=LABEL_ASKED,
        postgresql_where=LABEL_ASKED,
    )


def downgrade() -> None:
    """What asks for a label is deleted."""
    op.drop_index("uq_inbox_unsettled_label", "inbox")
    op.execute("DELETE FROM inbox WHERE kind = 'label'")
    _let_be(*KINDS)


def _let_be(*kinds: str) -> None:
    """From now on entries are of these kinds."""
    allowed = ", ".join(f"'{kind}'" for kind in kinds)
    with rebuilt("inbox") as table:
        table.drop_constraint(op.f("ck_inbox_kind"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_kind"), f"kind IN ({allowed})")
