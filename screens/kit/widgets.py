"""The few parts every screen is made of: panels, cards and what can be touched. Their looks are in `widgets.kv`."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from kivy.clock import Clock
from kivy.graphics.texture import Texture
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from kiosk.lending.events import Touched
from screens.kit.layout import Box, Col, Keyed, KeyedCol, Part, Row
from screens.kit.rules import load_rules
from screens.kit.text import Txt
from screens.present.members.standings import StandingView
from screens.present.values import Action, Message, Picture, View
from screens.present.words import Due

CROWDED = 0.85
"""A button drops its icon before its word shrinks to less than this part of its size."""
TWICE = 0.5
"""Seconds in which a second tap on the same control is ignored (EN 301 549, 5.8)."""
NO_DUE = Due("", "", "", "")
NO_TOUCH = Action(text="", event=Touched())
NO_MESSAGE = Message(icon="", text="")
NO_PICTURE = Picture(drawing="")
NO_STANDING = StandingView(key="", icon="", text="", now="")


def upward(widget: Widget, method: str) -> Callable[..., None] | None:
    """The bound `method` of the nearest ancestor that has it; None where there is none."""
    while widget is not None and widget.parent is not widget:
        if hasattr(widget, method):
            return cast(Callable[..., None], getattr(widget, method))
        widget = widget.parent
    return None


class Panel(Part):
    """Fill, corners and border of a surface; mixed into a box. A colour of None is the theme's own."""

    fill = ObjectProperty(None, allownone=True)
    radius = NumericProperty(20)
    border_w = NumericProperty(0)
    border_c = ObjectProperty(None, allownone=True)


class PanelRow(Panel, Row):
    pass


class PanelCol(Panel, Col):
    pass


class Card(PanelCol):
    """A panel with a soft shadow."""


class CardRow(PanelRow):
    """A card whose children stand in a row."""


class Tap(ButtonBehavior, PanelRow):
    """A control. It acts on release, once in half a second, and only if its `item` is the one that was pressed."""

    BLANK = Action(text="", event=None)  # type: ignore[arg-type]  # nothing is ever posted from a blank one
    item = ObjectProperty(BLANK, rebind=True)
    focused = BooleanProperty(False)
    fill_down = ObjectProperty(None, allownone=True)
    quiet = NumericProperty(TWICE)

    def __init__(self, **kwargs: object) -> None:
        self.register_event_type("on_tap")
        self._pressed: object = None
        self._last = -TWICE
        super().__init__(**kwargs)

    @property
    def touchable(self) -> bool:
        return bool(self.width > 1 and self.height > 1)

    def on_touch_down(self, touch: Any) -> bool:
        """Refuse the touch while gone: the old place may belong to another control now."""
        return not self.gone and bool(super().on_touch_down(touch))

    def on_press(self) -> None:
        self._pressed = self.item

    def on_release(self) -> None:
        now = Clock.time()
        if self.gone or self._pressed != self.item or now - self._last < self.quiet:
            return
        self._last = now
        self.dispatch("on_tap")

    def on_tap(self) -> None:
        """Post the event of the item. A control that only changes its screen overrides this."""
        act = upward(self, "act")
        if act is not None and self.item.event is not None:
            act(self.item)

    def activate(self) -> None:
        """Act as on a touch, for the keypad."""
        self.on_press()
        self.on_release()

    def let_go(self, touch: Any) -> None:
        touch.ungrab(self)
        self.state = "normal"


class Btn(Tap):
    """Icon and word side by side, in the middle; the word wraps and then shrinks."""

    text = StringProperty("")
    icon = StringProperty("")
    ink = ColorProperty("#000000")
    fsize = NumericProperty(30)
    go = BooleanProperty(False)
    main = BooleanProperty(False)
    large = BooleanProperty(False)

    def do_layout(self, *_: object) -> None:
        icon, text = self.ids.get("icon"), self.ids.get("text")
        if text is None:
            return
        left, top, right, bottom = self.padding
        beside = icon.width + self.spacing if self.icon else 0
        if beside and self._crowded(text, self.width - left - right - beside, self.height - top - bottom):
            beside = 0  # the text needs the room of the icon
        icon.opacity = 1 if beside else 0
        text.size = max(1, self.width - left - right - beside), self.height - top - bottom
        start = self.x + (self.width - text.ink_width - beside) / 2
        middle = self.center_y
        if self.rtl:
            text.x = start + text.ink_width / 2 - text.width / 2
            icon.x = start + text.ink_width + self.spacing
        else:
            icon.x = start
            text.x = start + beside + text.ink_width / 2 - text.width / 2
        icon.center_y = text.center_y = middle

    def _crowded(self, text: Txt, width: float, height: float) -> bool:
        """True if the text would shrink to less than `CROWDED` in this room."""
        longest = max((text.width_of(word) for word in self.text.split()), default=0) / text.step
        lines = max(1, int(height / (self.fsize * 1.3)))
        return bool(longest * CROWDED > width or text.width_of(self.text) / text.step * CROWDED > width * lines * 0.9)


