"""The unions of commands are complete: every command is in one, so the desk or the command line can send it."""

from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from kiosk.lending import commands

VALUES = {"Details", "Done", "HousePlan", "InitiativeChange"}
"""Values that commands carry or answer with, and that are no commands."""
MODULES = sorted(path.stem for path in Path(commands.__file__).parent.glob("[!_]*.py"))
KNOWN = get_args(commands.Command)


def classes(module: str) -> list[type]:
    inner = import_module(f"kiosk.lending.commands.{module}")
    own = [value for value in vars(inner).values() if isinstance(value, type) and value.__module__ == inner.__name__]
    return [value for value in own if is_dataclass(value) and value.__name__ not in VALUES]


@pytest.mark.parametrize("module", MODULES)
def test_every_command_is_in_a_union_of_the_room(module: str) -> None:
    missing = [value.__name__ for value in classes(module) if value not in KNOWN]
    assert missing == [], f"add {missing} to a union in kiosk/lending/commands/__init__.py"


def test_the_unions_have_commands_alone() -> None:
    assert {value for module in MODULES for value in classes(module)} == set(KNOWN)
