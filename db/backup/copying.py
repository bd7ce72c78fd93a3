"""Copies a SQLite database that may be in use, and checks whether a copy is complete.

The copy shows the ledger at one moment: everything is read in one transaction, while the kiosk goes on lending
(SQLite's online backup; for an encrypted copy SQLCipher's export). A plain `cp` misses what is in the `-wal`.

A finished copy carries the beginning of its SHA-256 in its name: an integrity check finds a broken page, but not a
changed letter in a name. A new copy has another name until it was read back from the device, so a stick that is full,
pulled out or broken keeps the good copy from before.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db.backup.files import (
    BackupError,
    backup_errors,
    beside,
    digest,
    forget_pages,
    is_encrypted,
    make_empty,
    opened,
    sync,
)
from kiosk.lending.upkeep.backups import BackupFault

BROKEN = BackupFault.BROKEN
PART = "deelkiosk.part"
"""The name of a copy that is being written."""
NAME = re.compile(r"kiosk-([0-9]{8}T[0-9]{6})Z-([0-9a-f]{16})\.db\Z")
BESIDE = "kept_beside"
"""The table, only in copies, for the small files that are beside the database, such as the key."""

_COUNTS = """SELECT (SELECT count(*) FROM member), (SELECT count(*) FROM item), (SELECT count(*) FROM loan),
    (SELECT count(*) FROM loan WHERE returned_at IS NULL AND undone_at IS NULL)"""


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a ledger; `out` are the loans that run."""

    members: int
    items: int
    loans: int
    out: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy and its contents."""

    path: Path
    contents: "Contents"


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a copy: its counts, the revision of its tables, and the small files by name.

    `latest` is the moment of the newest entry of its journal, None if the journal is empty.
    """

    counts: Counts
    latest: datetime | None
    revision: str
    files: Mapping[str, bytes]


def make_copy(
    database: Path,
    folder: Path,
    at: datetime,
    files: Mapping[str, bytes],
    passphrase: str | None = None,
    before_reading_back: Callable[[Path], None] = forget_pages,
) -> Copy:
    """Make a verified copy of the database in this folder, with these small files; encrypted if there is a passphrase.

    Raises `BackupError`; then the folder is as it was before. `before_reading_back` is called with the path of the
    copy, so that it is read back from the device and not from memory.
    """
    if not database.is_file():
        raise BackupError(f"{database}: there is no database.")
    part = folder / PART
    write = _write_plain if passphrase is None else _write_encrypted
    try:
        with _whole(database), backup_errors(folder):
            make_empty(part)
            counts = write(database, part, files, passphrase or "")
        with backup_errors(folder):
            written = digest(part)
            sync(part)
            before_reading_back(part)
            if digest(part) != written:
                raise BackupError(f"{folder}: what it gives back is not what was written. Take another stick.", BROKEN)
        with _whole(database):
            found = examine(part, passphrase)
            if found.counts != counts:
                raise BackupError(f"{folder}: not everything is in the copy.", BROKEN)
        with backup_errors(folder):
            path = folder / f"kiosk-{at.astimezone(UTC):%Y%m%dT%H%M%S}Z-{written[:16]}.db"
            part.rename(path)
            sync(folder)
    except BackupError:
        _remove_if_possible(part)
        raise
    return Copy(path, found)


def examine(path: Path, passphrase: str | None = None) -> Contents:
    """The contents of a backup that nobody writes to. Raises `BackupError` if it is damaged, or is no backup."""
    with backup_errors(path):
        check_digest(path)
        with opened(path, "ro&immutable=1", (passphrase or "") if is_encrypted(path) else None) as connection:
            return look_into(connection, path)


@contextmanager
def _whole(database: Path) -> Iterator[None]:
    """Turn the error of a damaged copy that is on the stick exactly as it was written into an error about the
    `database`.
    """
    try:
        yield
    except BackupError as error:
        if error.fault is not BROKEN:
            raise
        raise BackupError(f"{database}: it is damaged, so the backups of before stay as they are.") from error


def check_digest(path: Path) -> None:
    """Check a finished copy against the digest in its name. Raises `BackupError` if it differs; any other file passes.
    May raise OSError.
    """
    name = NAME.match(path.name)
    if name and digest(path)[: len(name[2])] != name[2]:
        raise BackupError(f"{path}: it is damaged: something in it is not as it was written.", BROKEN)


def look_into(connection: Any, path: Path) -> Contents:
    """The contents of the database of this connection. Raises `BackupError` or an error of SQLite."""
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()  # fails if the passphrase is wrong
    for check in ("integrity_check", "foreign_key_check", "cipher_integrity_check"):
        if connection.execute(f"PRAGMA {check}").fetchone() not in (None, ("ok",)):
            raise BackupError(f"{path}: it is damaged.", BROKEN)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not {"alembic_version", "member", "item", "loan", "journal"} <= tables:
        raise BackupError(f"{path}: this is no backup of a kiosk.")
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    kept = connection.execute(f"SELECT name, content FROM {BESIDE}").fetchall() if BESIDE in tables else []
    (latest,) = connection.execute("SELECT max(at) FROM journal").fetchone()
    return Contents(
        _counted(connection),
        datetime.fromisoformat(latest) if latest else None,
        revision[0] if revision else "",
        {name: bytes(content) for name, content in kept},
    )


def made_at(path: Path) -> datetime | None:
    """The moment at which a finished copy was made, from its name; None for any other file."""
    name = NAME.match(path.name)
    try:
        return datetime.strptime(f"{name[1]}+0000", "%Y%m%dT%H%M%S%z") if name else None
    except ValueError:
        return None


def _write_plain(database: Path, part: Path, files: Mapping[str, bytes], _: str) -> Counts:
    with opened(database) as source, opened(part) as copy:
        source.execute("BEGIN")
        counts = _counted(source)
        # Synced once, at the end, because the copy is of no use before it is complete.
        copy.execute("PRAGMA synchronous=OFF")
        source.backup(copy)
        source.execute("COMMIT")
        # A copy of a database in WAL mode is in WAL mode too: it would make a -wal of its own on a stick.
        copy.execute("PRAGMA journal_mode=DELETE")
        _keep_files(copy, "main", files)
    return counts


def _write_encrypted(database: Path, part: Path, files: Mapping[str, bytes], passphrase: str) -> Counts:
    with opened(database) as source:
        source.execute("ATTACH ? AS copy KEY ?", (str(part), passphrase))
        source.execute("PRAGMA copy.synchronous=OFF")
        source.execute("PRAGMA foreign_keys=OFF")
        source.execute("BEGIN")
        counts = _counted(source)
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
        _keep_files(source, "copy", files)
        source.execute("COMMIT")
        source.execute("DETACH copy")
    return counts


def _keep_files(connection: Any, schema: str, files: Mapping[str, bytes]) -> None:
    connection.execute(f"CREATE TABLE {schema}.{BESIDE} (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")
    connection.executemany(f"INSERT INTO {schema}.{BESIDE} VALUES (?, ?)", list(files.items()))


def _counted(connection: Any) -> Counts:
    return Counts(*connection.execute(_COUNTS).fetchone())


def _remove_if_possible(part: Path) -> None:
    for each in (part, *beside(part)):
        try:
            each.unlink(missing_ok=True)
        except OSError:  # the stick is gone: the next backup removes it
            return
