"""The two counts of a swap inside its line: how many are taken and how many given, each with one less and one more."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from screens.kit.layout import KeyedRow
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_TOUCH, PanelRow, Tap
from screens.members.parts import HASTY
from screens.present.members.lines.swaps import StepperView

BLANK_STEPPER = StepperView(key="", title="", count="", more=NO_TOUCH)


class StepBtn(Tap):
    """A button for one less or one more. Without an action it keeps its place and does nothing."""

    quiet = NumericProperty(HASTY)
    icon = StringProperty("")
    live = BooleanProperty(True)


class Stepper(PanelRow):
    """One count: `−  Ik neem 5  +`, with what that is in points."""

    BLANK = BLANK_STEPPER
    NOTHING = Tap.BLANK
    item = ObjectProperty(BLANK_STEPPER, rebind=True)


class Steppers(KeyedRow):
    """Taken and given, side by side or one below the other."""


load_rules(__file__)
