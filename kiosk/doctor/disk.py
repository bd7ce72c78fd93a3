"""The disk of the data: its room, its file system, the errors that it counted, and how worn it is."""

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
"""File systems that a power cut can leave with half a file."""
MUCH_WORN = 8
"""From this tenth on the rest of an eMMC should not be trusted: 70 to 80 per cent of its life are used."""
OVER = 0x0B
"""What an eMMC says when its life is over (JEDEC JESD84-B50, DEVICE_LIFE_TIME_EST)."""
URGENT = 0x03
"""What an eMMC says when its spare blocks are nearly used up (PRE_EOL_INFO); 0x02 is four fifths of them."""
OLD = 5
"""Years after which a memory card should be replaced. A maker of cards says that one for general use lasts three to
five (sunchip.co/blog/memory-card-lifespan-explained-how-long-do-microsd-cards-last)."""
FAST = 0.04
"""The part of a disk that may be written in a day. Cheap flash (TLC) bears as few as 300 writes of each cell
(micrometer.xyz/cdn/node/110), which is 0.16 of the disk a day for `OLD` years. It is a quarter of that, for small
writes wear more than they fill."""
SECTOR = 512
"""Bytes of a sector in /sys/block, whatever the disk calls one (Documentation/ABI/stable/sysfs-block)."""
DAY = 86_400.0


def look_at_room(file: Path) -> Iterator[Finding]:
    """How full the disk of this file is."""
    used = part_used(file)
    what = What.DISK_NEARLY_FULL if used >= NEARLY_FULL else What.DISK_ROOM
    yield found(Subject.DISK, what, str(file.parent), percent=round(used * 100))


def look_at_disk(root: Root, file: Path, today: date) -> Iterator[Finding]:
    """The file system that keeps this file, and the disk below it."""
    mount = mount_of(text(root.at("proc/self/mountinfo")), str(file.resolve()))
    if mount is None:
        return
    block = root.at(f"sys/dev/block/{mount.device}").resolve()
    yield from _file_system(root, mount, block.name)
    disk = block.parent if (block / "partition").exists() else block
    told = list(_told_wear(disk))
    yield from told or _likely_wear(root, disk, today)


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


def _told_wear(disk: Path) -> Iterator[Finding]:
    """How much of its life an eMMC has behind it, if it tells."""
    tenths = [_hexadecimal(word) for word in text(disk / "device" / "life_time").split()]
    most, spare = max(tenths, default=0), _hexadecimal(text(disk / "device" / "pre_eol_info"))
    if most >= OVER or spare >= URGENT:
        yield found(Subject.WEAR, What.WEAR_END, disk.name)
    elif most >= MUCH_WORN or spare == URGENT - 1:
        yield found(Subject.WEAR, What.WEAR_MUCH, disk.name, percent=most * 10)
    elif most:
        yield found(Subject.WEAR, What.WEAR_LITTLE, disk.name, percent=most * 10)


def _likely_wear(root: Root, disk: Path, today: date) -> Iterator[Finding]:
    """What wears a disk that does not tell its wear without rights of root: age, for a memory card, and writing."""
    if text(disk / "device" / "type") == "SD":
        made = re.fullmatch(r"(0[1-9]|1[0-2])/([0-9]{4})", text(disk / "device" / "date"))
        if made and (today.year, today.month) >= (int(made[2]) + OLD, int(made[1])):
            yield found(Subject.WEAR, What.WEAR_OLD, disk.name, year=int(made[2]))
        else:
            yield found(Subject.WEAR, What.WEAR_UNTOLD, disk.name)
    yield from _writing(root, disk)


def _writing(root: Root, disk: Path) -> Iterator[Finding]:
    """How much is written in a day, on the average since the machine was switched on.

    In the first day it is what was written until now: enough to say that it is too much, and not that it is little.
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
    """The number, 0 where there is none: not defined."""
    try:
        return int(word, 16)
    except ValueError:
        return 0
