"""`kiosk house`: reads the terms of the house from a file, and writes them to one."""

import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import WRONG_USE, ConfigFile, fail, pictures, remark, settings
from kiosk.cli.ledger import do, open_ledger
from kiosk.house import HouseFileError, changes, dump, load
from kiosk.lending.commands import ApplyHouse, Fate, HousePlan, InitiativeChange
from kiosk.lending.terms import House, Terms

house = typer.Typer(help="The initiatives of the house and their terms.", no_args_is_help=True)

DEMO = "demo_house.toml"


@house.command("apply")
def apply_house(
    file: Annotated[Path, typer.Argument(readable=False, help="A house.toml; docs/house.md explains it.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    config: ConfigFile = None,
) -> None:
    """Let these terms hold from now on, and show what changes. What is lent and sold already keeps its own terms."""
    loaded, (of_house, terms) = settings(config), _read(file)
    with open_ledger(loaded) as ledger:
        plan = ledger.plan_house(of_house, terms) if dry_run else do(ledger, ApplyHouse(of_house, terms)).plan
    assert plan is not None
    for line in _lines_of_plan(plan):
        sys.stdout.write(f"{line}\n")
    if dry_run and plan.changes_something:
        sys.stdout.write("This was a dry run: nothing has been changed.\n")


@house.command("show")
def show_house(config: ConfigFile = None) -> None:
    """Print what holds now, as a file that can be changed and applied."""
    with open_ledger(settings(config)) as ledger:
        sys.stdout.write(dump(*ledger.read_house()))


def demo_house() -> tuple[House, tuple[Terms, ...]]:
    """The terms of the demo house: an example, in the same form as any other."""
    with as_file(files("kiosk") / DEMO) as path:
        return load(path, pictures())


def _read(file: Path) -> tuple[House, tuple[Terms, ...]]:
    """The house and the terms in the file; exits with 2 and one sentence about an error in it."""
    from kiosk.holidays import known_countries

    try:
        return load(file, pictures(), known_countries(), _left_out)
    except HouseFileError as error:
        fail(str(error), WRONG_USE)


def _left_out(key: str) -> None:
    remark(f"{key}: characters that nobody can see were left out.")


def _lines_of_plan(plan: HousePlan) -> Iterator[str]:
    """The changes of a plan: a line for the house and for each initiative, with a line for each key below."""
    if of_house := changes(plan.before, plan.after):
        yield "The house changes:"
        yield from _indented(of_house)
    for change in plan.initiatives:
        yield from _lines_of_change(change)
    if plan.reordered:
        yield "The initiatives come in another order."
    if not plan.changes_something:
        yield "Nothing changes."


def _lines_of_change(change: InitiativeChange) -> Iterator[str]:
    name = f"{change.terms.name} ({change.terms.key})"
    match change.fate:
        case Fate.NEW:
            yield f"{name} is new."
        case Fate.CHANGED:
            assert change.before is not None
            assert change.after is not None
            yield f"{name} changes:"
            yield from _indented(changes(change.before, change.after))
        case Fate.TAKEN_OUT:
            yield f"{name} is not in the file and has nothing: it is taken out."
        case Fate.LEFT:
            yield f"{name} is not in the file: it stays as it is."
        case Fate.UNCHANGED:
            pass
    if change.unnamed:
        yield f"  Some of its items are of a category that it does not name: {', '.join(change.unnamed)}."


def _indented(lines: tuple[str, ...]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
