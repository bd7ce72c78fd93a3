"""The page of an item, and the commands about it: what each does, what is refused, the journal, and that it is done
once.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select

from db.ledger import SqlLedger
from db.ledger.statements.tables import item
from kiosk.lending.commands import AddItem, Details, ItemCommand, MarkItem, SetInstructions, SetParts, SettleEntry
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Cents, Hold, Item, MemberId, Operation, Part, PartNote
from kiosk.lending.terms import Category, House
from kiosk.lending.volunteers.events import Declined, ItemRead
from kiosk.lending.volunteers.model import DeclineCause, FoundMember, ItemFile, Outcome, PartRemark
from tests.db.conftest import Clock
from tests.db.furnishing import (
    OPEN_TOYS,
    SWAPPED_CLOTHES,
    People,
    actors,
    bring_back,
    lend,
)
from tests.house import (
    ADAS_NUMBER,
    BENS_NUMBER,
    CLOTHES,
    TODAY,
    TOYS,
)
from tests.support.builder import Builder, new

KINDS = (("box", "Doos"), ("game", "Spel"))


def did(ledger: SqlLedger, by: MemberId, command: ItemCommand, operation: Operation | None = None) -> ItemFile:
    answer = ledger.do_at_desk(operation or new(), by, command)
    assert isinstance(answer, ItemRead), answer
    return answer.file


def file_of(ledger: SqlLedger, by: MemberId, code: str) -> ItemFile:
    answer = ledger.read_item(by, code)
    assert isinstance(answer, ItemRead)
    return answer.file


# --- the page of an item -----------------------------------------------------------------------------------------


def test_the_page_of_an_item_without_operations(people: People, ledger: SqlLedger) -> None:
    answer = file_of(ledger, people.joke, " toy-1 ")
    assert answer.item == Item("TOY-1", "Houten trein", "box", OPEN_TOYS.initiative)
    assert (answer.category, answer.categories, answer.condition) == ("box", KINDS, Condition.GOOD)
    assert answer.parts == (Part("wagon", 3), Part("brug", 1))
    assert [(past.kind, past.by, past.member) for past in answer.history] == [("item added", "", "")]


def test_the_page_of_an_item_has_all_that_is_known_of_it(
    people: People, clock: Clock, desk: Builder, ledger: SqlLedger
) -> None:
    safe = TODAY + timedelta(days=900)
    details = Details(Cents(2500), safe_until=safe, borrowing="Zet hem vast.")
    desk.add_item("TOY-5", "Autostoel", None, "box", TOYS.key, details)
    lend(ledger, people.ada, "TOY-5")
    clock.pass_by(timedelta(hours=1))
    desk.add_reservation(BENS_NUMBER, "TOY-5")
    answer = file_of(ledger, people.joke, "TOY-5")
    assert answer.holder == FoundMember(people.ada, ADAS_NUMBER, "Ada Peeters")
    assert (answer.due_on, answer.queue, answer.hold) == (date(2026, 12, 7), 1, None)
    assert (answer.value, answer.safe_until, answer.borrowing, answer.returning) == (2500, safe, "Zet hem vast.", "")
    bring_back(ledger, None, "TOY-5")
    answer = file_of(ledger, people.joke, "TOY-5")
    assert (answer.holder, answer.due_on) == (None, None)
    assert answer.hold is not None
    assert [(past.kind, past.member) for past in answer.history] == [
        ("returned", "Ada Peeters"),
        ("reserved", "Ben Okafor"),
        ("lent", "Ada Peeters"),
        ("item added", ""),
    ]


def test_names_are_told_only_to_volunteers_of_the_initiative_of_the_item(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    did(ledger, people.joke, MarkItem("TOY-2", Condition.CHECK))
    theirs, others = file_of(ledger, people.leen, "TOY-2"), file_of(ledger, people.rik, "TOY-2")
    assert theirs.holder is not None
    assert {(past.by, past.member) for past in theirs.history} >= {("Joke", ""), ("", "Ada Peeters")}
    assert (others.holder, others.due_on) == (None, theirs.due_on)
    assert {(past.by, past.member) for past in others.history} == {("", "")}


def test_the_history_of_an_item_is_bounded_and_newest_first(people: People, clock: Clock, ledger: SqlLedger) -> None:
    for _ in range(30):
        lend(ledger, people.ada, "TOY-2")
        clock.pass_by(timedelta(minutes=1))
        bring_back(ledger, people.ada, "TOY-2")
        clock.pass_by(timedelta(minutes=1))
    history = file_of(ledger, people.joke, "TOY-2").history
    assert len(history) == 50
    assert [past.kind for past in history[:2]] == ["returned", "lent"]
    assert [past.at for past in history] == sorted((past.at for past in history), reverse=True)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        *((code, DeclineCause.UNKNOWN) for code in ("NOTHING", "", "x" * 65)),
        (ADAS_NUMBER, DeclineCause.MEMBER_NUMBER),
        ("T1", DeclineCause.NOT_LENT),
    ],
)
def test_only_an_item_has_a_page(people: People, ledger: SqlLedger, code: str, why: DeclineCause) -> None:
    assert ledger.read_item(people.joke, code) == Declined(why)


def test_members_cannot_read_or_search_items_at_the_desk(people: People, ledger: SqlLedger) -> None:
    assert ledger.read_item(people.ada, "TOY-1") == Declined(DeclineCause.NOT_YOURS)
    assert ledger.search_item(people.ada, "trein") == Declined(DeclineCause.NOT_YOURS)


# --- its state ---------------------------------------------------------------------------------------------------


def test_an_item_on_loan_is_marked_once_and_stays_on_loan(engine: Engine, people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    operation = new()
    for _ in range(2):
        answer = did(ledger, people.joke, MarkItem("toy-2", Condition.MISSING), operation)
        assert (answer.condition, answer.due_on) == (Condition.MISSING, date(2026, 12, 7))
    assert actors(engine, "item marked missing") == [f"volunteer {people.joke}"]


def test_an_item_marked_good_is_held_for_its_queue_and_its_entries_are_settled(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    operation = bring_back(ledger, people.ada, "TOY-1")
    ledger.report_parts(new(), operation, (PartNote(0, broken=1),))
    did(ledger, people.joke, MarkItem("TOY-1", Condition.REPAIR))
    desk.add_reservation(BENS_NUMBER, "TOY-1")
    answer = did(ledger, people.joke, MarkItem("TOY-1", Condition.GOOD))
    assert isinstance(answer.hold, Hold)
    assert answer.hold.shelf == "Plank A"
    assert desk.list_inbox() == []


def test_an_item_to_lend_cannot_be_marked_gone(people: People, ledger: SqlLedger) -> None:
    assert ledger.do_at_desk(new(), people.joke, MarkItem("TOY-2", Condition.GONE)) == Declined(DeclineCause.REFUSED)


# --- what to know of it ------------------------------------------------------------------------------------------


def test_new_instructions_are_kept_and_those_of_the_category_are_not_copied(
    engine: Engine, people: People, desk: Builder, ledger: SqlLedger
) -> None:
    boxes = Category("box", "Doos", "box", borrowing="Kijk na.", returning="Veeg schoon.")
    desk.apply_house(House(holidays=""), (replace(OPEN_TOYS, categories=(boxes,)), SWAPPED_CLOTHES))
    answer = file_of(ledger, people.joke, "TOY-1")
    assert (answer.borrowing, answer.returning) == ("Kijk na.", "Veeg schoon.")
    answer = did(ledger, people.joke, SetInstructions("TOY-1", "Tel de  wagons.", answer.returning))
    assert (answer.borrowing, answer.returning) == ("Tel de wagons.", "Veeg schoon.")
    with engine.connect() as connection:
        row = connection.execute(select(item).where(item.c.barcode == "TOY-1")).one()
    assert (row.when_borrowing, row.when_returning) == ("Tel de wagons.", None)
    assert did(ledger, people.joke, SetInstructions("TOY-1", "", "")).borrowing == "Kijk na."
    assert actors(engine, "item instructions changed") == [f"volunteer {people.joke}"] * 2
    wrong = SetInstructions("TOY-1", "x" * 401, "")
    assert ledger.do_at_desk(new(), people.joke, wrong) == Declined(DeclineCause.TEXT)


def test_the_parts_of_an_item_are_replaced_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    parts = (Part("wagon", 2), Part("tunnel", 1, "train"))
    operation = new()
    for _ in range(2):
        assert did(ledger, people.joke, SetParts("TOY-1", parts), operation).parts == parts
    assert actors(engine, "item parts changed") == [f"volunteer {people.joke}"]
    assert did(ledger, people.joke, SetParts("TOY-1", ())).parts == ()


def test_known_flaws_stand_beside_the_parts_until_their_part_is_off_the_list(people: People, ledger: SqlLedger) -> None:
    operation = bring_back(ledger, people.ada, "TOY-1")
    ledger.report_parts(new(), operation, (PartNote(0, missing=1), PartNote(1, broken=1)))
    inbox = ledger.inbox(people.joke)
    ledger.do_at_desk(new(), people.joke, SettleEntry(inbox.entries[0].number, Outcome.INCOMPLETE))
    answer = file_of(ledger, people.joke, "TOY-1")
    assert answer.parts == (Part("wagon", 3), Part("brug", 1))
    assert answer.flaws == (PartRemark("brug", broken=1), PartRemark("wagon", missing=1))
    answer = did(ledger, people.joke, SetParts("TOY-1", (Part("wagon", 3),)))
    assert answer.flaws == (PartRemark("wagon", missing=1),)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((Part("", 1),), DeclineCause.TEXT),
        ((Part("wagon", 0),), DeclineCause.TEXT),
        ((Part("x" * 61, 1),), DeclineCause.TEXT),
        (tuple(Part(f"deel {number}") for number in range(61)), DeclineCause.TOO_MUCH),
    ],
)
def test_parts_that_cannot_be_counted_are_declined(
    people: People, ledger: SqlLedger, parts: tuple[Part, ...], why: DeclineCause
) -> None:
    assert ledger.do_at_desk(new(), people.joke, SetParts("TOY-1", parts)) == Declined(why)
    assert len(file_of(ledger, people.joke, "TOY-1").parts) == 2


# --- new items --------------------------------------------------------------------------------------------------


def test_a_new_item_gets_the_next_free_barcode_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    operation = new()
    for _ in range(2):
        answer = did(ledger, people.joke, AddItem(TOYS.key, "game", "Mens  erger je niet"), operation)
        assert answer.item == Item("TOY-4", "Mens erger je niet", "boardgame", OPEN_TOYS.initiative)
    assert actors(engine, "item added")[-1] == f"volunteer {people.joke}"
    assert did(ledger, people.joke, AddItem(TOYS.key, "box", "Blokken", " my-1 ")).item.barcode == "MY-1"


def test_a_new_item_of_a_category_to_swap_is_a_single_item_to_swap(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    did(ledger, people.rik, AddItem(CLOTHES.key, "trui", "Trui, maat 92"))
    with engine.connect() as connection:
        assert connection.execute(select(item.c.swap_points).where(item.c.name == "Trui, maat 92")).scalar() == 2


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (AddItem(TOYS.key, "box", "Ding", "TOY-1"), DeclineCause.CODE_IN_USE),
        (AddItem(TOYS.key, "box", "Ding", ADAS_NUMBER), DeclineCause.CODE_IN_USE),
        (AddItem(TOYS.key, "box", "Ding", "T1"), DeclineCause.CODE_IN_USE),
        (AddItem(TOYS.key, "box", "Ding", "é1"), DeclineCause.TEXT),
        (AddItem(TOYS.key, "box", " "), DeclineCause.TEXT),
        (AddItem(TOYS.key, "saw", "Ding"), DeclineCause.UNKNOWN),
        (AddItem(CLOTHES.key, "box", "Ding"), DeclineCause.NOT_YOURS),
        (AddItem("garage", "box", "Ding"), DeclineCause.NOT_YOURS),
        (MarkItem("CLO-1", Condition.GOOD), DeclineCause.NOT_YOURS),
        (SetInstructions("CLO-1", "", ""), DeclineCause.NOT_YOURS),
        (SetParts("CLO-1", ()), DeclineCause.NOT_YOURS),
        (MarkItem("NOTHING", Condition.GOOD), DeclineCause.UNKNOWN),
    ],
)
def test_a_declined_command_about_an_item_changes_nothing(
    people: People, desk: Builder, ledger: SqlLedger, command: ItemCommand, why: DeclineCause
) -> None:
    before = desk.list_items(), desk.list_journal()
    assert ledger.do_at_desk(new(), people.joke, command) == Declined(why)
    assert (desk.list_items(), desk.list_journal()) == before


@pytest.mark.parametrize(
    ("barcodes", "expected"),
    [
        ((), "SPO-0001"),
        (("SPO-0042",), "SPO-0043"),
        (("SPO-0042", "OUD7", "SPO-0007", "BAL"), "SPO-0043"),
        (("SPO-9999",), "SPO-10000"),
        (("0000001", "0000002", "SPO-1"), "0000003"),
        (("5410041001204",), "SPO-0001"),
        (("TOY-3X1",), "TOY-3X2"),
        (("TOY-0",), "TOY-4"),
    ],
)
def test_the_next_barcode_continues_the_most_common_form(
    people: People, desk: Builder, ledger: SqlLedger, barcodes: tuple[str, ...], expected: str
) -> None:
    desk.add_initiative("sportrijk", "Sportrijk")
    for barcode in barcodes:
        desk.add_item(barcode, "Ding", None, "box", "sportrijk")
    assert did(ledger, people.leen, AddItem("sportrijk", "box", "Ding")).item.barcode == expected
