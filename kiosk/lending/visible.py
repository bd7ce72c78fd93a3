"""Removes invisible characters from texts that people type.

Such characters are copied together with a name from a web page or a letter. They make names differ that look the same,
or reverse the text beside them. Joiners stay where a script needs them: without them a Persian name is misspelled.
"""

import re
from dataclasses import fields, is_dataclass

JOINERS = "\u200c\u200d"
"""The joiners, which have no width. Persian, the scripts of India and pictures of families need them."""

JOINED = "\u0590-\u061b\u061d-\u180d\u180f-\u1fff\u2190-\ud7ff\uf900-\ufefe\U0001f000-\U0001faff"
"""The characters after which a joiner may stand: letters of scripts other than Latin, Greek and Cyrillic; pictures."""

UNSEEN = (
    "\xad\u061c\u180e\u200b\u200e\u200f"  # characters without width, and marks of direction
    "\u202a-\u202e\u2060-\u206f"  # overrides and isolates of direction
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # a byte order mark, annotations, tags
    "\u115f\u1160\u2800\u3164\uffa0"  # letters that are blank
)
"""The invisible characters of names, for a character class of a regular expression; not those that control a
terminal.
"""

_UNSEEN = re.compile(f"[{UNSEEN}]|(?<![{JOINED}])[{JOINERS}]")
_JOINER = re.compile(f"[{JOINERS}]")


def visible(text: str) -> str:
    """The text without invisible characters; a joiner that its script needs stays."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def can_be_shown(text: str) -> bool:
    """Can all of the text be shown and printed, on one line? An empty text can."""
    return visible(text) == text and _JOINER.sub("", text).isprintable()


def holds_unseen(value: object) -> bool:
    """Is there an invisible character in this text, or in a text of this command?"""
    match value:
        case str():
            return visible(value) != value
        case tuple():
            return any(map(holds_unseen, value))
    if is_dataclass(value) and not isinstance(value, type):
        return any(holds_unseen(getattr(value, each.name)) for each in fields(value))
    return False
