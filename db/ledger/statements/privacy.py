"""Statements that forget borrowers of loans and erased members, and find inactive members.

The statements of each night work on a few members or lines at once, whatever the size of the ledger.
"""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Table,
    Text,
    Update,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    text,
    type_coerce,
    update,
)

from db.columns import DayColumn, MomentColumn, YesNoColumn
from db.ledger.statements.tables import (
    card,
    command,
    counted_member,
    entry,
    inbox,
    induction,
    initiative,
    item,
    its_initiative,
    journal,
    loan,
    member,
    member_count,
    message,
    of_item,
    opening_override,
    operation,
    payment_reference,
    pin_try,
    referral,
    report,
    reservation,
    role,
    stock_count,
    strip,
    subscription,
    swap,
    unknown_card,
    use_count,
)

NOON = "T12:00:00.000000+00:00"
"""The time of day of an entry whose line is forgotten; with its true moment, the line could be found again."""

_members: BindParameter[Any] = bindparam("members", expanding=True)
_limit = bindparam("limit", type_=MomentColumn())
_no = literal(False, YesNoColumn())


def _noon(moment: ColumnElement[object]) -> ColumnElement[str]:
    return func.substr(type_coerce(moment, Text), 1, 10) + NOON


# --- loans that are forgotten -----------------------------------------------------------------------------------

NEXT_MEMBERS = (
    select(member.c.id)
    .where(member.c.id >= bindparam("first"), member.c.keeps_history == _no)
    .order_by(member.c.id)
    .limit(bindparam("most"))
)


def _stands(account: str) -> ScalarSelect[int]:
    """The balance of this account of the borrower with the initiative of the item."""
    return (
        select(entry.c.balance)
        .where(
            entry.c.member_id == loan.c.member_id,
            entry.c.account == account,
            entry.c.initiative_id == item.c.initiative_id,
        )
        .order_by(entry.c.place.desc())
        .limit(1)
        .scalar_subquery()
    )


_loans = select(
    loan.c.id, loan.c.member_id, item.c.initiative_id, loan.c.lent_at, loan.c.returned_at, loan.c.undone_at
).join_from(loan, item, item.c.id == loan.c.item_id)
OVER = (
    _loans.where(
        loan.c.member_id.in_(_members),
        or_(loan.c.returned_at <= _limit, loan.c.undone_at <= _limit),
        func.coalesce(_stands("owed"), 0) == 0,
        func.coalesce(_stands("deposit"), 0) == 0,
        ~exists(
            select(inbox.c.id).where(
                inbox.c.item_id == loan.c.item_id, inbox.c.settled_at.is_(None), inbox.c.loan_id == loan.c.id
            )
        ),
    )
    .order_by(loan.c.member_id, loan.c.id)
    .limit(bindparam("most"))
)
"""The loans of these members that ended long enough ago, without open money, deposit or remark."""
ALL_OF = _loans.where(loan.c.member_id == bindparam("member"))

_of_other = exists(
    select(loan.c.id).where(
        loan.c.id == operation.c.loan_id,
        loan.c.member_id != operation.c.member_id,
        loan.c.returned_at <= _limit,
    )
)
OTHER_LINES = (
    select(operation.c.seq, operation.c.member_id)
    .where(
        operation.c.member_id.in_(_members),
        operation.c.at <= _limit,
        or_(operation.c.loan_id.is_(None), _of_other),
        ~exists(select(inbox.c.id).where(inbox.c.line == operation.c.seq, inbox.c.settled_at.is_(None))),
        ~exists(select(swap.c.line).where(swap.c.line == operation.c.seq, swap.c.given > swap.c.seen)),
        ~exists(
            select(reservation.c.id).where(reservation.c.line == operation.c.seq, reservation.c.ended_at.is_(None))
        ),
    )
    .order_by(operation.c.member_id, operation.c.seq)
    .limit(bindparam("most"))
)
"""The lines of these members without a loan of their own: reservations, swaps, and returns for another member."""
LINES_OF = select(operation.c.seq).where(operation.c.loan_id.in_(bindparam("loans", expanding=True)))
ALL_LINES_OF = select(operation.c.seq).where(operation.c.member_id == bindparam("member"))
SWAPS = (
    select(swap.c.member_id, swap.c.initiative_id, operation.c.at)
    .join_from(swap, operation, operation.c.seq == swap.c.line)
    .where(
        swap.c.line.in_(bindparam("lines", expanding=True)),
        swap.c.member_id.is_not(None),
        swap.c.taken + swap.c.given > 0,
    )
)

