"""Visits around a closing entered after a day was agreed, and around a queue whose first member may not borrow."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kiosk.lending.events import Panel, PanelClosed, PanelOpened
from kiosk.lending.opening import Closure
from kiosk.lending.terms import House
from tests.house import TODAY
from tests.journeys.journey import JEANS_CHIP, SAMIRAS_CHIP, Journey
from tests.journeys.test_house import line, visit
from tests.journeys.test_sharing import NADIAS_CHIP, PAID_TOOLS, SHARED_BABIES, house

CLOSED = Closure(TODAY + timedelta(days=1), TODAY + timedelta(days=13), "Verhuis")
REOPENS = date(2026, 12, 7)


def close(kiosk: Journey) -> None:
    kiosk.rest()
    kiosk.book.apply_house(House(), (SHARED_BABIES, replace(PAID_TOOLS, closed=(CLOSED,))))


def leave(kiosk: Journey, word: str = "Klaar") -> None:
    kiosk.press(word)
    kiosk.later(60)
    kiosk.rest()


def test_a_closing_entered_after_a_loan_moves_its_due_day_and_costs_nothing(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2")
        assert line(kiosk, "INS-2").due_on == date(2026, 11, 30)
        leave(kiosk)
        close(kiosk)
        kiosk.days_pass(14)

        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees("Cirkelzaag", "vandaag")
        (loan,) = visit(kiosk).at_home
        assert (loan.due_on, loan.late_fee) == (REOPENS, 0)
        kiosk.scan("INS-2")
        assert line(kiosk, "INS-2").price == 0


def test_an_item_held_through_a_closing_is_fetched_after_it_by_the_first_who_may_borrow(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2")
        leave(kiosk)
        kiosk.book.add_reservation("0413", "INS-2")
        kiosk.book.add_reservation("0414", "INS-2")
        kiosk.book.block_member("0413", "Kom even langs")
        kiosk.scan("INS-2")
        kiosk.later(60)
        close(kiosk)

        kiosk.tap(JEANS_CHIP)
        kiosk.touch(PanelOpened(Panel.MINE))
        kiosk.rest()
        kiosk.sees("Cirkelzaag", "Vous gardez votre place.")
        kiosk.touch(PanelClosed())
        leave(kiosk, "Terminé")
        kiosk.days_pass(14)

        kiosk.tap(NADIAS_CHIP)
        kiosk.sees("Cirkelzaag", "Tot en met maandag 7 december")
        kiosk.scan("INS-2")
        assert line(kiosk, "INS-2").due_on == REOPENS + timedelta(days=7)
