"""News that is read aloud as it comes: all of another page, and only the new part of the same page."""

from kiosk.lending.events import CodeScanned, CodeUnknown, LanguageChosen, LendingRefused, RenewPressed, Tick
from kiosk.lending.model import Reason, Refusal, SessionSettings, Why
from screens.present import news, present
from screens.present.words import wordbook
from tests.gallery.lines import LOANS, lent
from tests.gallery.play import card, play, scan
from tests.gallery.states import TIMEZONE
from tests.house import BIKE, DRILL, SAW

BOOK = wordbook(TIMEZONE)
DESK = SessionSettings("De Deelfabriek", ("nl", "fr"))
HERE = card(DESK, *LOANS)


def heard(before: tuple[object, ...], *events: object) -> str:
    """The text read aloud after these events, which follow those before."""
    first, then = play(DESK, *before), play(DESK, *before, *events)  # type: ignore[arg-type]
    return news(first, then, BOOK)[0]


def test_a_new_line_is_read_and_the_loans_that_were_shown_are_not() -> None:
    said = heard(HERE, *scan(lent(DRILL)))

    assert DRILL.name in said
    assert BIKE.name not in said


def test_of_two_lines_only_the_new_one_is_read() -> None:
    said = heard((*HERE, *scan(lent(DRILL))), *scan(lent(SAW)))

    assert SAW.name in said
    assert DRILL.name not in said


def test_an_unknown_code_is_read() -> None:
    said = heard(HERE, CodeScanned("8712345678906", 12), CodeUnknown("8712345678906"))

    assert "kennen we niet" in said


def test_a_refusal_is_read() -> None:
    refused = LendingRefused(Refusal(BIKE, (Reason(Why.NOT_YOURS),)))
    said = heard(HERE, RenewPressed(BIKE.barcode), refused)

    assert BIKE.name in said


def test_the_countdown_is_read_once() -> None:
    late = 10 + DESK.idle_seconds

    assert heard(HERE, Tick(late + 1)).startswith("Ben je er nog?")
    assert heard((*HERE, Tick(late + 1)), Tick(late + 2)) == ""


def test_another_language_is_read_from_the_start() -> None:
    first, then = play(DESK, *HERE), play(DESK, *HERE, LanguageChosen("fr"))

    assert news(first, then, BOOK) == (present(then, BOOK).spoken, "fr")
