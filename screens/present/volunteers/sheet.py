"""All there is to know and to do about one member, one item, or one stock-take."""

from collections.abc import Iterable
from dataclasses import dataclass

from screens.present.members.refusals import RefusalView
from screens.present.values import Action, Message, Picture, Tone, View, actions_aloud, messages_aloud
from screens.present.volunteers.rows import RowGroup, RowView
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of a sheet, behind a tile with its `title` and a `summary` in a few words.

    When it is opened, it has its `actions` on top and its rows below; `nothing` is shown where there are no rows.
    """

    key: str
    title: str
    icon: str
    summary: str = ""
    tone: Tone = Tone.CALM
    groups: tuple[RowGroup, ...] = ()
    actions: tuple[Action, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far something is: as a share from 0 to 1, and in words: `120 van 340`."""

    text: str
    part: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SheetView(View):
    """All there is to know and to do about one member, one item, or one stock-take.

    `key` is another one for another member, item or stock-take. `notes` must not be overlooked, so they are shown
    whatever is opened; `newest` is what was scanned last, large. `actions` stand among the sections, and `main` is the
    main action. `shut` is the button back from a section. While there is a `refusal`, only that is on the
    screen.
    """

    key: str
    title: str
    close: Action
    icon: str = ""
    picture: Picture | None = None
    aside: str = ""
    message: Message | None = None
    dismiss: Action | None = None
    notes: tuple[Message, ...] = ()
    progress: ProgressView | None = None
    newest: RowView | None = None
    sections: tuple[SectionView, ...] = ()
    actions: tuple[Action, ...] = ()
    main: Action | None = None
    shut: Action | None = None
    refusal: RefusalView | None = None

    def read_aloud(self, words: Words) -> Iterable[str]:
        """The screen without the contents of the tiles, which not everybody near the kiosk may hear."""
        if self.refusal:
            yield from self.refusal.read_aloud(words)
            return
        yield f"{self.title}, {self.aside}" if self.aside else self.title
        yield from messages_aloud(words, self.message, *self.notes)
        if self.progress:
            yield self.progress.text
            yield self.progress.detail
        if self.newest:
            yield f"{self.newest.title}: {self.newest.detail}"
        for section in self.sections:
            yield f"{section.title}: {section.summary}" if section.summary else section.title
        yield from actions_aloud(*self.actions, self.main, self.close)
