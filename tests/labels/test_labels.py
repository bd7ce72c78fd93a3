"""The content of labels and its places: nothing outside a label, nothing in the quiet zone of a code, no bar
too thin.
"""

import pytest

from kiosk.labels.artwork import draw
from kiosk.labels.fitting import Placing, UnfitError, fit, next_free
from kiosk.labels.marks import Drawing, Fill, Label, Line, Placed
from kiosk.labels.ruler import ruler
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import STOCKS, Stock, find_stock
from kiosk.labels.symbols import THINNEST, Bars, Squares
from kiosk.lettering.on_paper import width
from tests.house import LONG_NAMES, MANY_SCRIPTS

HELD = "Klopboormachine\nDe boren zelf zitten in de kleine doos.\nBij het terugbrengen: rol het snoer op ’s avonds."
TITLES = ["Bal", *(item.name for item in (*LONG_NAMES, *MANY_SCRIPTS)), "كتاب", "\U0001f9f8"]
STICKERS = [
    *(Sticker(title, "Instrumentheek", "#C4661F", "drill", code="INS-0042", language="nl") for title in TITLES),
    Sticker("Bal", "", code="B7"),
    Sticker("Bal", "Spelotheek", "#2E7DAF", "train", code="0041234500123456"),
    Sticker("Slabben", "Babytheek", "#8A5AA8", "nappy", code="RUIL-KNUFFELBEER", remark="2 punten"),
    Sticker("Klopboormachine", "Instrumentheek", "#C4661F", held=HELD, remark="Zo werkt het: scan met je telefoon."),
    Sticker("B3", "Spelotheek", "#2E7DAF"),
    Sticker("Plank met de grote dozen achteraan links"),
]
ROLL = find_stock("roll:30x60")
ALL = [*STOCKS.values(), ROLL]


def boxes(label: Label) -> list[tuple[float, float, float, float]]:
    """The box of every mark: left, top, right, bottom. A line of text reaches from its capitals to its baseline."""
    found = []
    for mark in label.marks:
        match mark:
            case Fill():
                found.append((mark.left, mark.top, mark.left + mark.width, mark.top + mark.height))
            case Drawing():
                found.append((mark.left, mark.top, mark.left + mark.side, mark.top + mark.side))
            case Line():
                right = mark.left + width(mark.text, mark.weight, mark.em)
                found.append((mark.left, mark.baseline - 0.705 * mark.em, right, mark.baseline))
            case Placed(symbol=symbol):
                high = mark.height or symbol.width
                found.append((mark.left, mark.top, mark.left + symbol.width, mark.top + high))
    return found


@pytest.mark.parametrize("stock", ALL, ids=lambda stock: stock.name)
def test_everything_lies_on_the_printable_part_of_the_label(stock: Stock) -> None:
    side, edge = stock.edge
    drawn = [label for sticker in STICKERS if (label := draw(sticker, stock, reads_qr=True))]

    assert len(drawn) > len(TITLES) // 2
    for label in drawn:
        assert label.width <= stock.label[0]
        for left, top, right, bottom in boxes(label):
            assert left >= side - 0.01
            assert right <= label.width - side + 0.01
            assert top >= edge - 0.3
            assert bottom <= stock.label[1] - edge + 0.01


@pytest.mark.parametrize("stock", ALL, ids=lambda stock: stock.name)
def test_the_quiet_zone_of_every_code_is_empty_and_no_bar_is_too_thin(stock: Stock) -> None:
    seen = 0
    for sticker in STICKERS:
        label = draw(sticker, stock, reads_qr=True)
        placed = [mark for mark in label.marks if isinstance(mark, Placed)] if label else []
        for mark in placed:
            assert label is not None
            seen += 1
            quiet, code = mark.symbol.quiet, mark.symbol
            assert code.module >= THINNEST - 1e-9
            assert code.module / stock.dot == pytest.approx(round(code.module / stock.dot))
            assert quiet - 0.01 <= mark.left <= label.width - code.width - quiet + 0.01
            assert mark.height >= 4 or isinstance(code, Squares)
            around = quiet if isinstance(code, Squares) else 0.0
            for left, top, right, bottom in boxes(label):
                beside = right <= mark.left - quiet + 0.01 or left >= mark.left + code.width + quiet - 0.01
                high = mark.height or code.width
                apart = bottom <= mark.top - around or top >= mark.top + high + around - 0.01
                itself = (left, top) == (mark.left, mark.top)
                assert itself or beside or apart, (sticker, left, top)
    assert seen


def test_a_code_that_is_too_long_is_refused_with_the_labels_that_have_room() -> None:
    stickers = [Sticker("Bal", code=code) for code in ("B7", "SPE-0042", "SPE-0043")]

    with pytest.raises(UnfitError) as refused:
        fit(stickers, STOCKS["L4731"])
    assert str(refused.value) == (
        "2 of 3 codes are too long for L4731 (25.4 x 10 mm): SPE-0042, SPE-0043. They fit on L4736, L6009, L7159, "
        "L7160, L7162, L7163, Herma4222, 11355, 1933085, 99012, tape12, tape18, tape24. If all scanners "
        "of the house read QR codes, say reads_qr = true under [scanner] in kiosk.toml."
    )
    kinds = [type(mark.symbol) for _, label in fit(stickers, STOCKS["L4731"], reads_qr=True) for mark in placed(label)]
    assert kinds == [Bars, Squares, Squares]


def placed(label: Label) -> list[Placed]:
    return [mark for mark in label.marks if isinstance(mark, Placed)]


def test_instructions_that_are_too_long_are_refused_with_the_names_of_their_items() -> None:
    long = Sticker("Klopboormachine", held="Lees dit eerst. " * 30)

    with pytest.raises(
        UnfitError,
        match=r"1 of 1 instructions .*: Klopboormachine\. They fit on L7159, L7160, L7162, L7163, Herma4222, 99012\.$",
    ):
        fit([long], STOCKS["L4736"])
    with pytest.raises(UnfitError, match=r"They fit on no label that has a name here\. Make the text shorter\.$"):
        fit([Sticker("Klopboormachine", held="Lees dit eerst. " * 80)], STOCKS["L7163"])


def test_a_sheet_in_use_continues_at_the_given_label() -> None:
    stickers = [Sticker("Bal", code=f"B{number}") for number in range(4)]
    stock = STOCKS["L7160"]

    assert [place.page for place, _ in fit(stickers, stock, Placing(19))] == [0, 0, 0, 1]
    assert (next_free(stock, Placing(19), 4), next_free(stock, Placing(18), 4)) == (2, 1)
    with pytest.raises(UnfitError, match=r"no label 22 on L7160: they are numbered 1 to 21"):
        fit(stickers, stock, Placing(22))


def test_the_ruler_page_outlines_every_label_and_its_scales_are_as_long_as_they_say() -> None:
    stock = STOCKS["L7160"]
    marks = ruler(stock)
    scales = [mark for mark in marks if isinstance(mark, Fill) and 100 in (mark.width, mark.height)]

    assert [mark.text for mark in marks if isinstance(mark, Line)][:21] == [str(number) for number in range(1, 22)]
    assert [(mark.width, mark.height) for mark in scales] == [(100, 0.15), (0.15, 100)]
    assert sum(isinstance(mark, Fill) and mark.width == 63.5 for mark in marks) == 2 * 21
