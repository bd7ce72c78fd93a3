"""A coordinator has the kiosk looked over: who may, what is asked for, and who sees the findings."""

import pytest

from kiosk.lending.effects import ExamineKiosk
from kiosk.lending.events import DonePressed
from kiosk.lending.model import Device, Trouble
from kiosk.lending.session import step
from kiosk.lending.states import Asking, Welcome
from kiosk.lending.upkeep.findings import KioskExamined, Subject, What, found, of_device, worst_first
from kiosk.lending.volunteers.events import BackPressed, FindingsWanted, HoursRead, Tile, TileChosen
from kiosk.lending.volunteers.shift import AtFindings, AtTiles
from tests.house import PIETERS_CARD
from tests.lending import staff
from tests.lending.desk import run

FINDINGS = (found(Subject.POWER, What.POWER_ENOUGH), found(Subject.DISK, What.DISK_NEARLY_FULL, percent=93))
COORDINATOR = staff.in_shift(staff.PIETER_CAME, PIETERS_CARD)


def test_only_a_coordinator_can_have_the_kiosk_looked_over() -> None:
    volunteer = staff.in_shift()
    assert step(volunteer, FindingsWanted()) == (volunteer, ())


def test_the_kiosk_is_looked_over_once_at_a_time_and_again_when_asked() -> None:
    session, effects = step(COORDINATOR, FindingsWanted())
    assert (staff.page_of(session), effects) == (AtFindings(), (ExamineKiosk(),))
    assert step(session, FindingsWanted())[1] == ()
    session, _ = step(session, KioskExamined(FINDINGS))
    assert staff.page_of(session) == AtFindings(FINDINGS)
    session, effects = step(session, FindingsWanted())
    assert (staff.page_of(session), effects) == (AtFindings(), (ExamineKiosk(),))
    assert staff.page_of(step(session, BackPressed())[0]) == AtTiles(), "the page is there once"


def test_findings_that_came_meanwhile_are_shown_when_the_coordinator_returns_to_the_page() -> None:
    asking = run(COORDINATOR, FindingsWanted(), TileChosen(Tile.HOURS))[0]
    assert isinstance(asking.doing, Asking)
    session = run(asking, KioskExamined(FINDINGS), HoursRead(()), BackPressed())[0]
    assert staff.page_of(session) == AtFindings(FINDINGS)
    later = run(asking, HoursRead(()), KioskExamined(FINDINGS), BackPressed())[0]
    assert staff.page_of(later) == AtFindings(FINDINGS)


def test_a_coordinator_who_left_and_a_volunteer_who_did_not_ask_see_no_findings() -> None:
    gone = run(COORDINATOR, FindingsWanted(), DonePressed())[0]
    assert isinstance(step(gone, KioskExamined(FINDINGS))[0].doing, Welcome)
    at_home = staff.in_shift()
    assert step(at_home, KioskExamined(FINDINGS)) == (at_home, ())


@pytest.mark.parametrize(
    ("device", "trouble", "what"),
    [
        (Device.READER, None, What.WORKS),
        (Device.READER, Trouble.STARTING, What.STARTING),
        (Device.READER, Trouble.NOT_CONFIGURED, What.ABSENT),
        (Device.READER, Trouble.MISSING, What.READER_MISSING),
        (Device.READER, Trouble.DENIED, What.READER_DENIED),
        (Device.READER, Trouble.FAILED, What.READER_SILENT),
        (Device.SCANNER, Trouble.MISSING, What.SCANNER_MISSING),
        (Device.SCANNER, Trouble.DENIED, What.SCANNER_DENIED),
        (Device.PRINTER, Trouble.MISSING, What.PRINTER_MISSING),
        (Device.PRINTER, Trouble.PAPER_LOW, What.PRINTER_LOW),
        (Device.PRINTER, Trouble.PAPER_OUT, What.PRINTER_EMPTY),
        (Device.PRINTER, Trouble.COVER_OPEN, What.PRINTER_OPEN),
        (Device.PRINTER, Trouble.CUTTER, What.PRINTER_CUTTER),
        (Device.PRINTER, Trouble.OFFLINE, What.PRINTER_OFFLINE),
        (Device.PRINTER, Trouble.SILENT, What.PRINTER_SILENT),
        (Device.PRINTER, Trouble.DENIED, What.PRINTER_DENIED),
    ],
)
def test_a_running_kiosk_knows_the_troubles_of_its_devices(device: Device, trouble: Trouble | None, what: What) -> None:
    one = of_device(device, trouble)
    assert (one.subject.value, one.what) == (device.value, what)
    assert one.ok is not (trouble is not None and trouble.stops and trouble is not Trouble.NOT_CONFIGURED)


def test_findings_are_ordered_by_weight_and_then_by_subject() -> None:
    low = found(Subject.POWER, What.POWER_LOW)
    told = found(Subject.WEAR, What.WEAR_UNTOLD)
    first = worst_first((found(Subject.KEY, What.KEY_THERE), told, low, *FINDINGS))
    assert [one.what for one in first] == [
        What.DISK_NEARLY_FULL,
        What.POWER_LOW,
        What.WEAR_UNTOLD,
        What.KEY_THERE,
        What.POWER_ENOUGH,
    ]
