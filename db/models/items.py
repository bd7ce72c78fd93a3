"""Tables of items, their parts and their flaws."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, STRICT, Row, one_of


class ItemRow(Row):
    """An item. Being out, being set aside for a member (`kept_for`) and the condition do not depend on one another.

    `category` is a key in the terms of the initiative; where `picture`, `loan_days`, `when_borrowing` or
    `when_returning` (what to know then) or `shelf` (where it belongs) is NULL, that of the category holds. `value` is
    in cents. An item with `swap_points` is never lent but swapped for those; after that it is `gone`, until somebody
    gives it. `to_put_away`: it came back, and a volunteer is to put it on its shelf. `components` is what its parts
    are, as an imported file said it; the kiosk reads the table of parts. `photo` is the name of a file in the folder
    of photos, shown instead of the drawing.
    """

    __tablename__ = "item"
    __table_args__ = (
        ForeignKeyConstraint(["barcode", "code_kind"], ["code.code", "code.kind"]),
        CheckConstraint("code_kind = 'item'", name="code_kind"),
        CheckConstraint("loan_days BETWEEN 1 AND 3660", name="loan_days"),
        CheckConstraint("value >= 0", name="value"),
        CheckConstraint(
            one_of("condition", "good", "check", "repair", "missing", "withdrawn", "gone"), name="condition"
        ),
        CheckConstraint("swap_points >= 0", name="swap_points"),
        CheckConstraint("condition <> 'gone' OR swap_points IS NOT NULL", name="gone"),
        CheckConstraint("(kept_for IS NULL) = (kept_until IS NULL)", name="kept"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    barcode: Mapped[str] = mapped_column(unique=True)
    code_kind: Mapped[str] = mapped_column(server_default="item")
    name: Mapped[str]
    category: Mapped[str]
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    loan_days: Mapped[int | None]
    value: Mapped[int] = mapped_column(server_default="0")
    condition: Mapped[str] = mapped_column(server_default="good")
    picture: Mapped[str | None]
    adults_only: Mapped[bool] = mapped_column(server_default="0")
    volunteers_only: Mapped[bool] = mapped_column(server_default="0")
    needs_induction: Mapped[bool] = mapped_column(server_default="0")
    safe_until: Mapped[date | None]
    when_borrowing: Mapped[str | None]
    when_returning: Mapped[str | None]
    kept_for: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    kept_until: Mapped[date | None]
    swap_points: Mapped[int | None]
    shelf: Mapped[str | None]
    to_put_away: Mapped[bool] = mapped_column(server_default="0")
    components: Mapped[str | None]
    photo: Mapped[str | None]


class FlawRow(Row):
    """How many of a part are known to be missing or broken, while the item is lent all the same.

    `name` is the name of the part, or of the item for a flaw of the item itself.
    """

    __tablename__ = "flaw"
    __table_args__ = (
        CheckConstraint("missing >= 0 AND broken >= 0 AND missing + broken > 0", name="something"),
        STRICT,
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    missing: Mapped[int]
    broken: Mapped[int]


class PartRow(Row):
    """A part of an item: `position` counts from 0, `count` is how many there are when all is there."""

    __tablename__ = "part"
    __table_args__ = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("count >= 1", name="count"),
        STRICT,
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    count: Mapped[int] = mapped_column(server_default="1")
    picture: Mapped[str | None]