FORGET_BORROWERS = (
    update(loan)
    .where(loan.c.id.in_(bindparam("loans", expanding=True)), loan.c.member_id.is_not(None))
    .values(member_id=None, subscription_id=None)
)
FORGET_LOANS_IN_JOURNAL = (
    update(journal)
    .where(journal.c.loan_id.in_(bindparam("loans", expanding=True)), journal.c.member_id.is_not(None))
    .values(member_id=None)
)
FORGET_IN_JOURNAL = (
    update(journal)
    .where(
        journal.c.member_id.in_(_members),
        journal.c.at <= _limit,
        or_(
            journal.c.item_id.is_not(None),
            exists(select(operation.c.seq).where(operation.c.id == journal.c.operation)),
        ),
        ~exists(select(loan.c.id).where(loan.c.id == journal.c.loan_id, loan.c.member_id == journal.c.member_id)),
        ~exists(
            select(operation.c.seq).where(
                operation.c.id == journal.c.operation, operation.c.member_id == journal.c.member_id
            )
        ),
    )
    .values(member_id=None)
)
"""Forgets these members in the rows of the journal about an item whose loan or line is forgotten."""


def _of_lines(table: Table, column: ColumnElement[int]) -> Update:
    return update(table).where(column.in_(bindparam("lines", expanding=True)))


FORGET_LINES = (
    _of_lines(operation, operation.c.seq).values(member_id=None, account=None, reason=None),
    _of_lines(report, report.c.line).where(report.c.member_id.is_not(None)).values(member_id=None),
    _of_lines(inbox, inbox.c.line).where(inbox.c.member_id.is_not(None)).values(member_id=None),
    _of_lines(swap, swap.c.line).values(member_id=None),
    _of_lines(entry, entry.c.line).values(loan_id=None, line=None, at=_noon(entry.c.at)),
    _of_lines(strip, strip.c.line).values(loan_id=None, line=None, at=_noon(strip.c.at)),
)
"""Forget every name on these lines, in the order that the triggers need."""
ROUND_REFERENCES = (
    update(payment_reference)
    .where(
        payment_reference.c.member_id.in_(_members),
        payment_reference.c.opened_at <= _limit,
        type_coerce(payment_reference.c.opened_at, Text).not_like(f"%{NOON}"),
    )
    .values(opened_at=_noon(payment_reference.c.opened_at))
)
SEEN = (
    update(member)
    .where(
        member.c.id == bindparam("member"),
        or_(member.c.last_seen_on.is_(None), member.c.last_seen_on < bindparam("day", type_=DayColumn())),
    )
    .values(last_seen_on=bindparam("day", type_=DayColumn()))
)
KEEP_HISTORY = update(member).where(member.c.id == bindparam("member")).values(keeps_history=bindparam("keep"))
KEEPS_HISTORY = select(member.c.keeps_history).where(member.c.id == bindparam("member"))
PAST_LOANS = (
    select(*of_item, loan.c.lent_at)
    .join_from(loan, item, item.c.id == loan.c.item_id)
    .join(initiative, its_initiative)
    .where(loan.c.member_id == bindparam("member"), loan.c.returned_at.is_not(None))
    .order_by(loan.c.lent_at.desc(), loan.c.id.desc())
    .limit(bindparam("most"))
)
OLD_RESERVATIONS = delete(reservation).where(
    reservation.c.id.in_(
        select(reservation.c.id).where(reservation.c.ended_at <= _limit).limit(bindparam("most")).scalar_subquery()
    )
)
OLD_COMMANDS = delete(command).where(
    command.c.operation.in_(
        select(command.c.operation).where(command.c.at <= _limit).limit(bindparam("most")).scalar_subquery()
    )
)

# --- counts ---------------------------------------------------------------------------------------------

