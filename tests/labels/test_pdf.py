"""The pages of labels, rendered by PDFium at 300 dots an inch and read back by zbar; neither is part of the kiosk."""

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from kiosk.labels.fitting import Placing, fit
from kiosk.labels.marks import Placed
from kiosk.labels.pdf import write
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import STOCKS, find_stock
from tests.house import MANY_SCRIPTS
from tests.support.zbar import barcodes, needs_zbar, texts

DPI = 300
HELD = "Klopboormachine\nZet ’m op kloppen.\nBij het terugbrengen: rol het snoer op."


def page_of(pdf: bytes, page: int = 0) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72, grayscale=True).to_pil()


def pages(stock: str, *stickers: Sticker, reads_qr: bool = False, start: int = 1) -> bytes:
    return write(STOCKS[stock], fit(stickers, STOCKS[stock], Placing(start), reads_qr), "Labels")


@needs_zbar
@pytest.mark.parametrize("stock", ["L4736", "11355", "tape12", "CR80"])
def test_a_scanner_reads_the_bars_of_every_size(stock: str, tmp_path: Path) -> None:
    label = Sticker(MANY_SCRIPTS[0].name, "Spelotheek", "#2E7DAF", "train", code="SPE-0042")

    picture = page_of(pages(stock, label))

    assert barcodes(picture.crop((0, 0, picture.width, min(picture.height, 1100))), tmp_path) == ["SPE-0042"]


@needs_zbar
def test_a_scanner_reads_a_code_that_is_a_qr_code_on_a_tiny_label(tmp_path: Path) -> None:
    picture = page_of(pages("L4731", Sticker("Klopboormachine", "Instrumentheek", code="INS-0042"), reads_qr=True))

    assert texts(picture.crop((0, 0, 800, 400)), tmp_path) == "INS-0042\n"


@needs_zbar
def test_a_phone_reads_the_text_of_the_instructions(tmp_path: Path) -> None:
    picture = page_of(pages("99012", Sticker("Klopboormachine", "Instrumentheek", held=HELD)))

    assert texts(picture, tmp_path) == f"{HELD}\n"


def test_every_bar_is_a_whole_number_of_dots_wide() -> None:
    """The page is rendered at the dots of its printer: each bar has here the width that it has on the printer."""
    stock = find_stock("roll:50.8x25.4")
    ((place, label),) = fit([Sticker("Bal", code="SPE-0042")], stock)
    (bars,) = (mark for mark in label.marks if isinstance(mark, Placed))
    picture = page_of(write(stock, [(place, label)], "Labels"))
    middle = picture.crop((0, picture.height // 2, picture.width, picture.height // 2 + 1))

    dark = [level < 128 for level in middle.tobytes()]
    edges = [at + 1 for at, (left, right) in enumerate(pairwise(dark)) if left != right]
    module = round(bars.symbol.module / stock.dot)
    assert (picture.size, abs(edges[0] - bars.left / stock.dot) <= 1) == ((600, 300), True)
    assert {(right - left) % module for left, right in pairwise(edges)} == {0}


def test_a_page_has_its_true_size_and_asks_not_to_be_scaled() -> None:
    two = pages("L7160", *(Sticker("Bal", code=f"B{number}") for number in range(4)), start=19)
    document = pypdfium2.PdfDocument(two)
    tape = pypdfium2.PdfDocument(pages("tape12", Sticker("Bal", "Spelotheek", code="B7")))

    assert [tuple(round(side / 72 * 25.4, 1) for side in page.get_size()) for page in document] == [(210, 297)] * 2
    assert b"/PrintScaling /None" in two
    length, across = (side / 72 * 25.4 for side in tape[0].get_size())
    assert across == pytest.approx(12, abs=0.01)
    assert length < 50
