"""Boxes in reading order, lists that keep their widgets, and a scrolling pane that says there is more."""

from typing import Any

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.stacklayout import StackLayout
from kivy.uix.stencilview import StencilView
from kivy.uix.widget import Widget

SPARE = 6
"""How many unused widgets a list keeps ready; building one takes longer than a frame."""


class Part(Widget):
    """A widget that can be `gone`: then it takes no room, draws nothing and takes no touch."""

    gone = BooleanProperty(False)

    def on_gone(self, _widget: Widget, gone: bool) -> None:
        self.opacity = 0 if gone else 1
        if self.parent is not None and hasattr(self.parent, "_trigger_layout"):
            self.parent._trigger_layout()

    def on_touch_down(self, touch: Any) -> bool:
        return not self.gone and bool(super().on_touch_down(touch))


class Box(Part, BoxLayout):
    """A BoxLayout that leaves out the children that are gone, and runs from the right where `rtl`."""

    rtl = BooleanProperty(False)
    backwards = BooleanProperty(False)

    def on_rtl(self, *_: object) -> None:
        self._trigger_layout()

    def on_backwards(self, *_: object) -> None:
        self._trigger_layout()

    def do_layout(self, *_: object) -> None:
        there = [child for child in self.children if not getattr(child, "gone", False)]
        left, top, right, bottom = self.padding
        if not there:
            self.minimum_size = left + right, top + bottom
            return
        mirrored = self.orientation == "horizontal" and self.rtl != self.backwards
        measures = [(c.size, c.size_hint, c.pos_hint, c.size_hint_min, c.size_hint_max) for c in there]
        for i, x, y, width, height in self._iterate_layout(measures):
            child = there[i]
            wide, high = child.size_hint
            # Width and height are set apart, so that a height that followed from the new width is not overwritten.
            if wide is not None:
                child.width = width
            if high is not None:
                child.height = height
            child.pos = (self.x + self.x + self.width - x - child.width if mirrored else x), y


class Row(Box):
    pass


class Col(Box):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"orientation": "vertical", **kwargs})


class Flow(Part, StackLayout):
    """Widgets one after the other, going on in a next line where the width ends."""


class Keyed(Part):
    """Mixed into a layout: shows one widget of class `cell` per item, kept and moved by its `key`.

    So no widget blinks or loses its place. A widget gets its value as `item`. A widget that is put away gets the
    `BLANK` of its class, so that it holds nothing of a visitor.
    """

    items = ObjectProperty(())
    cell = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        self._used: dict[object, Widget] = {}
        self._spare: list[Widget] = []
        super().__init__(**kwargs)

    def on_items(self, *_: object) -> None:
        wanted = {getattr(item, "key", place): item for place, item in enumerate(self.items)}
        for key in [key for key in self._used if key not in wanted]:
            self._put_away(self._used.pop(key))
        for key, item in wanted.items():
            if key not in self._used:
                self._used[key] = self._spare.pop() if self._spare else Factory.get(self.cell)()
                self._used[key].item = item
                self.arrived(self._used[key])
            else:
                self._used[key].item = item
        order = [self._used[key] for key in wanted]
        if order != self.children[::-1]:
            self.clear_widgets()
            for widget in order:
                self.add_widget(widget)

    def arrived(self, widget: Widget) -> None:
        """Called when a widget is about to be shown for a new item."""

    def _put_away(self, widget: Widget) -> None:
        self.remove_widget(widget)
        widget.item = widget.BLANK
        if len(self._spare) < SPARE:
            self._spare.append(widget)


class KeyedRow(Keyed, Row):
    pass


class KeyedFlow(Keyed, Flow):
    pass


class KeyedCol(Keyed, Box):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"orientation": "vertical", **kwargs})


class Pane(StencilView):
    """The visible part of a scroller: what is outside it is not drawn and takes no touch."""

    def on_touch_down(self, touch: Any) -> bool:
        return self.collide_point(*touch.pos) and bool(super().on_touch_down(touch))


