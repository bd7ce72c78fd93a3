"""Reads all data of one member, to be given to them: a value that is written as JSON and as text.

The keyed digests of cards and of the PIN, which have no meaning outside the kiosk, are left out.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db.ledger.money.payments import communication
from db.ledger.people.roles import name_of
from db.ledger.statements import desk
from db.ledger.statements.tables import (
    card,
    confirmation,
    counted_member,
    entry,
    import_change,
    import_run,
    inbox,
    induction,
    initiative,
    item,
    journal,
    loan,
    message,
    operation,
    payment_reference,
    pin_try,
    referral,
    report,
    report_note,
    reservation,
    role,
    strip,
    subscription,
    swap,
)
from db.ledger.transaction import Transaction
from kiosk.lending.model import MemberId

Value = str | int | bool | date | datetime | None
Fact = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Kept:
    """All data of a member on a day: lists by their subject, each fact by the names of its columns.

    Moments are in UTC, amounts in cents. `language` is that of the member.
    """

    day: date
    number: str
    language: str
    lists: dict[str, tuple[Fact, ...]]


def kept_of(tx: Transaction, member: MemberId) -> Kept:
    """All data of this member, who must exist."""
    person = tx.connection.execute(desk.MEMBER, {"member": member}).one()._mapping
    known = {name: value for name, value in person.items() if name not in ("id", "code_kind", "pin_hash")}
    person_fact: Fact = {**known, "has_pin": person["pin_hash"] is not None}
    lists = {name: tuple(_facts(tx, rows)) for name, rows in _lists(member, person["number"]).items()}
    for one in lists["payment_references"]:
        one["reference"] = communication(int(str(one["reference"])))
    return Kept(tx.today, person["number"], person["language"], {"member": (person_fact,), **lists})


def _facts(tx: Transaction, rows: object) -> list[Fact]:
    return [dict(row._mapping) for row in tx.connection.execute(rows)]  # type: ignore[call-overload]


def _lists(member: MemberId, number: str) -> dict[str, object]:
    """The statement of each list, in the order in which they are written."""
    items = item.join(initiative, initiative.c.id == item.c.initiative_id)
    its_item = (item.c.barcode, item.c.name.label("item"), initiative.c.key.label("initiative"))
    at_initiative = initiative.c.key.label("initiative")
    loans = loan.join(items, item.c.id == loan.c.item_id)
    did = operation.outerjoin(item, item.c.id == operation.c.item_id)
    reports = report.outerjoin(report_note, report_note.c.report_id == report.c.id)
    return {
        "cards": select(card.c.holder, card.c.adult, card.c.lost_at).where(card.c.member_id == member),
        "proofs": select(referral.c.kind, referral.c.until, referral.c.noted_at).where(referral.c.member_id == member),
        "messages": select(message.c.text, message.c.written_at).where(message.c.member_id == member),
        "inductions": select(induction.c.category, item.c.name.label("item"), induction.c.noted_at)
        .select_from(induction.outerjoin(item, item.c.id == induction.c.item_id))
        .where(induction.c.member_id == member),
        "roles": select(role.c.kind, at_initiative, role.c.since)
        .join_from(role, initiative, initiative.c.id == role.c.initiative_id)
        .where(role.c.member_id == member),
        "subscriptions": select(at_initiative, subscription.c.plan, subscription.c.first, subscription.c.last)
        .join_from(subscription, initiative, initiative.c.id == subscription.c.initiative_id)
        .where(subscription.c.member_id == member),
        "strips": select(strip.c.at, strip.c.change, strip.c.remaining)
        .join_from(strip, subscription, subscription.c.id == strip.c.subscription_id)
        .where(subscription.c.member_id == member)
        .order_by(strip.c.id),
        "accounts": select(entry.c.at, at_initiative, entry.c.account, entry.c.kind, entry.c.amount, entry.c.balance)
        .join_from(entry, initiative, initiative.c.id == entry.c.initiative_id)
        .where(entry.c.member_id == member)
        .order_by(entry.c.id),
        "payment_references": select(
            payment_reference.c.id.label("reference"),
            at_initiative,
            payment_reference.c.opened_at,
            payment_reference.c.closed_at,
        )
        .join_from(payment_reference, initiative, initiative.c.id == payment_reference.c.initiative_id)
        .where(payment_reference.c.member_id == member),
        "loans": select(*its_item, loan.c.lent_at, loan.c.due_on, loan.c.returned_at, loan.c.renewals, loan.c.undone_at)
        .select_from(loans)
        .where(loan.c.member_id == member)
        .order_by(loan.c.id),
        "reservations": select(*its_item, reservation.c.made_at, reservation.c.ready_until, reservation.c.outcome)
        .join_from(reservation, items, item.c.id == reservation.c.item_id)
        .where(reservation.c.member_id == member),
        "swaps": select(operation.c.at, at_initiative, swap.c.points, swap.c.taken, swap.c.given, swap.c.credited)
        .join_from(swap, operation, operation.c.seq == swap.c.line)
        .join(initiative, initiative.c.id == swap.c.initiative_id)
        .where(swap.c.member_id == member),
        "actions": select(operation.c.at, operation.c.kind, item.c.name.label("item"), operation.c.reason)
        .select_from(did)
        .where(operation.c.member_id == member)
        .order_by(operation.c.seq),
        "remarks": select(report.c.at, report_note.c.name, report_note.c.missing, report_note.c.broken)
        .select_from(reports)
        .where(report.c.member_id == member),
        "instructions_read": select(confirmation.c.at, confirmation.c.text)
        .join_from(confirmation, loan, loan.c.id == confirmation.c.loan_id)
        .where(loan.c.member_id == member),
        "inbox": select(inbox.c.at, inbox.c.kind, inbox.c.settled_at, inbox.c.outcome).where(
            inbox.c.member_id == member
        ),
        "journal": select(journal.c.at, journal.c.what, item.c.name.label("item"))
        .select_from(journal.outerjoin(item, item.c.id == journal.c.item_id))
        .where(journal.c.member_id == member)
        .order_by(journal.c.id),
        "done_as_volunteer": select(journal.c.at, journal.c.what)
        .where(journal.c.who == name_of(member))
        .order_by(journal.c.id),
        "imports": select(import_run.c.began_at, import_run.c.kind, import_run.c.source, import_change.c.changed)
        .join_from(import_change, import_run, import_run.c.id == import_change.c.import_id)
        .where(import_change.c.member_id == member)
        .order_by(import_change.c.id),
        "counted_in": select(counted_member.c.period).where(counted_member.c.member_id == member).distinct(),
        "wrong_pins": select(pin_try.c.failures, pin_try.c.last_at).where(pin_try.c.number == number),
    }
