"""What volunteers do for a member who is not there: enter rows of paper, and leave a message."""

from datetime import date
from pathlib import Path

from kiosk.lending.effects import Chime
from kiosk.lending.volunteers.events import Form, FormFilled, FormKind, MemberChosen, PaperDayChosen, SearchTyped
from kiosk.lending.volunteers.shift import Searching
from tests.journeys.journey import SAMIRAS_CHIP, Journey
from tests.journeys.test_volunteers import JOKES_CHIP, PIN, fill, house, member, shift

SATURDAY = date(2026, 11, 21)


def choose(kiosk: Journey, number: str) -> None:
    """Searches for a member from the page of the paper and chooses them."""
    kiosk.touch(SearchTyped(number))
    kiosk.rest()
    page = shift(kiosk).page
    assert isinstance(page, Searching), page
    kiosk.touch(MemberChosen(page.found_members[0].member))
    kiosk.rest()


def test_a_pile_of_paper_is_entered_after_the_kiosk_was_out(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        kiosk.press("Van papier")
        kiosk.press("Druk een leeg blad")
        kiosk.touch(PaperDayChosen(SATURDAY))
        kiosk.press("Wie leende?")
        kiosk.rest()
        assert shift(kiosk).form == Form(FormKind.PIN)
        kiosk.touch(FormFilled((PIN,)))
        kiosk.rest()
        choose(kiosk, "0412")
        kiosk.sees("Papier van za 21 nov", "Samira El Amrani", "Scan wat dit lid leende.")

        kiosk.scan("SPE-2", "SPE-3")
        kiosk.sees("Houten trein", "Ganzenbord")
        kiosk.press("Ander lid")
        choose(kiosk, "0413")
        kiosk.scan("SPE-2")
        kiosk.sees("Dit is nog bij iemand anders.")
        kiosk.press("Kwam terug")
        kiosk.scan("SPE-2")

        assert kiosk.chimes.played[-2:] == [Chime.LOOK, Chime.GOOD]
        assert kiosk.loans == [("SPE-2", "0412", False), ("SPE-3", "0412", True)]
        assert kiosk.rows("SELECT DISTINCT happened_on FROM operation") == [(SATURDAY.isoformat(),)]
        assert kiosk.rows("SELECT count(*) FROM journal WHERE what LIKE '%, from paper'") == [(3,)]
        assert kiosk.printer.jobs[-1].slip.blanks


def test_a_message_waits_for_its_member_and_is_shown_once(tmp_path: Path) -> None:
    glasses = "Je bril ligt aan de balie."
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        member(kiosk, "0412")
        fill(kiosk, Form(FormKind.MESSAGE), glasses)
        kiosk.later(600)
        kiosk.sees_nothing_of("bril")

        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees("Een bericht voor jou", glasses)
        kiosk.press("Gelezen")
        kiosk.press("Klaar")
        kiosk.later(120)

        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees("Dag Samira", "Kies iets en scan het.")
        kiosk.sees_nothing_of("bril")
        assert kiosk.rows("SELECT count(*) FROM message") == [(0,)]
