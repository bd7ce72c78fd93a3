"""The ledger while the time is doubted: what it refuses, what it puts off, and what it makes good once the time is
trusted.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from db import checks
from db.ledger import SqlLedger
from db.ledger.timekeeping import newest_row
from kiosk.clock import TrustedClock
from kiosk.lending.commands import (
    CheckIn,
    CloseToday,
    ConfirmTime,
    LentOnPaper,
    ReturnedOnPaper,
    Subscribe,
    TakePayment,
)
from kiosk.lending.events import CodeUnknown, LendingRefused, Recorded, Undone, VisitOpened
from kiosk.lending.model import CardId, Cents, Device, Line, MemberId, Operation, Trouble, Why
from kiosk.lending.terms import Giving, House, LoanTerms, Plan
from kiosk.lending.upkeep.timekeeping import Reading
from kiosk.lending.volunteers.events import (
    Declined,
    MemberRead,
    PaperEntered,
    PinRight,
    ReturnTaken,
    ShiftOpened,
    TimeConfirmed,
)
from kiosk.lending.volunteers.model import DeclineCause, EntryKind
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import OPEN_TOYS, SWAPPED_CLOTHES, People, furnish
from tests.house import ADAS_NUMBER, BENS_NUMBER, JOKES_NUMBER, PINS, TOYS
from tests.support.builder import Builder, new
from tests.support.machine import MadeMachine

NOW = datetime(2026, 11, 28, 19, 4, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HOUSE = (
    replace(
        OPEN_TOYS,
        loans=LoanTerms(days=21, late=Cents(50), renewals=5),
        plans=(Plan("free", "Gratis", Cents(0), months=2000),),
    ),
    replace(SWAPPED_CLOTHES, swap=replace(SWAPPED_CLOTHES.swap, giving=Giving.AT_ONCE)),
)
WRONG = {
    "1970": datetime(1970, 1, 1, 0, 5, tzinfo=UTC),
    "3 hours back": NOW - 3 * HOUR,
    "a month ahead": NOW + 30 * DAY,
    "ten years ahead": NOW.replace(year=2036),
    "2038": datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    "the night in which summer begins": datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
    "the night in which summer ends": datetime(2026, 10, 25, 1, 0, tzinfo=UTC),
    "the time that was saved before two days without power": NOW + timedelta(minutes=5),
}
"""Wrong times that the machine says after a boot or a jump."""

wrong = pytest.mark.parametrize("wall", WRONG.values(), ids=WRONG.keys())


class Place:
    """A machine, and the kiosk that runs on it since the last boot."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        began = Clock(NOW - 2 * HOUR)
        desk = Builder(engine, began)
        furnish(desk)
        desk.apply_house(House(holidays=""), HOUSE)
        for number in (ADAS_NUMBER, BENS_NUMBER):
            desk.add_subscription(number, TOYS.key, "free", date(1960, 1, 1))
        people = People(engine)
        self.ada, self.ben, self.joke = people.ada, people.ben, people.joke
        self.machine = MadeMachine(Reading(NOW, 1000.0, "boot 1"))
        self.machine.synchronises(NOW)
        self.starts()

    def starts(self) -> None:
        """Starts the kiosk, or starts it again."""
        self.clock = TrustedClock(self.machine)
        self.ledger = SqlLedger(self.engine, self.clock.best, BRUSSELS, KEY, keeper=self.clock)
        self.ledger.catch_up()

    def boots(self, wall: datetime, boot: str = "boot 2") -> None:
        """Switches the machine off and on: from now on its clock says this."""
        self.machine.boots(wall, boot)
        self.starts()

    def confirms(self, now: datetime | None = None) -> object:
        """Joke confirms the time of the machine, or says that it is `now`."""
        shown = self.machine.reading.wall
        return self.ledger.do_at_desk(new(), self.joke, ConfirmTime(shown, now or shown))

    def lends(self, code: str, member: MemberId | None = None) -> Line:
        answer = self.ledger.lend(new(), member or self.ada, code)
        assert isinstance(answer, Recorded), answer
        return answer.line

    def returns(self, code: str) -> Line:
        answer = self.ledger.give_back(new(), self.ada, code)
        assert isinstance(answer, Recorded), answer
        return answer.line

    def refuses(self, code: str) -> bool:
        return self.doubts(self.ledger.lend(new(), self.ada, code))

    @staticmethod
    def doubts(answer: object) -> bool:
        """Whether the doubted time is the only reason in this answer."""
        return isinstance(answer, LendingRefused) and [one.why for one in answer.refusal.reasons] == [Why.TIME_DOUBTED]

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]

    @property
    def late(self) -> list[object]:
        return [row[0] for row in self.rows("SELECT amount FROM entry WHERE kind = 'late'")]

    @property
    def marks(self) -> list[tuple[object, ...]]:
        return self.rows("SELECT kind, doubt FROM operation ORDER BY seq")


