"""Unknown cards: each is an entry in the inbox, and by the code of its slip it can be given to a member later."""

import secrets
from datetime import timedelta

from db.ledger import inbox
from db.ledger.statements import desk
from db.ledger.statements import people as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.cards import SLIP_LENGTH, SLIP_SIGNS, slip_of
from kiosk.lending.declining import decline
from kiosk.lending.events import SlipGiven, SlipRefused
from kiosk.lending.model import CardId
from kiosk.lending.volunteers.model import DeclineCause, EntryKind

KEPT = timedelta(days=14)
"""The time for which a card is kept and its slip can be used, after the last day on which it was held at the reader."""

CARDS_A_DAY = 30
"""The most cards that are kept on one day, so that many foreign cards do not fill the inbox."""


def note(tx: Transaction, card: CardId) -> bool:
    """Notes a card that was held at the reader and belongs to no member. Returns whether the visitor can have a slip.

    It gets an entry in the inbox once a day, unless its earlier entry still waits.
    """
    before = _found(tx, card)
    if before and before.seen_on == tx.today:
        return True
    if tx.connection.execute(sql.UNKNOWN_CARDS_SEEN, {"today": tx.today}).scalar_one() >= CARDS_A_DAY:
        return False
    if before and before.settled_at is None:
        entry = before.inbox_id
    else:
        entry = inbox.leave(tx, EntryKind.CARD.value, "card unknown")
    seen = {"seen_on": tx.today, "inbox_id": entry}
    if before:
        tx.connection.execute(sql.SEE_UNKNOWN_CARD, {"card": card, **seen})
    else:
        tx.connection.execute(sql.ADD_UNKNOWN_CARD, {"digest": card, **seen})
    return True


def take_slip(tx: Transaction, card: CardId) -> SlipGiven | SlipRefused:
    """Makes the slip of a card that was just held at the reader: always with the same code, as long as the card is
    kept.

    Refused if the card belongs to a member now, or is not kept.
    """
    row = _found(tx, card)
    if row is None or tx.connection.execute(desk.CARD, {"digest": card}).first():
        return SlipRefused()
    code = row.slip or "".join(secrets.choice(SLIP_SIGNS) for _ in range(SLIP_LENGTH))
    tx.connection.execute(sql.SEE_UNKNOWN_CARD, {"card": card, "slip": code, "seen_on": tx.today})
    return SlipGiven(code, tx.today + KEPT)


def card_of_slip(tx: Transaction, typed: str) -> CardId:
    """The card of this slip. Raises CommandDeclined for a code that is on no slip, or whose card belongs to a
    member.
    """
    row = tx.connection.execute(sql.CARD_OF_SLIP, {"code": slip_of(typed)}).one_or_none()
    if row is None or tx.is_over(row.seen_on + KEPT):
        raise decline(DeclineCause.NO_SLIP)
    known = tx.connection.execute(desk.CARD, {"digest": row.digest}).one_or_none()
    if known is not None:
        raise decline(DeclineCause.CARD_LOST if known.lost_at else DeclineCause.CARD_IN_USE)
    return CardId(row.digest)


def given(tx: Transaction, card: CardId) -> None:
    """Settles the entry of a card that belongs to a member now."""
    if row := _found(tx, card):
        inbox.settle(tx, row.inbox_id, "given")


def forget(tx: Transaction) -> None:
    """Forget the cards that were last held at the reader too long ago, and their slips. The entries of the inbox name
    no card.
    """
    tx.connection.execute(sql.FORGET_UNKNOWN_CARDS, {"first": tx.today - KEPT})


def _found(tx: Transaction, card: CardId) -> Row | None:
    return tx.connection.execute(sql.UNKNOWN_CARD, {"card": card}).one_or_none()
