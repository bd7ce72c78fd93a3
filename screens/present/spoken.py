"""A screen as plain sentences in reading order, for *luister* and for visitors who cannot see it."""

from screens.present.values import View
from screens.present.words import Words


def spoken(view: View, words: Words) -> str:
    return " ".join(_sentence(part) for part in view.read_aloud(words) if part.strip())


def _sentence(text: str) -> str:
    """The text with an end, so that the voice pauses."""
    text = " ".join(text.split())
    return text if text[-1] in ".!?؟…:" else f"{text}."
