"""Fits a row of a sheet to the house: a function for each kind of file.

Each function finds the things that the row names, notes its problems, and returns None for a row that is not imported.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from kiosk.importing import cells
from kiosk.importing.fitted import Fitted, SheetRow
from kiosk.importing.known import Known, Place
from kiosk.importing.recognising import plain
from kiosk.importing.rows import (
    BalanceCells,
    CardCells,
    InductionCells,
    ItemCells,
    Kind,
    LoanCells,
    MemberCells,
    MessageCells,
    ProofCells,
    ReservationCells,
    RoleCells,
    SubscriptionCells,
)
from kiosk.lending.cards import identify
from kiosk.lending.terms import Category, Plan, SwapCategory, Terms, last_day
from kiosk.lending.upkeep.sheets import Must

ADULT = 18
"""The age of an adult, in years."""
MOST_LISTED = 200
"""The most characters of the choices that a problem lists."""
NOT_LOANS = ("reserved", "pending", "cancelled", "canceled", "deleted")
NOT_PAID = ("pending", "cancelled", "canceled")


def _needs(at: SheetRow, name: str, value: object, must: Must) -> None:
    """Note a problem if the field has no value, unless its cell has a problem already."""
    if value is None and not at.text(name):
        at.wrong(name, must())


def _fit_member(said: MemberCells, at: SheetRow, known: Known) -> Fitted | None:
    number = said.number or said.other_number
    name = said.name or " ".join(filter(None, (said.first_name, said.last_name))) or None
    _needs(at, "number", number, Must.MEMBERS_NUMBER)
    _needs(at, "name" if "name" in at.reading.places else "last_name", name, Must.NAME)
    if name is not None and len(name) > cells.LONGEST_PERSON:
        at.wrong("last_name", Must.AT_MOST(most=cells.LONGEST_PERSON), name)
    if number is None or at.problems:
        return None
    _must_be_free(at, "number", number, "member", known)
    if number in known.erased and number not in known.members:
        at.wrong("number", Must.OTHER_NUMBER(), number)
    adult = said.adult
    if isinstance(adult, date):
        adult = _years(adult, known.today) >= ADULT
    blocked = {"blocked_because": said.blocked} if said.blocked else {}
    values = {
        "name": name,
        "language": said.language,
        "adult": adult,
        "more_time": said.more_time,
        "keeps_history": said.keeps_history,
        "last_seen_on": said.last_seen,
        "pin_hash": said.pin,
        **blocked,
    }
    fresh = {
        "code_kind": "member",
        "language": known.language,
        "more_time": False,
        "adult": True,
        "keeps_history": False,
        "last_seen_on": None if at.reading.source == "a kiosk" else known.today,
    }
    return Fitted(at.line, (number,), _said(values), fresh)


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _fit_item(said: ItemCells, at: SheetRow, known: Known) -> Fitted | None:
    _needs(at, "barcode", said.barcode, Must.CODE_ON_IT)
    _needs(at, "name", said.name, Must.NAME)
    if said.barcode is None:
        return None
    _must_be_free(at, "barcode", said.barcode, "item", known)
    there = known.items.get(said.barcode)
    owner = _owner(said.category, known.with_category)
    place = _place(at, said.initiative, known, there[1] if there else None, owner)
    if place is None:
        return None
    category = _category(at, said.category, place.terms, swapped=said.points is not None, new=there is None)
    if said.picture is not None and said.picture not in known.pictures:
        at.wrong("picture", Must.ONE_OF(choices=_listed(sorted(known.pictures))))
    if said.points is not None and not place.terms.swaps:
        at.wrong("points", Must.NOT_SWAPPED(place=place.terms.name))
    if said.condition == "gone" and said.points is None:
        at.wrong("condition", Must.NOT_GONE())
    values = {
        "name": said.name,
        "category": category,
        "initiative_id": place.id,
        "value": said.value,
        "loan_days": said.days,
        "condition": said.condition,
        "adults_only": said.adults_only,
        "volunteers_only": said.volunteers_only,
        "needs_induction": said.induction,
        "safe_until": said.safe_until,
        "when_borrowing": said.borrowing,
        "when_returning": said.returning,
        "shelf": said.shelf,
        "picture": said.picture,
        "photo": said.photo,
        "swap_points": said.points,
        "components": said.components,
        "kept_for": None if said.kept_for is None else _member(at, "kept_for", said.kept_for, known),
        "kept_until": said.kept_until,
        "to_put_away": said.to_put_away,
    }
    if (said.kept_for is None) != (said.kept_until is None):
        at.wrong("kept_until", Must.SET_ASIDE())
    parts = said.parts or (cells.parts(said.components) if said.components is not None else ())
    fitted = Fitted(
        at.line, (said.barcode,), _said(values), {"code_kind": "item", **_NEW_ITEM}, parts, said.flaws or ()
    )
    fitted.exact = said.parts is not None
    return fitted


_NEW_ITEM = {
    "value": 0,
    "condition": "good",
    "adults_only": False,
    "volunteers_only": False,
    "needs_induction": False,
    "loan_days": None,
    "safe_until": None,
    "when_borrowing": None,
    "when_returning": None,
    "shelf": None,
    "to_put_away": False,
    "picture": None,
    "photo": None,
    "swap_points": None,
    "components": None,
    "kept_for": None,
    "kept_until": None,
}


def _fit_card(said: CardCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", said.member, known)
    digest = identify(said.uid, known.key) if said.uid is not None else said.digest
    _needs(at, "uid", digest, Must.CARD)
    if member is None or digest is None:
        return None
    if known.cards.get(digest, (0, member))[1] != member:
        at.wrong("uid", Must.OWN_CARD())
    values = {"member_id": member, "holder": said.holder, "adult": said.adult, "lost_at": _aware(said.lost, known)}
    return Fitted(at.line, (digest,), _said(values), {"holder": None, "adult": False, "lost_at": None})


def _fit_subscription(said: SubscriptionCells, at: SheetRow, known: Known) -> Fitted | None:
    if said.status and said.status.lower() in NOT_PAID:
        return None
    member = _member(at, "member", said.member or said.other_number, known)
    place = _place(at, said.initiative, known, None, _owner(said.plan, known.with_plan))
    _needs(at, "first", said.first, Must.DAY)
    if place is None or said.first is None or member is None:
        return None
    plan = _plan(at, said.plan, place.terms)
    if plan is None:
        return None
    usual = last_day(said.first, plan.months)
    last = said.last or usual
    if abs((last - usual).days) <= 1:
        last = usual  # many programs write the day after the last one
    if last < said.first:
        at.wrong("last", Must.DAY_FROM(first=said.first))
    if said.left is not None and (plan.loans is None or said.left > plan.loans):
        at.wrong("left", Must.NO_STRIPS(plan=plan.name) if plan.loans is None else Must.STRIPS(most=plan.loans))
    used = 0 if said.left is None or plan.loans is None else plan.loans - said.left
    fitted = Fitted(at.line, (member, place.id, plan.key, said.first), {"last": last}, {"terms_id": place.version})
    fitted.strips = (used, said.left) if used and said.left is not None else None
    return fitted


def _fit_loan(said: LoanCells, at: SheetRow, known: Known) -> Fitted | None:
    if said.status and said.status.lower() in NOT_LOANS:
        return None
    if said.item is None:
        _needs(at, "item", None, Must.ITEMS_CODE)
        return None
    _item(at, said.item, known)
    there = known.items.get(said.item)
    over = said.returned is not None
    member = None if over and not _names(said) else _borrower(said, at, known)
    _needs(at, "lent", said.lent, Must.LENT)
    if there is None or said.lent is None or at.problems:
        return None
    item, initiative = there
    place = next(one for one in known.places if one.id == initiative)
    lent, returned = _aware(said.lent, known), _aware(said.returned, known)
    if returned is not None and lent is not None and returned < lent:
        if returned.date() == lent.date():
            returned = lent
        else:
            at.wrong("returned", Must.DAY_FROM(first=said.lent.date()))
    if not over and (item, lent) not in known.lent and item in known.out:
        at.wrong("item", Must.ITEM_HERE())
    due = said.due or said.lent.date() + timedelta(days=place.terms.loans.days)
    values = {"member_id": member, "due_on": due, "returned_at": returned, "renewals": said.renewals}
    fresh: dict[str, object] = {"terms_id": place.version, "renewals": 0, "member_id": None, "returned_at": None}
    return Fitted(at.line, (item, lent), _said(values), fresh, claims=None if over else item)


def _names(said: LoanCells) -> str:
    return said.member or said.name or " ".join(filter(None, (said.first_name, said.last_name)))


def _borrower(said: LoanCells, at: SheetRow, known: Known) -> int | None:
    """The member of a loan: by number, or by e-mail (`--members`), or by a name that only one member has."""
    if said.member is not None:
        return _member(at, "member", said.member, known)
    if said.email and (number := known.emails.get(said.email.lower())):
        return _member(at, "email", number, known)
    name = _names(said)
    column = "last_name" if said.last_name else "name"
    found = known.names.get(plain(name), ()) if name else ()
    if len(found) == 1:
        return known.members[found[0]]
    if found:
        at.wrong(column, Must.NAME_OF_ONE(), name)
    else:
        at.wrong(column, Must.MEMBER(), name)
    return None


def _fit_reservation(said: ReservationCells, at: SheetRow, known: Known) -> Fitted | None:
    item, member = _item(at, said.item, known), _member(at, "member", said.member, known)
    if len({said.ready is None, said.ready_until is None, said.code is None}) > 1:
        at.wrong("ready", Must.READY())
    if item is None or member is None:
        return None
    made = _aware(said.made, known) or known.now
    values = {
        "made_at": made,
        "ready_at": _aware(said.ready, known),
        "ready_until": said.ready_until,
        "code": said.code,
    }
    fresh: dict[str, object] = {"ready_at": None, "ready_until": None, "code": None}
    return Fitted(at.line, (item, member), _said(values), fresh)


def _fit_proof(said: ProofCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", said.member, known)
    _needs(at, "kind", said.kind, Must.PROOF)
    _needs(at, "until", said.until, Must.DAY)
    noted: dict[str, object] = {"noted_at": _aware(said.noted, known) or known.now}
    return Fitted(at.line, (member, said.kind, said.until), {}, noted)


def _fit_induction(said: InductionCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", said.member, known)
    item = None if said.item is None else _item(at, said.item, known)
    place = None if said.category is None else _place(at, said.initiative, known, None)
    card = None if said.card is None else known.cards.get(said.card, (0, 0))[0]
    if card == 0:
        at.wrong("card", Must.CARD_OF_HOUSE())
    if (said.item is None) == (said.category is None):
        at.wrong("item", Must.ITEM_OR_CATEGORY())
    key = (member, card, item, None if place is None else place.id, said.category)
    return Fitted(at.line, key, {}, {"noted_at": _aware(said.noted, known) or known.now})


def _fit_role(said: RoleCells, at: SheetRow, known: Known) -> Fitted | None:
    member, place = _member(at, "member", said.member, known), _place(at, said.initiative, known, None)
    _needs(at, "role", said.role, Must.ROLE)
    if place is None:
        return None
    return Fitted(at.line, (member, place.id), {"kind": said.role}, {"since": _aware(said.since, known) or known.now})


def _fit_message(said: MessageCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", said.member, known)
    _needs(at, "message", said.message, Must.MESSAGE)
    return Fitted(at.line, (member, said.message), {}, {"written_at": _aware(said.written, known) or known.now})


def _fit_balance(said: BalanceCells, at: SheetRow, known: Known) -> Fitted | None:
    member, place = _member(at, "member", said.member, known), _place(at, said.initiative, known, None)
    _needs(at, "account", said.account, Must.ACCOUNT)
    _needs(at, "balance", said.balance, Must.BALANCE)
    if place is None or said.balance is None or at.problems:
        return None
    amount = said.balance if said.account == "points" else said.balance * 100
    if amount % 1 or (said.account == "deposit" and amount < 0):
        at.wrong("balance", Must.POINTS() if said.account == "points" else Must.NOT_BELOW())
    return Fitted(at.line, (member, place.id, said.account), {"balance": int(amount)})


# --- the data of the house ------------------------------------------------------------------------------------------


def _said(values: dict[str, Any]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _item(at: SheetRow, code: str | None, known: Known) -> int | None:
    found = known.items.get(code) if code is not None else None
    if code is None:
        _needs(at, "item", None, Must.ITEMS_CODE)
    elif found is None:
        at.wrong("item", Must.ITEM_OF_HOUSE())
    return None if found is None else found[0]


_CODE_OF = {"item": Must.CODE_OF_ITEM, "member": Must.CODE_OF_MEMBER, "tag": Must.CODE_OF_TAG}


def _must_be_free(at: SheetRow, name: str, code: str, kind: str, known: Known) -> None:
    has = known.codes.get(code, kind)
    if has != kind:
        at.wrong(name, _CODE_OF[has]())


def _member(at: SheetRow, name: str, number: str | None, known: Known) -> int | None:
    if number is None:
        _needs(at, name, None, Must.NUMBER_OF_MEMBER)
        return None
    found = known.members.get(number)
    if found is None:
        at.wrong(name, Must.MEMBER_OF_HOUSE(), number)
    return found


def _place(at: SheetRow, key: str | None, known: Known, now: int | None, owner: Place | None = None) -> Place | None:
    """The initiative that a row names. If it names none: the initiative that its item has `now`, or the only one, or
    the `owner` of its category or plan.
    """
    if not key and now is not None:
        return next(one for one in known.places if one.id == now)
    place = known.place(key or "") or (None if key else owner)
    if place is None:
        at.wrong("initiative", Must.INITIATIVE(choices=_listed(one.terms.key for one in known.places)), key or "")
    return place


def _owner(said: str | None, owners: Mapping[str, Place]) -> Place | None:
    """The only initiative that has the category or plan `said`, or the first known one of several in the cell."""
    return next((owners[want] for want in _wanted(said or "") if want in owners), None)


def _wanted(said: str) -> list[str]:
    """The text of a cell, and each of several names in it (`a//b; c`), in plain letters."""
    return [plain(piece) for piece in (said, *re.split(r"\s*(?:;|//|,)\s*", said))]


def _category(at: SheetRow, said: str | None, terms: Terms, *, swapped: bool, new: bool) -> str | None:
    """The key of the category with this key or name, or with one of several in the cell (`a//b; c`)."""
    known: list[Category | SwapCategory] = [*terms.categories, *(terms.swap.categories if swapped else ())]
    if said is None:
        if terms.categories and new:
            at.wrong("category", Must.CATEGORY(choices=_listed(one.key for one in known)))
        return None if terms.categories or not new else "box"
    if not terms.categories:
        return said
    for want in _wanted(said):
        for one in known:
            if want in (plain(one.key), plain(one.name)):
                return one.key
    at.wrong("category", Must.KNOWN_WORD(choices=_listed(one.key for one in known)))
    return None


def _plan(at: SheetRow, said: str | None, terms: Terms) -> Plan | None:
    if said is None and len(terms.plans) == 1:
        return terms.plans[0]
    for plan in terms.plans:
        if said is not None and plain(said) in (plain(plan.key), plain(plan.name)):
            return plan
    known = Must.KNOWN_WORD(choices=_listed(plan.key for plan in terms.plans))
    at.wrong("plan", known if terms.plans else Must.NO_PLANS(place=terms.name))
    return None


def _listed(choices: Iterable[str]) -> str:
    text = ", ".join(choices)
    return text if len(text) <= MOST_LISTED else f"{text[:MOST_LISTED].rpartition(', ')[0]}, …"


def _aware(moment: datetime | None, known: Known) -> datetime | None:
    """The moment with a zone: its own, or else that of the house."""
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=known.zone)


FIT: dict[Kind, Callable[[Any, SheetRow, Known], Fitted | None]] = {
    Kind.MEMBERS: _fit_member,
    Kind.ITEMS: _fit_item,
    Kind.CARDS: _fit_card,
    Kind.SUBSCRIPTIONS: _fit_subscription,
    Kind.LOANS: _fit_loan,
    Kind.RESERVATIONS: _fit_reservation,
    Kind.PROOFS: _fit_proof,
    Kind.INDUCTIONS: _fit_induction,
    Kind.ROLES: _fit_role,
    Kind.MESSAGES: _fit_message,
    Kind.BALANCES: _fit_balance,
}
