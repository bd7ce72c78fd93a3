"""What is touched on the goodbye, for the pictures: a ticket that did not print is read page by page."""

from collections.abc import Callable
from typing import Any


def turn_to(page: int) -> Callable[[Any], None]:
    """A hand that turns to this page of the ticket."""

    def hand(stage: Any) -> None:
        stage.page.turn_to(page)
        stage.lay_again()

    return hand


HANDS: dict[str, Callable[[Any], None]] = {
    "goodbye-slip": turn_to(1),
    "goodbye-slip-end": turn_to(99),
}
