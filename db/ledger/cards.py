"""The cards of members, given and lost. Each is noted in the journal; what cannot be done raises DeskError."""

from db.ledger.desk_error import DeskError
from db.ledger.naming import words
from db.ledger.statements import desk as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import CardId, MemberId
from kiosk.lending.volunteers.model import DeclineCause


def give(tx: Transaction, member: MemberId, new: CardId, holder: str | None, *, adult: bool = False) -> None:
    """One more card for a member; `holder` is the name of who carries it, if that is somebody else.

    `adult` is about that somebody; of a card without a holder, what is known of the member counts.
    """
    holder = None if holder is None else name_of(holder)
    if tx.connection.execute(sql.CARD, {"digest": new}).first():
        raise DeskError("This card is in use already.", DeclineCause.CARD_IN_USE)
    added = {"digest": new, "member_id": member, "holder": holder, "adult": adult}
    tx.connection.execute(sql.ADD_CARD, added)
    tx.note("card added", item=None, member=member, loan=None)


def give_or_find(tx: Transaction, member: MemberId, tapped: CardId, holder: str | None) -> None:
    """The same; but a card of theirs that was lost is found, and is whose it was."""
    own = tx.connection.execute(sql.CARD, {"digest": tapped}).one_or_none()
    if own is None or own.member_id != member or own.lost_at is None:
        give(tx, member, tapped, holder)
        return
    tx.connection.execute(sql.FIND_CARD_AGAIN, {"card": own.id})
    tx.note("card found", item=None, member=member, loan=None)


def name_of(holder: str) -> str:
    """The name of a holder, as it is kept. Raises FormError."""
    return words(holder, "name of the holder")


def lose(tx: Transaction, lost: Row) -> None:
    """From now on this card opens nothing. Reported twice, it stays as it is."""
    if tx.connection.execute(sql.LOSE_CARD, {"card": lost.id, "moment": tx.at}).rowcount:
        tx.note("card lost", item=None, member=lost.member_id, loan=None)
