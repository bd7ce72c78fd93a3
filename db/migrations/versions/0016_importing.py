"""Importing: which files were imported and what each changed; what the parts of an item are, as it was written; a kind
of entry for a balance that is brought over; an index by which a loan is found again.
"""

import sqlalchemy as sa
from alembic import op

from db.migrations.altering import NUMBERED, rebuilt

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KINDS = (
    "kind IN ('members', 'items', 'cards', 'subscriptions', 'loans', 'reservations', 'proofs', 'inductions', 'roles', "
    "'messages', 'balances')"
)
MONEY = ("loan", "renewal", "late", "subscription", "payment", "deposit", "waived")
POINTS = ("plan", "taken", "given", "counted", "corrected")


def upgrade() -> None:
    with rebuilt("item") as table:
        table.add_column(sa.Column("components", sa.Text()))
    _let_entries_be((*MONEY, "carried"))
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text()),
        sa.Column("undone_at", sa.Text()),
        sa.CheckConstraint(KINDS, name=op.f("ck_import_run_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        **NUMBERED,
    )
    op.create_table(
        "import_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer()),
        sa.Column("changed", sa.Text()),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name=op.f("fk_import_change_import_id")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_import_change_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_import_change_import_id_id"), "import_change", ["import_id", "id"])
    op.create_index(op.f("ix_import_change_member_id"), "import_change", ["member_id"])
    op.create_index(op.f("ix_loan_item_id_lent_at"), "loan", ["item_id", "lent_at"])


def downgrade() -> None:
    """What was imported stays; it cannot be taken back any more. What was carried over is a payment."""
    op.drop_index(op.f("ix_loan_item_id_lent_at"), "loan")
    op.drop_table("import_change")
    op.drop_table("import_run")
    _let_entries_be(MONEY)
    with rebuilt("item") as table:
        table.drop_column("components")


def _let_entries_be(money: tuple[str, ...]) -> None:
    """Entries in money are of these kinds from now on; the triggers that keep them stay, for a new table has none."""
    listed, of_points = (", ".join(map(repr, kinds)) for kinds in (money, POINTS))
    kinds = (
        f"kind = 'undone' OR account <> 'points' AND kind IN ({listed}) OR account = 'points' AND kind IN ({of_points})"
    )
    lite = op.get_context().dialect.name == "sqlite"
    kept = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'")
    triggers = op.get_bind().execute(kept).all() if lite else ()
    for name, _ in triggers:
        op.execute(f"DROP TRIGGER {name}")
    if "carried" not in money:
        if not lite:
            op.execute("ALTER TABLE entry DISABLE TRIGGER USER")
        op.execute("UPDATE entry SET kind = 'payment' WHERE kind = 'carried'")
        if not lite:
            op.execute("ALTER TABLE entry ENABLE TRIGGER USER")
    with rebuilt("entry") as table:
        table.drop_constraint(op.f("ck_entry_kind"), type_="check")
        table.create_check_constraint(op.f("ck_entry_kind"), kinds)
    for _, sql in triggers:
        op.execute(sql)
