"""Cards that nobody knows: when they were held here, and the code of the slip with which they can be given later."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBERED = {"sqlite_strict": True, "sqlite_autoincrement": True}
KIND = (
    "kind IN ('parts', 'check', 'found', 'points', 'reserved', 'held', 'noted', 'trouble', 'left', 'unknown', 'label')"
)
WIDER_KIND = f"{KIND[:-1]}, 'card')"
WHOSE = "initiative_id IS NOT NULL OR kind IN ('trouble', 'left', 'unknown')"
WHOSE_TOO = f"{WHOSE[:-1]}, 'card')"


def upgrade() -> None:
    with _rebuilt_inbox() as table:
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
    with _rebuilt_inbox() as table:
        _check(table, kind=KIND, whose=WHOSE)


def _check(table: BatchOperations, *, kind: str, whose: str) -> None:
    for name, condition in (("ck_inbox_kind", kind), ("ck_inbox_whose", whose)):
        table.drop_constraint(op.f(name), type_="check")
        table.create_check_constraint(op.f(name), condition)


@contextmanager
def _rebuilt_inbox() -> Iterator[BatchOperations]:
    """Alter the table; SQLite makes a new one in its place (sqlite.org/lang_altertable.html, 7).

    No number is given out twice, also none of a row that was deleted.
    """
    if op.get_context().dialect.name != "sqlite":
        with op.batch_alter_table("inbox", recreate="never") as table:
            yield table
        return
    connection = op.get_bind()
    given = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'inbox'")).scalar()
    with op.batch_alter_table("inbox", recreate="always", table_kwargs=NUMBERED) as table:
        yield table
    if given is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'inbox'"))
        connection.execute(sa.text("INSERT INTO sqlite_sequence VALUES ('inbox', :given)"), {"given": given})