PROOFS = select(referral.c.member_id, referral.c.noted_at, referral.c.until).where(referral.c.member_id.in_(_members))
ADD_TO_COUNTS = text("""INSERT INTO use_count (day, initiative_id, tariff, loans, swaps)
    VALUES (:day, :initiative, :tariff, :loans, :swaps) ON CONFLICT (day, initiative_id, tariff)
    DO UPDATE SET loans = use_count.loans + excluded.loans, swaps = use_count.swaps + excluded.swaps""").bindparams(
    bindparam("day", type_=DayColumn())
)
REMEMBER_COUNTED = text("""INSERT INTO counted_member (period, initiative_id, member_id)
    VALUES (:period, :initiative, :member) ON CONFLICT (period, initiative_id, member_id) DO NOTHING""")
PERIODS = select(counted_member.c.period).distinct()
_house = counted_member.c.initiative_id == 0
_within = and_(
    loan.c.lent_at >= bindparam("since", type_=MomentColumn()),
    loan.c.lent_at < bindparam("before", type_=MomentColumn()),
)
_swapped_within = and_(
    operation.c.at >= bindparam("since", type_=MomentColumn()),
    operation.c.at < bindparam("before", type_=MomentColumn()),
)
SETTLED = (
    select(counted_member)
    .where(
        counted_member.c.period == bindparam("of_period"),
        ~exists(
            select(loan.c.id)
            .join_from(loan, item, item.c.id == loan.c.item_id)
            .where(
                loan.c.member_id == counted_member.c.member_id,
                loan.c.undone_at.is_(None),
                _within,
                or_(_house, item.c.initiative_id == counted_member.c.initiative_id),
            )
        ),
        ~exists(
            select(swap.c.line)
            .join_from(swap, operation, operation.c.seq == swap.c.line)
            .where(
                swap.c.member_id == counted_member.c.member_id,
                swap.c.taken + swap.c.given > 0,
                _swapped_within,
                or_(_house, swap.c.initiative_id == counted_member.c.initiative_id),
            )
        ),
    )
    .limit(bindparam("most"))
)
"""Members counted in a period that is over, all of whose loans in it are forgotten: they cannot be counted again."""
ALL_COUNTED_OF = select(counted_member).where(counted_member.c.member_id == bindparam("member"))
DROP_COUNTED = delete(counted_member).where(
    counted_member.c.period == bindparam("of_period"),
    counted_member.c.initiative_id == bindparam("initiative"),
    counted_member.c.member_id == bindparam("member"),
)
ADD_TO_MEMBERS = text("""INSERT INTO member_count (period, initiative_id, members)
    VALUES (:period, :initiative, :members) ON CONFLICT (period, initiative_id)
    DO UPDATE SET members = member_count.members + excluded.members""")

USE_COUNTS = select(use_count)
MEMBER_COUNTS = select(member_count)
COUNTED_MEMBERS = select(counted_member)
LOANS_NOT_FORGOTTEN = (
    select(loan.c.member_id, item.c.initiative_id, loan.c.lent_at.label("at"))
    .join_from(loan, item, item.c.id == loan.c.item_id)
    .where(loan.c.member_id.is_not(None), loan.c.undone_at.is_(None))
)
SWAPS_NOT_FORGOTTEN = (
    select(swap.c.member_id, swap.c.initiative_id, operation.c.at)
    .join_from(swap, operation, operation.c.seq == swap.c.line)
    .where(swap.c.member_id.is_not(None), swap.c.taken + swap.c.given > 0)
)
ALL_PROOFS = select(referral.c.member_id, referral.c.noted_at, referral.c.until)

# --- inactive members ----------------------------------------------------------------------------------

