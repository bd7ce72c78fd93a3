"""What is done with and for a member behind the desk."""

from db.ledger.page import Page
from db.ledger.volunteers.roles import Hand, refuse
from kiosk.lending.volunteers.deeds import MemberDeed
from kiosk.lending.volunteers.model import DeskWhy


def carry_out(page: Page, hand: Hand, deed: MemberDeed, key: bytes) -> int:  # noqa: ARG001
    """Returns the number of the member. Raises Refused."""
    raise refuse(DeskWhy.UNKNOWN)
