"""The page of a thing: all that the desk may know of it."""

from db.ledger.page import Page
from db.ledger.volunteers.roles import Hand, refuse
from kiosk.lending.volunteers.events import ThingTold
from kiosk.lending.volunteers.model import DeskWhy


def read_thing(page: Page, hand: Hand, code: str) -> ThingTold:  # noqa: ARG001
    """Raises Refused for a code of no thing."""
    raise refuse(DeskWhy.UNKNOWN)


def thing_told(page: Page, hand: Hand, item: int) -> ThingTold:  # noqa: ARG001
    """The same, by its number."""
    raise refuse(DeskWhy.UNKNOWN)
