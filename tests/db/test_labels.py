"""One label, one code, in the ledger: whichever form of a code is read or typed, the same item is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, update

from db.ledger import SqlLedger
from db.ledger.statements.tables import item
from kiosk.lending.codes.labels import LabelMark
from kiosk.lending.commands import CheckIn
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.events import CodeUnknown, ItemFree
from kiosk.lending.terms import House, SwapCategory
from kiosk.lending.volunteers.events import ItemRead, ReturnTaken, SearchResults
from tests.db.furnishing import OPEN_TOYS, SWAPPED_CLOTHES, People, furnish
from tests.house import TOYS
from tests.support.builder import Builder, new

UPC, EAN = "036000291452", "0036000291452"
TAG_UPC, TAG_EAN = "042100005264", "0042100005264"
LINK = f"https://x.example/ding?code={EAN}"


@pytest.fixture
def engine(sqlite_url: str, opened: Callable[[str], Engine]) -> Engine:
    return opened(sqlite_url)


@pytest.fixture
def people(engine: Engine, desk: Builder) -> People:
    furnish(desk)
    body = SwapCategory("body", "Body", "clothes", 1, (TAG_EAN,))
    swapped = replace(SWAPPED_CLOTHES, swap=replace(SWAPPED_CLOTHES.swap, categories=(body,)))
    desk.apply_house(House(holidays="", labels=(LabelMark.CODE_39_SIGNS,)), (OPEN_TOYS, swapped))
    desk.add_item(UPC, "Puzzel", None, "game", TOYS.key)
    return People(engine)


def scanned(ledger: SqlLedger, code: str) -> str | None:
    """The barcode of the item that a scan without a card finds, or None for an unknown code."""
    answer = ledger.lend_or_return(new(), None, code)
    assert isinstance(answer, ItemFree | CodeUnknown)
    return answer.item.barcode if isinstance(answer, ItemFree) else None


def as_before(engine: Engine, barcode: str) -> None:
    """Stores the barcode of the ball as it was read, as an older kiosk did."""
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("UPDATE code SET code = ? WHERE code = 'TOY-3'", (barcode,))
        connection.execute(update(item).where(item.c.barcode == "TOY-3").values(barcode=barcode))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (UPC, EAN),
        (EAN, EAN),
        (LINK, EAN),
        (TAG_UPC, TAG_EAN),
        ("*TOY-1*", "TOY-1"),
        ("https://x.example/item/TOY-1", "TOY-1"),
        ("https://x.example/item/TOY-9", None),
    ],
)
def test_a_scan_finds_the_item_of_its_label(ledger: SqlLedger, people: People, code: str, found: str | None) -> None:
    assert scanned(ledger, code) == found


def test_the_desk_and_the_command_line_find_the_item_of_a_label_too(
    ledger: SqlLedger, desk: Builder, people: People
) -> None:
    for code in (UPC, EAN, LINK):
        read, taken = ledger.read_item(people.joke, code), ledger.do_at_desk(new(), people.joke, CheckIn(code))
        assert isinstance(read, ItemRead)
        assert isinstance(taken, ReturnTaken)
        searched = ledger.search_item(people.joke, code)
        assert isinstance(searched, SearchResults)
        assert [read.file.item.barcode, taken.entry.code] == [EAN, EAN]
        assert EAN in [one.item.barcode for one in searched.items]
    desk.mark_item(UPC, Condition.REPAIR)


def test_a_code_is_refused_in_every_form_of_a_label_in_use(desk: Builder, people: People) -> None:
    for code in (UPC, EAN, LINK, TAG_UPC, "*TOY-1*"):
        with pytest.raises(CommandDeclined, match="in use already"):
            desk.add_item(code, "Nog een", None, "game", TOYS.key)


def test_items_of_an_older_database_are_found_and_two_with_one_label_are_named(
    ledger: SqlLedger, engine: Engine, people: People
) -> None:
    assert ledger.same_labels() == ()

    as_before(engine, UPC)

    assert [scanned(ledger, UPC), scanned(ledger, EAN)] == [UPC, EAN]
    assert ledger.same_labels() == ((EAN, UPC),)


def test_the_form_of_a_code_in_an_older_database_is_found_by_its_other_form(
    ledger: SqlLedger, engine: Engine, people: People
) -> None:
    as_before(engine, "012345678905")

    assert scanned(ledger, "0012345678905") == "012345678905"


def test_a_scan_that_finds_its_code_at_once_tries_no_other_form(
    ledger: SqlLedger, engine: Engine, people: People
) -> None:
    asked: list[str] = []
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
    driver.set_trace_callback(asked.append)
    try:
        assert [scanned(ledger, code) for code in ("TOY-1", TAG_EAN)] == ["TOY-1", TAG_EAN]
        assert not [one for one in asked if "code.code IN" in one]
        scanned(ledger, UPC)
        assert [one for one in asked if "code.code IN" in one]
    finally:
        driver.set_trace_callback(None)
