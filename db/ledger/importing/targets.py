"""The tables of the kinds of rows, and the columns by which an existing row is found."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table

from db.ledger.statements.tables import (
    card,
    entry,
    induction,
    item,
    loan,
    member,
    message,
    referral,
    reservation,
    role,
    subscription,
    waits,
)
from kiosk.importing.rows import Kind


@dataclass(frozen=True, slots=True)
class Target:
    """The table for a kind of rows: `key` are the columns by which the same row is found; `changes` are those that an
    import may change.

    `code` is the kind of code in the first key column; None if that is no code. `about` is the column of the member
    that a row is about, whose changes are deleted when the member is erased; None for none. `only` is the condition of
    the rows that count, None for all.
    """

    table: Table
    key: tuple[str, ...]
    changes: tuple[str, ...]
    code: str | None = None
    about: str | None = None
    only: ColumnElement[bool] | None = None


TARGETS: dict[Kind, Target] = {
    Kind.MEMBERS: Target(
        member,
        ("number",),
        ("name", "language", "adult", "more_time", "keeps_history", "blocked_because"),
        "member",
        "id",
    ),
    Kind.ITEMS: Target(
        item,
        ("barcode",),
        (
            "name",
            "category",
            "initiative_id",
            "value",
            "loan_days",
            "condition",
            "adults_only",
            "volunteers_only",
            "needs_induction",
            "safe_until",
            "when_borrowing",
            "when_returning",
            "shelf",
            "picture",
            "photo",
            "swap_points",
            "components",
            "kept_for",
            "kept_until",
            "to_put_away",
        ),
        "item",
    ),
    Kind.CARDS: Target(card, ("digest",), ("holder", "adult", "lost_at"), about="member_id"),
    Kind.SUBSCRIPTIONS: Target(
        subscription, ("member_id", "initiative_id", "plan", "first"), ("last",), about="member_id"
    ),
    Kind.LOANS: Target(loan, ("item_id", "lent_at"), ("returned_at",)),
    Kind.RESERVATIONS: Target(reservation, ("item_id", "member_id"), (), about="member_id", only=waits),
    Kind.PROOFS: Target(referral, ("member_id", "kind", "until"), (), about="member_id"),
    Kind.INDUCTIONS: Target(
        induction, ("member_id", "card_id", "item_id", "initiative_id", "category"), (), about="member_id"
    ),
    Kind.ROLES: Target(role, ("member_id", "initiative_id"), ("kind",), about="member_id"),
    Kind.MESSAGES: Target(message, ("member_id", "text"), (), about="member_id"),
    Kind.BALANCES: Target(entry, ("member_id", "initiative_id", "account"), (), about="member_id"),
}
"""The targets. An import can only end a known loan: the operations of the kiosk on it are newer than any file."""
