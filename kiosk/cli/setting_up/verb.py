"""`kiosk setup`: the command with its options."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import ConfigFile


def setup(
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            metavar="FILE",
            readable=False,
            help="Ask nobody: the answers are in this file. docs/setup.md tells its keys.",
        ),
    ] = None,
    defaults: Annotated[
        bool, typer.Option("--defaults", help="Ask nobody: take what Enter would take, where FILE has no answer.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Set up this kiosk: asks one question at a time, and writes kiosk.toml.

    Nothing is changed before the last question. Run it again at any time: it begins with what holds now.
    """
    from kiosk.cli.setting_up.session import set_up  # imported only here, because other commands do not need it

    set_up(answers, defaults, config)
