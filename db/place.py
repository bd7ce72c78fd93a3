"""Judges the place of the database: on a disk that keeps it, or where every loan may be lost at the next start.

`/proc/self/mountinfo` (proc_pid_mountinfo(5)) says which file system each folder is on. With the read-only switch of
Raspberry Pi OS the whole system is an overlay: its files are written to memory, and lost at the next start.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.lending.upkeep.health import LedgerFault, Unsafe

MOUNTS = Path("/proc/self/mountinfo")

OVERLAY = {"overlay", "overlayfs", "aufs", "unionfs"}
MEMORY = {"tmpfs", "ramfs", "devtmpfs", "rootfs"}
NETWORK = {
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "glusterfs",
    "gfs2",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
}
LOCAL_FUSE = {"fuseblk", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.mergerfs", "fuse.lxcfs"}
"""The FUSE file systems that are on a disk of this machine; any other FUSE file system may be anywhere."""


def unlasting(mounts: str, path: str) -> str | None:
    """A sentence with the reason why files at this absolute path may be lost at the next start; None if they stay.

    `mounts` is the text of a `mountinfo`. None also for a path that is on none of its file systems.
    """
    kind = kind_of_disk(mounts, path)
    if kind is None:
        return None
    if kind in OVERLAY:
        return "It lies on an overlay, which forgets what was written when the machine is switched off."
    if kind in MEMORY:
        return f"It lies in memory ({kind}), which is empty after the machine is switched off."
    if kind in NETWORK or (kind.startswith("fuse") and kind not in LOCAL_FUSE):
        return (
            f"It lies on a share of another machine ({kind}), which may be away, and keeps no lock that SQLite needs."
        )
    return None


def kind_of_disk(mounts: str, path: str) -> str | None:
    """The kind of the file system that has this path, such as `ext4`; None if it is on none of the mounts."""
    mount = mount_of(mounts, path)
    return mount.kind if mount else None


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system that is mounted on a `folder`: its `device` by number (`179:2`), and its kind (`ext4`)."""

    folder: str
    device: str
    kind: str
    read_only: bool


def mount_of(mounts: str, path: str) -> Mount | None:
    """The file system that has this path, None if there is none; of two that are mounted on one folder the later one
    counts.
    """
    found: Mount | None = None
    for line in mounts.splitlines():
        before, separator, after = line.partition(" - ")
        fields, (kind, *more) = before.split(), after.split()[:3] or [""]
        if not separator or len(fields) < 6:
            continue
        folder = _unescaped(fields[4])
        if _is_below(path, folder) and (found is None or len(folder) >= len(found.folder)):
            options = (fields[5], *more[1:])
            found = Mount(folder, fields[2], kind, any("ro" in one.split(",") for one in options))
    return found


def _is_below(path: str, folder: str) -> bool:
    return folder == "/" or path == folder or path.startswith(f"{folder}/")


def _unescaped(text: str) -> str:
    """The path in a text of the kernel, which writes a space, a tab, a line end and a backslash as three octal
    digits.
    """
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), text)


def wrong_place(file: Path, mounts: Path = MOUNTS) -> Unsafe | None:
    """The reason why the database must not be used at the place of this file; None if it may, or if that is unknown."""
    try:
        sentence = unlasting(mounts.read_text("utf-8", "surrogateescape"), str(file.resolve()))
    except OSError:
        return None
    return Unsafe(LedgerFault.WRONG_PLACE, sentence) if sentence else None
