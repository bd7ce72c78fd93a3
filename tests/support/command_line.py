"""The commands of `kiosk`, run in the process of the tests."""

from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from kiosk.cli.commands import app


def kiosk(config: Path, *words: object, typed: str = "", **env: str) -> Result:
    """Runs a command without a terminal, with `typed` as its standard input. Raises what the command raises.

    COLUMNS is unset, because a test runner may set its own width.
    """
    alone: dict[str, str | None] = {"COLUMNS": None, **env}
    said = [*map(str, words), "--config", str(config)]
    return CliRunner().invoke(app, said, input=typed, env=alone, catch_exceptions=False)
