"""`kiosk sheets`: checks the sheets that came on a stick, imports one, or takes an import back, as the desk requested.

`kiosk-sheets.service` runs it beside the kiosk. No content and no name of a sheet is written to the log.
"""

import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kiosk.cli.clock import time_of
from kiosk.cli.common import ConfigFile, fail, plain_errors, remark, settings
from kiosk.cli.exchange.against_house import check_sheet, digest_of_import, reading_of, rows_left_out
from kiosk.cli.ledger import key_of, open_ledger_as
from kiosk.importing.checking import emails_of
from kiosk.importing.fitted import Checked
from kiosk.importing.mapping import MappingError
from kiosk.importing.recognising import Reading, UnrecognisedError, recognise
from kiosk.importing.rows import Kind
from kiosk.importing.sheets import Sheet, SheetError, open_sheet
from kiosk.lending.upkeep.sheets import Problem, SheetJob, SheetPhase, StickSheet, Unfit
from kiosk.settings import Settings
from kiosk.sheets.requests import (
    LEFT_OUT,
    WRONG,
    SheetRequest,
    begin,
    copy_of,
    folder_of,
    keep_list,
    save_progress,
    stop,
)
from kiosk.sheets.stick import FROM_STICK, exchange
from kiosk.spreadsheet import as_csv
from screens.present.sheets.sentences import allowed_in, heads_of_problems
from screens.present.words import wordbook

if TYPE_CHECKING:
    from db.ledger.importing.importer import Importer

SHOWN = 5
"""The number of problems of a sheet that the desk shows; the list for the stick has all of them."""
LONGEST = 60
"""The most characters of a cell, or of the name of a column, that are shown."""
SAVED_EVERY = 5.0
"""Seconds between two savings of the progress."""


