"""Points at the desk: gifts that a volunteer counts, and gifts that members counted themselves and that wait."""

from sqlalchemy import select

from db.desk.page import Desk, DeskError, FormError, initiative_of, member_of, terms_of
from db.ledger import gifts, points
from db.ledger.points import MOST_POINTS
from db.ledger.statements import inbox, swap
from kiosk.lending.model import MemberId


class PointsDesk(Desk):
    def count_points(self, number: str, initiative_key: str, counted: int) -> int:
        """A volunteer counted what a member gave, or takes points off again; returns what the member has now.

        Nobody is left with fewer points than the floor of the initiative.
        """
        points.must_be_countable(counted)
        with self._opened() as page:
            owner = initiative_of(page.connection, initiative_key)
            whose, terms = member_of(page.connection, number), terms_of(page.connection, owner)[1]
            return points.count_at_desk(page, whose, owner, terms, counted)

    def approve_gift(self, waiting: int, given: int | None = None) -> int:
        """What waits in the inbox under this number was looked at; returns the points that were given for it.

        Without `given` all of it is worth its points; with it, so many points are given instead.
        """
        if given is not None and not 0 <= given <= MOST_POINTS:
            raise FormError(f"For a gift 0 to {MOST_POINTS} points are given.")
        with self._transaction() as connection:
            row = connection.execute(_GIFT.where(inbox.c.id == waiting).with_for_update(of=inbox)).one_or_none()
            if row is None:
                raise DeskError(f"No gift waits under number {waiting}; `kiosk list inbox` shows what does.")
            page, pieces = self._page(connection), row.given - row.seen
            worth = pieces * row.points
            earned = worth if given is None else given
            whole = pieces if earned >= worth else earned // row.points
            gifts.approve(page, waiting, whole)
            if rest := earned - whole * row.points:
                points.correct(page, MemberId(row.member_id), row.initiative_id, rest)
            return earned


_GIFT = (
    select(swap.c.member_id, swap.c.initiative_id, swap.c.points, swap.c.given, swap.c.seen)
    .join(inbox, inbox.c.line == swap.c.line)
    .where(inbox.c.kind == "points", inbox.c.settled_at.is_(None))
)
