"""The controls of the simulated year: for each invariant a planted bug, which is found within the 200 days."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.backup.copying import Copy
from db.ledger import recording
from db.ledger.lending import lending, renewing, returning
from db.ledger.money import accounts
from db.ledger.people.roles import Authority
from db.ledger.queues import reservations
from db.ledger.swaps.counts import Counts
from db.ledger.visits import visits
from kiosk.lending import policy, session
from kiosk.lending.conditions import Condition
from kiosk.lending.opening import Calendar
from kiosk.lending.states import Session, Visiting, Welcome
from kiosk.lending.terms import Giving
from kiosk.lending.upkeep import timekeeping
from kiosk.lending.visit import answers, goodbye
from tests.faults.powercut import Disk
from tests.simulation import machine
from tests.simulation.model import Invariant
from tests.simulation.wall import Wall
from tests.simulation.year import SimulationFailedError, Year

Patch = pytest.MonkeyPatch
PLANTED: dict[Invariant, Callable[[Patch], None]] = {}


def planted(invariant: Invariant) -> Callable[[Callable[[Patch], None]], Callable[[Patch], None]]:
    def keep(plant: Callable[[Patch], None]) -> Callable[[Patch], None]:
        PLANTED[invariant] = plant
        return plant

    return keep


@planted(Invariant.ONE_HOLDER)
def a_return_leaves_the_loan_open(patch: Patch) -> None:
    patch.setattr(returning, "_end", lambda _tx, _item, _loan: returning.Price())


@planted(Invariant.TOLD_ONCE)
def an_operation_that_was_carried_out_is_not_known_again(patch: Patch) -> None:
    patch.setattr(recording, "already", lambda _tx: None)


@planted(Invariant.OWED)
def a_renewal_costs_nothing(patch: Patch) -> None:
    patch.setattr(renewing, "charge", lambda *_: None)


@planted(Invariant.POINTS)
def a_gift_earns_its_points_before_a_volunteer_saw_it(patch: Patch) -> None:
    counts = Counts.count
    patch.setattr(Counts, "count", lambda self, taken, given, _giving: counts(self, taken, given, Giving.AT_ONCE))


@planted(Invariant.STRIPS)
def a_loan_uses_no_strip(patch: Patch) -> None:
    patch.setattr(lending, "use_strip", lambda *_: None)


@planted(Invariant.SUMS)
def every_entry_is_of_one_cent(patch: Patch) -> None:
    patch.setattr(accounts.sql, "ADD_ENTRY", accounts.sql.ADD_ENTRY.values(amount=1))


@planted(Invariant.QUEUE)
def everybody_is_told_that_they_are_the_first(patch: Patch) -> None:
    patch.setattr(reservations, "_place", lambda *_: 1)


@planted(Invariant.SET_ASIDE)
def what_comes_back_is_not_set_aside(patch: Patch) -> None:
    patch.setattr(returning.holds, "settle", lambda _tx, _item: None)


@planted(Invariant.PARTS)
def what_comes_back_is_good_without_a_look(patch: Patch) -> None:
    patch.setattr(returning, "when_returned", lambda _now, **_: Condition.GOOD)


@planted(Invariant.INBOX)
def nobody_is_asked_to_look(patch: Patch) -> None:
    patch.setattr(returning.inbox, "put", lambda *_: None)


@planted(Invariant.TIME)
def the_clock_is_set_back_every_other_second(patch: Patch) -> None:
    patch.setattr(Wall, "__call__", lambda wall: wall.at - timedelta(seconds=40 * (wall.at.second % 2)))


@planted(Invariant.CLOCK)
def whatever_the_machine_says_is_the_time(patch: Patch) -> None:
    patch.setattr(timekeeping, "_was_set", lambda _reading, _anchor: False)


@planted(Invariant.DUE)
def an_item_is_due_on_a_day_on_which_nobody_takes_it_back(patch: Patch) -> None:
    agreement = policy._agreement
    patch.setattr(policy, "_agreement", lambda facts, start: agreement(replace(facts, calendar=Calendar()), start))


@planted(Invariant.POLICY)
def a_blocked_member_may_borrow(patch: Patch) -> None:
    patch.setattr(policy, "_must_not_be_blocked", lambda _facts: iter(()))
    free = tuple(rule for rule in policy._OF_THE_MEMBER if rule.__name__ != "_must_not_be_blocked")
    patch.setattr(policy, "_OF_THE_MEMBER", free)


@planted(Invariant.UNDO)
def a_fee_stays_when_its_loan_is_undone(patch: Patch) -> None:
    patch.setattr(accounts, "reverse", lambda *_: False)


@planted(Invariant.VISIT)
def a_visit_begins_without_the_loan_that_is_due_last(patch: Patch) -> None:
    loans_of = visits.loans_of
    patch.setattr(visits, "loans_of", lambda *whose: loans_of(*whose)[:-1])


@planted(Invariant.DESK)
def a_volunteer_acts_for_every_initiative(patch: Patch) -> None:
    patch.setattr(Authority, "must_act_for", lambda _self, _initiative: None)


@planted(Invariant.SCREEN)
def a_line_that_was_undone_stays_on_the_screen(patch: Patch) -> None:
    patch.setattr(answers, "undone", lambda session, _before, _answer: (session, ()))


@planted(Invariant.PRIVACY)
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


@pytest.mark.parametrize("invariant", Invariant, ids=lambda invariant: invariant.name.lower())
def test_a_planted_bug_is_found(
    invariant: Invariant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    PLANTED[invariant](monkeypatch)
    with pytest.raises(SimulationFailedError) as failed:
        Year(1, tmp_path).run(200)
    assert failed.value.invariant is invariant, failed.value
    print(f"found on {failed.value.day}")
