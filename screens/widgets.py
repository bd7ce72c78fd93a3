"""The few parts every screen is made of: text, icons, panels and things to touch. Their looks live in `theme.kv`."""

from collections.abc import Callable
from typing import Any, cast

from kivy.clock import Clock
from kivy.graphics.texture import Texture
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from screens.bidilabel import BidiLabel, is_rtl
from screens.layout import Box, Col, Part, Row
from screens.views import Action, Due, Message, Picture

STEPS = (1.0, 0.92, 0.85, 0.78, 0.71, 0.65, 0.59, 0.53)
"""Text that neither fits nor wraps shrinks by these; a fixed few, because SDL keeps every font size it ever opened."""
CROWDED = 0.85
"""A button lets go of its icon before its word must shrink to less than this."""
TWICE = 0.5
"""Seconds in which a second tap on the same control is not meant (EN 301 549, 5.8)."""
NO_DUE = Due("", "", "", "")
NO_MESSAGE = Message(icon="", text="")
NO_PICTURE = Picture(category="")


def upward(widget: Widget, method: str) -> Callable[..., None] | None:
    """The bound `method` of the nearest ancestor that has it; None where there is none."""
    while widget is not None and widget.parent is not widget:
        if hasattr(widget, method):
            return cast(Callable[..., None], getattr(widget, method))
        widget = widget.parent
    return None


class Txt(Part, BidiLabel):
    """Text that is never cut off.

    `flow` wraps in its width and is as high as it needs; `fit` is as wide as it needs, and wraps past `most` pixels;
    `box` wraps in its width and shrinks in steps until it fits its height. A word wider than its place shrinks too.
    """

    fsize = NumericProperty(0)
    """Pixels; 0 for that of body text. Rules set this and never `font_size`, for that stays bound to its default."""
    ink = ObjectProperty(None, allownone=True)
    mode = OptionProperty("flow", options=["flow", "fit", "box"])
    black = BooleanProperty(False)
    align = OptionProperty("start", options=["start", "center", "end"])
    most = NumericProperty(0)
    trim = NumericProperty(1)
    """Of the line box is needed: Noto Sans Arabic has 2.1 em and needs only 1.36 em."""
    tight = NumericProperty(1)
    """Less for text without descenders, such as digits, which may fill their box more."""
    ink_width = NumericProperty(0)
    """Pixels from the first to the last letter of the longest line."""
    step = NumericProperty(1)
    keep = NumericProperty(0)
    """Down to this step the text rather shrinks than breaks a line; 0 where it rather wraps."""
    tail = NumericProperty(0)
    """Room to leave behind the last line, in em."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"width": 1000, **kwargs})

    def on_text(self, *_: object) -> None:
        self._pick()

    def on_black(self, *_: object) -> None:
        self._pick()

    def on_tight(self, *_: object) -> None:
        self._pick()

    def on_width(self, *_: object) -> None:
        if self.mode != "fit":
            self._trigger_texture()

    def on_height(self, *_: object) -> None:
        if self.mode == "box":
            self._trigger_texture()

    def on_most(self, *_: object) -> None:
        self._trigger_texture()

    def on_mode(self, *_: object) -> None:
        self._trigger_texture()

    def _pick(self) -> None:
        arabic = is_rtl(self.text)
        self.font_name = "ui-arabic" if arabic else "ui-black" if self.black else "ui"
        self.trim = (0.65 if arabic else 1) * self.tight
        if arabic and self.black:
            self.bold = True

    def texture_update(self, *args: object) -> None:
        self.match_script()
        words = self.text.split()
        for step, whole in [(step, True) for step in STEPS if step >= self.keep > 0] + [
            (step, False) for step in STEPS
        ]:
            self._label.options["font_size"] = self.font_size * step
            width = self._room()
            if width is not None and step > STEPS[-1] and any(self.width_of(word) > width for word in words):
                continue
            self._label.usersize = self._label.options["text_size"] = (width, None)
            super().texture_update(*args)
            self.step = step
            if not words or self._fits(width, whole):
                break
        self.ink_width = max((line.w for line in self.drawn_lines()), default=0)

    def drawn_lines(self) -> list[Any]:
        """The lines as drawn, each with its width `w` in pixels."""
        return list(self._label._cached_lines) if self.text and self.texture else []

    def width_of(self, text: str) -> float:
        """Pixels of one line of `text` at the size of now."""
        return float(self._label.get_extents(text)[0])

    def _room(self) -> float | None:
        """The width to wrap in; None where the text is free to be as wide as it is."""
        if self.mode != "fit":
            return float(max(1, self.width))
        natural = max((self.width_of(line) for line in self.text.split("\n")), default=0)
        return float(self.most) if 0 < self.most < natural + 2 else None

    def _fits(self, width: float | None, whole: bool) -> bool:
        lines = self.drawn_lines()
        if width is not None:
            if whole and len(lines) > len(self.text.split("\n")):
                return False
            if lines and lines[-1].w + self.tail * self.font_size * self.step > width:
                return False
        return self.mode != "box" or bool(self.texture_size[1] * self.trim <= self.height * 1.04 + 1)


class Icon(Part, Label):
    """One letter of the icon font."""

    name = StringProperty("")
    fsize = NumericProperty(0)
    ink = ObjectProperty(None, allownone=True)


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
    """The same, in a row."""


class Tap(ButtonBehavior, PanelRow):
    """Anything to touch. Acts on release, once in half a second, and only on what it said when it was pressed."""

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

    def on_press(self) -> None:
        self._pressed = self.item

    def on_release(self) -> None:
        now = Clock.time()
        if self.gone or self._pressed != self.item or now - self._last < self.quiet:
            return
        self._last = now
        self.dispatch("on_tap")

    def on_tap(self) -> None:
        """Tell the kiosk what was chosen. A control that only changes the screen answers this event instead."""
        act = upward(self, "act")
        if act is not None and self.item.event is not None:
            act(self.item)

    def activate(self) -> None:
        """As if touched, from the keypad."""
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
        longest = max((text.width_of(word) for word in self.text.split()), default=0) / text.step
        if longest * CROWDED > self.width - left - right - beside:
            beside = 0  # the word needs the room more than its icon
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


class StackBtn(Tap):
    """Icon above word: the three of the dock, and other small ones."""

    text = StringProperty("")
    icon = StringProperty("")
    on = BooleanProperty(False)
    ink = ColorProperty("#000000")
    fsize = NumericProperty(20)


class Chip(Btn):
    """One of several to choose from; the chosen one has a tick."""


class Tile(Panel, Col):
    """The drawing of a thing's category, with its initiative's colour as a small mark."""

    picture = ObjectProperty(NO_PICTURE, rebind=True)
    inset = NumericProperty(0.82)


class Cal(Panel, Col):
    """A day as a little calendar: weekday, day and month."""

    due = ObjectProperty(NO_DUE, rebind=True)


class Note(CardRow):
    """One kind sentence: what, what to do, and a short code. Never laid over anything."""

    NO_PICTURE = NO_PICTURE
    message = ObjectProperty(NO_MESSAGE, rebind=True)
    tone = StringProperty("calm")


class Strip(PanelRow):
    """A warning in one line, with its icon."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)


