"""Decides which backups of one place are kept: the last of 7 days, of 4 weeks and of 12 months, none older than a
year.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

DAYS, WEEKS, MONTHS = 7, 4, 12
OLDEST = timedelta(days=366)
"""The greatest age of a backup: after this time no backup has an erased member or a forgotten borrower."""


def too_many(made: Iterable[datetime], latest: datetime) -> frozenset[datetime]:
    """The moments, among those at which backups were `made`, whose backups are to be removed. Moments are local.

    Only days, weeks and months with a backup count, so a month in which the kiosk was off removes none. `latest` is the
    moment of the newest entry in the ledger: the age is counted from it and not from the clock, which may be years
    ahead by mistake. The newest backup is always kept.
    """
    newest_first = sorted(set(made), reverse=True)
    kept: set[datetime] = set(newest_first[:1])
    rules: tuple[tuple[Callable[[date], object], int], ...] = (
        (lambda day: day, DAYS),
        (lambda day: day.isocalendar()[:2], WEEKS),
        (lambda day: (day.year, day.month), MONTHS),
    )
    for period, most in rules:
        last_of = {period(each.date()): each for each in reversed(newest_first)}
        kept.update(sorted(last_of.values(), reverse=True)[:most])
    young = {each for each in kept if each >= latest - OLDEST}
    return frozenset(newest_first) - young - frozenset(newest_first[:1])
