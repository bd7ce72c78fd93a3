"""*Geen streepjescode?* in words: a visitor finds what they hold by its picture, or types its code.

Nothing here says whether an item is free, or who has it: only what is at the visitor's own home comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kiosk.lending.events import Panel, PanelOpened, PictureChosen
from kiosk.lending.model import ByPicture, Item, Loan, drawing_of
from kiosk.lending.states import Session, Visiting
from screens.present.members.alone.ways_out import help_way
from screens.present.members.catalogue import CatalogueView, catalogue_view
from screens.present.members.offers import READ, Stock, sentences
from screens.present.members.shelves import GroupView, OfferView
from screens.present.sizes import apart
from screens.present.values import Action, Picture
from screens.present.words import Words

Kind = tuple[str, str, str]
"""What items that look alike have in common: their initiative, their name without its size, and their picture."""


@dataclass(frozen=True, slots=True)
class NoBarcodeView(CatalogueView):
    """The catalogue as the way to find what one holds. `numbered` and `sized` ask which of several alike it is."""

    own: tuple[GroupView, ...] = ()
    """What is at the visitor's home, by barcode: it comes first, to be brought back."""
    code: Action | None = None
    help: Action | None = None
    """The way to whatever else can be done, for who sees no number; None while somebody is there to ask."""
    numbered: str = ""
    sized: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Items that look alike. Each answer is what tells one of them apart, and posts the choice of it."""

    name: str
    picture: Picture
    answers: tuple[Action, ...]
    below: tuple[str, ...] = ()
    """The size of each below its number, empty for one without."""
    sized: bool = False
    """They are told apart by their sizes, and not by the numbers on them."""


class Kinds(Stock):
    """The shelves with each kind of item once: items that look alike are told apart after one of them is chosen."""

    __hash__ = Stock.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kinds) and super().__eq__(other)

    def categories(self, group: str) -> tuple[GroupView, ...]:
        """None: each would be one touch more."""
        return ()

    def places(self, group: str, category: str = "", *, free: bool = False) -> tuple[int, ...]:
        return self.once(super().places(group, category))

    def once(self, places: Sequence[int]) -> tuple[int, ...]:
        """Of these places, the first of each kind."""
        kinds: dict[Kind, int] = {}
        for place in places:
            kinds.setdefault(self._kinds[place], place)
        return tuple(kinds.values())

    def card(self, place: int) -> OfferView:
        item, items = self._catalogue.offers[place].item, self._alike(place)
        title = item.name if len({one.name for one in items}) == 1 else apart(item.name)[0]
        picture = Picture(item.picture, item.initiative.colour)
        return OfferView(item.barcode, title, picture, "", "", free=True, at=place, name=title)

    def chosen(self, place: int) -> Action | None:
        """The choice of the item at this place; None where several look like it."""
        items = self._alike(place)
        return _choice(items[0], items[0].name) if len(items) == 1 else None

    def alike(self, place: int) -> Alike:
        """All that look like the item at this place, by their sizes where each has its own, else by their numbers."""
        items, card = self._alike(place), self.card(place)
        sizes = [apart(item.name)[1] for item in items]
        sized = len(set(sizes)) == len(items) and all(sizes)
        marks = sizes if sized else [item.barcode for item in items]
        below = [""] * len(items) if sized else sizes
        answers = tuple(_choice(*one) for one in zip(items, marks, below, strict=True))
        return Alike(card.title, card.picture, answers, tuple(below), sized)

    def spoken(self, places: Sequence[int], title: str = "") -> str:
        more = len(places) - READ
        rest = self._words.many("En nog {n}.", "En nog {n}.", more) if more > 0 else ""
        return sentences([title, *(self.card(place).title for place in places[:READ]), rest])

    def _free(self, places: list[int]) -> str:
        """How many items there are, free or not."""
        return self._words.many("{n} ding", "{n} dingen", len(places))

    def _alike(self, place: int) -> list[Item]:
        return self._items[self._kinds[place]]

    @cached_property
    def _kinds(self) -> list[Kind]:
        """The kind of each item, by its place."""
        items = (offer.item for offer in self._catalogue.offers)
        return [(item.initiative.key, apart(item.name)[0].casefold(), drawing_of(item.picture)) for item in items]

    @cached_property
    def _items(self) -> dict[Kind, list[Item]]:
        items: dict[Kind, list[Item]] = {}
        for kind, offer in zip(self._kinds, self._catalogue.offers, strict=True):
            items.setdefault(kind, []).append(offer.item)
        return items


def no_barcode_view(session: Session, words: Words) -> CatalogueView:
    catalogue = catalogue_view(session, words)
    if session.catalogue is None or catalogue.shelves is None:
        return catalogue
    returns = session.by_picture is ByPicture.RETURN
    return NoBarcodeView(
        title=words("Wat breng je terug?") if returns else words("Wat heb je in je hand?"),
        close=catalogue.close,
        search=catalogue.search,
        find=catalogue.find,
        wipe=catalogue.wipe,
        space=catalogue.space,
        nothing=catalogue.nothing,
        shelves=Kinds(session.catalogue, session.guide, words),
        own=_own(session, words),
        code=Action(words("Typ de code"), PanelOpened(Panel.CODE), "keyboard-outline"),
        help=help_way(session, words),
        # Translators: several items look alike, and each has a number under the bars of its label
        numbered=words("Welk nummer staat erop?"),
        # Translators: several items look alike but for their size
        sized=words("Welke is het?"),
    )


def _own(session: Session, words: Words) -> tuple[GroupView, ...]:
    """What is at the visitor's home, soonest due first; two of the same name have their numbers."""
    loans = session.shown.out if isinstance(session.shown, Visiting) else ()
    names = [loan.item.name for loan in loans]
    return tuple(_at_home(loan, words, twice=names.count(loan.item.name) > 1) for loan in loans)


def _at_home(loan: Loan, words: Words, *, twice: bool) -> GroupView:
    item = loan.item
    # Translators: of an item: you have it at home
    below = item.barcode if twice else words("Bij jou thuis")
    return GroupView(item.barcode, item.name, Picture(item.picture, item.initiative.colour), below)


def _choice(item: Item, text: str, below: str = "") -> Action:
    return Action(text, PictureChosen(item.barcode), spoken=f"{text}, {below}" if below else "")
