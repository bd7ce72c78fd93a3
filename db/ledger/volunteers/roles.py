"""Who stands behind the desk, and for what they may act. Rights are checked here, whatever a screen offered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from db.ledger.statements import volunteers as sql
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import Initiative, MemberId
from kiosk.lending.volunteers.events import Declined
from kiosk.lending.volunteers.model import CategoryName, DeclineCause, Volunteer

COORDINATOR = "coordinator"
VOLUNTEER = "volunteer"


class Refused(Exception):  # noqa: N818 - it is no error: nothing is kept, and this is the answer
    """The desk does not do what was asked."""

    def __init__(self, answer: Declined) -> None:
        super().__init__(answer.why.value)
        self.answer = answer


def refuse(why: DeclineCause) -> Refused:
    return Refused(Declined(why))


@dataclass(frozen=True, slots=True)
class Actor:
    """A volunteer, with the initiatives for which they may act, by the ledger's number, in the order of the house.

    A coordinator of any acts for all of them, and sees who showed a proof.
    """

    member: MemberId
    initiatives: Mapping[int, Initiative]
    coordinator: bool = False

    def acts_for(self, initiative: int | None) -> bool:
        """What belongs to no initiative is everybody's."""
        return initiative is None or initiative in self.initiatives

    def must_act_for(self, initiative: int | None) -> None:
        """Raises Refused."""
        if not self.acts_for(initiative):
            raise refuse(DeclineCause.NOT_YOURS)

    def must_coordinate(self) -> None:
        """Raises Refused."""
        if not self.coordinator:
            raise refuse(DeclineCause.NOT_YOURS)

    def initiative_of(self, key: str) -> int:
        """The number of the initiative of this key. Raises Refused if they do not act for it."""
        for number, initiative in self.initiatives.items():
            if initiative.key == key:
                return number
        raise refuse(DeclineCause.NOT_YOURS)


def actor_of(tx: Transaction, by: MemberId) -> Actor:
    """The volunteer behind the desk. Raises Refused for who has no role (any more), or is blocked."""
    found = _role_of(tx, by)
    if found is None:
        raise refuse(DeclineCause.NOT_YOURS)
    return found


def acting_as(tx: Transaction, actor: Actor) -> Transaction:
    """The same transaction, by the hand of this volunteer: the journal and the inbox know them by their number."""
    return replace(tx, actor=name_of(actor.member))


def name_of(member: MemberId) -> str:
    return f"{VOLUNTEER} {member}"


def number_of(actor: str) -> int | None:
    """Which member wrote under this name, if it was a volunteer."""
    kind, _, number = actor.partition(" ")
    return int(number) if kind == VOLUNTEER and number.isdigit() else None


def volunteer(tx: Transaction, row: Row) -> Volunteer | None:
    """The volunteer whose row of a member this is, if they are one."""
    actor = _role_of(tx, MemberId(row.member_id))
    if actor is None:
        return None
    return Volunteer(
        actor.member,
        row.name.split()[0],
        row.language,
        tuple(actor.initiatives.values()),
        actor.coordinator,
        row.pin_hash is not None,
        tuple(_kinds(tx, actor)),
    )


def _kinds(tx: Transaction, actor: Actor) -> Iterator[CategoryName]:
    """What is lent, and after it what is swapped."""
    for row in tx.connection.execute(INITIATIVES).all():
        own = actor.initiatives.get(row.initiative_id)
        if own is not None:
            terms = tx.terms_now(row)
            yield from (CategoryName(own, kind.key, kind.name) for kind in terms.categories)
            yield from (CategoryName(own, kind.key, kind.name) for kind in terms.swap.categories)


def _role_of(tx: Transaction, member: MemberId) -> Actor | None:
    rows = tx.connection.execute(sql.ROLES, {"member": member}).all()
    kinds = {row.kind for row in rows if row.kind}
    if not kinds or rows[0].blocked_at is not None:
        return None
    coordinator = COORDINATOR in kinds
    own = {row.id: Initiative(row.key, row.name, row.colour) for row in rows if coordinator or row.kind}
    return Actor(member, own, coordinator)
