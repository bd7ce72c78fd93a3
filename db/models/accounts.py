"""What is bought, used, owed and left: subscriptions with their strips, and the accounts of members.

Strips and entries are only ever added to. Each carries the sum after it, so that reading a balance is one search, and
its `place` in its row, counted from 1, so that no two can be added to the same sum.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, Row, one_of


class SubscriptionRow(Row):
    """A member's subscription, from the first day to the last, under a plan of the terms it was sold under."""

    __tablename__ = "subscription"
    __table_args__ = (
        Index(None, "member_id", "initiative_id", "last"),
        CheckConstraint("first <= last", name="first"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms.id"))
    plan: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]


class StripRow(Row):
    """A strip used (`change` is -1) or given back; before the first one, all that the plan includes are left."""

    __tablename__ = "strip"
    __table_args__ = (
        UniqueConstraint("subscription_id", "place"),
        CheckConstraint("change <> 0", name="change"),
        CheckConstraint("remaining >= 0", name="remaining"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    place: Mapped[int]
    change: Mapped[int]
    remaining: Mapped[int]
    at: Mapped[datetime]
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    line: Mapped[int | None] = mapped_column(ForeignKey("operation.seq"), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("strip.id"), unique=True)


class EntryRow(Row):
    """An amount in cents on an account of a member with an initiative: what is `owed`, or lies there as a `deposit`.

    What is added to the account is positive. `line` is the operation that made the entry, if it was one of a visit.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("member_id", "account", "initiative_id", "place"),
        CheckConstraint(one_of("account", "owed", "deposit"), name="account"),
        CheckConstraint(
            one_of("kind", "loan", "renewal", "late", "subscription", "payment", "deposit", "waived", "undone"),
            name="kind",
        ),
        CheckConstraint("(kind = 'undone') = (undoes IS NOT NULL)", name="undoes"),
        CheckConstraint("cents <> 0", name="cents"),
        CheckConstraint("account = 'owed' OR balance >= 0", name="balance"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    place: Mapped[int]
    kind: Mapped[str]
    cents: Mapped[int]
    balance: Mapped[int]
    at: Mapped[datetime]
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    line: Mapped[int | None] = mapped_column(ForeignKey("operation.seq"), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), unique=True)
