"""The one list of languages: what the program must know of a language beside its catalogue.

A language is its catalogue, `screens/locale/<code>/LC_MESSAGES/deelkiosk.po`, and a line here where one of the
defaults does not fit it. Its own name stands in its catalogue.
"""

from dataclasses import dataclass

SOURCE = "nl"
"""The language of the sentences in the program; it has no catalogue."""
OFFERED = ("nl", "fr", "en")
"""The languages of a kiosk whose settings name none."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code (ISO 639). `variant` and `voice` are the code itself where they are empty."""

    code: str
    variant: str = ""
    """The variant that a house writes, by its name in CLDR: `en_GB` has `14:30`, and not `2:30 PM`."""
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
    """What is known of a language; of one that is not in the list, the defaults."""
    return _BY_CODE.get(code) or Language(code)


def variant(code: str) -> str:
    """The name in CLDR under which days and amounts of money of a language are written."""
    return language(code).variant or code


def voice(code: str) -> str:
    """The voice of espeak-ng for a language."""
    return language(code).voice or code


def right_to_left(code: str) -> bool:
    """True for a language that is written from right to left."""
    return language(code).right_to_left
