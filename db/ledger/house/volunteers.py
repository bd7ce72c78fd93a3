"""Gives members roles in initiatives and takes them away; appoints a coordinator, with a PIN, in one command."""

from sqlalchemy import select

from db.ledger.people.enrolling import add_member, set_pin
from db.ledger.people.finding import locked_member, number_of_member
from db.ledger.people.roles import Authority
from db.ledger.statements.tables import role
from db.ledger.transaction import Transaction
from kiosk.lending.commands import AddMember, AppointCoordinator, Done, GiveRole, MemberRef, Role, SetPin, TakeRole
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.model import MemberId


def give_role(tx: Transaction, authority: Authority, command: GiveRole) -> Done:
    """Gives a member a role in an initiative, in place of the role that they had there."""
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


def appoint_coordinator(tx: Transaction, authority: Authority, command: AppointCoordinator) -> Done:
    """Adds the member if there is none yet, and gives the role before the PIN: with a role the pad need not take their
    number.
    """
    who: MemberRef
    if isinstance(command.who, AddMember):
        who = MemberId(add_member(tx, authority, command.who).about)
    else:
        who = command.who
    done = give_role(tx, authority, GiveRole(who, command.initiative, Role.COORDINATOR))
    if command.pin:
        set_pin(tx, authority, SetPin(who, command.pin))
    return done


def take_role(tx: Transaction, authority: Authority, command: TakeRole) -> Done:
    """Takes a role away. Raises CommandDeclined if the member has none in this initiative."""
    member, initiative = locked_member(tx, command.member), authority.initiative_of(command.initiative)
    own = role.delete().where(role.c.member_id == member, role.c.initiative_id == initiative)
    if not tx.connection.execute(own).rowcount:
        raise CommandDeclined(f"Member {number_of_member(tx, member)} is no volunteer of {command.initiative}.")
    tx.note("volunteer removed", item=None, member=member, loan=None)
    return Done(member)