def sheets(config: ConfigFile = None) -> None:
    """Check, import or take back the sheets of a stick, as the desk requested; without a request, check them.

    The lists of wrong rows are written onto the stick with the next backup.
    """
    loaded = settings(config)
    folder = folder_of(loaded.database.exports_path)
    with plain_errors(OSError):
        request, found = begin(folder, time_of(loaded))
        try:
            from db.ledger.importing.importer import Importer

            with open_ledger_as(Importer, loaded, key_of(loaded)) as ledger:
                Work(loaded, ledger, folder, found, lambda: time_of(loaded)).do(request)
        except (typer.Exit, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - its message may name a person, so only its class and line are reported
            place = traceback.extract_tb(error.__traceback__)[-1]
            fail(f"The sheets were given up: {type(error).__name__} at {Path(place.filename).name}:{place.lineno}.")
        finally:
            stop(folder)


def take_sheets(config: Settings, stick: Path, *, put_in: bool) -> None:
    """Copy the sheets of the folder `inlezen` of a mounted stick, if it has one, and write the waiting lists there."""
    try:
        exchange(folder_of(config.database.exports_path), stick, time_of(config), put_in=put_in)
    except OSError as error:
        remark(f"{stick / FROM_STICK}: not everything was taken or put there: {error.strerror}.")


class Work:
    """Carries out one request for the sheets in this folder. `now` returns the time in UTC."""

    def __init__(
        self,
        config: Settings,
        ledger: "Importer",
        folder: Path,
        sheets: tuple[StickSheet, ...],
        now: Callable[[], datetime],
    ) -> None:
        self._config, self._ledger, self._folder, self._now = config, ledger, folder, now
        self._sheets = {one.digest: one for one in sheets}
        self._words = wordbook(config.house.timezone)(config.house.languages[0])
        self._saved = 0.0

    def do(self, request: SheetRequest) -> None:
        """Do the job; then check the other sheets again, as members or items that they name may be new or gone."""
        sheet = self._sheets.get(request.digest)
        if request.job is SheetJob.IMPORT and sheet is not None:
            self._import(sheet)
        elif request.job is SheetJob.TAKE_BACK and sheet is not None:
            self._take_back(sheet)
        done = "" if request.job is SheetJob.CHECK else request.digest
        for one in tuple(self._sheets.values()):
            if one.digest != done and one.phase in (SheetPhase.CHECKING, SheetPhase.CHECKED):
                self._check(one)

    def _check(self, sheet: StickSheet) -> None:
        """Find and save what an import of this sheet would do, and all that is wrong with it."""
        sheet = replace(sheet, phase=SheetPhase.CHECKING, changed_since_check=False)
        self._save(sheet)
        if (read := self._read(sheet)) is not None:
            _, reading, checked = read
            self._save(self._compared(sheet, reading, checked))

    def _compared(self, sheet: StickSheet, reading: Reading, checked: Checked) -> StickSheet:
        would = self._ledger.compare(reading.kind, checked.rows, self._progress(sheet.digest, len(checked.rows)))
        keep_list(self._folder, sheet, WRONG, self._problems(checked) if checked.problems else b"")
        return replace(
            sheet,
            phase=SheetPhase.CHECKED,
            kind=reading.kind.value,
            added=would.added,
            changed=would.changed,
            same=would.same,
            wrong=len(checked.bad),
            first_problems=_first(checked),
        )

    def _import(self, sheet: StickSheet) -> None:
        """Import the correct rows; only check the sheet again if it has other problems than the desk showed."""
        if (read := self._read(sheet)) is None:
            return
        opened, reading, checked = read
        if (len(checked.bad), _first(checked)) != (sheet.wrong, sheet.first_problems):
            self._save(replace(self._compared(sheet, reading, checked), changed_since_check=True))
            return
        from db.ledger.importing.importer import Source

        keep_list(self._folder, sheet, LEFT_OUT, self._left_out(opened, checked) if checked.bad else b"")
        source = Source(sheet.name, digest_of_import(opened, reading), reading.source)
        progress = self._progress(sheet.digest, len(checked.rows))
        number, _ = self._ledger.import_rows(source, reading.kind, checked.rows, progress)
        added, changed = self._ledger.written_by(number)  # also before it was cut off
        done = replace(sheet, phase=SheetPhase.IMPORTED, number=number, began=self._began(number), first_problems=())
        self._save(replace(done, added=added, changed=changed))

    def _take_back(self, sheet: StickSheet) -> None:
        if sheet.began is None or self._began(sheet.number) != sheet.began:  # the ledger is that of an older backup
            self._save(replace(sheet, phase=SheetPhase.UNFIT, unfit=Unfit.NOT_KEPT))
            return
        taken = self._ledger.undo_import(sheet.number, self._progress(sheet.digest, sheet.to_write))
        sheet = replace(sheet, added=taken.deleted, changed=taken.put_back, stays=taken.stays)
        self._save(replace(sheet, phase=SheetPhase.TAKEN_BACK))

    def _began(self, number: int) -> datetime | None:
        """The moment at which the import of this number began; None if there is no such import."""
        return next((one.began for one in self._ledger.list_imports() if one.number == number), None)

    # --- the lists for the stick ---------------------------------------------------------------------------------

    def _problems(self, checked: Checked) -> bytes:
        """All problems of a sheet, as a CSV file."""
        rows = [(one.line, one.column, one.value, allowed_in(one.allowed, self._words)) for one in checked.problems]
        return as_csv(heads_of_problems(self._words), rows)

    def _left_out(self, opened: Sheet, checked: Checked) -> bytes:
        """The rows that are not imported, as a sheet in which somebody can correct them."""
        why: dict[int, list[str]] = defaultdict(list)
        for one in checked.problems:
            why[one.line].append(f"{one.column}: {allowed_in(one.allowed, self._words)}")
        return rows_left_out(opened, checked, why)

    # --- the file ------------------------------------------------------------------------------------------------

    def _read(self, sheet: StickSheet) -> tuple[Sheet, Reading, Checked] | None:
        """The copy of a sheet, checked against the house; None, with the reason saved, if it cannot be read."""
        try:
            opened = open_sheet(copy_of(self._folder, sheet))
            reading = reading_of(opened)
            if reading.kind is Kind.ROLES:  # a coordinator may not give the right to be one
                self._save(replace(sheet, phase=SheetPhase.UNFIT, unfit=Unfit.ROLES))
                return None
            emails = self._emails() if reading.kind is Kind.LOANS else {}
            seen = self._progress(sheet.digest, 0)
            checked = check_sheet(self._ledger, self._config, opened, reading, lambda _line: seen(1), emails=emails)
        except SheetError as error:
            unfit = error.unfit
        except UnrecognisedError:
            unfit = Unfit.UNKNOWN_HEADER
        except MappingError:
            unfit = Unfit.MAPPING
        except FileNotFoundError:
            unfit = Unfit.GONE
        else:
            return opened, reading, checked
        self._save(replace(sheet, phase=SheetPhase.UNFIT, unfit=unfit, first_problems=()))
        return None

    def _emails(self) -> Mapping[str, str]:
        """The member number of each e-mail address, from the sheets of members on the same stick."""
        found: dict[str, str] = {}
        for one in self._sheets.values():
            try:
                opened = open_sheet(copy_of(self._folder, one))
                found |= emails_of(opened.rows(), opened.header, recognise(opened.header, Kind.MEMBERS))
            except (SheetError, UnrecognisedError, FileNotFoundError):
                continue
        return found

    # --- progress ------------------------------------------------------------------------------------------------

    def _save(self, sheet: StickSheet) -> None:
        """Save this sheet with its progress; the sheets are saved in the order in which they are to be imported."""
        self._sheets[sheet.digest] = sheet
        order = [kind.value for kind in Kind]
        known = sorted(self._sheets.values(), key=lambda one: order.index(one.kind) if one.kind else len(order))
        save_progress(self._folder, known, self._now())
        self._saved = time.monotonic()

    def _progress(self, digest: str, total: int) -> Callable[[int], None]:
        """A function to call with the number of rows done since its last call. `total` is 0 while it is unknown."""
        self._sheets[digest] = replace(self._sheets[digest], done=0, total=total)

        def done(more: int) -> None:
            sheet = self._sheets[digest]
            self._sheets[digest] = sheet = replace(sheet, done=sheet.done + more)
            if time.monotonic() - self._saved >= SAVED_EVERY:
                self._save(sheet)

        return done


def _first(checked: Checked) -> tuple[Problem, ...]:
    """The first problems, with long cells shortened."""
    problems = checked.problems[:SHOWN]
    return tuple(replace(one, column=_cut(one.column), value=_cut(one.value)) for one in problems)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
