"""The interface for asking questions, at a terminal (`terminal`) or from a file of answers (`answers`).

The code that asks does not know which. A question has a key, under which a file answers it: the key of kiosk.toml if
there is one. Facts that only a person beside the kiosk can see are found out with `Asker.wait`, which has no key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from kiosk.lending.limits import LONGEST_NAME
from kiosk.lending.visible import can_be_shown

T = TypeVar("T")


class CannotBe(ValueError):  # noqa: N818 - it says of an answer what it is
    """The answer cannot be used; the message says in one sentence what is allowed."""


class NotAnswered(Exception):  # noqa: N818
    """A file of answers lacks an answer, or has one that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One of the answers to choose from: its value, the words for it, and the text that is typed for it.

    Without `typed`, its number in the list is typed.
    """

    value: T
    words: str
    typed: str = ""


class Asker(Protocol):
    """Asks questions. Every answer that is returned can be used: for any other, the question is asked again, or the
    setup ends.
    """

    def heading(self, title: str) -> None:
        """Begin a new subject."""

    def say(self, text: str) -> None:
        """Write a text that needs no answer."""

    def value(
        self, key: str, question: str, default: T | None, read: Callable[[str], T], show: Callable[[T], str]
    ) -> T:
        """The value that `read` makes of the answer; `read` raises `CannotBe` for a wrong one. With None as `default`,
        the question must be answered.
        """

    def choose(
        self,
        key: str,
        question: str,
        options: Sequence[Option[T]],
        default: T,
        other: Callable[[str], T] | None = None,
    ) -> T:
        """The value of one of the options, or the value that `other` makes of another answer (see `value`)."""

    def yes(self, key: str, question: str, default: bool) -> bool:
        """The answer to a question of yes or no."""

    def secret(self, key: str, question: str, read: Callable[[str], str]) -> str:
        """An answer that is never shown; empty if the person wants none."""

    def looks(self) -> bool:
        """Is a person there who can lay down a card, scan, and look at the paper and the screen?"""

    def rest(self) -> dict[str, Any]:
        """The answers without a question, by key."""

    def wait(self, question: str, happened: Callable[[], T | None], seconds: float) -> T | str | None:
        """Wait for an event at a device, and return it; or the text that was typed instead, empty for Enter alone; None
        when the time is over.
        """


def as_it_is(text: str) -> str:
    return text


def read_yes(text: str) -> bool:
    """True for a typed yes, False for a typed no. Raises `CannotBe` for any other text."""
    match text.lower():
        case "y" | "yes" | "j" | "ja" | "o" | "oui":
            return True
        case "n" | "no" | "nee" | "non":
            return False
    raise CannotBe("Type yes or no.")


def read_name(text: str) -> str:
    """The name, if it can be shown. Raises `CannotBe` if not."""
    if not text or len(text) > LONGEST_NAME or not can_be_shown(text):
        raise CannotBe(f"A name has 1 to {LONGEST_NAME} characters that can be shown.")
    return text


def as_text(value: object) -> str:
    """An answer in its typed form: the parts of a list with spaces between them, yes and no in words."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return " ".join(map(as_text, value))
        case None:
            return ""
        case _:
            return str(value)