@pytest.fixture
def house(sqlite_url: str, opened: Callable[[str], Engine]) -> Place:
    return Place(opened(sqlite_url))


@pytest.fixture
def any_house(engine: Engine) -> Place:
    """The same on both databases, for the tests of what is made good."""
    return Place(engine)


# --- the matrix --------------------------------------------------------------------------------------------------


@wrong
def test_after_a_boot_with_a_wrong_time_only_returns_work_until_the_network_sets_the_clock(
    house: Place, wall: datetime
) -> None:
    due_on = house.lends("TOY-2").due_on
    house.boots(wall)

    assert house.ledger.catch_up() == wall
    assert house.refuses("TOY-3")
    assert house.doubts(house.ledger.renew(new(), house.ada, "TOY-2"))
    assert house.doubts(house.ledger.reserve(new(), house.ben, "TOY-2"))
    assert house.returns("TOY-2").price == 0
    lent, returned = house.rows("SELECT lent_at, returned_at FROM loan")[0]
    assert (due_on, lent) == (date(2026, 12, 19), returned)
    assert house.marks == [("lent", None), ("returned", "waiting")]

    house.machine.synchronises(NOW + 2 * DAY)

    assert house.ledger.catch_up() is None
    assert house.lends("TOY-3").due_on == date(2026, 12, 21)
    assert house.marks == [("lent", None), ("returned", "settled"), ("lent", None)]
    assert house.late == []


@wrong
def test_after_the_clock_jumps_in_a_visit_only_returns_work_until_it_jumps_back(house: Place, wall: datetime) -> None:
    if abs(wall - NOW) > timedelta(minutes=10):
        house.lends("TOY-2")
        house.machine.set_to(wall)
        assert house.refuses("TOY-3")
        assert house.returns("TOY-2").price == 0
        house.machine.set_to(NOW)
    assert house.lends("TOY-3").due_on == date(2026, 12, 19)


def test_fees_that_waited_for_the_time_are_settled_when_the_clock_jumps_back(house: Place) -> None:
    assert house.ledger.catch_up() is None
    house.machine.set_to(NOW + 3 * HOUR)
    assert house.ledger.catch_up() is not None
    house.returns("TOY-1")
    assert ("returned", "waiting") in house.marks

    house.machine.set_to(NOW)

    assert house.ledger.catch_up() is None
    assert ("returned", "settled") in house.marks


@wrong
def test_a_volunteer_gives_another_time_than_the_machine(house: Place, wall: datetime) -> None:
    house.boots(wall)
    assert house.refuses("TOY-3")

    assert house.confirms(NOW + 2 * DAY) == TimeConfirmed()

    assert house.ledger.catch_up() is None
    assert house.lends("TOY-3").due_on == date(2026, 12, 21)
    house.machine.passes(5 * 86400)
    assert house.lends("TOY-2").due_on == date(2026, 12, 26)


def test_one_touch_confirms_a_time_that_is_right(any_house: Place) -> None:
    house = any_house
    house.boots(NOW + 2 * DAY)
    assert house.refuses("TOY-3")

    assert house.confirms() == TimeConfirmed()

    assert house.lends("TOY-3").due_on == date(2026, 12, 21)
    assert ("time confirmed",) in house.rows("SELECT what FROM journal")


@pytest.mark.parametrize("days", [4, 60, 4300])
def test_the_time_stays_trusted_within_a_boot_however_long_the_kiosk_is_quiet(house: Place, days: int) -> None:
    house.machine.passes(days * 86400)

    assert house.ledger.catch_up() is None
    assert house.lends("TOY-3").due_on == (NOW + (days + 21) * DAY).date()


