"""Enters rows of a paper form, written while the kiosk was out of order. Fees and due days are counted from the day on
the paper.

The loans and returns have happened already, so the rules of lending do not apply; rows that contradict the ledger are
declined.
"""

from datetime import date

from db.ledger import recording
from db.ledger.desk.check_in import take_in
from db.ledger.desk.lending import lend_all_the_same
from db.ledger.facts.borrowers import gather, lock_borrower
from db.ledger.facts.items import ItemState
from db.ledger.lending.lending import lend_as_agreed
from db.ledger.people.finding import locked_item, member_of
from db.ledger.people.roles import Authority
from db.ledger.statements import operations as sql
from db.ledger.timekeeping import on_day
from db.ledger.transaction import Transaction
from kiosk.lending.commands import Done, LentOnPaper, ReturnedOnPaper
from kiosk.lending.declining import decline
from kiosk.lending.policy import Agreement, decide_at_desk
from kiosk.lending.volunteers.events import PaperEntered
from kiosk.lending.volunteers.model import DeclineCause

WRITTEN = "It was written on paper."
"""The reason that is kept with a loan which the rules would have refused."""


def enter_loan(tx: Transaction, authority: Authority, command: LentOnPaper) -> Done:
    """Enters that a member took an item home. Raises CommandDeclined if that contradicts the ledger."""
    tx = on_day(tx, command.day)
    member, item = member_of(tx, command.member), locked_item(tx, command.code)
    authority.must_act_for(item.initiative)
    if item.row.swap_points is not None:
        raise decline(DeclineCause.NOT_LENT, item.shown)
    if item.loan:
        theirs = item.loan.holder == member
        raise decline(DeclineCause.LENT_TO_THEM if theirs else DeclineCause.LENT_TO_ANOTHER, item.shown)
    _must_be_newest(tx, item, command.day)
    facts = gather(tx, item, lock_borrower(tx, member, None), item.terms)
    match decide_at_desk(facts):
        case Agreement() as agreed:
            lend_as_agreed(tx, item, member, facts, agreed)
        case _:
            lend_all_the_same(tx, item, member, WRITTEN, facts)
    tx.note("lent, from paper", item=item.id, member=member, loan=None)
    return Done(item.id)


def enter_return(tx: Transaction, _authority: Authority, command: ReturnedOnPaper) -> Done:
    """Enters that an item came back. Raises CommandDeclined if that contradicts the ledger."""
    tx = on_day(tx, command.day)
    item = locked_item(tx, command.code)
    if item.loan is None:
        raise decline(DeclineCause.BACK_ALREADY, item.shown)
    _must_be_newest(tx, item, command.day)
    take_in(tx, item)
    tx.note("returned, from paper", item=item.id, member=None, loan=item.loan.id)
    return Done(item.id)


def read_entered(tx: Transaction) -> PaperEntered:
    """The line that this operation recorded."""
    recorded = recording.already(tx)
    assert recorded is not None
    return PaperEntered(recorded.line)


def _must_be_newest(tx: Transaction, item: ItemState, day: date) -> None:
    """Checks that nothing happened with the item after this day. Raises CommandDeclined otherwise.

    The paper forms must be entered in the order of their days.
    """
    last = tx.connection.execute(sql.LAST_MOVE, {"item": item.id}).one_or_none()
    if last and (last.happened_on or last.at.astimezone(tx.local.tzinfo).date()) > day:
        raise decline(DeclineCause.MOVED_SINCE, item.shown)
