"""`kiosk report`: a year of the house in numbers, as a table, a spreadsheet or a page to hang up."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import WRONG_USE, AsJson, ConfigFile, fail, settings
from kiosk.cli.ledger import open_ledger
from kiosk.cli.lists import write_rows
from kiosk.cli.reports.spreadsheet import as_csv, euros, save
from kiosk.lending.reports.model import HOUSE, Report, What
from kiosk.settings import Settings

Row = dict[str, str | int | None]
Only = Annotated[str, typer.Option("--initiative", metavar="KEY", help="This initiative alone; otherwise the house.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; otherwise a name in this directory.")
]


TARIFFS = {
    "standard": "loans, standard tariff",
    "social": "loans, social tariff",
    "asked": "asked for loans, in cents",
}


def report(
    year: Annotated[int | None, typer.Option(min=2000, max=2999, help="The year; otherwise this one.")] = None,
    initiative: Only = HOUSE,
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
    config_now = settings(config)
    with open_ledger(config_now) as ledger:
        found = ledger.read_report(year or ledger.today().year)
    if initiative != HOUSE and all(one.key != initiative for one in found.initiatives):
        fail(f"There is no initiative {initiative}.")
    name = "-".join(part for part in ("report", str(found.year), initiative) if part)
    if pdf:
        save(output or Path(f"{name}.pdf"), _page(found, initiative, config_now))
    elif csv:
        save(output or Path(f"{name}.csv"), as_csv(*_spreadsheet(found, initiative)))
    else:
        write_rows(list(_rows(found, initiative)), as_json)


def _page(found: Report, initiative: str, config: Settings) -> bytes:
    from screens.a4.poster import draw_poster
    from screens.present.reports.poster import poster
    from screens.present.words import wordbook

    words = wordbook(config.house.timezone)(config.house.languages[0])
    return draw_poster(poster(found, initiative, config.house.name, words))


def _rows(found: Report, initiative: str) -> Iterator[Row]:
    """A row for each number, with the year before, the year and its months; then what the house should look at."""
    periods = [str(found.year - 1), str(found.year), *(f"{found.year}-{month:02}" for month in range(1, 13))]
    known = [period for period in periods if (initiative, period) in found.numbers]
    for what in What:
        if any(found.of(what, initiative, period) is not None for period in known):
            yield {"what": what.value, **{period: found.of(what, initiative, period) for period in known}}
    tariffs = {period: found.tariffs.get((initiative, period)) for period in known}
    for name in ("standard", "social", "asked"):
        told = {period: getattr(split, name) if split else None for period, split in tariffs.items()}
        yield {"what": TARIFFS[name], **told}
    often = sum(initiative in (HOUSE, one.item.initiative.key) for one in found.often_broken)
    only_now: Row = dict.fromkeys(known)
    yield {"what": "things never lent", **only_now, str(found.year): found.idle(initiative)}
    yield {"what": "things often reported", **only_now, str(found.year): often}


def _spreadsheet(found: Report, initiative: str) -> tuple[list[str], list[list[str | int | date | None]]]:
    """A row for every initiative and period; then the busy hours and the things to look at, a row each."""
    money = "value lent, in euro"
    heading = ["initiative", "period", *(money if what is What.SHARED else what.value for what in What)]
    heading += ["loans, standard tariff", "loans, social tariff", "asked for loans, in euro"]
    rows: list[list[str | int | date | None]] = []
    for (key, period), numbers in sorted(found.numbers.items()):
        if initiative in (HOUSE, key):
            split = found.tariffs.get((key, period))
            shared = numbers.get(What.SHARED, 0)
            rows.append(
                [
                    key or "house",
                    period,
                    *(euros(shared) if what is What.SHARED else numbers.get(what) for what in What),
                    *((split.standard, split.social, euros(split.asked)) if split else (None, None, None)),
                ]
            )
    rows += [[], ["initiative", "day of the week, 1 is Monday", "hour", "done at the kiosk"]]
    rows += [
        [key or "house", day + 1, hour, number]
        for (key, day, hour), number in sorted(found.hours.items())
        if initiative in (HOUSE, key)
    ]
    for name, things, of in (
        ("lent", found.most_lent, "loans"),
        ("never lent", found.never_lent, "value, in euro"),
        ("often reported broken or incomplete", found.often_broken, "reports"),
    ):
        rows += [[], ["initiative", name, "code", of]]
        rows += [
            [
                one.item.initiative.key,
                one.item.name,
                one.item.barcode,
                euros(one.number) if things is found.never_lent else one.number,
            ]
            for one in things
            if initiative in (HOUSE, one.item.initiative.key)
        ]
    return heading, rows
