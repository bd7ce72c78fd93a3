"""*Wat is er?*: its words, its touches, and that ten thousand items cost no more than those in sight."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.lending.events import (
    Browsed,
    CardSeen,
    CatalogueRead,
    Event,
    LanguageChosen,
    LedgerFailed,
    ListenPressed,
    Panel,
    PanelClosed,
    PanelOpened,
    ReservePressed,
    Tick,
)
from kiosk.lending.model import Availability, Catalogue, Initiative, Item, Offer, SessionSettings, with_photo
from kiosk.lending.states import Session
from screens.glass.marks import Art, Text
from screens.pages.members.catalogue.cards import AWAY
from screens.pages.members.catalogue.page import CataloguePage
from screens.present import present
from screens.present.members.catalogue import CatalogueView
from screens.present.members.offers import Stock
from screens.present.members.shelves import OfferDetail
from screens.present.sizes import apart
from screens.present.values import Shown
from screens.present.words import wordbook
from tests.gallery.catalogue import CATALOGUE, HANDS, OFFERS, catalogues, in_arabic, ten_thousand
from tests.gallery.lint import faults
from tests.gallery.play import CARD, play
from tests.gallery.states import gallery
from tests.house import TODAY, TOOLS, TOYS, day
from tests.support.poster import Poster

BOOK = wordbook("Europe/Brussels")
WORDS = BOOK("nl")
DESK = SessionSettings("De Deelfabriek")
OPENED = PanelOpened(Panel.CATALOGUE)
SCENES = catalogues(DESK)
SMALL_DRILL = Item("D1", "Boormachine", "drill", TOOLS)


def session_of(catalogue: Catalogue = CATALOGUE, *events: Event) -> Session:
    return play(DESK, OPENED, CatalogueRead(catalogue), *events)


def shown(catalogue: Catalogue = CATALOGUE, *events: Event) -> Shown:
    return present(session_of(catalogue, *events), BOOK)


def view(session: Session) -> CatalogueView:
    found = present(session, BOOK).view
    assert isinstance(found, CatalogueView)
    return found


def stock(*offers: Offer) -> Stock:
    return Stock(Catalogue(TODAY, offers), None, WORDS)


def detail(offer: Offer) -> OfferDetail:
    return stock(offer).detail(0)


# --- in words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offer", "state", "full"),
    [
        (Offer(SMALL_DRILL, "Boren"), "Nu vrij", "Nu vrij"),
        (Offer(SMALL_DRILL, "Boren", points=1), "Nu vrij · 1 punt", "Nu vrij · 1 punt"),
        (
            Offer(SMALL_DRILL, "Boren", Availability.OUT, back_on=day(19)),
            "Terug rond za 12 dec",
            "Terug rond zaterdag 12 december",
        ),
        (Offer(SMALL_DRILL, "Boren", Availability.OUT), "Uitgeleend", "Uitgeleend"),
        (Offer(SMALL_DRILL, "Boren", Availability.OUT, day(19), queue=1), "Iemand wacht hierop", "Iemand wacht hierop"),
        (Offer(SMALL_DRILL, "Boren", Availability.KEPT), "Iemand wacht hierop", "Iemand wacht hierop"),
        (Offer(SMALL_DRILL, "Boren", Availability.AWAY), "Wordt nagekeken", "Wordt nagekeken"),
    ],
)
def test_an_item_says_whether_it_is_free_now_or_when_or_why_not(offer: Offer, state: str, full: str):
    card = stock(offer).card(0)

    assert (card.title, card.state, card.free) == ("Boormachine", state, offer.availability is Availability.FREE)
    assert card.icon
    assert detail(offer).state == full


def test_the_requirements_of_an_item_are_said_plainly():
    saw = Offer(SMALL_DRILL, "Zagen", subscription=True, induction=True, adults_only=True, points=2)

    assert detail(saw).needs_title == "Dit heb je nodig:"
    assert [need.text for need in detail(saw).needs] == [
        "Een abonnement van Instrumentheek.",
        "Uitleg: we tonen je eerst hoe dit werkt.",
        "18 jaar of ouder zijn.",
        "2 punten",
    ]
    assert (detail(Offer(SMALL_DRILL, "Zagen")).needs_title, detail(Offer(SMALL_DRILL, "Zagen")).needs) == ("", ())


def test_a_free_item_can_be_borrowed_or_reserved_and_any_other_is_waited_for():
    free, out = (
        detail(Offer(SMALL_DRILL, "Boren")),
        detail(Offer(SMALL_DRILL, "Boren", Availability.OUT, day(3), queue=2)),
    )

    assert (free.reserve.text, free.green) == ("Reserveer", False)
    assert free.now.text == "Neem het mee: hou je kaart hier en scan het ding."
    assert (out.reserve.text, out.green) == ("Zet me op de lijst", True)
    assert out.reserve.event == free.reserve.event == ReservePressed(SMALL_DRILL)
    assert out.now.detail == "Er wachten al 2 mensen."


@pytest.mark.parametrize("availability", Availability)
@pytest.mark.parametrize("change", [{"may_reserve": False}, {"volunteers_only": True}])
def test_an_item_that_cannot_be_reserved_does_not_offer_a_reservation(
    availability: Availability, change: dict[str, Any]
):
    found = detail(replace(Offer(SMALL_DRILL, "Boren", availability), **change))

    assert found.reserve is None
    assert "lijst" not in found.spoken


def test_each_initiative_says_how_many_of_its_items_are_free():
    groups = {group.name: group.free for group in view(session_of()).shelves.groups}

    assert groups["Instrumentheek"] == "13 nu vrij"
    nothing = Offer(SMALL_DRILL, "Boren", Availability.OUT)
    assert [group.free for group in stock(nothing).groups] == ["Nu niets vrij"]


def test_a_photo_stands_for_its_item_and_not_for_the_category():
    photographed = replace(SMALL_DRILL, picture=with_photo("drill", "0" * 32))
    shelves = stock(*(Offer(photographed, category, Availability.FREE) for category in ("Boren", "Zagen") * 9))

    assert {one.picture.drawing for one in (*shelves.groups, *shelves.categories(TOOLS.key))} == {"drill"}
    assert shelves.card(0).picture.drawing == photographed.picture


def test_categories_are_offered_only_where_there_is_something_to_choose_between():
    shelves = view(session_of()).shelves

    assert [one.name for one in shelves.categories(TOOLS.key)][:3] == ["Alles", "Boren", "Feest"]
    assert shelves.categories("sportrijk") == ()
    assert [shelves.card(place).title for place in shelves.places(TOOLS.key, "Zagen", free=True)] == [
        "Cirkelzaag",
        "Kettingzaag elektrisch",
    ]
    assert shelves.places("nergens") == ()


def test_a_catalogue_that_is_still_read_or_empty_says_so():
    assert view(play(DESK, OPENED)).message.text == "Even geduld. We kijken wat er is."
    assert view(session_of(Catalogue(TODAY))).message.text == "Er is nu niets te leen."
    assert not isinstance(present(play(DESK, OPENED, LedgerFailed()), BOOK).view, CatalogueView)


def test_equal_catalogues_give_equal_views():
    session = session_of()

    assert view(session) == view(session)
    assert view(session) != view(session_of(replace(CATALOGUE)))
    assert view(session) != view(session_of(CATALOGUE, LanguageChosen("fr"), OPENED, CatalogueRead(CATALOGUE)))


class Counted(tuple[Offer, ...]):
    """Offers that count how often one of them is read."""

    looked = 0

    def __getitem__(self, key: Any) -> Any:
        Counted.looked += 1
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[Offer]:
        Counted.looked += len(self)
        return super().__iter__()


def test_presenting_ten_thousand_items_looks_at_none_of_them():
    session = session_of(Catalogue(TODAY, Counted(ten_thousand().offers)))
    Counted.looked = 0

    present(session, BOOK)

    assert Counted.looked == 0


# --- read aloud --------------------------------------------------------------------------------------------------


def test_the_shown_part_of_the_catalogue_is_read_aloud_as_long_as_it_is_open():
    looking = session_of(CATALOGUE, Browsed("Cirkelzaag. Nu vrij."), ListenPressed())

    assert present(looking, BOOK).spoken == "Cirkelzaag. Nu vrij."
    for event in (PanelClosed(), LanguageChosen("fr"), PanelOpened(Panel.GUIDE), CardSeen(CARD, 1.0)):
        assert session_of(CATALOGUE, Browsed("Cirkelzaag."), event).catalogue_text == ""
    assert session_of(CATALOGUE, Browsed("Cirkelzaag."), Tick(41)).catalogue_text == ""


def test_an_item_is_read_aloud_whole():
    assert detail(replace(OFFERS[0], subscription=True, availability=Availability.AWAY, queue=1)).spoken == (
        f"{OFFERS[0].item.name}. {OFFERS[0].item.initiative.name} · {OFFERS[0].category}. Wordt nagekeken. "
        "Sta je op de lijst? Dan leggen we het voor je klaar. Er wacht al 1 mens. Dit heb je nodig: "
        f"Een abonnement van {OFFERS[0].item.initiative.name}. Zet me op de lijst."
    )


# --- touches -----------------------------------------------------------------------------------------------------


class Stage:
    """A page that the touches of the gallery are made on."""

    def __init__(self, poster: Poster) -> None:
        self.page = poster.page

    def lay_again(self) -> None:
        """Does nothing: a poster is laid out whenever its sheet is read."""


def opened(
    catalogue: Catalogue = CATALOGUE, size: tuple[int, int] = (1280, 800), hand: str = "", *, bigger: bool = False
) -> Poster:
    """The page of a catalogue, after the touches of the gallery with this name."""
    poster = Poster(size, bigger=bigger).show(shown(catalogue))
    poster.posted.clear()
    if hand:
        HANDS[hand](Stage(poster))
    return poster


def page_of(poster: Poster) -> CataloguePage:
    assert isinstance(poster.page, CataloguePage)
    return poster.page


def type_in(poster: Poster, text: str) -> Poster:
    poster.touch("search")
    for letter in text:
        poster.touch("key space" if letter == " " else f"key {letter}")
    return poster


def titles(poster: Poster) -> list[str]:
    """The names on the shown cards."""
    return [one.aloud.split(". ")[0] for one in poster.sheet.targets if one.key.startswith("item ")]


def keys(poster: Poster) -> list[str]:
    return [target.key for target in poster.sheet.targets]


SIZES = ((800, 480), (1280, 800), (1920, 1080), (800, 1280))


def test_the_text_of_the_first_page_is_posted_to_be_read_aloud():
    poster = Poster().show(shown())

    assert len(poster.posted) == 1
    assert isinstance(poster.posted[0], Browsed)
    assert "Spelotheek: 5 nu vrij." in poster.posted[0].text


def test_from_an_initiative_to_a_category_to_an_item_and_back():
    poster = opened().touch(f"group {TOOLS.key}").touch("group Zagen")
    assert titles(poster) == ["Cirkelzaag", "Decoupeerzaag", "Kettingzaag elektrisch"]

    poster.touch("Cirkelzaag. Nu vrij").touch("Reserveer")
    for step in ("list", "categories", "groups"):
        poster.touch("back")
        assert page_of(poster).step == step
    poster.touch("back")

    saw = next(offer.item for offer in OFFERS if offer.item.name == "Cirkelzaag")
    assert poster.posted[3] == ReservePressed(saw)
    assert poster.posted[-1] == PanelClosed()
    assert all(isinstance(event, Browsed) for event in (*poster.posted[:3], *poster.posted[4:-1]))


def test_one_touch_shows_only_free_items_and_another_shows_all():
    poster = opened(hand="catalogue-category").touch("Nu vrij")
    assert titles(poster) == ["Cirkelzaag", "Kettingzaag elektrisch"]

    assert len(titles(poster.touch("Nu vrij"))) == 3


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
def test_a_card_has_the_name_the_size_and_whether_the_item_is_free(size: tuple[int, int], *, bigger: bool):
    poster = opened(size=size, hand="catalogue-list", bigger=bigger)

    whole = bigger and size[0] > size[1]
    name = ("Accuboormachine 18 V",) if whole else ("Accuboormachine", "18 V")
    parts = [
        next(text for text in poster.sheet.marks if isinstance(text, Text) and text.text == said)
        for said in (*name, "Nu vrij")
    ]
    card = poster.target("Accuboormachine 18 V. Nu vrij").box
    for part in parts:
        assert card.y < part.box.middle[1] < card.bottom
        assert card.x < part.box.x < card.right


def test_an_item_on_loan_says_when_it_is_back_and_its_picture_is_pale():
    poster = opened(hand="catalogue-list")

    assert "Terug za 12 dec" in poster.texts
    assert {mark.fade for mark in poster.sheet.marks if isinstance(mark, Art)} == {1.0, AWAY}


def test_each_typed_letter_searches_and_the_best_result_opens_at_a_touch():
    poster = type_in(opened(), "SIRKEL")
    assert titles(poster)[:1] == ["Cirkelzaag"]

    poster.touch("Cirkelzaag. Nu vrij")

    assert page_of(poster).step == "detail"
    assert "Uitleg: we tonen je eerst hoe dit werkt." in poster.texts
    assert isinstance(poster.posted[-1], Browsed)
    assert poster.posted[-1].text.startswith("Cirkelzaag. Instrumentheek · Zagen. Nu vrij.")


def test_every_letter_says_that_somebody_is_there_and_is_not_posted():
    poster = type_in(opened(), "BO R")

    assert len(poster.posted) == 5
    assert {Browsed} == {type(event) for event in poster.posted}
    assert "BO R" not in "".join(event.text for event in poster.posted if isinstance(event, Browsed))


def test_all_results_are_shown_at_a_touch_and_typing_goes_on_at_another():
    poster = type_in(opened(), "MACHINE").touch("Toon alle 4")
    assert len(titles(poster)) == 4

    poster.touch("MACHINE")

    assert (page_of(poster).step, page_of(poster).query) == ("typing", "MACHINE")


@pytest.mark.parametrize("size", SIZES)
def test_a_search_without_results_says_what_to_try(size: tuple[int, int]):
    poster = type_in(opened(size=size), "QQX")

    assert "We vinden niets. Typ minder letters, of een ander woord." in poster.texts
    assert poster.posted[-1] == Browsed("We vinden niets. Typ minder letters, of een ander woord.")
    assert "way" not in keys(poster)


@pytest.mark.parametrize("size", SIZES)
def test_digits_are_typed_and_wiped(size: tuple[int, int]):
    poster = type_in(opened(size=size), "FIETS ")
    if "key 1" not in keys(poster):
        poster.touch("key page")
    poster.touch("key 1")
    assert page_of(poster).query == "FIETS 1"

    poster.touch("key wipe")

    assert page_of(poster).query == "FIETS "


def test_after_an_item_the_list_is_where_it_was():
    poster = opened(hand="catalogue-list").touch("more")
    there = titles(poster)

    poster.touch(next(one.key for one in poster.sheet.targets if one.key.startswith("item "))).touch("back")

    assert titles(poster) == there


def test_the_choice_stays_when_the_same_catalogue_is_shown_again():
    session = session_of()
    poster = type_in(Poster().show(present(session, BOOK)), "BO")

    poster.show(replace(present(replace(session, at=5.0), BOOK), bigger=True))

    assert (page_of(poster).query, page_of(poster).step) == ("BO", "typing")


@pytest.mark.parametrize("name", sorted(HANDS))
def test_nothing_of_the_choice_is_left_for_the_next_visitor(name: str):
    poster = Poster().show(present(SCENES[name], BOOK))
    HANDS[name](Stage(poster))
    page = page_of(poster)

    page.wipe()

    assert (page.query, page.group, page.category, page.opened, page.shelves, page.view) == ("", *[None] * 5)
    assert not page.found


def test_the_countdown_keeps_the_search():
    poster = type_in(opened(), "BO")
    assert poster.page.over_visit
    assert not poster.page.forgets

    poster.show(gallery("nl")["countdown"]).show(shown())

    assert (page_of(poster).step, page_of(poster).query) == ("typing", "BO")


def test_another_catalogue_starts_at_the_first_page():
    poster = type_in(opened(), "BO").show(shown(replace(CATALOGUE)))

    assert (page_of(poster).step, page_of(poster).query) == ("groups", "")


# --- ten thousand ------------------------------------------------------------------------------------------------


class Looked:
    """Shelves that count which items are put into words."""

    def __init__(self, shelves: Any) -> None:
        self._shelves, self.cards = shelves, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._shelves, name)

    def card(self, place: int) -> Any:
        self.cards += 1
        return self._shelves.card(place)


def test_only_items_in_sight_are_put_into_words():
    poster = opened(ten_thousand())
    page = page_of(poster)
    page.open_group(page.categories[0])
    looked = page.shelves = Looked(page.shelves)

    for _ in range(5):
        poster.touch("more")
        looked.cards = 0
        assert titles(poster)

    assert looked.cards <= 2 * 8


@pytest.mark.parametrize("size", SIZES)
def test_every_one_of_many_is_reached_by_whole_rows_and_then_the_top(size: tuple[int, int]):
    poster = opened(ten_thousand(number=100), size)
    page = page_of(poster)
    page.open_group(page.categories[0])
    seen = set(titles(poster))

    while poster.target("more").aloud != "Naar boven":
        poster.touch("more")
        seen |= set(titles(poster))

    assert len(seen) == 100
    assert "item 0" in keys(poster.touch("more"))


def test_a_finger_drags_the_rows_and_never_past_the_end():
    poster = opened(ten_thousand(number=30))
    page = page_of(poster)
    page.open_group(page.categories[0])
    paging = poster.sheet.paging[0]
    top = titles(poster)

    paging.move(1)
    assert titles(poster)[0] == top[4]
    paging.move(-5)
    assert titles(poster) == top
    paging.move(99)
    assert len(titles(poster)) == 6
    assert "Naar boven" in poster.texts


def test_in_a_mirrored_language_the_first_card_stands_at_the_right_and_the_keyboard_is_not_mirrored():
    turned = replace(shown(), view=in_arabic(view(session_of())), right_to_left=True)
    poster = Poster().show(turned)
    groups = [target.box.x for target in poster.sheet.targets if target.key.startswith("group ")]
    assert groups[0] > groups[1] > groups[2]

    HANDS["catalogue-typing"](Stage(poster))

    places = {target.key: target.box.x for target in poster.sheet.targets}
    assert places["key A"] < places["key Z"] < places["key P"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("name", sorted(HANDS))
def test_every_step_passes_the_lint(name: str, size: tuple[int, int], *, bigger: bool):
    poster = Poster(size, bigger=bigger).show(present(SCENES[name], BOOK))
    HANDS[name](Stage(poster))

    assert faults(poster.sheet, replace(present(SCENES[name], BOOK), bigger=bigger)) == []


@pytest.mark.parametrize("size", [(800, 480), (800, 1280)])
def test_with_larger_letters_all_requirements_of_an_item_are_reached(size: tuple[int, int]):
    poster = opened(size=size, hand="catalogue-item-induction", bigger=True)
    seen = set(poster.texts)
    while "more" in keys(poster) and poster.target("more").aloud != "Naar boven":
        poster.touch("more")
        seen |= set(poster.texts)

    assert {"Een abonnement van Instrumentheek.", "18 jaar of ouder zijn."} <= seen


@pytest.mark.parametrize(
    ("title", "name", "size"),
    [
        ("Loopfiets", "Loopfiets", ""),
        ("Kinderfiets 16 inch", "Kinderfiets", "16 inch"),
        ("Regenjas maat 116", "Regenjas", "maat 116"),
        ("Fietshelm maat S", "Fietshelm", "maat S"),
        ("Ladder van 4 meter", "Ladder", "4 meter"),
        ("Spel vanaf 8 jaar", "Spel", "vanaf 8 jaar"),
        ("Lego 4-99 jaar", "Lego", "4-99 jaar"),
        ("Tuinset (2)", "Tuinset", "2"),
        ("Vélo 20 pouces", "Vélo", "20 pouces"),
        ("12", "12", ""),
        ("Puzzel De boerderij", "Puzzel De boerderij", ""),
    ],
)
def test_the_size_at_the_end_of_a_name_tells_equal_items_apart(title: str, name: str, size: str):
    assert apart(title) == (name, size)


def test_one_initiative_begins_with_its_categories():
    assert [group.name for group in stock(*(offer for offer in OFFERS if offer.item.initiative is TOYS)).groups] == [
        "Spelotheek"
    ]
    other = Initiative("x", "X", "#112233")
    assert len(stock(Offer(SMALL_DRILL, "a"), Offer(replace(SMALL_DRILL, initiative=other), "a")).groups) == 2
