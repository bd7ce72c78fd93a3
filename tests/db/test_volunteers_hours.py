"""Open until, closed today: said by a volunteer, and held by the rules and the guide at once."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import Engine

from db.ledger import SqlLedger
from kiosk.lending.commands import AsUsual, CloseToday, HoursCommand, OpenUntil
from kiosk.lending.events import LendingRefused, Recorded
from kiosk.lending.model import GuideEntry, Initiative, MemberId
from kiosk.lending.opening import Closure, Hours, Opening
from kiosk.lending.volunteers.events import Declined, HoursRead
from kiosk.lending.volunteers.model import DeclineCause, OpenToday
from tests.db.conftest import Clock
from tests.db.desk_house import ADA, JOKE, LEEN, RIK, People, furnish, hands, new
from tests.support.builder import Builder

TOYS = Initiative("toys", "Speelgoed", "#112233")
CLOTHES = Initiative("clothes", "Kleren", "#445566")
USUAL = (Hours(time(14), time(18)),)
TODAY = date(2026, 11, 23)


@pytest.fixture
def people(engine: Engine, desk: Builder) -> People:
    furnish(desk)
    return People(engine)


def done(ledger: SqlLedger, by: MemberId, deed: HoursCommand) -> tuple[OpenToday, ...]:
    told = ledger.do_at_desk(new(), by, deed)
    assert isinstance(told, HoursRead)
    return told.openings


def toys(ledger: SqlLedger) -> GuideEntry:
    entry = ledger.guide().of(TOYS)
    assert entry is not None
    return entry


def test_the_usual_hours_are_told(people: People, ledger: SqlLedger) -> None:
    assert ledger.read_hours(people[LEEN]) == HoursRead((OpenToday(TOYS, USUAL), OpenToday(CLOTHES)))


def test_open_until_holds_at_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    assert not toys(ledger).open_now
    assert done(ledger, people[JOKE], OpenUntil("toys", time(12))) == (OpenToday(TOYS, USUAL, time(12)),)
    entry = toys(ledger)
    assert (entry.open_now, entry.today) == (True, (Hours(time(11), time(12)),))
    assert entry.next == Opening(TODAY, time(11), time(12))
    assert hands(engine, "open until") == [f"volunteer {people[JOKE]}"]


def test_said_again_it_lasts_longer_from_the_same_beginning(people: People, clock: Clock, ledger: SqlLedger) -> None:
    done(ledger, people[JOKE], OpenUntil("toys", time(12)))
    clock.pass_by(timedelta(minutes=30))
    done(ledger, people[JOKE], OpenUntil("toys", time(19, 30)))
    assert toys(ledger).today == (Hours(time(11), time(19, 30)),)


def test_during_the_usual_hours_they_began_as_usual(people: People, clock: Clock, ledger: SqlLedger) -> None:
    clock.pass_by(timedelta(hours=4))
    done(ledger, people[JOKE], OpenUntil("toys", time(17)))
    assert toys(ledger).today == (Hours(time(14), time(17)),)


def test_closed_today_holds_at_once_and_tomorrow_is_as_usual(people: People, clock: Clock, ledger: SqlLedger) -> None:
    clock.pass_by(timedelta(hours=4))
    assert toys(ledger).open_now
    assert done(ledger, people[JOKE], CloseToday("toys")) == (OpenToday(TOYS, USUAL, closed=True),)
    entry = toys(ledger)
    assert (entry.open_now, entry.today, entry.closure) == (False, (), Closure(TODAY, TODAY))
    assert entry.next == Opening(TODAY + timedelta(days=1), time(14), time(18))
    clock.pass_by(timedelta(days=1))
    assert toys(ledger).open_now
    assert ledger.read_hours(people[JOKE]) == HoursRead((OpenToday(TOYS, USUAL),))


def test_as_usual_takes_it_back(people: People, ledger: SqlLedger) -> None:
    done(ledger, people[JOKE], CloseToday("toys"))
    assert done(ledger, people[JOKE], AsUsual("toys")) == (OpenToday(TOYS, USUAL),)
    assert toys(ledger).closure is None


def test_a_refusal_names_the_hours_as_they_are_now(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.block_member(ADA, "later")
    done(ledger, people[JOKE], OpenUntil("toys", time(13)))
    refused = ledger.lend(new(), people[ADA], "TOY-2")
    assert isinstance(refused, LendingRefused)
    assert refused.refusal.next_opening == Opening(TODAY, time(11), time(13))


def test_nothing_is_due_on_a_day_on_which_somebody_said_that_nobody_is_there(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    lent = ledger.lend(new(), people[ADA], "TOY-2")
    assert isinstance(lent, Recorded)
    assert lent.line.due_on == date(2026, 12, 7)
    clock.pass_by(timedelta(days=14))
    done(ledger, people[JOKE], CloseToday("toys"))
    reserved = ledger.lend(new(), people[ADA], "TOY-3")
    assert isinstance(reserved, Recorded)
    assert reserved.line.due_on == date(2026, 12, 21)


@pytest.mark.parametrize("until", [time(10, 59), time(11)])
def test_a_time_that_is_over_is_refused(people: People, ledger: SqlLedger, until: time) -> None:
    assert ledger.do_at_desk(new(), people[JOKE], OpenUntil("toys", until)) == Declined(DeclineCause.TIME)
    assert ledger.read_hours(people[JOKE]) == HoursRead((OpenToday(TOYS, USUAL),))


def test_what_was_said_before_stands_when_the_next_is_refused(people: People, ledger: SqlLedger) -> None:
    done(ledger, people[JOKE], CloseToday("toys"))
    ledger.do_at_desk(new(), people[JOKE], OpenUntil("toys", time(9)))
    assert ledger.read_hours(people[JOKE]) == HoursRead((OpenToday(TOYS, USUAL, closed=True),))


def test_another_initiative_is_not_theirs(people: People, ledger: SqlLedger) -> None:
    for deed in (OpenUntil("toys", time(17)), CloseToday("toys"), AsUsual("toys"), CloseToday("nothing")):
        assert ledger.do_at_desk(new(), people[RIK], deed) == Declined(DeclineCause.NOT_YOURS)


def test_where_no_hours_are_kept_it_can_be_said_too(people: People, ledger: SqlLedger) -> None:
    done(ledger, people[RIK], OpenUntil("clothes", time(17)))
    entry = ledger.guide().of(CLOTHES)
    assert entry is not None
    assert (entry.open_now, entry.next) == (True, Opening(TODAY, time(11), time(17)))
