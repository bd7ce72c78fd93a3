"""*Wat is er?*: its words, what a touch does there, and that ten thousand items cost no more than what is in sight."""

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
from kiosk.lending.model import Availability, Catalogue, Initiative, Item, Offer, SessionSettings
from kiosk.lending.states import Session
from screens.present import present
from screens.present.members.catalogue import CatalogueView
from screens.present.members.offers import Stock
from screens.present.members.shelves import OfferDetail
from screens.present.values import Shown
from screens.present.words import wordbook
from tests.gallery.catalogue import CATALOGUE, HANDS, OFFERS, catalogues, in_arabic, ten_thousand
from tests.gallery.play import CARD, card, play
from tests.house import TODAY, TOOLS, TOYS, day
from tests.screens.conftest import Kiosk

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


def test_what_an_item_needs_is_said_plainly():
    saw = Offer(SMALL_DRILL, "Zagen", subscription=True, induction=True, adults_only=True, points=2)

    assert detail(saw).needs_title == "Dit heb je nodig:"
    assert [need.text for need in detail(saw).needs] == [
        "Een abonnement van Instrumentheek.",
        "Uitleg: we tonen je eerst hoe dit werkt.",
        "18 jaar of ouder zijn.",
        "2 punten",
    ]
    assert (detail(Offer(SMALL_DRILL, "Zagen")).needs_title, detail(Offer(SMALL_DRILL, "Zagen")).needs) == ("", ())


def test_what_is_free_can_be_taken_or_reserved_and_what_is_not_is_waited_for():
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
def test_what_cannot_be_reserved_does_not_offer_it(availability: Availability, change: dict[str, Any]):
    found = detail(replace(Offer(SMALL_DRILL, "Boren", availability), **change))

    assert found.reserve is None
    assert "lijst" not in found.spoken


def test_the_initiatives_say_how_much_of_theirs_is_free():
    groups = {group.name: group.free for group in view(session_of()).shelves.groups}

    assert groups["Instrumentheek"] == "13 nu vrij"
    nothing = Offer(SMALL_DRILL, "Boren", Availability.OUT)
    assert [group.free for group in stock(nothing).groups] == ["Nu niets vrij"]


def test_categories_are_offered_only_where_there_is_something_to_choose_between():
    shelves = view(session_of()).shelves

    assert [one.name for one in shelves.categories(TOOLS.key)][:3] == ["Alles", "Boren", "Feest"]
    assert shelves.categories("sportrijk") == ()
    assert [shelves.card(place).title for place in shelves.places(TOOLS.key, "Zagen", free=True)] == [
        "Cirkelzaag",
        "Kettingzaag elektrisch",
    ]
    assert shelves.places("nergens") == ()


def test_until_it_is_told_and_where_there_is_nothing_it_says_so():
    assert view(play(DESK, OPENED)).message.text == "Even geduld. We kijken wat er is."
    assert view(session_of(Catalogue(TODAY))).message.text == "Er is nu niets te leen."
    assert not isinstance(present(play(DESK, OPENED, LedgerFailed()), BOOK).view, CatalogueView)


def test_the_same_catalogue_is_the_same_view_and_another_one_is_not():
    session = session_of()

    assert view(session) == view(session)
    assert view(session) != view(session_of(replace(CATALOGUE)))
    assert view(session) != view(session_of(CATALOGUE, LanguageChosen("fr"), OPENED, CatalogueRead(CATALOGUE)))


class Counted(tuple[Offer, ...]):
    """Offers that count how often one of them is looked at."""

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


def test_what_is_looked_at_is_read_aloud_for_as_long_as_the_catalogue_is_open():
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


@pytest.fixture
def open_kiosk(kiosk: Kiosk) -> Kiosk:
    kiosk.show(shown())
    kiosk.posted.clear()
    return kiosk


def screen(kiosk: Kiosk) -> Any:
    return kiosk.screen("CatalogueScreen")


def type_in(kiosk: Kiosk, text: str) -> None:
    kiosk.tap("Zoek een ding")
    screen(kiosk).ready()
    kiosk.settle()
    for letter in text:
        kiosk.tap(next(c for c in kiosk.stage.controls() if c.item == ("space" if letter == " " else letter)))
        kiosk.wait(0.15)


def titles(kiosk: Kiosk) -> list[str]:
    return [c.item.title for c in kiosk.stage.controls() if type(c).__name__ == "OfferCard"]


