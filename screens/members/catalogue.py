"""*Wat is er?*: what there is to take, by initiative and category, or by typing a part of its name.

The choices and the typed text stay in this widget until the screen goes away, and are wiped with it. Each new page
of the catalogue is posted with `Browsed`, so that it can be read aloud and counts as something the visitor did.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

import screens.kit.shelf  # their classes stand in the kv rules
import screens.members.pad  # noqa: F401
from kiosk.lending.events import Browsed
from kiosk.lending.search import Index
from screens.kit.layout import KeyedCol, KeyedRow, Row
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_MESSAGE, NO_PICTURE, NO_TOUCH, Btn, Page, PanelRow, Tap, upward
from screens.present.members.catalogue import CatalogueView
from screens.present.members.shelves import GroupView, OfferDetail, OfferView, Shelves
from screens.present.values import Action

BLANK_GROUP = GroupView(key="", name="", picture=NO_PICTURE, free="")
BLANK_OFFER = OfferView(key="", title="", picture=NO_PICTURE, state="", icon="")
BLANK_DETAIL = OfferDetail(offer=BLANK_OFFER, place="", state="", now=NO_MESSAGE)
BLANK = CatalogueView(title="", close=NO_TOUCH)

WIDE = (tuple("ABCDEFGHIJ"), tuple("KLMNOPQRST"), (*"UVWXYZ", "space"))
SMALL = (tuple("ABCDEFGHI"), tuple("JKLMNOPQR"), (*"STUVWXYZ", "space"))
"""No more than nine in a row, so that every key is 15 mm wide on a display of 7 inches."""
UPRIGHT = (tuple("ABCDEFG"), tuple("HIJKLMN"), tuple("OPQRSTU"), (*"VWXYZ", "space"))
DIGITS = (tuple("12345"), tuple("67890"), ("space",))
SWAPS = ("123", "ABC")
"""What the key says that brings the digits, and the key that brings the letters back."""
LONGEST = 30


class GroupCard(Tap):
    """A card that opens the items of one initiative, or of one category."""

    BLANK = BLANK_GROUP  # type: ignore[assignment]
    item = ObjectProperty(BLANK_GROUP, rebind=True)

    def on_tap(self) -> None:
        choose = upward(self, "open_group")
        if choose is not None:
            choose(self.item)


class OfferCard(Tap):
    """An item: its picture, its name, and whether it is free now."""

    BLANK = BLANK_OFFER  # type: ignore[assignment]
    item = ObjectProperty(BLANK_OFFER, rebind=True)

    def on_tap(self) -> None:
        choose = upward(self, "open_offer")
        if choose is not None:
            choose(self.item)


class FreeChip(Tap):
    """The filter: only what is free now."""

    on = BooleanProperty(False)
    item = ObjectProperty(NO_TOUCH, rebind=True)

    def on_tap(self) -> None:
        choose = upward(self, "filter_free")
        if choose is not None:
            choose()


class Hits(KeyedRow):
    """The best hits, shown while somebody types."""


class FoundSoFar(Row):
    """The best hits, or a message that there are none."""

    hits = ObjectProperty(())
    nothing = StringProperty("")


class NeedRow(Row):
    """One requirement that a member meets before they can take the item."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)


class Needs(KeyedCol):
    """All that a member needs before they can take the item."""


class SearchBtn(Btn):
    """The button that opens the search; it looks like the search field and shows what was typed."""


class SearchField(PanelRow):
    """The search field: what is typed, with a cursor."""

    text = StringProperty("")
    hint = StringProperty("")


class Detail(Row):
    """One item alone, with all there is to know of it."""

    NO_MESSAGE = NO_MESSAGE
    item = ObjectProperty(BLANK_DETAIL, rebind=True)


