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
    """One next step: what to do, and where."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)


class CodeChip(PanelRow):
    """The short codes, for the volunteer."""

    code = StringProperty("")
    most = NumericProperty(0)
    """The most pixels in width; several codes go on in a next line."""


class Instead(KeyedRow):
    """The buttons for what can be done here instead: wait for the item, give one."""


class RefusalCard(Card):
    """The picture stands beside the words; where the card is narrow, above them."""

    NO_MESSAGE = NO_MESSAGE
    view = ObjectProperty(BLANK_REFUSAL, rebind=True)
    narrow = BooleanProperty(False)
    several = BooleanProperty(False)
    """There is more than one reason, or a button; the next steps must stay in sight."""


load_rules(__file__)
