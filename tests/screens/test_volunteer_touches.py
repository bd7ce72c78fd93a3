"""The volunteers' screens under fingers and keys: each control posts its own event, long lists stay light, and nothing
of a shift is left when it is over."""

import time
from typing import Any

import pytest

from kiosk.lending.events import NoticeClosed
from kiosk.lending.volunteers.events import (
    BackPressed,
    EntrySettled,
    MemberChosen,
    PastOperationChosen,
    SearchTyped,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import Outcome
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.home import HomeView, TileView
from screens.present.volunteers.rows import RowGroup, RowsView, RowView, SearchView
from screens.present.volunteers.ways import back
from screens.present.words import wordbook
from tests.gallery.states import gallery
from tests.gallery.volunteers import PARTS, PAST_OPERATIONS
from tests.screens.conftest import TIGHTEST, Kiosk

NL = gallery("nl")
WORDS = wordbook("Europe/Brussels")("nl")
NAMES = (
    "desk-home-after-visit",
    "desk-check-in",
    "desk-check-in-scanner-gone-some",
    "desk-inbox",
    "desk-hours",
    "desk-past-operations",
    "desk-undoing",
    "desk-last-visit",
)


def people(*names: str, text: str = "") -> RowsView:
    """A list in which somebody is sought."""
    found = tuple(
        RowView(str(at), name, icon="account", touch=Action(name, MemberChosen(at)))  # type: ignore[arg-type]
        for at, name in enumerate(names)
    )
    search = SearchView(text, "Naam of nummer", "Wis", "Spatie")
    return RowsView("members", "Lid", "account", back(WORDS), groups=(RowGroup("", found),), search=search)


@pytest.mark.parametrize(("size", "bigger"), TIGHTEST, ids=str)
def test_every_page_of_the_desk_passes_the_lint(kiosk: Kiosk, size: tuple[int, int], bigger: bool) -> None:
    from tests.gallery.widget_lint import faults

    kiosk.resize(size)
    found = []
    for name, shown in NL.items():
        if name.startswith("desk-"):
            kiosk.show(shown, bigger=bigger)
            found += [f"{name}: {fault}" for fault in faults(kiosk.stage, kiosk.app.theme)]

    assert [] == found


@pytest.mark.parametrize("name", [name for name in NL if name.startswith("desk-home")])
def test_on_the_smallest_display_all_ways_from_home_are_in_sight_whatever_is_said_there(
    kiosk: Kiosk, name: str
) -> None:
    kiosk.resize(TIGHTEST[0][0])
    kiosk.show(NL[name])
    home = kiosk.stage.children[0]
    hidden = [way.item.text for way in home.ids.ways.children if way.to_window(*way.pos)[1] < home.ids.scroller.y]

    assert hidden == []
    assert len(home.ids.ways.children) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_every_control_posts_its_own_event_and_nothing_else(kiosk: Kiosk, name: str) -> None:
    kiosk.resize(TIGHTEST[0][0])
    kiosk.show(NL[name])
    controls = [c for c in kiosk.stage.controls() if _event(c) is not None]
    assert controls

    for control in controls:
        kiosk.stage.focus(control)
        kiosk.wait(0.6)
        kiosk.posted.clear()
        kiosk.tap(control)

        assert [_event(control)] == kiosk.posted


def _event(control: Any) -> object:
    """What a touch on it should say; None for what only changes the screen."""
    item = getattr(control, "item", None)
    match item:
        case Action(event=event):
            return event
        case TileView(action=action):
            return action.event
        case RowView(touch=Action(event=event)):
            return event
    return None


@pytest.mark.parametrize("name", NAMES)
def test_the_arrows_walk_over_every_control_and_bring_the_others_into_sight(kiosk: Kiosk, name: str) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL[name])
    walked = []

    for key in ["right"] * 30 + ["left"] * 30:
        kiosk.key(key)
        walked.append(_said(kiosk.stage.focused))

    view = NL[name].view
    titles = [row.title for group in view.groups for row in group.rows] if isinstance(view, RowsView) else []
    assert {_said(control) for control in kiosk.stage.controls()} <= set(walked)
    if name == "desk-inbox":
        assert {title for title in titles if title != "Printer"} <= set(walked)


def _said(control: Any) -> str:
    return str(getattr(control, "text", "") or getattr(control.item, "title", "") or type(control).__name__)


def test_a_row_that_stands_alone_has_every_answer_and_is_left_again(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL["desk-inbox"])
    kiosk.tap("Bouwblokken")
    kiosk.settle()
    texts = [getattr(c, "text", "") for c in kiosk.stage.controls()]
    assert {"In orde", "Onvolledig", "Herstel", "Afgedankt", "Lid", "Ding", "Naar de lijst"} <= set(texts)
    kiosk.wait(0.6)
    kiosk.posted.clear()

    kiosk.tap("Afgedankt")
    kiosk.wait(0.6)
    kiosk.tap("Naar de lijst")
    kiosk.settle()

    assert EntrySettled(PARTS.number, Outcome.WITHDRAWN) in kiosk.posted
    assert BackPressed() not in kiosk.posted
    assert kiosk.control("Bouwblokken")


