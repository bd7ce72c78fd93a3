"""Every state passes the lint in every size and language, with and without *groter*; and the lint finds
planted faults.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.lending.events import BiggerPressed, DonePressed, Touched
from screens.glass.frame import Frame
from screens.glass.marks import Box, Text
from screens.glass.page import content_box, dock, dock_box
from screens.glass.sheet import Sheet
from screens.pages.table import PAGES
from screens.present.members.goodbye import GoodbyeView
from screens.present.members.visit import VisitView
from screens.present.values import Action, Shown, View
from screens.present.volunteers.rows import RowsView
from tests.gallery.lint import (
    NOT_YET,
    SETTINGS,
    SIZES,
    Setting,
    after_one_touch,
    changed_by_predecessors,
    faults,
    looked_over,
)
from tests.gallery.tongues import states

PASSING = sorted((view for view in PAGES if view not in NOT_YET), key=lambda view: view.__name__)
WIDE, SMALL = SIZES[1], SIZES[0]
TOUCHED = [Setting(size, "nl", bigger) for size in (SMALL, WIDE) for bigger in (False, True)]


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_every_state_passes(setting: Setting) -> None:
    assert [f"{name} {setting}: {fault}" for name, fault, _ in looked_over(setting)] == []


@pytest.mark.parametrize("view", PASSING, ids=lambda view: view.__name__)
@pytest.mark.parametrize("setting", TOUCHED, ids=str)
def test_every_page_passes_after_each_touch_that_changes_it(view: type[View], setting: Setting) -> None:
    assert [f"{name} {setting}: {fault}" for name, fault in after_one_touch(view, setting)] == []


@pytest.mark.parametrize("view", PASSING, ids=lambda view: view.__name__)
def test_a_page_looks_the_same_whatever_was_shown_before(view: type[View]) -> None:
    assert changed_by_predecessors(view, Setting(WIDE)) == []


def test_every_view_that_is_excused_has_a_page() -> None:
    assert [view for view in NOT_YET if view not in PAGES] == []


# --- the lint sees what is wrong: one fault planted at a time ------------------------------------------------------

GOODBYE = next(shown for shown in states("nl").values() if type(shown.view) is GoodbyeView)
SHOWN = replace(GOODBYE, dock=GOODBYE.dock[:3])
DONE = Action("Klaar", DonePressed(), "check-bold")
OTHER = Action("Ticket", Touched(), "receipt")
RISKY = Action("Wis alles", BiggerPressed())


def sound(frame: Frame) -> Sheet:
    """A sheet without a fault: the dock with a way on, a card with a text, two buttons in one row."""
    sheet = Sheet(frame)
    room = dock(sheet, SHOWN)
    sheet.button(room, DONE, look="go", key="done")
    page = content_box(frame)
    sheet.panel(page.top(120), shadow=True)
    sheet.text(page.top(120).inset(20), "Tot ziens", "title")
    left, right = Box(page.x, 200, 200, frame.touch), Box(page.x + 212, 200, 200, frame.touch)
    sheet.button(left, OTHER, key="left")
    sheet.button(right, OTHER, key="right")
    return sheet


def _text(sheet: Sheet, text: str, box: Box, size: str | int = "body", **how: object) -> None:
    sheet.marks.append(Text(box, text, sheet.size(size), **how))  # type: ignore[arg-type]


def _button(sheet: Sheet, box: Box, action: Action = OTHER, **how: object) -> None:
    sheet.button(box, action, key=f"planted-{len(sheet.targets)}", **how)  # type: ignore[arg-type]


PLANTED: dict[str, tuple[str, Callable[[Sheet], object]]] = {
    "text not whole": (
        "text not whole",
        lambda sheet: _text(sheet, "Breng terug voor zaterdag", Box(500, 400, 90, 60)),
    ),
    "line that begins with a mark": (
        "line begins with '?'",
        lambda sheet: _text(sheet, "Iets\n? Vraag het", Box(500, 400, 300, 90), lines=2),
    ),
    "only a stump": (
        "only a stump is left",
        lambda sheet: _text(sheet, "Bouwblokken", Box(500, 400, 110, 60), may_cut=True, role="name"),
    ),
    "a remark that is cut": (
        "remark cut on its only line",
        lambda sheet: _text(sheet, "Il y a 12 jours", Box(500, 400, 90, 60), may_cut=True, role="remark"),
    ),
    "small text": ("small text", lambda sheet: _text(sheet, "klein", Box(500, 400, 300, 60), 12)),
    "role that is no exception": (
        "small text",
        lambda sheet: _text(sheet, "klein", Box(500, 400, 300, 60), 12, role="aside"),
    ),
    "text beyond the display": ("out of sight", lambda sheet: _text(sheet, "weg", Box(1250, 400, 100, 60))),
    "text below the display": ("out of sight", lambda sheet: _text(sheet, "weg", Box(500, 780, 300, 60))),
    "text higher than its box": (
        "higher than its box",
        lambda sheet: _text(sheet, "Breng terug voor zaterdag", Box(500, 400, 150, 40), lines=4),
    ),
    "icon beyond the display": (
        "out of sight: icon",
        lambda sheet: sheet.icon(Box(1260, 400, 60, 60), "check-bold", 60),
    ),
    "target beyond the display": ("target out of sight", lambda sheet: _button(sheet, Box(1200, 400, 120, 100))),
    "no way on": ("no way on", lambda sheet: sheet.targets.pop(3)),
    "text over text": (
        "text over text",
        lambda sheet: [_text(sheet, word, Box(500, 400, 300, 60)) for word in ("een", "twee")],
    ),
    "text over a target": (
        "text over a target",
        lambda sheet: _text(sheet, "Een lange regel tekst", Box(60, 240, 900, 60)),
    ),
    "text covered in part": (
        "text covered in part",
        lambda sheet: [_text(sheet, "Bedekt", Box(500, 400, 300, 60)), sheet.panel(Box(540, 380, 300, 100))],
    ),
    "target over target": ("target over target", lambda sheet: _button(sheet, Box(100, 230, 200, 100))),
    "target covered": (
        "target covered",
        lambda sheet: [_button(sheet, Box(500, 400, 200, 100)), _button(sheet, Box(490, 390, 300, 150))],
    ),
    "siblings of unequal height": (
        "unequal siblings, height",
        lambda sheet: [_button(sheet, Box(500, 400, 200, 100)), _button(sheet, Box(712, 400, 200, 120))],
    ),
    "siblings with unequal text": (
        "unequal siblings, text",
        lambda sheet: (
            [_button(sheet, Box(500, 400, 200, 100)), _button(sheet, Box(712, 400, 200, 100), size="title")]
        ),
    ),
    "padding": (
        "padding",
        lambda sheet: [sheet.panel(Box(500, 400, 300, 90)), _text(sheet, "Rand", Box(503, 410, 290, 60))],
    ),
    "small target": ("small target", lambda sheet: _button(sheet, Box(500, 400, 200, 60))),
    "targets too close": (
        "apart, not 1",
        lambda sheet: [_button(sheet, Box(500, 400, 200, 100)), _button(sheet, Box(702, 400, 200, 100))],
    ),
    "too close to what cannot be undone": (
        "apart, not 2",
        lambda sheet: (
            [_button(sheet, Box(500, 400, 200, 100)), _button(sheet, Box(707, 400, 200, 100), RISKY, risky=True)]
        ),
    ),
    "a target that says nothing": (
        "silent target",
        lambda sheet: sheet.target(Box(500, 400, 200, 100), lambda: None, "mute"),
    ),
    "two targets with one key": (
        "two targets with one key",
        lambda sheet: sheet.target(Box(500, 400, 200, 100), lambda: None, "left", "links"),
    ),
    "more than one green": (
        "more than one green",
        lambda sheet: _button(sheet, Box(500, 400, 200, 100), look="go"),
    ),
    "an edge close to the edge around it": (
        "edge within an edge",
        lambda sheet: [sheet.panel(Box(500, 400, 400, 120), border=2), sheet.panel(Box(503, 420, 100, 80), border=2)],
    ),
    "text under a picture": (
        "text under a picture",
        lambda sheet: [
            _text(sheet, "Hou je kaart hier", Box(500, 400, 400, 60)),
            sheet.art(Box(520, 380, 90, 90), "card"),
        ],
    ),
    "a hole in rows of pictures": (
        "a hole in the rows of pictures",
        lambda sheet: [sheet.panel(Box(x, y, 90, 90), "tile") for x, y in ((500, 320), (598, 320), (500, 418))],
    ),
    "a weekday as wide as its calendar": (
        "beside a small text",
        lambda sheet: [
            sheet.panel(Box(500, 400, 60, 60)),
            _text(sheet, "woensdag", Box(501, 400, 58, 30), 13, align="center", role="calendar"),
        ],
    ),
    "QR code too fine": (
        "QR code too fine",
        lambda sheet: sheet.modules(Box(500, 350, 100, 100), [[True] * 60] * 60),
    ),
}


def test_a_sound_sheet_has_no_faults() -> None:
    assert faults(sound(Frame.of(1280, 800)), SHOWN) == []


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_fault_is_found(kind: str) -> None:
    expected, plant = PLANTED[kind]
    sheet = sound(Frame.of(1280, 800))
    plant(sheet)

    assert any(expected in fault for fault in faults(sheet, SHOWN)), faults(sheet, SHOWN)


def test_a_visit_that_shows_only_a_banner_is_found() -> None:
    shown = states("nl")["visit-paper-out"]
    assert isinstance(shown.view, VisitView)
    sheet = sound(Frame.of(1280, 800))
    sheet.note(Box(500, 400, 500, 120), shown.view.warnings[0])

    assert [fault for fault in faults(sheet, shown) if "nothing but a banner" in fault]
    _text(sheet, shown.view.lines[0].title, Box(500, 540, 300, 60))
    assert not [fault for fault in faults(sheet, shown) if "nothing but a banner" in fault]


def test_a_visit_that_does_not_say_what_to_do_is_found() -> None:
    shown = states("nl")["visit-nothing-out"]
    assert isinstance(shown.view, VisitView)
    sheet = sound(Frame.of(1280, 800))

    assert [fault for fault in faults(sheet, shown) if "nothing says what to do" in fault]
    _text(sheet, shown.view.invite, Box(500, 400, 600, 60))
    assert not [fault for fault in faults(sheet, shown) if "nothing says what to do" in fault]


@pytest.mark.parametrize(("side", "found"), [(100, True), (110, False)])
def test_a_drawing_that_is_small_beside_its_letters_is_found(side: int, found: bool) -> None:
    shown = states("nl")["catalogue-list"]
    sheet = sound(Frame.of(1280, 800, bigger=True))
    card = Box(500, 330, 700, 130)
    _button(sheet, card, Action("", Touched(), spoken="Boorhamer"))
    sheet.art(card.inset(10).left(side).centred(side, side), "items/drill")
    _text(sheet, "Boorhamer", card.after(150), "small")

    assert any("small drawing" in fault for fault in faults(sheet, shown)) is found


def test_smaller_letters_than_groter_promises_are_found() -> None:
    sheet = sound(Frame.of(1280, 800, bigger=True))
    _text(sheet, "klein", Box(500, 400, 300, 60), 30)

    assert [fault for fault in faults(sheet, SHOWN) if "small text" in fault]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Spelotheek: en retard", True),
        ("fr", "Spelotheek : en retard", False),
        ("ar", "مُستعار, 12:10", True),
        ("ar", "غداً: Legotheek، Digipunt", True),
        ("ar", "غداً: \u2068Legotheek\u2069، \u2068Digipunt\u2069", False),
    ],
)
def test_the_marks_of_another_language_are_found(language: str, text: str, found: bool) -> None:
    sheet = sound(Frame.of(1280, 800, language=language))
    _text(sheet, text, Box(500, 400, 500, 60))

    assert any("not written so" in fault for fault in faults(sheet, SHOWN)) is found


@pytest.mark.parametrize(("high", "found"), [(44, True), (60, False)])
def test_arabic_letters_that_reach_over_the_edge_of_their_card_are_found(high: int, found: bool) -> None:
    sheet = sound(Frame.of(1280, 800, rtl=True, language="ar"))
    card = Box(500, 400, 300, high)
    sheet.panel(card)
    _text(sheet, "رجوع", Box(card.x + 20, card.y + (card.h - 60) / 2, 260, 60), 44)

    assert any("letters over the edge" in fault for fault in faults(sheet, SHOWN)) is found


@pytest.mark.parametrize(("top", "found"), [(440, True), (456, False)])
def test_arabic_letters_under_a_card_are_found(top: int, found: bool) -> None:
    sheet = sound(Frame.of(1280, 800, rtl=True, language="ar"))
    _text(sheet, "لديك في البيت", Box(500, 400, 300, 46), 40)
    sheet.panel(Box(480, top, 400, 90))

    assert any("letters under a card" in fault for fault in faults(sheet, SHOWN)) is found


def test_large_words_in_two_lines_in_the_dock_of_the_desk_are_found() -> None:
    desk = next(shown for shown in states("nl").values() if type(shown.view) is RowsView)
    sheet = sound(Frame.of(1280, 800))
    row = dock_box(sheet.frame)
    _text(sheet, "Vérifier la borne", row.right_part(250), lines=2)

    assert [fault for fault in faults(sheet, desk) if "large words in two lines" in fault]


def _rows(sheet: Sheet, *pictures: str) -> None:
    """Two rows below each other; each with a picture or an icon of this name, or with neither."""
    for at, picture in enumerate(pictures):
        box = Box(500, 330 + at * 110, 500, 100)
        sheet.panel(box, shadow=True)
        sheet.text(box.after(100), "Bouwblokken", "body", "bold", may_cut=True)
        sheet.icon(box.left(100), picture)


DESK_FAULTS: dict[str, tuple[str, Callable[[Sheet], object]]] = {
    "a way that is an icon": (
        "way without a word",
        lambda sheet: sheet.button(dock_box(sheet.frame).right_part(120), OTHER.wordless, key="bare"),
    ),
    "a picture on one of two rows": ("picture at", lambda sheet: _rows(sheet, "tag", "")),
    "a sentence that is cut": (
        "sentence cut",
        lambda sheet: _text(sheet, "Ingelezen: 12 nieuw, 3 anders", Box(500, 400, 150, 60), may_cut=True),
    ),
}


@pytest.mark.parametrize("kind", DESK_FAULTS)
def test_a_fault_planted_in_a_page_of_the_desk_is_found(kind: str) -> None:
    desk = replace(next(shown for shown in states("nl").values() if type(shown.view) is RowsView), dock=SHOWN.dock)
    expected, plant = DESK_FAULTS[kind]
    sheet = sound(Frame.of(1280, 800))
    assert not [fault for fault in faults(sheet, desk) if expected in fault]
    plant(sheet)

    assert [fault for fault in faults(sheet, desk) if expected in fault]


@pytest.mark.parametrize("pictures", [("tag", "tag"), ("", "")])
def test_rows_that_begin_alike_are_no_fault(pictures: tuple[str, str]) -> None:
    desk = next(shown for shown in states("nl").values() if type(shown.view) is RowsView)
    sheet = sound(Frame.of(1280, 800))
    _rows(sheet, *pictures)

    assert not [fault for fault in faults(sheet, desk) if "picture at" in fault]


def test_a_page_that_keeps_its_state_for_the_next_visitor_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from screens.glass.page import Page

    class Keeping(Page):
        view_class = GoodbyeView
        opened = False

        def shown(self, before: object, _after: object) -> None:
            self.passed = before is not None

        def lay(self, sheet: Sheet, _view: object, _shown: Shown) -> None:
            def press() -> None:
                self.opened = True

            sheet.target(Box(0, 0, 200, 200), press, "open", "open")
            sheet.text(dock_box(sheet.frame), f"{self.opened} {self.passed}")

    monkeypatch.setitem(PAGES, GoodbyeView, Keeping)
    found = changed_by_predecessors(GoodbyeView, Setting(WIDE))

    assert any("keeps something" in line for line in found)
    assert any("after another state" in line for line in found)
