"""Tables of the house: its settings, its initiatives and their terms."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, STRICT, Row


class SettingRow(Row):
    """A setting of the database by name: the check value of its key (see `db.key_check`), the `house`, the last check.

    The value of `house` is a `kiosk.lending.terms.House` as JSON (see `db.stored`), that of `last check` the moment at
    which the kiosk last wrote to see whether it can.
    """

    __tablename__ = "setting"
    __table_args__ = (STRICT,)

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class BootRow(Row):
    """A start of the machine in which the time could be trusted, so that a kiosk that starts anew goes on from there.

    The boot with this identity `began` then, when the clock of the system `said` that it began; `synchronised` is when
    that was last set from the network, NULL for never.
    """

    __tablename__ = "boot"
    __table_args__ = (STRICT,)

    id: Mapped[str] = mapped_column(primary_key=True)
    began: Mapped[datetime]
    said: Mapped[datetime]
    synchronised: Mapped[datetime | None]


class InitiativeRow(Row):
    __tablename__ = "initiative"
    __table_args__ = (NUMBERED,)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    colour: Mapped[str]
    position: Mapped[int]


class TermsRow(Row):
    """A version of the terms of an initiative, which never changes; the newest version holds.

    `document` is a `kiosk.lending.terms.Terms` as JSON (see `db.stored`). A loan or a subscription points at the
    version it was made under.
    """

    __tablename__ = "terms"
    __table_args__ = (Index(None, "initiative_id", "id"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    since: Mapped[datetime]
    document: Mapped[str]
