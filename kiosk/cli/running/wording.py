"""The session in words: on the screen, on paper and read aloud."""

from collections.abc import Callable
from datetime import datetime

from kiosk.lending.effects import Paper
from kiosk.lending.events import Touch
from kiosk.lending.states import Session
from kiosk.lending.tickets import Slip, Ticket
from kiosk.settings import House
from screens.present import after_touch, news, present
from screens.present.paper.item_label import write_on_item
from screens.present.paper.slip import write_slip
from screens.present.rescue import rescue_page
from screens.present.values import Shown
from screens.present.words import wordbook


class Wording:
    """Puts the session into words, for this house. `now` returns the time in UTC. For any thread."""

    def __init__(self, house: House, now: Callable[[], datetime]) -> None:
        self._house, self._now = house, now
        self._words = wordbook(house.timezone)

    def warm_up(self) -> None:
        """Prepare the formatting of dates in each language of the house, before the first date is shown."""
        for language in self._house.languages:
            self._words(language).due(self._now().date())

    def screen(self, session: Session) -> tuple[Shown, Callable[[Touch], Shown] | None]:
        """The content of the screen, and the content that it would have after a touch (see `after_touch`)."""
        return present(session, self._words), after_touch(session, self._words)

    def aloud(self, session: Session) -> tuple[str, str]:
        """The text of the screen to read aloud, and its language."""
        shown = present(session, self._words)
        return shown.spoken, shown.language

    def news(self, before: Session, after: Session) -> tuple[str, str]:
        """The changes on the screen between two sessions, to read aloud, and their language."""
        return news(before, after, self._words)

    def ticket(self, ticket: Ticket) -> Slip:
        return write_slip(ticket, self._words, self._now(), self._house.name)

    def paper(self, paper: Paper) -> Slip:
        """The words of a paper that is no ticket, such as the label of an item."""
        return write_on_item(paper, self._words, self._now(), self._house.name)

    def rescue_page(self) -> str:
        """The text of the page that the first terminal shows if the kiosk does not start."""
        return rescue_page(self._words, self._house.languages, self._house.name, self._house.contact)
