"""The demo's side panel: its buttons press what they were given, and it shows what is on and the last ticket."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

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


def button(panel: "DemoPanel", name: str) -> Any:
    return next(w for w in panel.walk(restrict=True) if name == getattr(getattr(w, "item", None), "label", ""))


def leaf(panel: "DemoPanel", name: str) -> Any:
    return next(w for w in panel.walk(restrict=True) if type(w).__name__ == "Leaf" and w.text == name)


def test_a_button_presses_what_it_stands_for_and_the_kiosk_is_not_touched(
    kiosk: Kiosk, panel: "DemoPanel", deck: Deck
) -> None:
    kiosk.tap(button(panel, "Jonas"))

    assert (deck.pressed, kiosk.posted) == (["Jonas"], [])


def test_items_lie_on_a_leaf_of_their_own_that_scrolls(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
    kiosk.tap(leaf(panel, "Dingen"))
    kiosk.settle()
    kiosk.tap(button(panel, "Ding 1"))

    assert deck.pressed == ["Ding 1"]
    assert not any(getattr(getattr(w, "item", None), "label", "") == "Jonas" for w in panel.walk(restrict=True))
    assert any(type(w).__name__ == "Scroller" and w.hidden for w in panel.walk(restrict=True))


def test_the_same_item_can_be_scanned_again_at_once(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
    for _ in range(2):
        kiosk.tap(button(panel, "Fien"))
        kiosk.wait(0.2)

    assert deck.pressed == ["Fien", "Fien"]


def test_a_fault_shows_that_it_is_on_and_off_again(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
    kiosk.tap(leaf(panel, "Storingen"))
    kiosk.settle()
    fault = button(panel, "Lezer")
    states = [fault.on]
    kiosk.tap(fault)
    states.append(fault.on)
    deck.unplugged = False
    kiosk.wait(0.6)
    states.append(fault.on)

    assert states == [False, True, False]


def test_the_last_ticket_is_shown_as_it_was_printed(kiosk: Kiosk, panel: "DemoPanel", deck: Deck) -> None:
    picture = panel.ids.ticket
    assert picture.texture is None

    deck.ticket = Image.new("RGB", (384, 600), "white")
    kiosk.wait(0.7)
    kiosk.settle()

    assert tuple(picture.texture.size) == (384, 600)
    assert picture.height == pytest.approx(picture.width * 600 / 384)


def test_where_the_panel_is_low_the_ticket_is_a_leaf_that_opens_with_it(
    kiosk: Kiosk, panel: "DemoPanel", deck: Deck
) -> None:
    panel.height = 480
    kiosk.settle()
    deck.ticket = Image.new("L", (576, 300), 255)
    kiosk.wait(0.7)

    assert (panel.roomy, panel.leaf) == (False, 3)
