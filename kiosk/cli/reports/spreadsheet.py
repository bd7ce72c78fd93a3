"""A table for a spreadsheet: CSV with semicolons, in UTF-8 with a byte order mark, as Excel opens it in Belgium."""

import csv
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import plain_errors, remark
from kiosk.own_files import open_new

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text."""

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; otherwise a name in this directory.")
]
Cell = str | int | date | None


def as_csv(heading: Sequence[str], rows: Iterable[Collection[Cell]]) -> bytes:
    """The table; an empty cell for None."""
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=";")
    lines.writerow(heading)
    lines.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def euros(cents: int) -> str:
    """An amount as a number with a comma: `12,50`."""
    return f"{cents // 100},{cents % 100:02}"


def save(path: Path, content: bytes) -> None:
    """Write the file, which only its owner reads, and say so; exit with status 1 if that fails."""
    with plain_errors(OSError), open(open_new(path), "wb") as file:
        file.write(content)
    remark(f"{path} is written.")


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
