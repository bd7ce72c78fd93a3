"""The first ledger: members, cards, items, loans, operations and the journal."""

import sqlalchemy as sa
from alembic import op

from db.migrations.altering import NUMBERED, STRICT

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

OPEN = sa.text("returned_at IS NULL AND undone_at IS NULL")

JOURNAL_KEPT = {
    "sqlite": [
        f"""CREATE TRIGGER journal_no_{deed} BEFORE {deed.upper()} ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"""
        for deed in ("update", "delete")
    ],
    "postgresql": [
        """CREATE FUNCTION journal_kept() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the journal is only added to'; END $$""",
        *(
            f"CREATE TRIGGER journal_no_{deed} BEFORE {deed.upper()} ON journal EXECUTE FUNCTION journal_kept()"
            for deed in ("update", "delete")
        ),
        "CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal EXECUTE FUNCTION journal_kept()",
    ],
}


def upgrade() -> None:
    op.create_table(
        "initiative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sa.UniqueConstraint("key", name=op.f("uq_initiative_key")),
        **NUMBERED,
    )
    op.create_table(
        "code",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('item', 'member')", name=op.f("ck_code_kind")),
        sa.CheckConstraint("code = upper(trim(code)) AND length(code) BETWEEN 1 AND 64", name=op.f("ck_code_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_code")),
        sa.UniqueConstraint("code", "kind", name=op.f("uq_code_code_kind")),
        **STRICT,
    )
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("code_kind", sa.Text(), server_default="member", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("more_time", sa.Integer(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=True),
        sa.CheckConstraint("code_kind = 'member'", name=op.f("ck_member_code_kind")),
        sa.ForeignKeyConstraint(
            ["number", "code_kind"], ["code.code", "code.kind"], name=op.f("fk_member_number_code_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("number", name=op.f("uq_member_number")),
        **NUMBERED,
    )
    op.create_table(
        "pin_try",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_pin_try")),
        **STRICT,
    )
    op.create_table(
        "card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("lost_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_card_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("digest", name=op.f("uq_card_digest")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_card_member_id"), "card", ["member_id"])
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("code_kind", sa.Text(), server_default="item", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("loan_days", sa.Integer(), nullable=True),
        sa.CheckConstraint("code_kind = 'item'", name=op.f("ck_item_code_kind")),
        sa.CheckConstraint("loan_days BETWEEN 1 AND 3660", name=op.f("ck_item_loan_days")),
        sa.ForeignKeyConstraint(
            ["barcode", "code_kind"], ["code.code", "code.kind"], name=op.f("fk_item_barcode_code_kind")
        ),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_item_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("barcode", name=op.f("uq_item_barcode")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_item_initiative_id"), "item", ["initiative_id"])
    op.create_table(
        "loan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("lent_at", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.Text(), nullable=True),
        sa.Column("renewals", sa.Integer(), server_default="0", nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.CheckConstraint("returned_at IS NULL OR undone_at IS NULL", name=op.f("ck_loan_undone")),
        sa.CheckConstraint("renewals >= 0", name=op.f("ck_loan_renewals")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_loan_item_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_loan_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
        **NUMBERED,
    )
    op.create_index("uq_loan_open_item", "loan", ["item_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_loan_open_member", "loan", ["member_id", "due_on"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "operation",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("due_before", sa.Text(), nullable=True),
        sa.Column("elsewhere", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('lent', 'returned', 'renewed', 'undone')", name=op.f("ck_operation_kind")),
        sa.CheckConstraint("(kind = 'undone') = (undoes IS NOT NULL)", name=op.f("ck_operation_undoes")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_operation_item_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_operation_member_id")),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_operation_loan_id")),
        sa.ForeignKeyConstraint(["undoes"], ["operation.seq"], name=op.f("fk_operation_undoes")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_operation")),
        sa.UniqueConstraint("id", name=op.f("uq_operation_id")),
        sa.UniqueConstraint("undoes", name=op.f("uq_operation_undoes")),
        **NUMBERED,
    )
    op.create_index("ix_operation_item_seq", "operation", ["item_id", "seq"])
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("loan_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        **NUMBERED,
    )
    for statement in JOURNAL_KEPT[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for table in ("journal", "operation", "loan", "item", "card", "pin_try", "member", "code", "initiative"):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION journal_kept()")
