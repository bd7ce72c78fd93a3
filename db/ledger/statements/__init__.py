"""The statements behind a card, a scan and a touch, built once. None grows slower with past loans, entries or things.

Names in `:colons` are the parameters that each one needs; inserts take their columns. Those that begin with `LOCK_`
hold the row until the end of the transaction: all that happens to one thing, and then to one member, happens one after
the other. SQLite does that for the whole file.
"""

from db.ledger.statements.tables import (
    card,
    code,
    confirmation,
    entry,
    inbox,
    induction,
    initiative,
    item,
    journal,
    loan,
    member,
    operation,
    part,
    payment_reference,
    pin_try,
    referral,
    report,
    report_note,
    reservation,
    setting,
    strip,
    subscription,
    swap,
    tag,
    terms,
)

__all__ = [
    "card",
    "code",
    "confirmation",
    "entry",
    "inbox",
    "induction",
    "initiative",
    "item",
    "journal",
    "loan",
    "member",
    "operation",
    "part",
    "payment_reference",
    "pin_try",
    "referral",
    "report",
    "report_note",
    "reservation",
    "setting",
    "strip",
    "subscription",
    "swap",
    "tag",
    "terms",
]
