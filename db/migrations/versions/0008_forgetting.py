"""Forgetting: a loan that is over may lose its borrower, and a member may be erased; what is counted before is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from db.migrations.altering import NUMBERED, STRICT, rebuilt

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NAMES = sa.text("member_id IS NOT NULL")
BORROWER = "member_id IS NOT NULL OR returned_at IS NOT NULL OR undone_at IS NOT NULL"

MAY_FORGET = ("loan", "swap", "subscription", "entry")
"""The tables whose `member_id` may be NULL from now on."""

NAMED = (
    ("loan", "member_id"),
    ("operation", "member_id"),
    ("journal", "loan_id"),
    ("journal", "member_id"),
    ("report", "member_id"),
    ("inbox", "member_id"),
    ("swap", "member_id"),
)
"""The columns that the rows which name a member still are found by."""

# --- what may be forgotten in the tables to which rows are only added ------------------------------------------------

GONE = "NOT EXISTS (SELECT 1 FROM member WHERE id = OLD.member_id)"
NOT_THEIRS = """NOT EXISTS (SELECT 1 FROM loan WHERE id = OLD.loan_id AND member_id = OLD.member_id)
    AND NOT EXISTS (SELECT 1 FROM operation WHERE id = OLD.operation AND member_id = OLD.member_id)"""
ABOUT_USE = "(OLD.item_id IS NOT NULL OR EXISTS (SELECT 1 FROM operation WHERE id = OLD.operation))"
NOBODYS = """NEW.loan_id IS NULL AND NEW.line IS NULL AND OLD.line IS NOT NULL
    AND NEW.at = substr(OLD.at, 1, 10) || 'T12:00:00.000000+00:00'
    AND NOT EXISTS (SELECT 1 FROM loan WHERE id = OLD.loan_id AND member_id IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM operation WHERE seq = OLD.line AND member_id IS NOT NULL)"""
VOLUNTEER_GONE = """NEW.who = 'volunteer' AND CASE WHEN OLD.who LIKE 'volunteer %'
    THEN NOT EXISTS (SELECT 1 FROM member WHERE id = CAST(substr(OLD.who, 11) AS INTEGER)) ELSE 1 = 0 END"""

KEPT_COLUMNS = {
    "journal": ("id", "at", "kiosk", "what", "operation", "item_id", "loan_id"),
    "entry": ("id", "account", "initiative_id", "place", "kind", "amount", "balance", "undoes", "subscription_id"),
    "strip": ("id", "subscription_id", "place", "change", "remaining", "undoes"),
}
"""The columns that never change."""


def _unchanged(same: str, *columns: str) -> str:
    return " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in columns)


def _may(table: str, same: str) -> str:
    """The condition under which a row of this table may be changed; `same` is the operator that also compares NULL."""
    kept = _unchanged(same, *KEPT_COLUMNS[table])
    forgotten = f"({_unchanged(same, 'member_id')} OR NEW.member_id IS NULL AND"
    if table == "journal":
        member = f"{forgotten} ({GONE} OR {ABOUT_USE} AND {NOT_THEIRS}))"
        return f"{kept} AND {member} AND ({_unchanged(same, 'who')} OR {VOLUNTEER_GONE})"
    loan = f"({_unchanged(same, 'loan_id', 'line', 'at')} OR {NOBODYS})"
    return f"{kept} AND {loan}" if table == "strip" else f"{kept} AND {loan} AND {forgotten} {GONE})"


def _let_forget(table: str) -> None:
    """From now on a row of this table may forget, and do nothing else."""
    message = f"table {table} is only added to"
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        op.execute(f"""CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({_may(table, "IS")})
            BEGIN SELECT RAISE(ABORT, '{message}'); END""")
        return
    op.execute(f"DROP TRIGGER {table}_no_update ON {table}")
    op.execute(f"""CREATE FUNCTION {table}_forgets() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            IF {_may(table, "IS NOT DISTINCT FROM")} THEN RETURN NEW; END IF;
            RAISE EXCEPTION '{message}';
        END $$""")
    op.execute(f"""CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_forgets()""")


def _let_nothing(table: str) -> None:
    """From now on no row of this table may be changed, as before."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        _refuse(table, "update")
        return
    op.execute(f"DROP TRIGGER {table}_no_update ON {table}")
    op.execute(f"DROP FUNCTION {table}_forgets()")
    function = "journal_kept()" if table == "journal" else "only_added_to()"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} EXECUTE FUNCTION {function}")


def _refuse(table: str, deed: str) -> None:
    op.execute(f"""CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}
        BEGIN SELECT RAISE(ABORT, 'table {table} is only added to'); END""")


# --- up and down ---------------------------------------------------------------------------------------------------


