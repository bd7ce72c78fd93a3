"""Everything that the rules want to know of a loan, gathered in few questions, none of which reads the past."""

from dataclasses import dataclass

from db.ledger import accounts
from db.ledger.page import Found, Page
from db.ledger.statements import money
from db.ledger.statements import people as sql
from db.ledger.things import Shop, Thing
from kiosk.lending import policy
from kiosk.lending.model import CardId, Cents, MemberId
from kiosk.lending.policy import AtHome, LendingFacts, Owed, Subscription
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import Plan, Terms


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: a member, and which card is in their hand; `in_person` without one, or with one of their own."""

    member: MemberId
    adult: bool
    blocked: bool
    in_person: bool
    card: int | None = None
    card_lost: bool = False


def hold_person(page: Page, member: MemberId, card: CardId | None) -> Person:
    """The member, for whom nobody else lends or reckons until the end of the transaction. Raises LedgerError."""
    return _person(page.connection.execute(sql.LOCK_PERSON, {"member": member, "digest": card}).one_or_none(), card)


def look_at_person(page: Page, member: MemberId, card: CardId | None) -> Person:
    """The member, to decide, not to write. Raises LedgerError if there is no such member."""
    return _person(page.connection.execute(sql.LOOK_PERSON, {"member": member, "digest": card}).one_or_none(), card)


def _person(row: Found | None, card: CardId | None) -> Person:
    """A card that is not of this member (any more) opens nothing, like one that was lost."""
    if row is None:
        raise LedgerError("There is no such member.")
    adult = row.adult if row.holder is None else row.holder_adult
    lost = card is not None and (row.card_id is None or row.lost_at is not None)
    return Person(row.member_id, adult, row.blocked_at is not None, row.holder is None, row.card_id, lost)


def gather(page: Page, thing: Thing, person: Person, terms: Terms) -> LendingFacts:
    """What bears on this person taking, or keeping, this thing under these terms."""
    return LendingFacts(
        page.local,
        terms,
        thing.calendar,
        as_asked(page, thing, person),
        policy.BorrowerFacts(person.card_lost, person.blocked, person.adult, _inducted(page, thing, person)),
        subscriptions(page, thing.row, person.member) if terms.plans else (),
        _at_home(page, person.member),
        _owed(page, thing, person.member),
        _deposit(page, thing, person.member, terms),
        thing.house,
    )


def gather_for_swap(page: Page, shop: Shop, person: Person, thing: Thing | None) -> LendingFacts:
    """What bears on this person swapping with this shop: a single thing, or without one any of a category."""
    inducted = thing is not None and _inducted(page, thing, person)
    return LendingFacts(
        page.local,
        shop.terms,
        shop.calendar,
        as_asked(page, thing, person) if thing else policy.ItemFacts(),
        policy.BorrowerFacts(person.card_lost, person.blocked, person.adult, inducted),
        subscriptions(page, shop.row, person.member) if shop.terms.plans else (),
        house=shop.house,
    )


def as_asked(page: Page, thing: Thing, person: Person) -> policy.ItemFacts:
    return policy.ItemFacts(
        thing.row.category,
        Cents(thing.row.value),
        thing.row.loan_days,
        thing.condition,
        thing.loan is not None,
        thing.kept_from(person.member, page.today),
        thing.row.adults_only,
        thing.row.volunteers_only,
        thing.row.needs_induction,
        thing.row.safe_until,
    )


def _inducted(page: Page, thing: Thing, person: Person) -> bool:
    """Was whoever holds the card shown how this thing works? Asked only of a thing that needs it."""
    if not thing.row.needs_induction:
        return False
    of_this = {"item": thing.id, "initiative": thing.initiative, "category": thing.row.category}
    shown = page.connection.execute(sql.INDUCTIONS, {"member": person.member, **of_this}).scalars()
    return any(person.in_person if card is None else card == person.card for card in shown)


def subscriptions(page: Page, where: Found, member: MemberId) -> tuple[Subscription, ...]:
    """Those of a member to the initiative that this row tells of."""
    of_these = {"member": member, "initiative": where.initiative_id, "today": page.today}
    rows = page.connection.execute(sql.SUBSCRIPTIONS, of_these).all()
    return tuple(_subscription(page, where, row) for row in rows)


def _subscription(page: Page, where: Found, row: Found) -> Subscription:
    """Under the plan as it was sold; of a plan that no document names any more nothing is known but its days."""
    plan = page.terms_of(row.terms_id, where).plan(row.plan) or Plan(row.plan, row.plan, Cents(0))
    left = plan.loans if row.remaining is None else row.remaining
    return Subscription(row.id, plan, row.first, row.last, left)


def _at_home(page: Page, member: MemberId) -> tuple[AtHome, ...]:
    zone = page.local.tzinfo
    rows = page.connection.execute(sql.LOANS_OF, {"member": member}).all()
    return tuple(
        AtHome(
            row.initiative_key,
            row.category,
            Cents(row.value),
            row.lent_at.astimezone(zone).date(),
            row.due_on,
            page.terms_now(row).loans.overdue_days,
        )
        for row in rows
    )


def _owed(page: Page, thing: Thing, member: MemberId) -> tuple[Owed, ...]:
    """Where the house does not mind what is owed elsewhere, only this initiative is asked, if it minds."""
    if thing.house.problems_everywhere:
        rows = page.connection.execute(money.OWED_EVERYWHERE, {"member": member}).all()
        return tuple(
            Owed(row.initiative_key, row.initiative_name, Cents(row.balance), page.terms_now(row).loans.may_owe)
            for row in rows
            if row.balance is not None
        )
    most = thing.terms.loans.may_owe
    if most is None:
        return ()
    owed = Cents(accounts.balance(page.connection, accounts.Account("owed", member, thing.initiative)))
    return (Owed(thing.item.initiative.key, thing.item.initiative.name, owed, most),)


def _deposit(page: Page, thing: Thing, member: MemberId, terms: Terms) -> Cents:
    if terms.loans.deposit_over is None:
        return Cents(0)
    return Cents(accounts.balance(page.connection, accounts.Account("deposit", member, thing.initiative)))
