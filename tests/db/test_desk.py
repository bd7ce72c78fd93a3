"""Behind the desk: what is entered is there, what cannot be is refused in one sentence, and every change is noted."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from db.desk import DeskBook, DeskError, FormError
from db.engine import open_engine
from db.listings import ItemListing, MemberListing
from kiosk.lending.model import CardId
from tests.db.conftest import KEY

Deed = Callable[[DeskBook], None]


@pytest.fixture
def house(desk: DeskBook) -> DeskBook:
    desk.open_house("De  Deelfabriek")
    return desk


def test_a_house_with_nothing_applied_has_one_initiative_of_its_name(house: DeskBook) -> None:
    house.open_house("Another")
    house.add_item("a-1", "Ding")
    assert house.list_items() == [ItemListing("A-1", "Ding", "box", "house", None, out=False)]


def test_a_house_that_has_initiatives_gets_no_other(desk: DeskBook) -> None:
    desk.add_initiative("toys", "Speelgoed")
    desk.open_house("De Deelfabriek")
    desk.add_item("A-1", "Ding")
    assert [item.initiative for item in desk.list_items()] == ["toys"]


def test_members_are_listed_with_the_cards_that_open(house: DeskBook) -> None:
    house.add_member(" m2 ", "  Ben\tOkafor ", "en", more_time=True)
    house.add_member("1001", "Ada Peeters")
    for card in ("one", "two", "three"):
        house.add_card("m2", CardId(card))
    house.report_card_lost(CardId("two"))
    assert house.list_members() == [
        MemberListing("1001", "Ada Peeters", "nl", more_time=False, cards=0),
        MemberListing("M2", "Ben Okafor", "en", more_time=True, cards=2),
    ]


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda desk: desk.add_member("1001", "Bo"), "The code 1001 is in use already."),
        (lambda desk: desk.add_member("b7", "Bo"), "The code B7 is in use already."),
        (lambda desk: desk.add_item(" a-1", "Ding"), "The code A-1 is in use already."),
        (lambda desk: desk.add_item("1001", "Ding"), "The code 1001 is in use already."),
        (lambda desk: desk.add_item("A-2", "Ding", initiative_key="x"), "There is no initiative x."),
        (lambda desk: desk.add_card("404", CardId("x")), "There is no member 404."),
        (lambda desk: desk.add_card("1001", CardId("ada")), "This card is in use already."),
        (lambda desk: desk.report_card_lost(CardId("x")), "This card is nobody's."),
        (lambda desk: desk.set_pin("404", "2580", KEY), "There is no member 404."),
        (
            lambda desk: desk.set_pin("m2", "2580", KEY),
            "The number pad takes 1 to 16 digits, so a PIN is of no use to member",
        ),
        (lambda desk: desk.add_initiative("house", "x"), "The initiative house exists already."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_changes_nothing(
    house: DeskBook, deed: Deed, sentence: str
) -> None:
    house.add_member("1001", "Ada Peeters")
    house.add_card("1001", CardId("ada"))
    house.add_member("M2", "Ben Okafor")
    house.add_item("A-1", "Ding")
    house.add_item("B7", "Ding")
    before = (house.list_members(), house.list_items(), house.list_journal())
    with pytest.raises(DeskError) as refused:
        deed(house)
    assert str(refused.value).startswith(sentence)
    assert not isinstance(refused.value, FormError)
    assert (house.list_members(), house.list_items(), house.list_journal()) == before


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        *(
            (partial(DeskBook.add_item, barcode=barcode, name="Ding"), "A barcode has 2 to 64 letters, digits and")
            for barcode in ("", "A", "A\x1b2", "A" * 65, "é-2", "٢٥")
        ),
        (lambda desk: desk.add_item("A-2", " "), "The name has 1 to 120 characters that can be printed."),
        (lambda desk: desk.add_item("A-2", "\x1b@"), "The name has 1 to 120 characters that can be printed."),
        (lambda desk: desk.add_item("A-2", "x" * 121), "The name has 1 to 120 characters that can be printed."),
        (lambda desk: desk.add_item("A-2", "Ding", 0), "A thing is lent for 1 to 3660 days."),
        (lambda desk: desk.add_item("A-2", "Ding", 3661), "A thing is lent for 1 to 3660 days."),
        *(
            (partial(DeskBook.add_member, number=number, name="Bo"), "A member number has 1 to 64 letters, digits")
            for number in ("", "1" * 65, "é1", "٢", "\x1b")
        ),
        *(
            (partial(DeskBook.add_member, number="2", name="Bo", language=language), f"The language {language!r} must")
            for language in ("", "Dutch", "zzz", "NL", "nl-BE", "n")
        ),
        (lambda desk: desk.set_pin("1001", "12", KEY), "A PIN has 4 to 8 digits."),
        (lambda desk: desk.set_pin("1001", "123456789", KEY), "A PIN has 4 to 8 digits."),
        (lambda desk: desk.set_pin("1001", "٢٥٨٠", KEY), "A PIN has 4 to 8 digits."),
        (lambda desk: desk.add_initiative("Big House", "x"), "The key 'Big House' must be a short word"),
        (lambda desk: desk.add_initiative("new", "x", "red"), "The colour 'red' must be written as #RRGGBB."),
    ],
)
def test_what_is_not_written_as_it_must_be_is_told_apart(sqlite_url: str, deed: Deed, sentence: str) -> None:
    engine = open_engine(sqlite_url)
    desk = DeskBook(engine, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    with pytest.raises(FormError) as refused:
        deed(desk)
    assert str(refused.value).startswith(sentence)
    assert (desk.list_members(), desk.list_items(), desk.list_journal()) == ([], [], [])
    engine.dispose()


def test_the_longest_that_can_be_typed_at_the_kiosk_are_kept(house: DeskBook) -> None:
    house.add_member("123456789012", "Bo")
    house.add_member("abcdefghij12", "Ben Okafor")
    house.set_pin("123456789012", "12345678", KEY)
    house.add_item("az09./_-" * 4, "Ding", 3660)
    assert [item.barcode for item in house.list_items()] == ["AZ09./_-" * 4]
    assert [member.number for member in house.list_members()] == ["123456789012", "ABCDEFGHIJ12"]


def test_a_house_without_initiatives_takes_no_things(desk: DeskBook) -> None:
    with pytest.raises(DeskError, match="There is no initiative yet"):
        desk.add_item("A-1", "Ding")


def test_every_change_is_noted_by_number_and_never_by_name(house: DeskBook) -> None:
    house.add_member("1001", "Ada Peeters")
    house.set_pin("1001", "2580", KEY)
    house.add_card("1001", CardId("ada"), "Bo")
    house.add_item("A-1", "Ding")
    house.report_card_lost(CardId("ada"))
    house.report_card_lost(CardId("ada"))
    noted = [(line.who, line.what, line.item, line.member) for line in house.list_journal()]
    assert noted == [
        ("command line", "initiative added", None, None),
        ("command line", "member added", None, "1001"),
        ("command line", "PIN set", None, "1001"),
        ("command line", "card added", None, "1001"),
        ("command line", "item added", "A-1", None),
        ("command line", "card lost", None, "1001"),
    ]


def test_a_database_that_is_not_there_is_one_sentence_too(tmp_path: Path) -> None:
    desk = DeskBook(open_engine(f"sqlite:///{tmp_path}/nowhere.db"), lambda: datetime.now(UTC))
    with pytest.raises(DeskError, match=r"^The database did not take it \(OperationalError\)\.$"):
        desk.list_members()
