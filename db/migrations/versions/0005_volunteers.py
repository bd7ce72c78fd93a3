"""Volunteers: roles, commands, stock-takes, the hours of one day, flaws of items, more kinds in the inbox."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.migrations.altering import NUMBERED, STRICT, rebuilt

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

UNSETTLED = sa.text("settled_at IS NULL")
RUNNING = sa.text("ended_at IS NULL")

KIND = "kind IN ('parts', 'check', 'found', 'points', 'reserved')"
WIDER_KIND = "kind IN ('parts', 'check', 'found', 'points', 'reserved', 'held', 'noted', 'trouble')"
TROUBLE = (
    "(kind = 'trouble') = (initiative_id IS NULL) AND (kind = 'trouble') = (device IS NOT NULL) AND "
    "(kind = 'trouble') = (trouble IS NOT NULL)"
)


def upgrade() -> None:
    with rebuilt("operation") as table:
        table.add_column(sa.Column("who", sa.Text()))
        table.add_column(sa.Column("reason", sa.Text()))
    with rebuilt("inbox") as table:
        table.alter_column("initiative_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("device", sa.Text()))
        table.add_column(sa.Column("trouble", sa.Text()))
        table.drop_constraint(op.f("ck_inbox_kind"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_kind"), WIDER_KIND)
        table.create_check_constraint(op.f("ck_inbox_trouble"), TROUBLE)
    op.create_index("uq_inbox_unsettled_device", "inbox", ["device"], unique=True, **_where(UNSETTLED))
    op.create_index("ix_inbox_item_id", "inbox", ["item_id"])
    op.create_index("ix_journal_item_id_id", "journal", ["item_id", "id"])
    _add_volunteers()
    _add_counts()
    _add_flaws()


def downgrade() -> None:
    """Roles, reasons, flaws, stock-takes and the troubles of the kiosk are deleted."""
    for added in ("flaw", "stock_seen", "stock_count", "opening_override", "deed", "role"):
        op.drop_table(added)
    op.drop_index("ix_journal_item_id_id", "journal")
    op.drop_index("ix_inbox_item_id", "inbox")
    op.drop_index("uq_inbox_unsettled_device", "inbox")
    op.execute("DELETE FROM inbox WHERE kind IN ('held', 'noted', 'trouble')")
    with rebuilt("inbox") as table:
        table.drop_constraint(op.f("ck_inbox_trouble"), type_="check")
        table.drop_constraint(op.f("ck_inbox_kind"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_kind"), KIND)
        table.drop_column("trouble")
        table.drop_column("device")
        table.alter_column("initiative_id", existing_type=sa.Integer(), nullable=False)
    with rebuilt("operation") as table:
        table.drop_column("reason")
        table.drop_column("who")


# --- tables that change --------------------------------------------------------------------------------------------


def _where(condition: sa.TextClause) -> dict[str, Any]:
    return {"sqlite_where": condition, "postgresql_where": condition}


# --- new tables ----------------------------------------------------------------------------------------------------


def _add_volunteers() -> None:
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('volunteer', 'coordinator')", name=op.f("ck_role_kind")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_role_member_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_role_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("member_id", "initiative_id", name=op.f("uq_role_member_id_initiative_id")),
        **NUMBERED,
    )
    op.create_table(
        "deed",
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("operation", name=op.f("pk_deed")),
        **STRICT,
    )
    op.create_table(
        "opening_override",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("opens", sa.Text(), nullable=True),
        sa.Column("closes", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("(opens IS NULL) = (closes IS NULL)", name=op.f("ck_opening_override_closed")),
        sa.CheckConstraint("opens < closes", name=op.f("ck_opening_override_opens")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_opening_override_initiative_id")),
        sa.PrimaryKeyConstraint("initiative_id", "day", name=op.f("pk_opening_override")),
        **STRICT,
    )


def _add_counts() -> None:
    op.create_table(
        "stock_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_stock_count_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_count")),
        **NUMBERED,
    )
    columns = ["initiative_id", "category"]
    op.create_index("uq_stock_count_running", "stock_count", columns, unique=True, **_where(RUNNING))
    op.create_table(
        "stock_seen",
        sa.Column("count_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("found IN ('here', 'surplus', 'missing')", name=op.f("ck_stock_seen_found")),
        sa.CheckConstraint("item_id IS NOT NULL OR found = 'surplus'", name=op.f("ck_stock_seen_item")),
        sa.ForeignKeyConstraint(["count_id"], ["stock_count.id"], name=op.f("fk_stock_seen_count_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_stock_seen_item_id")),
        sa.PrimaryKeyConstraint("count_id", "code", name=op.f("pk_stock_seen")),
        **STRICT,
    )


def _add_flaws() -> None:
    op.create_table(
        "flaw",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.CheckConstraint("missing >= 0 AND broken >= 0 AND missing + broken > 0", name=op.f("ck_flaw_something")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_flaw_item_id")),
        sa.PrimaryKeyConstraint("item_id", "name", name=op.f("pk_flaw")),
        **STRICT,
    )
