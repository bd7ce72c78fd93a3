"""Who stands behind the desk, and for what they may act. Rights are checked here, whatever a screen offered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from db.ledger.page import Found, Page
from db.ledger.statements import volunteers as sql
from db.ledger.statements.things import INITIATIVES
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
class Hand:
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


def hand_of(page: Page, by: MemberId) -> Hand:
    """The volunteer behind the desk. Raises Refused for who has no role (any more), or is blocked."""
    found = _role_of(page, by)
    if found is None:
        raise refuse(DeclineCause.NOT_YOURS)
    return found


def page_of(page: Page, hand: Hand) -> Page:
    """The same transaction, by the hand of this volunteer: the journal and the inbox know them by their number."""
    return replace(page, hand=name_of(hand.member))


def name_of(member: MemberId) -> str:
    return f"{VOLUNTEER} {member}"


def number_of(hand: str) -> int | None:
    """Which member wrote under this name, if it was a volunteer."""
    kind, _, number = hand.partition(" ")
    return int(number) if kind == VOLUNTEER and number.isdigit() else None


def volunteer(page: Page, row: Found) -> Volunteer | None:
    """The volunteer whose row of a member this is, if they are one."""
    hand = _role_of(page, MemberId(row.member_id))
    if hand is None:
        return None
    return Volunteer(
        hand.member,
        row.name.split()[0],
        row.language,
        tuple(hand.initiatives.values()),
        hand.coordinator,
        row.pin_hash is not None,
        tuple(_kinds(page, hand)),
    )


def _kinds(page: Page, hand: Hand) -> Iterator[CategoryName]:
    """What is lent, and after it what is swapped."""
    for row in page.connection.execute(INITIATIVES).all():
        own = hand.initiatives.get(row.initiative_id)
        if own is not None:
            terms = page.terms_now(row)
            yield from (CategoryName(own, kind.key, kind.name) for kind in terms.categories)
            yield from (CategoryName(own, kind.key, kind.name) for kind in terms.swap.categories)


def _role_of(page: Page, member: MemberId) -> Hand | None:
    rows = page.connection.execute(sql.ROLES, {"member": member}).all()
    kinds = {row.kind for row in rows if row.kind}
    if not kinds or rows[0].blocked_at is not None:
        return None
    coordinator = COORDINATOR in kinds
    own = {row.id: Initiative(row.key, row.name, row.colour) for row in rows if coordinator or row.kind}
    return Hand(member, own, coordinator)
