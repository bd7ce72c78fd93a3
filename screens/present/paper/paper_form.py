"""The form to write loans and returns on while the kiosk is out of use, for *Van papier* afterwards."""

from datetime import datetime

from kiosk.lending.tickets import Blank, PaperForm, Slip
from screens.present.words import Wordbook

ROWS = 6
"""How many times the lines to write on stand on one form."""
MOST_LANGUAGES = 2
"""The most languages in which a word stands beside a line; with more there would be no room to write."""


def write_form(form: PaperForm, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The form, in the first languages of the house. `now` is an aware datetime: the moment at which it is printed."""
    languages = [wordbook(language) for language in form.languages[:MOST_LANGUAGES]]
    words = languages[0]
    return Slip(
        house,
        # Translators: at the head of a form on paper, with when it was printed
        words("Gedrukt op {moment}", moment=words.moment(now)),
        (),
        tuple(
            words("Schrijf van elk ding het nummer of de naam. Een vrijwilliger voert dit later in.")
            for words in languages
        ),
        words.language,
        large_title=" · ".join(dict.fromkeys(words("Lenen op papier") for words in languages)),
        blanks=(
            # Translators: words beside a line to write on; keep them as short as can be
            (_blank([words("Dag") for words in languages]), _blank([words("Lidnr.") for each in languages])),
            # Translators: an item, on a line to write its number or name on
            (_blank([words("Ding") for words in languages]),),
            (
                # Translators: a box to tick on paper: the item was lent
                _blank([words("geleend") for words in languages], tick=True),
                # Translators: a box to tick on paper: the item came back
                _blank([words("terug") for words in languages], tick=True),
                # Translators: the initials of whoever wrote it down
                _blank([words("Paraaf") for words in languages]),
            ),
        ),
        times=ROWS,
    )


def _blank(said: list[str], *, tick: bool = False) -> Blank:
    return Blank(" / ".join(dict.fromkeys(said)), tick)
