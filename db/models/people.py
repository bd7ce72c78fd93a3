"""Tables of people: members, their cards, PIN tries, proofs and inductions."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import NUMBERED, STRICT, Row, one_of


class CodeRow(Row):
    """A code that can be scanned, trimmed and upper-cased, and what has it: an item, a member or a tag."""

    __tablename__ = "code"
    __table_args__ = (
        UniqueConstraint("code", "kind"),
        CheckConstraint(one_of("kind", "item", "member", "tag"), name="kind"),
        CheckConstraint("code = upper(trim(code)) AND length(code) BETWEEN 1 AND 64", name="code"),
        STRICT,
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]


class MemberRow(Row):
    """A member or household. `adult` is of the member in person, who has a card without a holder or types a number.

    `keeps_history`: the member wants to see what they borrowed, so their loans are not forgotten. `last_seen_on` is the
    last day of a visit or of a loan that was forgotten, NULL for none; `listed_on` the day from which the member is
    listed as one who does not come any more, NULL for one who is not.
    """

    __tablename__ = "member"
    __table_args__ = (
        ForeignKeyConstraint(["number", "code_kind"], ["code.code", "code.kind"]),
        CheckConstraint("code_kind = 'member'", name="code_kind"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    code_kind: Mapped[str] = mapped_column(server_default="member")
    name: Mapped[str]
    language: Mapped[str]
    more_time: Mapped[bool]
    pin_hash: Mapped[str | None]
    adult: Mapped[bool] = mapped_column(server_default="1")
    blocked_at: Mapped[datetime | None]
    blocked_because: Mapped[str | None]
    keeps_history: Mapped[bool] = mapped_column(server_default="0")
    last_seen_on: Mapped[date | None]
    listed_on: Mapped[date | None]


class PinTryRow(Row):
    """Wrong PINs for a number since the last right one; numbers that nobody has are counted too, to reveal nothing.

    `left_seconds` remained of the delay when the machine was on for `left_at` seconds in the boot of this identity.
    """

    __tablename__ = "pin_try"
    __table_args__ = (STRICT,)

    number: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]
    left_seconds: Mapped[float] = mapped_column(server_default="0")
    boot: Mapped[str] = mapped_column(server_default=text("''"))
    left_at: Mapped[float] = mapped_column(server_default="0")


class CardRow(Row):
    """A card. `holder` is the name of who carries it, NULL for the member in person; `adult` is of that holder."""

    __tablename__ = "card"
    __table_args__ = (NUMBERED,)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    holder: Mapped[str | None]
    lost_at: Mapped[datetime | None]
    adult: Mapped[bool] = mapped_column(server_default="0")


class UnknownCardRow(Row):
    """A card that was nobody's when it was held here, for some days: then the row is deleted.

    `seen_on` is the last day on which it was held here or its slip was given. `slip` is the code on that slip, NULL for
    a visitor who wanted none. `inbox_id` is the entry that tells coordinators of the card.
    """

    __tablename__ = "unknown_card"
    __table_args__ = (Index(None, "seen_on"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    seen_on: Mapped[date]
    slip: Mapped[str | None] = mapped_column(unique=True)
    inbox_id: Mapped[int] = mapped_column(ForeignKey("inbox.id"))


class ReferralRow(Row):
    """A proof that gives the social tariff to the end of its last day. Only `db.ledger.money.prices` reads it."""

    __tablename__ = "referral"
    __table_args__ = (
        Index(None, "member_id", "kind", "until"),
        CheckConstraint(one_of("kind", "letter", "uitpas"), name="kind"),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str]
    until: Mapped[date]
    noted_at: Mapped[datetime]


class InductionRow(Row):
    """Somebody was shown how an item, or every item of a category of an initiative, works.

    It was the holder of the card `card_id`; NULL means the member in person.
    """

    __tablename__ = "induction"
    __table_args__ = (
        Index(None, "member_id"),
        CheckConstraint(
            "(item_id IS NULL) <> (category IS NULL) AND (category IS NULL) = (initiative_id IS NULL)", name="one_thing"
        ),
        NUMBERED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    card_id: Mapped[int | None] = mapped_column(ForeignKey("card.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    initiative_id: Mapped[int | None] = mapped_column(ForeignKey("initiative.id"))
    category: Mapped[str | None]
    noted_at: Mapped[datetime]


class MessageRow(Row):
    """A message of the house for a member. The row is deleted once they saw it, or when it is withdrawn."""

    __tablename__ = "message"
    __table_args__ = (CheckConstraint("length(text) BETWEEN 1 AND 120", name="text"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime]
