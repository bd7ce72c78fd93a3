"""Points at the desk: gifts that a volunteer counts, and gifts that members counted themselves and that wait."""

from db.desk.page import Desk, DeskError, FormError, initiative_of, member_of, terms_of
from db.ledger import accounts, gifts, points
from db.ledger.accounts import Account
from db.ledger.page import tidy
from kiosk.lending.model import MemberId
from kiosk.lending.terms import Terms

MOST_POINTS = 1000


class PointsDesk(Desk):
    def count_points(self, number: str, initiative_key: str, counted: int) -> int:
        """A volunteer counted what a member gave, or takes points off again; returns what the member has now.

        Nobody is left with fewer points than the floor of the initiative.
        """
        if not 1 <= abs(counted) <= MOST_POINTS:
            raise FormError(f"So many points are counted at once: 1 to {MOST_POINTS}, or as many below 0 to take off.")
        with self._transaction() as connection:
            page, owner = self._page(connection), initiative_of(connection, initiative_key)
            whose, terms = MemberId(member_of(connection, number)), terms_of(connection, owner)[1]
            _must_swap(terms)
            accounts.hold_account(connection, whose)
            points.book_plans(page, whose)
            left = accounts.balance(connection, Account("points", whose, owner)) + counted
            if counted < 0 and left < terms.swap.floor:
                floor = f"nobody of {terms.key} goes below {terms.swap.floor}"
                raise DeskError(f"That would leave member {tidy(number)} with {left} points, and {floor}.")
            enter = points.count_gifts if counted > 0 else points.correct
            now = enter(page, whose, owner, counted)
            self._note(connection, "points counted" if counted > 0 else "points corrected", member_id=whose)
            return now

    def approve_gift(self, waiting: int, given: int | None = None) -> int:
        """What waits in the inbox under this number was looked at; returns the points that were given for it.

        Without `given` all of it is worth its points; with it, so many points are given instead.
        """
        if given is not None and not 0 <= given <= MOST_POINTS:
            raise FormError(f"For a gift 0 to {MOST_POINTS} points are given.")
        with self._transaction() as connection:
            earned = gifts.approve(self._page(connection), waiting, given)
            if earned is None:
                raise DeskError(f"No gift waits under number {waiting}; `kiosk list inbox` shows what does.")
            return earned


def _must_swap(terms: Terms) -> None:
    if not terms.swaps:
        raise DeskError(f"The initiative {terms.key} does not swap.")
