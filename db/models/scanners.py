"""Tables of the scanners that type: the layout in which each is read, and what was read in a wrong one."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Row


class ScannerRow(Row):
    """A scanner that types, by the name that it gives itself; `layout` is how it is read, NULL as a US keyboard.

    `offered` is the layout that it seems to type in, with one code as it was `read` and as it is `known`; NULL where
    none is offered.
    """

    __tablename__ = "scanner"
    __table_args__ = (
        CheckConstraint("(offered IS NULL) = (read IS NULL) AND (offered IS NULL) = (known IS NULL)", name="offered"),
        STRICT,
    )

    name: Mapped[str] = mapped_column(primary_key=True)
    layout: Mapped[str | None]
    offered: Mapped[str | None]
    read: Mapped[str | None]
    known: Mapped[str | None]
    at: Mapped[datetime]


class MisreadRow(Row):
    """A code that nobody knows, which is the `known` code of an item or a tag if the scanner types in this layout."""

    __tablename__ = "misread"
    __table_args__ = (STRICT,)

    scanner: Mapped[str] = mapped_column(primary_key=True)
    read: Mapped[str] = mapped_column(primary_key=True)
    layout: Mapped[str] = mapped_column(primary_key=True)
    known: Mapped[str]
    at: Mapped[datetime]
