"""`kiosk late`: the late items and those that lie ready, to read, to print, or as a spreadsheet for letters."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.clock import time_of
from kiosk.cli.common import WRONG_USE, AsJson, ConfigFile, fail, settings
from kiosk.cli.devices import open_real_printer, print_slip
from kiosk.cli.ledger import open_ledger
from kiosk.cli.lists import write_rows
from kiosk.cli.reports.spreadsheet import Output, save
from kiosk.lending.actors import CommandLine
from kiosk.lending.reports.late import LateLoan, Overdue, ReadyItem
from kiosk.spreadsheet import Cell, as_csv

HEADING = (
    *("initiative", "why", "member", "name", "language", "item", "code", "lent"),
    *("day", "days late", "somebody waits", "slip"),
)
"""The columns. `day` is the due day of the item, or the last day on which it lies ready."""


def late(
    initiative: Annotated[str, typer.Option("--initiative", metavar="KEY", help="Of this initiative alone.")] = "",
    pdf: Annotated[bool, typer.Option("--pdf", help="A list on A4.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="A spreadsheet, for a letter to each of them.")] = False,
    slip: Annotated[bool, typer.Option("--print", help="A slip on the receipt printer.")] = False,
    output: Output = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """What is late and what lies ready for somebody, by initiative: for whom and since when."""
    if pdf + csv + slip + as_json > 1:
        fail("Choose one of --pdf, --csv, --print and --json.", WRONG_USE)
    loaded = settings(config)
    with open_ledger(loaded) as ledger:
        found = ledger.read_overdue_of(CommandLine(), initiative)
    if csv:
        save(output or Path("late.csv"), as_csv(HEADING, [row.values() for row in _rows(found)]))
    elif not pdf and not slip:
        write_rows(_rows(found), as_json)
    else:
        from screens.present.reports.late import late_list, write_late
        from screens.present.words import wordbook

        words = wordbook(loaded.house.timezone)(loaded.house.languages[0])
        if slip:
            when = words.moment(time_of(loaded))
            print_slip(open_real_printer(loaded.printer), write_late(found, words, when, loaded.house.name))
            return
        from screens.a4.late import draw_late

        save(output or Path("late.pdf"), draw_late(late_list(found, loaded.house.name, words)))


def _rows(found: Overdue) -> list[dict[str, Cell]]:
    rows = [*(_late(one, found) for one in found.late), *map(_ready, found.ready)]
    return [dict(zip(HEADING, row, strict=True)) for row in rows]


def _late(one: LateLoan, found: Overdue) -> list[Cell]:
    waited_for = "yes" if one.waited_for else ""
    return [*_about(one, "late"), one.lent_on, one.due_on, found.days(one), waited_for, None]


def _ready(one: ReadyItem) -> list[Cell]:
    return [*_about(one, "ready"), None, one.until, None, "", one.code]


def _about(one: LateLoan | ReadyItem, why: str) -> list[Cell]:
    who, item = one.person, one.item
    return [item.initiative.key, why, who.number, who.name, who.language, item.name, item.barcode]