def test_from_an_initiative_to_a_category_to_an_item_and_back(open_kiosk: Kiosk):
    kiosk = open_kiosk
    for name in ("Instrumentheek", "Zagen"):
        kiosk.tap(next(c for c in kiosk.stage.controls() if getattr(c.item, "name", "") == name))
        kiosk.settle()
    assert titles(kiosk) == ["Cirkelzaag", "Decoupeerzaag", "Kettingzaag elektrisch"]
    kiosk.tap("Cirkelzaag")
    kiosk.settle()
    kiosk.tap("Reserveer")
    for page in ("list", "categories", "groups"):
        kiosk.wait(0.6)
        kiosk.tap("Terug")
        kiosk.settle()
        assert screen(kiosk).page == page
    kiosk.wait(0.6)
    kiosk.tap("Terug")

    saw = next(offer.item for offer in OFFERS if offer.item.name == "Cirkelzaag")
    assert kiosk.posted[3] == ReservePressed(saw)
    assert kiosk.posted[-1] == PanelClosed()
    assert all(isinstance(event, Browsed) for event in (*kiosk.posted[:3], *kiosk.posted[4:-1]))


def test_only_what_is_free_is_shown_on_a_touch_and_all_on_another(open_kiosk: Kiosk):
    HANDS["catalogue-category"](open_kiosk.stage)
    open_kiosk.settle()

    open_kiosk.tap("Nu vrij")
    open_kiosk.settle()
    assert titles(open_kiosk) == ["Cirkelzaag", "Kettingzaag elektrisch"]
    open_kiosk.wait(0.6)
    open_kiosk.tap("Nu vrij")
    open_kiosk.settle()

    assert len(titles(open_kiosk)) == 3


def test_typing_finds_while_typing_and_the_best_opens_at_a_touch(open_kiosk: Kiosk):
    type_in(open_kiosk, "SIRKEL")

    assert titles(open_kiosk)[:1] == ["Cirkelzaag"]
    open_kiosk.tap("Cirkelzaag")
    open_kiosk.settle()
    assert screen(open_kiosk).opened.offer.title == "Cirkelzaag"
    assert Browsed(screen(open_kiosk).opened.spoken) == open_kiosk.posted[-1]


def test_every_letter_says_that_somebody_is_there(open_kiosk: Kiosk):
    type_in(open_kiosk, "BO R")

    assert len(open_kiosk.posted) == 5
    assert {Browsed} == {type(event) for event in open_kiosk.posted}
    assert "BO R" not in "".join(event.text for event in open_kiosk.posted)


def test_all_that_is_found_is_shown_at_a_touch_and_typing_goes_on_at_another(open_kiosk: Kiosk):
    type_in(open_kiosk, "MACHINE")
    open_kiosk.tap("Toon alle 4")
    open_kiosk.settle()
    assert len(titles(open_kiosk)) == 4

    open_kiosk.tap("MACHINE")
    open_kiosk.settle()

    assert screen(open_kiosk).page == "typing"
    assert screen(open_kiosk).query == "MACHINE"


def test_where_nothing_is_found_it_says_what_to_try(open_kiosk: Kiosk):
    type_in(open_kiosk, "QQX")

    assert "We vinden niets. Typ minder letters, of een ander woord." in open_kiosk.words()
    assert Browsed("We vinden niets. Typ minder letters, of een ander woord.") == open_kiosk.posted[-1]


def test_digits_and_wiping(open_kiosk: Kiosk):
    type_in(open_kiosk, "FIETS ")
    open_kiosk.tap(next(c for c in open_kiosk.stage.controls() if c.item == "swap"))
    open_kiosk.settle()
    open_kiosk.tap(next(c for c in open_kiosk.stage.controls() if c.item == "1"))
    assert screen(open_kiosk).query == "FIETS 1"

    open_kiosk.wait(0.2)
    open_kiosk.tap(next(c for c in open_kiosk.stage.controls() if c.item == "wipe"))

    assert screen(open_kiosk).query == "FIETS "


def test_who_comes_back_from_an_item_finds_the_list_where_it_was(open_kiosk: Kiosk):
    HANDS["catalogue-list"](open_kiosk.stage)
    open_kiosk.settle()
    scroller = screen(open_kiosk).ids.scroller
    scroller.scroll_by(150)
    open_kiosk.settle()

    open_kiosk.tap("Fototoestel")
    open_kiosk.settle()
    open_kiosk.tap("Terug")
    open_kiosk.settle()

    assert scroller.offset == 150


def test_what_is_chosen_stays_while_the_same_is_told_again(open_kiosk: Kiosk):
    session = session_of()
    open_kiosk.show(present(session, BOOK))
    type_in(open_kiosk, "BO")

    open_kiosk.show(present(replace(session, at=5.0), BOOK), bigger=True)

    assert (screen(open_kiosk).query, screen(open_kiosk).page) == ("BO", "typing")


@pytest.mark.parametrize("name", sorted(HANDS))
def test_nothing_of_what_was_looked_at_is_left_for_the_next(kiosk: Kiosk, name: str):
    kiosk.show(present(SCENES[name], BOOK))
    HANDS[name](kiosk.stage)
    kiosk.settle()

    kiosk.show("welcome")

    left = [text for text in kiosk.words() if any(offer.item.name in text for offer in OFFERS)]
    assert left == []
    assert (screen(kiosk).query, screen(kiosk).group, screen(kiosk).shelves) == ("", None, None)


