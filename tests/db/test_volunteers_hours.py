""" "Open until" and "closed today": a volunteer enters it, and the rules and the guide follow at once."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import Engine

from db.ledger import SqlLedger
from kiosk.lending.commands import AsUsual, CloseToday, HoursCommand, OpenUntil
from kiosk.lending.events import LendingRefused, Recorded
from kiosk.lending.model import GuideEntry, MemberId
from kiosk.lending.opening import Closure, Hours, Opening
from kiosk.lending.volunteers.events import Declined, HoursRead
from kiosk.lending.volunteers.model import DeclineCause, OpenToday
from tests.db.conftest import Clock
from tests.db.furnishing import (
    People,
    actors,
)
from tests.house import (
    ADAS_NUMBER,
    CLOTHES,
    TODAY,
    TOYS,
)
from tests.support.builder import Builder, new

USUAL = (Hours(time(14), time(18)),)


def done(ledger: SqlLedger, by: MemberId, command: HoursCommand) -> tuple[OpenToday, ...]:
    answer = ledger.do_at_desk(new(), by, command)
    assert isinstance(answer, HoursRead)
    return answer.openings


def toys(ledger: SqlLedger) -> GuideEntry:
    entry = ledger.guide().of(TOYS)
    assert entry is not None
    return entry


def test_the_usual_hours_of_today_are_read(people: People, ledger: SqlLedger) -> None:
    assert ledger.read_hours(people.leen) == HoursRead((OpenToday(TOYS, USUAL), OpenToday(CLOTHES)), time(11))


def test_open_until_takes_effect_at_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    assert not toys(ledger).open_now
    assert done(ledger, people.joke, OpenUntil(TOYS.key, time(12))) == (OpenToday(TOYS, USUAL, time(12)),)
    entry = toys(ledger)
    assert (entry.open_now, entry.today) == (True, (Hours(time(11), time(12)),))
    assert entry.next == Opening(TODAY, time(11), time(12))
    assert actors(engine, "open until") == [f"volunteer {people.joke}"]


def test_open_until_entered_again_keeps_its_beginning(people: People, clock: Clock, ledger: SqlLedger) -> None:
    done(ledger, people.joke, OpenUntil(TOYS.key, time(12)))
    clock.pass_by(timedelta(minutes=30))
    done(ledger, people.joke, OpenUntil(TOYS.key, time(19, 30)))
    assert toys(ledger).today == (Hours(time(11), time(19, 30)),)


def test_open_until_entered_during_the_usual_hours_begins_with_them(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    clock.pass_by(timedelta(hours=4))
    done(ledger, people.joke, OpenUntil(TOYS.key, time(17)))
    assert toys(ledger).today == (Hours(time(14), time(17)),)


def test_closed_today_takes_effect_at_once_and_tomorrow_is_as_usual(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    clock.pass_by(timedelta(hours=4))
    assert toys(ledger).open_now
    assert done(ledger, people.joke, CloseToday(TOYS.key)) == (OpenToday(TOYS, USUAL, closed=True),)
    entry = toys(ledger)
    assert (entry.open_now, entry.today, entry.closure) == (False, (), Closure(TODAY, TODAY))
    assert entry.next == Opening(TODAY + timedelta(days=1), time(14), time(18))
    clock.pass_by(timedelta(days=1))
    assert toys(ledger).open_now
    assert ledger.read_hours(people.joke) == HoursRead((OpenToday(TOYS, USUAL),), time(15))


def test_as_usual_withdraws_what_was_entered(people: People, ledger: SqlLedger) -> None:
    done(ledger, people.joke, CloseToday(TOYS.key))
    assert done(ledger, people.joke, AsUsual(TOYS.key)) == (OpenToday(TOYS, USUAL),)
    assert toys(ledger).closure is None


def test_a_refusal_names_the_entered_hours(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.block_member(ADAS_NUMBER, "later")
    done(ledger, people.joke, OpenUntil(TOYS.key, time(13)))
    refused = ledger.lend(new(), people.ada, "TOY-2")
    assert isinstance(refused, LendingRefused)
    assert refused.refusal.next_opening == Opening(TODAY, time(11), time(13))


def test_no_loan_is_due_on_a_day_that_a_volunteer_closed(people: People, clock: Clock, ledger: SqlLedger) -> None:
    lent = ledger.lend(new(), people.ada, "TOY-2")
    assert isinstance(lent, Recorded)
    assert lent.line.due_on == date(2026, 12, 7)
    clock.pass_by(timedelta(days=14))
    done(ledger, people.joke, CloseToday(TOYS.key))
    reserved = ledger.lend(new(), people.ada, "TOY-3")
    assert isinstance(reserved, Recorded)
    assert reserved.line.due_on == date(2026, 12, 21)


@pytest.mark.parametrize("until", [time(10, 59), time(11)])
def test_a_time_that_is_over_is_refused(people: People, ledger: SqlLedger, until: time) -> None:
    assert ledger.do_at_desk(new(), people.joke, OpenUntil(TOYS.key, until)) == Declined(DeclineCause.TIME)
    assert ledger.read_hours(people.joke) == HoursRead((OpenToday(TOYS, USUAL),), time(11))


def test_a_refused_entry_leaves_the_entry_before_it(people: People, ledger: SqlLedger) -> None:
    done(ledger, people.joke, CloseToday(TOYS.key))
    ledger.do_at_desk(new(), people.joke, OpenUntil(TOYS.key, time(9)))
    assert ledger.read_hours(people.joke) == HoursRead((OpenToday(TOYS, USUAL, closed=True),), time(11))


def test_the_hours_of_another_initiative_cannot_be_changed(people: People, ledger: SqlLedger) -> None:
    for command in (OpenUntil(TOYS.key, time(17)), CloseToday(TOYS.key), AsUsual(TOYS.key), CloseToday("nothing")):
        assert ledger.do_at_desk(new(), people.rik, command) == Declined(DeclineCause.NOT_YOURS)


def test_open_until_works_for_an_initiative_without_hours(people: People, ledger: SqlLedger) -> None:
    done(ledger, people.rik, OpenUntil(CLOTHES.key, time(17)))
    entry = ledger.guide().of(CLOTHES)
    assert entry is not None
    assert (entry.open_now, entry.next) == (True, Opening(TODAY, time(11), time(17)))
