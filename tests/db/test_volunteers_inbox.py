"""The inbox: gifts, items to set aside and troubles of the kiosk, oldest first."""

from datetime import UTC, datetime, timedelta

import pytest

from db.ledger import SqlLedger
from kiosk.lending.commands import CheckIn, SettleEntry
from kiosk.lending.events import Recorded, VisitOpened
from kiosk.lending.model import CardId, Device, Item, Trouble
from kiosk.lending.volunteers.events import Declined, Settled
from kiosk.lending.volunteers.model import DeclineCause, EntryKind, InboxEntry, Outcome
from tests.db.conftest import Clock
from tests.db.furnishing import (
    People,
    bring_back,
    inbox,
    lend,
)
from tests.house import ADAS_NUMBER, CLOTHES, JOKES_NUMBER, LEENS_NUMBER, RIKS_NUMBER
from tests.support.builder import new


def points(ledger: SqlLedger, number: str) -> tuple[int, int]:
    visit = ledger.open_visit(CardId(f"card {number}"))
    assert isinstance(visit, VisitOpened)
    return next(((one.points or 0, one.waiting) for one in visit.accounts if one.initiative == CLOTHES), (0, 0))


@pytest.fixture
def gift(people: People, ledger: SqlLedger) -> InboxEntry:
    """The inbox entry of a gift: Ada gave three jumpers at two points each."""
    given = ledger.give(new(), people.ada, "T1")
    assert isinstance(given, Recorded)
    assert isinstance(ledger.count_swap(new(), people.ada, given.line.operation, 0, 3), Recorded)
    (entry,) = inbox(ledger, people.rik)
    return entry


def test_a_gift_waits_in_the_inbox_with_the_points_that_it_would_earn(people: People, gift: InboxEntry) -> None:
    assert (gift.kind, gift.initiative, gift.member) == (EntryKind.POINTS, CLOTHES, people.ada)
    assert (gift.points, gift.given) == (6, 3)
    assert gift.item == Item("T1", "Trui", "clothes", CLOTHES)


@pytest.mark.parametrize(("corrected", "earned"), [(None, 6), (4, 4), (5, 5), (9, 9), (0, 0)])
def test_the_points_of_a_gift_are_approved_or_corrected(
    people: People, gift: InboxEntry, ledger: SqlLedger, corrected: int | None, earned: int
) -> None:
    operation = new()
    assert points(ledger, ADAS_NUMBER) == (0, 6)
    for _ in range(2):
        settled = ledger.do_at_desk(operation, people.rik, SettleEntry(gift.number, Outcome.APPROVED, corrected))
        assert settled == Settled(gift.number)
    assert points(ledger, ADAS_NUMBER) == (earned, 0)
    assert inbox(ledger, people.rik) == ()


def test_a_gift_can_only_be_approved_and_no_other_entry_can_be(
    people: People, gift: InboxEntry, ledger: SqlLedger
) -> None:
    assert ledger.do_at_desk(new(), people.rik, SettleEntry(gift.number, Outcome.FINE)) == Declined(DeclineCause.POINTS)
    ledger.do_at_desk(new(), people.joke, CheckIn("TOY-1"))
    (entry,) = inbox(ledger, people.joke)
    approved = SettleEntry(entry.number, Outcome.APPROVED)
    assert ledger.do_at_desk(new(), people.joke, approved) == Declined(DeclineCause.POINTS)


def test_a_volunteer_sees_the_entries_of_their_initiatives_oldest_first_and_a_coordinator_all(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-1")
    bring_back(ledger, people.ada, "TOY-1")
    clock.pass_by(timedelta(minutes=1))
    ledger.reserve(new(), people.ada, "TOY-2")
    clock.pass_by(timedelta(minutes=1))
    ledger.give(new(), people.ada, "T1")
    toys, clothes, everything = (inbox(ledger, people[who]) for who in (JOKES_NUMBER, RIKS_NUMBER, LEENS_NUMBER))
    assert [entry.kind for entry in toys] == [EntryKind.PARTS, EntryKind.RESERVED]
    assert [entry.kind for entry in clothes] == [EntryKind.POINTS]
    assert everything == (*toys, *clothes)
    assert toys[1].hold is not None
    assert toys[1].at.utcoffset() == timedelta(hours=1)


def test_a_device_in_trouble_is_one_entry_for_all_volunteers_until_it_works_again(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    for _ in range(2):
        ledger.report_trouble(Device.PRINTER, Trouble.PAPER_OUT)
        clock.pass_by(timedelta(minutes=10))
    for who in (JOKES_NUMBER, RIKS_NUMBER):
        (entry,) = inbox(ledger, people[who])
        assert (entry.kind, entry.device, entry.trouble) == (EntryKind.TROUBLE, Device.PRINTER, Trouble.PAPER_OUT)
        assert entry.at == datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    ledger.report_trouble(Device.PRINTER, None)
    ledger.report_trouble(Device.PRINTER, None)
    assert inbox(ledger, people.joke) == ()


def test_another_trouble_of_the_same_device_takes_its_place(people: People, ledger: SqlLedger) -> None:
    ledger.report_trouble(Device.PRINTER, Trouble.PAPER_OUT)
    ledger.report_trouble(Device.PRINTER, Trouble.COVER_OPEN)
    ledger.report_trouble(Device.SCANNER, Trouble.MISSING)
    answer = [(entry.device, entry.trouble) for entry in inbox(ledger, people.joke)]
    assert answer == [(Device.PRINTER, Trouble.COVER_OPEN), (Device.SCANNER, Trouble.MISSING)]


def test_a_trouble_that_comes_back_soon_is_the_entry_from_before_and_one_much_later_is_new(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    numbers: list[int] = []
    for pause in (1, 2, 29, 30, 5):
        for trouble in (Trouble.DENIED, Trouble.MISSING, Trouble.DENIED):
            ledger.report_trouble(Device.SCANNER, trouble)
            (entry,) = inbox(ledger, people[JOKES_NUMBER])
            assert entry.trouble is trouble
            numbers.append(entry.number)
        ledger.report_trouble(Device.SCANNER, None)
        assert inbox(ledger, people[JOKES_NUMBER]) == ()
        clock.pass_by(timedelta(minutes=pause))
    first, second = numbers[:2]
    assert numbers[:12] == [first, second, first] * 4
    assert len(set(numbers[12:])) == 2
    assert min(numbers[12:]) > second


def test_a_trouble_that_a_volunteer_settled_is_no_new_entry_for_half_an_hour(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    ledger.report_trouble(Device.READER, Trouble.MISSING)
    (entry,) = inbox(ledger, people[JOKES_NUMBER])
    ledger.do_at_desk(new(), people[JOKES_NUMBER], SettleEntry(entry.number, Outcome.DONE))
    for minutes, waits in ((29, 0), (1, 1)):
        ledger.report_trouble(Device.READER, None)
        clock.pass_by(timedelta(minutes=minutes))
        ledger.report_trouble(Device.READER, Trouble.MISSING)
        assert len(inbox(ledger, people[JOKES_NUMBER])) == waits


def test_any_volunteer_can_settle_a_trouble(people: People, ledger: SqlLedger) -> None:
    ledger.report_trouble(Device.PRINTER, Trouble.PAPER_OUT)
    (entry,) = inbox(ledger, people.rik)
    assert ledger.do_at_desk(new(), people.rik, SettleEntry(entry.number, Outcome.DONE)) == Settled(entry.number)
