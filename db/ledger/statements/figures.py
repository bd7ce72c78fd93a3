"""Statements behind the reports: events between two moments, without names."""

from sqlalchemy import and_, bindparam, exists, func, or_, select, text

from db.columns import DayColumn, MomentColumn
from db.ledger.statements.tables import (
    entry,
    initiative,
    is_open,
    is_ready,
    item,
    its_initiative,
    journal,
    loan,
    member,
    of_item,
    operation,
    report,
    report_note,
    reservation,
    subscription,
    swap,
    visit_count,
)

COUNT_VISIT = text("""INSERT INTO visit_count (day, visits) VALUES (:day, 1)
    ON CONFLICT (day) DO UPDATE SET visits = visit_count.visits + 1""").bindparams(bindparam("day", type_=DayColumn()))

_since, _before = bindparam("since", type_=MomentColumn()), bindparam("before", type_=MomentColumn())
_first, _last = bindparam("first", type_=DayColumn()), bindparam("last", type_=DayColumn())

_counts = loan.c.undone_at.is_(None)
LOANS = (
    select(loan.c.item_id, item.c.initiative_id, item.c.value, loan.c.lent_at, loan.c.due_on, loan.c.returned_at)
    .join_from(loan, item, item.c.id == loan.c.item_id)
    .where(
        _counts,
        or_(
            and_(loan.c.lent_at >= _since, loan.c.lent_at < _before),
            and_(loan.c.returned_at >= _since, loan.c.returned_at < _before),
        ),
    )
)
_undoing = operation.alias("undoing")
ACTIONS = (
    select(
        operation.c.kind,
        operation.c.at,
        operation.c.happened_on,
        operation.c.who,
        func.coalesce(item.c.initiative_id, swap.c.initiative_id).label("initiative_id"),
    )
    .select_from(operation)
    .outerjoin(item, item.c.id == operation.c.item_id)
    .outerjoin(swap, swap.c.line == operation.c.seq)
    .where(
        operation.c.kind.in_(("lent", "returned", "renewed", "swapped")),
        operation.c.at >= _since,
        operation.c.at < _before,
        ~exists(select(_undoing.c.seq).where(_undoing.c.undoes == operation.c.seq)),
    )
)
SWAPS = (
    select(swap.c.initiative_id, operation.c.at, swap.c.taken, swap.c.given)
    .join_from(swap, operation, operation.c.seq == swap.c.line)
    .where(swap.c.taken + swap.c.given > 0, operation.c.at >= _since, operation.c.at < _before)
)
_undone = entry.alias("undone")
ENTRIES = (
    select(
        entry.c.initiative_id,
        entry.c.account,
        func.coalesce(_undone.c.kind, entry.c.kind).label("kind"),
        entry.c.amount,
        entry.c.at,
    )
    .select_from(entry)
    .outerjoin(_undone, _undone.c.id == entry.c.undoes)
    .where(entry.c.account != "deposit", entry.c.at >= _since, entry.c.at < _before)
)
"""Money and points; an undone entry appears again under its own kind, with the opposite sign."""
NOTES = (
    select(report.c.id, report.c.at, operation.c.item_id, item.c.initiative_id)
    .add_columns(func.sum(report_note.c.missing).label("missing"), func.sum(report_note.c.broken).label("broken"))
    .join_from(report, report_note, report_note.c.report_id == report.c.id)
    .join(operation, operation.c.seq == report.c.line)
    .join(item, item.c.id == operation.c.item_id)
    .where(report.c.undone_at.is_(None), report.c.at >= _since, report.c.at < _before)
    .group_by(report.c.id, report.c.at, operation.c.item_id, item.c.initiative_id)
)
NEW_MEMBERS = select(journal.c.at).where(
    journal.c.what == "member added", journal.c.at >= _since, journal.c.at < _before
)
SUBSCRIPTIONS = select(subscription.c.initiative_id, subscription.c.first).where(
    subscription.c.first.between(_first, _last)
)
VISITS = select(visit_count).where(visit_count.c.day.between(_first, _last))
LENT_ITEMS = (
    select(*of_item)
    .join_from(item, initiative, its_initiative)
    .where(item.c.swap_points.is_(None), item.c.condition.not_in(("withdrawn", "missing", "gone")))
    .order_by(initiative.c.position, item.c.value.desc(), item.c.name)
)
"""The items that the house has to lend."""
SAVED = (
    select(func.coalesce(func.sum(item.c.value), 0))
    .join_from(loan, item, item.c.id == loan.c.item_id)
    .where(_counts, loan.c.lent_at < _before)
)
"""The value in cents of all that was ever lent before a moment."""
SAVED_BY = select(func.coalesce(func.sum(item.c.value), 0)).where(
    item.c.id.in_(select(loan.c.item_id).where(_counts, loan.c.member_id == bindparam("member")).scalar_subquery())
)
"""The value of the items that a member has or had, as far as they are not forgotten, each item once."""
_who = (member.c.id.label("member_id"), member.c.number, member.c.name, member.c.language)
_others = (
    select(reservation.c.id)
    .where(reservation.c.item_id == loan.c.item_id, reservation.c.ended_at.is_(None))
    .correlate(loan)
)
LATE = (
    select(*of_item, *_who, loan.c.lent_at, loan.c.due_on, exists(_others).label("waited_for"))
    .join_from(loan, item, item.c.id == loan.c.item_id)
    .join(initiative, its_initiative)
    .join(member, member.c.id == loan.c.member_id)
    .where(is_open, loan.c.due_on < bindparam("today", type_=DayColumn()))
    .where(item.c.initiative_id.in_(bindparam("initiatives", expanding=True)))
    .order_by(initiative.c.position, loan.c.due_on, loan.c.id)
)
READY = (
    select(*of_item, *_who, reservation.c.ready_until, reservation.c.code)
    .join_from(reservation, item, item.c.id == reservation.c.item_id)
    .join(initiative, its_initiative)
    .join(member, member.c.id == reservation.c.member_id)
    .where(is_ready, item.c.initiative_id.in_(bindparam("initiatives", expanding=True)))
    .order_by(initiative.c.position, reservation.c.ready_until, reservation.c.id)
)
