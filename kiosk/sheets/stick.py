"""Copies the sheets of a mounted stick into the folder of sheets, and writes lists of wrong rows beside them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.importing.mapping import mapping_of
from kiosk.lending.upkeep.sheets import SheetJob, SheetPhase, StickSheet, Unfit
from kiosk.own_files import NotOurs, put
from kiosk.printable import printable
from kiosk.sheets.requests import (
    LEFT_OUT,
    WRONG,
    SheetRequest,
    State,
    copy_of,
    digest_of,
    is_busy,
    keep_only,
    lists_of,
    locked,
    put_request,
    save_state,
    state_of,
)

FROM_STICK = "inlezen"
"""The name of the folder on a stick that has the sheets."""
ENDINGS = frozenset((".csv", ".xlsx", ".xls", ".txt", ".tsv"))
MOST_BYTES = 32 * 2**20
"""The largest file that is copied, in bytes: 100,000 rows take less."""
STAYS = (SheetPhase.IMPORTED, SheetPhase.TAKING_BACK)
"""The phases of the sheets that stay when another stick is put in: the import of such a sheet can be taken back."""
MOST_IMPORTED = 5
"""How many of these sheets stay at most: the newest."""


def exchange(folder: Path, stick: Path, at: datetime, *, put_in: bool) -> None:
    """Copy the new sheets of a mounted stick, request their check, and write the waiting lists beside the sheets.

    With `put_in`, the stick was just put in: the sheets of earlier sticks that were not imported are forgotten, and
    all that are on this one are checked again. While the service is busy no sheet is taken; `kiosk-sheets.service`
    has the stick mounted again when it ends. Raises OSError; after that of one sheet, all others were taken.
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
        try:
            sheet = _copied(path, folder)
            found.setdefault(sheet.digest, sheet)
            given += _put_beside(folder, path, sheet, ours)
        except OSError as error:
            trouble = error
    with locked(folder):
        state = state_of(folder)
        if not is_busy(folder, state, at):
            _take(folder, replace(state, lists=ours), found, at, put_in=put_in)
            for kept in given:
                kept.unlink(missing_ok=True)
    if trouble is not None:
        raise trouble


def _take(folder: Path, state: State, found: dict[str, StickSheet], at: datetime, *, put_in: bool) -> None:
    """Add the found sheets to those that are known and request their check; `put_in` as in `exchange`."""
    there = state.sheets
    if put_in:
        there = tuple(sorted((one for one in there if one.phase in STAYS), key=lambda one: one.number))[-MOST_IMPORTED:]
    known = {*state.lists, *(one.digest for one in there)}
    new = tuple(one for digest, one in found.items() if digest not in known)
    after = replace(state, sheets=(*there, *new))
    if any(one.phase is SheetPhase.CHECKING for one in new):
        put_request(folder, SheetRequest(SheetJob.CHECK), replace(after, at=at))
    else:
        save_state(folder, after)
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
    """Copy a sheet and the mapping file beside it into the folder; a sheet that cannot be copied is `UNFIT`."""
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
    """Write the lists of a sheet beside it on the stick. Returns the lists in the folder that are no longer needed.

    A list of omitted rows that is on the stick is overwritten only if its digest is one of `ours`: otherwise somebody
    has corrected its rows, and the new list gets another name.
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
    """The path of a list, a CSV file, beside a sheet on the stick."""
    return path.with_name(f"{begins}-{path.name}{'' if path.suffix.lower() == '.csv' else '.csv'}")