@pytest.mark.parametrize(
    ("evening", "due_on"),
    [
        (datetime(2026, 3, 28, 21, 0, tzinfo=UTC), date(2026, 4, 19)),
        (datetime(2026, 10, 24, 21, 0, tzinfo=UTC), date(2026, 11, 15)),
        (datetime(2038, 1, 18, 23, 0, tzinfo=UTC), date(2038, 2, 9)),
    ],
)
def test_the_time_stays_trusted_through_changes_of_the_clock_and_past_2038(
    house: Place, evening: datetime, due_on: date
) -> None:
    house.machine.boots(evening, "boot 3")
    house.machine.synchronises(evening)
    house.starts()
    house.lends("TOY-2")

    for _ in range(8):
        house.machine.passes(3600)
        assert house.ledger.catch_up() is None

    assert house.lends("TOY-3").due_on == due_on


def test_control_a_believed_wrong_time_lends_until_1970_and_makes_a_wrong_fee(house: Place) -> None:
    """With the time of the system believed as it is, the forbidden loan is made: so the tests above can fail."""
    clock = Clock(WRONG["1970"])
    believing = SqlLedger(house.engine, clock, BRUSSELS, KEY)
    lent = believing.lend(new(), house.ada, "TOY-2")
    assert isinstance(lent, Recorded)
    assert lent.line.due_on == date(1970, 1, 22)

    clock.at = NOW
    returned = believing.give_back(new(), house.ada, "TOY-2")

    assert isinstance(returned, Recorded)
    assert returned.line.price == Cents(148350)


# --- what makes the time trusted ---------------------------------------------------------------------------------


def test_a_kiosk_restarted_in_the_same_boot_keeps_the_confirmed_time(any_house: Place) -> None:
    house = any_house
    house.boots(WRONG["1970"])
    house.confirms(NOW + DAY)

    house.machine.passes(600)
    house.starts()

    assert house.ledger.catch_up() is None
    assert house.clock.now() == NOW + DAY + timedelta(minutes=10)
    house.boots(WRONG["1970"], "boot 3")
    assert house.ledger.catch_up() == WRONG["1970"]


def test_a_clock_that_was_set_while_the_kiosk_was_stopped_is_doubted(house: Place) -> None:
    house.machine.set_to(NOW - 3 * HOUR)
    house.machine.reading = replace(house.machine.reading, synchronised=NOW)
    house.starts()

    assert house.refuses("TOY-3")


@pytest.mark.parametrize(("battery", "is_trusted"), [(NOW + 2 * DAY, True), (NOW - DAY, False), (None, False)])
def test_a_hardware_clock_is_enough_unless_it_lies_before_the_newest_row(
    house: Place, battery: datetime | None, is_trusted: bool
) -> None:
    house.lends("TOY-2")
    house.machine.battery = battery
    house.boots(battery or NOW)

    assert (house.ledger.catch_up() is None) == is_trusted
    assert house.refuses("TOY-3") != is_trusted


def test_one_wrong_row_of_the_future_does_not_make_every_later_time_doubted(house: Place) -> None:
    in_2036 = SqlLedger(house.engine, Clock(WRONG["ten years ahead"]), BRUSSELS, KEY)
    in_2036.lend(new(), house.ada, "TOY-2")
    house.machine.battery = NOW + DAY
    house.boots(NOW + DAY)
    assert house.refuses("TOY-3")

    house.confirms()
    house.machine.battery = NOW + 2 * DAY
    house.boots(NOW + 2 * DAY, "boot 3")

    assert house.ledger.catch_up() is None
    assert house.lends("TOY-3").due_on == date(2026, 12, 21)


def test_rows_that_only_volunteers_see_count_as_the_newest_row(house: Place) -> None:
    for leave in (
        lambda: house.ledger.open_visit(CardId("of nobody")),
        lambda: house.ledger.lend_or_return(new(), house.ada, "4006381333931"),
        lambda: house.ledger.report_trouble(Device.PRINTER, Trouble.PAPER_OUT),
    ):
        house.machine.passes(600)
        leave()
        with house.engine.connect() as connection:
            assert newest_row(connection) == house.clock.now()


def test_a_loan_dated_in_the_future_does_not_end_before_it_began(any_house: Place) -> None:
    house = any_house
    in_2036 = SqlLedger(house.engine, Clock(WRONG["ten years ahead"]), BRUSSELS, KEY)
    in_2036.lend(new(), house.ada, "TOY-2")

    assert house.returns("TOY-2").price == 0

    lent, returned = house.rows("SELECT lent_at, returned_at FROM loan")[0]
    assert lent == returned


