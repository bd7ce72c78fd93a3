"""The free room on the disk of a SQLite database."""

import errno
import os
from pathlib import Path

from kiosk.lending.upkeep.health import LedgerFault
from kiosk.own_files import open_new

LEAST = 1 << 20
"""The bytes that must be free to record a loan: its pages, the log of the database, and a reserve."""

ROOM_AGAIN = 0.85
"""The part of a disk in use below which it no longer counts as nearly full, after it was."""


def reserve(database: Path) -> LedgerFault | None:
    """Take `LEAST` bytes beside the database and free them again. Returns the fault that prevents it, None if there is
    none.

    Only this proves that there is room: the file system also counts room that is reserved for root or forbidden by a
    quota.
    """
    probe = database.with_name(f"{database.name}-room")
    try:
        descriptor = open_new(probe)
        try:
            os.posix_fallocate(descriptor, 0, LEAST)
        finally:
            os.close(descriptor)
            probe.unlink()
    except OSError as error:
        return _fault(error)
    return None


def is_full(database: Path) -> bool:
    """Are fewer than `LEAST` bytes free, as the file system says? Writes nothing. False if the folder does not
    exist.
    """
    try:
        disk = os.statvfs(database.parent)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < LEAST


def part_used(database: Path) -> float:
    """The part of the disk in use, from 0 to 1, as `df` counts; 0 if the folder does not exist."""
    try:
        disk = os.statvfs(database.parent)
    except OSError:
        return 0.0
    used = disk.f_blocks - disk.f_bfree
    return used / max(1, used + disk.f_bavail)


def _fault(error: OSError) -> LedgerFault:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return LedgerFault.FULL
        case errno.EROFS:
            return LedgerFault.READ_ONLY
        case errno.EACCES | errno.EPERM:
            return LedgerFault.DENIED
        case errno.ENOENT:
            return LedgerFault.MISSING
    return LedgerFault.FAILING
