"""Finds and checks the rights of an actor and the initiatives they apply to, whatever the desk or the command line
offers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from db.ledger.statements import volunteers as sql
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import SELF_SERVICE, Row, Transaction
from kiosk.lending.actors import (
    COMMAND_LINE_RIGHTS,
    COORDINATOR_RIGHTS,
    VOLUNTEER_RIGHTS,
    Actor,
    ByVisitor,
    ByVolunteer,
    CommandLine,
    Right,
)
from kiosk.lending.commands import Role
from kiosk.lending.declining import CommandDeclined, decline
from kiosk.lending.model import Initiative, MemberId
from kiosk.lending.volunteers.model import CategoryName, DeclineCause, Volunteer

COORDINATOR = Role.COORDINATOR.value
VOLUNTEER = Role.VOLUNTEER.value


@dataclass(frozen=True, slots=True)
class Authority:
    """The rights of an actor, and the initiatives that they may act for, by the ledger's number, in the order of the
    house.

    `name` is how the journal and the inbox call the actor; `member` is None for an actor who is not a member.
    """

    name: str
    rights: frozenset[Right]
    initiatives: Mapping[int, Initiative]
    member: MemberId | None = None

    def may(self, right: Right) -> bool:
        return right in self.rights

    def must(self, right: Right) -> None:
        """Raises CommandDeclined if the actor does not have this right."""
        if not self.may(right):
            raise decline(DeclineCause.NOT_YOURS)

    def acts_for(self, initiative: int | None) -> bool:
        """May the actor act for this initiative? Yes for None: everybody may act for what belongs to no initiative."""
        return initiative is None or initiative in self.initiatives

    def must_act_for(self, initiative: int | None) -> None:
        """Raises CommandDeclined if the actor may not act for this initiative."""
        if not self.acts_for(initiative):
            raise decline(DeclineCause.NOT_YOURS)

    def initiative_of(self, key: str) -> int:
        """The ledger's number of the initiative with this key; an empty key is the first one that the actor acts for.

        Raises CommandDeclined if there is none, or if the actor may not act for it.
        """
        for number, initiative in self.initiatives.items():
            if key in ("", initiative.key):
                return number
        if not self.may(Right.ACT_FOR_EVERY_INITIATIVE):
            raise decline(DeclineCause.NOT_YOURS)
        sentence = f"There is no initiative {key}." if key else "There is no initiative yet."
        raise CommandDeclined(sentence, DeclineCause.NOT_YOURS)


def authority_of(tx: Transaction, actor: Actor) -> Authority:
    """The present rights of this actor. Raises CommandDeclined for a volunteer who has no role (any more), or is
    blocked.
    """
    match actor:
        case ByVisitor():
            return Authority(SELF_SERVICE, frozenset(), {})
        case CommandLine(name):
            return Authority(name, COMMAND_LINE_RIGHTS, _all_initiatives(tx))
        case ByVolunteer(member):
            found = _role_of(tx, member)
            if found is None:
                raise decline(DeclineCause.NOT_YOURS)
            return found


def acting_as(tx: Transaction, authority: Authority) -> Transaction:
    """The same transaction in the name of this actor."""
    return replace(tx, actor=authority.name)


def name_of(member: MemberId) -> str:
    """The name of a volunteer in the journal and the inbox."""
    return f"{VOLUNTEER} {member}"


def number_of(actor: str) -> int | None:
    """The number of the member who acted under this name; None if that was no volunteer."""
    kind, _, number = actor.partition(" ")
    return int(number) if kind == VOLUNTEER and number.isdigit() else None


def volunteer(tx: Transaction, row: Row) -> Volunteer | None:
    """The volunteer of this row of a member; None for a member who is no volunteer, or is blocked."""
    member = MemberId(row.member_id)
    authority = _role_of(tx, member)
    if authority is None:
        return None
    return Volunteer(
        member,
        row.name.split()[0],
        row.language,
        tuple(authority.initiatives.values()),
        authority.may(Right.SEE_PROOFS),
        row.pin_hash is not None,
        tuple(_kinds(tx, authority)),
    )


def _kinds(tx: Transaction, authority: Authority) -> Iterator[CategoryName]:
    """The categories of the initiatives that the actor acts for, those of lending before those of swapping."""
    for row in tx.connection.execute(INITIATIVES).all():
        own = authority.initiatives.get(row.initiative_id)
        if own is not None:
            terms = tx.terms_now(row)
            yield from (CategoryName(own, kind.key, kind.name) for kind in terms.categories)
            yield from (CategoryName(own, kind.key, kind.name) for kind in terms.swap.categories)


def _role_of(tx: Transaction, member: MemberId) -> Authority | None:
    rows = tx.connection.execute(sql.ROLES, {"member": member}).all()
    kinds = {row.kind for row in rows if row.kind}
    if not kinds or rows[0].blocked_at is not None:
        return None
    rights = COORDINATOR_RIGHTS if COORDINATOR in kinds else VOLUNTEER_RIGHTS
    every = Right.ACT_FOR_EVERY_INITIATIVE in rights
    own = {row.id: Initiative(row.key, row.name, row.colour) for row in rows if every or row.kind}
    return Authority(name_of(member), rights, own, member)


def _all_initiatives(tx: Transaction) -> dict[int, Initiative]:
    rows = tx.connection.execute(INITIATIVES).all()
    return {row.initiative_id: Initiative(row.initiative_key, row.initiative_name, row.colour) for row in rows}
