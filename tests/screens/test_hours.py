"""Opening hours in words, as on the ticket and in the guide."""

from datetime import date, time

import pytest

from kiosk.lending.model import GuideEntry
from kiosk.lending.opening import END_OF_DAY, Closure, Hours, Week
from screens.present.hours import closed_days, hours_of, weekly
from screens.present.words import wordbook
from tests.house import TOYS

DUTCH = wordbook("Europe/Brussels")("nl")
SHUT: tuple[Hours, ...] = ()
MORNING, AFTERNOON = Hours(time(9), time(12)), Hours(time(13, 30), time(17))


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ((SHUT,) * 7, ()),
        ((SHUT, SHUT, (AFTERNOON,), SHUT, SHUT, SHUT, SHUT), ("wo 13:30–17:00",)),
        ((SHUT,) * 5 + ((MORNING,),) * 2, ("za, zo 9:00–12:00",)),
        ((SHUT,) * 6 + ((Hours(time(20), END_OF_DAY),),), ("zo 20:00–24:00",)),
        (((MORNING, AFTERNOON),) * 5 + (SHUT, SHUT), ("ma–vr 9:00–12:00, 13:30–17:00",)),
        (((MORNING,), SHUT) * 3 + ((MORNING,),), ("ma, wo, vr, zo 9:00–12:00",)),
        (
            ((MORNING,), (AFTERNOON,), (MORNING,), SHUT, SHUT, (AFTERNOON,), SHUT),
            ("ma, wo 9:00–12:00", "di, za 13:30–17:00"),
        ),
    ],
)
def test_days_with_the_same_hours_share_a_line(week: Week, said: tuple[str, ...]) -> None:
    assert weekly(week, DUTCH) == said


def test_a_closing_names_its_first_and_its_last_day_or_the_only_one() -> None:
    christmas, day = date(2026, 12, 24), date(2027, 1, 3)

    assert closed_days(Closure(christmas, day), DUTCH) == (
        "Gesloten van donderdag 24 december tot en met zondag 3 januari"
    )
    assert closed_days(Closure(christmas, christmas), DUTCH) == "Gesloten op donderdag 24 december"


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "van 20 tot 24 uur"), ("fr", "de 20 h à 24 h"), ("en", "from 20:00 to 24:00")]
)
def test_hours_that_end_with_the_day_end_at_24(language: str, said: str) -> None:
    assert wordbook("Europe/Brussels")(language).between(time(20), END_OF_DAY).replace("\u00a0", " ") == said


def test_an_initiative_without_hours_has_no_line_of_hours() -> None:
    closure = Closure(date(2026, 12, 24), date(2026, 12, 24))

    assert hours_of(GuideEntry(TOYS, "train"), DUTCH) == ()
    assert hours_of(GuideEntry(TOYS, "train", closure=closure), DUTCH) == ()
    assert hours_of(GuideEntry(TOYS, "train", week=((),) * 7, closure=closure), DUTCH) == (
        "Gesloten op donderdag 24 december",
    )
