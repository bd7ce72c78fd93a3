"""Reads the data of a house in the form of an import: the rows of each kind with its columns, and every table as it is.

Everything is read over a connection of its own, at one moment, and blocks no writer.
"""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import Connection, RowMapping, Select, Table, and_, func, literal, or_, select
from sqlalchemy.sql import quoted_name

from db.ledger.importing.children import LISTS
from db.ledger.statements.tables import (
    card,
    entry,
    induction,
    initiative,
    item,
    loan,
    member,
    message,
    referral,
    reservation,
    role,
    strip,
    subscription,
    waits,
)
from db.models import Row
from kiosk.importing.rows import Kind

_number = member.c.number.label("member")
_code = item.c.barcode.label("item")
_key = initiative.c.key.label("initiative")


def rows_of(connection: Connection, kind: Kind, today: date) -> Iterator[dict[str, object]]:
    """The rows of a kind, by the names of its columns; in an order that does not depend on the numbers of the rows."""
    for row in connection.execute(_QUERIES[kind](today)).mappings():
        yield _item(connection, row) if kind is Kind.ITEMS else dict(row)


def tables_of(connection: Connection) -> Iterator[tuple[Table, Iterator[dict[str, object]]]]:
    """Every table of the database with its rows, as they are."""
    for table in Row.metadata.sorted_tables:
        found = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        yield table, (dict(row) for row in found)


def _item(connection: Connection, row: RowMapping) -> dict[str, object]:
    lists = {}
    for name, (table, columns) in LISTS.items():
        order = table.c.position if "position" in table.c else table.c.name
        of_this = select(*(table.c[column] for column in columns)).where(table.c.item_id == row["id"]).order_by(order)
        lists[name] = [["" if one is None else one for one in line] for line in connection.execute(of_this)] or None
    return {name: value for name, value in {**row, **lists}.items() if name != "id"}


def _members(_today: date) -> Select[tuple[object, ...]]:
    columns = (member.c.number, member.c.name, member.c.language, member.c.adult, member.c.more_time)
    blocked = member.c.blocked_because.label("blocked")
    more = (member.c.keeps_history, member.c.last_seen_on.label("last_seen"), member.c.pin_hash.label("pin"))
    return select(*columns, blocked, *more).order_by(member.c.number)


def _items(_today: date) -> Select[tuple[object, ...]]:
    kept_for = select(member.c.number).where(member.c.id == item.c.kept_for).scalar_subquery().label("kept_for")
    named = (
        item.c.loan_days.label("days"),
        item.c.needs_induction.label("induction"),
        item.c.when_borrowing.label("borrowing"),
        item.c.when_returning.label(quoted_name("returning", quote=True)),  # a keyword of SQL
        item.c.swap_points.label("points"),
    )
    columns = (
        *(item.c.id, item.c.barcode, item.c.name, _key, item.c.category, item.c.value, item.c.components),
        *(item.c.condition, item.c.adults_only, item.c.volunteers_only, item.c.safe_until, item.c.shelf),
        *(item.c.picture, item.c.photo, item.c.to_put_away, item.c.kept_until),
    )
    return select(*columns, *named, kept_for).join_from(item, initiative).order_by(item.c.barcode)


def _cards(_today: date) -> Select[tuple[object, ...]]:
    columns = (_number, card.c.digest, card.c.holder, card.c.adult, card.c.lost_at.label("lost"))
    return select(*columns).join_from(card, member).order_by(member.c.number, card.c.digest)


def _subscriptions(_today: date) -> Select[tuple[object, ...]]:
    newest = select(strip.c.remaining).where(strip.c.subscription_id == subscription.c.id)
    left = newest.order_by(strip.c.place.desc()).limit(1).scalar_subquery().label("left")
    columns = (_number, _key, subscription.c.plan, subscription.c.first, subscription.c.last, left)
    of_members = select(*columns).join_from(subscription, member).join(initiative)
    return of_members.order_by(member.c.number, initiative.c.key, subscription.c.first, subscription.c.plan)


