"""A volunteer's time at the kiosk begins: with their card, or their number and PIN."""

from db.ledger.statements import people as sql
from db.ledger.transaction import Row, Transaction
from db.ledger.visits.guide import guide
from db.ledger.volunteers import inbox
from db.ledger.volunteers.roles import actor_of, volunteer
from kiosk.lending.model import CardId
from kiosk.lending.volunteers.events import ShiftOpened


def by_card(tx: Transaction, card: CardId) -> ShiftOpened | None:
    """Not with a card that was lost, nor with that of somebody else in the household: a role is of one person."""
    row = tx.connection.execute(sql.FIND_CARD, {"digest": card}).one_or_none()
    if row is None or row.lost_at is not None or row.holder is not None:
        return None
    return open_shift(tx, row)


def open_shift(tx: Transaction, row: Row) -> ShiftOpened | None:
    """The shift of a member whose row this is; None for who is no volunteer, or blocked."""
    who = volunteer(tx, row)
    if who is None:
        return None
    open_now = tuple(entry.initiative for entry in guide(tx).entries if entry.open_now)
    own = tuple(initiative for initiative in who.initiatives if initiative in open_now)
    return ShiftOpened(who, tx.today, inbox.waiting(tx, actor_of(tx, who.member)), own)
