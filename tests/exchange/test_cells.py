"""Reading one cell, as Excel, programs and volunteers write it."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from db.ledger.people.pins import NOBODY, hash_pin
from kiosk.importing import cells
from kiosk.importing.cells import Cell, CellError
from kiosk.lending.model import Part


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


DAYS: tuple[tuple[Cell, date], ...] = (
    ("2026-03-04", date(2026, 3, 4)),
    ("2026-03-04 17:05:09", date(2026, 3, 4)),
    ("4/03/2026", date(2026, 3, 4)),
    ("04-03-2026", date(2026, 3, 4)),
    ("4.3.26", date(2026, 3, 4)),
    ("4/3/79 9:30", date(1979, 3, 4)),
    ("4 mrt 2026", date(2026, 3, 4)),
    ("4 maart 2026 14u30", date(2026, 3, 4)),
    ("woensdag 4 maart 2026", date(2026, 3, 4)),
    ("1er août 2026", date(2026, 8, 1)),
    ("04 Mar 2026 5:05 pm", date(2026, 3, 4)),
    ("46085", date(2026, 3, 4)),
    (46085, date(2026, 3, 4)),
    (46085.75, date(2026, 3, 4)),
    (at("2026-03-04"), date(2026, 3, 4)),
    (date(2026, 3, 4), date(2026, 3, 4)),
)


@pytest.mark.parametrize(("cell", "day"), DAYS)
def test_a_day_is_read_in_every_form(cell: Cell, day: date) -> None:
    assert cells.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("04 Mar 2026 5:05 pm", at("2026-03-04 17:05")),
        ("04 Mar 2026 12:05 am", at("2026-03-04 00:05")),
        ("2026-03-04T17:05:09.25Z", at("2026-03-04 17:05:09.25+00:00")),
        ("4/3/2026", at("2026-03-04 12:00")),
        (46085.5, at("2026-03-04 12:00")),
        (at("2026-03-04 08:01"), at("2026-03-04 08:01")),
    ],
)
def test_a_moment_has_its_time_of_day_or_else_noon(cell: Cell, moment: datetime) -> None:
    assert cells.moment(cell) == moment


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("€ 1.234,50", 123450),
        ("1,234.50", 123450),
        ("1.234", 123400),
        ("12,5", 1250),
        ("12.50", 1250),
        ("12,-", 1200),
        ("12 euro", 1200),
        ("1.234.567,-", None),
        ("0", 0),
        (12.345, 1235),
        (12, 1200),
        ("0.125", 13),
        ("1,234.567", 123457),
    ],
)
def test_an_amount_is_read_in_every_form(cell: Cell, cents: int | None) -> None:
    if cents is None:
        with pytest.raises(CellError):
            cells.cents(cell)
    else:
        assert cells.cents(cell) == cents


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("  0012 ", "0012"),
        ('="0012"', "0012"),
        (12.0, "12"),
        ("-", ""),
        (None, ""),
        (True, "ja"),
        ("two\n lines", "two lines"),
        (at("2026-03-04"), "2026-03-04"),
        (time(9, 5), "09:05:00"),
    ],
)
def test_a_cell_is_read_as_the_text_that_it_shows(cell: Cell, shown: str) -> None:
    assert cells.text_of(cell) == shown


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (cells.day, "31/02/2026"),
        (cells.day, "03/14/2026"),
        (cells.day, "gisteren"),
        (cells.day, "12"),
        (cells.day, "²"),
        (cells.day, "9" * 400),
        (cells.day, float("nan")),
        (cells.day, at("9999-12-31")),
        (cells.day, date(1899, 12, 31)),
        (cells.moment, "2026-03-04 later"),
        (cells.cents, "veel"),
        (cells.cents, "-3"),
        (cells.cents, float("nan")),
        (cells.flaws, "\udcff"),
        (cells.flaws, '[["blok", 1, 0], ["blok", 0, 1]]'),
        (cells.flaws, '[["blok", 0, 0]]'),
        (cells.listed_parts, '[["", 1, ""]]'),
        (cells.listed_parts, '[["blok\\u0007", 1, ""]]'),
        (cells.loan_days, "3,5"),
        (cells.loan_days, "4000"),
        (cells.yes, "misschien"),
        (cells.barcode, "é"),
        (cells.barcode, "7"),
        (cells.uid, "01020304"),
        (cells.uid, "08A1B2C3"),
        (cells.language, "!"),
        (cells.condition, "broken"),
        (cells.name, "x" * 121),
        (cells.name, "\u200b"),
        (cells.kept_pin, "1234"),
        (cells.kept_pin, NOBODY.replace("m=19456", "m=4294967295")),
    ],
)
def test_a_cell_that_cannot_be_kept_raises_with_what_is_allowed(read: Callable[[Cell], object], cell: Cell) -> None:
    with pytest.raises(CellError, match=r"\w"):
        read(cell)


def test_the_hash_of_a_pin_is_read_as_a_kiosk_stores_it() -> None:
    kept = hash_pin("2580", b"key")
    assert cells.kept_pin(kept) == kept


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.loan_days, "21 dagen", 21),
        (cells.loan_days, "21,0", 21),
        (cells.loan_days, "0", None),
        (cells.yes, "Oui", True),
        (cells.yes, 0, False),
        (cells.uid, "04:a1:b2:c3:d4:e5:f6", bytes.fromhex("04A1B2C3D4E5F6")),
        (cells.language, "Frans", "fr"),
        (cells.language, "nl-NL", "nl"),
        (cells.barcode, "toy-1", "TOY-1"),
        (cells.written, "12 blokken<br>2 borden", "12 blokken, 2 borden"),
    ],
)
def test_a_value_in_another_form_is_read(read: Callable[[Cell], object], cell: Cell, value: object) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 blokken, 2 borden", [(12, "blokken"), (2, "borden")]),
        ("12 blokken en 2 borden.", [(12, "blokken"), (2, "borden")]),
        ("12x blok; bord (2); handleiding", [(12, "blok"), (2, "bord"), (1, "handleiding")]),
        ("4 poppen et 1 maison", [(4, "poppen"), (1, "maison")]),
        ("Koffer, boor, handvat", [(1, "Koffer"), (1, "boor"), (1, "handvat")]),
        ("1 kabel 1,5 m, 2 klemmen", [(1, "kabel 1,5 m"), (2, "klemmen")]),
        ("Alles zit in de doos. Let op de batterijen, ze lekken.", []),
        ("Kijk alles goed na voor je het teruggeeft, ook de kleine stukjes", []),
        ("0 blokken, 2 borden", []),
        ("doos", []),
        ("", []),
    ],
)
def test_parts_are_read_as_a_list_with_counts(text: str, parts: list[tuple[int, str]]) -> None:
    assert cells.parts(text) == tuple(Part(name, count) for count, name in parts)
