"""The page of the visit: the place of everything, what a touch changes on the page, and what it posts."""

from dataclasses import replace

import pytest

from kiosk.lending.events import (
    AllTherePressed,
    DonePressed,
    NoticeClosed,
    Panel,
    PanelOpened,
    PartNoted,
    PartsFolded,
    PartsToldPressed,
    RenewPressed,
    SwapCounted,
    UndoPressed,
)
from kiosk.lending.model import PartNote
from screens.glass.marks import Art, Fade, Target, Text
from screens.pages.members.visit.steppers import HASTY
from screens.present.members.visit import VisitView
from screens.present.values import Shown
from tests.gallery.lines import lent
from tests.gallery.lint import ink_of
from tests.gallery.states import gallery, visit
from tests.gallery.swap import reserved, swapped
from tests.house import BIKE, BLOCKS, BODY, DRILL, SAW
from tests.screens.conftest import SIZES
from tests.support.poster import Poster

NL = gallery("nl")
SMALL, USUAL = (800, 480), (1280, 800)


def whole_lines(poster: Poster) -> list[Target]:
    """The buttons *Toch niet*, of which each line that is shown whole has one."""
    return [one for one in poster.sheet.targets if one.key.startswith("undo ")]


def green(poster: Poster) -> list[str]:
    return [one.aloud for one in poster.sheet.targets if one.green]


def with_lines(shown: Shown, number: int) -> Shown:
    assert isinstance(shown.view, VisitView)
    return replace(shown, view=replace(shown.view, lines=shown.view.lines[-number:]))


# --- lines -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "bigger", "number"), [(USUAL, False, 5), (SMALL, False, 3), (SMALL, True, 2), (USUAL, True, 3)]
)
def test_thirty_lines_are_paged_by_whole_lines(size: tuple[int, int], bigger: bool, number: int) -> None:
    poster = Poster(size, bigger=bigger).show(visit(30))
    assert len(whole_lines(poster)) == number
    seen = {one.key for one in whole_lines(poster)}

    while "Naar boven" not in [one.aloud for one in poster.sheet.targets]:
        more = next(one.aloud for one in poster.sheet.targets if one.aloud.startswith("Nog "))
        poster.touch(more)
        assert len(whole_lines(poster)) >= number or poster.target("Naar boven")
        seen |= {one.key for one in whole_lines(poster)}

    assert len(seen) == 30
    poster.touch("Naar boven")
    assert len(whole_lines(poster)) == number


def test_four_lines_fit_on_the_small_display_beside_the_button_of_my_page() -> None:
    poster = Poster(SMALL).show(with_lines(visit(12), 4))

    assert len(whole_lines(poster)) == 4
    poster.touch("Mijn pagina")
    assert poster.posted == [PanelOpened(Panel.MINE)]
    assert not any(isinstance(mark, Fade) for mark in poster.sheet.marks)


def test_nog_counts_the_lines_that_are_not_shown_whole() -> None:
    poster = Poster(USUAL).show(with_lines(visit(30), 7))

    assert "Nog 2" in poster.texts
    assert any(isinstance(mark, Fade) for mark in poster.sheet.marks)


def test_a_finger_drags_the_list_by_whole_lines() -> None:
    poster = Poster(USUAL).show(visit(30))
    first = whole_lines(poster)

    poster.sheet.paging[0].move(2)

    assert whole_lines(poster)[0].key == first[2].key
    poster.sheet.paging[0].move(-9)
    assert [one.key for one in whole_lines(poster)] == [one.key for one in first]


def test_a_new_line_is_in_sight_whatever_page_was_shown() -> None:
    poster = Poster(USUAL).show(visit(11)).touch("Nog 6")

    poster.show(visit(12))

    assert whole_lines(poster)[0].key == f"undo {_lines(visit(12))[0]}"


