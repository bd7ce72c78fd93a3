"""Where an item that came back belongs, in words."""

from screens.present.values import Message
from screens.present.words import Words

SHORT = 5
"""The most characters of a shelf's name that is written large, as on the shelf itself."""


def put_back(shelf: str, words: Words) -> Message:
    """The message that asks whoever brought an item back to put it on its shelf."""
    # Translators: {shelf} is the name of a shelf, such as B3
    text = words("Zet het op plank {shelf}.", shelf=shelf)
    return Message("map-marker", text, code=shelf if len(shelf) <= SHORT else "")
