"""Tables of forgetting: the counts that are made before the borrower of a loan is forgotten."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Row, one_of

WHOLE_HOUSE = 0
"""The number in place of an initiative for the members of the whole house."""


class UseCountRow(Row):
    """How many forgotten loans and swapped lines of a day there were at an initiative, by the tariff of the member."""

    __tablename__ = "use_count"
    __table_args__ = (
        CheckConstraint(one_of("tariff", "standard", "social"), name="tariff"),
        CheckConstraint("loans >= 0 AND swaps >= 0", name="counts"),
        STRICT,
    )

    day: Mapped[date] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), primary_key=True)
    tariff: Mapped[str] = mapped_column(primary_key=True)
    loans: Mapped[int]
    swaps: Mapped[int]


class VisitCountRow(Row):
    """How many different members were at the kiosk on a day. It is not stored who they were."""

    __tablename__ = "visit_count"
    __table_args__ = (CheckConstraint("visits > 0", name="visits"), STRICT)

    day: Mapped[date] = mapped_column(primary_key=True)
    visits: Mapped[int]


class MemberCountRow(Row):
    """How many different members there were in a month (`2026-11`) or a year (`2026`) who are forgotten by now.

    `initiative_id` is `WHOLE_HOUSE` for the house, so it is no foreign key.
    """

    __tablename__ = "member_count"
    __table_args__ = (CheckConstraint("members >= 0", name="members"), STRICT)

    period: Mapped[str] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(primary_key=True)
    members: Mapped[int]


class CountedMemberRow(Row):
    """A member with a forgotten loan in a period that is not over, or in which they have a loan that is not forgotten.

    Kept so that nobody is counted twice; becomes one of `member_count` as soon as that cannot happen any more.
    """

    __tablename__ = "counted_member"
    __table_args__ = (Index(None, "member_id"), STRICT)

    period: Mapped[str] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
