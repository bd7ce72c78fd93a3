"""Points for what members bring to a swap shop, by command: counted by a volunteer, or approved."""

from typing import Literal

from db.ledger import inbox
from db.ledger.money import accounts, points
from db.ledger.money.accounts import Account, Cause
from db.ledger.people.finding import locked_member, number_of_member, place_of
from db.ledger.people.roles import Authority
from db.ledger.swaps import gifts
from db.ledger.swaps.counts import counts_of
from db.ledger.transaction import Transaction
from kiosk.lending.actors import Right
from kiosk.lending.commands import ApproveGift, CountGifts, Done
from kiosk.lending.declining import CommandDeclined, FormError, decline
from kiosk.lending.limits import MOST_POINTS
from kiosk.lending.volunteers.model import DeclineCause


def approve_gift(tx: Transaction, authority: Authority, command: ApproveGift) -> Done:
    """Gives the points for a gift that waits; the answer has their number. Raises CommandDeclined if no gift waits."""
    if command.points is not None and not 0 <= command.points <= MOST_POINTS:
        raise FormError(f"For a gift 0 to {MOST_POINTS} points are given.", DeclineCause.POINTS)
    line = inbox.gift(tx, command.number)
    if line is not None:
        authority.must_act_for(counts_of(tx, line)[0].initiative_id)
    earned = gifts.approve(tx, command.number, command.points)
    if earned is None:
        number = command.number
        raise CommandDeclined(f"No gift waits under number {number}; `kiosk list inbox` shows what does.")
    return Done(points=earned)


def count_gifts(tx: Transaction, authority: Authority, command: CountGifts) -> Done:
    """Enters points that a volunteer counted, or took off; the answer has the points of the member now.

    The points of a member never fall below the floor of the initiative. Raises CommandDeclined.
    """
    counted = command.points
    _must_be_countable(counted)
    if counted < 0 and not authority.may(Right.TAKE_POINTS_OFF):
        raise decline(DeclineCause.POINTS)
    member = locked_member(tx, command.member)
    initiative = authority.initiative_of(command.initiative)
    terms = tx.terms_now(place_of(tx, initiative))
    if not terms.swaps:
        raise CommandDeclined(f"The initiative {terms.key} does not swap.", DeclineCause.POINTS)
    points.book_plans(tx, member)
    left = points.balance(tx, member, initiative) + counted
    if counted < 0 and left < terms.swap.floor:
        number = number_of_member(tx, member)
        floor = f"nobody of {terms.key} goes below {terms.swap.floor}"
        raise CommandDeclined(f"That would leave member {number} with {left} points, and {floor}.", DeclineCause.POINTS)
    kind: Literal["counted", "corrected"] = "counted" if counted > 0 else "corrected"
    accounts.enter(tx.connection, Account("points", member, initiative), kind, counted, Cause(tx.at))
    tx.note(f"points {kind}", item=None, member=member, loan=None)
    return Done(member, points=left)


def _must_be_countable(counted: int) -> None:
    """Raises FormError for a number of points that cannot be counted at once."""
    if not 1 <= abs(counted) <= MOST_POINTS:
        sentence = f"So many points are counted at once: 1 to {MOST_POINTS}, or as many below 0 to take off."
        raise FormError(sentence, DeclineCause.POINTS)
