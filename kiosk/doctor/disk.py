"""Examines the disk of the data: its free room, its file system, its counted errors, and its wear."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from db.place import Mount, mount_of
from db.room import part_used
from kiosk.doctor.machine import Root, number, text
from kiosk.lending.limits import NEARLY_FULL
from kiosk.lending.upkeep.findings import Finding, Subject, What, found

NO_JOURNAL = {"vfat", "msdos", "exfat", "fat", "ext2"}
"""The file systems on which a power cut can leave half a file."""
MUCH_WORN = 8
"""The tenth of its life from which an eMMC should not be trusted: 70 to 80 per cent are used."""
OVER = 0x0B
"""The value of an eMMC whose life is over (JEDEC JESD84-B50, DEVICE_LIFE_TIME_EST)."""
URGENT = 0x03
"""The value of an eMMC whose spare blocks are nearly used up (PRE_EOL_INFO); 0x02 means four fifths of them."""
OLD = 5
"""The years after which a memory card should be replaced. According to a maker, cards for general use last three to
five years (sunchip.co/blog/memory-card-lifespan-explained-how-long-do-microsd-cards-last).
"""
FAST = 0.04
"""The part of a disk that may be written in a day. Cheap flash (TLC) survives as few as 300 writes of each cell
(micrometer.xyz/cdn/node/110), which is 0.16 of the disk a day for `OLD` years. The limit is a quarter of that, because
small writes wear a disk more than their size.
"""
SECTOR = 512
"""The bytes of a sector in /sys/block, whatever the sector size of the disk is
(Documentation/ABI/stable/sysfs-block).
"""
DAY = 86_400.0


def look_at_room(file: Path) -> Iterator[Finding]:
    """The finding about the free room on the disk of this file."""
    used = part_used(file)
    what = What.DISK_NEARLY_FULL if used >= NEARLY_FULL else What.DISK_ROOM
    yield found(Subject.DISK, what, str(file.parent), percent=round(used * 100))


def look_at_disk(root: Root, file: Path, today: date) -> Iterator[Finding]:
    """The findings about the file system of this file, and about the disk below it."""
    mount = mount_of(text(root.at("proc/self/mountinfo")), str(file.resolve()))
    if mount is None:
        return
    block = root.at(f"sys/dev/block/{mount.device}").resolve()
    yield from _file_system(root, mount, block.name)
    disk = block.parent if (block / "partition").exists() else block
    reported = list(_reported_wear(disk))
    yield from reported or _likely_wear(root, disk, today)


def _file_system(root: Root, mount: Mount, block: str) -> Iterator[Finding]:
    errors = number(root.at(f"sys/fs/ext4/{block}/errors_count")) or 0
    if errors:
        yield found(Subject.FILES, What.FILES_ERRORS, mount.folder, n=errors)
    if mount.read_only:
        yield found(Subject.FILES, What.FILES_READ_ONLY, mount.folder, kind=mount.kind)
    elif mount.kind in NO_JOURNAL:
        yield found(Subject.FILES, What.FILES_LOSE, mount.folder, kind=mount.kind)
    elif not errors:
        yield found(Subject.FILES, What.FILES_SAFE, mount.folder, kind=mount.kind)


def _reported_wear(disk: Path) -> Iterator[Finding]:
    """The findings about the wear that an eMMC reports itself."""
    tenths = [_hexadecimal(word) for word in text(disk / "device" / "life_time").split()]
    most, spare = max(tenths, default=0), _hexadecimal(text(disk / "device" / "pre_eol_info"))
    if most >= OVER or spare >= URGENT:
        yield found(Subject.WEAR, What.WEAR_END, disk.name)
    elif most >= MUCH_WORN or spare == URGENT - 1:
        yield found(Subject.WEAR, What.WEAR_MUCH, disk.name, percent=most * 10)
    elif most:
        yield found(Subject.WEAR, What.WEAR_LITTLE, disk.name, percent=most * 10)


def _likely_wear(root: Root, disk: Path, today: date) -> Iterator[Finding]:
    """The findings about the probable wear of a disk that reports none without rights of root: the age of a memory
    card, and the amount of writing.
    """
    if text(disk / "device" / "type") == "SD":
        made = re.fullmatch(r"(0[1-9]|1[0-2])/([0-9]{4})", text(disk / "device" / "date"))
        if made and (today.year, today.month) >= (int(made[2]) + OLD, int(made[1])):
            yield found(Subject.WEAR, What.WEAR_OLD, disk.name, year=int(made[2]))
        else:
            yield found(Subject.WEAR, What.WEAR_UNTOLD, disk.name)
    yield from _writing(root, disk)


def _writing(root: Root, disk: Path) -> Iterator[Finding]:
    """The finding about the amount that is written in a day, on average since the machine was switched on.

    On the first day it is the amount written so far: that can show that it is too much, but not that it is little.
    """
    try:
        sectors = int(text(disk / "stat").split()[6])  # Documentation/block/stat.rst
        seconds = float(text(root.at("proc/uptime")).split()[0])
    except (IndexError, ValueError):
        return
    size = number(disk / "size") or 0
    a_day = sectors / max(1.0, seconds / DAY)
    megabytes = round(a_day * SECTOR / 1_000_000)
    if size and a_day > size * FAST:
        yield found(Subject.WEAR, What.WEAR_FAST, disk.name, megabytes=megabytes)
    elif size and seconds >= DAY:
        yield found(Subject.WEAR, What.WEAR_SLOW, disk.name, megabytes=megabytes)


def _hexadecimal(word: str) -> int:
    """The hexadecimal number in the text; 0, which means not defined, if there is none."""
    try:
        return int(word, 16)
    except ValueError:
        return 0