def test_a_confirmed_time_must_be_the_time_that_the_machine_says_now(house: Place) -> None:
    house.boots(WRONG["1970"])
    asked = house.machine.reading.wall
    house.machine.set_to(NOW + HOUR)

    answer = house.ledger.do_at_desk(new(), house.joke, ConfirmTime(asked, asked))

    assert answer == Declined(DeclineCause.TIME_DOUBTED)
    assert house.refuses("TOY-3")


def test_a_trusted_time_is_not_changed_by_confirming_another(house: Place) -> None:
    house.confirms(NOW + 90 * DAY)

    assert house.clock.now() == NOW


# --- what waits, and is made good --------------------------------------------------------------------------------


def late_return_in_doubt(house: Place) -> Operation:
    """Makes a return 19 days late while the time is doubted, three days before the time is trusted again."""
    house.lends("TOY-2")
    house.machine.passes(40 * 86400)
    house.lends("TOY-3")
    house.boots(WRONG["1970"])
    visit = house.ledger.open_visit(CardId(f"card {ADAS_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    assert {loan.late_fee for loan in visit.loans} == {0}
    operation = new()
    assert isinstance(house.ledger.give_back(operation, house.ada, "TOY-2"), Recorded)
    assert house.late == []
    return operation


def test_a_late_fee_waits_for_the_time_and_is_entered_once_by_the_day_of_the_newest_row(any_house: Place) -> None:
    house = any_house
    late_return_in_doubt(house)

    house.machine.synchronises(NOW + 43 * DAY)
    for _ in range(3):
        house.ledger.catch_up()
        house.machine.synchronises(house.machine.reading.wall + HOUR)

    assert house.late == [150]
    assert checks.look(house.engine) == ()


def test_a_return_that_was_undone_while_the_time_was_doubted_costs_nothing(house: Place) -> None:
    operation = late_return_in_doubt(house)
    assert isinstance(house.ledger.undo(new(), operation), Undone)

    house.machine.synchronises(NOW + 43 * DAY)
    house.ledger.catch_up()

    assert house.late == []


def test_the_fee_of_a_return_that_is_undone_later_is_given_back(house: Place) -> None:
    operation = late_return_in_doubt(house)
    house.machine.synchronises(NOW + 43 * DAY)
    house.ledger.catch_up()

    undone = house.ledger.undo(new(), operation)

    assert isinstance(undone, Undone)
    assert undone.account is not None
    assert undone.account.owed == 0


def test_a_return_dated_in_the_future_costs_no_more_than_one_of_today(house: Place) -> None:
    house.lends("TOY-2")
    in_2036 = SqlLedger(house.engine, Clock(WRONG["ten years ahead"]), BRUSSELS, KEY)
    in_2036.lend(new(), house.ben, "TOY-3")
    house.boots(WRONG["1970"])
    house.returns("TOY-2")

    house.machine.synchronises(NOW + 25 * DAY)
    house.ledger.catch_up()

    assert house.late == [50]


def test_a_reserved_item_is_held_once_the_last_day_of_its_hold_is_known(any_house: Place) -> None:
    house = any_house
    house.lends("TOY-2")
    assert isinstance(house.ledger.reserve(new(), house.ben, "TOY-2"), Recorded)
    house.boots(WRONG["the time that was saved before two days without power"])
    assert house.returns("TOY-2").hold is None

    house.machine.synchronises(NOW + 10 * DAY)
    house.ledger.catch_up()

    assert house.rows("SELECT ready_until FROM reservation") == [("2026-12-15",)]
    inbox = house.ledger.inbox(house.joke)
    assert not isinstance(inbox, Declined)
    assert [entry.kind for entry in inbox.entries] == [EntryKind.RESERVED]


def test_no_hold_ends_while_the_time_is_doubted(house: Place) -> None:
    house.lends("TOY-2")
    house.ledger.reserve(new(), house.ben, "TOY-2")
    house.returns("TOY-2")
    in_2036 = SqlLedger(house.engine, Clock(WRONG["ten years ahead"]), BRUSSELS, KEY)
    in_2036.lend(new(), house.ada, "TOY-3")
    house.boots(NOW + DAY)

    house.ledger.open_visit(CardId(f"card {BENS_NUMBER}"))
    assert house.refuses("TOY-2")
    assert house.rows("SELECT outcome FROM reservation") == [(None,)]
    house.confirms()

    assert house.lends("TOY-2", house.ben).due_on == date(2026, 12, 20)
    assert house.rows("SELECT outcome FROM reservation") == [("fetched",)]


def test_a_swap_shop_takes_gifts_and_gives_nothing_out_while_the_time_is_doubted(house: Place) -> None:
    house.boots(WRONG["1970"])

    assert house.doubts(house.ledger.lend(new(), house.ada, "T1"))
    given = house.ledger.give(new(), house.ada, "T1")

    assert isinstance(given, Recorded)
    assert given.account is not None
    assert given.account.points == 2
    assert house.doubts(house.ledger.count_swap(new(), house.ada, given.line.operation, 1, 1))


def test_a_volunteers_card_and_pin_and_commands_without_a_day_work_while_the_time_is_doubted(house: Place) -> None:
    house.boots(WRONG["1970"])

    assert isinstance(house.ledger.open_visit(CardId(f"card {JOKES_NUMBER}")), ShiftOpened)
    assert house.ledger.check_pin(house.joke, CardId(f"card {JOKES_NUMBER}"), PINS[JOKES_NUMBER]) == PinRight()
    assert isinstance(house.ledger.do_at_desk(new(), house.joke, CheckIn("TOY-2")), ReturnTaken)
    for command in (Subscribe(house.ada, TOYS.key, "free"), CloseToday(TOYS.key)):
        assert house.ledger.do_at_desk(new(), house.joke, command) == Declined(DeclineCause.TIME_DOUBTED)


def test_a_payment_needs_no_trusted_time(house: Place) -> None:
    late_return_in_doubt(house)
    house.machine.synchronises(NOW + 43 * DAY)
    house.ledger.catch_up()
    house.boots(WRONG["1970"], "boot 3")

    paid = house.ledger.do_at_desk(new(), house.joke, TakePayment(house.ada, TOYS.key, Cents(150)))

    assert isinstance(paid, MemberRead)


def test_the_warm_up_works_while_the_time_is_doubted(house: Place) -> None:
    house.boots(WRONG["1970"])

    house.ledger.warm()

    assert house.refuses("TOY-3")
    assert isinstance(house.ledger.lend(new(), house.ada, "NOTHING"), CodeUnknown)


# --- what happened on another day --------------------------------------------------------------------------------


def checks_in(house: Place, day: date) -> object:
    return house.ledger.do_at_desk(new(), house.joke, ReturnedOnPaper("TOY-2", day))


def test_a_return_entered_for_an_earlier_day_is_as_late_as_on_that_day(house: Place) -> None:
    house.lends("TOY-2")
    house.machine.passes(40 * 86400)
    today = (NOW + 40 * DAY).date()

    assert isinstance(checks_in(house, today - timedelta(days=10)), PaperEntered)

    assert house.late == [100]
    assert house.rows("SELECT at, happened_on FROM operation WHERE kind = 'returned'") == [
        ("2027-01-07T19:04:00.000000+00:00", "2026-12-28")
    ]


@pytest.mark.parametrize(("ago", "taken"), [(-1, False), (0, True), (60, True), (61, False)])
def test_a_day_is_set_back_by_60_days_at_the_most(house: Place, ago: int, taken: bool) -> None:
    answer = house.ledger.do_at_desk(new(), house.joke, LentOnPaper(house.ada, "TOY-2", (NOW - ago * DAY).date()))

    assert isinstance(answer, PaperEntered) if taken else answer == Declined(DeclineCause.TOO_LONG_AGO)


def test_a_loan_entered_for_an_earlier_day_is_due_that_much_earlier(house: Place) -> None:
    lent = house.ledger.do_at_desk(new(), house.joke, LentOnPaper(house.ada, "TOY-2", date(2026, 11, 18)))

    assert isinstance(lent, PaperEntered)
    assert lent.line.due_on == date(2026, 12, 9)


def test_no_earlier_day_is_entered_while_the_time_is_doubted(house: Place) -> None:
    house.lends("TOY-2")
    house.boots(WRONG["1970"])

    assert checks_in(house, NOW.date()) == Declined(DeclineCause.TIME_DOUBTED)