_day = bindparam("day", type_=DayColumn())
_absent = and_(
    func.coalesce(type_coerce(member.c.last_seen_on, Text), "") < type_coerce(_day, Text),
    ~exists(select(journal.c.id).where(journal.c.member_id == member.c.id, journal.c.at >= _limit)),
    ~exists(select(subscription.c.id).where(subscription.c.member_id == member.c.id, subscription.c.last >= _day)),
    ~exists(select(entry.c.id).where(entry.c.member_id == member.c.id, entry.c.at >= _limit)),
)
_these = member.c.id.between(bindparam("first"), bindparam("last"))
LAST_MEMBER = select(func.max(member.c.id))
LIST_ABSENT = (
    update(member)
    .where(_these, member.c.listed_on.is_(None), _absent)
    .values(listed_on=bindparam("today", type_=DayColumn()))
)
STRIKE_PRESENT = update(member).where(_these, member.c.listed_on.is_not(None), ~_absent).values(listed_on=None)
LISTED = (
    select(member.c.id, member.c.number, member.c.name, member.c.last_seen_on, member.c.listed_on)
    .where(member.c.listed_on.is_not(None))
    .order_by(member.c.listed_on, member.c.id)
)
TO_FORGET = (
    select(member.c.id)
    .where(member.c.id >= bindparam("first"), member.c.listed_on <= _day)
    .order_by(member.c.id)
    .limit(1)
)

# --- erasing -----------------------------------------------------------------------------------------------------

_this: BindParameter[Any] = bindparam("member")
HAS_LOAN = select(loan.c.id).where(loan.c.member_id == _this, loan.c.returned_at.is_(None), loan.c.undone_at.is_(None))
HAS_REMARK = (
    select(inbox.c.id)
    .outerjoin(loan, loan.c.id == inbox.c.loan_id)
    .where(
        inbox.c.settled_at.is_(None),
        inbox.c.kind.not_in(("reserved", "held", "trouble")),
        or_(inbox.c.member_id == _this, loan.c.member_id == _this),
    )
)
"""An entry of the inbox that a volunteer must still look at. Entries about setting an item aside end by themselves."""
BALANCES = (
    select(entry.c.account, entry.c.initiative_id, entry.c.balance)
    .where(entry.c.member_id == _this)
    .order_by(entry.c.place)
)
WAITS_FOR = (
    select(reservation.c.item_id)
    .where(reservation.c.member_id == _this, reservation.c.ended_at.is_(None))
    .order_by(reservation.c.item_id)
)
END_LOANS = (
    update(loan)
    .where(loan.c.member_id == _this, loan.c.returned_at.is_(None), loan.c.undone_at.is_(None))
    .values(returned_at=bindparam("moment"))
)
SETTLE_GIFTS = (
    update(inbox)
    .where(inbox.c.member_id == _this, inbox.c.kind == "points", inbox.c.settled_at.is_(None))
    .values(settled_at=bindparam("moment"), settled_by=bindparam("actor"), outcome="undone")
)
NOT_KEPT_FOR = update(item).where(item.c.kept_for == _this).values(kept_for=None, kept_until=None)
COMMANDS_ABOUT = delete(command).where(
    command.c.operation.in_(select(journal.c.operation).where(journal.c.member_id == _this).scalar_subquery())
)
CARDS_TRIED = delete(pin_try).where(
    pin_try.c.number.in_(select(literal("card ") + card.c.digest).where(card.c.member_id == _this).scalar_subquery())
)
CARDS_BEFORE = delete(unknown_card).where(
    unknown_card.c.digest.in_(select(card.c.digest).where(card.c.member_id == _this).scalar_subquery())
)
"""The cards of a member in the table of unknown cards, from before they were given to the member."""
NUMBER_TRIED = delete(pin_try).where(pin_try.c.number == bindparam("number"))
FORGET_PERSON = (
    *(update(table).where(table.c.member_id == _this).values(member_id=None) for table in (report, inbox, swap)),
    *(
        delete(table).where(table.c.member_id == _this)
        for table in (induction, card, referral, role, payment_reference, reservation, counted_member, message)
    ),
)
"""All rows about a member except their own, the books and the journal; rows that refer to others come first."""
ERASE_MEMBER = delete(member).where(member.c.id == _this)
"""Deletes the row of the member; the books lose their reference to it."""
JOURNAL_FORGETS = update(journal).where(journal.c.member_id == _this).values(member_id=None)


def _acted(table: Table, column: ColumnElement[str]) -> Update:
    return update(table).where(column == bindparam("name")).values({column: bindparam("nobody")})


FORGET_VOLUNTEER = (
    _acted(operation, operation.c.who),
    _acted(journal, journal.c.who),
    _acted(inbox, inbox.c.settled_by),
    _acted(opening_override, opening_override.c.who),
    _acted(stock_count, stock_count.c.who),
)
