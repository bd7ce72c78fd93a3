"""The folder of the PDFs that a coordinator requests at the desk: the request, its progress, and the files.

The kiosk writes a request; a service of its own (`systemd/kiosk-documents.path`) makes the files, because this takes
more memory and time than the kiosk can spare.
"""

import os
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from shutil import copyfileobj

import msgspec

from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.own_files import NotOurs, open_new, put

WANTED, WORKING, DONE = "wanted", "making", "made.json"
"""The names of three files. `kiosk-documents.service` renames the first to the second before it starts, and removes the
second when it ends, also after a failure.
"""
NAMED = "late-"
"""The beginning of the names of files in which members are named."""
GIVEN_UP_AFTER = timedelta(minutes=10)
"""The age of an unfinished request from which the service counts as failed or cut off."""
ON_A_STICK = timedelta(days=7)
"""The time for which files that name members may stay on a stick."""
SHOWN = timedelta(hours=12)
"""The time for which the desk says that the PDFs are done."""


class _Made(msgspec.Struct):
    at: datetime
    files: int
    failed: bool = False


def folder_of(exports: Path) -> Path:
    """The folder of the PDFs, which is in the folder of exports."""
    return exports / "documents"


def ask_for(folder: Path, at: datetime) -> None:
    """Request the PDFs; the request counts as failed until they are made. `at` is an aware moment. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _note(folder, _Made(at, 0, failed=True))
    os.close(open_new(folder / WANTED))


def begin(folder: Path, at: datetime) -> None:
    """Begin to make the PDFs: take the request, and delete the earlier ones. Raises OSError."""
    ask_for(folder, at)
    (folder / WANTED).replace(folder / WORKING)
    for path in _files(folder):  # so that all PDFs are of the same age
        path.unlink()


def end(folder: Path, at: datetime) -> None:
    """Note that the PDFs were made at this aware moment. Raises OSError."""
    _note(folder, _Made(at, len(_files(folder))))
    stop(folder)


def stop(folder: Path) -> None:
    """Remove the mark that the service is busy: a request that is not done has failed. Raises OSError."""
    (folder / WORKING).unlink(missing_ok=True)


def _note(folder: Path, made: _Made) -> None:
    put(folder / DONE, msgspec.json.encode(made))


def read(folder: Path, now: datetime, zone: tzinfo) -> DocumentsRead:
    """The progress of the PDFs at the aware moment `now`. A request that cannot be read counts as none."""
    try:
        is_pending = any((folder / name).exists() for name in (WANTED, WORKING))
        made = msgspec.json.decode((folder / DONE).read_bytes(), type=_Made)
    except (OSError, msgspec.DecodeError):
        return DocumentsRead()
    age = abs(now - made.at)  # not from the times of the files, because the clock of the machine may be wrong
    if is_pending:
        return DocumentsRead(Making.RUNS if age < GIVEN_UP_AFTER else Making.FAILED)
    if age > SHOWN:
        return DocumentsRead()
    if made.failed:
        return DocumentsRead(Making.FAILED)
    return DocumentsRead(Making.DONE, made.at.astimezone(zone), made.files)


def drop_named(folder: Path) -> None:
    """Delete the files that name members, which are for one day only. Raises OSError."""
    for path in _files(folder):
        if path.name.startswith(NAMED):
            path.unlink(missing_ok=True)


def drop_named_of_long_ago(stick: Path, at: datetime) -> None:
    """Delete the files on a stick that name members, a week after they were written. Raises OSError.

    A member who was erased since is not in newer files. `at` is an aware moment.
    """
    for path in [] if stick.is_symlink() else _files(stick):
        if path.name.startswith(NAMED) and at.timestamp() - path.stat().st_mtime > ON_A_STICK.total_seconds():
            path.unlink(missing_ok=True)


def copy(folder: Path, to: Path, *, with_names: bool) -> int:
    """Copy the files to another folder, over those of the same name, with or without those that name members.

    Returns their number. Raises OSError.
    """
    files = [path for path in _files(folder) if with_names or not path.name.startswith(NAMED)]
    if not files:
        return 0
    if to.is_symlink():
        raise NotOurs(str(to), "it is a link")
    to.mkdir(mode=0o700, exist_ok=True)
    for path in files:
        part = to / f"{path.name}.part"
        with path.open("rb") as source, os.fdopen(open_new(part), "wb") as file:
            copyfileobj(source, file)
        part.replace(to / path.name)
    return len(files)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.pdf") if path.is_file() and not path.is_symlink())
