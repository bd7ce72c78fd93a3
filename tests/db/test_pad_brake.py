"""The brake of the number pad: trying many numbers makes the pad wait, a busy evening does not, cards never wait."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.ledger import SqlLedger
from db.ledger.people.tries import PAD_SECONDS, PAD_TRIES, Wait, count_at_pad, count_try, forgive_at_pad, wait_at_pad
from db.ledger.terms_cache import TermsCache
from db.ledger.transaction import Transaction, Uptime
from kiosk.lending.events import NumberRefused, VisitOpened
from kiosk.lending.model import CardId, Operation
from kiosk.lending.volunteers.events import PinRight, ShiftOpened
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import People, furnish
from tests.house import ADAS_NUMBER, JOKES_NUMBER, PINS
from tests.support.builder import Builder
from tests.support.torture import rounds

MEMBERS, TRIES_EACH = 20, 5
"""The attack that was seen: the free tries of twenty members, 100 in ten seconds."""

PAUSED = NumberRefused(180, paused=True)


@pytest.fixture
def url(sqlite_url: str) -> str:
    """SQLite alone: `test_ledger.py` runs the statements on PostgreSQL, and the arithmetic is the same."""
    return sqlite_url


@pytest.fixture
def people(engine: Engine, desk: Builder) -> People:
    furnish(desk)
    desk.set_pin(ADAS_NUMBER, "8642", KEY)
    return People(engine)


def attack() -> Iterator[tuple[str, str]]:
    for pin in range(TRIES_EACH):
        for number in range(3001, 3001 + MEMBERS):
            yield str(number), f"{pin}{pin}{pin}{pin}"


def transaction(engine: Engine, clock: Clock, boot: str = "this") -> Iterator[Transaction]:
    with engine.begin() as connection:
        own = Uptime(boot, clock.on_for)
        yield Transaction(connection, Operation(""), clock.at, clock.at, "kiosk-1", TermsCache(), uptime=own)


def anew(engine: Engine, clock: Clock, boot: str) -> SqlLedger:
    return SqlLedger(engine, clock, BRUSSELS, KEY, boot=boot, seconds_since_boot=clock.seconds_since_boot)


def test_of_a_hundred_tries_over_twenty_members_ten_are_looked_at(
    people: People, ledger: SqlLedger, clock: Clock
) -> None:
    looked_at = 0
    for number, pin in attack():
        clock.pass_by(timedelta(seconds=0.1))
        answer = ledger.open_visit_by_number(number, pin)
        assert isinstance(answer, NumberRefused)
        looked_at += not answer.paused
    assert looked_at == PAD_TRIES


def test_control_without_the_brake_all_hundred_tries_are_free(engine: Engine, clock: Clock) -> None:
    """Each number alone does not notice the attack: without the brake all hundred tries would be looked at."""
    for tx in transaction(engine, clock):
        assert not any(isinstance(count_try(tx, number), Wait) for number, _ in attack())


def test_fewer_than_500_tries_a_day_are_possible_at_the_pad(engine: Engine, clock: Clock) -> None:
    """In a whole day at the pad, with a new number each time, fewer than 500 tries are possible."""
    made = 0
    for _ in range(24 * 12):
        for tx in transaction(engine, clock):
            while not wait_at_pad(tx):
                count_at_pad(tx)
                made += 1
        clock.pass_by(timedelta(minutes=5))
    assert 470 <= made < 500


@pytest.mark.torture
def test_a_busy_evening_never_meets_the_brake(engine: Engine, clock: Clock) -> None:
    """The reader is missing for three hours, a hundred members type their number, and thirty times a number is typed
    wrong.
    """
    for evening in range(rounds(check=5, torture=300)):
        chance = random.Random(evening)
        moments = sorted(chance.uniform(0, 3 * 3600) for _ in range(130))
        wrong = set(chance.sample(range(130), 30))
        clock.pass_by(timedelta(days=1))
        began = clock.on_for
        for place, moment in enumerate(moments):
            clock.on_for = began + moment
            for tx in transaction(engine, clock):
                assert wait_at_pad(tx) is None, f"evening {evening}, after {moment / 60:.0f} minutes"
                count_at_pad(tx)
                if place not in wrong:
                    forgive_at_pad(tx)


def test_the_brake_stops_nobody_with_a_card(people: People, ledger: SqlLedger) -> None:
    for number, pin in attack():
        ledger.open_visit_by_number(number, pin)
    assert ledger.open_visit_by_number(ADAS_NUMBER, "8642") == PAUSED
    assert isinstance(ledger.open_visit(CardId(f"card {ADAS_NUMBER}")), VisitOpened)
    assert isinstance(ledger.open_visit(CardId(f"card {JOKES_NUMBER}")), ShiftOpened)
    assert ledger.check_pin(people.joke, CardId(f"card {JOKES_NUMBER}"), PINS[JOKES_NUMBER]) == PinRight()


def test_wrong_tries_at_their_number_do_not_touch_the_card_of_a_volunteer(people: People, ledger: SqlLedger) -> None:
    for _ in range(8):
        ledger.open_visit_by_number(JOKES_NUMBER, "0000")
    assert isinstance(ledger.open_visit(CardId(f"card {JOKES_NUMBER}")), ShiftOpened)
    assert ledger.check_pin(people.joke, CardId(f"card {JOKES_NUMBER}"), PINS[JOKES_NUMBER]) == PinRight()


def test_a_right_pin_gives_its_own_try_back_and_no_other(people: People, ledger: SqlLedger) -> None:
    """A member who tries the numbers of others cannot clear the brake with their own PIN."""
    looked_at = 0
    for number, pin in attack():
        answer = ledger.open_visit_by_number(number, pin)
        assert isinstance(answer, NumberRefused)
        looked_at += not answer.paused
        ledger.open_visit_by_number(ADAS_NUMBER, "8642")
    assert looked_at == PAD_TRIES


def test_the_right_pin_opens_a_visit_once_the_pause_is_over(people: People, ledger: SqlLedger, clock: Clock) -> None:
    for number, pin in attack():
        ledger.open_visit_by_number(number, pin)
    clock.pass_by(timedelta(seconds=PAD_SECONDS - 1))
    assert ledger.open_visit_by_number(ADAS_NUMBER, "8642") == NumberRefused(1, paused=True)
    clock.pass_by(timedelta(seconds=1))
    assert isinstance(ledger.open_visit_by_number(ADAS_NUMBER, "8642"), VisitOpened)


@pytest.mark.parametrize("days", [-20_000, -1, 1, 3650])
def test_setting_the_clock_makes_no_try_at_the_pad_free(
    people: People, ledger: SqlLedger, clock: Clock, days: int
) -> None:
    for number, pin in attack():
        ledger.open_visit_by_number(number, pin)
    clock.set_by(timedelta(days=days))
    assert ledger.open_visit_by_number(ADAS_NUMBER, "8642") == PAUSED


# --- after a boot ------------------------------------------------------------------------------------------------


def test_the_rest_of_a_delay_runs_anew_after_a_boot(
    engine: Engine, people: People, ledger: SqlLedger, clock: Clock
) -> None:
    for _ in range(7):
        clock.pass_by(timedelta(hours=1))
        ledger.open_visit_by_number(ADAS_NUMBER, "0000")
    clock.pass_by(timedelta(seconds=100))
    assert ledger.open_visit_by_number(ADAS_NUMBER, "8642") == NumberRefused(
        140
    )  # after four wrong PINs of 240 seconds
    clock.on_for = 20.0
    clock.set_by(timedelta(days=30))
    started = anew(engine, clock, "next")
    started.warm()
    assert started.open_visit_by_number(ADAS_NUMBER, "8642") == NumberRefused(140)
    clock.pass_by(timedelta(seconds=100))
    assert started.open_visit_by_number(ADAS_NUMBER, "8642") == NumberRefused(40)
    clock.pass_by(timedelta(seconds=40))
    assert isinstance(started.open_visit_by_number(ADAS_NUMBER, "8642"), VisitOpened)


def test_the_rest_of_a_delay_runs_from_the_start_of_the_kiosk(
    engine: Engine, people: People, ledger: SqlLedger, clock: Clock
) -> None:
    for _ in range(5):
        ledger.open_visit_by_number(ADAS_NUMBER, "0000")
    clock.on_for = 20.0
    started = anew(engine, clock, "next")
    started.warm()
    clock.pass_by(timedelta(seconds=60))
    assert isinstance(started.open_visit_by_number(ADAS_NUMBER, "8642"), VisitOpened)


@pytest.mark.parametrize(("boot", "on_for"), [("next", 20.0), ("this", 20.0), ("", 20.0), ("next", 1_000_000.0)])
def test_a_boot_makes_no_try_free(
    engine: Engine, people: People, ledger: SqlLedger, clock: Clock, boot: str, on_for: float
) -> None:
    """Also where the machine does not name its boot: then the seconds since the boot are fewer than before."""
    for number, pin in attack():
        ledger.open_visit_by_number(number, pin)
    clock.on_for = on_for
    assert anew(engine, clock, boot).open_visit_by_number(ADAS_NUMBER, "8642") == PAUSED


def test_two_kiosks_on_one_database_make_no_try_free(
    engine: Engine, people: People, ledger: SqlLedger, clock: Clock
) -> None:
    other = anew(engine, clock, "another machine")
    looked_at = 0
    for place, (number, pin) in enumerate(attack()):
        clock.pass_by(timedelta(seconds=0.1))
        answer = (ledger, other)[place % 2].open_visit_by_number(number, pin)
        assert isinstance(answer, NumberRefused)
        looked_at += not answer.paused
    assert looked_at == PAD_TRIES


def test_old_tries_are_forgotten_when_both_clocks_agree(
    engine: Engine, people: People, ledger: SqlLedger, clock: Clock
) -> None:
    for _ in range(5):
        ledger.open_visit_by_number(ADAS_NUMBER, "0000")
    clock.set_by(timedelta(days=2))
    ledger.open_visit_by_number("9999", "0000")
    assert ledger.open_visit_by_number(ADAS_NUMBER, "8642") == NumberRefused(60)
    clock.pass_by(timedelta(days=2))
    assert ledger.open_visit_by_number(ADAS_NUMBER, "0000") == NumberRefused()
