"""The page of a member: all that the desk may know of them."""

from db.ledger.page import Page
from db.ledger.volunteers.roles import Hand, refuse
from kiosk.lending.model import CardId, MemberId
from kiosk.lending.volunteers.events import MemberTold
from kiosk.lending.volunteers.model import DeskWhy


def read_member(page: Page, hand: Hand, member: MemberId) -> MemberTold:  # noqa: ARG001
    """Raises Refused for a member that there is not."""
    raise refuse(DeskWhy.UNKNOWN)


def read_member_of_card(page: Page, hand: Hand, card: CardId) -> MemberTold:  # noqa: ARG001
    """Raises Refused for a card that is nobody's."""
    raise refuse(DeskWhy.UNKNOWN)
