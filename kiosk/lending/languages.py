"""The list of languages: the facts about a language that the program needs besides its catalogue.

A language is its catalogue, `screens/locale/<code>/LC_MESSAGES/deelkiosk.po`, and a line here if one of the defaults
does not fit it. The catalogue has the language's own name.
"""

from dataclasses import dataclass

SOURCE = "nl"
"""The language of the sentences in the program; it has no catalogue."""
OFFERED = ("nl", "fr", "en")
"""The languages of a kiosk whose settings name none."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code (ISO 639). An empty `variant` or `voice` means the code itself."""

    code: str
    variant: str = ""
    """The variant for days and amounts, by its name in CLDR: `en_GB` writes `14:30`, and not `2:30 PM`."""
    voice: str = ""
    """The voice of espeak-ng."""
    right_to_left: bool = False
    """Written from right to left."""


LANGUAGES = (
    Language("nl", variant="nl_BE"),
    Language("fr", variant="fr_BE", voice="fr-be"),
    Language("en", variant="en_GB"),
    Language("de", variant="de_BE"),
    Language("ar", right_to_left=True),
    Language("ckb", right_to_left=True),
    Language("fa", right_to_left=True),
    Language("he", right_to_left=True),
    Language("ps", right_to_left=True),
    Language("sd", right_to_left=True),
    Language("ug", right_to_left=True),
    Language("ur", right_to_left=True),
    Language("yi", right_to_left=True),
)
_BY_CODE = {each.code: each for each in LANGUAGES}


def language(code: str) -> Language:
    """The entry of a language; the defaults for a language that is not in the list."""
    return _BY_CODE.get(code) or Language(code)


def variant(code: str) -> str:
    """The name in CLDR by which days and amounts of money are written in a language."""
    return language(code).variant or code


def voice(code: str) -> str:
    """The voice of espeak-ng for a language."""
    return language(code).voice or code


def right_to_left(code: str) -> bool:
    """True for a language that is written from right to left."""
    return language(code).right_to_left
