"""The volunteers' home, check-in and lists under touches: each target posts its own event, only rows in sight are laid
out, and nothing of a shift is left.
"""

from dataclasses import replace

import pytest

from kiosk.lending.commands import CloseToday, OpenUntil, SettleEntry, UndoOperation
from kiosk.lending.events import DonePressed, NoticeClosed, Panel, PanelOpened
from kiosk.lending.model import Operation
from kiosk.lending.volunteers.events import (
    BackPressed,
    CommandChosen,
    Form,
    FormKind,
    FormOpened,
    MemberChosen,
    PastOperationChosen,
    SearchTyped,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import Outcome
from screens.glass.marks import Target, Text
from screens.present.values import Action, Message, Shown, Tone
from screens.present.volunteers.check_in import CheckInView
from screens.present.volunteers.home import HomeView, TileView
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView, SearchView
from screens.present.volunteers.ways import back
from screens.present.words import wordbook
from tests.gallery.states import gallery
from tests.gallery.volunteers import PARTS, PAST_OPERATIONS
from tests.screens.conftest import Kiosk
from tests.support.poster import Poster

NL = gallery("nl")
WORDS = wordbook("Europe/Brussels")("nl")
SMALL, WIDE, UPRIGHT, LARGE = (800, 480), (1280, 800), (800, 1280), (1920, 1080)


def shown(view: object) -> Shown:
    return replace(NL["desk-home"], view=view)  # type: ignore[arg-type]  # a view of any kind


def people(*names: str, text: str = "") -> Shown:
    """A page of a search for members."""
    found = tuple(
        RowView(str(at), name, icon="account", touch=Action(name, MemberChosen(at)))  # type: ignore[arg-type]
        for at, name in enumerate(names)
    )
    search = SearchView(text, "Naam of nummer, of hou een kaart", "Wis", "Spatie", "Klap in")
    groups = (RowGroup("", found),) if found else ()
    return shown(RowsView("members", "Zoek een lid", "account", back(WORDS), groups=groups, search=search))


def strike(poster: Poster, *keys: str) -> None:
    for key in keys:
        poster.touch(f"key {key}")


def typed(poster: Poster) -> str:
    return next(mark.text for mark in poster.sheet.marks if isinstance(mark, Text) and mark.weight == "bold")


# --- home --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name, one in NL.items() if isinstance(one.view, HomeView)])
def test_on_the_smallest_display_all_tiles_of_home_but_one_are_in_sight_under_any_message(name: str) -> None:
    poster, view = Poster(SMALL).show(NL[name]), NL[name].view
    assert isinstance(view, HomeView)

    there = _actions(poster)
    assert {*(tile.action for tile in view.tiles), *view.ways[:-1], view.done} <= there
    if view.ways[-1] not in there:
        assert view.ways[-1] in _actions(poster.touch("Nog 1"))


def _actions(poster: Poster) -> set[Action]:
    return {target.press for target in poster.sheet.targets if isinstance(target.press, Action)}


def test_with_larger_letters_home_turns_to_its_last_tile_and_back() -> None:
    poster = Poster(SMALL, bigger=True).show(NL["desk-home"])
    first = [target.key for target in poster.sheet.targets]
    assert "Mijn spullen" not in first

    poster.touch("Nog 4").touch("Nog 1")
    assert poster.target("Mijn spullen")
    poster.touch("Naar boven")
    assert [target.key for target in poster.sheet.targets] == first


def test_a_message_that_stays_until_closed_is_closed_by_one_touch() -> None:
    dismiss = Action("Sluit", NoticeClosed(), "close-thick")
    message = Message("barcode", "Niet bewaard: SPE-1.", tone=Tone.LOOK)
    tile = TileView("check in", Action("Terugnemen", TileChosen(Tile.CHECK_IN), "tray-arrow-down"))
    done = Action("Stoppen", DonePressed())
    poster = Poster().show(shown(HomeView("Dag Joke", (tile,), (), done, message=message, dismiss=dismiss)))

    assert poster.touch("Sluit").posted == [NoticeClosed()]


# --- the check-in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [SMALL, WIDE, UPRIGHT, LARGE], ids=str)
def test_the_newest_return_and_one_before_it_are_undone_by_one_touch(size: tuple[int, int]) -> None:
    view = NL["desk-check-in"].view
    assert isinstance(view, CheckInView)
    assert view.newest
    poster = Poster(size).show(NL["desk-check-in"])

    poster.touch("Toch niet: Houten treinset").touch("Toch niet: Loopfiets")

    undone = [Operation(view.newest.key), Operation(view.earlier[0].key)]
    assert poster.posted == [CommandChosen(UndoOperation(operation)) for operation in undone]


@pytest.mark.parametrize("name", ["desk-check-in-nothing", "desk-check-in", "desk-check-in-scanner-gone"])
def test_a_code_can_be_typed_at_the_check_in_with_and_without_a_scanner(name: str) -> None:
    poster = Poster(SMALL).show(NL[name])

    assert poster.touch("Typ de code").posted == [PanelOpened(Panel.CODE)]


def test_without_a_scanner_typing_is_the_way_on() -> None:
    assert [one.aloud for one in Poster().show(NL["desk-check-in-scanner-gone"]).sheet.targets if one.green] == [
        "Typ de code"
    ]


def test_an_item_to_look_at_is_settled_at_the_side_by_one_touch_or_on_a_small_display_by_two() -> None:
    wide = Poster(WIDE).show(NL["desk-check-in-many-eyes"])
    small = Poster(SMALL).show(NL["desk-check-in-many-eyes"]).touch("look")
    key = next(one.key for one in wide.sheet.targets if one.key.startswith("eye") and "1 parts" in one.key)

    wide.touch(f"{key}: 1") if not key.endswith(": 1") else wide.touch(key)
    while not any("1 parts" in one.key for one in small.sheet.targets):
        small.touch(next(one.key for one in small.sheet.targets if one.key.startswith("Nog")))
    small.touch(next(one.key for one in small.sheet.targets if "1 parts" in one.key and one.aloud == "In orde"))

    assert wide.posted == small.posted == [CommandChosen(SettleEntry(PARTS.number, Outcome.FINE))]


def test_a_scan_closes_an_opened_row_and_shows_the_newest() -> None:
    poster = Poster(SMALL).show(NL["desk-check-in"]).touch("look")
    assert "17 terug" not in poster.texts

    poster.show(NL["desk-check-in-many-eyes"])

    assert "18 terug" in poster.texts


def test_earlier_returns_are_turned_to_while_the_newest_stays() -> None:
    poster = Poster(WIDE).show(NL["desk-check-in-hundred"])
    for _ in range(3):
        poster.touch(next(one.key for one in poster.sheet.targets if one.key.startswith("Nog")))
    assert "Loopfiets" in poster.texts

    poster.show(NL["desk-check-in-1"])
    assert "Houten treinset" in poster.texts


# --- lists -------------------------------------------------------------------------------------------------------


def test_an_opened_row_has_every_answer_and_leads_back_to_the_list() -> None:
    poster = Poster(SMALL).show(NL["desk-inbox"]).touch("spelotheek: 1 parts")
    said = {target.aloud for target in poster.sheet.targets}
    assert {"In orde", "Onvolledig", "Herstel", "Afgedankt", "Lid", "Ding", "Naar de lijst"} <= said

    poster.touch("Afgedankt").touch("Naar de lijst")

    assert poster.posted == [CommandChosen(SettleEntry(PARTS.number, Outcome.WITHDRAWN))]
    assert poster.target("spelotheek: 1 parts")


def test_a_row_that_was_settled_leads_back_to_the_list() -> None:
    poster = Poster().show(NL["desk-inbox"]).touch("spelotheek: 1 parts")
    assert poster.target("Naar de lijst")

    poster.show(NL["desk-inbox-trouble"])

    assert poster.touch("Terug").posted == [BackPressed()]


def test_a_list_is_turned_by_whole_rows_to_its_end_and_back_to_the_top() -> None:
    poster = Poster(SMALL).show(NL["desk-inbox"])
    seen: list[str] = []
    for _ in range(9):
        seen += [text for text in poster.texts if text not in seen]
        turn = next(one.key for one in poster.sheet.targets if one.key.startswith(("Nog", "Naar boven")))
        poster.touch(turn)
        if turn == "Naar boven":
            break

    assert {"Bouwblokken", "Cirkelzaag", "Autostoel groep 1", "Printer"} <= set(seen)
    assert poster.target("spelotheek: 1 parts")


def test_a_finger_drags_a_list_row_by_row_and_not_past_its_end() -> None:
    poster = Poster(SMALL).show(NL["desk-inbox"])
    drag = poster.sheet.paging[0].move

    drag(1)
    assert "Bouwblokken" not in poster.texts
    assert "Puzzel De boerderij" in poster.texts
    drag(99)
    assert "Printer" in poster.texts
    drag(-99)
    assert "Bouwblokken" in poster.texts


@pytest.mark.parametrize("bigger", [False, True])
def test_of_thousands_of_rows_only_those_in_sight_are_made(bigger: bool) -> None:
    made: list[int] = []

    def row(number: int, _context: object) -> RowView:
        made.append(number)
        return RowView(str(number), f"Ding {number}", detail="Nakijken")

    rows = LazyRows(tuple(range(3000)), row, None)
    view = RowsView("many", "Inbox", "inbox-full", back(WORDS), (RowGroup("", rows),))
    poster = Poster(SMALL, bigger=bigger).show(shown(view))
    poster.sheet.paging[0].move(1500)
    made.clear()

    assert "Ding 1500" in poster.texts
    assert len(made) < 60


def test_hours_are_chosen_by_one_touch_where_there_is_room_and_else_by_two() -> None:
    wide = Poster(WIDE).show(NL["desk-hours"]).touch("Open tot 18:30 uur")
    small = Poster(SMALL).show(NL["desk-hours"]).touch("spelotheek").touch("Open tot 18:30 uur")

    assert wide.posted == small.posted
    (chosen,) = wide.posted
    assert isinstance(chosen, CommandChosen)
    assert isinstance(chosen.command, OpenUntil)
    assert f"{chosen.command.until:%H:%M}" == "18:30"


def test_the_hours_of_a_single_initiative_stand_open_at_once() -> None:
    poster = Poster(WIDE).show(NL["desk-hours-one"])

    poster.touch("Open tot 17:30 uur").touch("Vandaag dicht").touch("Ander uur …").touch("Terug")

    until, closed, form, left = poster.posted
    assert isinstance(until, CommandChosen)
    assert isinstance(until.command, OpenUntil)
    assert closed == CommandChosen(CloseToday("babytheek"))
    assert form == FormOpened(Form(FormKind.OPEN_UNTIL, "babytheek"))
    assert left == BackPressed()


def test_on_a_small_display_closing_a_single_initiative_is_one_touch_all_the_same() -> None:
    poster = Poster(SMALL).show(NL["desk-hours-one"]).touch("Vandaag dicht")
    assert poster.posted == [CommandChosen(CloseToday("babytheek"))]

    assert poster.target("Open tot 17:30 uur")


def test_an_operation_is_chosen_in_the_list() -> None:
    poster = Poster().show(NL["desk-past-operations"])

    poster.touch(str(PAST_OPERATIONS[1].operation))

    assert poster.posted == [PastOperationChosen(PAST_OPERATIONS[1].operation)]


def test_in_a_mirrored_language_answers_stand_at_the_left_end_of_the_row() -> None:
    poster = Poster().show(replace(NL["desk-inbox"], right_to_left=True))

    answer, card = poster.target("instrumentheek: 2 check: 1"), poster.target("instrumentheek: 2 check")
    assert answer.box.right <= card.box.x


# --- searching ---------------------------------------------------------------------------------------------------


def test_each_key_posts_the_search_and_the_text_stays() -> None:
    poster = Poster(SMALL).show(people("Noor Peeters", "Noah Claes"))

    strike(poster, "N", "O")
    poster.show(people("Noor Peeters", text="N"))
    strike(poster, "space", "wipe", "wipe", "wipe", "wipe")

    assert poster.posted == [
        SearchTyped("N"),
        SearchTyped("NO"),
        SearchTyped("NO "),
        SearchTyped("NO"),
        SearchTyped("N"),
        SearchTyped(""),
    ]


def test_another_search_shows_its_own_text_and_new_results_leave_the_text() -> None:
    poster = Poster(SMALL).show(people("Noor Peeters", text="NOOR"))
    strike(poster, "X")
    poster.show(people("Noor Peeters", text="NOOR"))
    assert typed(poster) == "NOORX"

    poster.show(people("Noah Claes", text="NOAH"))
    assert typed(poster) == "NOAH"


@pytest.mark.parametrize("size", [SMALL, WIDE, UPRIGHT, LARGE], ids=str)
def test_every_letter_and_digit_can_be_typed_in_the_order_of_a_belgian_keyboard(size: tuple[int, int]) -> None:
    poster = Poster(size).show(people())
    keys = [one for one in poster.sheet.targets if one.key.startswith("key ")]
    letters = [one.key[4:] for one in keys if one.key[4:].isalpha() and len(one.key) == 5]
    assert "".join(letters) == "AZERTYUIOPQSDFGHJKLMWXCVBN"
    if not any(one.key == "key 1" for one in keys):
        strike(poster, "digits")

    strike(poster, *"1042")

    assert poster.posted[-1] == SearchTyped("1042")


def test_the_keyboard_is_not_mirrored() -> None:
    poster = Poster().show(replace(people(), right_to_left=True))

    assert poster.target("key A").box.x < poster.target("key P").box.x


def test_a_third_quick_letter_counts_too() -> None:
    keys = [one for one in Poster().show(people()).sheet.targets if one.key.startswith("key ")]

    assert {one.quiet for one in keys} == {0.12}


def test_a_found_member_is_chosen_and_the_search_is_there_again_afterwards() -> None:
    poster = Poster().show(people("Noor Peeters", "Noah Claes", text="NO"))

    assert typed(poster) == "NO"
    assert poster.touch("0").posted == [MemberChosen(0)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("size", "columns"), [(SMALL, 2), (WIDE, 2), (LARGE, 2), (UPRIGHT, 1)], ids=str)
def test_results_stand_in_two_columns_where_there_is_room(size: tuple[int, int], columns: int) -> None:
    poster = Poster(size).show(people("Noor Peeters", "Noah Claes", text="NO"))
    first, second = poster.target("0").box, poster.target("1").box

    assert (first.y == second.y) is (columns == 2)


def test_the_keyboard_stays_while_the_list_is_turned() -> None:
    poster = Poster(SMALL).show(people(*(f"Noor {at}" for at in range(9))))
    first = keyboard(poster)

    poster.touch("Nog 7")

    assert "Noor 2" in poster.texts
    assert keyboard(poster) == first


def test_the_keyboard_can_be_hidden_for_a_long_list_and_shown_again() -> None:
    poster = Poster(SMALL).show(people(*(f"Noor {at}" for at in range(9))))
    before = len([text for text in poster.texts if text.startswith("Noor")])

    strike(poster, "close")
    assert keyboard(poster) == []
    assert len([text for text in poster.texts if text.startswith("Noor")]) > before
    poster.touch("field")
    assert keyboard(poster)


def test_each_typed_letter_turns_back_to_the_best_result() -> None:
    poster = Poster(SMALL).show(people(*(f"Noor {at}" for at in range(9))))
    poster.touch("Nog 7")

    strike(poster, "N")

    assert "Noor 0" in poster.texts


def keyboard(poster: Poster) -> list[tuple[str, float]]:
    return [(one.key, one.box.y) for one in poster.sheet.targets if one.key.startswith("key ")]


# --- what is left ------------------------------------------------------------------------------------------------


def test_nothing_of_a_shift_is_left_on_any_page(kiosk: Kiosk) -> None:
    for name, one in NL.items():
        if name.startswith("desk-"):
            kiosk.show(one)
    kiosk.show(people("Noor Peeters", text="NOOR"))
    stroke: Target = next(one for one in kiosk.stage.glass.sheet.targets if one.key == "key X")
    kiosk.stage.glass.press(stroke)
    assert [text for text in kiosk.words() if "NOORX" in text]

    kiosk.show(NL["welcome"])

    left = " ".join(kiosk.words())
    for secret in (
        "Joke",
        "Noor",
        "NOOR",
        "Peeters",
        "Samira",
        "Bouwblokken",
        "kabel",
        "8712345678906",
        "Nakijken, nummer",
    ):
        assert secret not in left, secret
