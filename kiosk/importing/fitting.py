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


def _fit_member(row: MemberCells, at: SheetRow, known: Known) -> Fitted | None:
    number = row.number or row.other_number
    name = row.name or " ".join(filter(None, (row.first_name, row.last_name))) or None
    _needs(at, "number", number, Must.MEMBERS_NUMBER)
    _needs(at, "name" if "name" in at.reading.places else "last_name", name, Must.NAME)
    if name is not None and len(name) > cells.LONGEST_PERSON:
        at.wrong("last_name", Must.AT_MOST(most=cells.LONGEST_PERSON), name)
    if number is None or at.problems:
        return None
    _must_be_free(at, "number", number, "member", known)
    if number in known.erased and number not in known.members:
        at.wrong("number", Must.OTHER_NUMBER(), number)
    adult = row.adult
    if isinstance(adult, date):
        adult = _years(adult, known.today) >= ADULT
    blocked = {"blocked_because": row.blocked} if row.blocked else {}
    values = {
        "name": name,
        "language": row.language,
        "adult": adult,
        "more_time": row.more_time,
        "keeps_history": row.keeps_history,
        "last_seen_on": row.last_seen,
        "pin_hash": row.pin,
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
    return Fitted(at.line, (number,), _present(values), fresh)


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _fit_item(row: ItemCells, at: SheetRow, known: Known) -> Fitted | None:
    _needs(at, "barcode", row.barcode, Must.CODE_ON_IT)
    _needs(at, "name", row.name, Must.NAME)
    if row.barcode is None:
        return None
    _must_be_free(at, "barcode", row.barcode, "item", known)
    existing = known.items.get(row.barcode)
    owner = _owner(row.category, known.with_category)
    place = _place(at, row.initiative, known, existing[1] if existing else None, owner)
    if place is None:
        return None
    category = _category(at, row.category, place.terms, swapped=row.points is not None, new=existing is None)
    if row.picture is not None and row.picture not in known.pictures:
        at.wrong("picture", Must.ONE_OF(choices=_listed(sorted(known.pictures))))
    if row.points is not None and not place.terms.swaps:
        at.wrong("points", Must.NOT_SWAPPED(place=place.terms.name))
    if row.condition == "gone" and row.points is None:
        at.wrong("condition", Must.NOT_GONE())
    values = {
        "name": row.name,
        "category": category,
        "initiative_id": place.id,
        "value": row.value,
        "loan_days": row.days,
        "condition": row.condition,
        "adults_only": row.adults_only,
        "volunteers_only": row.volunteers_only,
        "needs_induction": row.induction,
        "safe_until": row.safe_until,
        "when_borrowing": row.borrowing,
        "when_returning": row.returning,
        "shelf": row.shelf,
        "picture": row.picture,
        "photo": row.photo,
        "swap_points": row.points,
        "components": row.components,
        "kept_for": None if row.kept_for is None else _member(at, "kept_for", row.kept_for, known),
        "kept_until": row.kept_until,
        "to_put_away": row.to_put_away,
    }
    if (row.kept_for is None) != (row.kept_until is None):
        at.wrong("kept_until", Must.SET_ASIDE())
    parts = row.parts or (cells.parts(row.components) if row.components is not None else ())
    fitted = Fitted(
        at.line, (row.barcode,), _present(values), {"code_kind": "item", **_NEW_ITEM}, parts, row.flaws or ()
    )
    fitted.exact = row.parts is not None
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


def _fit_card(row: CardCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", row.member, known)
    digest = identify(row.uid, known.key) if row.uid is not None else row.digest
    _needs(at, "uid", digest, Must.CARD)
    if member is None or digest is None:
        return None
    if known.cards.get(digest, (0, member))[1] != member:
        at.wrong("uid", Must.OWN_CARD())
    values = {"member_id": member, "holder": row.holder, "adult": row.adult, "lost_at": _aware(row.lost, known)}
    return Fitted(at.line, (digest,), _present(values), {"holder": None, "adult": False, "lost_at": None})


def _fit_subscription(row: SubscriptionCells, at: SheetRow, known: Known) -> Fitted | None:
    if row.status and row.status.lower() in NOT_PAID:
        return None
    member = _member(at, "member", row.member or row.other_number, known)
    place = _place(at, row.initiative, known, None, _owner(row.plan, known.with_plan))
    _needs(at, "first", row.first, Must.DAY)
    if place is None or row.first is None or member is None:
        return None
    plan = _plan(at, row.plan, place.terms)
    if plan is None:
        return None
    usual = last_day(row.first, plan.months)
    last = row.last or usual
    if abs((last - usual).days) <= 1:
        last = usual  # many programs write the day after the last one
    if last < row.first:
        at.wrong("last", Must.DAY_FROM(first=row.first))
    if row.left is not None and (plan.loans is None or row.left > plan.loans):
        at.wrong("left", Must.NO_STRIPS(plan=plan.name) if plan.loans is None else Must.STRIPS(most=plan.loans))
    used = 0 if row.left is None or plan.loans is None else plan.loans - row.left
    fitted = Fitted(at.line, (member, place.id, plan.key, row.first), {"last": last}, {"terms_id": place.version})
    fitted.strips = (used, row.left) if used and row.left is not None else None
    return fitted


def _fit_loan(row: LoanCells, at: SheetRow, known: Known) -> Fitted | None:
    if row.status and row.status.lower() in NOT_LOANS:
        return None
    if row.item is None:
        _needs(at, "item", None, Must.ITEMS_CODE)
        return None
    _item(at, row.item, known)
    existing = known.items.get(row.item)
    over = row.returned is not None
    member = None if over and not _names(row) else _borrower(row, at, known)
    _needs(at, "lent", row.lent, Must.LENT)
    if existing is None or row.lent is None or at.problems:
        return None
    item, initiative = existing
    place = next(one for one in known.places if one.id == initiative)
    lent, returned = _aware(row.lent, known), _aware(row.returned, known)
    if returned is not None and lent is not None and returned < lent:
        if returned.date() == lent.date():
            returned = lent
        else:
            at.wrong("returned", Must.DAY_FROM(first=row.lent.date()))
    if not over and (item, lent) not in known.lent and item in known.out:
        at.wrong("item", Must.ITEM_HERE())
    due = row.due or row.lent.date() + timedelta(days=place.terms.loans.days)
    values = {"member_id": member, "due_on": due, "returned_at": returned, "renewals": row.renewals}
    fresh: dict[str, object] = {"terms_id": place.version, "renewals": 0, "member_id": None, "returned_at": None}
    return Fitted(at.line, (item, lent), _present(values), fresh, claims=None if over else item)


def _names(row: LoanCells) -> str:
    return row.member or row.name or " ".join(filter(None, (row.first_name, row.last_name)))


def _borrower(row: LoanCells, at: SheetRow, known: Known) -> int | None:
    """The member of a loan: by number, or by e-mail (`--members`), or by a name that only one member has."""
    if row.member is not None:
        return _member(at, "member", row.member, known)
    if row.email and (number := known.emails.get(row.email.lower())):
        return _member(at, "email", number, known)
    name = _names(row)
    column = "last_name" if row.last_name else "name"
    found = known.names.get(plain(name), ()) if name else ()
    if len(found) == 1:
        return known.members[found[0]]
    if found:
        at.wrong(column, Must.NAME_OF_ONE(), name)
    else:
        at.wrong(column, Must.MEMBER(), name)
    return None


def _fit_reservation(row: ReservationCells, at: SheetRow, known: Known) -> Fitted | None:
    item, member = _item(at, row.item, known), _member(at, "member", row.member, known)
    if len({row.ready is None, row.ready_until is None, row.code is None}) > 1:
        at.wrong("ready", Must.READY())
    if item is None or member is None:
        return None
    made = _aware(row.made, known) or known.now
    values = {
        "made_at": made,
        "ready_at": _aware(row.ready, known),
        "ready_until": row.ready_until,
        "code": row.code,
    }
    fresh: dict[str, object] = {"ready_at": None, "ready_until": None, "code": None}
    return Fitted(at.line, (item, member), _present(values), fresh)


def _fit_proof(row: ProofCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", row.member, known)
    _needs(at, "kind", row.kind, Must.PROOF)
    _needs(at, "until", row.until, Must.DAY)
    noted: dict[str, object] = {"noted_at": _aware(row.noted, known) or known.now}
    return Fitted(at.line, (member, row.kind, row.until), {}, noted)


def _fit_induction(row: InductionCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", row.member, known)
    item = None if row.item is None else _item(at, row.item, known)
    place = None if row.category is None else _place(at, row.initiative, known, None)
    card = None if row.card is None else known.cards.get(row.card, (0, 0))[0]
    if card == 0:
        at.wrong("card", Must.CARD_OF_HOUSE())
    if (row.item is None) == (row.category is None):
        at.wrong("item", Must.ITEM_OR_CATEGORY())
    key = (member, card, item, None if place is None else place.id, row.category)
    return Fitted(at.line, key, {}, {"noted_at": _aware(row.noted, known) or known.now})


def _fit_role(row: RoleCells, at: SheetRow, known: Known) -> Fitted | None:
    member, place = _member(at, "member", row.member, known), _place(at, row.initiative, known, None)
    _needs(at, "role", row.role, Must.ROLE)
    if place is None:
        return None
    return Fitted(at.line, (member, place.id), {"kind": row.role}, {"since": _aware(row.since, known) or known.now})


def _fit_message(row: MessageCells, at: SheetRow, known: Known) -> Fitted | None:
    member = _member(at, "member", row.member, known)
    _needs(at, "message", row.message, Must.MESSAGE)
    return Fitted(at.line, (member, row.message), {}, {"written_at": _aware(row.written, known) or known.now})


def _fit_balance(row: BalanceCells, at: SheetRow, known: Known) -> Fitted | None:
    member, place = _member(at, "member", row.member, known), _place(at, row.initiative, known, None)
    _needs(at, "account", row.account, Must.ACCOUNT)
    _needs(at, "balance", row.balance, Must.BALANCE)
    if place is None or row.balance is None or at.problems:
        return None
    amount = row.balance if row.account == "points" else row.balance * 100
    if amount % 1 or (row.account == "deposit" and amount < 0):
        at.wrong("balance", Must.POINTS() if row.account == "points" else Must.NOT_BELOW())
    return Fitted(at.line, (member, place.id, row.account), {"balance": int(amount)})


# --- the data of the house ------------------------------------------------------------------------------------------


def _present(values: dict[str, Any]) -> dict[str, object]:
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


def _owner(named: str | None, owners: Mapping[str, Place]) -> Place | None:
    """The only initiative that has the category or plan `named`, or the first known one of several in the cell."""
    return next((owners[want] for want in _names_in(named or "") if want in owners), None)


def _names_in(named: str) -> list[str]:
    """The text of a cell, and each of several names in it (`a//b; c`), in plain letters."""
    return [plain(piece) for piece in (named, *re.split(r"\s*(?:;|//|,)\s*", named))]


def _category(at: SheetRow, named: str | None, terms: Terms, *, swapped: bool, new: bool) -> str | None:
    """The key of the category with this key or name, or with one of several in the cell (`a//b; c`)."""
    known: list[Category | SwapCategory] = [*terms.categories, *(terms.swap.categories if swapped else ())]
    if named is None:
        if terms.categories and new:
            at.wrong("category", Must.CATEGORY(choices=_listed(one.key for one in known)))
        return None if terms.categories or not new else "box"
    if not terms.categories:
        return named
    for want in _names_in(named):
        for one in known:
            if want in (plain(one.key), plain(one.name)):
                return one.key
    at.wrong("category", Must.KNOWN_WORD(choices=_listed(one.key for one in known)))
    return None


def _plan(at: SheetRow, named: str | None, terms: Terms) -> Plan | None:
    if named is None and len(terms.plans) == 1:
        return terms.plans[0]
    for plan in terms.plans:
        if named is not None and plain(named) in (plain(plan.key), plain(plan.name)):
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