def test_the_countdown_takes_nothing_away(open_kiosk: Kiosk):
    session = play(DESK, *card(DESK), OPENED, CatalogueRead(CATALOGUE))
    open_kiosk.show(present(session, BOOK))
    type_in(open_kiosk, "BO")

    open_kiosk.show("countdown")
    open_kiosk.show(present(session, BOOK))

    assert screen(open_kiosk).query == "BO"


# --- ten thousand ------------------------------------------------------------------------------------------------


def test_only_items_in_sight_have_a_card_and_are_put_into_words(kiosk: Kiosk):
    kiosk.show(shown(ten_thousand()))
    shelf, scroller = screen(kiosk).ids.shelf, screen(kiosk).ids.scroller
    kiosk.stage.screen.open_group(screen(kiosk).categories[0])
    kiosk.settle()
    worded: list[int] = []
    card_of = screen(kiosk).shelves.card
    shelf.fetch = lambda place: worded.append(place) or card_of(place)
    worded.clear()

    for _ in range(20):
        scroller.scroll_by(37)
        kiosk.frames.lay_out(1)

    assert len(worded) < 40
    assert shelf.made < 40
    assert len(shelf.entries) == 10_000


def test_the_last_of_ten_thousand_is_reached_and_stands_at_the_bottom(kiosk: Kiosk):
    kiosk.show(shown(ten_thousand()))
    kiosk.stage.screen.open_group(screen(kiosk).categories[0])
    kiosk.settle()
    scroller = screen(kiosk).ids.scroller

    scroller.scroll_by(scroller.hidden)
    kiosk.settle()

    last = screen(kiosk).ids.shelf.card_of(9_999)
    assert last.item.title.endswith("9999")
    assert last.to_window(last.x, last.y)[1] >= scroller.pane.y - 1
    kiosk.wait(0.6)
    kiosk.tap(last)
    assert screen(kiosk).opened.offer.at == 9_999


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
def test_the_keypad_walks_down_through_a_long_list(kiosk: Kiosk, size: tuple[int, int]):
    kiosk.resize(size)
    kiosk.show(shown(ten_thousand()))
    kiosk.stage.screen.open_group(screen(kiosk).categories[0])
    kiosk.settle()
    kiosk.stage.focus(screen(kiosk).ids.shelf.card_of(0))
    columns = int(screen(kiosk).ids.shelf.columns)

    for row in range(1, 30):
        kiosk.key("down")
        kiosk.frames.lay_out(2)
        assert kiosk.stage.focused.item.at == row * columns

    kiosk.key("enter")
    assert screen(kiosk).opened.offer.at == 29 * columns


NAMES = ("catalogue", "catalogue-kinds", "catalogue-category", "catalogue-search", "catalogue-item-out")


@pytest.mark.parametrize("size", [(800, 480), (800, 1280)])
@pytest.mark.parametrize("name", NAMES)
def test_the_arrows_walk_over_every_control(kiosk: Kiosk, name: str, size: tuple[int, int]):
    kiosk.resize(size)
    kiosk.show(present(SCENES[name], BOOK))
    HANDS[name](kiosk.stage)
    kiosk.settle()
    controls = kiosk.stage.controls()
    walked = []

    for _ in (*controls, *controls):  # rows come into being on the way
        kiosk.key("right")
        kiosk.frames.lay_out(1)
        walked.append(kiosk.stage.focused)

    assert {id(each) for each in controls} <= {id(each) for each in walked}


def test_from_right_to_left_the_first_stands_at_the_right_and_the_letters_from_left_to_right(kiosk: Kiosk):
    kiosk.show(replace(shown(), view=in_arabic(view(session_of())), right_to_left=True))
    cards = [c for c in kiosk.stage.controls() if type(c).__name__ == "GroupCard"]
    assert cards[0].to_window(*cards[0].pos)[0] > cards[1].to_window(*cards[1].pos)[0]

    HANDS["catalogue-typing"](kiosk.stage)
    kiosk.settle()

    keys = {c.item: c.to_window(*c.center)[0] for c in kiosk.stage.controls() if isinstance(c.item, str)}
    assert keys["A"] < keys["B"] < keys["J"]


def test_one_initiative_begins_with_its_categories():
    assert [group.name for group in stock(*(offer for offer in OFFERS if offer.item.initiative is TOYS)).groups] == [
        "Spelotheek"
    ]
    other = Initiative("x", "X", "#112233")
    assert len(stock(Offer(SMALL_DRILL, "a"), Offer(replace(SMALL_DRILL, initiative=other), "a")).groups) == 2
