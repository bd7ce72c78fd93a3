"""Tables of remarks: reports on parts, confirmed instructions, and the inbox of the volunteers.

`line` is always the `seq` of the operation that the remark is about.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, STRICT, Row, named, one_of

UNSETTLED = "settled_at IS NULL"
KINDS = (
    *("parts", "check", "found", "points", "reserved", "held", "noted"),
    *("trouble", "left", "unknown", "label", "card"),
)
LABEL_ASKED = f"{UNSETTLED} AND kind = 'label'"


class ReportRow(Row):
    """A report on the parts of the item of a line; the newest one of a line counts. Without notes, all were there.

    `set_aside` and `hold` are what was answered: that a volunteer looks at the item first, and how the item is set
    aside for who waits for it, a `kiosk.lending.model.Hold` as JSON (see `db.stored`), NULL if it is not.
    """

    __tablename__ = "report"
    __table_args__ = (Index(None, "line"), named("report", "member_id"), NUMBERED)

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
    """How many of a part were missing and broken. `part` is its position from 0, -1 for the item; `name` as it was."""

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


class PartSlipRow(Row):
    """A slip with a `code`, with which the parts that a report says are missing can be brought later.

    `found_in` is the operation that scanned it at the moment `found_at`; both are NULL before.
    """

    __tablename__ = "part_slip"
    __table_args__ = (CheckConstraint("(found_at IS NULL) = (found_in IS NULL)", name="found"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    found_at: Mapped[datetime | None]
    found_in: Mapped[str | None]


class InboxRow(Row):
    """An entry of the inbox: something for the volunteers of an initiative to look at.

    The kinds: `parts`, the question whether all parts are there was not answered, or `report_id` names a problem;
    `check`, every item that comes back is looked at; `found`, a missing item turned up; `points`, the gift of a member
    is to earn points; `reserved`, an item is to be set aside for `member_id`, who waits for it; `held`, an item came
    back and is set aside for who waits for it; `noted`, a flaw was known of an item that came back; `label`, a visitor
    found the item by its picture, so it needs a new label; `trouble`, a `device` of the kiosk does not work, which
    concerns every initiative, so `initiative_id` is NULL; `left`, a note of a visitor, `remark` what it is about, for
    the coordinators if `initiative_id` is NULL; `unknown`, a code that nobody knows, `remark` the code, empty for a
    label that could not be read; `card`, a card that nobody knows was held here, for the coordinators.

    `member_id` is who reported it, but for `reserved`. `operation` is that of a note. `outcome` is how the entry was
    settled, NULL before.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index(None, "line"),
        Index(None, "item_id"),
        named("inbox", "member_id"),
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
        Index(
            "uq_inbox_unsettled_label",
            "item_id",
            unique=True,
            sqlite_where=text(LABEL_ASKED),
            postgresql_where=text(LABEL_ASKED),
        ),
        CheckConstraint(
            one_of("kind", *KINDS),
            name="kind",
        ),
        CheckConstraint(
            "(kind = 'trouble') = (device IS NOT NULL) AND (kind = 'trouble') = (trouble IS NOT NULL)",
            name="trouble",
        ),
        CheckConstraint("initiative_id IS NOT NULL OR kind IN ('trouble', 'left', 'unknown', 'card')", name="whose"),
        CheckConstraint("(kind IN ('left', 'unknown')) = (remark IS NOT NULL)", name="remark"),
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
    remark: Mapped[str | None]
    operation: Mapped[str | None] = mapped_column(unique=True)


class ConfirmationRow(Row):
    """The visitor read the instructions of a line: the text as it was shown, kept with the loan."""

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
