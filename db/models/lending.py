"""Tables of lending: loans, operations and the journal."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, Row, named, one_of

WAITING = "doubt = 'waiting'"
OPEN = "returned_at IS NULL AND undone_at IS NULL"
ONE_OPEN_LOAN = "uq_loan_open_item"


class LoanRow(Row):
    """An item on a member's name. An undone loan keeps its row for the journal and counts nowhere.

    `member_id` is NULL once the kiosk has forgotten whose loan it was, which is over then (see `db.ledger.privacy`).
    `terms_id` are the terms it was made under, NULL if the initiative had none; `subscription_id` the subscription,
    NULL if none was needed.
    """

    __tablename__ = "loan"
    __table_args__ = (
        Index(ONE_OPEN_LOAN, "item_id", unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_loan_open_member", "member_id", "due_on", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        CheckConstraint("returned_at IS NULL OR undone_at IS NULL", name="undone"),
        CheckConstraint("renewals >= 0", name="renewals"),
        CheckConstraint("member_id IS NOT NULL OR returned_at IS NOT NULL OR undone_at IS NOT NULL", name="borrower"),
        named("loan", "member_id"),
        Index(None, "item_id", "lent_at"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    lent_at: Mapped[datetime]
    due_on: Mapped[date]
    returned_at: Mapped[datetime | None]
    renewals: Mapped[int] = mapped_column(server_default="0")
    undone_at: Mapped[datetime | None]
    terms_id: Mapped[int | None] = mapped_column(ForeignKey("terms.id"))
    subscription_id: Mapped[int | None] = mapped_column(ForeignKey("subscription.id"))


class OperationRow(Row):
    """One scan or touch that was carried out: enough to answer it again as the first time, and to undo it.

    `seq` says in which order operations happened. An undoing is an operation too; `undoes` is what it reverses.
    `answer` is the `kiosk.lending.model.Line` that was answered, as JSON (see `db.stored`), and `account` the
    `Account` that was answered with it. `condition_before` is the condition of the item before, `kept_until_before`
    the last day on which it was set aside for this member before. An operation without an item is about a category
    that is swapped; one of the kind `counted` changes how many of a line there are. `who` is the actor, as in the
    journal, and `reason` why a volunteer overruled the rules.

    `doubt` marks an operation that was recorded while the time was doubted, so that `at` is that of the newest row
    before it: `waiting` until its fee is entered, then `settled`; NULL for all others. `happened_on` is the day that a
    volunteer gave for it, NULL for the day of `at`.
    """

    __tablename__ = "operation"
    __table_args__ = (
        Index("ix_operation_item_seq", "item_id", "seq"),
        Index("ix_operation_doubt", "seq", sqlite_where=text(WAITING), postgresql_where=text(WAITING)),
        Index(None, "loan_id"),
        named("operation", "member_id"),
        CheckConstraint(
            one_of("kind", "lent", "returned", "renewed", "swapped", "counted", "reserved", "given up", "undone"),
            name="kind",
        ),
        CheckConstraint(f"item_id IS NOT NULL OR {one_of('kind', 'swapped', 'counted', 'undone')}", name="item"),
        CheckConstraint("(kind = 'undone') = (undoes IS NOT NULL)", name="undoes"),
        CheckConstraint(one_of("doubt", "waiting", "settled"), name="doubt"),
        NUMBERED,
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    due_on: Mapped[date | None]
    due_before: Mapped[date | None]
    elsewhere: Mapped[bool]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operation.seq"), unique=True)
    condition_before: Mapped[str | None]
    kept_until_before: Mapped[date | None]
    answer: Mapped[str | None]
    account: Mapped[str | None]
    who: Mapped[str | None]
    reason: Mapped[str | None]
    doubt: Mapped[str | None]
    happened_on: Mapped[date | None]


class JournalRow(Row):
    """What happened. Rows are only added. No names and no foreign keys: the journal stays when a member is erased.

    The one change that is let through: a row forgets its member, once its loan has or once the member is erased.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index(None, "item_id", "id"),
        named("journal", "loan_id"),
        named("journal", "member_id"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kiosk: Mapped[str]
    who: Mapped[str]
    what: Mapped[str]
    operation: Mapped[str | None]
    item_id: Mapped[int | None]
    member_id: Mapped[int | None]
    loan_id: Mapped[int | None]
