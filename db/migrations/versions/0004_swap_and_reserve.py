"""Swapping and reserving: points, tags, queues, gifts that wait for approval, and payment references."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from db.migrations.altering import NUMBERED, STRICT, rebuilt

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OPEN = sa.text("ended_at IS NULL")
READY = sa.text("ended_at IS NULL AND ready_until IS NOT NULL")
UNPAID = sa.text("closed_at IS NULL")
UNSETTLED = sa.text("settled_at IS NULL")
WAITING = sa.text("given > seen")

Checks = dict[str, tuple[str | None, str | None]]
"""For each constraint, its condition before this migration and after it; None where it does not exist."""

CODE: Checks = {"kind": ("kind IN ('item', 'member')", "kind IN ('item', 'member', 'tag')")}
ITEM: Checks = {
    "condition": (
        "condition IN ('good', 'check', 'repair', 'missing', 'withdrawn')",
        "condition IN ('good', 'check', 'repair', 'missing', 'withdrawn', 'gone')",
    ),
    "swap_points": (None, "swap_points >= 0"),
    "gone": (None, "condition <> 'gone' OR swap_points IS NOT NULL"),
}
OPERATION: Checks = {
    "kind": (
        "kind IN ('lent', 'returned', 'renewed', 'undone')",
        "kind IN ('lent', 'returned', 'renewed', 'swapped', 'counted', 'reserved', 'given up', 'undone')",
    ),
    "item": (None, "item_id IS NOT NULL OR kind IN ('swapped', 'counted', 'undone')"),
}
MONEY = "('loan', 'renewal', 'late', 'subscription', 'payment', 'deposit', 'waived')"
ENTRY: Checks = {
    "account": ("account IN ('owed', 'deposit')", "account IN ('owed', 'deposit', 'points')"),
    "kind": (
        "kind IN ('loan', 'renewal', 'late', 'subscription', 'payment', 'deposit', 'waived', 'undone')",
        f"kind = 'undone' OR account <> 'points' AND kind IN {MONEY} OR "
        "account = 'points' AND kind IN ('plan', 'taken', 'given', 'counted', 'corrected')",
    ),
    "cents": ("cents <> 0", None),
    "amount": (None, "amount <> 0"),
    "plan": (None, "(kind = 'plan') = (subscription_id IS NOT NULL)"),
    "balance": ("account = 'owed' OR balance >= 0", "account <> 'deposit' OR balance >= 0"),
}
INBOX: Checks = {
    "kind": (
        "kind IN ('parts', 'check', 'found')",
        "kind IN ('parts', 'check', 'found', 'points', 'reserved')",
    )
}


def upgrade() -> None:
    with rebuilt("code", STRICT) as table:
        _swap_checks(table, "code", CODE)
    with rebuilt("item") as table:
        table.add_column(sa.Column("swap_points", sa.Integer()))
        _swap_checks(table, "item", ITEM)
    with rebuilt("operation") as table:
        table.alter_column("item_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("account", sa.Text()))
        _swap_checks(table, "operation", OPERATION)
    with _rebuilt_entries() as table:
        _drop_checks(table, "entry", ENTRY)
        table.alter_column("cents", new_column_name="amount", existing_type=sa.Integer(), existing_nullable=False)
        table.add_column(sa.Column("subscription_id", sa.Integer()))
        table.create_foreign_key(op.f("fk_entry_subscription_id"), "subscription", ["subscription_id"], ["id"])
        table.create_unique_constraint(op.f("uq_entry_subscription_id"), ["subscription_id"])
    with _rebuilt_entries() as table:
        _create_checks(table, "entry", ENTRY)
    with rebuilt("report") as table:
        table.add_column(sa.Column("hold", sa.Text()))
    with rebuilt("inbox") as table:
        _swap_checks(table, "inbox", INBOX)
    op.create_index("ix_inbox_unsettled_item", "inbox", ["item_id"], **_where(UNSETTLED))
    _add_swaps()
    _add_reservations()
    _add_payments()


def downgrade() -> None:
    """Swaps, gifts and reservations are deleted; an item that is gone is withdrawn."""
    for added in ("payment_reference", "reservation", "swap", "tag"):
        op.drop_table(added)
    op.drop_index("ix_inbox_unsettled_item", "inbox")
    op.execute("DELETE FROM inbox WHERE kind IN ('points', 'reserved')")
    with rebuilt("inbox") as table:
        _swap_checks(table, "inbox", INBOX, back=True)
    with rebuilt("report") as table:
        table.drop_column("hold")
    with _changing("entry"):
        op.execute("DELETE FROM entry WHERE account = 'points' AND undoes IS NOT NULL")
        op.execute("DELETE FROM entry WHERE account = 'points'")
    with _rebuilt_entries() as table:
        _drop_checks(table, "entry", ENTRY, back=True)
        table.drop_constraint(op.f("uq_entry_subscription_id"), type_="unique")
        table.drop_constraint(op.f("fk_entry_subscription_id"), type_="foreignkey")
        table.drop_column("subscription_id")
        table.alter_column("amount", new_column_name="cents", existing_type=sa.Integer(), existing_nullable=False)
    with _rebuilt_entries() as table:
        _create_checks(table, "entry", ENTRY, back=True)
    new = "kind IN ('swapped', 'counted', 'reserved', 'given up')"
    op.execute(f"DELETE FROM operation WHERE undoes IN (SELECT seq FROM operation WHERE {new})")
    op.execute(f"DELETE FROM operation WHERE {new}")
    with rebuilt("operation") as table:
        _swap_checks(table, "operation", OPERATION, back=True)
        table.drop_column("account")
        table.alter_column("item_id", existing_type=sa.Integer(), nullable=False)
    op.execute("UPDATE item SET condition = 'withdrawn' WHERE condition = 'gone'")
    with rebuilt("item") as table:
        _swap_checks(table, "item", ITEM, back=True)
        table.drop_column("swap_points")
    op.execute("DELETE FROM code WHERE kind = 'tag'")
    with rebuilt("code", STRICT) as table:
        _swap_checks(table, "code", CODE, back=True)


# --- tables that change --------------------------------------------------------------------------------------------


def _swap_checks(table: BatchOperations, name: str, checks: Checks, *, back: bool = False) -> None:
    _drop_checks(table, name, checks, back=back)
    _create_checks(table, name, checks, back=back)


def _drop_checks(table: BatchOperations, name: str, checks: Checks, *, back: bool = False) -> None:
    for check, (before, after) in checks.items():
        if (after if back else before) is not None:
            table.drop_constraint(op.f(f"ck_{name}_{check}"), type_="check")


def _create_checks(table: BatchOperations, name: str, checks: Checks, *, back: bool = False) -> None:
    for check, (before, after) in checks.items():
        says = before if back else after
        if says is not None:
            table.create_check_constraint(op.f(f"ck_{name}_{check}"), says)


@contextmanager
def _rebuilt_entries() -> Iterator[BatchOperations]:
    """Rebuild the table of entries. SQLite drops its triggers with the table, so they are made again."""
    with rebuilt("entry") as table:
        yield table
    if op.get_context().dialect.name == "sqlite":
        _only_add("entry")


@contextmanager
def _changing(name: str) -> Iterator[None]:
    """Inside this block, rows of a table to which rows are only added may be changed and deleted."""
    if op.get_context().dialect.name == "sqlite":
        for deed in ("update", "delete"):
            op.execute(f"DROP TRIGGER {name}_no_{deed}")
        yield
        _only_add(name)
        return
    op.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
    yield
    op.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")


def _only_add(name: str) -> None:
    for deed in ("update", "delete"):
        op.execute(
            f"""CREATE TRIGGER {name}_no_{deed} BEFORE {deed.upper()} ON {name}
            BEGIN SELECT RAISE(ABORT, 'table {name} is only added to'); END"""
        )


def _where(condition: sa.TextClause) -> dict[str, Any]:
    return {"sqlite_where": condition, "postgresql_where": condition}


# --- new tables ----------------------------------------------------------------------------------------------------


def _add_swaps() -> None:
    op.create_table(
        "tag",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_kind", sa.Text(), server_default="tag", nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.CheckConstraint("code_kind = 'tag'", name=op.f("ck_tag_code_kind")),
        sa.ForeignKeyConstraint(["code", "code_kind"], ["code.code", "code.kind"], name=op.f("fk_tag_code_code_kind")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_tag_initiative_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_tag")),
        **STRICT,
    )
    op.create_index(op.f("ix_tag_initiative_id"), "tag", ["initiative_id"])
    op.create_table(
        "swap",
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("credited", sa.Integer(), nullable=False),
        sa.CheckConstraint("points >= 0", name=op.f("ck_swap_points")),
        sa.CheckConstraint("taken >= 0", name=op.f("ck_swap_taken")),
        sa.CheckConstraint("0 <= credited AND credited <= seen AND seen <= given", name=op.f("ck_swap_given")),
        sa.CheckConstraint("item_id IS NULL OR taken + given <= 1", name=op.f("ck_swap_single")),
        sa.ForeignKeyConstraint(["line"], ["operation.seq"], name=op.f("fk_swap_line")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_swap_member_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_swap_initiative_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_swap_item_id")),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_swap")),
        **STRICT,
    )
    op.create_index("ix_swap_waiting", "swap", ["member_id", "initiative_id"], **_where(WAITING))


def _add_reservations() -> None:
    op.create_table(
        "reservation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("ready_at", sa.Text(), nullable=True),
        sa.Column("ready_until", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('fetched', 'expired', 'given up', 'undone')", name=op.f("ck_reservation_outcome")
        ),
        sa.CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name=op.f("ck_reservation_ended")),
        sa.CheckConstraint(
            "(ready_at IS NULL) = (ready_until IS NULL) AND (ready_at IS NULL) = (code IS NULL)",
            name=op.f("ck_reservation_ready"),
        ),
        sa.CheckConstraint("loan_id IS NULL OR outcome = 'fetched'", name=op.f("ck_reservation_loan")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_reservation_item_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_reservation_member_id")),
        sa.ForeignKeyConstraint(["line"], ["operation.seq"], name=op.f("fk_reservation_line")),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_reservation_loan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.UniqueConstraint("line", name=op.f("uq_reservation_line")),
        sa.UniqueConstraint("loan_id", name=op.f("uq_reservation_loan_id")),
        **NUMBERED,
    )
    for name, columns, condition in (
        ("uq_reservation_open_item_member", ["item_id", "member_id"], OPEN),
        ("ix_reservation_open_item", ["item_id", "id"], OPEN),
        ("ix_reservation_open_member", ["member_id", "id"], OPEN),
        ("uq_reservation_ready_item", ["item_id"], READY),
        ("uq_reservation_ready_code", ["code"], READY),
        ("ix_reservation_ready_until", ["ready_until"], READY),
    ):
        op.create_index(name, "reservation", columns, unique=name.startswith("uq_"), **_where(condition))


def _add_payments() -> None:
    op.create_table(
        "payment_reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_payment_reference_member_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_payment_reference_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_reference")),
        **NUMBERED,
    )
    columns = ["member_id", "initiative_id"]
    op.create_index("uq_payment_reference_open", "payment_reference", columns, unique=True, **_where(UNPAID))
