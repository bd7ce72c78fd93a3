"""Tables of money: subscriptions with their strips, the accounts of members, and payment references.

Strips and entries are only added. Each has the balance after it, so that reading a balance is one search, and its
number in its account or card (`place`, from 1), so that no two can be added to the same balance.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, Row, one_of


class SubscriptionRow(Row):
    """A member's subscription, from the first day to the last, under a plan of the terms it was sold under.

    `member_id` becomes NULL when the member is erased.
    """

    __tablename__ = "subscription"
    __table_args__ = (
        Index(None, "member_id", "initiative_id", "last"),
        CheckConstraint("first <= last", name="first"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms.id"))
    plan: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]


class StripRow(Row):
    """A strip that was used (`change` is -1) or given back. Without any row, all strips of the plan are left.

    Its reference to a loan is removed as that of an entry.
    """

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


MONEY = ("loan", "renewal", "late", "subscription", "payment", "deposit", "waived", "carried")
POINTS = ("plan", "taken", "given", "counted", "corrected")
"""The reasons for an entry, in money and in points. An entry that reverses another one is `undone`, an entry that takes
a balance over from another program is `carried`.
"""


class EntryRow(Row):
    """An amount on an account of a member with an initiative: cents `owed` or in `deposit`, or `points` for swapping.

    An amount that adds to the account is positive. `line` is the `seq` of the operation that made the entry, NULL for
    one outside a visit. `subscription_id` is the subscription whose plan gave the points: each gives them once.

    When the kiosk forgets whose loan it was, `loan_id` and `line` become NULL, and only the day of the moment is kept.
    When the member is erased, `member_id` becomes NULL: the amount stays in the books.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("member_id", "account", "initiative_id", "place"),
        CheckConstraint(one_of("account", "owed", "deposit", "points"), name="account"),
        CheckConstraint(
            f"kind = 'undone' OR account <> 'points' AND {one_of('kind', *MONEY)} OR "
            f"account = 'points' AND {one_of('kind', *POINTS)}",
            name="kind",
        ),
        CheckConstraint("(kind = 'undone') = (undoes IS NOT NULL)", name="undoes"),
        CheckConstraint("(kind = 'plan') = (subscription_id IS NOT NULL)", name="plan"),
        CheckConstraint("amount <> 0", name="amount"),
        CheckConstraint("account <> 'deposit' OR balance >= 0", name="balance"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    place: Mapped[int]
    kind: Mapped[str]
    amount: Mapped[int]
    balance: Mapped[int]
    at: Mapped[datetime]
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    line: Mapped[int | None] = mapped_column(ForeignKey("operation.seq"), index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), unique=True)
    subscription_id: Mapped[int | None] = mapped_column(ForeignKey("subscription.id"), unique=True)


UNPAID = "closed_at IS NULL"


class PaymentReferenceRow(Row):
    """A reference with which a member pays an initiative, until all is paid. It is made of the number of this row."""

    __tablename__ = "payment_reference"
    __table_args__ = (
        Index(
            "uq_payment_reference_open",
            "member_id",
            "initiative_id",
            unique=True,
            sqlite_where=text(UNPAID),
            postgresql_where=text(UNPAID),
        ),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
