"""`kiosk report`: a year of the house in numbers, as tables, a spreadsheet or a page to hang up."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import WRONG_USE, AsJson, ConfigFile, fail, settings
from kiosk.cli.ledger import open_ledger
from kiosk.cli.lists import UNFOLDED, write_rows
from kiosk.cli.reports.spreadsheet import Output, save
from kiosk.cli.reports.tables import by_tariff, fitting, spreadsheet, summary
from kiosk.lending.reports.model import HOUSE, Report
from kiosk.settings import Settings
from kiosk.spreadsheet import as_csv


def report(
    year: Annotated[int | None, typer.Option(min=2000, max=2999, help="The year; otherwise this one.")] = None,
    initiative: Annotated[
        str, typer.Option("--initiative", metavar="KEY", help="This initiative alone; otherwise the house.")
    ] = HOUSE,
    pdf: Annotated[bool, typer.Option("--pdf", help="One page of A4 to hang up, beside the year before.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Every month of every initiative, for a spreadsheet.")] = False,
    output: Output = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """A year in numbers: loans, members, visits, points, what is late, never lent or often broken, value shared.

    Loans by tariff are told of months that are over, where there are at least five of each, and never where one could
    work out fewer.
    """
    if pdf + csv + as_json > 1:
        fail("Choose one of --pdf, --csv and --json.", WRONG_USE)
    loaded = settings(config)
    with open_ledger(loaded) as ledger:
        found = ledger.read_report(year or ledger.today().year)
    if initiative != HOUSE and all(one.key != initiative for one in found.initiatives):
        fail(f"There is no initiative {initiative}.")
    name = "-".join(part for part in ("report", str(found.year), initiative) if part)
    if pdf:
        save(output or Path(f"{name}.pdf"), _page(found, initiative, loaded))
    elif csv:
        save(output or Path(f"{name}.csv"), as_csv(*spreadsheet(found, initiative)))
    elif as_json:
        write_rows([*summary(found, initiative), *by_tariff(found, initiative)], as_json)
    else:
        columns = shutil.get_terminal_size((UNFOLDED, 1)).columns
        write_rows(fitting(list(summary(found, initiative)), columns), as_json)
        write_rows(fitting(list(by_tariff(found, initiative)), columns), as_json)


def _page(found: Report, initiative: str, loaded: Settings) -> bytes:
    from screens.a4.poster import draw_poster
    from screens.present.reports.poster import poster
    from screens.present.words import wordbook

    words = wordbook(loaded.house.timezone)(loaded.house.languages[0])
    return draw_poster(poster(found, initiative, loaded.house.name, words))
