"""Found by its picture: the inbox asks for a new label, once for each item."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

NUMBERED = {"sqlite_strict": True, "sqlite_autoincrement": True}
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
    with _rebuilt("inbox") as table:
        table.drop_constraint(op.f("ck_inbox_kind"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_kind"), f"kind IN ({allowed})")


@contextmanager
def _rebuilt(name: str) -> Iterator[BatchOperations]:
    """Alter a table; SQLite makes a new one in its place (sqlite.org/lang_altertable.html, 7).

    No number is given out twice, also none of a row that was deleted.
    """
    if op.get_context().dialect.name != "sqlite":
        with op.batch_alter_table(name, recreate="never") as table:
            yield table
        return
    connection, own = op.get_bind(), {"name": name}
    given = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), own).scalar()
    with op.batch_alter_table(name, recreate="always", table_kwargs=NUMBERED) as table:
        yield table
    if given is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), own)
        connection.execute(sa.text("INSERT INTO sqlite_sequence VALUES (:name, :given)"), {**own, "given": given})
