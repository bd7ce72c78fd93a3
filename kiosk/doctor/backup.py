"""Examines the backups: the age of the last good one, and the places that failed."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.backup import records
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.settings import Settings


def look_at_backup(config: Settings, now: datetime) -> Iterator[Finding]:
    known = records.read(records.folder_of(config.database.key_path))
    places = ", ".join(each.name for each in known if each.name)
    if config.database.file is None:
        yield found(Subject.BACKUP, What.BACKUP_ON_SERVER, places)
        return
    last = records.last_good(known)
    late = records.overdue(last, now, records.in_use_since(config.database.key_path))
    if last is None:
        yield found(Subject.BACKUP, What.BACKUP_NEVER if late else What.BACKUP_NOT_YET, places)
    else:
        good = What.BACKUP_SAME_DISK if all(each.same_disk for each in known) else What.BACKUP_GOOD
        yield found(Subject.BACKUP, What.BACKUP_OLD if late else good, places, days=(now - last).days)
    for each in known:
        if each.fault and each.name:
            yield found(Subject.BACKUP, What.BACKUP_FAILED, each.name, fault=each.fault.value)
