"""The demo's side panel: its buttons press what they were given, and it shows what is on and the last ticket."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from screens.glass.marks import Panel, Scene
from tests.screens.conftest import Kiosk

if TYPE_CHECKING:
    from screens.window.demo_panel import DemoPanel


class Deck:
    """What was pressed, and what lies where."""

    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.unplugged = False
        self.ticket: Image.Image | None = None

    def toggle(self) -> None:
        self.unplugged = not self.unplugged


@pytest.fixture
def deck() -> Deck:
    return Deck()


@pytest.fixture
def panel(kiosk: Kiosk, deck: Deck) -> "Iterator[DemoPanel]":
    from screens.window.demo_panel import DemoButton, DemoControls, DemoPanel

    def buttons(*names: str) -> tuple[Any, ...]:
        return tuple(DemoButton(name, "", lambda name=name: deck.pressed.append(name)) for name in names)

    fault = DemoButton("Lezer", "uitgetrokken", deck.toggle, lambda: deck.unplugged)
    panel = DemoPanel(
        DemoControls(
            buttons("Samira", "Jonas", "Fien"),
            buttons(*(f"Ding {n}" for n in range(40))),
            (fault,),
            lambda: deck.ticket,
        ),
        size_hint=(None, None),
        size=(480, 800),
        pos=(1400, 0),
    )
    kiosk.app.root.parent.add_widget(panel)
    kiosk.settle()
    yield panel
    panel.parent.remove_widget(panel)


def touch(kiosk: Kiosk, panel: "DemoPanel", name: str) -> None:
    """Put a finger on the button or tab of this name."""
    assert panel.sheet
    found = [one for one in panel.sheet.targets if name in (one.key, one.aloud)]
    assert found, [one.aloud for one in panel.sheet.targets]
    x, y = found[0].box.middle
    kiosk.tap_at(panel.x + x, panel.top - y)


def named(panel: "DemoPanel") -> list[str]:
    """What can be touched, in order."""
    assert panel.sheet
    return [one.aloud for one in panel.sheet.targets]


def ticket(panel: "DemoPanel") -> Scene | None:
    """The picture of the last ticket, as it lies on the panel."""
    assert panel.sheet
    return next((mark for mark in panel.sheet.marks if isinstance(mark, Scene)), None)


def test_a_button_presses_what_it_stands_for_and_the_kiosk_is_not_touched(
    kiosk: Kiosk, panel: "DemoPanel", deck: Deck
) -> None:
    touch(kiosk, panel, "Jonas")

    assert (deck.pressed, kiosk.posted) == (["Jonas"], [])


def test_items_lie_on_a_leaf_of_their_own_that_turns_by_whole_rows(
    kiosk: Kiosk, panel: "DemoPanel", deck: Deck
) -> None:
    touch(kiosk, panel, "Dingen")
    first = named(panel)
    touch(kiosk, panel, "Ding 1")
    touch(kiosk, panel, "chevron-down")

    assert deck.pressed == ["Ding 1"]
    assert "Ding 0" in first
    assert "Jonas" not in first
    assert "Ding 0" not in named(panel)
    while "Ding 39" not in named(panel):
        kiosk.wait(0.3)
        before = named(panel)
        touch(kiosk, panel, "chevron-down")
        assert named(panel) != before


def test_the_same_item_can_be_scanned_again_at_once(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
    for _ in range(2):
        touch(kiosk, panel, "Fien")
        kiosk.wait(0.2)

    assert deck.pressed == ["Fien", "Fien"]


def test_a_fault_shows_that_it_is_on_and_off_again(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
    def on() -> bool:
        assert panel.sheet
        return any(isinstance(mark, Panel) and mark.border for mark in panel.sheet.marks)

    touch(kiosk, panel, "Storingen")
    states = [on()]
    touch(kiosk, panel, "Lezer")
    states.append(on())
    deck.unplugged = False
    kiosk.wait(0.6)
    states.append(on())

    assert states == [False, True, False]


def test_the_last_ticket_is_shown_as_it_was_printed(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
    assert ticket(panel) is None

    deck.ticket = Image.new("RGB", (384, 300), "white")
    kiosk.wait(0.7)

    shown = ticket(panel)
    assert shown
    assert shown.box.h == pytest.approx(shown.box.w * 300 / 384, abs=1)


def test_where_the_panel_is_low_the_ticket_is_a_leaf_that_opens_with_it(
    kiosk: Kiosk, panel: "DemoPanel", deck: Deck
) -> None:
    panel.height = 480
    deck.ticket = Image.new("L", (576, 300), 255)
    kiosk.wait(0.7)

    assert (panel.roomy, panel.leaf) == (False, 3)
    assert ticket(panel)