class StackBtn(Tap):
    """Icon above word: the three of the dock, and other small ones."""

    text = StringProperty("")
    icon = StringProperty("")
    on = BooleanProperty(False)
    ink = ColorProperty("#000000")
    fsize = NumericProperty(20)


class Choosing(Keyed):
    """Mixed into a row or a column of buttons; with `green` the first is the main action."""

    green = BooleanProperty(False)

    def on_items(self, *args: object) -> None:
        super().on_items(*args)
        self.on_green()

    def on_green(self, *_: object) -> None:
        for answer in self.children:
            answer.go = self.green and answer is self.children[-1]


class Chip(Btn):
    """A button for one of several choices; the chosen one has a tick."""


class Tile(Panel, Col):
    """A drawing, such as an item's, with its initiative's colour as a small mark."""

    picture = ObjectProperty(NO_PICTURE, rebind=True)
    inset = NumericProperty(0.82)


class Cal(Panel, Col):
    """A day as a little calendar: weekday, day and month."""

    due = ObjectProperty(NO_DUE, rebind=True)


class Note(CardRow):
    """A message: what happened, what to do, and a short code. Never laid over anything."""

    NO_PICTURE = NO_PICTURE
    message = ObjectProperty(NO_MESSAGE, rebind=True)
    tone = StringProperty("calm")


class Strip(PanelRow):
    """A warning in one line, with its icon."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)


class StandingRow(Row):
    """A `StandingView` in one row: `Punten Babytheek`, `10`, an arrow, `8`."""

    BLANK = NO_STANDING
    item = ObjectProperty(NO_STANDING, rebind=True)


class Standings(KeyedCol):
    """Rows of standings, one below the other."""


class Ring(Widget):
    """A ring that shows how much time is left: `part` from 1 down to 0."""

    part = NumericProperty(1)
    thick = NumericProperty(20)


class Gap(Part):
    pass


class Dock(Box):
    """The three buttons that never move, and beside them (upright: above) the screen's own."""

    actions = ObjectProperty(())
    bare = BooleanProperty(False)
    """The screen puts no button of its own in the dock."""
    end = ObjectProperty(None, allownone=True)

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        if self.end is None:
            super().add_widget(widget, *args, **kwargs)
        else:
            self.end.add_widget(widget, *args, **kwargs)


class Page(Col):
    """One screen: head, content, dock. `view` is replaced whole; `dock` are its three buttons.

    `BLANK` is an empty view of the class that the screen shows.
    """

    BLANK: ClassVar[View]
    at_start: ClassVar[bool] = False
    """Built when the kiosk starts; any other screen is built when it is first shown."""
    over_visit: ClassVar[bool] = False
    """Shown over a visit that goes on underneath, whose screen keeps what it shows."""
    NO_MESSAGE = NO_MESSAGE
    NO_PICTURE = NO_PICTURE
    dock = ObjectProperty(())
    glow = NumericProperty(0)
    """Pixels across of the round of warm light behind the picture, which may shine over the edge."""
    glow_at = ListProperty([0, 0])
    sun = NumericProperty(0)
    """Pixels across of the sun in it."""

    def wipe(self) -> None:
        """Remove everything by which a visitor could be known."""
        self.view = self.BLANK


def qr_texture(modules: list[list[int]], ink: tuple[int, int, int], ground: tuple[int, int, int]) -> Texture:
    """A QR code as a texture of one pixel per module, drawn without smoothing at any size."""
    size = len(modules)
    texture = Texture.create(size=(size, size), colorfmt="rgb")
    texture.mag_filter = texture.min_filter = "nearest"
    pixels = b"".join(bytes(ink if dark else ground) for row in reversed(modules) for dark in row)
    texture.blit_buffer(pixels, colorfmt="rgb", bufferfmt="ubyte")
    return texture


load_rules(__file__)
