"""Everything that the rules want to know of a loan, gathered in few questions, none of which reads the past."""

from dataclasses import dataclass

from db.ledger.lending.items import ItemState, Shop
from db.ledger.money import accounts
from db.ledger.statements import money
from db.ledger.statements import people as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending import policy
from kiosk.lending.model import CardId, Cents, MemberId
from kiosk.lending.policy import AtHome, LendingFacts, Owed, Subscription
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import Plan, Terms


@dataclass(frozen=True, slots=True)
class Borrower:
    """Who asks: a member, and which card is in their hand; `in_person` without one, or with one of their own."""

    member: MemberId
    adult: bool
    blocked: bool
    in_person: bool
    card: int | None = None
    card_lost: bool = False


def lock_borrower(tx: Transaction, member: MemberId, card: CardId | None) -> Borrower:
    """The member, for whom nobody else lends or reckons until the end of the transaction. Raises LedgerError."""
    return _person(tx.connection.execute(sql.LOCK_PERSON, {"member": member, "digest": card}).one_or_none(), card)


def look_at_borrower(tx: Transaction, member: MemberId, card: CardId | None) -> Borrower:
    """The member, to decide, not to write. Raises LedgerError if there is no such member."""
    return _person(tx.connection.execute(sql.LOOK_PERSON, {"member": member, "digest": card}).one_or_none(), card)


def _person(row: Row | None, card: CardId | None) -> Borrower:
    """A card that is not of this member (any more) opens nothing, like one that was lost."""
    if row is None:
        raise LedgerError("There is no such member.")
    adult = row.adult if row.holder is None else row.holder_adult
    lost = card is not None and (row.card_id is None or row.lost_at is not None)
    return Borrower(row.member_id, adult, row.blocked_at is not None, row.holder is None, row.card_id, lost)


def gather(tx: Transaction, item: ItemState, person: Borrower, terms: Terms) -> LendingFacts:
    """What bears on this person taking, or keeping, this thing under these terms."""
    return LendingFacts(
        tx.local,
        terms,
        item.calendar,
        as_asked(tx, item, person),
        policy.BorrowerFacts(person.card_lost, person.blocked, person.adult, _inducted(tx, item, person)),
        subscriptions(tx, item.row, person.member) if terms.plans else (),
        _at_home(tx, person.member),
        _owed(tx, item, person.member),
        _deposit(tx, item, person.member, terms),
        item.house,
    )


def gather_for_swap(tx: Transaction, shop: Shop, person: Borrower, item: ItemState | None) -> LendingFacts:
    """What bears on this person swapping with this shop: a single thing, or without one any of a category."""
    inducted = item is not None and _inducted(tx, item, person)
    return LendingFacts(
        tx.local,
        shop.terms,
        shop.calendar,
        as_asked(tx, item, person) if item else policy.ItemFacts(),
        policy.BorrowerFacts(person.card_lost, person.blocked, person.adult, inducted),
        subscriptions(tx, shop.row, person.member) if shop.terms.plans else (),
        house=shop.house,
    )


def as_asked(tx: Transaction, item: ItemState, person: Borrower) -> policy.ItemFacts:
    return policy.ItemFacts(
        item.row.category,
        Cents(item.row.value),
        item.row.loan_days,
        item.condition,
        item.loan is not None,
        item.kept_from(person.member, tx.today),
        item.row.adults_only,
        item.row.volunteers_only,
        item.row.needs_induction,
        item.row.safe_until,
    )


def _inducted(tx: Transaction, item: ItemState, person: Borrower) -> bool:
    """Was whoever holds the card shown how this thing works? Asked only of a thing that needs it."""
    if not item.row.needs_induction:
        return False
    of_this = {"item": item.id, "initiative": item.initiative, "category": item.row.category}
    shown = tx.connection.execute(sql.INDUCTIONS, {"member": person.member, **of_this}).scalars()
    return any(person.in_person if card is None else card == person.card for card in shown)


def subscriptions(tx: Transaction, where: Row, member: MemberId) -> tuple[Subscription, ...]:
    """Those of a member to the initiative that this row tells of."""
    of_these = {"member": member, "initiative": where.initiative_id, "today": tx.today}
    rows = tx.connection.execute(sql.SUBSCRIPTIONS, of_these).all()
    return tuple(_subscription(tx, where, row) for row in rows)


def _subscription(tx: Transaction, where: Row, row: Row) -> Subscription:
    """Under the plan as it was sold; of a plan that no document names any more nothing is known but its days."""
    plan = tx.terms_of(row.terms_id, where).plan(row.plan) or Plan(row.plan, row.plan, Cents(0))
    left = plan.loans if row.remaining is None else row.remaining
    return Subscription(row.id, plan, row.first, row.last, left)


def _at_home(tx: Transaction, member: MemberId) -> tuple[AtHome, ...]:
    zone = tx.local.tzinfo
    rows = tx.connection.execute(sql.LOANS_OF, {"member": member}).all()
    return tuple(
        AtHome(
            row.initiative_key,
            row.category,
            Cents(row.value),
            row.lent_at.astimezone(zone).date(),
            row.due_on,
            tx.terms_now(row).loans.overdue_days,
        )
        for row in rows
    )


def _owed(tx: Transaction, item: ItemState, member: MemberId) -> tuple[Owed, ...]:
    """Where the house does not mind what is owed elsewhere, only this initiative is asked, if it minds."""
    if item.house.problems_everywhere:
        rows = tx.connection.execute(money.OWED_EVERYWHERE, {"member": member}).all()
        return tuple(
            Owed(row.initiative_key, row.initiative_name, Cents(row.balance), tx.terms_now(row).loans.may_owe)
            for row in rows
            if row.balance is not None
        )
    most = item.terms.loans.may_owe
    if most is None:
        return ()
    owed = Cents(accounts.balance(tx.connection, accounts.Account("owed", member, item.initiative)))
    return (Owed(item.shown.initiative.key, item.shown.initiative.name, owed, most),)


def _deposit(tx: Transaction, item: ItemState, member: MemberId, terms: Terms) -> Cents:
    if terms.loans.deposit_over is None:
        return Cents(0)
    return Cents(accounts.balance(tx.connection, accounts.Account("deposit", member, item.initiative)))