class CatalogueScreen(Page):
    BLANK = BLANK
    NO_TOUCH = NO_TOUCH
    BLANK_DETAIL = BLANK_DETAIL
    view = ObjectProperty(BLANK, rebind=True)
    shelves = ObjectProperty(None, allownone=True)
    """The shelves of the view that first had them. Equal ones do not replace them, so that the index is kept."""
    page = OptionProperty("groups", options=["groups", "categories", "list", "typing", "found", "detail"])
    typing = BooleanProperty(False)
    query = StringProperty("")
    digits = BooleanProperty(False)
    group = ObjectProperty(None, allownone=True)
    categories = ObjectProperty(())
    category = ObjectProperty(None, allownone=True)
    """The category that was chosen; None while none is."""
    only_free = BooleanProperty(False)
    tiles = ObjectProperty(())
    """The initiatives, or the categories of one, to choose from."""
    opened = ObjectProperty(BLANK_DETAIL, rebind=True)
    places = ObjectProperty(())
    """The items of the list that is shown, by their place among all."""
    found = ObjectProperty(())
    hits = ObjectProperty(())
    searching = BooleanProperty(False)
    """The index for searching is still being made."""
    none_found = StringProperty("")
    rows = ObjectProperty(())
    """The rows of keys; empty until somebody types, because building all of them takes longer than a touch."""
    upright = BooleanProperty(False)
    small = BooleanProperty(False)
    two_rows = BooleanProperty(False)
    """True: the head has two rows."""
    best = NumericProperty(2)
    """How many of what is found are shown while typing."""
    swap_word = StringProperty(SWAPS[0])
    title = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        self._index: Index | None = None
        self._indexing: Future[Index] | None = None
        super().__init__(**kwargs)
        for name in ("upright", "small", "digits"):
            self.fbind(name, self._lay_keys)

    def on_view(self, _screen: Widget, view: CatalogueView) -> None:
        """Other shelves: begin anew. Equal shelves: everything stays where it is."""
        if view.shelves is not None and view.shelves == self.shelves:
            return
        self._forget()
        self.shelves = view.shelves
        self._turn()

    def on_parent(self, _screen: Widget, parent: Widget | None) -> None:
        """Post what is seen first, too."""
        if parent is not None:
            self._turn()

    def wipe(self) -> None:
        super().wipe()
        self._forget()
        self.shelves = None
        self._turn(announce=False)

    def _forget(self) -> None:
        self._index = self._indexing = None
        self.typing = self.digits = self.only_free = self.searching = False
        self.query = self.none_found = ""
        self.group, self.category, self.opened = None, None, BLANK_DETAIL
        self.places = self.found = self.hits = self.categories = self.tiles = ()
        self.ids.scroller.offset = 0

    # --- what is touched ---

    def open_group(self, group: GroupView) -> None:
        """Open an initiative, or a category of the one that is open."""
        if self.group is None:
            self.group = group
        else:
            self.category = group
        self.only_free = False
        self._turn()

    def open_offer(self, offer: OfferView) -> None:
        if self.shelves is not None:
            self.opened = self.shelves.detail(offer.at)
            self._turn()

    def filter_free(self) -> None:
        self.only_free = not self.only_free
        self._turn()

    def type(self) -> None:
        self.typing = True
        self._lay_keys()
        self._prepare()
        self._turn()

    def show_found(self) -> None:
        """Put the keyboard away."""
        self.typing = False
        self._turn()

    def stroke(self, key: str) -> None:
        if key == "swap":
            self.digits = not self.digits
            return
        if key == "wipe":
            self.query = self.query[:-1]
        elif len(self.query) < LONGEST:
            self.query = (self.query + (" " if key == "space" else key)).replace("  ", " ").lstrip()
        self._turn()

    @staticmethod
    def itself(group: GroupView) -> GroupView:
        return group

    def back(self) -> None:
        """Go back one step; from the first one, leave the screen."""
        match self.page:
            case "detail":
                self.opened = BLANK_DETAIL
            case "typing" | "found":
                self.typing, self.query, self.digits = False, "", False
            case "list" if self.categories:
                self.category = None
            case "list" | "categories" if len(self.shelves.groups) > 1:
                self.group = None
            case _:
                self._act(self.view.close)
                return
        self._turn()

    # --- what is shown ---

    def _turn(self, *, announce: bool = True) -> None:
        """Show the page for what was chosen."""
        shelves: Shelves | None = self.shelves
        if shelves is None:
            self.page, self.title = "groups", self.view.title
            return
        if self.group is None and len(shelves.groups) == 1:
            self.group = shelves.groups[0]
        self.categories = shelves.categories(self.group.key) if self.group is not None else ()
        self.found = self._find()
        listed = self._listed(shelves)
        self.hits = tuple(shelves.card(place) for place in self.found[: int(self.best)]) if self.typing else ()
        nothing = self.view.nothing
        missed = nothing is not None and self.query and not self.found and not self.searching
        self.none_found = f"{nothing.text} {nothing.detail}" if missed else ""
        self._go_to(self._page(), listed)
        alone = len(shelves.groups) == 1
        chosen = self.category if self.category is not None and self.category.key else None if alone else self.group
        self.title = chosen.name if chosen is not None else self.view.title
        if announce:
            self._act(Action("", Browsed(self._spoken(shelves, listed))))

    def _listed(self, shelves: Shelves) -> Sequence[int]:
        if self.query:
            return tuple(self.found)
        if self.group is None or (self.categories and self.category is None):
            return ()
        return shelves.places(self.group.key, self.category.key if self.category else "", free=self.only_free)

    def _go_to(self, page: str, listed: Sequence[int]) -> None:
        """Show a page. Another list begins at its top; back from one item, the list is where it was."""
        before, self.page = self.page, page
        self.tiles = self.categories if page == "categories" else self.shelves.groups if page == "groups" else ()
        if page in ("detail", "typing"):
            return
        if before != "detail" or listed != self.places:
            self.ids.scroller.offset = 0
        self.places = listed
        self.ids.scroller.fresh()

    def _page(self) -> str:
        if self.opened is not BLANK_DETAIL:
            return "detail"
        if self.typing:
            return "typing"
        if self.query:
            return "found"
        if self.group is None:
            return "groups"
        return "categories" if self.categories and self.category is None else "list"

    def _spoken(self, shelves: Shelves, listed: Sequence[int]) -> str:
        match self.page:
            case "detail":
                return str(self.opened.spoken)
            case "groups" | "categories":
                tiles = (f"{one.name}: {one.free}." for one in self.tiles)
                return " ".join((self.title if self.title.endswith("?") else f"{self.title}.", *tiles))
            case "list":
                return shelves.spoken(listed, self.group.name)
        if not self.query:
            return str(self.view.search)
        return self.none_found or shelves.spoken(listed)

    def on_best(self, *_: object) -> None:
        self._turn(announce=False)

    def _lay_keys(self, *_: object) -> None:
        if not self.typing and not self.rows:
            return
        letters = SMALL if self.small else UPRIGHT if self.upright else WIDE
        self.rows = DIGITS if self.digits else letters
        self.swap_word = SWAPS[self.digits]

    def _act(self, action: Action) -> None:
        act = upward(self, "act")
        if act is not None:
            act(action)

    # --- searching ---

    def _find(self) -> Sequence[int]:
        return self._index.find(self.query) if self._index is not None else ()

    def _prepare(self) -> None:
        """Make the index for searching, once, on a thread of its own."""
        if self._index is not None or self._indexing is not None or self.shelves is None:
            return
        self.searching = True
        worker = ThreadPoolExecutor(1, "search")
        self._indexing = indexing = worker.submit(self.shelves.index)
        worker.shutdown(wait=False)
        indexing.add_done_callback(lambda done: Clock.schedule_once(lambda _dt: self._prepared(done), 0))

    def ready(self) -> None:
        """Wait until the index is made, for a caller that cannot wait for the next frame."""
        if self._indexing is not None:
            self._prepared(self._indexing)

    def _prepared(self, indexing: "Future[Index]") -> None:
        if indexing is not self._indexing or self._index is not None:
            return
        self._index, self.searching = indexing.result(), False
        self._turn(announce=bool(self.query))


load_rules(__file__)
