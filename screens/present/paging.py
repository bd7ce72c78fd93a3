"""The words of the button that pages through a list: how much is not seen yet, and the way back to the top."""

from dataclasses import dataclass

from kiosk.lending.events import Touched
from screens.present.values import Action
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class PagingWords:
    """Two lists in the same language are paged by the same words."""

    words: Words

    def more(self, n: int) -> Action:
        """The button that shows what comes after, where `n` lines are not whole yet."""
        words = self.words
        # Translators: a small button under a list: so many more
        return Action(words("Nog {n}", n=n), Touched(), "chevron-down")

    def top(self) -> Action:
        """The button on the last page, which leads back to the first."""
        words = self.words
        # Translators: a small button at the end of a list: back to its beginning
        return Action(words("Naar boven"), Touched(), "chevron-up")
