"""Takes the sheets of a stick that is in for some minutes, and puts beside them what is to be said of them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.importing.mapping import mapping_of
from kiosk.lending.upkeep.sheets import SheetJob, SheetPhase, StickSheet, Unfit
from kiosk.own_files import NotOurs, put
from kiosk.printable import printable
from kiosk.sheets.waiting import (
    LEFT_OUT,
    WRONG,
    State,
    Wish,
    alone,
    copy_of,
    digest_of,
    is_busy,
    keep_only,
    keep_state,
    leave,
    lists_of,
    state_of,
)

FROM_STICK = "inlezen"
"""The folder of a stick whose sheets are taken."""
ENDINGS = frozenset((".csv", ".xlsx", ".xls", ".txt", ".tsv"))
MOST_BYTES = 32 * 2**20
"""The largest file that is taken, in bytes: 100,000 rows have less."""
STAYS = (SheetPhase.IMPORTED, SheetPhase.TAKING_BACK)
"""Sheets that stay when another stick comes, for they can be taken back."""
MOST_IMPORTED = 5
"""So many of them, the newest."""


def exchange(folder: Path, stick: Path, at: datetime, *, put_in: bool) -> None:
    """Take the sheets of a stick, and put beside them what is to be said of those that were dealt with.

    New ones are to be checked; where the stick was just `put_in`, all that are not imported. While somebody works none
    is taken: the stick is looked at again after that. Raises OSError; if it is of what is put beside a sheet, all was
    taken.
    """
    source = stick / FROM_STICK
    if source.is_symlink() or not source.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ours = lists_of(folder, state_of(folder))
    found: dict[str, StickSheet] = {}
    given: list[Path] = []
    trouble = None
    for path in _sheets_in(source):
        sheet = _copied(path, folder)
        found.setdefault(sheet.digest, sheet)
        try:
            given += _put_beside(folder, path, sheet, ours)
        except OSError as error:
            trouble = error
    with alone(folder):
        state = state_of(folder)
        if not is_busy(folder, state, at):
            _take(folder, replace(state, lists=ours), found, at, put_in=put_in)
            for kept in given:
                kept.unlink(missing_ok=True)
    if trouble is not None:
        raise trouble


def _take(folder: Path, state: State, found: dict[str, StickSheet], at: datetime, *, put_in: bool) -> None:
    """Add what was found to the sheets, or with `put_in` let it be them; leave the wish that it is checked."""
    there = state.sheets
    if put_in:
        there = tuple(sorted((one for one in there if one.phase in STAYS), key=lambda one: one.number))[-MOST_IMPORTED:]
    known = {*state.lists, *(one.digest for one in there)}
    new = tuple(one for digest, one in found.items() if digest not in known)
    after = replace(state, sheets=(*there, *new))
    if any(one.phase is SheetPhase.CHECKING for one in new):
        leave(folder, Wish(SheetJob.CHECK), replace(after, at=at))
    else:
        keep_state(folder, after)
    keep_only(folder, after.sheets)


def _sheets_in(source: Path) -> list[Path]:
    not_ours = (".", "~", f"{WRONG}-")
    return sorted(
        path
        for path in source.iterdir()
        if path.suffix.lower() in ENDINGS
        and not path.name.startswith(not_ours)
        and not path.is_symlink()
        and path.is_file()
    )


def _copied(path: Path, folder: Path) -> StickSheet:
    """The sheet with its copy in the folder, and with that of the mapping file beside it; or why it cannot be taken."""
    name = printable(path.name)
    mapping = mapping_of(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            return StickSheet(name, digest_of(name.encode()), SheetPhase.UNFIT, unfit=Unfit.TOO_LARGE)
        content = path.read_bytes()
        columns = mapping.read_bytes() if mapping.is_file() and not mapping.is_symlink() else b""
    except OSError:
        return StickSheet(name, digest_of(name.encode()), SheetPhase.UNFIT, unfit=Unfit.UNREADABLE)
    sheet = StickSheet(name, digest_of(content + columns))
    copy = copy_of(folder, sheet)
    if not copy.exists():
        if columns:
            put(mapping_of(copy), columns)
        put(copy, content)
    return sheet


def _put_beside(folder: Path, path: Path, sheet: StickSheet, ours: Collection[str]) -> list[Path]:
    """Put beside a sheet on its stick what is to be said of it. Returns the lists that need not be put there again.

    A list of rows that were left out is written over only as long as it is one of `ours`: somebody may have mended it.
    """
    given = []
    for begins in (WRONG, LEFT_OUT):
        kept = folder / f"{sheet.digest}.{begins}"
        if not kept.exists():
            continue
        content, place = kept.read_bytes(), _place_of(path, begins)
        if begins == LEFT_OUT:
            given.append(kept)
            number = 2
            while place.exists() and digest_of(place.read_bytes()) not in ours:
                place, number = _place_of(path, f"{begins}-{number}"), number + 1
        if place.is_symlink():
            raise NotOurs(str(place), "it is a link")
        if not place.exists() or place.read_bytes() != content:
            put(place, content)
    return given


def _place_of(path: Path, begins: str) -> Path:
    """The name of a list, which is a CSV, beside a sheet."""
    return path.with_name(f"{begins}-{path.name}{'' if path.suffix.lower() == '.csv' else '.csv'}")