def test_a_row_that_was_settled_leads_back_to_the_list(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-inbox"])
    kiosk.screen("RowsScreen").open_row(NL["desk-inbox"].view.groups[0].rows[0])  # type: ignore[union-attr]
    kiosk.settle()

    kiosk.show(NL["desk-inbox-trouble"])

    assert kiosk.screen("RowsScreen").opened is None


def test_a_scan_goes_on_over_what_stands_alone(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-check-in"])
    screen = kiosk.screen("CheckInScreen")
    screen.open_row(NL["desk-check-in"].view.eyes[0])  # type: ignore[union-attr]
    kiosk.settle()

    kiosk.show(NL["desk-check-in-many-eyes"])

    assert screen.opened is None


def test_only_the_rows_in_sight_exist_among_thousands(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL["desk-inbox-thousands"])
    screen = kiosk.screen("RowsScreen")
    cards = [w for w in screen.walk(restrict=True) if type(w).__name__ == "RowCard"]
    assert 0 < len(cards) < 60
    began = time.perf_counter()

    for _ in range(100):
        screen.ids.scroller.scroll_by(300)
        kiosk.frames.lay_out(1)

    assert screen.ids.scroller.offset > 20_000
    assert time.perf_counter() - began < 20
    assert len([w for w in screen.walk(restrict=True) if type(w).__name__ == "RowCard"]) < 90


def test_each_key_tells_what_is_sought_and_the_text_stays(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(people("Noor Peeters", "Noah Claes"))
    kiosk.posted.clear()
    screen = kiosk.screen("RowsScreen")

    for letter in "NO":
        screen.stroke(letter)
    kiosk.show(people("Noor Peeters", text="N"))
    screen.stroke("space")
    screen.stroke("wipe")

    assert kiosk.posted == [SearchTyped("N"), SearchTyped("NO"), SearchTyped("NO "), SearchTyped("NO")]
    assert screen.typed == "NO"


def test_who_is_found_is_chosen_and_what_was_sought_is_there_again(kiosk: Kiosk) -> None:
    kiosk.show(people("Noor Peeters", "Noah Claes", text="NO"))
    kiosk.posted.clear()

    kiosk.tap("Noor Peeters")

    assert kiosk.posted == [MemberChosen(0)]  # type: ignore[arg-type]
    assert kiosk.screen("RowsScreen").typed == "NO"


def test_the_keyboard_goes_away_for_a_long_list_and_comes_back(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(people("Noor Peeters"))
    screen = kiosk.screen("RowsScreen")

    screen.stroke("close")
    kiosk.settle()
    without = screen.ids.scroller.height
    kiosk.tap("RowsField")
    kiosk.settle()

    assert screen.typing
    assert without > screen.ids.scroller.height


@pytest.mark.parametrize(("size", "bigger"), TIGHTEST, ids=str)
def test_a_search_passes_the_lint(kiosk: Kiosk, size: tuple[int, int], bigger: bool) -> None:
    from tests.gallery.widget_lint import faults

    kiosk.resize(size)
    kiosk.show(people("Noor Peeters", "Noah Claes", "Nora El Amrani", text="NO"), bigger=bigger)

    assert [] == faults(kiosk.stage, kiosk.app.theme)


def test_what_is_said_until_it_is_closed_is_closed_by_one_touch(kiosk: Kiosk) -> None:
    dismiss = Action("Sluit", NoticeClosed(), "close-thick")
    message = Message("barcode", "Niet bewaard: SPE-1.", tone=Tone.LOOK)
    tile = TileView("check in", Action("Terugnemen", TileChosen(Tile.CHECK_IN), "tray-arrow-down"))
    kiosk.show(HomeView("Dag Joke", (tile,), (), dismiss, message=message, dismiss=dismiss))
    kiosk.posted.clear()

    kiosk.tap("Sluit")

    assert kiosk.posted == [NoticeClosed()]


def test_what_was_done_is_chosen_in_the_list(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-past-operations"])
    kiosk.posted.clear()

    kiosk.tap("Klopboormachine")

    assert kiosk.posted == [PastOperationChosen(PAST_OPERATIONS[1].operation)]


def test_nothing_of_a_shift_is_left_on_any_screen(kiosk: Kiosk) -> None:
    for name, shown in NL.items():
        if name.startswith("desk-"):
            kiosk.show(shown)
    kiosk.show(people("Noor Peeters", text="NOOR"))
    kiosk.screen("RowsScreen").stroke("X")

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


def test_the_pages_of_the_desk_are_mirrored_for_who_reads_from_the_right(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-inbox"], right_to_left=True)
    kiosk.settle()
    card = kiosk.control("Cirkelzaag")
    answers = card.ids.answers

    assert answers.to_window(*answers.center)[0] < card.to_window(*card.center)[0]
    kiosk.show(NL["desk-inbox"], right_to_left=False)
