"""The welcome screen: one picture and one sentence, where to hold the card."""

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from screens.kit.layout import Part
from screens.kit.rules import load_rules
from screens.kit.widgets import Page
from screens.present.members.welcome import WelcomeView

BLANK = WelcomeView(house="", prompt=(), side="right", hint="", languages=())


class Prompt(Part, Widget):
    """The one sentence, as large as fits, and the arrow that goes on from its last word to where the reader is."""

    lines = ObjectProperty(())
    fsize = NumericProperty(10)
    one_line = BooleanProperty(False)
    before = NumericProperty(0)
    after = NumericProperty(0)
    side = StringProperty("right")
    """`left`, `right`, `below`, or empty for no arrow. The same in every language."""

    def __init__(self, **kwargs: object) -> None:
        self.changed = Clock.create_trigger(self._place, -1)
        super().__init__(**kwargs)

    def _place(self, _dt: float) -> None:
        """Put the arrow beside the end of the last line, on the side it points to."""
        text, arrow = self.ids.text, self.ids.arrow
        drawn = text.drawn_lines()
        if not drawn or not self.side:
            return
        line = text.texture_size[1] / len(drawn) * text.trim
        bottom = text.center_y - text.texture_size[1] * text.trim / 2
        gap, last = line * 0.2, drawn[-1].w
        if text.halign == "right":
            start, end = text.right - last, text.right
        else:
            start, end = text.x, text.x + last
        if self.side == "left" or (self.side == "below" and text.halign == "right"):
            arrow.x = start - gap - arrow.width
        else:
            arrow.x = end + gap
        arrow.center_y = bottom + line * 0.46


class Hero(Part, FloatLayout):
    """The picture: a card on its way to the reader, in a round of warm light `across` pixels wide."""

    across = NumericProperty(1)


class WelcomeScreen(Page):
    BLANK = BLANK
    at_start = True
    hero_last = BooleanProperty(True)
    """True: the picture is at the right, the side of the reader, in every language."""
    own_row = BooleanProperty(False)
    """True: the languages have a row of their own above the dock."""
    calm = BooleanProperty(True)
    """True: there is no message and no warning."""
    view = ObjectProperty(BLANK, rebind=True)

    def on_view(self, *_: object) -> None:
        self.ids.scroller.fresh()


load_rules(__file__)
