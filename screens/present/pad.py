"""A keyboard on the screen: what is typed on it, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from kiosk.lending.volunteers.events import Form
from screens.present.values import Action, Message, View, messages_aloud
from screens.present.words import Words


class Keys(Enum):
    """The keys that a pad has: for a number, a code, words, a name, an amount of money, a day, a time of day."""

    DIGITS = "digits"
    LETTERS = "letters"
    WORDS = "words"
    NAME = "name"
    AMOUNT = "amount"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class PadStep:
    """One text to type. A `secret` text shows dots, an `optional` one may stay empty; `text` is filled in already."""

    title: str
    hint: str
    keys: Keys
    longest: int
    secret: bool = False
    text: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PadView(View):
    """A keyboard on the screen, for one or more steps. The page keeps what is typed until the last step posts it.

    `kind` says which event the last step posts: `code` -> CodeTyped(text), `number` -> NumberTyped(first, second),
    `form` -> FormFilled(all texts) for the volunteers' `form`.
    """

    kind: str
    steps: tuple[PadStep, ...]
    next: str
    wipe: str
    close: Action
    message: Message | None = None
    form: Form | None = None

    def read_aloud(self, words: Words) -> Iterable[str]:
        """The first step; what is typed is never read aloud."""
        return *messages_aloud(words, self.message), self.steps[0].title, self.steps[0].hint
