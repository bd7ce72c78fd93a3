"""The photo of an item, by its name in the folder of photos."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("item", sa.Column("photo", sa.Text()))


def downgrade() -> None:
    """Which photo is of which item is forgotten; the files stay."""
    op.drop_column("item", "photo")
