"""Checks of the file of a SQLite database: its header, its pages, and rows that refer to others."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from db.checks.finding import Finding, Reading

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
UTF_8, WAL, NEWEST_SCHEMA_FORMAT = 1, 2, 4
_DESCRIPTORS: dict[tuple[int, int], int] = {}
"""The open descriptors of examined files that still exist, by device and inode."""
MOST = 100
"""The most findings that SQLite lists in one of its own checks."""


def header_of(path: Path) -> tuple[str, ...]:
    """Every difference between the first bytes of this file and those that the kiosk's SQLite writes.

    Reads nothing else, so it takes no time. Raises OSError.
    """
    head = os.pread(_opened(path), HEADER_BYTES, 0)
    wal = path.with_name(f"{path.name}-wal")
    return header_differs(head, path.stat().st_size, wal.exists() and wal.stat().st_size > 0)


def _opened(path: Path) -> int:
    """A descriptor of this file that stays open as long as the file exists.

    Closing any descriptor of a file releases every lock that this process has on it, also those of the ledger's
    connection (sqlite.org/howtocorrupt.html, 2.2); other programs would believe that nobody uses the database.
    """
    for which, descriptor in tuple(_DESCRIPTORS.items()):
        if os.fstat(descriptor).st_nlink == 0:
            os.close(_DESCRIPTORS.pop(which))
    status = path.stat()
    which = status.st_dev, status.st_ino
    if which not in _DESCRIPTORS:
        _DESCRIPTORS[which] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    return _DESCRIPTORS[which]


def header_differs(head: bytes, size: int, with_wal: bool) -> tuple[str, ...]:
    """The differences in the first 100 bytes of a file of `size` bytes (sqlite.org/fileformat2.html, 1.3).

    `with_wal`: there is a write-ahead log, which may have a newer first page; then only the constant bytes are checked.
    """
    if with_wal and not size:
        return ()
    if len(head) < HEADER_BYTES or not head.startswith(MAGIC):
        return ("The file is not a SQLite database any more.",)
    if with_wal:
        return ()
    (page_size,) = struct.unpack_from(">H", head, 16)
    page_size = 65536 if page_size == 1 else page_size
    (pages,) = struct.unpack_from(">I", head, 28)
    fixed = (head[18], head[19], head[21:24], struct.unpack_from(">I", head, 56)[0])
    if fixed != (WAL, WAL, bytes((64, 32, 32)), UTF_8) or head[72:92].strip(b"\0"):
        return ("The header of the file was changed.",)
    if page_size < 512 or page_size & (page_size - 1) or pages * page_size != size:
        return ("The file has another size than its header says.",)
    return ()


def header(reading: Reading) -> Iterator[Finding]:
    """Finds damage in the header of the file on the disk."""
    path = reading.connection.engine.url.database
    assert path is not None
    for sentence in header_of(Path(path)):
        yield Finding("", sentence.rstrip("."))


def pages(reading: Reading) -> Iterator[Finding]:
    """Finds damage in any page, index, type or constraint. Unlike `quick_check` it compares indexes with tables."""
    reading.connection.exec_driver_sql("PRAGMA cell_size_check=ON")
    for found in reading.connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})").scalars():
        if found != "ok":
            yield Finding("", f"the file is damaged: {_without_values(found)}")


def references(reading: Reading) -> Iterator[Finding]:
    """Finds rows that refer to a row that is not there."""
    for table, row, other, _ in reading.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(table, f"it refers to a row of table {other} that is not there", str(row or ""))


NUMBERS = text("""SELECT name, seq FROM sqlite_sequence""")


def numbers(reading: Reading) -> Iterator[Finding]:
    """Finds tables in which a number could be given out twice, because the last one given out is lower than the
    highest.
    """
    tables = set(reading.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    for name, given in reading.connection.execute(NUMBERS).all():
        if name not in tables:
            yield Finding("sqlite_sequence", "it names a table that is not there")
        elif (reading.connection.exec_driver_sql(f'SELECT max(rowid) FROM "{name}"').scalar() or 0) > given:
            yield Finding(name, "a number that was given out could be given out again")


def _without_values(found: str) -> str:
    """The findings of SQLite on one line. They name pages, tables, indexes and rows, never the values in them."""
    return " ".join(found.split())
