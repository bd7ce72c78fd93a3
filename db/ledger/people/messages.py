"""Messages of the house for a member: written at the desk, shown once on their next visit, and then deleted.

The journal has no text of a message.
"""

from db.ledger.people.finding import locked_member
from db.ledger.people.naming import words
from db.ledger.people.roles import Authority
from db.ledger.statements import people as sql
from db.ledger.transaction import Transaction
from kiosk.lending.commands import Done, WithdrawMessage, WriteMessage
from kiosk.lending.declining import decline
from kiosk.lending.limits import LONGEST_MESSAGE, MOST_MESSAGES
from kiosk.lending.model import HouseMessage, MemberId
from kiosk.lending.volunteers.model import DeclineCause


def messages_of(tx: Transaction, member: MemberId) -> tuple[HouseMessage, ...]:
    """The messages that the member has not seen, oldest first."""
    rows = tx.connection.execute(sql.MESSAGES_OF, {"member": member}).all()
    return tuple(HouseMessage(row.id, row.text) for row in rows)


def write(tx: Transaction, _authority: Authority, command: WriteMessage) -> Done:
    """Leaves a message. Raises FormError for a text that cannot be kept, CommandDeclined if too many messages wait
    already.
    """
    text = words(command.text, "message", LONGEST_MESSAGE)
    member = locked_member(tx, command.member)
    if len(messages_of(tx, member)) >= MOST_MESSAGES:
        raise decline(DeclineCause.TOO_MANY_MESSAGES)
    tx.connection.execute(sql.ADD_MESSAGE, {"member_id": member, "text": text, "written_at": tx.at})
    tx.note("message written", item=None, member=member, loan=None)
    return Done(member)


def withdraw(tx: Transaction, _authority: Authority, command: WithdrawMessage) -> Done:
    """Takes a message back. Raises CommandDeclined if the member saw it, or if it was taken back already."""
    member = locked_member(tx, command.member)
    if not tx.connection.execute(sql.DROP_MESSAGE, {"member": member, "message": command.message}).rowcount:
        raise decline(DeclineCause.MESSAGE_SEEN)
    tx.note("message withdrawn", item=None, member=member, loan=None)
    return Done(member)


def see_message(tx: Transaction, member: MemberId, message: int) -> None:
    """Deletes a message that the member saw; nothing changes if it is gone already."""
    if tx.connection.execute(sql.DROP_MESSAGE, {"member": member, "message": message}).rowcount:
        tx.note("message seen", item=None, member=member, loan=None)
