"""Statements of commands: on members and their cards, proofs, subscriptions, items and their parts."""

from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, exists, insert, literal, or_, select, union_all, update

from db.columns import DayColumn, YesNoColumn
from db.ledger.statements.tables import (
    card,
    code,
    flaw,
    inbox,
    induction,
    initiative,
    is_open,
    item,
    its_initiative,
    loan,
    member,
    of_item,
    part,
    part_slip,
    referral,
    role,
    strip,
    subscription,
)

_today = bindparam("today", type_=DayColumn())

# --- codes -------------------------------------------------------------------------------------------------------

ADD_CODE = insert(code)
FORGET_CODE = delete(code).where(code.c.code == bindparam("code_of"))
CODE_TAKEN = union_all(
    *(select(table.c.code).where(table.c.code == bindparam("wanted")) for table in (code, part_slip))
)
"""Finds also the slip of a part, which can be scanned as well."""
MEMBER_NUMBERS = select(member.c.number)
BARCODES_OF = select(item.c.barcode).where(item.c.initiative_id == bindparam("initiative"))

# --- members -----------------------------------------------------------------------------------------------------

_this_member = member.c.id == bindparam("member")
MEMBER = select(member).where(_this_member)
MEMBER_OF_NUMBER = select(member.c.id).where(member.c.number == bindparam("number"))
HAS_ROLE = select(role.c.id).where(role.c.member_id == bindparam("member")).limit(1)
ADD_MEMBER = insert(member).returning(member.c.id)
BLOCK = update(member).where(_this_member).values(blocked_at=bindparam("moment"), blocked_because=bindparam("because"))
UNBLOCK = (
    update(member).where(_this_member, member.c.blocked_at.is_not(None)).values(blocked_at=None, blocked_because=None)
)
CONFIRM_ADULT = update(member).where(_this_member, member.c.adult == literal(False, YesNoColumn())).values(adult=True)
SET_PIN = update(member).where(_this_member).values(pin_hash=bindparam("hash"))
ADD_PROOF = insert(referral)

_this_card = card.c.id == bindparam("card")
CARD = select(card).where(card.c.digest == bindparam("digest"))
CARD_OF = select(card).where(_this_card, card.c.member_id == bindparam("member"))
CARDS_OF = select(card).where(card.c.member_id == bindparam("member")).order_by(card.c.id)
ADD_CARD = insert(card)
LOSE_CARD = update(card).where(_this_card, card.c.lost_at.is_(None)).values(lost_at=bindparam("moment"))
FIND_CARD_AGAIN = update(card).where(_this_card).values(lost_at=None)

SHOWN = select(induction.c.card_id, induction.c.item_id, induction.c.initiative_id, induction.c.category).where(
    induction.c.member_id == bindparam("member")
)
ADD_INDUCTION = insert(induction)

# --- subscriptions -----------------------------------------------------------------------------------------------

_bought = (subscription.c.member_id == bindparam("member"), subscription.c.initiative_id == bindparam("initiative"))
_left = (
    select(strip.c.remaining)
    .where(strip.c.subscription_id == subscription.c.id)
    .order_by(strip.c.place.desc())
    .limit(1)
    .scalar_subquery()
    .label("remaining")
)
SAME_SUBSCRIPTIONS = select(subscription.c.id, _left).where(
    *_bought,
    subscription.c.plan == bindparam("plan_key"),
    subscription.c.first == bindparam("first_day", type_=DayColumn()),
)
SUBSCRIPTIONS_TO_COME = select(
    subscription.c.plan,
    subscription.c.last,
    _left,
).where(*_bought, subscription.c.last >= _today)
"""The subscriptions of a member that run or begin later, with the strips left on a strip card that was used."""
ADD_SUBSCRIPTION = insert(subscription)

# --- items ------------------------------------------------------------------------------------------------------

_this_item = item.c.id == bindparam("item")
ADD_ITEM = insert(item).returning(item.c.id)
ADD_PARTS = insert(part)
LISTED_PARTS = (
    select(part.c.name, part.c.count.label("pieces"), part.c.picture)
    .where(part.c.item_id == bindparam("item"))
    .order_by(part.c.position)
)
FORGET_PARTS = delete(part).where(part.c.item_id == bindparam("item"))
FORGET_OTHER_FLAWS = delete(flaw).where(
    flaw.c.item_id == bindparam("item"), flaw.c.name.not_in(bindparam("listed", expanding=True))
)
CAME_BACK = (
    select(*of_item, item.c.shelf)
    .join(initiative, its_initiative)
    .where(
        item.c.to_put_away == literal(True, YesNoColumn()),
        item.c.initiative_id.in_(bindparam("own", expanding=True)),
        item.c.condition == "good",
        or_(item.c.kept_for.is_(None), item.c.kept_until < _today),
        ~exists(select(loan.c.id).where(loan.c.item_id == item.c.id, is_open)),
    )
    .order_by(initiative.c.position, item.c.name, item.c.id)
)
"""The items to put away: good, in the house, and set aside for nobody."""
PUT_AWAY = (
    update(item)
    .where(
        item.c.barcode.in_(bindparam("codes", expanding=True)),
        item.c.initiative_id.in_(bindparam("own", expanding=True)),
    )
    .values(to_put_away=False)
)
SHOW_PHOTO = update(item).where(_this_item).values(photo=bindparam("its_photo"))
PLACE_ON_SHELF = update(item).where(_this_item).values(shelf=bindparam("its_shelf"))
INSTRUCT = (
    update(item).where(_this_item).values(when_borrowing=bindparam("borrowing"), when_returning=bindparam("returning"))
)
_settled: dict[str, BindParameter[Any]] = {
    "settled_at": bindparam("moment"),
    "settled_by": bindparam("actor"),
    "outcome": bindparam("how"),
}
SETTLE_LOOKS = (
    update(inbox)
    .where(
        inbox.c.item_id == bindparam("item"),
        inbox.c.settled_at.is_(None),
        inbox.c.kind.in_(("parts", "check", "found", "noted", "left")),
    )
    .values(_settled)
)
"""Settles the entries of the inbox that wait for a look at the item."""
