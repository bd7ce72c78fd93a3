"""The form to write on while the kiosk is out of service: its lines fit the paper and leave room for handwriting."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.printers.layout import side_by_side
from kiosk.lending.tickets import Blank, PaperForm, Slip
from screens.present.paper.item_label import write_on_item
from screens.present.words import wordbook
from tests.devices.test_slip_rendering import EPSON_80, POS_58, printed

DAY, NUMBER, OUT = Blank("Dag"), Blank("Nummer"), Blank("geleend", tick=True)


def form(*languages: str) -> Slip:
    at = datetime(2026, 11, 23, 13, 32, tzinfo=UTC)
    return write_on_item(PaperForm(languages), wordbook("Europe/Brussels"), at, "De Deelfabriek")


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (31, [[(DAY, 14), (NUMBER, 17)], [(OUT, 7)]]),
        (32, [[(DAY, 11), (NUMBER, 14), (OUT, 7)]]),
        (40, [[(DAY, 15), (NUMBER, 18), (OUT, 7)]]),
        (16, [[(DAY, 16)], [(NUMBER, 16)], [(OUT, 7)]]),
    ],
)
def test_fields_stand_side_by_side_while_there_is_room_to_write(
    width: int, lines: list[list[tuple[Blank, int]]]
) -> None:
    found = side_by_side((DAY, NUMBER, OUT), lambda field: len(field.label), 8, width)

    assert found == lines


@pytest.mark.parametrize("profile", [EPSON_80, POS_58])
def test_the_form_has_a_line_for_each_item_and_stays_within_its_edges(profile: str, tmp_path: Path) -> None:
    paper = printed(form("nl", "fr", "en"), tmp_path, profile)

    assert paper.problems == ()
    words = "\n".join(paper.lines)
    for label in ("De Deelfabriek", "Dag / Jour", "Ding / Objet", "[ ] geleend / emprunté", "Paraaf"):
        assert words.count(label) in (1, 6), label
    assert "Item" not in words


def test_the_form_in_a_language_from_the_right_is_drawn(tmp_path: Path) -> None:
    assert printed(form("ar", "nl"), tmp_path).problems == ()
