"""All items there are to take, put into words one at a time: of ten thousand items only those that are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.lending.search import Index
from screens.present.values import Action, Message, Picture


@dataclass(frozen=True, slots=True)
class GroupView:
    """The items of one initiative, or of one category of it: `free` says how many can be taken now.

    An empty `key` stands for all categories.
    """

    key: str
    name: str
    picture: Picture
    free: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """An item on the shelves. `state` says, with an icon, whether it can be taken now, and if not, when or why; `short`
    is the same text for a small card.

    `size` is the part of the title that tells two items of a kind apart, and `name` the rest of the title.
    """

    key: str
    title: str
    picture: Picture
    state: str
    icon: str
    free: bool = False
    at: int = 0
    """The place of the item among all items, from 0."""
    short: str = ""
    day: str = ""
    """The day on which the item is back, where `short` has that day: it stands alone where there is little room. Empty
    otherwise.
    """
    name: str = ""
    size: str = ""
    number: str = ""
    """The barcode of the item, where only that tells it from others that look like it; the title begins with it. Empty
    otherwise.
    """


@dataclass(frozen=True, slots=True)
class OfferDetail:
    """One item alone: its `state` in full, what can be done `now`, and what a member needs before they can take it.

    With `green`, `reserve` is the main action.
    """

    offer: OfferView
    place: str
    state: str
    now: Message
    needs_title: str = ""
    needs: tuple[Message, ...] = ()
    reserve: Action | None = None
    green: bool = False
    spoken: str = ""
    """What is read aloud of the item."""


class Shelves(Protocol):
    """All items there are to take. There may be ten thousand: each is put into words when it is looked at.

    An item is known by its place among all items.
    """

    @property
    def groups(self) -> tuple[GroupView, ...]: ...

    def categories(self, group: str) -> tuple[GroupView, ...]:
        """The categories of an initiative, after one for all items; empty where there is nothing to choose."""

    def places(self, group: str, category: str = "", *, free: bool = False) -> tuple[int, ...]:
        """The places of an initiative's items, or of one category's; with `free` only those that are free now."""

    def card(self, place: int) -> OfferView: ...

    def detail(self, place: int) -> OfferDetail: ...

    def index(self) -> Index:
        """The index to search in. It takes long to make for many items, so make it where nobody waits."""

    def show(self, found: int) -> str:
        """The text of the button that shows the `found` items."""

    def spoken(self, places: Sequence[int], title: str = "") -> str:
        """The text that is read aloud for a list of items."""
