"""*Geen streepjescode?* in words: visitors find the item in their hand by its picture, or type its code.

Nothing here says whether an item is free, or who has it: only what is at the visitor's own home comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kiosk.lending.events import Panel, PanelOpened
from kiosk.lending.model import ByPicture, Loan, drawing_of
from kiosk.lending.search import Index
from kiosk.lending.states import Session, Visiting
from screens.present.members.alone.ways_out import help_way
from screens.present.members.catalogue import CatalogueView, catalogue_view
from screens.present.members.offers import READ, Stock, sentences
from screens.present.members.shelves import GroupView, OfferView
from screens.present.sizes import apart
from screens.present.values import Action, Picture
from screens.present.words import Words

Kind = tuple[str, str, str]
"""What items that look alike share: their initiative, their name without its size, and their picture."""


@dataclass(frozen=True, slots=True)
class NoBarcodeView(CatalogueView):
    """The catalogue in which a visitor finds the item in their hand: each item has a card of its own and is chosen by
    one touch.

    `which` is the question above the cards.
    """

    which: str = ""
    own: tuple[GroupView, ...] = ()
    """The items at the visitor's home, by barcode: they come first, to be brought back."""
    code: Action | None = None
    help: Action | None = None
    """The button to everything else that can be done, for a visitor who finds no number; None while somebody is there
    to ask.
    """


class InHand(Stock):
    """The shelves in which a visitor finds the item in their hand. Items that look alike stand together, each with what
    tells it apart.
    """

    __hash__ = Stock.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InHand) and super().__eq__(other)

    def categories(self, group: str) -> tuple[GroupView, ...]:
        """An empty tuple: a choice of categories would be one touch more."""
        return ()

    def places(self, group: str, category: str = "", *, free: bool = False) -> tuple[int, ...]:
        kinds: dict[Kind, list[int]] = {}
        for place in super().places(group, category):
            kinds.setdefault(self._kinds[place], []).append(place)
        return tuple(place for alike in kinds.values() for place in alike)

    def index(self) -> Index:
        """The index to search in. It also has the numbers that tell items apart that look alike."""
        offers, apart_by = self._catalogue.offers, self._apart_by
        return Index(
            (one.item.name, apart_by.get(place, ""), one.category, one.item.initiative.name)
            for place, one in enumerate(offers)
        )

    def card(self, place: int) -> OfferView:
        """The card of an item. Its title begins with the number of the item where only that tells it apart: so it is
        never cut off.
        """
        item, mark = self._catalogue.offers[place].item, self._apart_by.get(place, "")
        picture = Picture(item.picture, item.initiative.colour)
        card = OfferView(item.barcode, item.name, picture, "", "", free=True, at=place, name=item.name)
        if mark == item.barcode:
            return replace(card, title=f"{mark} · {item.name}", number=mark)
        return replace(card, name=self._parted[place][0], size=mark) if mark else card

    def spoken(self, places: Sequence[int], title: str = "") -> str:
        more = len(places) - READ
        rest = self._words.many("En nog {n}.", "En nog {n}.", more) if more > 0 else ""
        return sentences([title, *(self.card(place).title for place in places[:READ]), rest])

    def _free(self, places: list[int]) -> str:
        """The text that says how many items there are, free or not."""
        return self._words.many("{n} ding", "{n} dingen", len(places))

    @cached_property
    def _parted(self) -> list[tuple[str, str]]:
        """The name of each item without its size, and its size, by the place of the item."""
        return [apart(offer.item.name) for offer in self._catalogue.offers]

    @cached_property
    def _kinds(self) -> list[Kind]:
        """The kind of each item, by the place of the item."""
        both = zip(self._catalogue.offers, self._parted, strict=True)
        return [(one.item.initiative.key, name.casefold(), drawing_of(one.item.picture)) for one, (name, _) in both]

    @cached_property
    def _apart_by(self) -> dict[int, str]:
        """What tells an item apart from others that look like it, by its place: its size where each has its own, else
        its number.
        """
        kinds: dict[Kind, list[int]] = {}
        for place, kind in enumerate(self._kinds):
            kinds.setdefault(kind, []).append(place)
        found: dict[int, str] = {}
        for places in kinds.values():
            sizes = [self._parted[place][1] for place in places]
            sized = len(set(sizes)) == len(sizes) and all(sizes)
            if len(places) > 1:
                offers = self._catalogue.offers
                found |= zip(places, sizes if sized else [offers[at].item.barcode for at in places], strict=True)
        return found


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
        shelves=InHand(session.catalogue, session.guide, words),
        own=_own(session, words),
        code=Action(words("Typ de code"), PanelOpened(Panel.CODE), "keyboard-outline"),
        help=help_way(session, words),
        # Translators: above pictures of things, some of which look alike: which of them do you hold?
        which=words("Welke is het?"),
    )


def _own(session: Session, words: Words) -> tuple[GroupView, ...]:
    """The items at the visitor's home, soonest due first; two with the same name show their numbers."""
    loans = session.shown.out if isinstance(session.shown, Visiting) else ()
    names = [loan.item.name for loan in loans]
    return tuple(_at_home(loan, words, twice=names.count(loan.item.name) > 1) for loan in loans)


def _at_home(loan: Loan, words: Words, *, twice: bool) -> GroupView:
    item = loan.item
    # Translators: of an item: you have it at home
    below = item.barcode if twice else words("Bij jou thuis")
    return GroupView(item.barcode, item.name, Picture(item.picture, item.initiative.colour), below)
