"""Shifts: whose card opens the desk, for which initiatives, and the PIN."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from db.ledger import SqlLedger
from db.ledger.people.pins import FREE_TRIES
from kiosk.lending.commands import BeginCount, CheckIn, CloseToday
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.events import CardLost, NumberRefused, VisitOpened
from kiosk.lending.model import CardId, Device, Trouble
from kiosk.lending.terms import Terms
from kiosk.lending.volunteers.events import Declined, PinRight, PinWrong, ShiftOpened
from kiosk.lending.volunteers.model import CategoryName, DeclineCause, Volunteer
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import (
    People,
)
from tests.house import ADAS_NUMBER, CLOTHES, JOKES_NUMBER, LEENS_NUMBER, PINS, RIKS_NUMBER, TOYS
from tests.support.builder import Builder, new

NOT_YOURS = Declined(DeclineCause.NOT_YOURS)


def card(number: str) -> CardId:
    return CardId(f"card {number}")


def test_the_card_of_a_volunteer_opens_their_shift(people: People, ledger: SqlLedger) -> None:
    opened = ledger.open_visit(card(JOKES_NUMBER))
    assert isinstance(opened, ShiftOpened)
    joke = Volunteer(people.joke, "Joke", "nl", (TOYS,), has_pin=True, categories=opened.volunteer.categories)
    assert opened == ShiftOpened(joke, date(2026, 11, 23), 0, ())
    assert joke.categories == (CategoryName(TOYS, "box", "Doos"), CategoryName(TOYS, "game", "Spel"))


def test_their_number_and_a_short_pin_open_their_own_visit_and_not_the_desk(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    opened = ledger.open_visit_by_number(JOKES_NUMBER, PINS[JOKES_NUMBER])
    assert isinstance(opened, VisitOpened)
    assert (opened.visitor.first_name, opened.desk_by_card) == ("Joke", True)
    desk.set_pin(JOKES_NUMBER, "2580258", KEY)
    assert isinstance(ledger.open_visit_by_number(JOKES_NUMBER, "2580258"), VisitOpened)


def test_their_number_and_a_long_pin_open_the_desk(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.set_pin(JOKES_NUMBER, "25802580", KEY)
    opened = ledger.open_visit_by_number(JOKES_NUMBER, "25802580")
    assert isinstance(opened, ShiftOpened)
    assert opened.volunteer.first_name == "Joke"
    assert isinstance(ledger.open_visit_by_number(JOKES_NUMBER, "00000000"), NumberRefused)


def test_a_long_pin_of_a_member_opens_their_visit_as_any_pin(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.set_pin(ADAS_NUMBER, "25802580", KEY)
    opened = ledger.open_visit_by_number(ADAS_NUMBER, "25802580")
    assert isinstance(opened, VisitOpened)
    assert not opened.desk_by_card


def test_a_coordinator_acts_for_all_initiatives(people: People, ledger: SqlLedger) -> None:
    opened = ledger.open_visit(card(LEENS_NUMBER))
    assert isinstance(opened, ShiftOpened)
    assert (opened.volunteer.initiatives, opened.volunteer.coordinator) == ((TOYS, CLOTHES), True)


def test_the_card_of_a_volunteer_opens_their_own_visit_as_a_member_too(people: People, ledger: SqlLedger) -> None:
    visit = ledger.open_visit(card(JOKES_NUMBER), as_member=True)
    assert isinstance(visit, VisitOpened)
    assert visit.visitor.member == people.joke


def test_the_card_of_a_member_opens_only_a_visit(people: People, ledger: SqlLedger) -> None:
    assert isinstance(ledger.open_visit(card(ADAS_NUMBER)), VisitOpened)


def test_no_shift_with_a_card_that_was_lost(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.report_card_lost(card(JOKES_NUMBER))
    assert ledger.open_visit(card(JOKES_NUMBER)) == CardLost()


def test_no_shift_for_a_blocked_volunteer(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.block_member(JOKES_NUMBER, "later")
    assert isinstance(ledger.open_visit(card(JOKES_NUMBER)), VisitOpened)
    assert ledger.inbox(people.joke) == NOT_YOURS


def test_no_shift_with_the_card_of_somebody_else_in_the_household(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.add_card(JOKES_NUMBER, CardId("teen"), "Bo Claes")
    assert isinstance(ledger.open_visit(CardId("teen")), VisitOpened)


def test_a_shift_begins_with_the_number_of_entries_and_the_open_initiatives(
    people: People, clock: Clock, ledger: SqlLedger
) -> None:
    ledger.report_trouble(Device.PRINTER, Trouble.PAPER_OUT)
    clock.pass_by(timedelta(hours=4))
    opened = ledger.open_visit(card(JOKES_NUMBER))
    assert isinstance(opened, ShiftOpened)
    assert (opened.waiting, opened.open_now) == (1, (TOYS,))


# --- rights ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "toys", "clothes"),
    [(ADAS_NUMBER, False, False), (JOKES_NUMBER, True, False), (RIKS_NUMBER, False, True), (LEENS_NUMBER, True, True)],
)
def test_a_command_about_an_initiative_needs_a_role_there(
    people: People, ledger: SqlLedger, who: str, toys: bool, clothes: bool
) -> None:
    by = people[who]
    for key, may in ((TOYS.key, toys), (CLOTHES.key, clothes)):
        for command in (CloseToday(key), BeginCount(key)):
            assert (ledger.do_at_desk(new(), by, command) != NOT_YOURS) is may


def test_a_member_without_a_role_is_declined_everywhere_at_the_desk(people: People, ledger: SqlLedger) -> None:
    ada = people.ada
    answers = (
        ledger.do_at_desk(new(), ada, CheckIn("TOY-2")),
        ledger.inbox(ada),
        ledger.read_hours(ada),
        ledger.read_past_operations(ada),
        ledger.read_undoing(ada, new()),
        ledger.read_counts(ada),
        ledger.write_count(ada, 1),
        ledger.check_pin(ada, card(ADAS_NUMBER), "0000"),
        ledger.do_at_desk(new(), ada, CloseToday(TOYS.key)),
    )
    assert answers == (NOT_YOURS,) * len(answers)


def test_a_role_is_given_and_taken(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.add_volunteer(ADAS_NUMBER, TOYS.key)
    assert isinstance(ledger.open_visit(card(ADAS_NUMBER)), ShiftOpened)
    desk.remove_volunteer(ADAS_NUMBER, TOYS.key)
    assert isinstance(ledger.open_visit(card(ADAS_NUMBER)), VisitOpened)
    with pytest.raises(CommandDeclined, match="Member 1001 is no volunteer of spelotheek"):
        desk.remove_volunteer(ADAS_NUMBER, TOYS.key)


def test_the_volunteers_are_listed_and_a_role_changes_in_place(people: People, desk: Builder) -> None:
    desk.add_volunteer(LEENS_NUMBER, CLOTHES.key)
    desk.add_coordinator(JOKES_NUMBER, TOYS.key)
    desk.add_volunteer(ADAS_NUMBER, TOYS.key)
    listed = [(one.initiative, one.name, one.role, one.pin) for one in desk.list_volunteers()]
    assert listed == [
        (TOYS.key, "Ada Peeters", "volunteer", False),
        (TOYS.key, "Joke Claes", "coordinator", True),
        (CLOTHES.key, "Leen Wouters", "volunteer", True),
        (CLOTHES.key, "Rik Maes", "volunteer", True),
    ]


def test_the_roles_at_an_initiative_end_when_it_is_taken_out(people: People, desk: Builder, ledger: SqlLedger) -> None:
    house, terms = desk.read_house()
    desk.apply_house(house, (*terms, Terms("repair", "Herstel", "#778899")))
    desk.add_volunteer(ADAS_NUMBER, "repair")
    ledger.do_at_desk(new(), people.ada, CloseToday("repair"))
    desk.apply_house(house, terms)
    assert isinstance(ledger.open_visit(card(ADAS_NUMBER)), VisitOpened)
    ledger.do_at_desk(new(), people.joke, BeginCount(TOYS.key))
    assert [one.initiative for one in desk.list_volunteers()] == [TOYS.key, CLOTHES.key, CLOTHES.key]


# --- the PIN -----------------------------------------------------------------------------------------------------


def test_the_right_pin_is_accepted(people: People, ledger: SqlLedger) -> None:
    assert ledger.check_pin(people.joke, card(JOKES_NUMBER), "2580") == PinRight()
    assert ledger.check_pin(people.joke, None, "2580") == PinRight()


def test_after_five_wrong_pins_each_delay_is_longer(people: People, clock: Clock, ledger: SqlLedger) -> None:
    joke = people.joke
    answers = [ledger.check_pin(joke, card(JOKES_NUMBER), "0000") for _ in range(FREE_TRIES)]
    assert answers == [*[PinWrong()] * (FREE_TRIES - 1), PinWrong(60)]
    assert ledger.check_pin(joke, card(JOKES_NUMBER), "2580") == PinWrong(60)
    clock.pass_by(timedelta(seconds=60))
    assert ledger.check_pin(joke, card(JOKES_NUMBER), "0000") == PinWrong(120)


def test_the_delay_survives_a_restart_and_ends_with_the_right_pin(
    engine: Engine, people: People, clock: Clock, ledger: SqlLedger
) -> None:
    joke = people.joke
    for _ in range(FREE_TRIES):
        ledger.check_pin(joke, card(JOKES_NUMBER), "0000")
    anew = SqlLedger(engine, clock, BRUSSELS, KEY, boot="this", seconds_since_boot=clock.seconds_since_boot)
    assert anew.check_pin(joke, card(JOKES_NUMBER), "2580") == PinWrong(60)
    clock.pass_by(timedelta(minutes=1))
    assert anew.check_pin(joke, card(JOKES_NUMBER), "2580") == PinRight()
    assert anew.check_pin(joke, card(JOKES_NUMBER), "0000") == PinWrong()


def test_wrong_pins_slow_down_their_card_and_no_other(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.add_card(JOKES_NUMBER, CardId("second"))
    for _ in range(FREE_TRIES):
        ledger.check_pin(people.joke, card(JOKES_NUMBER), "0000")
    assert ledger.check_pin(people.joke, CardId("second"), "2580") == PinRight()
    assert ledger.check_pin(people.rik, card(RIKS_NUMBER), PINS[RIKS_NUMBER]) == PinRight()


def test_wrong_pins_without_a_card_slow_down_the_number(people: People, ledger: SqlLedger) -> None:
    for _ in range(FREE_TRIES):
        ledger.check_pin(people.joke, None, "0000")
    assert ledger.open_visit_by_number(JOKES_NUMBER, "2580") == NumberRefused(60)


def test_a_card_reported_lost_during_a_shift_unlocks_nothing(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.report_card_lost(card(JOKES_NUMBER))
    assert ledger.check_pin(people.joke, card(JOKES_NUMBER), "2580") == PinWrong()
