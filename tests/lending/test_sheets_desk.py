"""The sheets of a stick in the session: who sees them, and what can be done with a sheet in each phase."""

import pytest

from kiosk.lending.session import step
from kiosk.lending.upkeep.sheets import SheetJob, SheetPhase, SheetsRead, StickSheet, begun
from kiosk.lending.volunteers.events import BackPressed, SheetJobChosen, SheetsTold, SheetsWanted
from kiosk.lending.volunteers.questions import AskForSheet, ReadSheets
from kiosk.lending.volunteers.shift import AtSheets, AtTiles
from tests.lending import staff

SHEET = StickSheet("leden.csv", "d", SheetPhase.CHECKED, "members", added=2)
TOLD = SheetsRead((SHEET,))


def test_the_sheets_are_shown_and_asked_for_after_the_pin() -> None:
    assert step(staff.in_shift(), SheetsWanted())[1] == (), "names of members may stand in them"
    session, effects = step(staff.unlocked(staff.in_shift()), SheetsWanted())
    assert effects == (ReadSheets(staff.BY),)
    session, _ = step(session, SheetsTold(TOLD))
    assert (staff.page_of(session), session.sheets) == (AtSheets(), TOLD)
    session, effects = step(session, SheetJobChosen(SheetJob.IMPORT, "d"))
    assert effects == (AskForSheet(staff.BY, SheetJob.IMPORT, "d"),)
    session, _ = step(session, SheetsTold(SheetsRead((SHEET,), busy=True)))
    assert session.sheets.busy
    session, _ = step(session, SheetsRead())
    assert session.sheets == SheetsRead(), "what the service tells meanwhile is on the page"
    assert staff.page_of(step(session, BackPressed())[0]) == AtTiles()


@pytest.mark.parametrize(
    ("phase", "jobs"),
    [
        (SheetPhase.CHECKING, {SheetJob.CHECK: SheetPhase.CHECKING}),
        (SheetPhase.CHECKED, {SheetJob.CHECK: SheetPhase.CHECKING, SheetJob.IMPORT: SheetPhase.IMPORTING}),
        (SheetPhase.IMPORTING, {SheetJob.IMPORT: SheetPhase.IMPORTING}),
        (SheetPhase.IMPORTED, {SheetJob.TAKE_BACK: SheetPhase.TAKING_BACK}),
        (SheetPhase.TAKING_BACK, {SheetJob.TAKE_BACK: SheetPhase.TAKING_BACK}),
        (SheetPhase.TAKEN_BACK, {}),
        (SheetPhase.UNFIT, {}),
    ],
)
def test_each_phase_of_a_sheet_has_its_jobs(phase: SheetPhase, jobs: dict[SheetJob, SheetPhase]) -> None:
    sheet = StickSheet("leden.csv", "d", phase, added=2, changed_since_check=True, done=1, total=2)
    done = {job: after for job in SheetJob if (after := begun(sheet, job))}
    assert {job: after.phase for job, after in done.items()} == jobs
    assert all((after.changed_since_check, after.done, after.total) == (False, 0, 0) for after in done.values())


def test_a_sheet_without_anything_new_is_not_imported() -> None:
    assert begun(StickSheet("leden.csv", "d", SheetPhase.CHECKED, same=9, wrong=1), SheetJob.IMPORT) is None
