"""Makes the backups of a running kiosk every night in the folders of `kiosk.toml`, and reads the state of all backups.

The folders are written on a thread of its own, over a connection of its own, beside the ledger. Sticks are written by
another process, because the service may neither mount them nor write there; the records have both.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.backup import records
from kiosk.backup.records import OVERDUE, BackupRecord, in_use_since, overdue
from kiosk.lending.upkeep.backups import BackupResult, BackupsRead
from kiosk.settings import Settings

log = logging.getLogger(__name__)

EVERY = 60.0
"""The seconds between two looks whether a backup is due."""
AGAIN = timedelta(hours=1)
"""The time after which a backup that failed is tried again."""


class NightlyBackup:
    """The backups of a running kiosk. `config_file` is copied into each, None: there is none; `now` returns aware
    moments.
    """

    def __init__(self, config: Settings, config_file: Path | None, now: Callable[[], datetime]) -> None:
        self._config, self._config_file, self._now = config, config_file, now
        self._zone = ZoneInfo(config.house.timezone)
        self._records = records.folder_of(config.database.key_path)
        self._before = records.read(self._records)
        self._stopped = threading.Event()

    def start(self) -> None:
        """Start the thread, if any folders are named."""
        if self._config.backup.folders:
            threading.Thread(target=self._live, name="backup", daemon=True).start()

    def stop(self) -> None:
        """Begin no more backups. A backup that is being made ends with the process; the one before it is kept."""
        self._stopped.set()

    def read(self) -> BackupsRead:
        """The present state of the backups."""
        since = in_use_since(self._config.database.key_path)
        return backups_read(records.read(self._records), self._now(), since, self._before, self._zone)

    def back_up_what_is_due(self) -> None:
        """Make the backup of this night in each folder that has none yet, one after the other."""
        from kiosk.cli.backups.saving import back_up

        now = self._now()
        known = {record.name: record for record in records.read(self._records)}
        for folder in self._config.backup.folders:
            if not due(known.get(folder), now.astimezone(self._zone), self._config.backup.hour):
                continue
            try:
                record, _ = back_up(self._config, Path(folder), self._config_file, now, folder)
            except OSError as error:
                log.error("no record of a backup can be kept: %s", error.strerror)
            else:
                log.info("backup of the night: %s", record.fault.value if record.fault else "all well")

    def _live(self) -> None:
        while not self._stopped.wait(EVERY):
            self.back_up_what_is_due()


def due(last: BackupRecord | None, now: datetime, hour: int) -> bool:
    """Is there no backup yet of the last night, which began at this hour of the local clock `now`?"""
    night = now.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0)
    if night > now:
        night -= timedelta(days=1)
    if last is None or last.at < night or last.at > now + OVERDUE:  # … or the clock was far ahead
        return True
    return last.fault is not None and now - last.at >= AGAIN


def backups_read(
    known: tuple[BackupRecord, ...],
    now: datetime,
    since: datetime | None,
    before: tuple[BackupRecord, ...],
    timezone: ZoneInfo,
) -> BackupsRead:
    """The state of the backups according to the `known` records. For a stick in the records `before`, no slip is
    printed.
    """
    last = records.last_good(known)
    waits = max((each for each in known if each.put_in and each not in before), key=lambda each: each.at, default=None)
    result = BackupResult(waits.name, waits.at, waits.members, waits.items, waits.fault) if waits else None
    return BackupsRead(overdue(last, now, since), last.astimezone(timezone).date() if last else None, result)
