"""The table of each kind of rows, and the columns by which a row is found again."""

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
    """`key` are the columns by which the same row is found again; `changes` those in which a known row may change.

    `code` is the kind of code that its first key is; None if that is no code. `about` is the column that says whom the
    row is about, for what an erased member takes along; None for none. `only` are the rows that count, None for all.
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
"""The targets. A known loan can only be ended by an import: what the kiosk did with it since is newer than any file."""
