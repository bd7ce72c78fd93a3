"""Which items get a label."""

from dataclasses import replace
from datetime import date

import pytest

from db.listings import LabelListing
from kiosk.cli.labels.choosing import Choice, ChoiceError, choose
from kiosk.cli.labels.making import of_instructions, of_member, of_shelves, of_tags
from kiosk.labels.sticker import Sticker
from kiosk.lending.model import Part
from kiosk.lending.terms import ReservationTerms, SwapCategory, Terms
from screens.present.words import wordbook
from tests.house import SAMIRAS_NAME

DUTCH = wordbook("Europe/Brussels")("nl")
OLD = LabelListing("SPE-1", "Trein", "spelotheek", "speelgoed", None, "", "", "", ())
NEW = replace(OLD, barcode="SPE-2", category="puzzel", added_on=date(2026, 11, 20))
TOOL = replace(NEW, barcode="INS-1", initiative="instrumentheek", category="boren")
ITEMS = [OLD, NEW, TOOL]
LENT = Terms("spelotheek", "Spelotheek", "#2E7DAF", "train", reservations=ReservationTerms(shelf="A1"))


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        (Choice(everything=True), ITEMS),
        (Choice(barcodes=("INS-1", "SPE-1", "INS-1")), [TOOL, OLD]),
        (Choice(initiative="spelotheek"), [OLD, NEW]),
        (Choice(category="boren"), [TOOL]),
        (Choice(since=date(2026, 11, 20)), [NEW, TOOL]),
        (Choice(initiative="spelotheek", since=date(2026, 11, 1)), [NEW]),
    ],
)
def test_items_are_chosen_by_each_condition_and_by_all_together(choice: Choice, chosen: list[LabelListing]) -> None:
    assert choose(choice, ITEMS) == chosen


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        (Choice(), "Say which: barcodes, --from, --initiative, --category, --since, or --all."),
        (Choice(barcodes=("SPE-9", "SPE-1", "X1")), "No item of the house has the barcode SPE-9, X1."),
        (Choice(initiative="spelotek"), '--initiative = "spelotek" cannot be used; .* Did you mean spelotheek?'),
        (Choice(since=date(2026, 11, 21)), "There is no such item."),
    ],
)
def test_a_choice_without_any_item_is_refused_in_a_sentence(choice: Choice, why: str) -> None:
    with pytest.raises(ChoiceError, match=why):
        choose(choice, ITEMS)


def test_the_instructions_of_an_item_are_a_text_that_can_be_read_alone() -> None:
    told = replace(OLD, borrowing="Tel de stukken.", returning="Maak het schoon.", parts=(Part("wagon", 3),))
    sticker = of_instructions(told, {LENT.key: LENT}, DUTCH)

    assert sticker is not None
    assert sticker.held == "Trein\nTel de stukken.\nBij het terugbrengen: Maak het schoon.\nErbij: 3 wagon"
    assert of_instructions(OLD, {LENT.key: LENT}, DUTCH) is None


def test_a_shelf_has_one_label_for_all_its_items() -> None:
    shelves = of_shelves([LENT], [replace(OLD, shelf="B3"), replace(NEW, shelf="B3"), OLD])

    assert [(sticker.title, sticker.owner) for sticker in shelves] == [("A1", "Spelotheek"), ("B3", "Spelotheek")]


def test_every_tag_says_the_points_of_one_item() -> None:
    tags = of_tags(LENT, SwapCategory("trui", "Trui", "clothes", 2, ("T1", "T2")), DUTCH)

    assert tags == [
        Sticker("Trui", "Spelotheek", "#2E7DAF", "clothes", code=code, remark="2 punten", language="nl")
        for code in ("T1", "T2")
    ]


def test_a_card_names_nobody_unless_that_is_asked_for() -> None:
    assert of_member("0412", "", "Het Huis", DUTCH) == Sticker("Het Huis", "Lidkaart", code="0412")
    assert of_member("0412", SAMIRAS_NAME, "Het Huis", DUTCH) == Sticker(SAMIRAS_NAME, "Het Huis", code="0412")
