"""`kiosk scanner`: sets the keyboard layout in which a scanner types."""

import sys
from typing import Annotated

import typer

from kiosk.cli.common import ConfigFile, settings
from kiosk.cli.ledger import carry_out
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.commands import SetLayout

scanner = typer.Typer(help="Scanners that type.", no_args_is_help=True)


@scanner.command("layout")
def set_layout(
    name: Annotated[str, typer.Argument(help="The name of the scanner, as `kiosk doctor` writes it.")],
    layout: Annotated[KeyboardLayout, typer.Argument(help="The layout that it was set to.")],
    config: ConfigFile = None,
) -> None:
    """Read a scanner in the layout that it types in; a running kiosk does so within a minute."""
    loaded = settings(config)
    carry_out(loaded, SetLayout(name, layout))
    if fixed := loaded.scanner.fixed_layout:
        sys.stdout.write(f'The kiosk does not use it: layout = "{fixed.value}" stands under [scanner] in kiosk.toml.\n')
