"""Touches that are made before a state is looked at: they change the page itself and stand in no view."""

from collections.abc import Callable
from typing import Any

from screens.glass.frame import Frame
from screens.glass.marks import Target
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown
from tests.gallery import alone, catalogue, goodbye, guide, mine, no_barcode, pad, volunteer_files

Hand = Callable[[Any], None]
"""Touches something on what a stage shows."""
HANDS: dict[str, Hand] = (
    alone.HANDS
    | catalogue.HANDS
    | goodbye.HANDS
    | guide.HANDS
    | mine.HANDS
    | no_barcode.HANDS
    | pad.HANDS
    | volunteer_files.FILE_HANDS
)
"""The touches of each state, by its name."""


class Still:
    """A stage without a window, on which hands touch a page; it is its own glass."""

    def __init__(self, page: Page, frame: Frame, shown: Shown) -> None:
        self.page, self.view = page, shown.view
        self._frame, self._shown = frame, shown

    @property
    def glass(self) -> "Still":
        return self

    @property
    def sheet(self) -> Sheet:
        return self.page.laid(self._frame, self._shown)

    def press(self, target: Target) -> None:
        """Presses a target, if this changes the page itself and posts no event."""
        if not isinstance(target.press, Action):
            target.press()

    def lay_again(self) -> None:
        """Does nothing: the page is laid out whenever its sheet is read."""


def touch(name: str, page: Page, frame: Frame, shown: Shown) -> Page:
    """The page after the touches of this state, if there are any."""
    if hand := HANDS.get(name):
        hand(Still(page, frame, shown))
    return page
