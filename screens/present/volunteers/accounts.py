"""Money, subscriptions and points of a member, in words. Prices are shown as they apply, and never with the
reason why.
"""

from collections.abc import Iterable
from datetime import date

from kiosk.lending.commands import Subscribe
from kiosk.lending.model import Account, Cents, Initiative, MemberId
from kiosk.lending.volunteers.events import CommandChosen, Form, FormKind, FormOpened
from kiosk.lending.volunteers.model import MemberFile, PlanOffer, Subscribed, Volunteer
from screens.present.members.amounts import points
from screens.present.values import Action, Tone
from screens.present.volunteers.rows import LazyRows, RowGroup, RowView
from screens.present.volunteers.sheet import SectionView
from screens.present.volunteers.ways import short_with_year
from screens.present.words import Words


def money_section(file: MemberFile, volunteer: Volunteer, words: Words) -> SectionView:
    """What is owed to each initiative and what it keeps as a deposit; initiatives with something to do come first."""
    owed = {one.initiative.key: one.owed for one in file.accounts}
    deposits = {one.initiative.key: one.owed for one in file.deposits}
    known = {one.initiative.key: one.initiative for one in (*file.accounts, *file.deposits)}
    places = {one.key: one for one in volunteer.initiatives} | known
    rows = [
        _money_row(place, owed.get(key, Cents(0)), deposits.get(key, Cents(0)), volunteer, words)
        for key, place in sorted(places.items(), key=lambda each: -owed.get(each[0], Cents(0)))
    ]
    debt = Cents(sum(cents for cents in owed.values() if cents > 0))
    return SectionView(
        "money",
        # Translators: what somebody owes, and what they gave as a security
        words("Geld"),
        "wallet-outline",
        words("{amount} te betalen", amount=words.money(debt)) if debt else words("Alles betaald"),
        Tone.LOOK if debt else Tone.CALM,
        _with_answers_first(rows),
    )


def _with_answers_first(rows: Iterable[RowView]) -> tuple[RowGroup, ...]:
    kept = tuple(rows)
    own, others = tuple(row for row in kept if row.answers), tuple(row for row in kept if not row.answers)
    groups = (RowGroup("own", own), RowGroup("others", others))
    return tuple(group for group in groups if group.rows)


def _money_row(place: Initiative, owed: Cents, deposit: Cents, volunteer: Volunteer, words: Words) -> RowView:
    if owed > 0:
        text = words("{amount} te betalen", amount=words.money(owed))
    elif owed < 0:
        # Translators: an amount that the house owes a member
        text = words("{amount} tegoed", amount=words.money(Cents(-owed)))
    else:
        text = "" if deposit else words("Niets te betalen")
    # Translators: an amount of money that somebody gave as a security, and gets back
    kept = words("waarborg {amount}", amount=words.money(deposit)) if deposit else ""
    return RowView(
        key=place.key,
        title=place.name,
        icon="wallet-outline",
        detail=" · ".join(part for part in (text, kept) if part),
        tone=Tone.LOOK if owed > 0 else Tone.CALM,
        answers=_money_answers(place, owed, deposit, words) if volunteer.acts_for(place) else (),
    )


def _money_answers(place: Initiative, owed: Cents, deposit: Cents, words: Words) -> tuple[Action, ...]:
    def form(text: str, kind: FormKind, icon: str) -> Action:
        return Action(text, FormOpened(Form(kind, place.key)), icon)

    # Translators: short buttons: somebody paid; what they owe need not be paid; a deposit is taken, is given back
    paid = form(words("Betaald"), FormKind.PAYMENT, "cash")
    waived = form(words("Hoeft niet"), FormKind.WAIVE, "hand-heart")
    taken = form(words("Waarborg"), FormKind.DEPOSIT, "hand-coin-outline")
    given = form(words("Geef terug"), FormKind.DEPOSIT_BACK, "undo-variant")
    return (*((paid, waived) if owed > 0 else ()), *((given,) if deposit > 0 else ()), taken)


