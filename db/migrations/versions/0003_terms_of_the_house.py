"""Terms: versions of terms, subscriptions, accounts, parts of items, reports, and the inbox."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from db.migrations.altering import NUMBERED, STRICT, rebuilt

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OPEN = sa.text("returned_at IS NULL AND undone_at IS NULL")
UNSETTLED = sa.text("settled_at IS NULL")
CONDITIONS = "condition IN ('good', 'check', 'repair', 'missing', 'withdrawn')"
NO: dict[str, Any] = {"server_default": "0", "nullable": False}

KEPT = {"entry": ("update", "delete"), "strip": ("update", "delete"), "terms": ("update",)}
"""The changes that are refused in each table. A version of the terms may be deleted, but never changed."""


def upgrade() -> None:
    _add_terms()
    _add_subscriptions()
    _widen_people()
    _widen_things()
    _widen_lending()
    _add_accounts()
    _add_people()
    _add_remarks()
    for statement in _triggers(op.get_context().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    for added in ("confirmation", "inbox", "report_note", "report", "induction", "referral", "entry", "strip", "part"):
        op.drop_table(added)
    with rebuilt("operation") as table:
        _drop(table, "condition_before", "kept_until_before", "answer")
    with rebuilt("loan") as table:
        for column in ("terms_id", "subscription_id"):
            table.drop_constraint(op.f(f"fk_loan_{column}"), type_="foreignkey")
        _drop(table, "terms_id", "subscription_id")
    with rebuilt("item") as table:
        for name in ("value", "condition", "kept"):
            table.drop_constraint(op.f(f"ck_item_{name}"), type_="check")
        table.drop_constraint(op.f("fk_item_kept_for"), type_="foreignkey")
        _drop(table, *(column.name for column in _of_item()))
    with rebuilt("card") as table:
        _drop(table, "adult")
    with rebuilt("member") as table:
        _drop(table, "adult", "blocked_at", "blocked_because")
    op.drop_table("subscription")
    op.drop_table("terms")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION only_added_to()")


# --- tables that get more columns ----------------------------------------------------------------------------------


def _of_item() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("value", sa.Integer(), **NO),
        sa.Column("condition", sa.Text(), server_default="good", nullable=False),
        sa.Column("picture", sa.Text()),
        sa.Column("adults_only", sa.Integer(), **NO),
        sa.Column("volunteers_only", sa.Integer(), **NO),
        sa.Column("needs_induction", sa.Integer(), **NO),
        sa.Column("safe_until", sa.Text()),
        sa.Column("when_borrowing", sa.Text()),
        sa.Column("when_returning", sa.Text()),
        sa.Column("kept_for", sa.Integer()),
        sa.Column("kept_until", sa.Text()),
    )


def _widen_people() -> None:
    with rebuilt("member") as table:
        table.add_column(sa.Column("adult", sa.Integer(), server_default="1", nullable=False))
        table.add_column(sa.Column("blocked_at", sa.Text()))
        table.add_column(sa.Column("blocked_because", sa.Text()))
    with rebuilt("card") as table:
        table.add_column(sa.Column("adult", sa.Integer(), **NO))


def _widen_things() -> None:
    with rebuilt("item") as table:
        for column in _of_item():
            table.add_column(column)
        table.create_check_constraint(op.f("ck_item_value"), "value >= 0")
        table.create_check_constraint(op.f("ck_item_condition"), CONDITIONS)
        table.create_check_constraint(op.f("ck_item_kept"), "(kept_for IS NULL) = (kept_until IS NULL)")
        table.create_foreign_key(op.f("fk_item_kept_for"), "member", ["kept_for"], ["id"])
    op.create_table(
        "part",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), server_default="1", nullable=False),
        sa.Column("picture", sa.Text(), nullable=True),
        sa.CheckConstraint("position >= 0", name=op.f("ck_part_position")),
        sa.CheckConstraint("count >= 1", name=op.f("ck_part_count")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_part_item_id")),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_part")),
        **STRICT,
    )


def _widen_lending() -> None:
    with rebuilt("loan") as table:
        for column, referred in (("terms_id", "terms"), ("subscription_id", "subscription")):
            table.add_column(sa.Column(column, sa.Integer()))
            table.create_foreign_key(op.f(f"fk_loan_{column}"), referred, [column], ["id"])
    with rebuilt("operation") as table:
        for name in ("condition_before", "kept_until_before", "answer"):
            table.add_column(sa.Column(name, sa.Text()))


def _drop(table: BatchOperations, *columns: str) -> None:
    for column in columns:
        table.drop_column(column)


# --- new tables ----------------------------------------------------------------------------------------------------


def _add_terms() -> None:
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_terms_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_terms_initiative_id_id"), "terms", ["initiative_id", "id"])


def _add_subscriptions() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.CheckConstraint("first <= last", name=op.f("ck_subscription_first")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_subscription_member_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_subscription_initiative_id")),
        sa.ForeignKeyConstraint(["terms_id"], ["terms.id"], name=op.f("fk_subscription_terms_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        **NUMBERED,
    )
    columns = ["member_id", "initiative_id", "last"]
    op.create_index(op.f("ix_subscription_member_id_initiative_id_last"), "subscription", columns)


def _add_accounts() -> None:
    op.create_table(
        "strip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("remaining", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.CheckConstraint("change <> 0", name=op.f("ck_strip_change")),
        sa.CheckConstraint("remaining >= 0", name=op.f("ck_strip_remaining")),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name=op.f("fk_strip_subscription_id")),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_strip_loan_id")),
        sa.ForeignKeyConstraint(["line"], ["operation.seq"], name=op.f("fk_strip_line")),
        sa.ForeignKeyConstraint(["undoes"], ["strip.id"], name=op.f("fk_strip_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strip")),
        sa.UniqueConstraint("subscription_id", "place", name=op.f("uq_strip_subscription_id_place")),
        sa.UniqueConstraint("undoes", name=op.f("uq_strip_undoes")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_strip_line"), "strip", ["line"])
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("balance", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.CheckConstraint("account IN ('owed', 'deposit')", name=op.f("ck_entry_account")),
        sa.CheckConstraint(
            "kind IN ('loan', 'renewal', 'late', 'subscription', 'payment', 'deposit', 'waived', 'undone')",
            name=op.f("ck_entry_kind"),
        ),
        sa.CheckConstraint("(kind = 'undone') = (undoes IS NOT NULL)", name=op.f("ck_entry_undoes")),
        sa.CheckConstraint("cents <> 0", name=op.f("ck_entry_cents")),
        sa.CheckConstraint("account = 'owed' OR balance >= 0", name=op.f("ck_entry_balance")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_entry_member_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_entry_initiative_id")),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_entry_loan_id")),
        sa.ForeignKeyConstraint(["line"], ["operation.seq"], name=op.f("fk_entry_line")),
        sa.ForeignKeyConstraint(["undoes"], ["entry.id"], name=op.f("fk_entry_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint(
            "member_id",
            "account",
            "initiative_id",
            "place",
            name=op.f("uq_entry_member_id_account_initiative_id_place"),
        ),
        sa.UniqueConstraint("undoes", name=op.f("uq_entry_undoes")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_entry_line"), "entry", ["line"])


def _add_people() -> None:
    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('letter', 'uitpas')", name=op.f("ck_referral_kind")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_referral_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_referral_member_id_kind_until"), "referral", ["member_id", "kind", "until"])
    op.create_table(
        "induction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("noted_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(item_id IS NULL) <> (category IS NULL) AND (category IS NULL) = (initiative_id IS NULL)",
            name=op.f("ck_induction_one_thing"),
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_induction_member_id")),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_induction_card_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_induction_item_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_induction_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_induction")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_induction_member_id"), "induction", ["member_id"])


def _add_remarks() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("set_aside", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["line"], ["operation.seq"], name=op.f("fk_report_line")),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_report_loan_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_report_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("operation", name=op.f("uq_report_operation")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_report_line"), "report", ["line"])
    op.create_table(
        "report_note",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.CheckConstraint("part >= -1", name=op.f("ck_report_note_part")),
        sa.CheckConstraint(
            "missing >= 0 AND broken >= 0 AND missing + broken > 0", name=op.f("ck_report_note_something")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_note_report_id")),
        sa.PrimaryKeyConstraint("report_id", "part", name=op.f("pk_report_note")),
        **STRICT,
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('parts', 'check', 'found')", name=op.f("ck_inbox_kind")),
        sa.CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name=op.f("ck_inbox_settled")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_inbox_initiative_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_inbox_item_id")),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_inbox_loan_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_inbox_member_id")),
        sa.ForeignKeyConstraint(["line"], ["operation.seq"], name=op.f("fk_inbox_line")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_inbox_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_inbox_line"), "inbox", ["line"])
    columns = ["initiative_id", "id"]
    op.create_index("ix_inbox_unsettled", "inbox", columns, sqlite_where=UNSETTLED, postgresql_where=UNSETTLED)
    op.create_table(
        "confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["line"], ["operation.seq"], name=op.f("fk_confirmation_line")),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_confirmation_loan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
        sa.UniqueConstraint("operation", name=op.f("uq_confirmation_operation")),
        sa.UniqueConstraint("line", name=op.f("uq_confirmation_line")),
        **NUMBERED,
    )


def _triggers(database: str) -> Iterator[str]:
    if database == "sqlite":
        for table, deeds in KEPT.items():
            for deed in deeds:
                yield f"""CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}
                BEGIN SELECT RAISE(ABORT, 'table {table} is only added to'); END"""
        return
    yield """CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'table % is only added to', TG_TABLE_NAME; END $$"""
    for table, deeds in KEPT.items():
        for deed in (*deeds, *(("truncate",) if "delete" in deeds else ())):
            yield f"""CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}
            EXECUTE FUNCTION only_added_to()"""
