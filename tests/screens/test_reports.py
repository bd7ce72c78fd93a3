"""The poster of the year and the list of overdue items: in words, and as a PDF that is read back."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from kiosk.lending.reports.model import HOUSE, Measure, Report
from screens.a4.canvas import Canvas
from screens.a4.late import draw_late
from screens.a4.poster import draw_poster
from screens.present.reports.figures import write_figures
from screens.present.reports.late import late_list, write_late
from screens.present.reports.poster import Poster, poster
from screens.present.words import wordbook
from tests.gallery.reports import OVERDUE, sample_report
from tests.house import TOYS

WORDS = wordbook("Europe/Brussels")
DUTCH = WORDS("nl")
A4_WIDE, MARGIN = 595.0, 40.0
"""Width of an A4 page, and the margin, in points."""
SOCIAL = re.compile("soci|tarief|tarif", re.IGNORECASE)


def texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def page(report: Report, initiative: str = HOUSE) -> Poster:
    return poster(report, initiative, "De Deelfabriek", DUTCH)


def test_the_page_has_this_year_beside_the_last_and_nothing_by_tariff() -> None:
    shown = page(sample_report())
    assert (shown.title, shown.subtitle) == ("2026 in cijfers", "tot en met maandag 23 november")
    assert shown.tiles[0] == replace(shown.tiles[0], number="1.272", label="keer geleend", before="in 2025: 636")
    assert [(one.now, one.before) for one in shown.months][:1] == [(84, 42)]
    assert shown.months[11].now is None, "December has not begun"
    assert "geteld sinds sep" in {tile.before for tile in shown.tiles}
    assert not SOCIAL.search(str(shown))


def test_the_headline_is_the_value_of_the_loans_or_without_values_their_number() -> None:
    report = sample_report()
    assert page(report).amount == "€ 57.240"
    numbers = {place: {**one, Measure.SHARED: 0} for place, one in report.numbers.items()}
    shown = page(replace(report, numbers=numbers))
    assert (shown.amount, shown.amount_says[0], shown.foot) == ("1.272", "keer geleend", "")
    assert shown.tiles[0].label != "keer geleend"


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
def test_the_poster_is_one_page_in_every_language(language: str) -> None:
    for initiative in (HOUSE, TOYS.key):
        shown = poster(sample_report(), initiative, "De Deelfabriek", WORDS(language))
        assert len(texts(draw_poster(shown))) == 1


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
def test_no_words_of_a_page_overlap_or_exceed_its_margins(language: str) -> None:
    words = WORDS(language)
    pages = [draw_poster(poster(sample_report(), one, "De Deelfabriek", words)) for one in (HOUSE, TOYS.key)]
    for pdf in (*pages, draw_late(late_list(OVERDUE, "De Deelfabriek", words))):
        drawn = drawn_on(pdf)
        boxes = [(at, box) for at, (kind, box) in enumerate(drawn) if kind != FPDF_PAGEOBJ_PATH]
        assert len(boxes) > 12
        assert [box for _, box in boxes if box[0] < MARGIN or box[2] > A4_WIDE - MARGIN] == []
        assert [(box, later) for at, box in boxes for _, later in drawn[at + 1 :] if overlap(box, later)] == []


def drawn_on(pdf: bytes) -> list[tuple[int, tuple[float, float, float, float]]]:
    """The kind of each object on the first page, in order, and its left, bottom, right and top in points. Some texts
    are pictures.
    """
    return [(one.type, one.get_bounds()) for one in pypdfium2.PdfDocument(pdf)[0].get_objects()]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes share more than a point each way."""
    wide, high = (min(one[2 + at], other[2 + at]) - max(one[at], other[at]) for at in (0, 1))
    return wide > 1 and high > 1


def test_a_new_house_has_a_poster_too() -> None:
    empty = replace(
        sample_report(), initiatives=(), numbers={}, hours={}, stock={}, never_lent=(), often_broken=(), most_lent=()
    )
    (drawn,) = texts(draw_poster(page(empty)))
    assert "2026 in cijfers" in drawn
    assert "Wanneer is het druk?" not in drawn


def test_the_numbers_and_the_overdue_items_are_printed_as_slips() -> None:
    slip = write_figures(sample_report(), DUTCH, "maandag", "De Deelfabriek")
    loans = slip.groups[0].rows[0]
    assert (loans.title, loans.amount) == ("keer geleend", "1.272")
    late = write_late(OVERDUE, DUTCH, "maandag", "De Deelfabriek")
    assert [(group.initiative, group.kind, len(group.rows)) for group in late.groups] == [
        ("Spelotheek", "Te laat", 2),
        ("Instrumentheek", "Te laat", 1),
        ("Instrumentheek", "Ligt klaar", 1),
    ]
    assert "19 dagen te laat" in late.groups[0].rows[0].detail
    assert "€" not in repr((late, late_list(OVERDUE, "De Deelfabriek", DUTCH))), "an amount would tell the tariff"


def test_the_list_of_overdue_items_continues_over_pages_with_every_name() -> None:
    many = replace(OVERDUE, late=OVERDUE.late * 20)
    found = texts(draw_late(late_list(many, "De Deelfabriek", DUTCH)))
    assert len(found) > 1
    assert sum(one.count("Samira El Amrani") for one in found) == 20
    assert all("niet ophangen" in one for one in found)


def test_a_name_in_another_script_is_drawn_as_a_picture() -> None:
    canvas = Canvas("", "nl")
    canvas.text(20, 20, "村上 さくら", 11, "#000000")
    drawn = pypdfium2.PdfDocument(canvas.written())[0].render(scale=2).to_pil().convert("L")
    assert drawn.getextrema()[0] < 60
