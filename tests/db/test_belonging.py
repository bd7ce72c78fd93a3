"""Where an item belongs, and what happens when a part that was missing comes after all."""

from dataclasses import replace
from datetime import date

import pytest

from db.ledger import SqlLedger
from kiosk.lending.commands import (
    AddItem,
    BeginCount,
    CheckIn,
    Command,
    CountItem,
    Details,
    LendTo,
    LentOnPaper,
    MarkItem,
    PutAway,
    ReserveFor,
    ReturnedOnPaper,
    SetShelf,
    SettleEntry,
)
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.events import CodeUnknown, PartsAwaited, PartsFound, Recorded
from kiosk.lending.model import Initiative, Operation, Part, PartNote
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import Category, House
from kiosk.lending.volunteers.events import CountRead, Declined, InboxRead, ItemRead, PutAwayRead, ReturnTaken
from kiosk.lending.volunteers.model import DeclineCause, EntryKind, InboxEntry, Outcome, PartRemark
from kiosk.lending.volunteers.putting_away import ToPutAway, by_shelf
from tests.db.furnishing import BENS_NUMBER, OPEN_TOYS, People, bring_back, lend
from tests.house import TOOLS, TOYS, TRAIN
from tests.support.builder import Builder, new

DAY = date(2026, 11, 23)
GONE = (PartNote(0, missing=2), PartNote(1, broken=1))
REMARKS = (PartRemark("wagon", missing=2), PartRemark("brug", broken=1))
SHELVES = (Category("box", "Doos", "box", shelf="A1"), Category("game", "Spel", "boardgame"))


# --- the shelf ---------------------------------------------------------------------------------------------------


def shelf(ledger: SqlLedger, code: str) -> str:
    answer = ledger.give_back(new(), None, code)
    assert isinstance(answer, Recorded)
    return answer.line.shelf


