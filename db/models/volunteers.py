"""Tables of the volunteers' desk: roles, commands that were carried out, hours of one day, stock-takes."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, STRICT, Row, one_of

RUNNING = "ended_at IS NULL"


class RoleRow(Row):
    """A member is a volunteer of an initiative. A coordinator of any acts for all of them, and sees proofs."""

    __tablename__ = "role"
    __table_args__ = (
        UniqueConstraint("member_id", "initiative_id"),
        CheckConstraint(one_of("kind", "volunteer", "coordinator"), name="kind"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    kind: Mapped[str]
    since: Mapped[datetime]


class CommandRow(Row):
    """A command that was carried out, by the operation under which it was asked: asked again, it is not done again.

    `about` is the number of the member, item or other row that it was about, for the answer. It is no foreign key, as
    in the journal.
    """

    __tablename__ = "deed"
    __table_args__ = (STRICT,)

    operation: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    about: Mapped[int | None]


class OpeningOverrideRow(Row):
    """The hours that a volunteer (`who`) set for one day: open from `opens` to `closes`; both NULL: closed all day."""

    __tablename__ = "opening_override"
    __table_args__ = (
        CheckConstraint("(opens IS NULL) = (closes IS NULL)", name="closed"),
        CheckConstraint("opens < closes", name="opens"),
        STRICT,
    )

    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    opens: Mapped[time | None]
    closes: Mapped[time | None]
    who: Mapped[str]
    at: Mapped[datetime]


class StockCountRow(Row):
    """A stock-take of an initiative (`category` is empty) or of one category of it. Of each at most one is running."""

    __tablename__ = "stock_count"
    __table_args__ = (
        Index(
            "uq_stock_count_running",
            "initiative_id",
            "category",
            unique=True,
            sqlite_where=text(RUNNING),
            postgresql_where=text(RUNNING),
        ),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    category: Mapped[str]
    since: Mapped[datetime]
    who: Mapped[str]
    ended_at: Mapped[datetime | None]


class StockSeenRow(Row):
    """A code that was scanned in a stock-take, once each: `here`, or `surplus` for one that should not be there.

    When the stock-take ends, each item that was not scanned is added as `missing`, so that the result is kept.
    `item_id` is NULL for a code that belongs to no item.
    """

    __tablename__ = "stock_seen"
    __table_args__ = (
        CheckConstraint(one_of("found", "here", "surplus", "missing"), name="found"),
        CheckConstraint("item_id IS NOT NULL OR found = 'surplus'", name="item"),
        STRICT,
    )

    count_id: Mapped[int] = mapped_column(ForeignKey("stock_count.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    found: Mapped[str]
    at: Mapped[datetime]
