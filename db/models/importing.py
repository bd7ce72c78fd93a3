"""Tables of importing: every import and its changes, so that it can be taken back."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, Row, one_of

KINDS = (
    *("members", "items", "cards", "subscriptions", "loans"),
    *("reservations", "proofs", "inductions", "roles", "messages", "balances"),
)
"""The kinds of rows that are imported; the values are stored."""


class ImportRow(Row):
    """An import of a file: its rows are of this `kind`, from a program called `source`; `digest` is that of the file.

    It was cut off while `ended_at` is NULL, and goes on when the same file is imported again. `undone_at` is when it
    was taken back, NULL for one that was not.
    """

    __tablename__ = "import_run"
    __table_args__ = (
        CheckConstraint(one_of("kind", *KINDS), name="kind"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
    kind: Mapped[str]
    source: Mapped[str]
    file: Mapped[str]
    digest: Mapped[str]
    ended_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]


class ImportChangeRow(Row):
    """A row that an import added or changed: `row_id` is its number in the table of its kind.

    `changed` is JSON: for each column what it was and what it became, NULL for a row that was added. `member_id` is
    whom it says something of; a loan names nobody here, because the kiosk forgets whose it was. An erased member takes
    these rows along.
    """

    __tablename__ = "import_change"
    __table_args__ = (Index(None, "import_id", "id"), Index(None, "member_id"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"))
    row_id: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    changed: Mapped[str | None]