def test_the_shelf_of_an_item_wins_over_that_of_its_category(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.apply_house(House(holidays=""), (replace(OPEN_TOYS, categories=SHELVES),))
    desk._command(AddItem(TOYS.key, "box", "Tol", "TOY-9", None, Details(shelf="B3")))
    assert [shelf(ledger, code) for code in ("TOY-9", "TOY-3", "TOY-2")] == ["B3", "A1", ""]

    for said, where in (("C2", "C2"), ("A1", "A1"), ("", "A1")):
        answer = ledger.do_at_desk(new(), people.joke, SetShelf("TOY-9", said))
        assert isinstance(answer, ItemRead)
        assert (answer.file.shelf, shelf(ledger, "TOY-9")) == (where, where)
    with pytest.raises(CommandDeclined):
        desk._command(SetShelf("TOY-9", "x" * 61))


def test_the_check_in_says_the_shelf(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk._command(SetShelf("TOY-2", "B3"))
    taken = ledger.do_at_desk(new(), people.joke, CheckIn("TOY-2"))
    assert isinstance(taken, ReturnTaken)
    assert taken.entry.shelf == "B3"


# --- the put-away list -------------------------------------------------------------------------------------------


def test_shelves_are_in_the_order_of_a_walk() -> None:
    def on(shelf: str, initiative: Initiative = TOYS) -> ToPutAway:
        return ToPutAway(replace(TRAIN, initiative=initiative), shelf)

    walk = [on("A1"), on("b2"), on("B10"), on("B10 links"), on("kast"), on("A1", TOOLS)]
    assert [*by_shelf((walk[2], walk[5], walk[4], walk[0], walk[3], walk[1]))] == walk


def listed(ledger: SqlLedger, people: People) -> list[tuple[str, str]]:
    answer = ledger.read_put_away(people.joke)
    assert isinstance(answer, PutAwayRead)
    return [(one.item.barcode, one.shelf) for one in answer.items]


@pytest.fixture
def shelved(desk: Builder, people: People) -> People:
    for code, where in (("TOY-1", "B10"), ("TOY-2", "B3")):
        desk._command(SetShelf(code, where))
    return people


def test_an_item_that_a_volunteer_took_back_is_on_the_list_until_it_is_put_away_or_lent(
    shelved: People, ledger: SqlLedger
) -> None:
    for code in ("TOY-3", "TOY-2", "TOY-1"):
        ledger.do_at_desk(new(), shelved.joke, CheckIn(code))
    assert listed(ledger, shelved) == [("TOY-2", "B3")], "the train is to be checked first, the ball has no shelf"
    ledger.do_at_desk(new(), shelved.joke, SettleEntry(entries(ledger, shelved)[0].number, Outcome.FINE))
    assert [one.barcode for one in ledger.list_put_away()] == ["TOY-2", "TOY-1"]

    lend(ledger, shelved.ada, "TOY-2")
    assert listed(ledger, shelved) == [("TOY-1", "B10")]
    assert ledger.do_at_desk(new(), shelved.rik, PutAway(("TOY-1",))) == PutAwayRead(()), "not of his initiative"
    assert listed(ledger, shelved) == [("TOY-1", "B10")]
    assert ledger.do_at_desk(new(), shelved.joke, PutAway(("TOY-1",))) == PutAwayRead(())


def test_an_item_that_a_visitor_returned_is_not_on_the_list(shelved: People, ledger: SqlLedger) -> None:
    ledger.do_at_desk(new(), shelved.joke, CheckIn("TOY-2"))
    bring_back(ledger, None, "TOY-2")
    line = bring_back(ledger, None, "TOY-1")
    assert listed(ledger, shelved) == []
    ledger.report_parts(new(), line, (PartNote(0, missing=1),))
    ledger.do_at_desk(new(), shelved.joke, SettleEntry(entries(ledger, shelved)[0].number, Outcome.FINE))
    assert listed(ledger, shelved) == [("TOY-1", "B10")], "a volunteer looked at it and has it in hand"
    ledger.report_parts(new(), line, ())
    assert listed(ledger, shelved) == []


# --- a part that still comes -------------------------------------------------------------------------------------


def lacking(ledger: SqlLedger, people: People) -> tuple[Operation, str]:
    """Returns the train without two wagons; gives its line and the code on the slip of the missing parts."""
    lend(ledger, people.ada, "TOY-1")
    line = bring_back(ledger, people.ada, "TOY-1")
    ledger.report_parts(new(), line, GONE)
    answer = ledger.await_parts(new(), line)
    assert answer.parts == (Part("wagon", 2),)
    return line, answer.code


def entries(ledger: SqlLedger, people: People) -> list[InboxEntry]:
    answer = ledger.inbox(people.joke)
    assert isinstance(answer, InboxRead)
    return [*answer.entries]


def scan(ledger: SqlLedger, code: str) -> bool:
    """Scans the slip; returns whether its parts were still missing."""
    answer = ledger.lend_or_return(new(), None, code.lower())
    assert isinstance(answer, PartsFound)
    assert answer.item.barcode == "TOY-1"
    return not answer.settled


def test_the_slip_of_a_missing_part_settles_its_remark_once_and_the_inbox_says_that_the_part_came(
    people: People, ledger: SqlLedger
) -> None:
    line, code = lacking(ledger, people)
    assert ledger.await_parts(new(), line) == PartsAwaited(line, (Part("wagon", 2),), code)
    (asked,) = entries(ledger, people)

    operation = new()
    first = ledger.lend_or_return(operation, None, code)
    (found,) = entries(ledger, people)
    assert (asked.kind, found.kind, found.parts) == (EntryKind.PARTS, EntryKind.FOUND, REMARKS)
    assert ledger.lend_or_return(operation, None, code) == first, "the same operation, answered the same"
    assert not scan(ledger, code)
    assert entries(ledger, people) == [found]

    ledger.do_at_desk(new(), people.joke, SettleEntry(found.number, Outcome.FINE))
    assert isinstance(ledger.lend(new(), people.ben, "TOY-1"), Recorded)
    assert not scan(ledger, code)


def test_a_part_that_a_volunteer_noted_is_taken_off_the_known_flaws(people: People, ledger: SqlLedger) -> None:
    _, code = lacking(ledger, people)
    ledger.do_at_desk(new(), people.joke, SettleEntry(entries(ledger, people)[0].number, Outcome.INCOMPLETE))
    assert scan(ledger, code)
    read = ledger.read_item(people.joke, "TOY-1")
    assert isinstance(read, ItemRead)
    assert read.file.flaws == (PartRemark("brug", broken=1),)


SLIP, NUMBER = DeclineCause.PART_SLIP, DeclineCause.MEMBER_NUMBER


def test_wherever_a_code_is_scanned_a_code_of_a_slip_or_a_member_is_named_as_such(
    people: People, ledger: SqlLedger
) -> None:
    _, slip = lacking(ledger, people)
    count = ledger.do_at_desk(new(), people.joke, BeginCount(TOYS.key))
    assert isinstance(count, CountRead)
    assert count.count

    def every(code: str) -> list[object]:
        commands: tuple[Command, ...] = (
            LendTo(people.ada, code),
            ReserveFor(people.ada, code),
            LentOnPaper(people.ada, code, DAY),
            ReturnedOnPaper(code, DAY),
            CountItem(number, code),
            MarkItem(code, Condition.GOOD),
        )
        return [ledger.read_item(people.joke, code), *(ledger.do_at_desk(new(), people.joke, one) for one in commands)]

    number = count.count.number
    assert every(slip) == [Declined(SLIP)] * 7
    assert [ledger.search_item(people.joke, slip), ledger.search_member(people.joke, slip)] == [Declined(SLIP)] * 2
    assert every(BENS_NUMBER) == [Declined(NUMBER)] * 7
    taken = ledger.do_at_desk(new(), people.joke, AddItem(TOYS.key, "box", "Tol", slip))
    assert taken == Declined(DeclineCause.CODE_IN_USE)


@pytest.mark.parametrize("how", ["fine", "all there", "undone"])
def test_the_slip_of_a_remark_that_was_settled_otherwise_has_no_effect(
    how: str, people: People, ledger: SqlLedger
) -> None:
    line, code = lacking(ledger, people)
    match how:
        case "fine":
            ledger.do_at_desk(new(), people.joke, SettleEntry(entries(ledger, people)[0].number, Outcome.FINE))
        case "all there":
            ledger.report_parts(new(), line, ())
        case _:
            ledger.undo(new(), line)
    assert not scan(ledger, code)
    assert entries(ledger, people) == []


def test_a_volunteer_scans_the_slip_at_the_check_in(people: People, ledger: SqlLedger) -> None:
    _, code = lacking(ledger, people)
    operation = new()
    taken = ledger.do_at_desk(operation, people.joke, CheckIn(code))
    assert isinstance(taken, ReturnTaken)
    (entry,) = taken.entry.inbox_entries
    assert (taken.entry.part, entry.kind, entry.parts) == (True, EntryKind.FOUND, REMARKS)
    assert ledger.do_at_desk(operation, people.joke, CheckIn(code)) == taken
    ledger.do_at_desk(new(), people.joke, SettleEntry(entry.number, Outcome.FINE))
    again = ledger.do_at_desk(new(), people.joke, CheckIn(code))
    assert isinstance(again, ReturnTaken)
    assert (again.entry.part, again.entry.inbox_entries) == (True, ())


def test_only_a_missing_part_gets_a_slip_and_only_codes_that_were_given_out_count(
    people: People, ledger: SqlLedger
) -> None:
    line = bring_back(ledger, None, "TOY-1")
    ledger.report_parts(new(), line, (PartNote(0, broken=1),))
    with pytest.raises(LedgerError):
        ledger.await_parts(new(), line)
    assert ledger.lend_or_return(new(), None, "ABCD2346") == CodeUnknown("ABCD2346")
