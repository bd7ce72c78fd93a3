"""The values of which the views of all screens are made, frozen: every word is chosen, every touch is an event.

A view stands beside the function that makes it, in `members/` or `volunteers/`, and says what is read aloud of the
view.
"""

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from kiosk.lending.events import Touch, Touched
from screens.present.words import Words

MOST = 99
"""The largest number that a tile or a brief word shows."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to touch. `on` marks the chosen one of several; `spoken` replaces `text` when it is read aloud.

    `brief` stands in place of `text` where that has no room.
    """

    text: str
    event: Touch
    icon: str = ""
    on: bool = False
    spoken: str = ""
    brief: str = ""

    @property
    def aloud(self) -> str:
        """What is read aloud of the action."""
        return self.spoken or self.text

    @property
    def briefly(self) -> "Action":
        """The action with its brief word, if it has one; its whole word is still read aloud."""
        return replace(self, text=self.brief, spoken=self.aloud) if self.brief else self

    @property
    def wordless(self) -> "Action":
        """The action with its icon only; its word is still read aloud."""
        return replace(self, text="", spoken=self.aloud)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (a file name in `icons/items`, without its ending), with the colour of an initiative as a mark.

    Where the name has an @ and a photo after the drawing, that photo is shown, if its file is there
    (`kiosk.lending.model.Item`).
    """

    drawing: str
    colour: str = ""


class Tone(Enum):
    """How a message looks: it went well, something needs a look, or it only informs. The colour never tells
    this alone.
    """

    GOOD = "good"
    LOOK = "look"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Message:
    """A message of one sentence, with what to do next. It fits one card; where there is a `picture`, it is shown in
    place of `icon`.
    """

    icon: str
    text: str
    detail: str = ""
    tone: Tone = Tone.CALM
    picture: Picture | None = None
    code: str = ""

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.text
        yield from self.detail.split("\n")
        if self.code:
            yield words("Code {code}", code=self.code)


class View:
    """What one screen shows. Each kind of screen has its own frozen dataclass."""

    __slots__ = ()

    @abstractmethod
    def read_aloud(self, words: Words) -> Iterable[str]:
        """The screen as plain sentences in reading order; empty ones are left out."""


def messages_aloud(words: Words, *messages: Message | None) -> Iterable[str]:
    """What is read aloud of each message; None is left out."""
    for message in messages:
        if message is not None:
            yield from message.read_aloud(words)


def actions_aloud(*actions: Action | None) -> Iterable[str]:
    """What is read aloud of each action; None is left out."""
    return (action.aloud for action in actions if action is not None)


@dataclass(frozen=True, slots=True)
class Shown:
    """One whole screen. `dock` are the three buttons that never move: language, bigger, listen.

    `spoken` is what *luister* says, and `position` the sentence that says on which of how many buttons the keys stand;
    `status` is the line for `systemctl status`, sent once this screen has been drawn. `further` and `upwards` are the
    words of the button that pages a list: `Nog {n}`, `Naar boven`, briefly `top`; `others` is that of the button to the
    ways on for which the dock has no room.
    """

    view: View
    dock: tuple[Action, ...]
    language: str
    status: str
    spoken: str = ""
    position: str = ""
    right_to_left: bool = False
    bigger: bool = False
    dim: bool = False
    dim_touch: Action | None = field(default=None)
    further: str = "{n}"
    upwards: str = ""
    top: str = ""
    others: str = ""

    def turn(self, left: int) -> Action:
        """The button that shows what comes next, where `left` things are not whole on the screen yet; with 0 it leads
        back to the top.
        """
        if left > 0:
            brief = f"+{left}" if left <= MOST else f"{MOST}+"
            return Action(self.further.replace("{n}", str(left)), Touched(), "chevron-down", brief=brief)
        return Action(self.upwards, Touched(), "chevron-up", brief=self.top)
