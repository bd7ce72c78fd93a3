"""The common parts of commands that write a spreadsheet: their option, amounts of money, and saving the file."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import plain_errors, remark
from kiosk.own_files import open_new

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; otherwise a name in this directory.")
]


def euros(cents: int) -> str:
    """An amount as a number with a comma: `12,50`."""
    return f"{cents // 100},{cents % 100:02}"


def save(path: Path, content: bytes) -> None:
    """Write the file, readable only for its owner, and report it; exits with 1 if that fails."""
    with plain_errors(OSError), open(open_new(path), "wb") as file:
        file.write(content)
    remark(f"{path} is written.")
