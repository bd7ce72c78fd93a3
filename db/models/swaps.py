"""Tables of swapping: the tags of a shop, and how many were taken and given on each line."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Row, named

WAITING = "given > seen"


class TagRow(Row):
    """A code that is scanned in a swap shop for a `category`, which is a key in the terms of its initiative."""

    __tablename__ = "tag"
    __table_args__ = (
        ForeignKeyConstraint(["code", "code_kind"], ["code.code", "code.kind"]),
        CheckConstraint("code_kind = 'tag'", name="code_kind"),
        STRICT,
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    code_kind: Mapped[str] = mapped_column(server_default="tag")
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    category: Mapped[str]


class SwapRow(Row):
    """How many were taken and given on a line by now, at `points` each; both are 0 on an undone line.

    `line` is the `seq` of the operation that began the line; `item_id` is the single item, NULL for a category. Of
    the gifts, `seen` were decided on, by a volunteer or by the terms, and `credited` earned their points. `member_id`
    is NULL once the kiosk has forgotten who swapped.
    """

    __tablename__ = "swap"
    __table_args__ = (
        Index(
            "ix_swap_waiting",
            "member_id",
            "initiative_id",
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
        named("swap", "member_id"),
        CheckConstraint("points >= 0", name="points"),
        CheckConstraint("taken >= 0", name="taken"),
        CheckConstraint("0 <= credited AND credited <= seen AND seen <= given", name="given"),
        CheckConstraint("item_id IS NULL OR taken + given <= 1", name="single"),
        STRICT,
    )

    line: Mapped[int] = mapped_column(ForeignKey("operation.seq"), primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    points: Mapped[int]
    taken: Mapped[int]
    given: Mapped[int]
    seen: Mapped[int]
    credited: Mapped[int]
