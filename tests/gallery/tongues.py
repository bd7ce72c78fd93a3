"""The languages that the lint looks at: those with a catalogue, a pseudo-language with longer words, and a mirrored
one.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from screens.present.values import Shown
from screens.present.words import LOCALE, Words
from tests.gallery.states import TIMEZONE, gallery, gallery_in

LONGER = 0.35
"""The part of a text's letters that the pseudo-language adds."""
PSEUDO, MIRRORED = "longer", "mirrored"
TONGUES = ("nl", "fr", "en", "ar", PSEUDO, MIRRORED)


class LongerWords(Words):
    """Dutch in which every sentence is a third longer, as a translation may be."""

    def __call__(self, text: str, **values: object) -> str:
        return longer(self._catalogue.gettext(text)).format(**values)

    def many(self, one: str, several: str, n: int, **values: object) -> str:
        return longer(self._catalogue.ngettext(one, several, n)).format(n=n, **values)


def longer(text: str) -> str:
    """The text with vowels doubled until it is a third longer; placeholders between braces stay."""
    made: list[str] = []
    credit, inside = 0.0, False
    for letter in text:
        made.append(letter)
        inside = letter == "{" or (inside and letter != "}")
        if inside or letter == "}":
            continue
        credit += LONGER
        if credit >= 1 and letter.casefold() in "aeiouy":
            made.append(letter.casefold() * int(credit))
            credit %= 1
    return "".join(made)


@cache
def states(tongue: str) -> dict[str, Shown]:
    """Every state of the gallery in this language, by name."""
    if tongue == PSEUDO:
        return gallery_in("nl", cache(lambda language: LongerWords(language, TIMEZONE, LOCALE)))
    if tongue == MIRRORED:
        return {name: replace(shown, right_to_left=True) for name, shown in gallery("nl").items()}
    return gallery(tongue)


def variants() -> Iterator[tuple[str, bool]]:
    """Every language, each without and with *groter*."""
    return ((tongue, bigger) for tongue in TONGUES for bigger in (False, True))
