"""Quick check-in: one scan is one return, and an item that somebody must look at waits in the inbox."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select

from db.ledger import SqlLedger
from db.ledger.statements.tables import item
from kiosk.lending.commands import CheckIn, Details, SettleEntry
from kiosk.lending.conditions import Condition
from kiosk.lending.events import Recorded, Undone, VisitOpened
from kiosk.lending.model import CardId, Hold, Item, MemberId, Part, PartNote
from kiosk.lending.volunteers.events import Declined, ReturnTaken, Settled
from kiosk.lending.volunteers.model import CheckedIn, DeclineCause, EntryKind, Outcome, PartRemark
from tests.db.conftest import Clock
from tests.db.furnishing import (
    People,
    actors,
    bring_back,
    inbox,
    lend,
)
from tests.house import ADAS_NUMBER, CLOTHES, TOYS
from tests.support.builder import Builder, new

GAME = Item("TOY-2", "Ganzenbord", "boardgame", TOYS)
BOXED_TRAIN = Item("TOY-1", "Houten trein", "box", TOYS)


def taken(ledger: SqlLedger, by: MemberId, code: str) -> ReturnTaken:
    answer = ledger.do_at_desk(new(), by, CheckIn(code))
    assert isinstance(answer, ReturnTaken)
    return answer


def looks(answer: ReturnTaken) -> list[EntryKind]:
    return [entry.kind for entry in answer.entry.inbox_entries]


def condition(engine: Engine, barcode: str) -> Condition:
    with engine.connect() as connection:
        return Condition(connection.execute(select(item.c.condition).where(item.c.barcode == barcode)).scalar_one())


def test_one_scan_is_one_return_with_the_volunteer_as_actor(engine: Engine, people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    operation = new()
    entry = CheckedIn(operation, "TOY-2", GAME)
    assert ledger.do_at_desk(operation, people.joke, CheckIn("toy-2")) == ReturnTaken(entry)
    visit = ledger.open_visit(CardId(f"card {ADAS_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    assert visit.loans == ()
    assert actors(engine, "returned") == [f"volunteer {people.joke}"]


def test_an_operation_asked_twice_returns_the_item_once(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-1")
    operation = new()
    first = ledger.do_at_desk(operation, people.joke, CheckIn("TOY-1"))
    lend_again = ledger.inbox(people.joke)
    assert ledger.do_at_desk(operation, people.joke, CheckIn("TOY-1")) == first
    assert ledger.inbox(people.joke) == lend_again


def test_an_item_that_nobody_had_is_returned_and_a_second_scan_is_harmless(people: People, ledger: SqlLedger) -> None:
    for _ in range(2):
        assert looks(taken(ledger, people.joke, "TOY-3")) == []
    for _ in range(2):
        answer = taken(ledger, people.joke, "TOY-1")
        assert (looks(answer), answer.waiting) == ([EntryKind.PARTS], 1)


def test_parts_reported_at_self_service_are_in_the_one_entry_to_check(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-1")
    line = bring_back(ledger, people.ada, "TOY-1")
    ledger.report_parts(new(), line, (PartNote(0, missing=2),))
    answer = taken(ledger, people.joke, "TOY-1")
    (entry,) = answer.entry.inbox_entries
    assert (entry.kind, entry.item, entry.parts) == (EntryKind.PARTS, BOXED_TRAIN, (PartRemark("wagon", 2),))
    assert entry.member == people.ada
    assert answer.waiting == 1


def test_a_missing_item_is_found(engine: Engine, people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.mark_item("TOY-2", Condition.MISSING)
    assert looks(taken(ledger, people.joke, "TOY-2")) == [EntryKind.FOUND]
    assert condition(engine, "TOY-2") is Condition.GOOD


def test_a_reserved_item_is_set_aside_with_a_slip(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    assert isinstance(ledger.reserve(new(), people.ben, "TOY-2"), Recorded)
    answer = taken(ledger, people.joke, "TOY-2")
    assert looks(answer) == [EntryKind.HELD]
    hold = answer.entry.hold
    assert hold is not None
    assert (hold.shelf, hold.until, answer.entry.inbox_entries[0].hold) == ("Plank A", date(2026, 11, 30), hold)
    number = answer.entry.inbox_entries[0].number
    assert ledger.do_at_desk(new(), people.joke, SettleEntry(number, Outcome.DONE)) == Settled(number)


def test_an_item_that_was_fetched_is_not_to_be_set_aside_any_more(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-2")
    ledger.reserve(new(), people.ben, "TOY-2")
    taken(ledger, people.joke, "TOY-2")
    lend(ledger, people.ben, "TOY-2")
    assert inbox(ledger, people.joke) == ()


def test_an_item_of_another_initiative_is_returned_and_to_be_brought_there(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-1")
    answer = taken(ledger, people.rik, "TOY-1")
    (entry,) = answer.entry.inbox_entries
    assert (entry.number, entry.kind, entry.initiative, entry.item) == (0, EntryKind.ELSEWHERE, TOYS, BOXED_TRAIN)
    assert answer.waiting == 0
    assert [one.kind for one in inbox(ledger, people.joke)] == [EntryKind.PARTS]


@pytest.mark.parametrize("code", ["NOTHING", ""])
def test_a_code_of_no_item_is_unknown(people: People, ledger: SqlLedger, code: str) -> None:
    answer = taken(ledger, people.joke, code)
    assert (answer.entry.item, looks(answer)) == (None, [EntryKind.UNKNOWN])
    assert inbox(ledger, people.joke) == ()


def test_a_code_of_a_tag_or_a_member_is_declined_as_such(people: People, ledger: SqlLedger) -> None:
    for code, why in (("T1", DeclineCause.NOT_LENT), (ADAS_NUMBER, DeclineCause.MEMBER_NUMBER)):
        assert ledger.do_at_desk(new(), people.joke, CheckIn(code)) == Declined(why)


def test_a_late_fee_is_the_borrowers_and_is_not_told_at_the_check_in(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-2")
    clock.pass_by(timedelta(days=20))
    assert looks(taken(ledger, people.joke, "TOY-2")) == []
    visit = ledger.open_visit(CardId(f"card {ADAS_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    assert [account.owed for account in visit.accounts] == [150]


def test_undoing_a_return_withdraws_its_inbox_entries(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-1")
    operation = new()
    ledger.do_at_desk(operation, people.joke, CheckIn("TOY-1"))
    assert isinstance(ledger.undo(new(), operation), Undone)
    assert inbox(ledger, people.joke) == ()


def test_checking_in_a_single_item_that_was_gone_puts_it_back_in_the_shop(
    engine: Engine, people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.add_item("CLO-9", "Regenjas", None, "trui", CLOTHES.key, Details(points=3))
    desk.mark_item("CLO-9", Condition.GONE)
    taken(ledger, people.rik, "CLO-9")
    assert condition(engine, "CLO-9") is Condition.GOOD


# --- settling ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "becomes"),
    [
        (Outcome.FINE, Condition.GOOD),
        (Outcome.INCOMPLETE, Condition.GOOD),
        (Outcome.REPAIR, Condition.REPAIR),
        (Outcome.WITHDRAWN, Condition.WITHDRAWN),
    ],
)
def test_settling_an_entry_sets_the_condition_of_its_item(
    engine: Engine, people: People, ledger: SqlLedger, outcome: Outcome, becomes: Condition
) -> None:
    number = taken(ledger, people.joke, "TOY-1").entry.inbox_entries[0].number
    assert condition(engine, "TOY-1") is Condition.CHECK
    assert ledger.do_at_desk(new(), people.joke, SettleEntry(number, outcome)) == Settled(number)
    assert condition(engine, "TOY-1") is becomes
    assert inbox(ledger, people.joke) == ()


def test_an_item_that_is_good_again_is_held_for_the_first_in_its_queue(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ada, "TOY-1")
    ledger.reserve(new(), people.ben, "TOY-1")
    answer = taken(ledger, people.joke, "TOY-1")
    assert (looks(answer), answer.entry.hold) == ([EntryKind.PARTS], None)
    settled = ledger.do_at_desk(new(), people.joke, SettleEntry(answer.entry.inbox_entries[0].number, Outcome.FINE))
    assert isinstance(settled, Settled)
    assert isinstance(settled.hold, Hold)


def test_an_entry_settled_twice_stays_as_it_was_settled_first(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    number = taken(ledger, people.joke, "TOY-1").entry.inbox_entries[0].number
    ledger.do_at_desk(new(), people.joke, SettleEntry(number, Outcome.REPAIR))
    assert ledger.do_at_desk(new(), people.leen, SettleEntry(number, Outcome.FINE)) == Settled(number)
    assert condition(engine, "TOY-1") is Condition.REPAIR


def test_parts_that_stay_missing_are_not_asked_for_and_are_noted_at_the_next_return(
    people: People, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-1")
    line = bring_back(ledger, people.ada, "TOY-1")
    ledger.report_parts(new(), line, (PartNote(0, missing=1), PartNote(1, missing=1)))
    (entry,) = inbox(ledger, people.joke)
    ledger.do_at_desk(new(), people.joke, SettleEntry(entry.number, Outcome.INCOMPLETE))
    lent = ledger.lend(new(), people.ben, "TOY-1")
    assert isinstance(lent, Recorded)
    assert lent.line.parts == (Part("wagon", 2),)
    answer = taken(ledger, people.joke, "TOY-1")
    noted = next(entry for entry in answer.entry.inbox_entries if entry.kind is EntryKind.NOTED)
    assert noted.parts == (PartRemark("brug", 1), PartRemark("wagon", 1))
    ledger.do_at_desk(new(), people.joke, SettleEntry(noted.number, Outcome.FINE))
    lent = ledger.lend(new(), people.ben, "TOY-1")
    assert isinstance(lent, Recorded)
    assert lent.line.parts == (Part("wagon", 3), Part("brug", 1))


def test_an_entry_of_another_initiative_cannot_be_settled(people: People, ledger: SqlLedger) -> None:
    number = taken(ledger, people.joke, "TOY-1").entry.inbox_entries[0].number
    refused = ledger.do_at_desk(new(), people.rik, SettleEntry(number, Outcome.FINE))
    assert not isinstance(refused, Settled)
    assert refused.why.value == "not yours"
    unknown = ledger.do_at_desk(new(), people.rik, SettleEntry(999, Outcome.FINE))
    assert not isinstance(unknown, Settled)
    assert unknown.why.value == "unknown"
