"""Reads the items that are late and those that lie ready, of the initiatives that an actor acts for."""

from db.ledger.people.roles import Authority
from db.ledger.queues import holds
from db.ledger.statements import figures as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.actors import Right
from kiosk.lending.model import MemberId
from kiosk.lending.reports.late import LateLoan, NamedMember, Overdue, ReadyItem


def read_overdue(tx: Transaction, authority: Authority, initiative: str = "") -> Overdue:
    """The late items and those that lie ready, of all initiatives of the actor or of the one with this key.

    Raises CommandDeclined if the actor does not act for that initiative.
    """
    authority.must(Right.SERVE)
    own = [authority.initiative_of(initiative)] if initiative else list(authority.initiatives)
    holds.pass_on_expired(tx)
    theirs = {"initiatives": own}
    return Overdue(
        tx.today,
        tuple(_late(tx, row) for row in tx.connection.execute(sql.LATE, {**theirs, "today": tx.today}).all()),
        tuple(
            ReadyItem(tx.item(row), _person(row), row.ready_until, row.code)
            for row in tx.connection.execute(sql.READY, theirs).all()
        ),
    )


def _late(tx: Transaction, row: Row) -> LateLoan:
    lent_on = row.lent_at.astimezone(tx.local.tzinfo).date()
    return LateLoan(tx.item(row), _person(row), lent_on, row.due_on, bool(row.waited_for))


def _person(row: Row) -> NamedMember:
    return NamedMember(MemberId(row.member_id), row.number, row.name, row.language)
