"""How questions are asked: of somebody at a terminal (`terminal`), or of a file of answers (`answers`).

Whoever asks does not know which. A question has a key, under which a file answers it: that of kiosk.toml where there is
one. What only somebody beside the kiosk can tell is tried out with `Asker.wait`, which has no key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from kiosk.lending.limits import LONGEST_NAME
from kiosk.lending.visible import can_be_shown

T = TypeVar("T")


class CannotBe(ValueError):  # noqa: N818 - it says of an answer what it is
    """The answer cannot be used; the message says in one sentence what can."""


class NotAnswered(Exception):  # noqa: N818
    """A file of answers lacks one, or has one that cannot be used; the message says which."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One of the answers to choose from: what it means, the words for it, and what is typed for it.

    `typed` is its number in the list, unless it says otherwise.
    """

    value: T
    words: str
    typed: str = ""


class Asker(Protocol):
    """Asks. Every answer that is given back can be used: others are asked for again, or end the asking."""

    def heading(self, title: str) -> None:
        """Begin with another subject."""

    def say(self, text: str) -> None:
        """Tell something that needs no answer."""

    def value(
        self, key: str, question: str, default: T | None, read: Callable[[str], T], show: Callable[[T], str]
    ) -> T:
        """What `read` makes of the answer, or raises `CannotBe` for. None as `default`: it must be answered."""

    def choose(
        self,
        key: str,
        question: str,
        options: Sequence[Option[T]],
        default: T,
        other: Callable[[str], T] | None = None,
    ) -> T:
        """One of the options, or what `other` makes of another answer (see `value`)."""

    def yes(self, key: str, question: str, default: bool) -> bool:
        """Yes or no."""

    def secret(self, key: str, question: str, read: Callable[[str], str]) -> str:
        """An answer that is never shown; empty where none is wanted."""

    def looks(self) -> bool:
        """Is somebody there, who can lay down a card, scan, and look at paper and glass?"""

    def rest(self) -> dict[str, Any]:
        """The answers to what was not asked, by key."""

    def wait(self, question: str, happened: Callable[[], T | None], seconds: float) -> T | str | None:
        """What happened at a device; what was typed instead, empty for Enter alone; None when the time is over."""


def as_it_is(text: str) -> str:
    return text


def read_yes(text: str) -> bool:
    """Yes or no, as people type it."""
    match text.lower():
        case "y" | "yes" | "j" | "ja" | "o" | "oui":
            return True
        case "n" | "no" | "nee" | "non":
            return False
    raise CannotBe("Type yes or no.")


def read_name(text: str) -> str:
    """A name that can be shown."""
    if not text or len(text) > LONGEST_NAME or not can_be_shown(text):
        raise CannotBe(f"A name has 1 to {LONGEST_NAME} characters that can be shown.")
    return text


def as_text(value: object) -> str:
    """An answer as it would be typed: the parts of a list with spaces between, yes and no in words."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return " ".join(map(as_text, value))
        case None:
            return ""
        case _:
            return str(value)
