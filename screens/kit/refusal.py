"""A refusal: one calm card with the item, every reason, what to do next, and a short code."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from screens.kit.layout import Box, KeyedRow
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_MESSAGE, NO_PICTURE, NO_TOUCH, Card, PanelRow
from screens.present.members.refusals import RefusalView

BLANK_REFUSAL = RefusalView(
    title="", text="", picture=NO_PICTURE, place="", reasons=(), steps=(), code="", close=NO_TOUCH
)


class ReasonRow(Box):
    """One reason in a sentence, with its icon."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)


class StepRow(Box):
    """What to do, and where."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)


class CodeChip(PanelRow):
    """The short code, for the volunteer."""

    code = StringProperty("")
    most = NumericProperty(0)
    """Pixels that it may be wide; several codes go on in a next line."""


class Instead(KeyedRow):
    """What can be done here instead: to wait for it, to give one."""


class RefusalCard(Card):
    """The picture beside the words; above them where it is narrow."""

    NO_MESSAGE = NO_MESSAGE
    view = ObjectProperty(BLANK_REFUSAL, rebind=True)
    narrow = BooleanProperty(False)
    several = BooleanProperty(False)
    """More than one reason, or something to touch: what to do about it must not be pushed out of sight."""


load_rules(__file__)
