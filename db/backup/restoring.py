"""Restores a backup: first into a work folder, where it is checked, and only then into its place.

The database before is kept: first every file of it gets a second name in a folder of its own, then the names in use are
removed, then the new file takes its name. Whenever the power is cut, the old database is in use either completely or
not at all: a new file is never beside the `-wal` of an old one, which would damage it.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from db.backup.copying import BESIDE, Contents, check_digest, look_into, made_at
from db.backup.files import BackupError, backup_errors, beside, is_encrypted, make_empty, opened, sync
from kiosk.own_files import put

_LOST = """SELECT
    (SELECT count(*) FROM now.loan AS one WHERE one.undone_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM main.loan AS other WHERE other.id = one.id AND other.lent_at = one.lent_at)),
    (SELECT count(*) FROM now.loan AS one WHERE one.returned_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM main.loan AS other WHERE other.id = one.id AND other.returned_at = one.returned_at)),
    (SELECT count(*) FROM now.member AS one WHERE NOT EXISTS (
        SELECT 1 FROM main.member AS other WHERE other.id = one.id)),
    (SELECT count(*) FROM now.item AS one WHERE NOT EXISTS (
        SELECT 1 FROM main.item AS other WHERE other.id = one.id))"""


@dataclass(frozen=True, slots=True)
class Lost:
    """The numbers of rows of each kind that the database in use has and the backup lacks."""

    loans: int
    returns: int
    members: int
    items: int

    def __bool__(self) -> bool:
        return bool(self.loans or self.returns or self.members or self.items)


def candidates(source: Path) -> tuple[Path, ...]:
    """The backups in a folder, newest first; a file is the only candidate. Raises `BackupError` if there is none.

    A pipe or a device is none: who opens one may wait for ever.
    """
    with backup_errors(source):
        source.stat()
        folder = source.is_dir()
        if source.is_file() and is_encrypted(source) and not _in_pages(source.stat().st_size):
            raise BackupError(f"{source}: this is no backup, or it is damaged.")
        there = source.iterdir() if folder else ()
        made = {path: at for path in there if (at := made_at(path)) and path.is_file()}
        kept = source / "kiosk.db" if folder else source  # the first is kept by an earlier restore
        found = (*sorted(made, key=lambda path: made[path], reverse=True), *((kept,) if kept.is_file() else ()))
    if not found:
        raise BackupError(f"{source}: there is no backup in it.")
    return found


def _in_pages(size: int) -> bool:
    """Can a file of so many bytes be a database? SQLite and SQLCipher write whole pages of 512 bytes or a multiple."""
    return size > 0 and size % 512 == 0


def bring(source: Path, work: Path, passphrase: str | None) -> Contents:
    """Copy this backup to the file `work`, as a plain database without any file beside it, and return its contents.

    A file that was copied together with its `-wal` is restored with it. `passphrase` may be None for a plain backup.
    Raises `BackupError` if it is damaged, is no backup, or has another passphrase.
    """
    copied = work.with_name("copied.db")
    with backup_errors(source):
        check_digest(source)
        _copy_with_wal(source, copied)
        make_empty(work)
        if is_encrypted(copied):
            _decrypt(copied, work, passphrase or "")
        else:
            with opened(copied) as connection, opened(work) as target_connection:
                connection.backup(target_connection)
        for each in (copied, *beside(copied)):
            each.unlink(missing_ok=True)
        with opened(work) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            found = look_into(connection, source)
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute(f"DROP TABLE IF EXISTS {BESIDE}")
    return found


def lost(database: Path, work: Path) -> Lost | None:
    """The counts of the rows that are in the database and not in the work file; None if the database cannot be read.

    The database is read from a copy, because closing the last connection to it would write its `-wal` into it.
    """
    now = work.with_name("now.db")
    try:
        _copy_with_wal(database, now)
        with opened(work, "ro") as connection:
            connection.execute("ATTACH ? AS now", (str(now),))
            return Lost(*connection.execute(_LOST).fetchone())
    except (dbapi2.Error, OSError):
        return None
    finally:
        for each in (now, *beside(now)):
            each.unlink(missing_ok=True)


def give_no_id_again(database: Path, ids: Iterable[int]) -> None:
    """Prevent new members from getting one of these ids, which belong to erased members in a list. Raises
    `BackupError`.
    """
    with backup_errors(database), opened(database) as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'member'", (max(ids, default=0),))


def checkpoint(database: Path) -> None:
    """Write the whole database into its one file, on the device, without a `-wal`. Raises `BackupError`."""
    with backup_errors(database):
        with opened(database) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            look_into(connection, database)
        if left := [each for each in beside(database) if each.exists()]:
            raise BackupError(f"{left[0]}: this file should be gone.")
        sync(database)


def in_use(database: Path) -> bool:
    """Does another process have this SQLite database open? Even an idle connection in WAL mode holds two locks.

    One is on the file (sqlite.org/src/file/src/os.h, SHARED_FIRST), the other on the `-shm` beside it (os_unix.c,
    UNIX_SHM_DMS).
    """
    shm = database.with_name(f"{database.name}-shm")
    return _is_locked(database, 0x40000002, 510) or _is_locked(shm, 128, 1)


def _is_locked(path: Path, first: int, how_many: int) -> bool:
    try:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, how_many, first)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def put_in_place(new: Path, database: Path, key: bytes | None, key_file: Path, at: datetime) -> Path | None:
    """Keep the present database in a folder of its own, and put the new database and the key in its place.

    `key` is None if the key stays. Returns the folder, None if there was nothing to keep. Raises `BackupError`.
    """
    with backup_errors(database.parent):
        there = [each for each in (database, *beside(database), key_file) if each.exists()]
        if key is None and there == [key_file]:
            there = []
        aside = _second_names(there, database.parent, at)
        for each in (database, *beside(database)):
            each.unlink(missing_ok=True)
        if key is not None:
            put(key_file, key)
        new.replace(database)
        sync(database.parent)
    return aside


def _second_names(files: list[Path], folder: Path, at: datetime) -> Path | None:
    if not files:
        return None
    name = f"before-{at.astimezone(UTC):%Y%m%dT%H%M%S}Z"
    aside = next(each for n in count(1) if not (each := folder / (name if n == 1 else f"{name}-{n}")).exists())
    aside.mkdir(mode=0o700)
    for each in files:
        os.link(each, aside / each.name)
    sync(aside)
    sync(folder)
    return aside


def _copy_with_wal(source: Path, target: Path) -> None:
    """Copy a database that no process uses, with its `-wal`; SQLite makes the `-shm` anew. Raises OSError."""
    for file, copied in zip((source, *beside(source)), (target, *beside(target)), strict=True):
        copied.unlink(missing_ok=True)
        if file.exists() and not file.name.endswith("-shm"):
            shutil.copyfile(file, copied)


def _decrypt(encrypted: Path, plain: Path, passphrase: str) -> None:
    with opened(encrypted, passphrase=passphrase) as connection:
        connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN")
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute("COMMIT")
        connection.execute("DETACH plain")
