"""Finds the known code for an unknown form of a label's code, and codes that may be on the same label."""

from collections.abc import Collection

from db.ledger.statements import labels as sql
from db.ledger.statements.items import HOUSE
from db.ledger.transaction import Transaction
from kiosk.lending.codes.labels import LabelMark, other_forms


def meant(tx: Transaction, code: str) -> str | None:
    """The known code that is nearest to this one; None if the label is unknown in all its forms."""
    forms = other_forms(code, marks_of(tx))
    if not forms:
        return None
    known = known_of(tx, forms)
    return next((form for form in forms if form in known), None)


def known_of(tx: Transaction, codes: Collection[str]) -> frozenset[str]:
    """The codes, among these, that an item, a tag or a member has."""
    return frozenset(tx.connection.execute(sql.FIND_CODES, {"forms": list(codes)}).scalars())


def same_labels(tx: Transaction) -> tuple[tuple[str, str], ...]:
    """All pairs of codes, of items or tags, that the same label may have: a scan of it finds only one of them."""
    marks, known = marks_of(tx), set(tx.connection.execute(sql.SCANNED_CODES).scalars())
    pairs = ((code, form) for code in known for form in other_forms(code, marks) if form in known)
    return tuple(sorted({(min(pair), max(pair)) for pair in pairs}))


def marks_of(tx: Transaction) -> tuple[LabelMark, ...]:
    """The marks that the labels of the house have around their number."""
    return tx.cache.house(tx.connection.execute(HOUSE).scalar()).labels
