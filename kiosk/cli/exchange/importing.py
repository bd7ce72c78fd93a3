"""`kiosk import`: reads a sheet of items, members, subscriptions, loans or cards, and writes its rows while the kiosk
runs.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.common import WRONG_USE, AsJson, ConfigFile, counted, fail, languages, plain_errors, remark, settings
from kiosk.cli.exchange.against_house import check_sheet, digest_of_import, reading_of, rows_left_out
from kiosk.cli.exchange.exporting import PHOTOS
from kiosk.cli.house import apply_house
from kiosk.cli.ledger import key_of, open_ledger, open_ledger_as
from kiosk.cli.lists import write_rows
from kiosk.importing.checking import emails_of
from kiosk.importing.fitted import Checked
from kiosk.importing.mapping import MappingError, mapping_of, write_mapping
from kiosk.importing.recognising import Reading, UnrecognisedError, plain
from kiosk.importing.rows import Kind
from kiosk.importing.sheets import Sheet, SheetError, open_sheet
from kiosk.own_files import open_new
from kiosk.photos.folder import folder_of
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.ledger.importing.applying import Tally
    from db.listings import PhotoListing

UNDO, LIST = "undo", "list"
MOST_UNREAD = 12
"""The most columns without a meaning that are named."""
MOST_SHOWN = 40
"""The most characters of a cell that are shown."""


def import_(
    what: Annotated[str, typer.Argument(metavar="FILE|undo|list", help="A CSV or XLSX file; `undo ID`; or `list`.")],
    number: Annotated[int | None, typer.Argument(metavar="[ID]", help="The import that `undo` takes back.")] = None,
    as_kind: Annotated[
        Kind | None, typer.Option("--as", help="What the rows are; otherwise the header says it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check, and list what is wrong.")] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Import the rows that are right; write the others to FILE.bad.csv.")
    ] = False,
    columns: Annotated[
        bool, typer.Option("--columns", help="Write FILE.columns.toml, to fill in which column says what.")
    ] = False,
    initiative: Annotated[
        str, typer.Option(help="The key of the initiative of the rows that name none.", show_default=False)
    ] = "",
    category: Annotated[
        str, typer.Option(help="The key of the category of the items that have none.", show_default=False)
    ] = "",
    language: Annotated[str, typer.Option(help="The language of the members who have none.")] = "nl",
    members: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="For loans: a file of members, whose e-mail tells who it is.", dir_okay=False
        ),
    ] = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Import a sheet of items, members, subscriptions, loans or cards; the kiosk can run meanwhile.

    Nothing is imported unless every row is right, or --skip-bad is said. Imported again, only what differs is changed.
    `kiosk import list` shows all imports, `kiosk import undo 3` takes one back.
    """
    if what == LIST:
        _list(settings(config), as_json)
        return
    if what == UNDO:
        if number is None:
            fail("Which one? `kiosk import list` shows their numbers.", WRONG_USE)
        _undo(settings(config), number)
        return
    if number is not None:
        fail(f"One file at a time: {number} goes with `undo` only.", WRONG_USE)
    if language not in languages():
        fail(f"The screens do not speak {language}; they speak {', '.join(sorted(languages()))}.", WRONG_USE)
    choices = _Choices(dry_run, skip_bad, language, members)
    with plain_errors(MappingError, OSError):
        if Path(what).is_dir():
            _import_house(Path(what), config, choices)
            return
        with _named(Path(what)):
            sheet = open_sheet(Path(what))
            if columns:
                _write_mapping(sheet, as_kind)
                return
            reading = _reading(sheet, as_kind)
            _must_be_of_the_house(settings(config), initiative, category)
            reading = _with_always(reading, {"initiative": initiative, "category": category})
            _import(sheet, reading, settings(config), choices)


@dataclass(frozen=True, slots=True)
class _Choices:
    """The options of an import."""

    dry_run: bool
    skip_bad: bool
    language: str
    members: Path | None


