"""The slip for a visitor whose card is unknown: a code by which the card can be given to a member. The slip names
neither.
"""

from datetime import datetime

from kiosk.lending.cards import spaced
from kiosk.lending.tickets import CardSlip, Slip
from screens.present.words import Wordbook


def write_card_slip(paper: CardSlip, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The slip. `now` is an aware datetime, shown on the clock of the house."""
    words = wordbook(paper.language)
    return Slip(
        house,
        words.moment(now),
        (),
        (
            words("Toon dit aan een vrijwilliger. Dan kennen we je kaart."),
            # Translators: on a slip; that day itself is still in time
            words("Tot en met {day}.", day=words.due(paper.until).full),
        ),
        words.language,
        large=spaced(paper.code),
        # Translators: above the code of the visitor's card, on a slip
        large_title=words("Jouw kaart"),
    )
