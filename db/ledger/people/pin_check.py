"""The PIN of a volunteer, asked once in a shift. Wrong ones slow down the card, or the number, they were typed with."""

from dataclasses import dataclass

from db.ledger.people.roles import Authority
from db.ledger.people.tries import Wait, count_try
from db.ledger.statements import people as sql
from db.ledger.transaction import Transaction
from kiosk.lending.model import CardId
from kiosk.lending.ports import LedgerError

BY_CARD = "card "
"""In small letters, so that it is no number that can be typed."""


@dataclass(frozen=True, slots=True)
class PinTry:
    """A try that was counted: what is tried with, against which hash, and how many have failed if it does too."""

    tried_with: str
    pin_hash: str | None
    failures: int


def begin(tx: Transaction, authority: Authority, card: CardId | None) -> PinTry | Wait:
    """Count a try before it is made. A card that was lost meanwhile opens nothing: it is held against no PIN."""
    row = tx.connection.execute(sql.PIN_OF, {"member": authority.member, "digest": card}).one_or_none()
    if row is None:
        raise LedgerError("There is no such member.")
    usable = card is None or (row.card_id is not None and row.lost_at is None)
    tried_with = row.number if card is None else f"{BY_CARD}{card}"
    counted = count_try(tx.connection, tried_with, tx.at)
    if isinstance(counted, Wait):
        return counted
    return PinTry(tried_with, row.pin_hash if usable else None, counted)


def right(tx: Transaction, attempt: PinTry) -> None:
    """From here on it counts anew."""
    tx.connection.execute(sql.FORGET_PIN_TRIES, {"typed": attempt.tried_with})
