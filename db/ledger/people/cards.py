"""Gives cards to members, and marks cards as lost. Each change is noted in the journal."""

from db.ledger.people import unknown_cards
from db.ledger.people.enrolling import must_not_rise
from db.ledger.people.finding import locked_member
from db.ledger.people.naming import words
from db.ledger.people.roles import Authority
from db.ledger.statements import desk as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.commands import Done, GiveCard, GiveCardOfSlip, LoseCard, ReportCardLost
from kiosk.lending.declining import CommandDeclined, decline
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.model import DeclineCause


def give_card(tx: Transaction, authority: Authority, command: GiveCard) -> Done:
    """Gives a member a card; their own lost card counts as found. Raises CommandDeclined for a card that is in use."""
    holder = words(command.holder, "name of the holder") if command.holder else None
    member = locked_member(tx, command.member)
    must_not_rise(tx, authority, member)
    known = tx.connection.execute(sql.CARD, {"digest": command.card}).one_or_none()
    if known is None:
        added = {"digest": command.card, "member_id": member, "holder": holder, "adult": command.adult}
        tx.connection.execute(sql.ADD_CARD, added)
        unknown_cards.given(tx, command.card)
        tx.note("card added", item=None, member=member, loan=None)
    elif known.member_id == member and known.lost_at is not None:
        tx.connection.execute(sql.FIND_CARD_AGAIN, {"card": known.id})
        tx.note("card found", item=None, member=member, loan=None)
    else:
        raise CommandDeclined("This card is in use already.", DeclineCause.CARD_IN_USE)
    return Done(member)


def give_card_of_slip(tx: Transaction, authority: Authority, command: GiveCardOfSlip) -> Done:
    """Gives a member the card of a slip. Raises CommandDeclined for an unknown code, and for a card of another
    member.
    """
    card = unknown_cards.card_of_slip(tx, command.slip)
    return give_card(tx, authority, GiveCard(command.member, card, command.holder, command.adult))


def lose_card(tx: Transaction, _authority: Authority, command: LoseCard) -> Done:
    """Marks a card of a member as lost; nothing changes if it is lost already. Raises CommandDeclined if they have no
    such card.
    """
    member = locked_member(tx, command.member)
    row = tx.connection.execute(sql.CARD_OF, {"card": command.card, "member": member}).one_or_none()
    if row is None:
        raise decline(DeclineCause.UNKNOWN)
    return _lose(tx, row)


def report_card_lost(tx: Transaction, _authority: Authority, command: ReportCardLost) -> Done:
    """Marks a card as lost; a card that is lost already keeps its moment. Raises CommandDeclined for an unknown
    card.
    """
    row = tx.connection.execute(sql.CARD, {"digest": command.card}).one_or_none()
    if row is None:
        raise CommandDeclined("This card is nobody's.")
    return _lose(tx, row)


def _lose(tx: Transaction, lost: Row) -> Done:
    if tx.connection.execute(sql.LOSE_CARD, {"card": lost.id, "moment": tx.at}).rowcount:
        tx.note("card lost", item=None, member=lost.member_id, loan=None)
    return Done(MemberId(lost.member_id))
