"""`kiosk paper`, from the command line."""

from datetime import date, timedelta
from pathlib import Path

from tests.support.command_line import kiosk
from tests.support.receipt_printer import NetworkPrinter
from tests.test_volunteer_commands import house, new_house

__all__ = ["house", "new_house"]


def test_rows_of_paper_are_entered_one_by_one_and_each_contradiction_is_one_sentence(house: Path) -> None:
    day = (date.today() - timedelta(days=3)).isoformat()  # noqa: DTZ011 - the house of this test is in the time zone of this machine
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


def test_an_empty_form_goes_to_the_printer_of_the_configuration(house: Path) -> None:
    with NetworkPrinter() as printer:
        house.write_text(house.read_text() + f'\n[printer]\nport = "{printer.address}"\n')

        assert kiosk(house, "paper", "form").stdout == "printed\n"

        (form,) = printer.wait_for_tickets(1)
        assert form.problems == ()
        assert any("Lenen op papier" in line for line in form.lines)


def test_a_message_for_a_member_is_kept_or_refused_in_one_sentence(house: Path) -> None:
    assert kiosk(house, "member", "message", "0412", "Je bril ligt aan de balie.").exit_code == 0
    assert "Je bril ligt aan de balie." in kiosk(house, "member", "export", "0412").stdout

    too_long = kiosk(house, "member", "message", "0412", "x" * 121)
    assert (too_long.exit_code, too_long.stdout) == (2, "")
    assert "The message has 1 to 120 characters that can be printed." in too_long.output
