"""The facts of a loan: everything about the member who wants to borrow an item that the rules need.

They are read in few statements, none of which reads past loans.
"""

from dataclasses import dataclass

from db.ledger.facts.items import InitiativeState, ItemState
from db.ledger.money import accounts
from db.ledger.statements import money
from db.ledger.statements import people as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import CardId, Cents, MemberId
from kiosk.lending.policy import AtHome, BorrowerFacts, ItemFacts, LendingFacts, Owed, Subscription, number_matters
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import Plan, Terms


@dataclass(frozen=True, slots=True)
class Borrower:
    """A member who wants an item, and `card`, the ledger's number of the card they use; None without a card.

    `in_person` is False for a card with its own holder: then another person of the household is at the kiosk.
    """

    member: MemberId
    adult: bool
    blocked: bool
    in_person: bool
    card: int | None = None
    card_lost: bool = False


def lock_borrower(tx: Transaction, member: MemberId, card: CardId | None) -> Borrower:
    """Locks the row of the member until the end of the transaction, and returns them. Raises LedgerError."""
    return _borrower(tx.connection.execute(sql.LOCK_PERSON, {"member": member, "digest": card}).one_or_none(), card)


def look_at_borrower(tx: Transaction, member: MemberId, card: CardId | None) -> Borrower:
    """The member, read without a lock, for a decision without writing. Raises LedgerError if there is no such
    member.
    """
    return _borrower(tx.connection.execute(sql.LOOK_PERSON, {"member": member, "digest": card}).one_or_none(), card)


def _borrower(row: Row | None, card: CardId | None) -> Borrower:
    """The borrower of this row. A card that does not, or no longer, belong to this member counts as lost."""
    if row is None:
        raise LedgerError("There is no such member.")
    adult = row.adult if row.holder is None else row.holder_adult
    lost = card is not None and (row.card_id is None or row.lost_at is not None)
    return Borrower(row.member_id, adult, row.blocked_at is not None, row.holder is None, row.card_id, lost)


def gather(tx: Transaction, item: ItemState, borrower: Borrower, terms: Terms) -> LendingFacts:
    """The facts for lending or renewing this item to this borrower under these terms."""
    return LendingFacts(
        tx.then,
        terms,
        item.calendar,
        item_facts(tx, item, borrower),
        _borrower_facts(tx, item, borrower),
        subscriptions(tx, item.row, borrower.member) if terms.plans else (),
        _at_home(tx, item, borrower.member, terms),
        _owed(tx, item, borrower.member),
        _deposit(tx, item, borrower.member, terms),
        item.house,
        tx.doubted,
    )


def gather_for_swap(tx: Transaction, shop: InitiativeState, borrower: Borrower, item: ItemState | None) -> LendingFacts:
    """The facts for a swap of this borrower in this shop: of a single item, or without one, of a category."""
    return LendingFacts(
        tx.local,
        shop.terms,
        shop.calendar,
        item_facts(tx, item, borrower) if item else ItemFacts(),
        _borrower_facts(tx, item, borrower),
        subscriptions(tx, shop.row, borrower.member) if shop.terms.plans else (),
        house=shop.house,
        doubted=tx.doubted,
    )


def item_facts(tx: Transaction, item: ItemState, borrower: Borrower) -> ItemFacts:
    """The facts about the item that the rules need; whether it is kept for another member depends on the borrower."""
    row, kept = item.row, item.kept_from(borrower.member, tx.today)
    of_its_kind = (row.category, Cents(row.value), row.loan_days)
    of_who_may = (row.adults_only, row.volunteers_only, row.needs_induction)
    in_hand = (item.condition, item.loan is not None, kept)
    return ItemFacts(*of_its_kind, *in_hand, *of_who_may, row.safe_until, item.by_picture)


def subscriptions(tx: Transaction, where: Row, member: MemberId) -> tuple[Subscription, ...]:
    """The subscriptions of a member to the initiative of this row."""
    of_these = {"member": member, "initiative": where.initiative_id, "today": tx.today}
    rows = tx.connection.execute(sql.SUBSCRIPTIONS, of_these).all()
    return tuple(_subscription(tx, where, row) for row in rows)


def _subscription(tx: Transaction, where: Row, row: Row) -> Subscription:
    """The subscription of this row, with the plan as it was sold.

    If the terms do not name that plan, only the first and the last day are known.
    """
    plan = tx.terms_of(row.terms_id, where).plan(row.plan) or Plan(row.plan, row.plan, Cents(0))
    left = plan.loans if row.remaining is None else row.remaining
    return Subscription(row.id, plan, row.first, row.last, left)


def _borrower_facts(tx: Transaction, item: ItemState | None, borrower: Borrower) -> BorrowerFacts:
    inducted = item is not None and bool(item.row.needs_induction) and _inducted(tx, item, borrower)
    return BorrowerFacts(borrower.card_lost, borrower.blocked, borrower.adult, inducted)


def _inducted(tx: Transaction, item: ItemState, borrower: Borrower) -> bool:
    """Was the holder of the card shown how this item, or every item of its category, works?"""
    of_this = {"item": item.id, "initiative": item.initiative, "category": item.row.category}
    shown = tx.connection.execute(sql.INDUCTIONS, {"member": borrower.member, **of_this}).scalars()
    return any(borrower.in_person if card is None else card == borrower.card for card in shown)


def _at_home(tx: Transaction, item: ItemState, member: MemberId, terms: Terms) -> tuple[AtHome, ...]:
    """The loans of the member that run, in the whole house; only the late ones where the others do not matter."""
    all_matter = number_matters(terms, item.row.category)
    statement = sql.LOANS_OF if all_matter else sql.LATE_LOANS_OF
    rows = tx.connection.execute(statement, {"member": member, "today": tx.day}).all()
    return tuple(_loan_at_home(tx, row) for row in rows)


def _loan_at_home(tx: Transaction, row: Row) -> AtHome:
    lent_on, overdue_days = row.lent_at.astimezone(tx.local.tzinfo).date(), tx.terms_now(row).loans.overdue_days
    return AtHome(row.initiative_key, row.category, Cents(row.value), lent_on, row.due_on, overdue_days)


def _owed(tx: Transaction, item: ItemState, member: MemberId) -> tuple[Owed, ...]:
    """The debts of the member: to the initiative of the item if it sets a limit, or to all initiatives if the house
    says so.
    """
    if item.house.problems_everywhere:
        return _owed_everywhere(tx, member)
    most = item.terms.loans.may_owe
    if most is None:
        return ()
    owed = Cents(accounts.balance(tx.connection, accounts.Account("owed", member, item.initiative)))
    return (Owed(item.shown.initiative.key, item.shown.initiative.name, owed, most),)


def _owed_everywhere(tx: Transaction, member: MemberId) -> tuple[Owed, ...]:
    rows = tx.connection.execute(money.OWED_EVERYWHERE, {"member": member}).all()
    return tuple(
        Owed(row.initiative_key, row.initiative_name, Cents(row.balance), tx.terms_now(row).loans.may_owe)
        for row in rows
        if row.balance is not None
    )


def _deposit(tx: Transaction, item: ItemState, member: MemberId, terms: Terms) -> Cents:
    """The deposit of the member with the initiative of the item, in cents; 0, without reading it, if the terms ask for
    none.
    """
    if terms.loans.deposit_over is None:
        return Cents(0)
    return Cents(accounts.balance(tx.connection, accounts.Account("deposit", member, item.initiative)))
