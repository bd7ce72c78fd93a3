"""Roles of members in initiatives: given, and taken away."""

from sqlalchemy import select

from db.ledger.people.finding import locked_member, number_of_member
from db.ledger.people.roles import Authority
from db.ledger.statements.tables import role
from db.ledger.transaction import Transaction
from kiosk.lending.commands import Done, GiveRole, TakeRole
from kiosk.lending.declining import CommandDeclined


def give_role(tx: Transaction, authority: Authority, command: GiveRole) -> Done:
    """Gives a member a role in an initiative, instead of the one they had there."""
    member = locked_member(tx, command.member)
    initiative, kind = authority.initiative_of(command.initiative), command.role.value
    own = role.c.member_id == member, role.c.initiative_id == initiative
    before = tx.connection.execute(select(role.c.kind).where(*own)).scalar()
    if before == kind:
        return Done(member)
    if before:
        tx.connection.execute(role.update().where(*own).values(kind=kind))
    else:
        new = {"member_id": member, "initiative_id": initiative, "kind": kind, "since": tx.at}
        tx.connection.execute(role.insert().values(new))
    tx.note(f"{kind} added", item=None, member=member, loan=None)
    return Done(member)


def take_role(tx: Transaction, authority: Authority, command: TakeRole) -> Done:
    """Takes a role away. Raises CommandDeclined if the member has none in this initiative."""
    member, initiative = locked_member(tx, command.member), authority.initiative_of(command.initiative)
    own = role.delete().where(role.c.member_id == member, role.c.initiative_id == initiative)
    if not tx.connection.execute(own).rowcount:
        raise CommandDeclined(f"Member {number_of_member(tx, member)} is no volunteer of {command.initiative}.")
    tx.note("volunteer removed", item=None, member=member, loan=None)
    return Done(member)
