"""What is asked for at the desk of the sheets of a stick, and how far it is; their copies, and what is said of them."""

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

WISH, BUSY, STATE = "wanted", "working", "state.json"
"""The names of three files: `kiosk-sheets.service` renames the first to the second before it starts, and removes the
second however it ends.
"""
PATIENCE = timedelta(minutes=3)
"""When nothing was noted for so long, nobody works any more."""
IN_HAND = timedelta(hours=3)
"""What was asked for or done so short ago is not over: a kiosk that starts again, after a power cut or an upgrade, does
the work of a night at once.
"""
WRONG, LEFT_OUT = "fouten", "niet-ingelezen"
"""How the names of two lists on the stick begin: of all that is wrong, and of the rows that were left out."""
LISTS_WAIT = timedelta(days=7)
"""How long a list of rows that were left out waits for its stick."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
MOST_LISTS = 20
"""How many of these lists are known again when they come back on a stick."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; `digest` is the sheet that it is about, empty for all."""

    job: SheetJob
    digest: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """`at` is when something was asked for or done last.

    `lists` has the digests of the last lists of rows that were left out.
    """

    at: datetime = LONG_AGO
    sheets: tuple[StickSheet, ...] = ()
    lists: tuple[str, ...] = ()


def folder_of(exports: Path) -> Path:
    """The folder in that of the exported lists."""
    return exports / "sheets"


def copy_of(folder: Path, sheet: StickSheet) -> Path:
    """Where the copy of a sheet is, if it is there."""
    return folder / f"{sheet.digest}{Path(sheet.name).suffix.lower()}"


# --- what the desk asks and sees ---------------------------------------------------------------------------------


def read(folder: Path, now: datetime) -> SheetsRead:
    """The sheets and how far they are, at this aware moment. What cannot be read is as if there were none."""
    state = state_of(folder)
    return SheetsRead(state.sheets, is_busy(folder, state, now))


def ask_for(folder: Path, wish: Wish, at: datetime) -> SheetsRead:
    """Leave a wish, unless somebody works or it no longer fits; returns how far the sheets are. Raises OSError."""
    with alone(folder):
        state = state_of(folder)
        told = SheetsRead(state.sheets, is_busy(folder, state, at))
        sheet = told.sheet(wish.digest)
        after = begun(sheet, wish.job) if sheet and not told.works else None
        if after is None:
            return told
        sheets = tuple(after if one is sheet else one for one in told.sheets)
        leave(folder, wish, replace(state, at=at, sheets=sheets))
        return SheetsRead(sheets, works=True)


# --- what the service does ---------------------------------------------------------------------------------------


def begin(folder: Path, at: datetime) -> tuple[Wish, tuple[StickSheet, ...]]:
    """Take the wish, with the sheets; without one, they are to be checked. Raises OSError."""
    with alone(folder):
        if (folder / WISH).exists():
            (folder / WISH).replace(folder / BUSY)
        try:
            wish = msgspec.json.decode((folder / BUSY).read_bytes(), type=Wish)
        except (FileNotFoundError, msgspec.DecodeError):
            wish = Wish(SheetJob.CHECK)
            put(folder / BUSY, msgspec.json.encode(wish))
        state = replace(state_of(folder), at=at)
        keep_state(folder, state)
    return wish, state.sheets


def note(folder: Path, sheets: Iterable[StickSheet], at: datetime) -> None:
    """Tell how far they are now. Raises OSError."""
    keep_state(folder, replace(state_of(folder), at=at, sheets=tuple(sheets)))


def tell(folder: Path, sheet: StickSheet, begins: str, content: bytes) -> None:
    """Keep what is to be put beside a sheet on its stick; nothing any more if it is empty. Raises OSError."""
    place = folder / f"{sheet.digest}.{begins}"
    if content:
        put(place, content)
    else:
        place.unlink(missing_ok=True)


def give_up(folder: Path) -> None:
    """Nobody works any more. Raises OSError."""
    (folder / BUSY).unlink(missing_ok=True)


def drop_named(folder: Path, now: datetime) -> None:
    """Delete the copies, and what is said of them: they are for a day. What is imported can still be taken back.

    What is in hand stays, so that an import that was cut off goes on when asked again. Lists of rows that were left out
    wait for their stick some days longer. Raises OSError.
    """
    if not folder.exists():
        return
    with alone(folder):
        state = state_of(folder)
        if abs(now - state.at) < IN_HAND:
            return
        begun_only = (SheetPhase.CHECKING, SheetPhase.CHECKED, SheetPhase.UNFIT)
        stays = tuple(replace(one, first=()) for one in state.sheets if one.phase not in begun_only)
        keep_state(folder, replace(state, sheets=stays, lists=lists_of(folder, state)))
        wait = {f"{one.digest}.{LEFT_OUT}" for one in stays} if abs(now - state.at) < LISTS_WAIT else set()
        _keep_only(folder, lambda path: path.name in wait)


# --- the files ---------------------------------------------------------------------------------------------------


def digest_of(content: bytes) -> str:
    """The name under which the desk knows a sheet: equal for equal bytes."""
    return hashlib.sha256(content).hexdigest()[:32]


def state_of(folder: Path) -> State:
    """What was noted; nothing where that cannot be read."""
    try:
        return msgspec.json.decode((folder / STATE).read_bytes(), type=State)
    except (OSError, msgspec.DecodeError):
        return State()


def keep_state(folder: Path, state: State) -> None:
    put(folder / STATE, msgspec.json.encode(state))


def leave(folder: Path, wish: Wish, state: State) -> None:
    """Leave a wish, and how far the sheets are with it."""
    keep_state(folder, state)
    put(folder / WISH, msgspec.json.encode(wish))


def is_busy(folder: Path, state: State, now: datetime) -> bool:
    """Does somebody work, or will soon? Not by the times of the files: those are what the machine says."""
    return any((folder / name).exists() for name in (WISH, BUSY)) and abs(now - state.at) < PATIENCE


def lists_of(folder: Path, state: State) -> tuple[str, ...]:
    """The digests of the lists of rows that were left out: such a list is taken once somebody mended it."""
    now = (digest_of(path.read_bytes()) for path in folder.glob(f"*.{LEFT_OUT}"))
    return tuple(dict.fromkeys((*state.lists, *now)))[-MOST_LISTS:]


def keep_only(folder: Path, sheets: Iterable[StickSheet]) -> None:
    """Delete the copies of all other sheets, and what is said of them."""
    digests = {one.digest for one in sheets}
    _keep_only(folder, lambda path: path.name.partition(".")[0] in digests)


def _keep_only(folder: Path, is_kept: Callable[[Path], bool]) -> None:
    for path in folder.iterdir():
        if path.name not in (WISH, BUSY, STATE) and not is_kept(path):
            path.unlink(missing_ok=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process changes what is asked for: a touch and a stick may come together."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
