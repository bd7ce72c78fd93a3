"""What remains of the delay after wrong PINs, counted in the time since the boot of the machine."""

import sqlalchemy as sa
from alembic import op

from db.migrations.altering import STRICT, rebuilt

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SECONDS: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")

LONGEST = "UPDATE pin_try SET left_seconds = 3600 WHERE failures >= 5"
"""How much of a delay has passed is not known: the longest one begins anew, so that the upgrade makes no try free."""


def upgrade() -> None:
    with rebuilt("pin_try", STRICT) as table:
        table.add_column(sa.Column("left_seconds", SECONDS, nullable=False, server_default="0"))
        table.add_column(sa.Column("boot", sa.Text(), nullable=False, server_default=sa.text("''")))
        table.add_column(sa.Column("left_at", SECONDS, nullable=False, server_default="0"))
    op.execute(LONGEST)


def downgrade() -> None:
    with rebuilt("pin_try", STRICT) as table:
        for column in ("left_at", "boot", "left_seconds"):
            table.drop_column(column)
