"""The disk of the data: its room, its file system, the errors that it counted, and how worn it is."""

from collections.abc import Iterator
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


def look_at_room(file: Path) -> Iterator[Finding]:
    """How full the disk of this file is."""
    used = part_used(file)
    what = What.DISK_NEARLY_FULL if used >= NEARLY_FULL else What.DISK_ROOM
    yield found(Subject.DISK, what, str(file.parent), percent=round(used * 100))


def look_at_disk(root: Root, file: Path) -> Iterator[Finding]:
    """The file system that keeps this file, and the disk below it."""
    mount = mount_of(text(root.at("proc/self/mountinfo")), str(file.resolve()))
    if mount is None:
        return
    block = root.at(f"sys/dev/block/{mount.device}").resolve()
    yield from _file_system(root, mount, block.name)
    disk = block.parent if (block / "partition").exists() else block
    yield from _wear(disk)


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


def _wear(disk: Path) -> Iterator[Finding]:
    """How much of its life a disk of flash memory has behind it, if it tells."""
    if text(disk / "device" / "type") == "SD":
        yield found(Subject.WEAR, What.WEAR_UNTOLD, disk.name)
        return
    tenths = [_hexadecimal(word) for word in text(disk / "device" / "life_time").split()]
    most, spare = max(tenths, default=0), _hexadecimal(text(disk / "device" / "pre_eol_info"))
    if most >= OVER or spare >= URGENT:
        yield found(Subject.WEAR, What.WEAR_END, disk.name)
    elif most >= MUCH_WORN or spare == URGENT - 1:
        yield found(Subject.WEAR, What.WEAR_MUCH, disk.name, percent=most * 10)
    elif most:
        yield found(Subject.WEAR, What.WEAR_LITTLE, disk.name, percent=most * 10)


def _hexadecimal(word: str) -> int:
    """The number, 0 where there is none: not defined."""
    try:
        return int(word, 16)
    except ValueError:
        return 0
