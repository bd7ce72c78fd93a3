"""The room that is left on the disk of a SQLite database."""

import errno
import os
from pathlib import Path

from kiosk.lending.upkeep.health import LedgerFault
from kiosk.own_files import open_new

LEAST = 1 << 20
"""How many bytes must be free for a loan to be recorded: its pages, the log of the database, and some to spare."""

ROOM_AGAIN = 0.85
"""The part of a disk in use below which it no longer counts as nearly full, after it was."""


def reserve(database: Path) -> LedgerFault | None:
    """Take `LEAST` bytes beside the database and free them again. Returns why that cannot be done, None if it can.

    Only taking room proves that there is some: the file system counts room that is left for root or forbidden by a
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
    """Is less than `LEAST` free, as the file system says? Writes nothing. False where the folder is not there."""
    try:
        disk = os.statvfs(database.parent)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < LEAST


def part_used(database: Path) -> float:
    """Which part of the disk is in use, from 0 to 1, as `df` counts; 0 where the folder is not there."""
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
