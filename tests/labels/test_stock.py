"""Sheets, rolls and tapes: the measures of the makers, and the places of the labels."""

from itertools import islice, pairwise

import pytest

from kiosk.labels.stock import A4, CARDS, STOCKS, LabelPosition, Stock, StockError, find_stock, positions

ON_A_SHEET = {
    "L4731": 189,
    "L4736": 48,
    "L6009": 48,
    "L7159": 24,
    "L7160": 21,
    "L7162": 16,
    "L7163": 14,
    "Herma4222": 27,
    "CR80": 8,
}
SHEETS = [STOCKS[name] for name in ON_A_SHEET]


def test_the_sheets_have_as_many_labels_as_the_makers_say() -> None:
    assert {name: stock.on_a_page for name, stock in STOCKS.items() if stock.page == A4} == ON_A_SHEET


@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_the_labels_of_a_sheet_lie_in_its_middle_and_beside_one_another(stock: Stock) -> None:
    found = list(islice(positions(stock), stock.on_a_page))
    (width, height), last = stock.label, found[-1]

    assert {place.page for place in found} == {0}
    assert found[0].left == pytest.approx(A4[0] - last.left - width, abs=0.2)
    assert found[0].top == pytest.approx(A4[1] - last.top - height, abs=0.2)
    for axis, labels in enumerate((stock.columns, stock.rows)):
        assert labels == 1 or stock.step[axis] >= stock.label[axis]


def test_labels_are_numbered_along_the_rows_and_continue_on_the_next_page() -> None:
    stock = STOCKS["L7160"]
    all_of_two = list(islice(positions(stock), 42))

    assert list(islice(positions(stock, 20), 3)) == all_of_two[19:22]
    assert all_of_two[3] == LabelPosition(0, 7.21, 15.15 + 38.1)
    assert all_of_two[21] == LabelPosition(1, 7.21, 15.15)


def test_a_shift_moves_every_label_to_the_right_and_down() -> None:
    moved, still = (next(positions(STOCKS["L7160"], 5, nudge)) for nudge in ((0.3, -0.2), (0.0, 0.0)))

    assert (moved.left - still.left, moved.top - still.top) == pytest.approx((0.3, -0.2))


def test_a_tape_prints_in_its_middle_only() -> None:
    printed = {stock.name: stock.label[1] - 2 * stock.edge[1] for stock in STOCKS.values() if stock.tape}

    assert printed == pytest.approx({"tape12": 9.03, "tape18": 15.8, "tape24": 18.06}, abs=0.01)


@pytest.mark.parametrize("said", ["L7160", "l7160", "Avery L7160", "avery-l7160"])
def test_the_name_of_a_sheet_is_found_in_any_spelling(said: str) -> None:
    assert find_stock(said) is STOCKS["L7160"]


def test_a_sheet_and_a_roll_are_written_in_millimetres() -> None:
    sheet = find_stock("sheet:2x4,85.6x53.98,16.7x31.51,91x60")
    assert list(islice(positions(sheet), 8)) == list(islice(positions(CARDS), 8))
    assert find_stock("sheet:1x2,60x40,5x5,60x50,105x148").page == (105, 148)
    assert find_stock("roll:57x32").page == (57, 32)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("L7161", "cannot be used; allowed is one of L4731, .*Did you mean L716"),
        ("sheet:3x8", "cannot be used"),
        ("sheet:3x8,70x40,0x0,70x40", "do not fit on paper of 210 x 297 mm"),
        ("sheet:3x8,70x37,0x0,60x37", "do not fit"),
        ("sheet:0x8,70x37,0x0,70x37", "do not fit"),
        ("roll:57x5", "too small: 8 mm is the least"),
    ],
)
def test_an_unknown_label_is_refused_with_the_known_ones(said: str, why: str) -> None:
    with pytest.raises(StockError, match=why):
        find_stock(said)


def test_on_every_sheet_labels_do_not_overlap() -> None:
    for stock in SHEETS:
        tops = [place.top for place in islice(positions(stock), 0, stock.on_a_page, stock.columns)]
        assert all(below - above >= stock.label[1] - 1e-6 for above, below in pairwise(tops)), stock.name
