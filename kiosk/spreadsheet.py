"""Makes tables for spreadsheets: CSV with semicolons, in UTF-8 with a byte order mark, as Excel opens it in Belgium."""

import csv
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""The beginnings of a text that a spreadsheet reads as a formula; an apostrophe before it makes it a text."""

Cell = str | int | date | None


def as_csv(heading: Sequence[str], rows: Iterable[Collection[Cell]]) -> bytes:
    """The bytes of the file; None is an empty cell."""
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=";")
    lines.writerow(heading)
    lines.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case date():
            return cell.isoformat()
        case str() if cell.startswith(FORMULA):
            return f"'{cell}"
        case _:
            return cell
