"""Opens SQLite files besides the ledger's own connection: a copy on a stick, the database while another process uses
it.

Encrypted files are SQLCipher's (zetetic.net/sqlcipher/design), in the format of the wheel that the kiosk ships with.
"""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db.engine import BUSY_MS
from kiosk.lending.upkeep.backups import BackupFault

HEADER = b"SQLite format 3\0"

_FULL = (BackupFault.FULL, "it is full")
_READ_ONLY = (BackupFault.READ_ONLY, "it can only be read")
_DENIED = (BackupFault.READ_ONLY, "this user may not write there")
_GONE = (BackupFault.GONE, "it was taken out, or it is broken")
_BROKEN = (BackupFault.BROKEN, "it is damaged")
_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EIO: _GONE,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
}
_SQLITE = {
    "is full": _FULL,
    "readonly": _READ_ONLY,
    "unable to open": _GONE,
    "disk i/o": _GONE,
    "malformed": _BROKEN,
    "not a database": (BackupFault.OTHER, "it is no database, or the passphrase is another one"),
    "requires a key": (BackupFault.OTHER, "it is encrypted, and the passphrase is not known"),
    "locked": (BackupFault.OTHER, "it is in use"),
}


class BackupError(Exception):
    """A backup cannot be made or used; the message is one sentence. No earlier file was changed."""

    def __init__(self, sentence: str, fault: BackupFault = BackupFault.OTHER) -> None:
        super().__init__(sentence)
        self.fault = fault


@contextmanager
def backup_errors(what: object) -> Iterator[None]:
    """Turn an error of the system or of SQLite into a `BackupError` that names this file or folder."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except OSError as error:
        reported = (BackupFault.OTHER, error.strerror or type(error).__name__)
        fault, reason = _ERRNO.get(error.errno or 0, reported)
    except dbapi2.Error as error:
        message = str(error)
        reported = (BackupFault.OTHER, message)
        fault, reason = next((ours for theirs, ours in _SQLITE.items() if theirs in message.lower()), reported)
    else:
        return
    raise BackupError(f"{what}: {reason}.", fault)


@contextmanager
def opened(path: Path, mode: str = "rw", passphrase: str | None = None) -> Iterator[Any]:
    """Open a connection to this existing file; `mode` is as in sqlite.org/uri.html, `immutable=1` may follow it."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")  # else it would write to standard error, beside our sentence
        if passphrase is not None:
            connection.execute("PRAGMA key='{}'".format(passphrase.replace("'", "''")))
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection
    finally:
        connection.close()


def make_empty(path: Path) -> None:
    """Make an empty file for its owner alone, in place of one that a power cut left behind."""
    for each in (path, *beside(path)):
        each.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def beside(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside a database; they belong to it and to no other."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))


def is_encrypted(path: Path) -> bool:
    """Has the file no header of a plain SQLite database? A file of SQLCipher has no readable header."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) != HEADER


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Write this file, or the entries of a folder, to the device, and return when that is done."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget_pages(path: Path) -> None:
    """Make the system read this file from the device the next time, not from memory."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
