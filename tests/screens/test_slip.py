"""The ticket in words: grouped, in the visitor's language, naming nobody."""

from datetime import UTC, datetime

import pytest

from kiosk.lending.model import Line
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow, Ticket
from screens.gallery_things import BIKE, DRILL, JIGSAW, SAW, TRAIN, lent, renewed, returned
from screens.slip import write_slip
from screens.words import wordbook

BOOK = wordbook("Europe/Brussels")
NOW = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)


def slip(*newest_first: Line, language: str = "nl") -> Slip:
    return write_slip(Ticket(7, newest_first, language), BOOK, NOW, "De Deelfabriek")


def test_a_ticket_is_grouped_by_initiative_and_by_deed_in_the_order_of_the_visit():
    assert slip(renewed(BIKE), returned(JIGSAW), lent(DRILL, cents=150), lent(SAW), lent(TRAIN)) == Slip(
        house="De Deelfabriek",
        when="maandag 23 november 2026, 14:30",
        groups=(
            SlipGroup("Spelotheek", "Geleend", (SlipRow("Houten treinset", "terug voor zaterdag 12 december"),)),
            SlipGroup("Spelotheek", "Teruggebracht", (SlipRow("Puzzel De boerderij"),)),
            SlipGroup(
                "Instrumentheek",
                "Geleend",
                (
                    SlipRow("Cirkelzaag", "terug voor zaterdag 12 december"),
                    SlipRow("Klopboormachine", "terug voor zaterdag 12 december · € 1,50"),
                ),
            ),
            SlipGroup("’t Velootje", "Langer bij jou", (SlipRow("Loopfiets", "terug voor donderdag 17 december"),)),
        ),
        closing=("Iets terugbrengen? Scan het gewoon.", "Veel plezier ermee!"),
        language="nl",
    )


def test_a_thing_lent_and_brought_back_in_one_visit_is_only_back():
    assert slip(returned(DRILL), lent(DRILL)).groups == (
        SlipGroup("Instrumentheek", "Teruggebracht", (SlipRow("Klopboormachine"),)),
    )


def test_a_thing_brought_back_and_taken_along_is_only_lent():
    assert slip(lent(DRILL), returned(DRILL, elsewhere=True)).groups == (
        SlipGroup("Instrumentheek", "Geleend", (SlipRow("Klopboormachine", "terug voor zaterdag 12 december"),)),
    )


def test_a_ticket_of_returns_alone_simply_thanks():
    assert slip(returned(JIGSAW)).closing == ("Bedankt en tot ziens!",)


@pytest.mark.parametrize(
    ("language", "spoken", "deed", "detail", "closing"),
    [
        ("fr", "fr", "Emprunté", "à rendre pour le samedi 12 décembre", "Profitez-en bien\u00a0!"),
        ("en", "en", "Borrowed", "back by Saturday 12 December", "Enjoy!"),
        ("tr", "nl", "Geleend", "terug voor zaterdag 12 december", "Veel plezier ermee!"),
    ],
)
def test_a_ticket_speaks_the_language_of_its_visitor(language: str, spoken: str, deed: str, detail: str, closing: str):
    said = slip(lent(TRAIN), language=language)

    assert (spoken, deed) == (said.language, said.groups[0].deed)
    assert (detail, closing) == (said.groups[0].rows[0].detail, said.closing[-1])