def test_a_visit_is_as_it_was_when_the_countdown_was_answered() -> None:
    poster = Poster(USUAL).show(visit(12)).touch("Nog 7")
    before = [one.key for one in whole_lines(poster)]

    poster.show(NL["countdown"]).show(visit(12))

    assert [one.key for one in whole_lines(poster)] == before


def _lines(shown: Shown) -> list[str]:
    assert isinstance(shown.view, VisitView)
    return [line.key for line in shown.view.lines]


def test_toch_niet_undoes_its_line() -> None:
    poster = Poster().show(NL["visit-3-lines"]).touch(f"undo {lent(DRILL).operation}")

    assert poster.posted == [UndoPressed(lent(DRILL).operation)]


def test_the_button_klaar_has_the_summary_of_the_visit() -> None:
    poster = Poster().show(NL["visit-3-lines"])
    assert "2 geleend · 1 terug" in poster.texts

    poster.touch("Klaar")

    assert poster.posted == [DonePressed()]


def test_a_name_of_one_long_word_takes_one_line() -> None:
    shown = NL["visit-1-line"]
    assert isinstance(shown.view, VisitView)
    line = replace(shown.view.lines[0], title="M" + "eegroei" * 16 + "wagen")
    poster = Poster(SMALL).show(replace(shown, view=replace(shown.view, lines=(line,) * 1)))

    assert len(whole_lines(poster)) == 1
    assert "Klaar" in poster.texts