# --- the file ----------------------------------------------------------------------------------------------------


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Say of this file that it is no sheet, if it is none. Exits with 1 then."""
    try:
        yield
    except SheetError as error:
        fail(f"{file}: {error}")


def _must_be_of_the_house(config: Settings, initiative: str, category: str) -> None:
    """Exit with 2 unless the initiative and the category are known, by key or name. An empty one is not checked."""
    if not initiative and not category:
        return
    with open_ledger(config) as ledger:
        _, terms = ledger.read_house()
    of_it = [one for one in terms if plain(initiative) in ("", plain(one.key), plain(one.name))]
    if not of_it:
        fail(f"There is no initiative {initiative}; there are {', '.join(one.key for one in terms)}.", WRONG_USE)
    names = {each.key: each.name for one in of_it for each in one.categories}
    names |= {each.key: each.name for one in of_it for each in one.swap.categories}
    words = {plain(word) for each in names.items() for word in each}
    if category and all(one.categories for one in of_it) and plain(category) not in words:
        fail(f"There is no category {category}; there are {', '.join(names)}.", WRONG_USE)


def _reading(sheet: Sheet, kind: Kind | None) -> Reading:
    """The reading of the sheet. Exits with 1 if its header is not recognised."""
    try:
        return reading_of(sheet, kind)
    except UnrecognisedError as error:
        remark(f"{sheet.path}: {error}")
        own = mapping_of(sheet.path).name
        fail(f"`kiosk import {sheet.path} --columns` writes {own}: fill in which column says what.")


def _with_always(reading: Reading, options: dict[str, str]) -> Reading:
    return replace(reading, always={**reading.always, **{name: text for name, text in options.items() if text}})


def _write_mapping(sheet: Sheet, kind: Kind | None) -> None:
    place = mapping_of(sheet.path)
    if place.exists():
        fail(f"{place}: this file is there already.")
    with os.fdopen(open_new(place), "w", encoding="utf-8") as file:
        file.write(write_mapping(sheet, kind))
    sys.stdout.write(f"{place}\n")


def _import(sheet: Sheet, reading: Reading, config: Settings, choices: _Choices) -> None:
    from db.ledger.importing.importer import Importer, Source

    sys.stdout.write(f"{sheet.path.name}: {sheet.form}, from {reading.source}: {reading.kind.value}.\n")
    if unread := reading.unread(sheet.header):
        more = f" and {len(unread) - MOST_UNREAD} more" if len(unread) > MOST_UNREAD else ""
        sys.stdout.write(f"Not read: {', '.join(unread[:MOST_UNREAD])}{more}.\n")
    with open_ledger_as(Importer, config, key_of(config)) as ledger:
        emails = _emails(choices.members)
        with _progress("checking", None) as at:
            checked = check_sheet(ledger, config, sheet, reading, lambda _line: at(1), choices.language, emails)
        if choices.dry_run:
            _say_what_is_wrong(checked)
            with _progress("comparing", len(checked.rows)) as at:
                would = ledger.compare(reading.kind, checked.rows, at)
            sys.stdout.write(f"{'All is right' if not checked.problems else 'The others'}: {_said(would)}. ")
            sys.stdout.write("This was a dry run: nothing has been imported.\n")
            return
        _must_be_right(sheet, checked, choices)
        source = Source(sheet.path.name, digest_of_import(sheet, reading), reading.source)
        with _progress("importing", len(checked.rows)) as at:
            number, tally = ledger.import_rows(source, reading.kind, checked.rows, at)
        sys.stdout.write(f"Import {number}: {_said(tally)}.\n")
        if "photo" in reading.places:
            _bring_photos(sheet.path.with_name(PHOTOS), folder_of(config.database.key_path), ledger.list_photos())


def _bring_photos(source: Path, kept: Path, items: "Iterable[PhotoListing]") -> None:
    """Copy the photos of these items from this folder, if they are not here yet."""
    from kiosk.photos.exchanged import bring_back, called_after
    from kiosk.photos.making import NoPhotoError

    taken = 0
    for item in items:
        try:
            taken += item.photo is not None and bring_back(source, item.barcode, item.photo, kept)
        except NoPhotoError as error:
            remark(f"{source / called_after(item.barcode)}: not used, {error}.")
    if taken:
        sys.stdout.write(f"{counted(taken, 'photo')}.\n")


def _import_house(folder: Path, config: Path | None, choices: _Choices) -> None:
    """Import the folder of an export: the terms of the house, and each file, beginning with those that others refer
    to.
    """
    files = [(kind, place) for kind in Kind if (place := folder / f"{kind.value}.csv").exists()]
    if not files:
        fail(f"{folder}: this is no folder of an export.", WRONG_USE)
    if choices.dry_run:
        fail("A dry run is of one file: what a file of this folder names may be in another one.", WRONG_USE)
    if (terms := folder / "house.toml").exists():
        apply_house(terms, config=config)
    for kind, place in files:
        with _named(place):
            sheet = open_sheet(place)
            if next(sheet.rows(), None) is not None:
                _import(sheet, _reading(sheet, kind), settings(config), choices)


def _emails(members: Path | None) -> dict[str, str]:
    if members is None:
        return {}
    with _named(members):
        sheet = open_sheet(members)
        return emails_of(sheet.rows(), sheet.header, _reading(sheet, Kind.MEMBERS))


def _say_what_is_wrong(checked: Checked) -> None:
    if checked.left_out:
        sys.stdout.write(
            f"Left out, because it is no loan or no subscription yet: {counted(checked.left_out, 'row')}.\n"
        )
    if checked.twice:
        sys.stdout.write(f"Stand twice in the file, the same each time: {counted(checked.twice, 'row')}.\n")
    if checked.problems:
        problems = [replace(one, value=_short(one.value)) for one in checked.problems]
        write_rows([_Listed(one.line, one.column, one.value, str(one.allowed)) for one in problems], as_json=False)
        for (column, value), times in Counter((one.column, one.value) for one in problems).most_common(3):
            if times > 1:
                sys.stdout.write(f"In {times} of these {column} is {value or 'empty'}.\n")
        wrong = f"{counted(len(checked.bad), 'row')} cannot be imported ({counted(len(problems), 'problem')})"
        right = f"{counted(len(checked.rows), 'row')} can."
        sys.stdout.write(f"{wrong}; {right}\n")


def _must_be_right(sheet: Sheet, checked: Checked, choices: _Choices) -> None:
    """Write the problems. Exits with 1 if there are any, unless the rows that fit may be written without the others."""
    _say_what_is_wrong(checked)
    if checked.problems and not choices.skip_bad:
        fail("Nothing was imported. Mend the file, or import the others with --skip-bad.")
    if checked.bad:
        sys.stdout.write(f"What was left out: {_write_bad(sheet, checked)}\n")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A problem as a row of the table."""

    line: int
    column: str
    value: str
    allowed: str


