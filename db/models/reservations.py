"""The table of reservations: the queue of each item, in the order of the numbers."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, Row, one_of

WAITS = "ended_at IS NULL"
READY = "ended_at IS NULL AND ready_until IS NOT NULL"


class ReservationRow(Row):
    """A member waits for an item; `ended_at` is NULL while they do.

    The item is set aside for the first in the queue only, to the end of `ready_until`, with a slip that says `code`;
    both are NULL for all others. The row of the item (`kept_for`, `kept_until`) is written together with this one.
    `line` is the `seq` of the operation that made the reservation, NULL for one made by command; `loan_id` is the loan
    with which the member fetched the item.
    """

    __tablename__ = "reservation"
    __table_args__ = (
        Index(
            "uq_reservation_open_item_member",
            "item_id",
            "member_id",
            unique=True,
            sqlite_where=text(WAITS),
            postgresql_where=text(WAITS),
        ),
        Index("ix_reservation_open_item", "item_id", "id", sqlite_where=text(WAITS), postgresql_where=text(WAITS)),
        Index("ix_reservation_open_member", "member_id", "id", sqlite_where=text(WAITS), postgresql_where=text(WAITS)),
        Index(
            "uq_reservation_ready_item",
            "item_id",
            unique=True,
            sqlite_where=text(READY),
            postgresql_where=text(READY),
        ),
        Index(
            "uq_reservation_ready_code",
            "code",
            unique=True,
            sqlite_where=text(READY),
            postgresql_where=text(READY),
        ),
        Index("ix_reservation_ready_until", "ready_until", sqlite_where=text(READY), postgresql_where=text(READY)),
        CheckConstraint(one_of("outcome", "fetched", "expired", "given up", "undone"), name="outcome"),
        CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name="ended"),
        CheckConstraint(
            "(ready_at IS NULL) = (ready_until IS NULL) AND (ready_at IS NULL) = (code IS NULL)", name="ready"
        ),
        CheckConstraint("loan_id IS NULL OR outcome = 'fetched'", name="loan"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    made_at: Mapped[datetime]
    line: Mapped[int | None] = mapped_column(ForeignKey("operation.seq"), unique=True)
    ready_at: Mapped[datetime | None]
    ready_until: Mapped[date | None]
    code: Mapped[str | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"), unique=True)