# --- subscriptions -----------------------------------------------------------------------------------------------


def subscriptions_section(file: MemberFile, today: date, words: Words) -> SectionView:
    running = tuple(one for one in file.subscriptions if one.last >= today)
    summary = (
        words("Geen")
        if not running
        else running[0].initiative.name
        if len(running) == 1
        else words.many("{n} abonnement", "{n} abonnementen", len(running))
    )
    its_own = RowGroup("subscriptions", LazyRows(file.subscriptions, subscribed_row, (today, words)))
    return SectionView(
        "subscriptions",
        words("Abonnement"),
        "card-account-details-outline",
        summary,
        groups=(*((its_own,) if file.subscriptions else ()), *_offers(file, words)),
        nothing="" if file.subscriptions or file.plans else words("Nog geen abonnement."),
    )


def subscribed_row(one: Subscribed, context: tuple[date, Words]) -> RowView:
    today, words = context
    if one.last < today:
        # Translators: of a subscription; {day} is its last day
        text = words("stopte op {day}", day=short_with_year(one.last, words))
    elif one.first > today:
        text = words("vanaf {day}", day=short_with_year(one.first, words))
    else:
        text = words("tot en met {day}", day=short_with_year(one.last, words))
    # Translators: how often one may still borrow with a strip card
    left = words.many("nog {n} beurt", "nog {n} beurten", one.left) if one.left is not None else ""
    return RowView(
        key=f"{one.initiative.key} {one.plan} {one.first}",
        title=f"{one.plan}, {one.initiative.name}",
        icon="card-account-details-outline",
        detail=" · ".join(part for part in (text, left) if part),
        tone=Tone.LOOK if one.last < today else Tone.CALM,
    )


def _offers(file: MemberFile, words: Words) -> Iterable[RowGroup]:
    """The subscriptions that can be sold, by initiative."""
    places = {offer.initiative.key: offer.initiative for offer in file.plans}
    for key, place in places.items():
        offers = tuple(offer for offer in file.plans if offer.initiative.key == key)
        # Translators: above the subscriptions that can be sold; {place} is an initiative
        title = words("Nieuw bij {place}", place=place.name)
        yield RowGroup(f"offers {key}", LazyRows(offers, offer_row, (file.member, words)), title, place.colour)


def offer_row(offer: PlanOffer, context: tuple[MemberId, Words]) -> RowView:
    member, words = context
    command = Subscribe(member, offer.initiative.key, offer.key)
    return RowView(
        key=f"{offer.initiative.key} {offer.key}",
        title=offer.name,
        icon="plus-thick",
        detail=words.money(offer.price),
        # Translators: a short button: sells a subscription
        answers=(Action(words("Verkoop"), CommandChosen(command), "check-bold"),),
    )


# --- points ------------------------------------------------------------------------------------------------------


def points_section(file: MemberFile, volunteer: Volunteer, words: Words) -> SectionView | None:
    """The section of the points; None for a member who swaps nowhere."""
    accounts = [one for one in file.accounts if one.points is not None]
    if not accounts:
        return None
    rows = [_points_row(one, volunteer, words) for one in accounts]
    summary = points(accounts[0].points or 0, words) if len(accounts) == 1 else ""
    return SectionView("points", words("Punten"), "star-circle", summary, groups=_with_answers_first(rows))


def _points_row(one: Account, volunteer: Volunteer, words: Words) -> RowView:
    # Translators: points that come when a volunteer has seen what was given
    waiting = words.many("{n} wacht nog", "{n} wachten nog", one.waiting) if one.waiting else ""
    # Translators: a short button: what somebody gave is counted for points
    count = Action(words("Giften tellen"), FormOpened(Form(FormKind.GIFTS, one.initiative.key)), "gift")
    return RowView(
        key=one.initiative.key,
        title=one.initiative.name,
        icon="star-circle",
        detail=" · ".join(part for part in (points(one.points or 0, words), waiting) if part),
        answers=(count,) if volunteer.acts_for(one.initiative) else (),
    )
