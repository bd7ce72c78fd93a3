"""Adds up what happened on the days of two years to the numbers of a report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kiosk.lending.reports.model import HOUSE, ONLY_OF_HOUSE, Numbers, Place, What, places_of

Happened = Mapping[tuple[str, date, What], int]
"""How much of what happened on a day at an initiative; `HOUSE` where it is of no single one."""

COUNTED_APART = frozenset({What.MEMBERS})
"""Whoever came twice counts once, so months do not add up to a year."""


def add_up(
    happened: Happened, members: Mapping[Place, int], initiatives: Iterable[str], years: Iterable[int], today: date
) -> dict[Place, Numbers]:
    """The numbers of all months and years that have begun by `today`, of every initiative and of the house.

    `members` are the different members of each place. What did not happen is 0, except a visit in a period in which
    none was counted: then visits were not counted yet.
    """
    totals: defaultdict[Place, dict[What, int]] = defaultdict(dict)
    for where in (HOUSE, *initiatives):
        for period in _begun(years, today):
            counted = {one: 0 for one in What if one is not What.VISITS}
            of_house = where == HOUSE
            totals[where, period] = {one: n for one, n in counted.items() if of_house or one not in ONLY_OF_HOUSE}
            totals[where, period][What.MEMBERS] = members.get((where, period), 0)
    for (initiative, day, what), number in happened.items():
        for place in places_of(initiative, day):
            if place in totals:
                totals[place][what] = totals[place].get(what, 0) + number
    return dict(totals)


def _begun(years: Iterable[int], today: date) -> list[str]:
    months = [date(year, month, 1) for year in years for month in range(1, 13)]
    begun = [first for first in months if first <= today]
    return [f"{first:%Y-%m}" for first in begun] + sorted({f"{first:%Y}" for first in begun})