class Scroller(Box):
    """A column that scrolls under the finger, with a rail of two buttons as soon as there is more than fits.

    Kivy's own ScrollView holds a touch back until it knows whether it scrolls; here a button answers at once, and lets
    go when the finger moves on by more than `slack` pixels.
    """

    content = ObjectProperty(None, allownone=True)
    pane = ObjectProperty(None, allownone=True)
    offset = NumericProperty(0)
    """Pixels of the content that are scrolled off the top."""
    hidden = NumericProperty(0)
    """Pixels of the content, in all, that do not fit in the pane."""
    rail = BooleanProperty(False)
    """Whether the two buttons stand beside the pane. They make it narrower, so this is decided after the layout."""
    slack = NumericProperty(20)
    rail_below = BooleanProperty(False)
    """The two buttons stand under the pane, where it is narrow."""
    rest = NumericProperty(1)
    """Where content that is shorter than the pane rests: 1 at the top, 0.5 in the middle."""

    def __init__(self, **kwargs: object) -> None:
        self._settled = Clock.create_trigger(self._decide, 0)
        self._seen = -1
        self._kept: tuple[Widget, ...] = ()
        self._bring = Clock.create_trigger(self._bring_kept, 0)
        super().__init__(**kwargs)

    def fresh(self) -> None:
        """Called when the content changes: where little was hidden, see again whether all fits without the rail."""
        if self.rail and not self.rail_below and self.hidden < self.pane.height * 0.6:
            self.rail, self._seen = False, -1
            self._settled()

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        if self.pane is None or self.content is not None:
            super().add_widget(widget, *args, **kwargs)
            return
        self.content = widget
        widget.size_hint = None, None
        self.pane.add_widget(widget)
        self.pane.bind(pos=self._place, size=self._place)
        widget.bind(height=self._place, minimum_height=lambda column, height: setattr(column, "height", height))
        self._place()

    def on_offset(self, *_: object) -> None:
        self._place()

    def scroll_by(self, pixels: float) -> None:
        self.offset = max(0, min(self.hidden, self.offset + pixels))

    def page(self, direction: int) -> None:
        """Nearly a page down (1) or up (-1), so that the last item read stays in sight."""
        self.keep()
        self.scroll_by(direction * self.pane.height * 0.8)

    def keep(self, *widgets: Widget) -> None:
        """Keep the first of these that fits, or else the last, in sight until somebody scrolls. Without any, stop that.

        It holds while the layout is still changing, which may take long on a slow display.
        """
        self._kept = widgets
        self._bring()

    def _bring_kept(self, _dt: float) -> None:
        *others, last = self._kept or (None,)
        if last is not None and last.get_root_window() is not None:
            self._show(next((one for one in others if one.height <= self.pane.height), last))

    def reveal(self, widget: Widget) -> None:
        """Scroll once, so that a widget of the content is in sight; of one taller than the pane, its top."""
        self.keep()
        self._show(widget)

    def _show(self, widget: Widget) -> None:
        _, bottom = self.pane.to_widget(*widget.to_window(widget.x, widget.y))
        top = bottom + widget.height
        if top > self.pane.top or widget.height > self.pane.height:
            self.scroll_by(self.pane.top - top)
        elif bottom < self.pane.y:
            self.scroll_by(self.pane.y - bottom)

    def _place(self, *_: object) -> None:
        self.content.width = self.pane.width
        self.hidden = max(0, round(self.content.height - self.pane.height))
        if self.rail_below and self.rail:
            # The rail takes height only, so it is known at once whether all would fit without it.
            self.rail = self.content.height > self.height + 1
        self.offset = max(0, min(self.hidden, self.offset))
        if (self.hidden > 0) != self.rail:
            self._settled()
        over = max(0, self.pane.height - self.content.height)
        top = self.pane.y + self.pane.height  # `pane.top` may still have its old value
        self.content.pos = self.pane.x, top - self.content.height + self.offset - over * (1 - self.rest)
        if self._kept:
            self._bring()

    def _decide(self, _dt: float) -> None:
        if self.hidden != self._seen:
            self._seen = self.hidden  # the layout is still changing
            self._settled()
            return
        self.rail = self.hidden > 0 and self.get_parent_window() is not None

    def on_touch_down(self, touch: Any) -> bool:
        if self.gone or not self.collide_point(*touch.pos):
            return False
        if getattr(touch, "is_mouse_scrolling", False):
            self.keep()
            self.scroll_by(self.slack * 3 * (1 if touch.button == "scrollup" else -1))
            return True
        taken = bool(super().on_touch_down(touch))
        if self.hidden and self.pane.collide_point(*touch.pos):
            touch.ud[self] = False
            touch.grab(self)
            return True
        return taken

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        if not touch.ud[self] and abs(touch.y - touch.oy) > self.slack:
            touch.ud[self] = True
            self.keep()
            self._let_go(touch)
        if touch.ud[self]:
            self.scroll_by(touch.dy)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        return True

    def _let_go(self, touch: Any) -> None:
        """The finger scrolls: release what it pressed, without its action."""
        for reference in touch.grab_list[:]:
            pressed = reference()
            if pressed is not None and pressed is not self and hasattr(pressed, "let_go"):
                pressed.let_go(touch)
