"""Presence is not intent: an item that lies under the scanner, or is carried past it, is neither lent nor returned."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.journey import JEANS_CHIP, SAMIRAS_CHIP, Journey


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Journey]:
    with Journey(tmp_path).open() as journey:
        yield journey


def test_an_item_returned_and_left_under_the_scanner_is_not_lent_to_the_next_visitor(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.press("Klaar")
    kiosk.later(120)
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.leave_lying("INS-1", 3)
    kiosk.press("Klaar")
    kiosk.leave_lying("INS-1", 20)
    kiosk.reader.lay(JEANS_CHIP)
    kiosk.leave_lying("INS-1", 10)
    kiosk.sees("Jean", "visit, 0 lines")
    assert kiosk.loans == [("INS-1", "0412", False)]


def test_an_item_left_under_the_scanner_lets_the_visit_end_and_the_screen_go_dark(tmp_path: Path) -> None:
    with Journey(tmp_path, idle_seconds=10, warning_seconds=5, dim_seconds=20).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.leave_lying("INS-1", 25)
        kiosk.sees("welcome")
        assert kiosk.dimmed[-1:] == [True]
        assert kiosk.loans == [("INS-1", "0412", True)]


def test_a_lent_item_carried_past_the_scanner_after_the_goodbye_stays_lent_until_confirmed(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.press("Klaar")
    kiosk.later(2)
    kiosk.scan("INS-1")
    kiosk.sees("Breng je dit terug?", "Klopboormachine")
    kiosk.later(10)
    kiosk.sees("goodbye")
    kiosk.sees_nothing_of("Breng je dit terug?")
    kiosk.later(20)
    kiosk.sees("welcome;")
    kiosk.sees_nothing_of("Klopboormachine", "Samira")
    assert kiosk.loans == [("INS-1", "0412", True)]

    kiosk.scan("INS-1")
    kiosk.press("Terugbrengen")
    kiosk.sees("visit, 1 line", "Terug. Dank je!")
    assert kiosk.loans == [("INS-1", "0412", False)]


def test_a_returned_item_is_borrowed_again_by_one_touch_and_the_next_scan_counts_at_once(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.press("Klaar")
    kiosk.later(120)
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.press("Klaar")
    kiosk.later(2)

    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.sees("Neem je dit mee?", "visit, 0 lines")
    kiosk.scan("INS-2")
    kiosk.sees("Cirkelzaag", "visit, 1 line")
    kiosk.press("Meenemen")
    kiosk.sees("visit, 2 lines")
    assert sorted(kiosk.loans)[-2:] == [("INS-1", "0412", True), ("INS-2", "0412", True)]
