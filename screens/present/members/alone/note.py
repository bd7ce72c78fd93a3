"""*Laat een briefje achter*: what is wrong, and with which item; nothing needs to be typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import Panel, PanelClosed, PanelOpened
from kiosk.lending.states import Session
from kiosk.lending.visit.leaving_notes import items_at_hand
from kiosk.lending.visit.notes import NoteAbout, NoteWritten
from screens.present.notes import NOTE_ICONS, about
from screens.present.values import Action, Picture, View
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class AboutView:
    """Something that a note can say; each of `things` is the button of an item that the note can be about.

    `pictures` are the drawings of these items, None for the button of another item.
    """

    text: str
    icon: str
    things: tuple[Action, ...]
    pictures: tuple[Picture | None, ...]


@dataclass(frozen=True, slots=True)
class NoteView(View):
    """The page of a note: first what is wrong (`title`, `abouts`), then with which item (`which`), where there
    are any.
    """

    title: str
    abouts: tuple[AboutView, ...]
    which: str
    close: Action

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.title
        yield from (one.text for one in self.abouts)
        yield self.close.aloud


def note_way(_session: Session, words: Words) -> Action:
    """The button that lets a visitor leave a note."""
    return Action(words("Laat een briefje achter"), PanelOpened(Panel.NOTE), "email-outline")


def note_view(session: Session, words: Words) -> NoteView:
    items = items_at_hand(session)
    pictures = (*(Picture(item.picture, item.initiative.colour) for item in items), None)

    def things(said: NoteAbout) -> tuple[Action, ...]:
        named = (Action(item.name, NoteWritten(said, item.barcode)) for item in items)
        # Translators: a button, after the names of some items: it is about another one
        return (*named, Action(words("Een ander ding"), NoteWritten(said), "cube-outline"))

    return NoteView(
        # Translators: the title of a page: what do you want to tell the volunteers?
        words("Wat wil je zeggen?"),
        tuple(AboutView(about(said, words), icon, things(said), pictures) for said, icon in NOTE_ICONS.items()),
        words("Welk ding?"),
        Action(words("Terug"), PanelClosed(), "arrow-u-left-top"),
    )
