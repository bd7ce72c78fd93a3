"""All there is to take, put into words one item at a time: with ten thousand items only those that are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.lending.search import Index
from screens.present.values import Action, Message, Picture


@dataclass(frozen=True, slots=True)
class GroupView:
    """The items of one initiative, or of one category of it: `free` says how many can be taken now.

    An empty `key` is that of all categories.
    """

    key: str
    name: str
    picture: Picture
    free: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """An item on the shelves. `state` says, with an icon, whether it can be taken now, and if not, when or why; `short`
    says the same on a small card.

    `size` is the part of the title that tells two of a kind apart, and `name` the rest of it.
    """

    key: str
    title: str
    picture: Picture
    state: str
    icon: str
    free: bool = False
    at: int = 0
    """Its place among all items, from 0."""
    short: str = ""
    day: str = ""
    """The day on which it is back, where `short` says that: it stands alone where there is little room."""
    name: str = ""
    size: str = ""
    number: str = ""
    """Its barcode, where only that tells it from others that look like it; the title begins with it."""


@dataclass(frozen=True, slots=True)
class OfferDetail:
    """One item alone: `state` in full, what can be done `now`, and what a member needs before they can take it.

    With `green`, `reserve` is the main action.
    """

    offer: OfferView
    place: str
    state: str
    now: Message
    needs_title: str = ""
    needs: tuple[Message, ...] = ()
    reserve: Action | None = None
    brief: str = ""
    """What the button for `reserve` says where there is little room."""
    green: bool = False
    spoken: str = ""
    """What is read aloud of it."""


class Shelves(Protocol):
    """All there is to take. There may be ten thousand items: each is put into words when it is looked at.

    An item is known by its place among all.
    """

    @property
    def groups(self) -> tuple[GroupView, ...]: ...

    def categories(self, group: str) -> tuple[GroupView, ...]:
        """The categories of an initiative, after one for all items; none where there is nothing to choose."""

    def places(self, group: str, category: str = "", *, free: bool = False) -> tuple[int, ...]:
        """The places of an initiative's items, or of one category's; with `free` of those free now only."""

    def card(self, place: int) -> OfferView: ...

    def detail(self, place: int) -> OfferDetail: ...

    def index(self) -> Index:
        """The index to search in. It takes a while for many items, so make it where nobody waits."""

    def show(self, found: int) -> str:
        """The text of the button that shows `found` items."""

    def spoken(self, places: Sequence[int], title: str = "") -> str:
        """A list of items, to be read aloud."""
