"""Lists of entries of the inbox, reservations, and points with the gifts that wait."""

from typing import Any

from sqlalchemy import Row, and_, func, select

from db import stored
from db.ledger.money import points
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
from db.ledger.transaction import Transaction
from db.listings import GiftListing, InboxListing, NoteListing, PointsListing, ReservationListing
from kiosk.lending.model import Line


def _gift(row: Row[*tuple[Any, ...]]) -> GiftListing:
    """The gift of this row, named as in the line of the visit."""
    return GiftListing(stored.decode(row.answer, Line).item.name, row.pieces, row.pieces * row.points)


_WAITING = inbox.c.settled_at.is_(None)
_OWNER = (entry.c.member_id, entry.c.initiative_id)
_LAST = (
    select(func.max(entry.c.id)).where(entry.c.account == "points", entry.c.member_id.is_not(None)).group_by(*_OWNER)
)
_BALANCES = select(*_OWNER, entry.c.balance).where(entry.c.id.in_(_LAST))
_UNSEEN = func.sum((swap.c.given - swap.c.seen) * swap.c.points).label("waiting")
_GIFTS = (
    select(swap.c.member_id, swap.c.initiative_id, _UNSEEN)
    .where(swap.c.given > swap.c.seen)
    .group_by(swap.c.member_id, swap.c.initiative_id)
)


def list_points(tx: Transaction) -> list[PointsListing]:
    """The points of every member who has points, or a gift that waits for points, by member and initiative.

    The points of subscriptions that have begun are among them.
    """
    points.book_all_plans(tx)
    balances = {(row.member_id, row.initiative_id): row.balance for row in tx.connection.execute(_BALANCES)}
    waiting = {(row.member_id, row.initiative_id): row.waiting for row in tx.connection.execute(_GIFTS)}
    members, initiatives = (
        {row.id: row for row in tx.connection.execute(rows)}
        for rows in (select(member.c.id, member.c.number), select(initiative))
    )
    found = [(members[one].number, initiatives[other], one, other) for one, other in {**balances, **waiting}]
    return [
        PointsListing(number, place.key, balances.get((one, other), 0), waiting.get((one, other), 0))
        for number, place, one, other in sorted(found, key=lambda each: (each[0], each[1].position))
    ]


def list_reservations(tx: Transaction) -> list[ReservationListing]:
    """Every reservation, by item and place in its queue. Items that were not fetched in time are passed on first."""
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
    holds.pass_on_expired(tx)
    return [ReservationListing(*row) for row in tx.connection.execute(rows)]


def list_inbox(tx: Transaction) -> list[InboxListing]:
    """Every entry of the inbox that waits, except troubles of the kiosk, oldest first, with the remarks on parts."""
    notes: dict[int, list[NoteListing]] = {}
    noted = select(report_note).join(inbox, inbox.c.report_id == report_note.c.report_id).where(_WAITING)
    for row in tx.connection.execute(noted.order_by(report_note.c.part)):
        notes.setdefault(row.report_id, []).append(NoteListing(row.name, row.missing, row.broken))
    rows = (
        select(inbox, initiative.c.key, item.c.barcode, member.c.number)
        .add_columns(swap.c.points, (swap.c.given - swap.c.seen).label("pieces"), operation.c.answer)
        .select_from(inbox)
        .outerjoin(initiative, initiative.c.id == inbox.c.initiative_id)
        .outerjoin(item, item.c.id == inbox.c.item_id)
        .outerjoin(member, member.c.id == inbox.c.member_id)
        .outerjoin(swap, and_(swap.c.line == inbox.c.line, inbox.c.kind == "points"))
        .outerjoin(operation, operation.c.seq == swap.c.line)
        .where(_WAITING, inbox.c.kind != "trouble")
        .order_by(inbox.c.id)
    )
    return [
        InboxListing(
            row.id,
            row.at,
            row.key or "",
            row.kind,
            row.barcode,
            row.loan_id,
            row.number,
            tuple(notes.get(row.report_id, ())),
            _gift(row) if row.pieces else None,
            row.remark,
        )
        for row in tx.connection.execute(rows)
    ]
