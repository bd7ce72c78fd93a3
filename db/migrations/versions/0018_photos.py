"""The photo of an item, by its name in the folder of photos."""

import sqlalchemy as sa

from db.migrations.altering import rebuilt

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with rebuilt("item") as table:
        table.add_column(sa.Column("photo", sa.Text()))


def downgrade() -> None:
    """Which photo is of which item is forgotten; the files stay."""
    with rebuilt("item") as table:
        table.drop_column("photo")
