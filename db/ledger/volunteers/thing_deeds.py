"""What is done with a thing behind the desk."""

from db.ledger.page import Page
from db.ledger.volunteers.roles import Hand, refuse
from kiosk.lending.volunteers.deeds import ThingDeed
from kiosk.lending.volunteers.model import DeskWhy


def carry_out(page: Page, hand: Hand, deed: ThingDeed) -> int:  # noqa: ARG001
    """Returns the number of the thing. Raises Refused."""
    raise refuse(DeskWhy.UNKNOWN)