def upgrade() -> None:
    with rebuilt("member") as table:
        table.add_column(sa.Column("keeps_history", sa.Integer(), server_default="0", nullable=False))
        table.add_column(sa.Column("last_seen_on", sa.Text()))
        table.add_column(sa.Column("listed_on", sa.Text()))
    for name in MAY_FORGET:
        with rebuilt(name, STRICT if name == "swap" else NUMBERED) as table:
            table.alter_column("member_id", existing_type=sa.Integer(), nullable=True)
            if name == "loan":
                table.create_check_constraint(op.f("ck_loan_borrower"), BORROWER)
            if name in ("subscription", "entry"):
                _refer(table, name, ondelete="SET NULL")
    op.create_index(op.f("ix_operation_loan_id"), "operation", ["loan_id"])
    for name, column in NAMED:
        op.create_index(f"ix_{name}_{column}", name, [column], sqlite_where=NAMES, postgresql_where=NAMES)
    _add_counts()
    if op.get_context().dialect.name == "sqlite":
        _refuse("entry", "delete")
    for name in KEPT_COLUMNS:
        _let_forget(name)
    op.execute("""UPDATE member SET last_seen_on = coalesce(
        (SELECT substr(max(at), 1, 10) FROM journal WHERE journal.member_id = member.id),
        (SELECT substr(max(at), 1, 10) FROM journal))""")


def downgrade() -> None:
    """What was counted is deleted. What is forgotten stays so: it is on the name of one member called `forgotten`."""
    for name in KEPT_COLUMNS:
        _let_nothing(name)
    for added in ("counted_member", "member_count", "use_count"):
        op.drop_table(added)
    for name, column in NAMED:
        op.drop_index(f"ix_{name}_{column}", name)
    op.drop_index("ix_operation_loan_id", "operation")
    nobody = _nobody()
    with _changing("entry"), _changing("strip"):
        for name in MAY_FORGET if nobody else ():
            last = f"(SELECT coalesce(max(place), 0) FROM entry WHERE member_id = {nobody})"
            place = f", place = {last} + id" if name == "entry" else ""
            op.execute(f"UPDATE {name} SET member_id = {nobody}{place} WHERE member_id IS NULL")
    for name in reversed(MAY_FORGET):
        with rebuilt(name, STRICT if name == "swap" else NUMBERED) as table:
            if name in ("subscription", "entry"):
                _refer(table, name, ondelete=None)
            if name == "loan":
                table.drop_constraint(op.f("ck_loan_borrower"), type_="check")
            table.alter_column("member_id", existing_type=sa.Integer(), nullable=False)
    if op.get_context().dialect.name == "sqlite":
        for deed in ("update", "delete"):
            _refuse("entry", deed)
    with rebuilt("member") as table:
        for column in ("listed_on", "last_seen_on", "keeps_history"):
            table.drop_column(column)


def _refer(table: BatchOperations, name: str, ondelete: str | None) -> None:
    constraint = op.f(f"fk_{name}_member_id")
    table.drop_constraint(constraint, type_="foreignkey")
    table.create_foreign_key(constraint, "member", ["member_id"], ["id"], ondelete=ondelete)


def _nobody() -> int | None:
    """The number of a member for what is forgotten; None if nothing is."""
    connection = op.get_bind()
    forgotten = (f"SELECT 1 FROM {name} WHERE member_id IS NULL" for name in MAY_FORGET)
    if not any(connection.execute(sa.text(f"{one} LIMIT 1")).first() for one in forgotten):
        return None
    op.execute("INSERT INTO code (code, kind) VALUES ('FORGOTTEN', 'member')")
    op.execute("""INSERT INTO member (number, name, language, more_time)
        VALUES ('FORGOTTEN', 'forgotten', 'nl', 0)""")
    found: int = connection.execute(sa.text("SELECT id FROM member WHERE number = 'FORGOTTEN'")).scalar_one()
    return found


@contextmanager
def _changing(name: str) -> Iterator[None]:
    """Inside this block, rows of a table to which rows are only added may be changed."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {name}_no_update")
        yield
        _refuse(name, "update")
        return
    op.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
    yield
    op.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")


def _add_counts() -> None:
    number: dict[str, Any] = {"nullable": False}
    op.create_table(
        "use_count",
        sa.Column("day", sa.Text(), **number),
        sa.Column("initiative_id", sa.Integer(), **number),
        sa.Column("tariff", sa.Text(), **number),
        sa.Column("loans", sa.Integer(), **number),
        sa.Column("swaps", sa.Integer(), **number),
        sa.CheckConstraint("tariff IN ('standard', 'social')", name=op.f("ck_use_count_tariff")),
        sa.CheckConstraint("loans >= 0 AND swaps >= 0", name=op.f("ck_use_count_counts")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_use_count_initiative_id")),
        sa.PrimaryKeyConstraint("day", "initiative_id", "tariff", name=op.f("pk_use_count")),
        **STRICT,
    )
    op.create_table(
        "member_count",
        sa.Column("period", sa.Text(), **number),
        sa.Column("initiative_id", sa.Integer(), **number),
        sa.Column("members", sa.Integer(), **number),
        sa.CheckConstraint("members >= 0", name=op.f("ck_member_count_members")),
        sa.PrimaryKeyConstraint("period", "initiative_id", name=op.f("pk_member_count")),
        **STRICT,
    )
    op.create_table(
        "counted_member",
        sa.Column("period", sa.Text(), **number),
        sa.Column("initiative_id", sa.Integer(), **number),
        sa.Column("member_id", sa.Integer(), **number),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_counted_member_member_id")),
        sa.PrimaryKeyConstraint("period", "initiative_id", "member_id", name=op.f("pk_counted_member")),
        **STRICT,
    )
    op.create_index(op.f("ix_counted_member_member_id"), "counted_member", ["member_id"])
