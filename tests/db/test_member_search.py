"""Search at the desk: members and items are found as they are typed, also those that another kiosk has changed."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete

from db.ledger import SqlLedger
from db.ledger.people.directory import MOST_RECENT, Directory
from db.ledger.statements.tables import code, member
from kiosk.lending.conditions import Condition
from kiosk.lending.terms import Category, House
from kiosk.lending.volunteers.events import SearchResults
from kiosk.lending.volunteers.model import FoundMember
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import (
    OPEN_TOYS,
    SWAPPED_CLOTHES,
    People,
    furnish,
    lend,
)
from tests.house import ADAS_NUMBER, TOYS
from tests.support.builder import Builder

NAMES = (
    ("3001", "Zoë Van Den Bossche"),
    ("3002", "François L’Écluse"),
    ("3003", "Yıldız Öztürk"),
    ("3004", "Jan Janssens"),
    ("3005", "Jana Janssen"),
    ("M-17", "Fatima-Zahra El Idrissi"),
)


@pytest.fixture
def people(engine: Engine, desk: Builder) -> People:
    furnish(desk)
    for number, name in NAMES:
        desk.add_member(number, name)
    return People(engine)


def found(ledger: SqlLedger, people: People, text: str) -> list[str]:
    answer = ledger.search_member(people.joke, text)
    assert isinstance(answer, SearchResults)
    assert answer.text == text
    return [one.name for one in answer.members]


def found_items(ledger: SqlLedger, people: People, text: str) -> list[str]:
    answer = ledger.search_item(people.joke, text)
    assert isinstance(answer, SearchResults)
    return [one.item.barcode for one in answer.items]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("zoe", "Zoë Van Den Bossche"),
        ("bosche zoe", "Zoë Van Den Bossche"),
        ("francois", "François L’Écluse"),
        ("lecluse", "François L’Écluse"),
        ("yildiz ozturk", "Yıldız Öztürk"),
        ("JANSSENS", "Jan Janssens"),
        ("fatima idris", "Fatima-Zahra El Idrissi"),
        ("fatma", "Fatima-Zahra El Idrissi"),
        ("1001", "Ada Peeters"),
        ("m-17", "Fatima-Zahra El Idrissi"),
    ],
)
def test_a_member_is_found_despite_accents_and_typing_errors(
    people: People, ledger: SqlLedger, text: str, meant: str
) -> None:
    assert found(ledger, people, text)[0] == meant


def test_a_search_tells_number_and_name_of_each_member(people: People, ledger: SqlLedger) -> None:
    assert ledger.search_member(people.joke, "ada") == SearchResults(
        "ada", (FoundMember(people.ada, ADAS_NUMBER, "Ada Peeters"),)
    )


def test_an_empty_search_finds_nothing(people: People, ledger: SqlLedger) -> None:
    for text in ("", "   ", "-", "qqqqqqqq"):
        assert ledger.search_member(people.joke, text) == SearchResults(text)
        assert ledger.search_item(people.joke, text) == SearchResults(text)


def test_a_search_with_very_many_results_says_that_there_are_more(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    for number in range(60):
        desk.add_member(f"5{number:03}", "Sam Daems")
    answer = ledger.search_member(people.joke, "sam")
    assert isinstance(answer, SearchResults)
    assert (len(answer.members), answer.more) == (50, True)


def test_a_member_added_or_erased_at_another_kiosk_is_found_or_gone_at_the_next_letter(
    engine: Engine, people: People, clock: Clock, desk: Builder, ledger: SqlLedger
) -> None:
    other = SqlLedger(engine, clock, BRUSSELS, KEY)
    assert found(ledger, people, "noor") == found(other, people, "noor") == []
    desk.add_member("4001", "Noor El Amrani")
    desk.add_member("4002", "Noortje Baert")
    assert found(ledger, people, "noor") == found(other, people, "noor") == ["Noor El Amrani", "Noortje Baert"]
    with engine.begin() as connection:
        connection.execute(delete(member).where(member.c.number == "4001"))
        connection.execute(delete(code).where(code.c.code == "4001"))
    assert found(ledger, people, "noor") == found(other, people, "noor") == ["Noortje Baert"]


def test_a_search_tells_the_name_that_is_in_the_database(engine: Engine, people: People, ledger: SqlLedger) -> None:
    assert found(ledger, people, "janssens") == ["Jan Janssens", "Jana Janssen"]
    with engine.begin() as connection:
        connection.execute(member.update().where(member.c.number == "3004").values(name="Jan De Smet"))
    assert found(ledger, people, "janssens") == ["Jan De Smet", "Jana Janssen"]


def test_an_item_is_found_by_name_barcode_category_and_initiative(people: People, ledger: SqlLedger) -> None:
    assert found_items(ledger, people, "trien") == ["TOY-1"]
    assert found_items(ledger, people, "toy-2")[0] == "TOY-2"
    assert found_items(ledger, people, "spel")[0] == "TOY-2"
    assert found_items(ledger, people, "swop") == ["CLO-1"]


def test_a_search_tells_the_present_condition_of_an_item(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.mark_item("TOY-3", Condition.WITHDRAWN)
    lend(ledger, people.ben, "TOY-2")
    read_back = {}
    for text in ("toy", "ganzenbord"):
        answer = ledger.search_item(people.joke, text)
        assert isinstance(answer, SearchResults)
        read_back |= {one.item.barcode: (one.condition, one.out) for one in answer.items}
    assert read_back == {
        "TOY-1": (Condition.GOOD, False),
        "TOY-2": (Condition.GOOD, True),
        "TOY-3": (Condition.WITHDRAWN, False),
    }


def test_a_new_item_and_a_renamed_category_are_found(people: People, desk: Builder, ledger: SqlLedger) -> None:
    assert found_items(ledger, people, "kubb") == []
    desk.add_item("TOY-9", "Kubb", None, "game", TOYS.key)
    assert found_items(ledger, people, "kubb") == ["TOY-9"]
    renamed = replace(OPEN_TOYS, categories=(Category("box", "Doos"), Category("game", "Buitenspel")))
    desk.apply_house(House(holidays=""), (renamed, SWAPPED_CLOTHES))
    assert found_items(ledger, people, "buiten") == ["TOY-2", "TOY-9"]


# --- the directory -----------------------------------------------------------------------------------------------


class Book:
    """Rows with names, and the number of rows that the directory has read."""

    def __init__(self) -> None:
        self.rows: dict[int, str] = {}
        self.read = 0
        self.directory = Directory()

    def find(self, text: str) -> list[int]:
        def read(after: int) -> list[tuple[int, tuple[str, ...]]]:
            rows = [(number, (name,)) for number, name in sorted(self.rows.items()) if number > after]
            self.read += len(rows)
            return rows

        self.directory.keep_up(len(self.rows), max(self.rows, default=0), None, read)
        return self.directory.find(text, 10)


def test_the_directory_reads_only_new_rows() -> None:
    book = Book()
    book.rows = {number: f"naam{number}" for number in range(1, 1001)}
    assert book.find("naam7")[0] == 7
    assert book.read == 1000
    book.rows[1001] = "zeven"
    assert book.find("zeven") == [1001]
    assert book.find("naam8")[0] == 8
    assert book.read == 1001


def test_a_row_that_was_committed_late_under_a_lower_number_is_found() -> None:
    book = Book()
    book.rows = {1: "een", 3: "drie"}
    assert book.find("twee") == []
    book.rows[2] = "twee"
    assert book.find("twee") == [2]
    book.rows |= {5: "vijf"}
    assert book.find("vijf") == [5]
    book.rows |= {4: "vier"}
    assert book.find("vier") == [4]


def test_a_row_in_the_place_of_another_is_noticed() -> None:
    book = Book()
    book.rows = {1: "een", 2: "twee"}
    assert book.find("twee") == [2]
    book.rows = {1: "een", 3: "drie"}
    assert (book.find("twee"), book.find("drie")) == ([], [3])


def test_many_new_rows_are_merged_with_the_rest() -> None:
    book = Book()
    book.rows = {1: "een"}
    assert book.find("een") == [1]
    book.rows |= {number: f"naam{number}" for number in range(2, MOST_RECENT + 3)}
    assert book.find("naam5")[0] == 5
    assert book.read == MOST_RECENT + 3
    book.rows[9999] = "laatste"
    assert book.find("laatste") == [9999]
    assert book.read == MOST_RECENT + 4


def test_the_best_match_comes_first_whether_its_row_is_new_or_not() -> None:
    book = Book()
    book.rows = {1: "Anna"}
    assert book.find("anna") == [1]
    book.rows |= {2: "Hanna", 3: "Anna Anders"}
    assert book.find("anna")[:2] == [1, 3]
