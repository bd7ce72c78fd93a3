"""What waits at the desk: in the inbox, in the queues of things, and on the accounts of points."""

from typing import Any

from sqlalchemy import Row, and_, func, select

from db import stored
from db.desk.page import Desk
from db.ledger import points
from db.ledger.queues import holds
from db.ledger.statements.tables import (
    entry,
    inbox,
    initiative,
    item,
    member,
    operation,
    report_note,
    reservation,
    swap,
)
from db.listings import GiftListing, InboxListing, NoteListing, PointsListing, ReservationListing
from kiosk.lending.model import Line


class QueuesDesk(Desk):
    def list_points(self) -> list[PointsListing]:
        """Who has points to swap with, or gave something that is to earn some, by member and initiative.

        The points of subscriptions that have begun are among them.
        """
        with self._transaction() as connection:
            points.book_all_plans(self._tx(connection))
            balances = {(row.member_id, row.initiative_id): row.balance for row in connection.execute(_BALANCES)}
            waiting = {(row.member_id, row.initiative_id): row.waiting for row in connection.execute(_GIFTS)}
            members, initiatives = (
                {row.id: row for row in connection.execute(rows)}
                for rows in (select(member.c.id, member.c.number), select(initiative))
            )
        found = [(members[one].number, initiatives[other], one, other) for one, other in {**balances, **waiting}]
        return [
            PointsListing(number, place.key, balances.get((one, other), 0), waiting.get((one, other), 0))
            for number, place, one, other in sorted(found, key=lambda each: (each[0], each[1].position))
        ]

    def list_reservations(self) -> list[ReservationListing]:
        """Who waits for what, by thing and place in its queue. What lay ready for too long is the next one's."""
        ahead = reservation.alias()
        place = select(func.count()).where(
            ahead.c.item_id == reservation.c.item_id, ahead.c.ended_at.is_(None), ahead.c.id <= reservation.c.id
        )
        columns = (member.c.number, reservation.c.made_at, reservation.c.ready_until, reservation.c.code)
        rows = (
            select(item.c.barcode, place.scalar_subquery(), *columns)
            .select_from(reservation)
            .join(item, item.c.id == reservation.c.item_id)
            .join(member, member.c.id == reservation.c.member_id)
            .where(reservation.c.ended_at.is_(None))
            .order_by(item.c.barcode, reservation.c.id)
        )
        with self._transaction() as connection:
            holds.pass_on_expired(self._tx(connection))
            return [ReservationListing(*row) for row in connection.execute(rows)]

    def list_inbox(self) -> list[InboxListing]:
        """What waits for a volunteer, oldest first, with what was said of the parts."""
        with self._transaction() as connection:
            notes: dict[int, list[NoteListing]] = {}
            noted = select(report_note).join(inbox, inbox.c.report_id == report_note.c.report_id).where(_WAITING)
            for row in connection.execute(noted.order_by(report_note.c.part)):
                notes.setdefault(row.report_id, []).append(NoteListing(row.name, row.missing, row.broken))
            rows = (
                select(inbox, initiative.c.key, item.c.barcode, member.c.number)
                .add_columns(swap.c.points, (swap.c.given - swap.c.seen).label("pieces"), operation.c.answer)
                .select_from(inbox)
                .join(initiative, initiative.c.id == inbox.c.initiative_id)
                .outerjoin(item, item.c.id == inbox.c.item_id)
                .outerjoin(member, member.c.id == inbox.c.member_id)
                .outerjoin(swap, and_(swap.c.line == inbox.c.line, inbox.c.kind == "points"))
                .outerjoin(operation, operation.c.seq == swap.c.line)
                .where(_WAITING)
                .order_by(inbox.c.id)
            )
            return [
                InboxListing(
                    row.id,
                    row.at,
                    row.key,
                    row.kind,
                    row.barcode,
                    row.loan_id,
                    row.number,
                    tuple(notes.get(row.report_id, ())),
                    _gift(row) if row.pieces else None,
                )
                for row in connection.execute(rows)
            ]


def _gift(row: Row[*tuple[Any, ...]]) -> GiftListing:
    """What was given, as the line of the visit called it."""
    return GiftListing(stored.decode(row.answer, Line).item.name, row.pieces, row.pieces * row.points)


_WAITING = inbox.c.settled_at.is_(None)
_OWNER = (entry.c.member_id, entry.c.initiative_id)
_LAST = select(func.max(entry.c.id)).where(entry.c.account == "points").group_by(*_OWNER)
_BALANCES = select(*_OWNER, entry.c.balance).where(entry.c.id.in_(_LAST))
_UNSEEN = func.sum((swap.c.given - swap.c.seen) * swap.c.points).label("waiting")
_GIFTS = (
    select(swap.c.member_id, swap.c.initiative_id, _UNSEEN)
    .where(swap.c.given > swap.c.seen)
    .group_by(swap.c.member_id, swap.c.initiative_id)
)
