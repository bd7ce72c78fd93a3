"""The doctor on backups, the clock and a house in use: it only reads, and holds nobody up."""

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.backup import records
from kiosk.backup.records import BackupRecord
from kiosk.clock import LinuxMachine, TrustedClock
from kiosk.doctor.backup import look_at_backup
from kiosk.doctor.clock import look_at_known_clock
from kiosk.doctor.examining import Means, beside_kiosk
from kiosk.doctor.machine import Root
from kiosk.lending.upkeep.backups import BackupFault
from kiosk.lending.upkeep.findings import Subject, What
from kiosk.lending.upkeep.timekeeping import Reading
from kiosk.settings import Database, Scanner, Settings
from kiosk.settings import Printer as PrinterSettings
from tests.backup.shelf import furnish

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def good(days: int, *, same_disk: bool = False, fault: BackupFault | None = None) -> BackupRecord:
    """The record of a place whose last good backup was made so many days ago."""
    at = NOW - timedelta(days=days)
    return BackupRecord(f"place {days}", "database", at, at, 3, 12, fault, same_disk=same_disk)


@pytest.mark.parametrize(
    ("known", "in_use", "found"),
    [
        ((), 2, [What.BACKUP_NOT_YET]),
        ((), 9, [What.BACKUP_NEVER]),
        ((good(1),), 9, [What.BACKUP_GOOD]),
        ((good(1, same_disk=True),), 9, [What.BACKUP_SAME_DISK]),
        ((good(1, same_disk=True), good(3)), 9, [What.BACKUP_GOOD]),
        ((good(8),), 99, [What.BACKUP_OLD]),
        ((good(1), good(2, fault=BackupFault.FULL)), 9, [What.BACKUP_GOOD, What.BACKUP_FAILED]),
    ],
)
def test_each_state_of_the_backups_has_its_finding(
    tmp_path: Path, known: tuple[BackupRecord, ...], in_use: int, found: list[What]
) -> None:
    key = tmp_path / "kiosk.key"
    key.touch()
    os.utime(key, ((NOW - timedelta(days=in_use)).timestamp(),) * 2)
    for one in known:
        records.keep(records.folder_of(key), one)
    config = Settings(database=Database(f"sqlite:///{tmp_path}/kiosk.db"))
    assert [one.what for one in look_at_backup(config, NOW)] == found


@dataclass(frozen=True)
class SetMachine:
    """A machine whose clocks show what the test sets."""

    reading: Reading

    def read(self) -> Reading:
        return replace(self.reading, hardware=None)

    def hardware(self) -> datetime | None:
        return self.reading.hardware


BOOTED = Reading(NOW, 60.0, "boot")


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        (replace(BOOTED, judged=False), What.CLOCK_BELIEVED),
        (BOOTED, What.CLOCK_DOUBTED),
        (replace(BOOTED, synchronised=NOW), What.CLOCK_NO_BATTERY),
        (replace(BOOTED, synchronised=NOW, hardware=NOW), What.CLOCK_FROM_NETWORK),
        (replace(BOOTED, hardware=NOW), What.CLOCK_ON_BATTERY),
    ],
)
def test_each_state_of_the_clock_has_its_finding(reading: Reading, found: What) -> None:
    clock = TrustedClock(SetMachine(reading))
    clock.learn(None, None)
    assert [one.what for one in look_at_known_clock(clock)] == [found]


def test_a_time_that_a_volunteer_gave_is_a_finding_of_its_own() -> None:
    clock = TrustedClock(SetMachine(BOOTED))
    clock.learn(None, None)
    clock.confirm(NOW, NOW + timedelta(days=3))
    (one,) = look_at_known_clock(clock)
    assert (one.what, one.values["moment"]) == (What.CLOCK_CONFIRMED, NOW + timedelta(days=3))


def test_the_age_of_a_backup_is_counted_by_the_trusted_time(tmp_path: Path) -> None:
    config = Settings(database=Database(f"sqlite:///{tmp_path}/kiosk.db", key_file=str(tmp_path / "kiosk.key")))
    records.keep(records.folder_of(config.database.key_path), good(2000))
    reading = replace(BOOTED, wall=NOW - timedelta(days=1999), judged=False)
    means = Means(TrustedClock(SetMachine(reading)), Path, Root(tmp_path / "machine"))
    assert [one.what for one in beside_kiosk(config, means) if one.subject is Subject.BACKUP] == [What.BACKUP_GOOD]


def test_beside_a_running_kiosk_no_device_is_opened_and_no_lock_is_waited_for(tmp_path: Path) -> None:
    file = furnish(tmp_path)
    config = Settings(
        database=Database(f"sqlite:///{file}"),
        scanner=Scanner("serial:/dev/nowhere"),
        printer=PrinterSettings("serial:/dev/nowhere:9600"),
    )
    means = Means(TrustedClock(LinuxMachine(judged=False)), lambda: tmp_path / "cache", Root(tmp_path / "machine"))
    writer = dbapi2.connect(str(file), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    before = file.read_bytes()
    found = {one.what for one in beside_kiosk(config, means)}
    of_this_machine = {What.DISK_ROOM, What.DISK_NEARLY_FULL, What.SPEECH_MISSING}
    assert found - of_this_machine == {
        What.CLOCK_BELIEVED,
        What.BACKUP_NOT_YET,
        What.DISPLAY_UNKNOWN,
        What.TOUCH_NONE,
        What.SOUND_NONE,
        What.PAGE_WRITES,
    }
    writer.execute("ROLLBACK")
    writer.close()
    assert file.read_bytes() == before
