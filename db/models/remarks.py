"""What was said of a line of a visit, of its parts and its instructions, and what waits for a volunteer because of it.

`line` is always the `seq` of the operation that the remark is about.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, STRICT, Row, one_of

UNSETTLED = "settled_at IS NULL"


class ReportRow(Row):
    """What was said of the parts of a line, by whom; the newest of a line counts.

    Of a report without notes all parts were there. `set_aside` is what was answered to it, and so is `hold`, a
    `kiosk.lending.model.Hold` as JSON.
    """

    __tablename__ = "report"
    __table_args__ = (Index(None, "line"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    operation: Mapped[str] = mapped_column(unique=True)
    line: Mapped[int] = mapped_column(ForeignKey("operation.seq"))
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    set_aside: Mapped[bool]
    hold: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class ReportNoteRow(Row):
    """So many of a part were missing, so many broken. `part` is its place, or -1 for the thing; `name` as it was."""

    __tablename__ = "report_note"
    __table_args__ = (
        CheckConstraint("part >= -1", name="part"),
        CheckConstraint("missing >= 0 AND broken >= 0 AND missing + broken > 0", name="something"),
        STRICT,
    )

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    missing: Mapped[int]
    broken: Mapped[int]


class InboxRow(Row):
    """Something for the volunteers of an initiative to look at; `member_id` is who reported it.

    `parts`: the question whether all is there was left open, or with `report_id` a problem was said. `check`: what
    comes back is always looked at. `found`: a missing thing turned up. `points`: a member gave something that is to
    earn points. `reserved`: a thing is to be taken from its place and set aside for `member_id`, who waits for it.
    `held`: it came back and is set aside for who waits for it. `noted`: of a thing that came back something was known.
    `trouble`: a `device` of the kiosk has this trouble, which is everybody's. `outcome` says how it was settled.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index(None, "line"),
        Index(None, "item_id"),
        Index(
            "ix_inbox_unsettled",
            "initiative_id",
            "id",
            sqlite_where=text(UNSETTLED),
            postgresql_where=text(UNSETTLED),
        ),
        Index("ix_inbox_unsettled_item", "item_id", sqlite_where=text(UNSETTLED), postgresql_where=text(UNSETTLED)),
        Index(
            "uq_inbox_unsettled_device",
            "device",
            unique=True,
            sqlite_where=text(UNSETTLED),
            postgresql_where=text(UNSETTLED),
        ),
        CheckConstraint(
            one_of("kind", "parts", "check", "found", "points", "reserved", "held", "noted", "trouble"), name="kind"
        ),
        CheckConstraint(
            "(kind = 'trouble') = (initiative_id IS NULL) AND (kind = 'trouble') = (device IS NOT NULL) AND "
            "(kind = 'trouble') = (trouble IS NOT NULL)",
            name="trouble",
        ),
        CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    initiative_id: Mapped[int | None] = mapped_column(ForeignKey("initiative.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    line: Mapped[int | None] = mapped_column(ForeignKey("operation.seq"))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]
    outcome: Mapped[str | None]
    device: Mapped[str | None]
    trouble: Mapped[str | None]


class ConfirmationRow(Row):
    """The instructions of a line were read: the text as it was shown, kept with the loan."""

    __tablename__ = "confirmation"
    __table_args__ = (NUMBERED,)

    id: Mapped[int] = mapped_column(primary_key=True)
    operation: Mapped[str] = mapped_column(unique=True)
    line: Mapped[int] = mapped_column(ForeignKey("operation.seq"), unique=True)
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    deed: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