# --- opened lines ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("visit-lent-again", "Ik neem het mee"),
        ("parts-lent", "Ja, alles is er"),
        ("parts-several-open", "Ja, alles is er"),
        ("parts-counted", "Klaar met tellen"),
        ("parts-all-there", "Klaar"),
        ("instructions-to-confirm", "Gelezen"),
        ("refusal-4-reasons", "Oké, verder"),
        ("refusal-question-open", "Oké, verder"),
        ("visit-3-lines", "Klaar"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
def test_exactly_one_control_is_green(size: tuple[int, int], name: str, says: str) -> None:
    assert green(Poster(size).show(NL[name])) == [says]


def test_a_folded_line_folds_the_question_of_another_and_its_own_line_unfolds_it() -> None:
    poster = Poster(SMALL).show(NL["parts-several-open"])
    assert green(poster) == ["Ja, alles is er"]

    poster.touch("fold")
    assert green(poster) == ["Klaar"]
    assert len(whole_lines(poster)) == 3

    poster.touch(f"lent-{BLOCKS.barcode}").touch("Ja, alles is er")
    assert poster.posted == [AllTherePressed(lent(BLOCKS).operation)]


def test_the_button_stuk_is_only_in_an_opened_line() -> None:
    poster = Poster().show(NL["visit-3-lines"])
    assert "Stuk?" not in poster.texts

    poster.touch("returned-DEMO-0003")
    assert "Stuk?" in poster.texts

    poster.touch("returned-DEMO-0003")
    assert "Stuk?" not in poster.texts


def test_a_hold_is_not_given_up_by_one_touch() -> None:
    operation = reserved(SAW).operation
    ready = next(line for line in _view("reserved-ready").lines if line.undo)
    poster = Poster().show(NL["reserved-ready"]).touch(f"undo {ready.key}")
    assert poster.posted == []

    poster.touch("Toch wel")
    assert "Ik hoef het niet meer" not in poster.texts

    poster.touch(f"undo {ready.key}").touch("Ik hoef het niet meer")
    assert [type(event) for event in poster.posted] == [UndoPressed]
    assert poster.posted != [UndoPressed(operation)]


def _view(name: str) -> VisitView:
    view = NL[name].view
    assert isinstance(view, VisitView)
    return view


# --- loans at home -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [USUAL, (1920, 1080), (800, 1280)])
def test_one_loan_is_renewed_in_two_touches(size: tuple[int, int]) -> None:
    poster = Poster(size).show(NL["visit-1-line"])
    assert "Langer houden" not in poster.texts

    poster.touch(BIKE.barcode).touch("Langer houden")

    assert poster.posted == [RenewPressed(BIKE.barcode)]


def test_opening_another_loan_closes_the_first() -> None:
    poster = Poster().show(NL["visit-1-line"]).touch(BIKE.barcode).touch(BLOCKS.barcode)

    assert [one.key for one in poster.sheet.targets if one.key.startswith("renew ")] == [f"renew {BLOCKS.barcode}"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
def test_the_button_langer_houden_is_in_sight_whichever_loan_is_opened(size: tuple[int, int], bigger: bool) -> None:
    for loan in _view("visit-many-loans").loans:
        poster = Poster(size, bigger=bigger).show(NL["visit-many-loans"])
        for _ in range(8):
            if any(one.key == loan.key for one in poster.sheet.targets):
                break
            poster.touch(next(one.aloud for one in poster.sheet.targets if one.aloud.startswith("Nog ")))
        poster.touch(loan.key)

        box = poster.target(f"renew {loan.key}").box
        assert 0 <= box.y
        assert box.bottom <= size[1]
        assert box.bottom <= poster.target("done").box.y


def test_four_loans_stand_in_their_column() -> None:
    view = _view("visit-many-loans")
    poster = Poster().show(replace(NL["visit-many-loans"], view=replace(view, loans=view.loans[:4])))

    assert {one.key for one in view.loans[:4]} <= {one.key for one in poster.sheet.targets}


def test_thirty_loans_are_paged_in_their_column() -> None:
    view = _view("visit-many-loans")
    loans = tuple(replace(view.loans[0], key=f"L{n}", title=f"Ding {n}") for n in range(30))
    poster = Poster().show(replace(NL["visit-many-loans"], view=replace(view, loans=loans)))
    seen: set[str] = set()

    for _ in range(12):
        seen |= {one.key for one in poster.sheet.targets if one.key[1:].isdigit()}
        poster.touch("loans")

    assert seen == {f"L{n}" for n in range(30)}


# --- counting ----------------------------------------------------------------------------------------------------


def test_counting_fills_the_page_and_its_way_on_is_in_the_dock() -> None:
    poster = Poster().show(NL["parts-counted"])
    assert "Bouwblokken: wat is er mis?" in poster.texts
    assert "Dag Samira" not in poster.texts

    poster.touch("Klaar met tellen").touch("Terug")

    assert poster.posted == [PartsToldPressed(), PartsFolded()]


def test_touching_the_name_of_a_part_counts_it_and_all_quick_touches_count() -> None:
    poster = Poster().show(NL["parts-counting"]).touch("part 0")

    assert poster.posted == [PartNoted(PartNote(0, missing=1))]
    assert {poster.target(key).quiet for key in ("part 0", "more 0 0", "more 1 1")} == {HASTY}


def test_many_parts_are_paged() -> None:
    poster = Poster(SMALL).show(NL["parts-counting-many"])
    seen: set[str] = set()
    for _ in range(3):
        seen |= {one.key for one in poster.sheet.targets if one.key.startswith("part ")}
        poster.touch(next(one.aloud for one in poster.sheet.targets if one.aloud[:3] in ("Nog", "Naa")))

    assert seen == {f"part {n}" for n in range(8)}


# --- swaps and refusals ------------------------------------------------------------------------------------------


def test_a_highlighted_swap_has_plus_and_minus() -> None:
    poster = Poster().show(NL["swap-5-for-3"]).touch("more taken").touch("less given")

    operation = swapped(BODY).operation
    assert poster.posted == [SwapCounted(operation, 6, 3), SwapCounted(operation, 5, 2)]
    assert poster.target("more taken").quiet == HASTY


def test_a_swap_with_nothing_taken_has_no_minus() -> None:
    keys = [one.key for one in Poster().show(NL["swap-given"]).sheet.targets]

    assert "more taken" in keys
    assert "less taken" not in keys


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_every_reason_of_a_refusal_is_said_with_one_advice_and_the_codes(size: tuple[int, int], language: str) -> None:
    shown = gallery(language)["refusal-4-reasons"]
    poster = Poster(size).show(shown)
    assert isinstance(shown.view, VisitView)
    view = shown.view.refusal
    assert view is not None
    advice = view.steps[0]

    said = {*(reason.text for reason in view.reasons), advice.text, advice.detail, view.code}
    assert len(said) == 7
    assert said <= set(poster.texts)
    poster.touch(view.close.aloud)
    assert poster.posted == [NoticeClosed()]


# --- what is left ------------------------------------------------------------------------------------------------


def test_nothing_of_a_visitor_stays_on_the_page() -> None:
    poster = Poster(SMALL).show(NL["parts-several-open"]).touch("fold")
    page = poster.page

    page.wipe()

    assert "DEMO" not in str(vars(page))
    assert "Bouwblokken" not in str(vars(page))


# --- messages and banners above a line that asks -----------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_a_code_to_write_down_stays_in_sight_when_the_paper_runs_out(
    size: tuple[int, int], bigger: bool, language: str
) -> None:
    states = gallery(language)
    poster = Poster(size, bigger=bigger).show(states["part-slip"])
    assert "K7P4M2XR" in poster.texts

    poster.show(states["part-slip-no-paper"])

    assert "K7P4M2XR" in poster.texts


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
def test_a_new_message_is_shown_above_an_open_question_or_in_its_place(size: tuple[int, int], bigger: bool) -> None:
    shown = NL["parts-unknown-code"]
    assert isinstance(shown.view, VisitView)
    assert shown.view.message

    assert shown.view.message.text in Poster(size, bigger=bigger).show(shown).texts


def test_a_question_without_room_below_a_message_opens_by_a_touch() -> None:
    poster = Poster(USUAL, bigger=True).show(NL["parts-unknown-code"])
    assert green(poster) == ["Klaar"]

    poster.touch(_lines(NL["parts-unknown-code"])[0])

    assert green(poster) == ["Ja, alles is er"]


def test_without_room_the_advice_of_a_banner_is_left_out_and_the_line_below_stays() -> None:
    shown = gallery("en")["visit-paper-out"]
    assert isinstance(shown.view, VisitView)
    poster = Poster(SMALL, bigger=True).show(shown)

    assert shown.view.warnings[0].text in poster.texts
    assert shown.view.warnings[0].detail not in poster.texts
    assert whole_lines(poster)


# --- the head --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["no-barcode-returned", "return-hold-card-reader-gone"])
def test_the_greeting_is_whole_beside_the_controls(size: tuple[int, int], language: str, name: str) -> None:
    shown = gallery(language)[name]
    poster = Poster(size, bigger=True).show(shown)
    assert isinstance(shown.view, VisitView)

    greetings = [mark for mark in poster.sheet.marks if isinstance(mark, Text) and mark.text == shown.view.greeting]
    assert all(ink_of(one, shown.language)[1] for one in greetings)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
def test_the_due_day_is_on_the_line_with_larger_letters_too(size: tuple[int, int], language: str) -> None:
    shown = gallery(language)["visit-1-line"]
    assert isinstance(shown.view, VisitView)
    due = shown.view.lines[0].due
    assert due

    texts = Poster(size, bigger=True).show(shown).texts
    assert any(f"{due.day} {due.month}" in text for text in texts)


def test_on_an_upright_display_a_refusal_has_its_reasons_below_the_picture() -> None:
    shown = NL["refusal-mixed"]
    assert isinstance(shown.view, VisitView)
    assert shown.view.refusal
    poster = Poster((800, 1280)).show(shown)

    (picture,) = (mark for mark in poster.sheet.marks if isinstance(mark, Art))
    reasons = [
        mark
        for mark in poster.sheet.marks
        if isinstance(mark, Text) and mark.text in [one.text for one in shown.view.refusal.reasons]
    ]
    assert len(reasons) == 3
    assert all(one.box.y > picture.box.bottom and one.box.w > 500 for one in reasons)
