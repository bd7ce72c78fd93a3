"""The tables of the ledger. What must never happen is a constraint here, not a check somewhere else.

Every code that can be scanned, of a thing or of a member, is one row of `code`, whatever it belongs to: that keeps them
unique across. An item or member points at its code together with the kind, so neither can take the other's.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.columns import DayColumn, MomentColumn, YesNoColumn

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

REVISION = "0002"
"""The migration that brings a database to the shape below."""

STRICT: dict[str, Any] = {"sqlite_strict": True}
NUMBERED: dict[str, Any] = {**STRICT, "sqlite_autoincrement": True}
"""A number is never given out twice, so that the journal of an erased member can never become another member's."""

OPEN = "returned_at IS NULL AND undone_at IS NULL"
ONE_OPEN_LOAN = "uq_loan_open_item"


class Row(DeclarativeBase):
    """One row of a table; rows never leave this package."""

    __table__: ClassVar[Table]
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        bool: YesNoColumn,
        datetime: MomentColumn,
        date: DayColumn,
    }


class SettingRow(Row):
    """What the database knows of itself, by name; so far only which key belongs to it (see `db.key_check`)."""

    __tablename__ = "setting"
    __table_args__ = (STRICT,)

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class InitiativeRow(Row):
    __tablename__ = "initiative"
    __table_args__ = (NUMBERED,)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    colour: Mapped[str]
    position: Mapped[int]


class CodeRow(Row):
    """A code that can be scanned, trimmed and upper-cased, and what kind of thing it stands for."""

    __tablename__ = "code"
    __table_args__ = (
        UniqueConstraint("code", "kind"),
        CheckConstraint("kind IN ('item', 'member')", name="kind"),
        CheckConstraint("code = upper(trim(code)) AND length(code) BETWEEN 1 AND 64", name="code"),
        STRICT,
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]


class MemberRow(Row):
    __tablename__ = "member"
    __table_args__ = (
        ForeignKeyConstraint(["number", "code_kind"], ["code.code", "code.kind"]),
        CheckConstraint("code_kind = 'member'", name="code_kind"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    code_kind: Mapped[str] = mapped_column(server_default="member")
    name: Mapped[str]
    language: Mapped[str]
    more_time: Mapped[bool]
    pin_hash: Mapped[str | None]


class PinTryRow(Row):
    """Wrong PINs for a number since the last right one; for numbers that nobody has too, so that nothing tells."""

    __tablename__ = "pin_try"
    __table_args__ = (STRICT,)

    number: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]


class CardRow(Row):
    __tablename__ = "card"
    __table_args__ = (NUMBERED,)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    holder: Mapped[str | None]
    lost_at: Mapped[datetime | None]


class ItemRow(Row):
    __tablename__ = "item"
    __table_args__ = (
        ForeignKeyConstraint(["barcode", "code_kind"], ["code.code", "code.kind"]),
        CheckConstraint("code_kind = 'item'", name="code_kind"),
        CheckConstraint("loan_days BETWEEN 1 AND 3660", name="loan_days"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    barcode: Mapped[str] = mapped_column(unique=True)
    code_kind: Mapped[str] = mapped_column(server_default="item")
    name: Mapped[str]
    category: Mapped[str]
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    loan_days: Mapped[int | None]


class LoanRow(Row):
    """A thing on a member's name. An undone loan keeps its row for the journal's sake and counts nowhere."""

    __tablename__ = "loan"
    __table_args__ = (
        Index(ONE_OPEN_LOAN, "item_id", unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_loan_open_member", "member_id", "due_on", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        CheckConstraint("returned_at IS NULL OR undone_at IS NULL", name="undone"),
        CheckConstraint("renewals >= 0", name="renewals"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    lent_at: Mapped[datetime]
    due_on: Mapped[date]
    returned_at: Mapped[datetime | None]
    renewals: Mapped[int] = mapped_column(server_default="0")
    undone_at: Mapped[datetime | None]


class OperationRow(Row):
    """One scan or touch that was carried out: enough to answer it again as the first time, and to undo it.

    `seq` says in which order things happened to an item. An undoing is an operation too; `undoes` is what it reverses.
    """

    __tablename__ = "operation"
    __table_args__ = (
        Index("ix_operation_item_seq", "item_id", "seq"),
        CheckConstraint("kind IN ('lent', 'returned', 'renewed', 'undone')", name="kind"),
        CheckConstraint("(kind = 'undone') = (undoes IS NOT NULL)", name="undoes"),
        NUMBERED,
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    due_on: Mapped[date | None]
    due_before: Mapped[date | None]
    elsewhere: Mapped[bool]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operation.seq"), unique=True)


class JournalRow(Row):
    """What happened, only ever added to. No names, and no foreign keys: erasing a member leaves it as it is."""

    __tablename__ = "journal"
    __table_args__ = (NUMBERED,)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kiosk: Mapped[str]
    who: Mapped[str]
    what: Mapped[str]
    operation: Mapped[str | None]
    item_id: Mapped[int | None]
    member_id: Mapped[int | None]
    loan_id: Mapped[int | None]
