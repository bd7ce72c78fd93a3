"""What the volunteers' screens show, as frozen values, beside those of the visitors in `views.py`.

Lists are as long as the house is large, so their rows are put into words when they are looked at. `message` is the
one sentence that is said behind the desk; `hush` closes it where it does not go by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from screens.present.views import Action, Message, Picture, RefusalView, Tone


@dataclass(frozen=True, slots=True)
class RowView:
    """One line of a list: `title` and what there is to say of it, with `touch` leading on, or `answers` to choose from.

    `answers` are in the order in which they are likely; a narrow list shows the first and keeps the others one touch
    away. `mark` is a short word at its end, `code` is written large where the row stands alone, with its `facts`.
    """

    key: str
    title: str
    picture: Picture | None = None
    icon: str = ""
    detail: str = ""
    when: str = ""
    place: str = ""
    tone: Tone = Tone.CALM
    touch: Action | None = None
    answers: tuple[Action, ...] = ()
    facts: tuple[str, ...] = ()
    mark: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class LazyRows(Sequence[RowView]):
    """Rows that are made one by one, as they come into sight: `tell(thing, context)` puts a thing into words."""

    things: tuple[Any, ...]
    tell: Callable[[Any, Any], RowView]
    context: Any

    def __len__(self) -> int:
        return len(self.things)

    @overload
    def __getitem__(self, at: int) -> RowView: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[RowView]: ...
    def __getitem__(self, at: int | slice) -> RowView | Sequence[RowView]:
        if isinstance(at, slice):
            return LazyRows(self.things[at], self.tell, self.context)
        return self.tell(self.things[at], self.context)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together, under a heading with the colour of an initiative; without a title there is none."""

    key: str
    rows: Sequence[RowView]
    title: str = ""
    colour: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """A keyboard above which the list follows what is typed; `text` is what was sought already."""

    text: str
    hint: str
    wipe: str
    space: str


@dataclass(frozen=True, slots=True)
class RowsView:
    """A list, long or short. `key` changes with what it is a list of; `nothing` stands in the place of no rows.

    `more` says that there are others than these; `main` is the one thing to do, `actions` are quiet ways on.
    `shut` is the way back to it from a row that stands alone.
    """

    key: str
    title: str
    icon: str
    close: Action
    groups: tuple[RowGroup, ...] = ()
    aside: str = ""
    nothing: Message | None = None
    search: SearchView | None = None
    message: Message | None = None
    hush: Action | None = None
    warnings: tuple[Message, ...] = ()
    actions: tuple[Action, ...] = ()
    more: str = ""
    main: Action | None = None
    shut: str = ""


@dataclass(frozen=True, slots=True)
class TileView:
    """A way on from the volunteer's home; `count` is what waits there, if anything does."""

    key: str
    action: Action
    count: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The volunteer's home: `tiles` to what is done all day, the first of them green, and `ways` to what is not."""

    greeting: str
    tiles: tuple[TileView, ...]
    ways: tuple[Action, ...]
    done: Action
    aside: str = ""
    message: Message | None = None
    hush: Action | None = None
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckInView:
    """Scan, scan, scan: how many came back, the newest large, those before it, and at the side what needs eyes.

    While nothing was scanned yet, `invite` says what to do. `shut` is as in `RowsView`.
    """

    count: str
    invite: str
    done: Action
    newest: RowView | None = None
    earlier: Sequence[RowView] = ()
    eyes_title: str = ""
    eyes: Sequence[RowView] = ()
    no_eyes: str = ""
    undo: Action | None = None
    type_code: Action | None = None
    message: Message | None = None
    hush: Action | None = None
    warnings: tuple[Message, ...] = ()
    shut: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """What belongs together on a sheet, behind a tile that says what there is: `title`, and `summary` in a few words.

    Opened, it has its `actions` on top and its rows below; `nothing` is said in the place of no rows.
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
    """How far something is, from 0 to 1, and in words: `120 van 340`."""

    text: str
    part: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SheetView:
    """All there is to know and to do about one member, one thing, or one stock-take.

    `key` changes with what it is about. `notes` are what must not be overlooked, whatever is opened; `newest` is what
    was scanned last, large. `actions` stand among the sections, and `main` is the one thing to do. `shut` is the way
    back from a section. While there is a `refusal`, only that is on the screen.
    """

    key: str
    title: str
    close: Action
    icon: str = ""
    picture: Picture | None = None
    aside: str = ""
    message: Message | None = None
    hush: Action | None = None
    notes: tuple[Message, ...] = ()
    progress: ProgressView | None = None
    newest: RowView | None = None
    sections: tuple[SectionView, ...] = ()
    actions: tuple[Action, ...] = ()
    main: Action | None = None
    shut: str = ""
    refusal: RefusalView | None = None


DeskView = HomeView | CheckInView | RowsView | SheetView
