"""A report as tables. Loans by tariff are in a table of their own."""

from collections.abc import Iterable, Iterator

from kiosk.cli.reports.spreadsheet import euros
from kiosk.lending.reports.model import HOUSE, ItemNumber, Measure, Report, Split
from kiosk.spreadsheet import Cell

Row = dict[str, Cell]
STANDARD, SOCIAL, ASKED = "loans at the standard tariff", "loans at the social tariff", "asked for loans, in euro"
SHARED = "value lent, in euro"


def summary(report: Report, initiative: str) -> Iterator[Row]:
    """A row for each number, with the year before, the year and its months."""
    periods = _periods(report, initiative)
    for what in Measure:
        numbers = {period: report.of(what, initiative, period) for period in periods}
        if any(number is not None for number in numbers.values()):
            yield {"what": _name(what), **{period: _cell(what, number) for period, number in numbers.items()}}
    for name, number in (
        ("things to lend now", report.to_lend(initiative)),
        ("never lent", report.idle(initiative)),
        ("often reported", len(list(_of_initiative(report.often_broken, initiative)))),
    ):
        yield {"what": name, **dict.fromkeys(periods), str(report.year): number}


def fitting(rows: list[Row], columns: int) -> list[Row]:
    """The same rows with as many periods as fit a terminal of `columns` columns: the years first, then the newest
    months.

    The spreadsheet and the JSON have all months.
    """
    width = {key: max(len(key), *(len(str(row[key] or "")) for row in rows)) + 3 for key in rows[0]}
    what, *periods = rows[0]
    room, kept = columns - width[what] - 1, [what]
    for period in sorted(periods, key=lambda one: ("-" not in one, one), reverse=True):
        room -= width[period]
        if room >= 0:
            kept.append(period)
    return [{key: row[key] for key in row if key in kept} for row in rows]


def by_tariff(report: Report, initiative: str) -> Iterator[Row]:
    """The loans by tariff; a cell is empty if its number is not disclosed."""
    splits = {period: report.tariffs.get((initiative, period)) for period in _periods(report, initiative)}
    for at, name in enumerate((STANDARD, SOCIAL, ASKED)):
        yield {"what": name, **{period: _split(split)[at] for period, split in splits.items()}}


def spreadsheet(report: Report, initiative: str) -> tuple[list[str], list[list[Cell]]]:
    """A row for every initiative and period, and below it tables of the tariffs, the busy hours and the items."""
    places = [place for place in sorted(report.numbers) if initiative in (HOUSE, place[0])]
    rows: list[list[Cell]] = [
        [key or "house", period, *(_cell(what, report.of(what, key, period)) for what in Measure)]
        for key, period in places
    ]
    rows += [[], ["initiative", "period", STANDARD, SOCIAL, ASKED]]
    rows += [[key or "house", period, *_split(report.tariffs.get((key, period)))] for key, period in places]
    rows += [[], ["initiative", "day of the week, 1 is Monday", "hour", Measure.ACTIONS.value]]
    rows += [
        [key or "house", day + 1, hour, number]
        for (key, day, hour), number in sorted(report.hours.items())
        if initiative in (HOUSE, key)
    ]
    rows += _listed("loans", "lent", report.most_lent, initiative)
    rows += _listed("value, in euro", "never lent", report.never_lent, initiative)
    rows += _listed("reports", "often reported broken or incomplete", report.often_broken, initiative)
    return ["initiative", "period", *map(_name, Measure)], rows


def _listed(number: str, title: str, ranked: Iterable[ItemNumber], initiative: str) -> Iterator[list[Cell]]:
    yield []
    yield ["initiative", title, "code", number]
    for one in _of_initiative(ranked, initiative):
        item = one.item
        yield [item.initiative.key, item.name, item.barcode, euros(one.number) if "euro" in number else one.number]


def _periods(report: Report, initiative: str) -> list[str]:
    """The year before, the year, and the months of it that have begun."""
    year = report.year
    periods = (str(year - 1), str(year), *(f"{year}-{month:02}" for month in range(1, 13)))
    return [period for period in periods if (initiative, period) in report.numbers]


def _of_initiative(ranked: Iterable[ItemNumber], initiative: str) -> Iterator[ItemNumber]:
    return (one for one in ranked if initiative in (HOUSE, one.item.initiative.key))


def _name(what: Measure) -> str:
    return SHARED if what is Measure.SHARED else what.value


def _cell(what: Measure, number: int | None) -> Cell:
    return euros(number) if what is Measure.SHARED and number is not None else number


def _split(split: Split | None) -> tuple[Cell, Cell, Cell]:
    return (split.standard, split.social, euros(split.asked)) if split else (None, None, None)
