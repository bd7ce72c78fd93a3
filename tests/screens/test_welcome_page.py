"""The pages of welcome, wait and languages: the place of everything, and the touches."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.lending.events import LanguageChosen, Panel, PanelOpened
from kiosk.lending.model import Guide, GuideEntry, Shelf, ShelfItem
from screens.glass.marks import Box, Disc, Scene, Stroke, Text
from screens.pages.entrance import night_paint, paint
from screens.pages.entrance.headline import HEADLINE
from screens.pages.entrance.welcome import ground
from screens.present.members.guide import openings, opens_tomorrow, windows
from screens.present.members.welcome import WelcomeView
from screens.present.values import Shown
from screens.present.words import Words
from tests.gallery.guide import CLOSED, DUSK, GUIDE, NOBODY
from tests.gallery.states import SEVENTEEN, TIMEZONE, gallery
from tests.support.poster import Poster

NL = gallery("nl")
AR = gallery("ar")
DUTCH = Words("nl", TIMEZONE)
SIZES = ((800, 480), (1280, 800), (1920, 1080), (800, 1280))


def scenes(poster: Poster, kind: str) -> list[Scene]:
    return [mark for mark in poster.sheet.marks if isinstance(mark, Scene) and mark.key[0] == kind]


def stroke(poster: Poster) -> Stroke | None:
    found = [mark for mark in poster.sheet.marks if isinstance(mark, Stroke)]
    assert len(found) < 2
    return found[0] if found else None


def welcome_of(shown: Shown) -> WelcomeView:
    assert isinstance(shown.view, WelcomeView)
    return shown.view


# --- the way to the reader ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("states", [NL, AR], ids=["nl", "ar"])
@pytest.mark.parametrize(("side", "name"), [("right", "welcome"), ("left", "welcome-reader-left")])
def test_the_stroke_runs_off_the_edge_at_the_reader_in_every_language(
    size: tuple[int, int], bigger: bool, states: dict[str, Shown], side: str, name: str
) -> None:
    line = stroke(Poster(size, bigger=bigger).show(states[name]))
    assert line is not None
    xs = line.points[::2]
    assert (max(xs) > size[0], min(xs) < 0) == (side == "right", side == "left")


@pytest.mark.parametrize("size", SIZES)
def test_the_stroke_to_a_reader_below_turns_down_beside_all_controls(size: tuple[int, int]) -> None:
    poster = Poster(size).show(NL["welcome-reader-below"])
    line = stroke(poster)
    assert line is not None
    *_, x, y = line.points
    assert y > size[1]
    dock = [one.box for one in poster.sheet.targets if one.box.bottom > size[1] * 0.82]
    assert dock
    if size[0] > size[1]:
        assert not [box for box in dock if box.x - line.thick / 2 < x < box.right and box.w < size[0] / 3]


def test_without_a_reader_there_is_no_stroke_and_the_lamp_is_out() -> None:
    lit, out = Poster().show(NL["welcome"]), Poster().show(NL["welcome-reader-gone"])
    assert [one.key[1] for one in scenes(lit, "heart")] == [True]
    assert [one.key[1] for one in scenes(out, "heart")] == [False]
    assert stroke(out) is None
    assert [one.key[3] is None for poster in (lit, out) for one in scenes(poster, "arch")] == [False, True]


def test_the_headline_is_as_large_as_its_table_says_where_its_words_fit() -> None:
    short = replace(NL["welcome"], view=replace(welcome_of(NL["welcome"]), prompt=("Kaart", "hier")))
    poster = Poster().show(short)
    sizes = [mark.size for mark in poster.sheet.marks if isinstance(mark, Text) and mark.role == "headline"]
    frame = poster.sheet.frame
    assert sizes == [frame.mm(HEADLINE["regular"][0])] * 2


# --- the shelf ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_the_shelf_is_the_button_of_the_catalogue_and_says_how_much_is_free(size: tuple[int, int]) -> None:
    poster = Poster(size).show(NL["welcome"])
    assert {"Wat is er?", "47 dingen vrij"} <= set(poster.texts)
    poster.touch("catalogue")
    assert poster.posted == [PanelOpened(Panel.CATALOGUE)]
    assert 5 <= len(scenes(poster, "thing")) <= 7


def test_a_lent_item_leaves_only_its_shadow() -> None:
    free = [one.key[3] for one in scenes(Poster().show(NL["welcome-some-lent"]), "thing")]
    assert (free.count(True), free.count(False)) == (4, 2)


@pytest.mark.parametrize(("width", "height"), [(120, 150), (37, 61)])
def test_a_shadow_is_soft_and_an_item_is_not(width: int, height: int) -> None:
    there, gone = (paint.thing("drill", 1, free=free)(width, height) for free in (True, False))
    assert there.size == gone.size == (width, height)
    assert max(there.getchannel("A").tobytes()) == 255
    assert 20 < max(gone.getchannel("A").tobytes()) < 90


def test_the_picture_of_the_shelf_depends_on_its_key_alone() -> None:
    first, second = (scenes(Poster().show(NL["welcome"]), "arch")[0] for _ in range(2))
    assert first == second
    wide, high = round(first.box.w), round(first.box.h)
    assert first.paint(wide, high).tobytes() == second.paint(wide, high).tobytes()


def test_no_name_of_an_item_stands_on_the_shelf() -> None:
    held = Shelf(1, (ShelfItem("DEMO-0001", "drill"),))
    assert {name for one in held.items for name in one.__slots__} == {"barcode", "picture", "colour", "free"}


def test_the_ground_goes_from_cream_to_apricot() -> None:
    blue = [int(ground(hour)[5:], 16) for hour in range(5, 24)]
    assert blue == sorted(blue, reverse=True)
    assert ground(5) == "#FFF6EA"
    assert int(ground(21)[5:], 16) < 0xB8


# --- who is there -------------------------------------------------------------------------------------------------


def test_the_open_initiatives_stand_in_columns_and_open_the_guide() -> None:
    poster = Poster((1920, 1080)).show(NL["welcome"])
    assert {"Spelotheek", "tot 17 uur", "Sportrijk", "van 18 tot 20 uur"} <= set(poster.texts)
    colours = [mark.fill for mark in poster.sheet.marks if isinstance(mark, Disc)]
    assert GUIDE.entries[0].initiative.colour in colours
    poster.touch("guide")
    assert poster.posted == [PanelOpened(Panel.GUIDE)]


def test_open_initiatives_come_first_then_those_closed_today() -> None:
    said = [(one.name, one.hours) for one in openings(CLOSED, DUTCH)]
    assert said[3] == ("Instrumentheek", "Vandaag dicht")
    assert [one.now for one in openings(CLOSED, DUTCH)] == [True, True, True, False, False, False]
    assert openings(NOBODY, DUTCH) == ()


def test_a_trouble_takes_the_room_of_the_hours() -> None:
    texts = Poster().show(NL["welcome-paper-out"]).texts
    assert "Het papier is op." in texts
    assert "Wie is er?" not in texts


@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_every_trouble_is_told_beside_both_ways_on(size: tuple[int, int], bigger: bool) -> None:
    poster = Poster(size, bigger=bigger).show(NL["welcome-everything-gone"])
    troubles = {"De kaartlezer werkt even niet.", "De scanner werkt even niet.", "De printer werkt even niet."}
    assert troubles <= set(poster.texts)
    poster.touch("Typ je lidnummer").touch("Typ de code")
    assert poster.posted == [PanelOpened(Panel.NUMBER), PanelOpened(Panel.CODE)]
    assert [one.aloud for one in poster.sheet.targets if one.green] == ["Typ je lidnummer"]


@pytest.mark.parametrize("bigger", [False, True])
def test_on_an_upright_display_all_controls_stand_in_the_lower_two_thirds(bigger: bool) -> None:
    for name in ("welcome", "welcome-everything-gone", "languages", "languages-17"):
        sheet = Poster((800, 1280), bigger=bigger).show(NL[name]).sheet
        whole = [one.box for one in sheet.targets if one.key != "catalogue"]
        assert all(box.y >= 1280 / 3 - 1 for box in whole), name


def test_a_language_is_chosen_by_its_own_name() -> None:
    poster = Poster().show(NL["welcome"]).touch("Français")
    assert poster.posted == [LanguageChosen("fr")]


# --- at night -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_the_dimmed_page_is_one_picture_that_wakes_at_any_touch(size: tuple[int, int]) -> None:
    shown = NL["welcome-night"]
    poster = Poster(size).show(shown)
    (only,) = poster.sheet.targets
    assert (only.press, only.box.w, only.box.h) == (shown.dim_touch, *size)
    (night,) = scenes(poster, "night")
    assert night.key[1] == welcome_of(shown).windows
    assert welcome_of(shown).windows.count(True) == 3
    assert "Morgen open: Legotheek, Digipunt, Poezewoef" in poster.texts


def test_each_lit_window_of_the_night_is_an_initiative_that_opens_tomorrow() -> None:
    lit = [entry.initiative.name for entry, one in zip(DUSK.entries, windows(DUSK), strict=True) if one]
    assert lit == ["Legotheek", "Digipunt", "Poezewoef"]
    house = (60, 60, 80, 90)
    nowhere = Box(0, 0, 0, 0)
    drawn = [
        night_paint.night(one, house, 0, nowhere)(200, 200).getchannel("R").tobytes()
        for one in ((False, False, False), (True, False, False), (True, True, True))
    ]
    bright = [sum(value > 240 for value in picture) for picture in drawn]
    assert bright[0] < bright[1] < bright[2]


def test_before_the_morning_the_coming_day_counts_as_tomorrow() -> None:
    entry = GuideEntry(GUIDE.entries[0].initiative, "train", today=GUIDE.entries[0].today, tomorrow=False)
    late, early = (Guide(date(2026, 11, 23), (entry,), hour=hour) for hour in (23, 3))
    assert (windows(late), windows(early)) == ((False,), (True,))
    assert opens_tomorrow(early, DUTCH) == ""


# --- languages ----------------------------------------------------------------------------------------------------


def test_many_languages_are_paged_by_whole_rows() -> None:
    poster = Poster((800, 480)).show(NL["languages-17"])
    first = [one.key for one in poster.sheet.targets if one.key.startswith("language ")]
    assert len(first) == 9
    (dragged,) = poster.sheet.paging
    poster.touch("Nog 8")
    second = [one.key for one in poster.sheet.targets if one.key.startswith("language ")]
    assert {*first, *second} == {f"language {code}" for code in SEVENTEEN}
    poster.touch("Naar boven")
    assert [one.key for one in poster.sheet.targets if one.key.startswith("language ")] == first
    dragged.move(1)
    assert next(one.key for one in poster.sheet.targets if one.key.startswith("language ")) == first[3]
    assert poster.posted == []


def test_the_page_of_languages_forgets_where_it_was() -> None:
    poster = Poster((800, 480)).show(NL["languages-17"]).touch("Nog 8")
    poster.page.wipe()
    assert "Nog 8" in poster.texts


# --- wait ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_page_of_waiting_says_what_to_do_and_the_code(size: tuple[int, int], bigger: bool) -> None:
    poster = Poster(size, bigger=bigger).show(NL["wait-unsafe-in-visit"])
    assert {"Hier kan het even niet", "Lenen en terugbrengen kan aan de balie.", "K15"} <= set(poster.texts)
    assert [one.aloud for one in poster.sheet.targets if one.green] == ["Klaar"]
    asleep = Poster(size, bigger=bigger).show(NL["wait-silent"])
    assert not [one for one in asleep.sheet.targets if one.green]


# --- the amount saved ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "room"), [((1280, 800), True), ((800, 480), False)])
def test_the_amount_saved_stands_beside_the_name_of_the_house_where_there_is_room(
    size: tuple[int, int], room: bool
) -> None:
    assert ("al € 12.300 bespaard" in Poster(size).show(NL["welcome-saved"]).texts) == room
    assert not any("bespaard" in one for one in Poster(size).show(NL["welcome"]).texts), "nothing was, yet"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
def test_the_way_on_has_a_word_when_the_reader_is_missing(size: tuple[int, int], bigger: bool, language: str) -> None:
    poster = Poster(size, bigger=bigger).show(gallery(language)["welcome-reader-gone"])

    (way,) = (one for one in poster.sheet.targets if one.green)
    assert way.aloud in poster.texts
