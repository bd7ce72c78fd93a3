"""The controls of the simulated year: for each invariant a planted bug, which is found within 200 days."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.backup.copying import Copy
from db.ledger import recording
from db.ledger.lending import lending, renewing, returning, undoing
from db.ledger.money import accounts
from db.ledger.people.roles import Authority
from db.ledger.queues import reservations
from db.ledger.swaps.counts import Counts
from db.ledger.visits import visits
from kiosk.lending import policy, session
from kiosk.lending.conditions import Condition
from kiosk.lending.states import Session, Visiting, Welcome
from kiosk.lending.terms import Giving
from kiosk.lending.upkeep import timekeeping
from kiosk.lending.visit import answers, goodbye
from tests.faults.powercut import Disk
from tests.simulation import machine
from tests.simulation.model import Invariant
from tests.simulation.year import SimulationFailedError, Year

Patch = pytest.MonkeyPatch
Plant = Callable[[Patch], None]
PLANTED: list[tuple[Invariant, Plant, int]] = []
"""The bugs, each with the invariant that it breaks and a seed with which the bug is found early."""


def planted(invariant: Invariant, seed: int = 1) -> Callable[[Plant], Plant]:
    def keep(plant: Plant) -> Plant:
        PLANTED.append((invariant, plant, seed))
        return plant

    return keep


@planted(Invariant.ONE_HOLDER)
def a_return_leaves_the_loan_open(patch: Patch) -> None:
    patch.setattr(returning, "_end", lambda _tx, _item, _loan: returning.Price())


@planted(Invariant.TOLD_ONCE)
def an_operation_that_was_carried_out_is_not_known_again(patch: Patch) -> None:
    patch.setattr(recording, "already", lambda _tx: None)


@planted(Invariant.OWED, seed=4)
def a_renewal_costs_nothing(patch: Patch) -> None:
    patch.setattr(renewing, "charge", lambda *_: None)


@planted(Invariant.POINTS, seed=2)
def a_gift_earns_its_points_before_a_volunteer_saw_it(patch: Patch) -> None:
    counts = Counts.count
    patch.setattr(Counts, "count", lambda self, taken, given, _giving: counts(self, taken, given, Giving.AT_ONCE))


@planted(Invariant.STRIPS, seed=7)
def a_loan_uses_no_strip(patch: Patch) -> None:
    patch.setattr(lending, "use_strip", lambda *_: None)


@planted(Invariant.SUMS)
def every_entry_is_of_twice_the_amount(patch: Patch) -> None:
    def add(connection: Any, account: accounts.Account, kind: str, amount: int, cause: Any, undoes: int | None) -> None:
        if not amount:
            return
        place, before = accounts._last(connection, account)
        whose = {"account": account.name, "member_id": account.member, "initiative_id": account.initiative}
        why = {"kind": kind, "at": cause.at, "loan_id": cause.loan, "line": cause.line, "undoes": undoes}
        counted = {"place": place + 1, "amount": 2 * amount, "balance": before + amount}
        connection.execute(accounts.sql.ADD_ENTRY, {**whose, **why, **counted, "subscription_id": cause.subscription})

    patch.setattr(accounts, "_add", add)


@planted(Invariant.QUEUE, seed=2)
def everybody_is_told_that_they_are_the_first(patch: Patch) -> None:
    patch.setattr(reservations, "_place", lambda *_: 1)


@planted(Invariant.SET_ASIDE, seed=2)
def what_comes_back_is_not_set_aside(patch: Patch) -> None:
    patch.setattr(returning.holds, "update", lambda _tx, _item: None)


@planted(Invariant.PARTS, seed=2)
def what_comes_back_is_good_without_a_look(patch: Patch) -> None:
    patch.setattr(returning, "when_returned", lambda _now, **_: Condition.GOOD)


@planted(Invariant.INBOX, seed=2)
def nobody_is_asked_to_look(patch: Patch) -> None:
    patch.setattr(returning.inbox, "put", lambda *_: None)


@planted(Invariant.TIME)
def time_goes_back_every_other_second(patch: Patch) -> None:
    time = timekeeping.Anchor.time

    def back(anchor: timekeeping.Anchor, reading: timekeeping.Reading) -> datetime:
        return time(anchor, reading) - timedelta(seconds=40 * (int(reading.elapsed) % 2))

    patch.setattr(timekeeping.Anchor, "time", back)


@planted(Invariant.CLOCK)
def whatever_the_machine_says_is_the_time(patch: Patch) -> None:
    patch.setattr(timekeeping, "_was_set", lambda _reading, _anchor: False)


@planted(Invariant.DUE)
def a_term_is_a_day_too_short(patch: Patch) -> None:
    agreement = policy._agreement
    patch.setattr(policy, "_agreement", lambda facts, start: agreement(facts, start - timedelta(days=1)))


@planted(Invariant.POLICY)
def a_closed_initiative_lends_by_itself(patch: Patch) -> None:
    free = tuple(rule for rule in policy._OF_THE_ITEM if rule is not policy._must_be_open)
    patch.setattr(policy, "_OF_THE_ITEM", free)


@planted(Invariant.UNDO, seed=4)
def a_fee_stays_when_its_loan_is_undone(patch: Patch) -> None:
    patch.setattr(accounts, "reverse", lambda *_: False)


@planted(Invariant.ANSWERED, seed=2)
def what_was_done_before_the_last_thing_can_be_undone(patch: Patch) -> None:
    patch.setattr(undoing, "moved_on", lambda _tx, _operation: False)


@planted(Invariant.VISIT)
def a_visit_begins_without_the_loan_that_is_due_last(patch: Patch) -> None:
    loans_of = visits.loans_of
    patch.setattr(visits, "loans_of", lambda *whose: loans_of(*whose)[:-1])


@planted(Invariant.DESK, seed=4)
def a_volunteer_acts_for_every_initiative(patch: Patch) -> None:
    patch.setattr(Authority, "must_act_for", lambda _self, _initiative: None)


@planted(Invariant.SCREEN, seed=3)
def a_line_that_was_undone_stays_on_the_screen(patch: Patch) -> None:
    patch.setattr(answers, "undone", lambda session, _before, _answer: (session, ()))


@planted(Invariant.PRIVACY, seed=2)
def what_was_refused_stays_when_its_visitor_is_gone(patch: Patch) -> None:
    def back(of: Session) -> Session:
        left = of.shown.pending if isinstance(of.shown, Visiting) else Welcome().pending
        return replace(of, doing=Welcome(pending=left))

    patch.setattr(goodbye, "back_to_welcome", back)


@planted(Invariant.LEFT_ALONE)
def a_visit_ends_only_by_a_touch(patch: Patch) -> None:
    patch.setattr(session, "walked_away", lambda of, _visit: (of, ()))


@planted(Invariant.WHOLE)
def the_database_is_written_before_its_log_is_synced(patch: Patch) -> None:
    def found(self: machine.Machine, before: Disk, after: Disk) -> Disk:
        whole = bytes(after[machine.FILE])
        at = len(whole) // 2 // machine.PAGE * machine.PAGE
        return {machine.FILE: bytearray(whole[:at] + bytes(machine.PAGE) + whole[at + machine.PAGE :])}

    patch.setattr(machine.Machine, "_found", found)


@planted(Invariant.RESTORED)
def a_backup_is_a_copy_of_the_file_alone(patch: Patch) -> None:
    def copy(database: Path, folder: Path, *_: Any, **__: Any) -> Any:
        return Copy(Path(shutil.copy(database, folder / "copy.db")), None)  # type: ignore[arg-type]

    patch.setattr(machine, "make_copy", copy)


def test_each_invariant_has_a_planted_bug() -> None:
    assert {invariant for invariant, _, _ in PLANTED} == {*Invariant}


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("invariant", "plant", "seed"), PLANTED, ids=[plant.__name__ for _, plant, _ in PLANTED])
def test_a_planted_bug_is_found(
    invariant: Invariant,
    plant: Plant,
    seed: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)
    plant(monkeypatch)
    with pytest.raises(SimulationFailedError) as failed:
        Year(seed, tmp_path).run(200)
    assert failed.value.invariant is invariant, failed.value
