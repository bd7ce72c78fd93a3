"""What stands on a label or a card, before it is known where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sticker:
    """One label. `title` is what it is called, `owner` whose it is, with their `colour` (`#RRGGBB`) and `drawing`.

    `code` is for the house's scanners. `held` is a text for a phone: a QR code holds the text itself. With neither, the
    title is drawn as large as fits. `remark` is a short line beside the code. Long words are hyphenated as in
    `language`. Whatever is not there is empty.
    """

    title: str
    owner: str = ""
    colour: str = ""
    drawing: str = ""
    code: str = ""
    held: str = ""
    remark: str = ""
    language: str = ""
