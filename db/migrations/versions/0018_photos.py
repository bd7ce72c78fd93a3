"""The photo of an item, by its name in the folder of photos."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from db.migrations.altering import NUMBERED

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with _item() as table:
        table.add_column(sa.Column("photo", sa.Text()))


def downgrade() -> None:
    """Which photo is of which item is forgotten; the files stay."""
    with _item() as table:
        table.drop_column("photo")


@contextmanager
def _item() -> Iterator[BatchOperations]:
    """Alter the items; SQLite makes a new table in their place. No number is given out twice."""
    if op.get_context().dialect.name != "sqlite":
        with op.batch_alter_table("item", recreate="never") as table:
            yield table
        return
    connection = op.get_bind()
    given = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'item'")).scalar()
    with op.batch_alter_table("item", recreate="always", table_kwargs=NUMBERED) as table:
        yield table
    if given is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'item'"))
        connection.execute(sa.text("INSERT INTO sqlite_sequence VALUES ('item', :given)"), {"given": given})
