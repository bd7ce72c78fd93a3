"""Checks the PIN of a volunteer, once in a shift. After wrong PINs, the same card or number must wait."""

from dataclasses import dataclass

from db.ledger.people.roles import Authority
from db.ledger.people.tries import Wait, count_try, forget_tries
from db.ledger.statements import people as sql
from db.ledger.transaction import Transaction
from kiosk.lending.model import CardId
from kiosk.lending.ports import LedgerError

BY_CARD = "card "
"""The beginning of the name of a card in the table of tries; in small letters, so that it equals no member number."""


@dataclass(frozen=True, slots=True)
class PinTry:
    """A counted try at a PIN: the card or number that it is made with, and the hash of the PIN, None for no PIN.

    `failures` is the number of failed tries in a row if this one fails.
    """

    tried_with: str
    pin_hash: str | None
    failures: int


def begin(tx: Transaction, authority: Authority, card: CardId | None) -> PinTry | Wait:
    """Counts a try before it is made, or returns how long to wait. A card that was lost since has no PIN."""
    row = tx.connection.execute(sql.PIN_OF, {"member": authority.member, "digest": card}).one_or_none()
    if row is None:
        raise LedgerError("There is no such member.")
    usable = card is None or (row.card_id is not None and row.lost_at is None)
    tried_with = row.number if card is None else f"{BY_CARD}{card}"
    counted = count_try(tx, tried_with)
    if isinstance(counted, Wait):
        return counted
    return PinTry(tried_with, row.pin_hash if usable else None, counted)


def right(tx: Transaction, attempt: PinTry) -> None:
    """Forgets the wrong tries, after a right PIN."""
    forget_tries(tx, attempt.tried_with)
