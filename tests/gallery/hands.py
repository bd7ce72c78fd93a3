"""What is touched before a state is looked at: what it shows then is its page's own, and in no view."""

from collections.abc import Callable
from typing import Any

from screens.glass.page import Page
from tests.gallery import catalogue, mine, pad, volunteer_files

Hand = Callable[[Any], None]
"""Touches something on what a stage shows."""
HANDS: dict[str, Hand] = catalogue.HANDS | mine.HANDS | pad.HANDS | volunteer_files.FILE_HANDS
"""By the name of the state."""


class Still:
    """A stage without a window, for hands that touch a page on slots."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def lay_again(self) -> None:
        """Nothing to do: the page is laid out when it is looked at."""


def touch(name: str, page: Page) -> Page:
    """The page after the hands of this state, if it has any."""
    if hand := HANDS.get(name):
        hand(Still(page))
    return page
