"""The folder of the PDFs that a coordinator asks for at the desk: the request, how far it is, and the files.

The kiosk puts a request there; a service of its own (`systemd/kiosk-documents.path`) sees it and makes the files, which
takes more memory and time than a kiosk has to spare.
"""

import os
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from shutil import copyfileobj

import msgspec

from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.own_files import NotOurs, open_new, put

WISH, BUSY, DONE = "wanted", "making", "made.json"
"""The names of three files: `kiosk-documents.service` renames the first to the second before it starts, and removes the
second however it ends.
"""
NAMED = "late-"
"""How the names of files begin in which members are named."""
PATIENCE = timedelta(minutes=10)
"""After so long nobody is making them any more."""
ON_A_STICK = timedelta(days=7)
"""How long files in which members are named may stay on a stick."""
SHOWN = timedelta(hours=12)
"""The time for which the desk says that the PDFs are done."""


class _Made(msgspec.Struct):
    at: datetime
    files: int
    failed: bool = False


def folder_of(exports: Path) -> Path:
    """The folder in that of the exported lists."""
    return exports / "documents"


def ask_for(folder: Path, at: datetime) -> None:
    """Ask for the PDFs; the request counts as failed until they are made. `at` is an aware moment. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _note(folder, _Made(at, 0, failed=True))
    os.close(open_new(folder / WISH))


def begin(folder: Path, at: datetime) -> None:
    """Begin to make the PDFs: take the request, and delete the earlier ones. Raises OSError."""
    ask_for(folder, at)
    (folder / WISH).replace(folder / BUSY)
    for path in _files(folder):  # so that none of them is older than the others
        path.unlink()


def end(folder: Path, at: datetime) -> None:
    """Note that the PDFs were made at this aware moment. Raises OSError."""
    _note(folder, _Made(at, len(_files(folder))))
    give_up(folder)


def give_up(folder: Path) -> None:
    """Note that nobody makes the PDFs any more: if they are not made, the request failed. Raises OSError."""
    (folder / BUSY).unlink(missing_ok=True)


def _note(folder: Path, made: _Made) -> None:
    put(folder / DONE, msgspec.json.encode(made))


def read(folder: Path, now: datetime, zone: tzinfo) -> DocumentsRead:
    """How far the PDFs are at the aware moment `now`. A request that cannot be read counts as none."""
    try:
        waited_for = any((folder / name).exists() for name in (WISH, BUSY))
        made = msgspec.json.decode((folder / DONE).read_bytes(), type=_Made)
    except (OSError, msgspec.DecodeError):
        return DocumentsRead()
    age = abs(now - made.at)  # not by the times of the files: those are what the machine says, which may be doubted
    if waited_for:
        return DocumentsRead(Making.RUNS if age < PATIENCE else Making.FAILED)
    if age > SHOWN:
        return DocumentsRead()
    if made.failed:
        return DocumentsRead(Making.FAILED)
    return DocumentsRead(Making.DONE, made.at.astimezone(zone), made.files)


def drop_named(folder: Path) -> None:
    """Delete the files in which members are named: they are for a day. Raises OSError."""
    for path in _files(folder):
        if path.name.startswith(NAMED):
            path.unlink(missing_ok=True)


def drop_named_of_long_ago(stick: Path, at: datetime) -> None:
    """Delete the files on a stick in which members are named, a week after they came there. Raises OSError.

    A member who was erased meanwhile is in none of a newer day. `at` is an aware moment.
    """
    for path in [] if stick.is_symlink() else _files(stick):
        if path.name.startswith(NAMED) and at.timestamp() - path.stat().st_mtime > ON_A_STICK.total_seconds():
            path.unlink(missing_ok=True)


def copy(folder: Path, to: Path, *, with_names: bool) -> int:
    """Copy the files to another folder, over those of the same name, with or without those in which members are named.

    Returns how many they are. Raises OSError.
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