class Ring(Widget):
    """What is left of the time: `part` from 1 down to 0."""

    part = NumericProperty(1)
    thick = NumericProperty(20)


class Gap(Part):
    pass


class Dock(Box):
    """The three buttons that never move, and beside them (upright: above) the screen's own."""

    actions = ObjectProperty(())
    bare = BooleanProperty(False)
    """The screen has nothing of its own to do here."""
    end = ObjectProperty(None, allownone=True)

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        if self.end is None:
            super().add_widget(widget, *args, **kwargs)
        else:
            self.end.add_widget(widget, *args, **kwargs)


class Page(Col):
    """One screen: head, content, dock. `view` is replaced whole; `dock` are its three buttons."""

    BLANK: object = None
    NO_MESSAGE = NO_MESSAGE
    NO_PICTURE = NO_PICTURE
    dock = ObjectProperty(())
    glow = NumericProperty(0)
    """Pixels across of the round of warm light behind the picture, which may shine over the edge."""
    glow_at = ListProperty([0, 0])
    sun = NumericProperty(0)
    """Pixels across of the sun in it."""

    def wipe(self) -> None:
        """Let go of everything a visitor could be known by."""
        self.view = self.BLANK


def qr_texture(modules: list[list[int]], ink: tuple[int, int, int], ground: tuple[int, int, int]) -> Texture:
    """A QR code as a texture of one pixel per module, drawn without smoothing at any size."""
    size = len(modules)
    texture = Texture.create(size=(size, size), colorfmt="rgb")
    texture.mag_filter = texture.min_filter = "nearest"
    pixels = b"".join(bytes(ink if dark else ground) for row in reversed(modules) for dark in row)
    texture.blit_buffer(pixels, colorfmt="rgb", bufferfmt="ubyte")
    return texture
