"""The content of a label or a card, before its layout is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sticker:
    """The content of one label. `title` is its name, `owner` its initiative or house, with `colour` (`#RRGGBB`) and
    `drawing` of the owner.

    `code` is for the scanners of the house. `held` is a text for a phone: a QR code holds the text itself. Without
    either, the title is drawn as large as fits. `remark` is a short line beside the code. Long words are hyphenated as
    in `language`. Every field but the title may be empty.
    """

    title: str
    owner: str = ""
    colour: str = ""
    drawing: str = ""
    code: str = ""
    held: str = ""
    remark: str = ""
    language: str = ""