def _loans(_today: date) -> Select[tuple[object, ...]]:
    moments = (loan.c.lent_at.label("lent"), loan.c.due_on.label("due"), loan.c.returned_at.label("returned"))
    of_items = loan.join(item, loan.c.item_id == item.c.id).outerjoin(member, loan.c.member_id == member.c.id)
    columns = select(_code, _number, *moments, loan.c.renewals).select_from(of_items)
    return columns.where(loan.c.undone_at.is_(None)).order_by(loan.c.lent_at, item.c.barcode)


def _reservations(_today: date) -> Select[tuple[object, ...]]:
    moments = (reservation.c.made_at.label("made"), reservation.c.ready_at.label("ready"), reservation.c.ready_until)
    of_items = reservation.join(item, reservation.c.item_id == item.c.id).join(
        member, reservation.c.member_id == member.c.id
    )
    waiting = select(_code, _number, *moments, reservation.c.code).select_from(of_items).where(waits)
    return waiting.order_by(item.c.barcode, reservation.c.id)


def _proofs(_today: date) -> Select[tuple[object, ...]]:
    columns = (_number, referral.c.kind, referral.c.until, referral.c.noted_at.label("noted"))
    return select(*columns).join_from(referral, member).order_by(member.c.number, referral.c.until, referral.c.kind)


def _inductions(_today: date) -> Select[tuple[object, ...]]:
    joined = induction.join(member, induction.c.member_id == member.c.id)
    for other in (card, item, initiative):
        joined = joined.outerjoin(other, induction.c[f"{other.name}_id"] == other.c.id)
    named = (_number, card.c.digest.label("card"), _code, _key, induction.c.category)
    chosen = select(*named, induction.c.noted_at.label("noted")).select_from(joined)
    return chosen.order_by(member.c.number, initiative.c.key, induction.c.category, item.c.barcode, card.c.digest)


def _roles(_today: date) -> Select[tuple[object, ...]]:
    columns = (_number, _key, role.c.kind.label("role"), role.c.since)
    return select(*columns).join_from(role, member).join(initiative).order_by(member.c.number, initiative.c.key)


def _messages(_today: date) -> Select[tuple[object, ...]]:
    columns = (_number, message.c.text.label("message"), message.c.written_at.label("written"))
    return select(*columns).join_from(message, member).order_by(member.c.number, message.c.text)


def _balances(today: date) -> Select[tuple[object, ...]]:
    """The last balance of every account that is not empty, or that got points of a plan that runs."""
    accounts = (entry.c.member_id, entry.c.initiative_id, entry.c.account)
    last = select(*accounts, func.max(entry.c.place).label("place")).group_by(*accounts).subquery()
    same = and_(*(entry.c[column.name] == last.c[column.name] for column in (*accounts, entry.c.place)))
    plans = entry.alias("plans")
    running = (
        select(literal(1))
        .select_from(plans.join(subscription, plans.c.subscription_id == subscription.c.id))
        .where(
            plans.c.member_id == entry.c.member_id,
            plans.c.initiative_id == entry.c.initiative_id,
            subscription.c.last >= today,
            entry.c.account == "points",
        )
        .exists()
    )
    columns = (_number, _key, entry.c.account, entry.c.balance)
    joined = entry.join(last, same).join(member, entry.c.member_id == member.c.id).join(initiative)
    found = select(*columns).select_from(joined).where(or_(entry.c.balance != 0, running))
    return found.order_by(member.c.number, initiative.c.key, entry.c.account)


_QUERIES: dict[Kind, Callable[[date], Select[tuple[object, ...]]]] = {
    Kind.MEMBERS: _members,
    Kind.ITEMS: _items,
    Kind.CARDS: _cards,
    Kind.SUBSCRIPTIONS: _subscriptions,
    Kind.LOANS: _loans,
    Kind.RESERVATIONS: _reservations,
    Kind.PROOFS: _proofs,
    Kind.INDUCTIONS: _inductions,
    Kind.ROLES: _roles,
    Kind.MESSAGES: _messages,
    Kind.BALANCES: _balances,
}
