"""*Wat is er?* in words: what there is, what can be taken now, and what a member needs to take an item.

No person is named: neither who has an item nor who waits for it. With ten thousand items only those that are looked at
are put into words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import Panel, PanelClosed, PanelOpened, Touched
from kiosk.lending.states import Session
from screens.present.members.offers import Stock
from screens.present.members.shelves import Shelves
from screens.present.values import Action, Message, View, messages_aloud
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class CatalogueView(View):
    """The catalogue. With a `message` there is nothing to choose, or not yet.

    The page keeps what is typed, chosen and opened, and goes back step by step until it posts `close`.
    """

    title: str
    close: Action
    search: str = ""
    find: str = ""
    """The text of the button that opens the search, where there is little room."""
    wipe: str = ""
    space: str = ""
    free: Action | None = None
    """The filter that shows only what can be taken now; None where there is none."""
    nothing: Message | None = None
    """The message where the search finds nothing."""
    shelves: Shelves | None = None
    message: Message | None = None

    def read_aloud(self, words: Words) -> Iterable[str]:
        """The title, the message and the search; items are read aloud as they are looked at (`Shelves`)."""
        return self.title, *messages_aloud(words, self.message), self.search


def catalogue_view(session: Session, words: Words) -> CatalogueView:
    title = words("Wat is er?")
    close = Action(words("Terug"), PanelClosed(), "arrow-u-left-top")
    if session.catalogue is None:
        return CatalogueView(title, close, message=Message("timer-sand", words("Even geduld. We kijken wat er is.")))
    if not session.catalogue.offers:
        later = words("Kom later nog eens kijken.")
        return CatalogueView(
            title, close, message=Message("package-variant-closed", words("Er is nu niets te leen."), later)
        )
    return CatalogueView(
        title=title,
        close=close,
        # Translators: in the empty field in which one types what is looked for
        search=words("Zoek een ding"),
        # Translators: a small button: search for a thing
        find=words("Zoek"),
        # Translators: a key, takes away the last letter
        wipe=words("Wis"),
        # Translators: the space bar
        space=words("Spatie"),
        # Translators: a filter: only what can be taken now
        free=Action(words("Nu vrij"), Touched(), "check-circle"),
        nothing=Message("magnify", words("We vinden niets."), words("Typ minder letters, of een ander woord.")),
        shelves=Stock(session.catalogue, session.guide, words),
    )


def catalogue_way(words: Words) -> Action:
    """The button that opens the catalogue."""
    # Translators: what there is to borrow, with pictures
    return Action(words("Wat is er?"), PanelOpened(Panel.CATALOGUE), "view-grid-outline")
