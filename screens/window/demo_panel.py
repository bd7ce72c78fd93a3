"""The demo's side panel: cards to lay, items to scan, faults to cause, the last ticket.

It is a tool for trying the program, not a screen of the kiosk: it gets plain buttons and knows no devices.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.clock import Clock
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget
from PIL import Image

from screens.kit.layout import KeyedRow, Part, Row
from screens.kit.rules import load_rules
from screens.kit.widgets import Tap

AGAIN = 0.5
"""Seconds between two looks at what is on and whether another ticket was printed."""


@dataclass(frozen=True, slots=True)
class DemoButton:
    """A button of the panel. `on` tells whether its state holds now: the card is on the reader, the fault is caused."""

    label: str
    sublabel: str
    press: Callable[[], None]
    on: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class DemoControls:
    """All that can be done to the simulated devices. `ticket` is the last one printed, as a picture."""

    cards: tuple[DemoButton, ...]
    items: tuple[DemoButton, ...]
    faults: tuple[DemoButton, ...]
    ticket: Callable[[], Image.Image | None]
    headings: tuple[str, str, str, str] = ("Kaarten", "Dingen", "Storingen", "Ticket")


NOTHING = DemoButton("", "", lambda: None)


class DemoTap(Tap):
    """One button of the panel."""

    BLANK = NOTHING  # type: ignore[assignment]
    item = ObjectProperty(NOTHING, rebind=True)
    on = BooleanProperty(False)

    def on_item(self, *_: object) -> None:
        self.look()

    def on_tap(self) -> None:
        self.item.press()
        self.look()

    def look(self) -> None:
        """Take over whether the button is on now."""
        self.on = self.item.on is not None and self.item.on()


class Pair(KeyedRow):
    """Two buttons side by side."""

    BLANK: tuple[DemoButton, ...] = ()
    NOTHING = NOTHING
    item = ObjectProperty(BLANK)


class Leaf(Tap):
    """The tab that brings one leaf of the panel to the front."""

    text = StringProperty("")
    here = BooleanProperty(False)


class TicketPicture(Part, Widget):
    """The last ticket, as wide as there is room and as long as it is."""

    texture = ObjectProperty(None, allownone=True)
    ratio = NumericProperty(0)
    """The height of the ticket divided by its width."""

    def take(self, image: Image.Image | None) -> None:
        if image is None:
            self.texture, self.ratio = None, 0
            return
        flat = image.convert("RGB").transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        texture = Texture.create(size=flat.size, colorfmt="rgb")
        texture.blit_buffer(flat.tobytes(), colorfmt="rgb", bufferfmt="ubyte")
        self.texture, self.ratio = texture, flat.height / flat.width


class DemoPanel(Row):
    """The panel with the buttons of one set of simulated devices."""

    ROOM_FOR_TICKET = 700
    """Pixels of height from which the last ticket is always in sight; below it is a leaf of its own."""

    controls = ObjectProperty(DemoControls((), (), (), lambda: None), rebind=True)
    leaf = NumericProperty(0)
    """The tab that is open: cards, items, faults or ticket."""
    roomy = BooleanProperty(True)

    def __init__(self, controls: DemoControls, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._ticket: Image.Image | None = None
        self.controls = controls
        Clock.schedule_interval(lambda _dt: self.look(), AGAIN)

    def pairs(self, leaf: int, controls: DemoControls) -> tuple[tuple[DemoButton, ...], ...]:
        """The buttons of a leaf, two by two."""
        buttons = (controls.cards, controls.items, controls.faults, ())[int(leaf)]
        return tuple(buttons[at : at + 2] for at in range(0, len(buttons), 2))

    def look(self) -> None:
        """Take over what changed: what is on, and another ticket."""
        for widget in self.walk(restrict=True):
            if isinstance(widget, DemoTap):
                widget.look()
        ticket = self.controls.ticket()
        if ticket is not self._ticket:
            self._ticket = ticket
            self.ids.ticket.take(ticket)
            if not self.roomy:
                self.leaf = 3

    def on_roomy(self, *_: object) -> None:
        if self.roomy and self.leaf == 3:
            self.leaf = 0


load_rules(__file__)
