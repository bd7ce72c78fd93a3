"""Points at the desk: gifts that a volunteer counts, and gifts that members counted themselves and that wait."""

from db.desk.page import Desk, DeskError, FormError, initiative_of, member_of, terms_of
from db.ledger import gifts, points
from kiosk.lending.limits import MOST_POINTS


class PointsDesk(Desk):
    def count_points(self, number: str, initiative_key: str, counted: int) -> int:
        """A volunteer counted what a member gave, or takes points off again; returns what the member has now.

        Nobody is left with fewer points than the floor of the initiative.
        """
        points.must_be_countable(counted)
        with self._opened() as tx:
            owner = initiative_of(tx.connection, initiative_key)
            whose, terms = member_of(tx.connection, number), terms_of(tx.connection, owner)[1]
            return points.count_at_desk(tx, whose, owner, terms, counted)

    def approve_gift(self, waiting: int, given: int | None = None) -> int:
        """What waits in the inbox under this number was looked at; returns the points that were given for it.

        Without `given` all of it is worth its points; with it, so many points are given instead.
        """
        if given is not None and not 0 <= given <= MOST_POINTS:
            raise FormError(f"For a gift 0 to {MOST_POINTS} points are given.")
        with self._opened() as tx:
            earned = gifts.approve(tx, waiting, given)
            if earned is None:
                raise DeskError(f"No gift waits under number {waiting}; `kiosk list inbox` shows what does.")
            return earned
