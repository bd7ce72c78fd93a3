"""The demo's side panel: its buttons press what they stand for, and it shows the active faults and the last ticket."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from screens.glass.marks import Panel, Scene
from tests.screens.conftest import Kiosk

if TYPE_CHECKING:
    from screens.window.demo_panel import DemoPanel


class Deck:
    """Records what was pressed and what lies on the reader and the scanner."""

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
    """Puts a finger on the button or tab with this name."""
    assert panel.sheet
    found = [one for one in panel.sheet.targets if name in (one.key, one.aloud)]
    assert found, [one.aloud for one in panel.sheet.targets]
    x, y = found[0].box.middle
    kiosk.tap_at(panel.x + x, panel.top - y)


def named(panel: "DemoPanel") -> list[str]:
    """The names of everything that can be touched, in order."""
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


def test_items_are_on_a_tab_of_their_own_that_turns_by_whole_rows(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
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


def test_a_fault_shows_whether_it_is_on(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
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


def test_on_a_low_panel_the_ticket_is_a_tab_that_opens_with_a_new_ticket(
    kiosk: Kiosk, panel: "DemoPanel", deck: Deck
) -> None:
    panel.height = 480
    deck.ticket = Image.new("L", (576, 300), 255)
    kiosk.wait(0.7)

    assert (panel.roomy, panel.leaf) == (False, 3)
    assert ticket(panel)
