"""The label of an item from the receipt printer, read back by a scanner program that shares no code with the kiosk."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.printers.bars import HEIGHT, fitted, modules_of_printer
from devices.printers.job import paper_width, render
from devices.simulated.escpos_reader import Interpreter, read
from devices.simulated.paper import Barcode, Dots, Line, Paper
from devices.simulated.paper_picture import picture
from kiosk.lending.model import Item
from kiosk.lending.tickets import ItemLabel, Slip
from screens.present.paper.item_label import write_label
from tests.house import TOOLS
from tests.support.zbar import barcodes, needs_zbar

ROLLS = ["TM-T20II", "TM-T88III", "POS-5890"]
"""Printer profiles with 48, 42 and 32 columns."""
CODES = ["INS-0042", "8712345678906", "BABYTHEEK-0001", "0042", "a{B}c", "Speelgoed doos 4 (blauw)", "X" * 64]


@pytest.fixture(scope="module", autouse=True)
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("escpos")


def label(code: str = "INS-0042", name: str = "Klopboormachine") -> Slip:
    return write_label(ItemLabel(Item(code, name, "drill", TOOLS), "nl"))


def printed(slip: Slip, cache_dir: Path, profile: str) -> Paper:
    width, job = paper_width(profile, cache_dir), render(slip, profile, cache_dir=cache_dir)
    head = Interpreter(width.columns, width.dots, pages={job[job.index(b"\x1bt") + 2]: "cp1252"})
    head.feed(job)
    return head.paper()


def test_a_label_is_a_name_an_initiative_and_a_code_to_scan_and_to_read(cache_dir: Path) -> None:
    paper = printed(label(), cache_dir, "TM-T20II")

    assert paper.problems == ()
    assert paper.lines == ("Klopboormachine", "Instrumentheek", "INS-0042")
    assert [mark for mark in paper.marks if isinstance(mark, Barcode)] == [Barcode("INS-0042", 3, HEIGHT, "center")]


@needs_zbar
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("profile", ROLLS)
def test_a_scanner_reads_every_label_back(profile: str, code: str, cache_dir: Path, tmp_path: Path) -> None:
    paper = printed(label(code), cache_dir, profile)

    assert paper.problems == ()
    assert barcodes(picture(paper), tmp_path) == [code]


@needs_zbar
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("profile", ROLLS)
def test_a_scanner_reads_every_label_that_is_drawn_as_a_picture(
    profile: str, code: str, cache_dir: Path, tmp_path: Path
) -> None:
    paper = printed(label(code, "Дриль ударний"), cache_dir, profile)

    assert paper.problems == ()
    assert {type(mark) for mark in paper.marks} & {Line, Barcode} == set()
    assert barcodes(picture(paper), tmp_path) == [code]


def test_a_code_that_is_too_long_is_printed_along_the_paper(cache_dir: Path) -> None:
    paper = printed(label("Speelgoed doos 4 (blauw)"), cache_dir, "POS-5890")

    assert [mark for mark in paper.marks if isinstance(mark, Barcode)] == []
    assert sum(mark.height for mark in paper.marks if isinstance(mark, Dots)) > 500


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=64))
def test_a_barcode_is_as_wide_as_calculated(code: str) -> None:
    assert len(Barcode(code, 2, HEIGHT).modules) == modules_of_printer(code)


@pytest.mark.parametrize("code", ["", "é", "Дриль", "a\nb", "X" * 65])
def test_a_code_that_no_barcode_can_hold_gets_none(code: str, cache_dir: Path) -> None:
    assert fitted(code, 576) is None
    paper = printed(replace(label(), barcode=code), cache_dir, "TM-T20II")
    assert [mark for mark in paper.marks if isinstance(mark, Barcode | Dots)] == []


def test_an_impact_printer_prints_the_code_as_text(cache_dir: Path) -> None:
    job = render(label(), "TM-U220", cache_dir=cache_dir)

    assert b"INS-0042" in job
    assert b"\x1dk" not in job


@pytest.mark.parametrize(
    ("job", "problem"),
    [
        (b"\x1dk\x49\x03{A1", "barcode of kind 73 and not 73 in code set B"),
        (b"\x1dk\x04AB\x00", "barcode of kind 4 and not 73 in code set B"),
        (b"\x1dw\x06\x1dk\x49\x12{BSpeelgoed doos 4", "barcode of 1266 dots on paper of 576"),
        (b"Naam\x1dk\x49\x04{B12\n", "barcode in mid-line"),
    ],
)
def test_a_barcode_that_a_printer_would_not_draw_is_a_problem(job: bytes, problem: str) -> None:
    assert problem in read(job).problems
