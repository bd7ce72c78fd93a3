"""*Wat is er?* in the pictures: the offer of an invented house, and what is touched on that page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kiosk.lending.events import CatalogueRead, Event, Panel, PanelOpened
from kiosk.lending.model import Availability, Catalogue, Initiative, Item, Offer, SessionSettings
from kiosk.lending.search import Index
from screens.present.members.catalogue import CatalogueView
from screens.present.members.shelves import GroupView, OfferDetail, OfferView, Shelves
from screens.present.values import Message
from tests.gallery.lines import LOANS
from tests.gallery.play import Scenes, card, play
from tests.house import (
    ALL_ITEMS,
    BABIES,
    BIKES,
    BOOKS,
    BRICKS,
    CLOTHES,
    LONG_NAMES,
    PLANTS,
    SPORTS,
    TODAY,
    TOOLS,
    TOYS,
    day,
)

CATEGORIES = {
    "drill": "Boren",
    "saw": "Zagen",
    "ladder": "Ladders",
    "toolbox": "Gereedschap",
    "sander": "Schuren",
    "speaker": "Klank en beeld",
    "projector": "Klank en beeld",
    "camera": "Klank en beeld",
    "box": "Feest",
    "train": "Speelgoed",
    "blocks": "Speelgoed",
    "doll": "Speelgoed",
    "puzzle": "Puzzels",
    "boardgame": "Gezelschapsspel",
    "bike": "Fietsen",
    "helmet": "Helmen",
    "seat": "Autostoelen",
    "pram": "Kinderwagens",
    "cot": "Bedden",
    "stairgate": "Traphekjes",
    "highchair": "Kinderstoelen",
    "lego": "Lego",
    "clothes": "Kleren",
    "shoes": "Schoenen",
    "book": "Boeken",
    "plant": "Planten",
}
"""The category of each drawing; sports items have a category of their own."""
MORE = (
    ("Accuboormachine 18 V", "drill", TOOLS),
    ("Boorhamer", "drill", TOOLS),
    ("Decoupeerzaag", "jigsaw", TOOLS),
    ("Kettingzaag elektrisch", "saw", TOOLS),
    ("Vlakschuurmachine", "sander", TOOLS),
    ("Trapladder 6 treden", "ladder", TOOLS),
)
SUBSCRIBED = {TOOLS.key, TOYS.key, BABIES.key, BRICKS.key, SPORTS.key}


def _offer(item: Item) -> Offer:
    known = Offer(item, CATEGORIES.get(item.picture, "Sport"), subscription=item.initiative.key in SUBSCRIBED)
    match item.name:
        case "Decoupeerzaag":
            return replace(known, category="Zagen", availability=Availability.AWAY)
        case "Klopboormachine":
            return replace(known, availability=Availability.OUT, back_on=day(19))
        case "Cirkelzaag":
            return replace(known, induction=True, adults_only=True)
        case "Kettingzaag elektrisch":
            return replace(known, volunteers_only=True, adults_only=True, may_reserve=False)
        case "Reisbedje":
            return replace(known, availability=Availability.KEPT, queue=2)
        case "Bouwblokken" | "Loopfiets":
            return replace(known, availability=Availability.OUT, back_on=day(3))
        case "Regenjas maat 116":
            return replace(known, points=3, may_reserve=False)
    return known


ORDER = (TOYS, TOOLS, BABIES, BIKES, SPORTS, BRICKS, CLOTHES, BOOKS, PLANTS)
EXTRA = tuple(Item(f"DEMO-02{number:02}", *more) for number, more in enumerate(MORE))
OFFERS = tuple(
    sorted(
        map(_offer, (*ALL_ITEMS, *EXTRA)),
        key=lambda offer: (ORDER.index(offer.item.initiative), offer.category, offer.item.name),
    )
)
CATALOGUE = Catalogue(TODAY, OFFERS)
LONG = Catalogue(TODAY, tuple(map(_offer, LONG_NAMES)))


def ten_thousand(initiative: Initiative = TOOLS, number: int = 10_000) -> Catalogue:
    """So many items, most of them free, with names of several words."""
    offers = []
    for at in range(number):
        offer = OFFERS[at % len(OFFERS)]
        item = replace(offer.item, barcode=f"T{at}", name=f"{offer.item.name} {at}", initiative=initiative)
        offers.append(replace(offer, item=item))
    return Catalogue(TODAY, tuple(offers))


def catalogues(desk: SessionSettings) -> Scenes:
    opened = (PanelOpened(Panel.CATALOGUE), CatalogueRead(CATALOGUE))
    one = Catalogue(TODAY, tuple(offer for offer in OFFERS if offer.item.initiative is TOOLS))
    played: dict[str, tuple[Event, ...]] = {
        "catalogue-loading": opened[:1],
        "catalogue-empty": (opened[0], CatalogueRead(Catalogue(TODAY))),
        "catalogue-in-visit": (*card(desk, *LOANS), *opened),
        "catalogue-one-initiative": (opened[0], CatalogueRead(one)),
        "catalogue-long-names": (opened[0], CatalogueRead(LONG)),
    }
    played["catalogue-item-long-name"] = played["catalogue-long-names"]
    played = dict.fromkeys(HANDS, opened) | played
    return {name: play(desk, *events) for name, events in played.items()}


class Arabic:
    """The same items with words from right to left, as there is no catalogue of the sentences in such a
    language yet.
    """

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    @property
    def groups(self) -> tuple[GroupView, ...]:
        return tuple(replace(one, name="مكتبة الأدوات", free="٥ متاحة الآن") for one in self._shelves.groups)

    def categories(self, group: str) -> tuple[GroupView, ...]:
        return tuple(replace(one, name="مناشير", free="٢ متاحة الآن") for one in self._shelves.categories(group))

    def places(self, group: str, category: str = "", *, free: bool = False) -> tuple[int, ...]:
        return self._shelves.places(group, category, free=free)

    def card(self, place: int) -> OfferView:
        card = self._shelves.card(place)
        state, short = ("متاح الآن",) * 2 if card.free else ("يعود حوالي السبت 12 ديسمبر", "يعود السبت 12 ديسمبر")
        name = "منشار دائري"
        return replace(card, title=name, name=name, size="", state=state, short=short, day="")

    def detail(self, place: int) -> OfferDetail:
        known, card = self._shelves.detail(place), self.card(place)
        now = replace(known.now, text="خذه معك: ضع بطاقتك هنا وامسح الشيء.", detail="")
        needs = tuple(replace(need, text="اشتراك في مكتبة الأدوات.", detail="") for need in known.needs)
        reserve = known.reserve and replace(known.reserve, text="احجزه لي")
        title = "تحتاج إلى:" if needs else ""
        return replace(
            known,
            offer=card,
            place="مكتبة الأدوات · مناشير",
            state=card.state,
            now=now,
            needs_title=title,
            needs=needs,
            reserve=reserve,
        )

    def index(self) -> Index:
        return self._shelves.index()

    def show(self, found: int) -> str:
        return f"عرض {found}"

    def spoken(self, places: Sequence[int], title: str = "") -> str:
        return f"{title} {len(places)}"


def in_arabic(view: CatalogueView) -> CatalogueView:
    nothing = Message("magnify", "لم نجد شيئاً.", "اكتب حروفاً أقل أو كلمة أخرى.")
    return replace(
        view,
        title="ماذا يوجد؟",
        close=replace(view.close, text="رجوع"),
        search="ابحث عن شيء",
        find="ابحث",
        wipe="امسح",
        space="مسافة",
        free=view.free and replace(view.free, text="متاح الآن"),
        nothing=nothing if view.nothing else None,
        shelves=Arabic(view.shelves) if view.shelves else None,
        message=view.message and replace(view.message, text="لحظة من فضلك.", detail=""),
    )


# --- what is touched on the screen alone -------------------------------------------------------------------------

Hand = Callable[[Any], None]
"""Touches something on the page of the catalogue."""


def hands(*touches: Hand) -> Hand:
    """Begins at the first page and touches these one after the other."""

    def touch(stage: Any) -> None:
        page = stage.page
        view = page.view
        page.wipe()
        page.shown(None, view)
        for each in touches:
            each(page)
        stage.lay_again()

    return touch


def open_group(initiative: Initiative) -> Hand:
    return lambda page: page.open_group(next(one for one in page.shelves.groups if one.key == initiative.key))


def _kind(key: str) -> Hand:
    return lambda page: page.open_group(next(one for one in page.categories if one.key == key))


def typed(text: str) -> Hand:
    def strike(page: Any) -> None:
        page.type()
        for letter in text:
            page.strike("space" if letter == " " else letter)

    return strike


def _open(name: str) -> Hand:
    return lambda page: page.open_offer(
        next(page.shelves.card(at) for at, offer in enumerate(OFFERS) if offer.item.name == name)
    )


HANDS: dict[str, Hand] = {
    "catalogue": hands(),
    "catalogue-kinds": hands(open_group(TOOLS)),
    "catalogue-list": hands(open_group(TOOLS), _kind("")),
    "catalogue-category": hands(open_group(TOOLS), _kind("Zagen")),
    "catalogue-free": hands(open_group(TOOLS), _kind(""), lambda page: page.filter_free()),
    "catalogue-typing": hands(typed("")),
    "catalogue-search": hands(typed("SIRKELSAAG")),
    "catalogue-search-many": hands(typed("BO")),
    "catalogue-search-nothing": hands(typed("QQX")),
    "catalogue-digits": hands(typed("MAAT "), lambda page: page.strike("page")),
    "catalogue-found": hands(typed("MACHINE"), lambda page: page.show_found()),
    "catalogue-item-free": hands(_open("Houten treinset")),
    "catalogue-item-out": hands(_open("Klopboormachine")),
    "catalogue-item-waited-for": hands(_open("Reisbedje")),
    "catalogue-item-checked": hands(_open("Decoupeerzaag")),
    "catalogue-item-induction": hands(_open("Cirkelzaag")),
    "catalogue-item-volunteer": hands(_open("Kettingzaag elektrisch")),
    "catalogue-item-points": hands(_open("Regenjas maat 116")),
    "catalogue-item-long-name": hands(lambda page: page.open_offer(page.shelves.card(0))),
}
