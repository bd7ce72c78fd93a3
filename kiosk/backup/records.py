"""Records of the last backup to each place: a small file per place beside the key, read by the running kiosk.

The command that makes a backup writes its record, which may be in another process than the kiosk, because the service
of the kiosk can neither mount a stick nor write to it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from kiosk.lending.upkeep.backups import BackupFault
from kiosk.own_files import put

OVERDUE = timedelta(days=7)
"""The age of the last good backup from which volunteers are warned."""


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """The record of the last backup to the place called `name`: `fault` is None for a good backup.

    `good_at` is the moment of the last good backup, None if there was none. `members` and `items` are the counts of a
    database, None for a place that keeps only the key. `put_in`: the backup was made because a stick was put in, so a
    person waits for a slip. `same_disk`: the place is on the disk of the database, and is lost together with it.
    """

    name: str
    keeps: str
    at: datetime
    good_at: datetime | None
    members: int | None = None
    items: int | None = None
    fault: BackupFault | None = None
    put_in: bool = False
    same_disk: bool = False


def folder_of(key_file: Path) -> Path:
    """The folder of the records."""
    return key_file.with_name("backups")


def read(folder: Path) -> tuple[BackupRecord, ...]:
    """All records, by name. A record that cannot be read is left out, as if that backup had not been made."""
    found = []
    try:
        paths = sorted(folder.glob("*.json"))
    except OSError:
        return ()
    for path in paths:
        try:
            found.append(msgspec.json.decode(path.read_bytes(), type=BackupRecord))
        except (OSError, msgspec.DecodeError):
            continue
    return tuple(sorted(found, key=lambda record: record.name))


def keep(folder: Path, record: BackupRecord) -> None:
    """Keep this record in place of the earlier one. If this backup failed, `good_at` of the earlier one stays."""
    folder.mkdir(mode=0o700, exist_ok=True)
    # The path of a folder may have bytes that are not UTF-8.
    record = replace(record, name=record.name.encode(errors="backslashreplace").decode())
    path = folder / f"{hashlib.sha256(record.name.encode()).hexdigest()[:16]}.json"
    before = next((each for each in read(folder) if each.name == record.name), None)
    if record.fault and before:
        record = replace(record, good_at=before.good_at)
    put(path, msgspec.json.encode(record))


def last_good(records: Iterable[BackupRecord]) -> datetime | None:
    """The moment of the last good backup of the database, to any place; None if there never was one."""
    return max((each.good_at for each in records if each.good_at and each.keeps != "key"), default=None)


def in_use_since(key_file: Path) -> datetime | None:
    """The moment at which this kiosk was set up, or its key was restored; None if there is no key."""
    try:
        return datetime.fromtimestamp(key_file.stat().st_mtime).astimezone()
    except OSError:
        return None


def overdue(last: datetime | None, now: datetime, since: datetime | None) -> bool:
    """Is the last good backup older than `OVERDUE`? Without any backup, the moment `since` when the kiosk was set up
    counts.
    """
    begin = last or since
    return begin is not None and now - begin > OVERDUE
