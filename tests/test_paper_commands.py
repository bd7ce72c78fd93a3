"""`kiosk paper`, from the command line."""

from datetime import date, timedelta
from pathlib import Path

from tests.test_volunteer_commands import house, kiosk

__all__ = ["house"]


def test_a_pile_of_paper_is_entered_row_by_row_and_what_contradicts_it_is_one_sentence_each(house: Path) -> None:
    day = (date.today() - timedelta(days=3)).isoformat()  # noqa: DTZ011 - the house of this test is where it runs
    for words in (("item", "add", "TOY-1", "Bal"), ("item", "add", "TOY-2", "Trein")):
        kiosk(house, *words)

    lent = kiosk(house, "paper", "lent", day, "0412", "TOY-1", "TOY-3", "TOY-2")
    back = kiosk(house, "paper", "returned", day, "TOY-1")
    again = kiosk(house, "paper", "returned", day, "TOY-1")

    assert (lent.exit_code, lent.stdout) == (1, "TOY-1: entered.\nTOY-2: entered.\n")
    assert "TOY-3: There is no item TOY-3." in lent.output
    assert (back.exit_code, back.stdout) == (0, "TOY-1: entered.\n")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "It is not lent to anybody: it is back already." in again.output
