"""What the house is: its settings, its initiatives and the terms under which each of them lends."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, STRICT, Row


class SettingRow(Row):
    """What the database knows of itself, by name: which key belongs to it (see `db.key_check`), and the `house`.

    The value of `house` is a `kiosk.lending.terms.House` as JSON.
    """

    __tablename__ = "setting"
    __table_args__ = (STRICT,)

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class InitiativeRow(Row):
    __tablename__ = "initiative"
    __table_args__ = (NUMBERED,)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    colour: Mapped[str]
    position: Mapped[int]


class TermsRow(Row):
    """One version of the terms of an initiative, never changed; the newest is the one that holds.

    `document` is a `kiosk.lending.terms.Terms` as JSON. A loan or a subscription points at the version it was made
    under.
    """

    __tablename__ = "terms"
    __table_args__ = (Index(None, "initiative_id", "id"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    since: Mapped[datetime]
    document: Mapped[str]
