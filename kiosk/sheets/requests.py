"""Requests of the desk for the sheets of a stick, their progress, and the files in the folder of sheets."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from kiosk.lending.upkeep.sheets import SheetJob, SheetPhase, SheetsRead, StickSheet, begun
from kiosk.own_files import put

WANTED, WORKING, STATE = "wanted", "working", "state.json"
"""The names of three files. `kiosk-sheets.service` renames the first to the second before it starts, and removes the
second when it ends, also after a failure.
"""
GIVEN_UP_AFTER = timedelta(minutes=3)
"""When the progress was not saved for this time, the service has been cut off."""
KEPT_AFTER_WORK = timedelta(hours=3)
"""The time after the last request or progress in which `delete_old` deletes nothing: a kiosk that starts again after a
power cut or an upgrade does the night's work at once, while an import may still have to go on.
"""
WRONG, LEFT_OUT = "fouten", "niet-ingelezen"
"""The beginnings of the names of two lists on the stick: all that is wrong, and the rows that were not imported."""
LISTS_KEPT = timedelta(days=7)
"""How long a list of omitted rows is kept until its stick is put in."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
MOST_LISTS = 20
"""How many digests of such lists are remembered, so that an unchanged list on a stick is not taken for a new sheet."""


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """What the desk requested: a job for the sheet with this digest, or for all sheets if the digest is empty."""

    job: SheetJob
    digest: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What the state file has: the sheets, and the moment `at` of the last request or progress.

    `lists` has the digests of the newest lists of omitted rows.
    """

    at: datetime = LONG_AGO
    sheets: tuple[StickSheet, ...] = ()
    lists: tuple[str, ...] = ()


def folder_of(exports: Path) -> Path:
    """The folder of sheets, which is in the folder of exports."""
    return exports / "sheets"


def copy_of(folder: Path, sheet: StickSheet) -> Path:
    """The path of the copy of a sheet; the file may be gone."""
    return folder / f"{sheet.digest}{Path(sheet.name).suffix.lower()}"


# --- for the desk -------------------------------------------------------------------------------------------------


def read(folder: Path, now: datetime) -> SheetsRead:
    """The sheets and their progress at the aware moment `now`. A state file that cannot be read counts as no sheets."""
    state = state_of(folder)
    return SheetsRead(state.sheets, is_busy(folder, state, now))


def ask_for(folder: Path, request: SheetRequest, at: datetime) -> SheetsRead:
    """Write a request, and return the sheets with it. Raises OSError.

    Nothing is written while the service is busy, or when the job cannot be done with the sheet as it is now.
    """
    with locked(folder):
        state = state_of(folder)
        found = SheetsRead(state.sheets, is_busy(folder, state, at))
        sheet = found.sheet(request.digest)
        after = begun(sheet, request.job) if sheet and not found.busy else None
        if after is None:
            return found
        sheets = tuple(after if one is sheet else one for one in found.sheets)
        put_request(folder, request, replace(state, at=at, sheets=sheets))
        return SheetsRead(sheets, busy=True)


# --- for the service ----------------------------------------------------------------------------------------------


def begin(folder: Path, at: datetime) -> tuple[SheetRequest, tuple[StickSheet, ...]]:
    """Take the request, and read the sheets; without a request the job is to check all of them. Raises OSError."""
    with locked(folder):
        if (folder / WANTED).exists():
            (folder / WANTED).replace(folder / WORKING)
        try:
            request = msgspec.json.decode((folder / WORKING).read_bytes(), type=SheetRequest)
        except (FileNotFoundError, msgspec.DecodeError):
            request = SheetRequest(SheetJob.CHECK)
            put(folder / WORKING, msgspec.json.encode(request))
        state = replace(state_of(folder), at=at)
        save_state(folder, state)
    return request, state.sheets


def save_progress(folder: Path, sheets: Iterable[StickSheet], at: datetime) -> None:
    """Save the sheets with their present progress. Raises OSError."""
    save_state(folder, replace(state_of(folder), at=at, sheets=tuple(sheets)))


def keep_list(folder: Path, sheet: StickSheet, begins: str, content: bytes) -> None:
    """Keep a list until the stick of its sheet is put in; an empty one deletes the list kept before. Raises OSError."""
    place = folder / f"{sheet.digest}.{begins}"
    if content:
        put(place, content)
    else:
        place.unlink(missing_ok=True)


def stop(folder: Path) -> None:
    """Remove the mark that the service is busy. Raises OSError."""
    (folder / WORKING).unlink(missing_ok=True)


def delete_old(folder: Path, now: datetime) -> None:
    """Delete the copies and lists, which name people and are kept for a day only. Raises OSError.

    Imports can still be taken back. Nothing is deleted within `KEPT_AFTER_WORK` of the last work, so that an import
    that was cut off can go on. Lists of omitted rows are kept for `LISTS_KEPT`.
    """
    if not folder.exists():
        return
    with locked(folder):
        state = state_of(folder)
        if abs(now - state.at) < KEPT_AFTER_WORK:
            return
        begun_only = (SheetPhase.CHECKING, SheetPhase.CHECKED, SheetPhase.UNFIT)
        stays = tuple(replace(one, first_problems=()) for one in state.sheets if one.phase not in begun_only)
        save_state(folder, replace(state, sheets=stays, lists=lists_of(folder, state)))
        wait = {f"{one.digest}.{LEFT_OUT}" for one in stays} if abs(now - state.at) < LISTS_KEPT else set()
        _keep_only(folder, lambda path: path.name in wait)


# --- the files ---------------------------------------------------------------------------------------------------


def digest_of(content: bytes) -> str:
    """The digest that identifies a sheet: 32 hex digits, equal for equal bytes."""
    return hashlib.sha256(content).hexdigest()[:32]


def state_of(folder: Path) -> State:
    """What the state file has; an empty state if it is missing or cannot be read."""
    try:
        return msgspec.json.decode((folder / STATE).read_bytes(), type=State)
    except (OSError, msgspec.DecodeError):
        return State()


def save_state(folder: Path, state: State) -> None:
    put(folder / STATE, msgspec.json.encode(state))


def put_request(folder: Path, request: SheetRequest, state: State) -> None:
    """Write a request, and the state with it."""
    save_state(folder, state)
    put(folder / WANTED, msgspec.json.encode(request))


def is_busy(folder: Path, state: State, now: datetime) -> bool:
    """Is the service busy, or about to start? The times of the files are not used: the machine's clock may be wrong."""
    return any((folder / name).exists() for name in (WANTED, WORKING)) and abs(now - state.at) < GIVEN_UP_AFTER


def lists_of(folder: Path, state: State) -> tuple[str, ...]:
    """The digests of lists of omitted rows as they were written: a list that somebody changed is a new sheet."""
    now = (digest_of(path.read_bytes()) for path in folder.glob(f"*.{LEFT_OUT}"))
    return tuple(dict.fromkeys((*state.lists, *now)))[-MOST_LISTS:]


def keep_only(folder: Path, sheets: Iterable[StickSheet]) -> None:
    """Delete the copies and lists of all other sheets."""
    digests = {one.digest for one in sheets}
    _keep_only(folder, lambda path: path.name.partition(".")[0] in digests)


def _keep_only(folder: Path, is_kept: Callable[[Path], bool]) -> None:
    for path in folder.iterdir():
        if path.name not in (WANTED, WORKING, STATE) and not is_kept(path):
            path.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder: a request of the desk and a stick may come at the same moment."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
