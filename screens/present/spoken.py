"""A screen as plain sentences in reading order, for *luister* and for visitors who cannot see it."""

from screens.present.values import View
from screens.present.words import Words


def spoken(view: View, words: Words) -> str:
    return " ".join(_sentence(part) for part in view.read_aloud(words) if part.strip())


def news(before: View, after: View, words: Words) -> str:
    """What is read aloud of a view that follows another one: all of another page, and of the same page only what is
    new.
    """
    if type(before) is not type(after):
        return spoken(after, words)
    known = set(before.read_aloud(words))
    return " ".join(_sentence(part) for part in after.read_aloud(words) if part.strip() and part not in known)


def _sentence(text: str) -> str:
    """The text with a full stop at its end, so that the voice pauses."""
    text = " ".join(text.split())
    return text if text[-1] in ".!?؟…:" else f"{text}."
