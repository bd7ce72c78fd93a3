"""Opens a sheet: CSV in any of the forms that spreadsheets write, or XLSX; its header, and its rows one by one."""

import csv
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

from kiosk.importing.cells import Cell
from kiosk.lending.upkeep.sheets import Unfit

SEPARATORS = ";,\t"
LONGEST_CELL = 1_000_000
END = "\ufdd0"
"""A line that is added at the end of a CSV and occurs in no text: if it is found in a cell, a quote was not closed."""

Row = tuple[int, tuple[Cell, ...]]
"""The number of the row, counted from 1 as a spreadsheet does, and the cells."""


class SheetError(Exception):
    """The file cannot be read as a sheet; `unfit` is the reason, and the text has it with `detail`."""

    def __init__(self, unfit: Unfit, detail: str = "") -> None:
        super().__init__(detail or unfit.value)
        self.unfit = unfit


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file with its header. `form` describes the kind of file in a few words; `digest` is equal for equal files."""

    path: Path
    header: tuple[str, ...]
    form: str
    text: str | None

    def rows(self) -> Iterator[Row]:
        """The rows below the header; empty rows are left out."""
        found = _rows_of_xlsx(self.path) if self.text is None else _rows_of_csv(self.text)
        next(found, None)
        return (row for row in found if any(cell not in (None, "") for cell in row[1]))


def open_sheet(path: Path) -> Sheet:
    """Opens a sheet and reads its header. Raises SheetError for a file that is no sheet, OSError if reading fails."""
    content = path.read_bytes()
    if content[:4] == b"PK\x03\x04":
        header = next(_rows_of_xlsx(path), (1, ()))[1]
        return Sheet(path, _header(header), "an Excel workbook", None)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise SheetError(Unfit.OLD_EXCEL)
    text, encoding = _decoded(content)
    first = next(_rows_of_csv(text), (1, ()))[1]
    separator = {";": "semicolons", ",": "commas", "\t": "tabs"}[_separator(text)]
    return Sheet(path, _header(first), f"CSV with {separator}, {encoding}", text)


def _header(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    header = tuple(" ".join(str(cell).split()) if cell is not None else "" for cell in cells)
    if not any(header):
        raise SheetError(Unfit.EMPTY)
    return header


# --- CSV ---------------------------------------------------------------------------------------------------------


def _decoded(content: bytes) -> tuple[str, str]:
    """The text, and the name of the encoding it was in."""
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SheetError(Unfit.NO_SHEET)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "CP1252"


def _separator(text: str) -> str:
    """The most frequent separator in the first line, outside quotes, or the one in a line `sep=;`, which Excel reads
    too.
    """
    first = text.lstrip().partition("\n")[0]
    if first[:4].lower() == "sep=" and first[4:5] in tuple(SEPARATORS):
        return first[4:5]
    bare = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def _rows_of_csv(text: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(chain(StringIO(text, newline=""), (END,)), delimiter=_separator(text))
    number = line = 0
    try:
        for row in reader:
            line, began = reader.line_num, line + 1
            if row == [END]:
                return
            if row and row[-1].endswith(END):
                raise csv.Error(f"a quote in line {began} is not closed")
            if not number and row and row[0].lower().startswith("sep="):
                continue  # a spreadsheet does not show it
            number += 1
            if row:
                yield number, tuple(row)
    except csv.Error as error:
        raise SheetError(Unfit.UNREADABLE_LINE, f"Line {reader.line_num} cannot be read: {error}.") from error


# --- XLSX --------------------------------------------------------------------------------------------------------


def _rows_of_xlsx(path: Path) -> Iterator[Row]:
    """The rows of the first sheet."""
    from openpyxl import load_workbook

    with path.open("rb") as file:  # the library leaves the file open if it fails
        try:
            with closing(load_workbook(file, read_only=True, data_only=True)) as book:
                sheet = book.worksheets[0]
                sheet.reset_dimensions()
                for line, row in enumerate(sheet.iter_rows(), start=1):
                    yield line, tuple(map(_shown, row))
        except Exception as error:  # for a damaged file, the library raises any error
            raise SheetError(Unfit.DAMAGED) from error


def _shown(cell: Any) -> Cell:
    """The value of a cell; a number that is shown with leading zeros keeps them."""
    value: Cell = cell.value
    if isinstance(value, int) and not isinstance(value, bool):
        zeros = cell.number_format.strip('"')
        if len(zeros) > 1 and not zeros.strip("0"):
            return str(value).zfill(len(zeros))
    return value
