"""Adds up the numbers of the days of two years to the numbers of a report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kiosk.lending.reports.model import HOUSE, ONLY_OF_HOUSE, Measure, Numbers, ReportCell, cells_of

Happened = Mapping[tuple[str, date, Measure], int]
"""The number of each measure by initiative and day; the key is `HOUSE` for numbers that belong to no single
initiative.
"""

COUNTED_APART = frozenset({Measure.MEMBERS})
"""The measures that are counted for each period separately: a member who came twice counts once, so months cannot be
added up.
"""


def add_up(
    happened: Happened, members: Mapping[ReportCell, int], initiatives: Iterable[str], years: Iterable[int], today: date
) -> dict[ReportCell, Numbers]:
    """The numbers of all months and years that have begun by `today`, of every initiative and of the house.

    `members` are the numbers of different members of each cell. A number without any event is 0. Only visits are left
    out in a period without a counted visit: visits were not counted yet then.
    """
    totals: defaultdict[ReportCell, dict[Measure, int]] = defaultdict(dict)
    for where in (HOUSE, *initiatives):
        for period in _begun(years, today):
            counted = {one: 0 for one in Measure if one is not Measure.VISITS}
            of_house = where == HOUSE
            totals[where, period] = {one: n for one, n in counted.items() if of_house or one not in ONLY_OF_HOUSE}
            totals[where, period][Measure.MEMBERS] = members.get((where, period), 0)
    for (initiative, day, what), number in happened.items():
        for cell in cells_of(initiative, day):
            if cell in totals:
                totals[cell][what] = totals[cell].get(what, 0) + number
    return dict(totals)


def _begun(years: Iterable[int], today: date) -> list[str]:
    months = [date(year, month, 1) for year in years for month in range(1, 13)]
    begun = [first for first in months if first <= today]
    return [f"{first:%Y-%m}" for first in begun] + sorted({f"{first:%Y}" for first in begun})
