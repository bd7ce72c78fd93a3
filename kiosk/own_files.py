"""Opens and writes files of the kiosk: new ones, or its own, never through a link. All functions raise OSError.

The paths come from a configuration. A wrong or planted path must not make the kiosk write into a key, a database or a
file of another user.
"""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class NotOurs(OSError):  # noqa: N818 - it says of a file what it is
    """The kiosk did not make this file, so it does not write to it."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(errno.EPERM, f"it is not written to, because {why}", path)


def open_to_append(path: str, begins: bytes) -> int:
    """Open a file to append to, without blocking, and return its descriptor; make it for its owner and group if it does
    not exist.

    An existing file must be an ordinary one of this user, with no other name, and be empty or begin with `begins`, as
    everything appended here does. Raises NotOurs for any other file.
    """
    with suppress(FileNotFoundError):
        _must_be_ordinary(path, os.lstat(path))  # before it is opened, because opening a device can have an effect
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o640)
    try:
        _must_be_ours(path, descriptor, begins)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def open_new(path: Path) -> int:
    """Make a new, empty file for this user alone, and return its descriptor. A file or link of the same name is removed
    first.
    """
    path.unlink(missing_ok=True)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def put(path: Path, content: bytes, dress: Callable[[int], object] | None = None) -> None:
    """Write a file completely and durably, for this user alone, or not at all; an earlier file stays until then.

    `dress` is called with the descriptor of the new, empty file, to give it another owner or mode.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with os.fdopen(open_new(part), "wb") as file:
            if dress:
                dress(file.fileno())
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _must_be_ordinary(path: str, found: os.stat_result) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise NotOurs(path, "it is a link")
    if not stat.S_ISREG(found.st_mode):
        raise NotOurs(path, "it is no ordinary file")


def _must_be_ours(path: str, descriptor: int, begins: bytes) -> None:
    found = os.fstat(descriptor)
    _must_be_ordinary(path, found)
    if found.st_uid != os.geteuid():
        raise NotOurs(path, "it belongs to another user")
    if found.st_nlink != 1:
        raise NotOurs(path, "it has another name as well")
    if found.st_size and os.pread(descriptor, len(begins), 0) != begins:
        raise NotOurs(path, "the kiosk did not make it")