def _short(value: str) -> str:
    """The beginning of the text of a cell."""
    return value if len(value) <= MOST_SHOWN else f"{value[:MOST_SHOWN]}… ({len(value)} characters)"


def _write_bad(sheet: Sheet, checked: Checked) -> Path:
    """Write the rows that cannot be imported to a file beside the sheet, each with its reasons, readable only for its
    owner.
    """
    place = sheet.path.with_name(f"{sheet.path.stem}.bad.csv")
    why: dict[int, list[str]] = defaultdict(list)
    for one in checked.problems:
        why[one.line].append(f"{one.column}: {one.allowed}")
    with os.fdopen(open_new(place), "wb") as file:
        file.write(rows_left_out(sheet, checked, why))
    return place


# --- output ------------------------------------------------------------------------------------------------


def _said(tally: "Tally") -> str:
    columns = ", ".join(f"{name} {times}" for name, times in sorted(tally.columns.items()))
    return f"{tally.added} added, {tally.changed} changed{f' ({columns})' if columns else ''}, {tally.same} as before"


@contextmanager
def _progress(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show a progress bar on a terminal; nothing if standard error is no terminal. Yields a function to call with the
    number of rows done.
    """
    terminal = sys.__stderr__
    if terminal is None or not terminal.isatty():
        yield lambda _many: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*bar, console=Console(file=terminal), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda many: progress.advance(task, many)


# --- earlier imports ---------------------------------------------------------------------------------------------


def _list(config: Settings, as_json: bool) -> None:
    from db.ledger.importing.importer import Importer

    with open_ledger_as(Importer, config) as ledger:
        write_rows(ledger.list_imports(), as_json, ZoneInfo(config.house.timezone))


def _undo(config: Settings, number: int) -> None:
    from db.ledger.importing.importer import Importer

    with open_ledger_as(Importer, config) as ledger, _progress("taking back", None) as at:
        taken = ledger.undo_import(number, at)
    sys.stdout.write(f"Import {number} is taken back: {taken.deleted} deleted, {taken.put_back} put back as before.\n")
    if taken.stays:
        sys.stdout.write(f"In use since, or changed again, so it stays: {counted(taken.stays, 'row')}.\n")
