"""Statements on members, their cards, loans, PIN tries, inductions and subscriptions."""

from sqlalchemy import and_, bindparam, delete, exists, func, insert, or_, select, update

from db.columns import DayColumn
from db.ledger.statements.tables import (
    card,
    inbox,
    induction,
    initiative,
    is_open,
    item,
    its_initiative,
    loan,
    member,
    message,
    of_item,
    pin_try,
    strip,
    subscription,
    unknown_card,
)

FIND_CARD = (
    select(card.c.holder, card.c.lost_at, member.c.id.label("member_id"), member.c.name, member.c.language)
    .add_columns(member.c.more_time, member.c.pin_hash)
    .select_from(card.join(member, member.c.id == card.c.member_id))
    .where(card.c.digest == bindparam("digest"))
)
FIND_NUMBER = select(
    member.c.id.label("member_id"), member.c.name, member.c.language, member.c.more_time, member.c.pin_hash
).where(member.c.number == bindparam("typed"))
LOANS_OF = (
    select(*of_item, loan.c.id.label("loan_id"), loan.c.lent_at, loan.c.due_on, loan.c.renewals, loan.c.terms_id)
    .select_from(loan.join(item, item.c.id == loan.c.item_id).join(initiative, its_initiative))
    .where(loan.c.member_id == bindparam("member"), is_open)
    .order_by(loan.c.due_on, loan.c.id)
)
LATE_LOANS_OF = LOANS_OF.where(loan.c.due_on < bindparam("today"))

PIN_TRIES = select(pin_try.c.failures, pin_try.c.left_seconds, pin_try.c.boot, pin_try.c.left_at).where(
    pin_try.c.number == bindparam("typed")
)
ADD_PIN_TRY = insert(pin_try)
COUNT_PIN_TRY = update(pin_try).where(pin_try.c.number == bindparam("typed"))
FORGET_PIN_TRIES = delete(pin_try).where(pin_try.c.number == bindparam("typed"))
FORGET_OLD_PIN_TRIES = delete(pin_try).where(
    pin_try.c.last_at < bindparam("before"), pin_try.c.boot == bindparam("this"), pin_try.c.left_at < bindparam("over")
)
BEGIN_PIN_TRIES_ANEW = (
    update(pin_try)
    .where(or_(pin_try.c.boot != bindparam("this"), pin_try.c.left_at > bindparam("seconds")))
    .values(boot=bindparam("this"), left_at=bindparam("seconds"))
)

PIN_OF = (
    select(member.c.number, member.c.pin_hash, card.c.id.label("card_id"), card.c.lost_at)
    .select_from(
        member.outerjoin(card, and_(card.c.digest == bindparam("digest"), card.c.member_id == member.c.id)),
    )
    .where(member.c.id == bindparam("member"))
)
LOOK_PERSON = (
    select(member.c.id.label("member_id"), member.c.adult, member.c.blocked_at)
    .add_columns(card.c.id.label("card_id"), card.c.holder, card.c.lost_at, card.c.adult.label("holder_adult"))
    .select_from(
        member.outerjoin(card, and_(card.c.digest == bindparam("digest"), card.c.member_id == member.c.id)),
    )
    .where(member.c.id == bindparam("member"))
)
LOCK_PERSON = LOOK_PERSON.with_for_update(key_share=True, of=member)
LOCK_MEMBER = select(member.c.id).where(member.c.id == bindparam("member")).with_for_update(key_share=True)
INDUCTIONS = select(induction.c.card_id).where(
    induction.c.member_id == bindparam("member"),
    or_(
        induction.c.item_id == bindparam("item"),
        and_(induction.c.initiative_id == bindparam("initiative"), induction.c.category == bindparam("category")),
    ),
)
_today = bindparam("today", type_=DayColumn())
_of_member = subscription.c.member_id == bindparam("member")
_of_subscription = and_(_of_member, subscription.c.initiative_id == bindparam("initiative"))
_before = subscription.alias("before")
SUBSCRIPTIONS = select(
    subscription.c.id,
    subscription.c.terms_id,
    subscription.c.plan,
    subscription.c.first,
    subscription.c.last,
    select(strip.c.remaining)
    .where(strip.c.subscription_id == subscription.c.id)
    .order_by(strip.c.place.desc())
    .limit(1)
    .scalar_subquery()
    .label("remaining"),
).where(
    _of_subscription,
    subscription.c.last
    >= func.coalesce(
        select(func.max(_before.c.last))
        .where(
            _before.c.member_id == bindparam("member"),
            _before.c.initiative_id == bindparam("initiative"),
            _before.c.last < _today,
        )
        .scalar_subquery(),
        _today,
    ),
)
"""The subscriptions that have not ended, and the last ones that ended."""
_later_one = subscription.alias("later")
ENDING = select(func.min(subscription.c.last)).where(
    _of_member,
    subscription.c.first <= _today,
    subscription.c.last.between(_today, bindparam("soon")),
    ~exists(
        select(_later_one.c.id).where(
            _later_one.c.member_id == subscription.c.member_id,
            _later_one.c.initiative_id == subscription.c.initiative_id,
            _later_one.c.last > subscription.c.last,
        )
    ),
)
"""The earliest last day of a subscription that ends soon and is followed by no other of the same initiative."""

MESSAGES_OF = (
    select(message.c.id, message.c.text).where(message.c.member_id == bindparam("member")).order_by(message.c.id)
)
ADD_MESSAGE = insert(message)
DROP_MESSAGE = delete(message).where(message.c.member_id == bindparam("member"), message.c.id == bindparam("message"))
# --- unknown cards -------------------------------------------------------------------------------------

_unknown = select(unknown_card, inbox.c.settled_at).join(inbox, inbox.c.id == unknown_card.c.inbox_id)
UNKNOWN_CARD = _unknown.where(unknown_card.c.digest == bindparam("card"))
CARD_OF_SLIP = _unknown.where(unknown_card.c.slip == bindparam("code"))
UNKNOWN_CARDS_SEEN = select(func.count()).select_from(unknown_card).where(unknown_card.c.seen_on == _today)
ADD_UNKNOWN_CARD = insert(unknown_card)
SEE_UNKNOWN_CARD = update(unknown_card).where(unknown_card.c.digest == bindparam("card"))
FORGET_UNKNOWN_CARDS = delete(unknown_card).where(unknown_card.c.seen_on < bindparam("first", type_=DayColumn()))
