"""Reads the `Report` of a year of the house and the year before it."""

from collections import Counter
from datetime import date, datetime, time

from db.ledger.people.roles import Authority
from db.ledger.privacy.counting import members_by_cell, tariffs_of
from db.ledger.statements import figures as sql
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import SELF_SERVICE, Transaction, initiative_of
from kiosk.lending.actors import Right
from kiosk.lending.reports.adding import add_up
from kiosk.lending.reports.disclosure import disclosed
from kiosk.lending.reports.model import HOUSE, ItemNumber, Measure, Report, ReportCell, Split
from kiosk.lending.volunteers.events import FiguresRead

OFTEN = 2
"""The number of reports in a year from which on an item counts as often broken."""
EARNED = ("plan", "given", "counted", "corrected")
ASKED = ("loan", "renewal", "late")


def read_report(tx: Transaction, year: int) -> Report:
    """The report of this year, without the months that have not begun."""
    years = (year - 1, year)
    found = _Found(tx, years)
    keys = tuple(one.key for one in found.initiatives.values())
    items = tx.connection.execute(sql.LENT_ITEMS).all()

    def ranked(numbers: Counter[int], least: int) -> tuple[ItemNumber, ...]:
        rows = sorted(items, key=lambda row: -numbers[row.item_id])
        return tuple(ItemNumber(tx.item(row), numbers[row.item_id]) for row in rows if numbers[row.item_id] >= least)

    return Report(
        year,
        tx.today,
        tuple(found.initiatives.values()),
        add_up(found.happened, _named(found, members_by_cell(tx)), keys, years, tx.today),
        _tariffs(tx, found, years),
        found.hours,
        Counter(row.initiative_key for row in items),
        tuple(ItemNumber(tx.item(row), row.value) for row in items if not found.lent[row.item_id]),
        ranked(found.reports, OFTEN),
        ranked(found.lent, 1),
    )


def read_figures(tx: Transaction, authority: Authority) -> FiguresRead:
    """The report of this year. Raises CommandDeclined if the actor is no coordinator."""
    authority.must(Right.ACT_FOR_EVERY_INITIATIVE)
    return FiguresRead(read_report(tx, tx.today.year))


class _Found:
    """The events in these years: `happened` by day; `hours`, `reports` by item and `lent` are of the last year.

    `asked` are cents by initiative and day. Only the day of an entry in UTC is kept for good, so that day counts.
    """

    def __init__(self, tx: Transaction, years: tuple[int, ...]) -> None:
        self._zone, self._year = tx.local.tzinfo, years[-1]
        rows = tx.connection.execute(INITIATIVES).all()
        self.initiatives = {row.initiative_id: initiative_of(row) for row in rows}
        self.happened: Counter[tuple[str, date, Measure]] = Counter()
        self.hours: Counter[tuple[str, int, int]] = Counter()
        self.asked: Counter[tuple[str, date]] = Counter()
        self.reports: Counter[int] = Counter()
        self.lent: Counter[int] = Counter()
        first, last = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
        self._days = {"first": first, "last": date(years[-1], 12, 31)}
        moments = {"since": datetime.combine(first, time(), self._zone)}
        self._moments = {**moments, "before": datetime.combine(last, time(), self._zone)}
        self._span = range(first.toordinal(), last.toordinal())
        self._read_loans(tx)
        self._read_actions(tx)
        self._read_entries(tx)
        self._read_the_rest(tx)

    def key(self, initiative: int | None) -> str:
        found = self.initiatives.get(initiative or 0)
        return found.key if found else HOUSE

    def _add(self, initiative: int | None, day: date, what: Measure, number: int = 1) -> None:
        if number and day.toordinal() in self._span:
            self.happened[self.key(initiative), day, what] += number

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()

    def _read_loans(self, tx: Transaction) -> None:
        loans: Counter[tuple[int, date]] = Counter()
        values: Counter[tuple[int, date]] = Counter()
        returns: Counter[tuple[int, date, bool]] = Counter()
        for item, initiative, value, lent_at, due_on, returned_at in tx.connection.execute(sql.LOANS, self._moments):
            lent = self._day(lent_at)
            loans[initiative, lent] += 1
            values[initiative, lent] += value
            self.lent[item] += lent.year == self._year
            if returned_at:
                back = self._day(returned_at)
                returns[initiative, back, back > due_on] += 1
        for (initiative, day), number in loans.items():
            self._add(initiative, day, Measure.LOANS, number)
            self._add(initiative, day, Measure.SHARED, values[initiative, day])
        for (initiative, day, late), number in returns.items():
            self._add(initiative, day, Measure.RETURNS, number)
            self._add(initiative, day, Measure.LATE, number if late else 0)

    def _read_actions(self, tx: Transaction) -> None:
        done: Counter[tuple[int | None, date, bool, bool]] = Counter()
        hours: Counter[tuple[int | None, int, int]] = Counter()
        for kind, moment, happened_on, who, initiative in tx.connection.execute(sql.ACTIONS, self._moments):
            at = moment.astimezone(self._zone)
            done[initiative, happened_on or at.date(), kind == "renewed", who == SELF_SERVICE] += 1
            if at.year == self._year and not happened_on:
                hours[initiative, at.weekday(), at.hour] += 1
        for (initiative, day, renewed, alone), number in done.items():
            self._add(initiative, day, Measure.ACTIONS, number)
            self._add(initiative, day, Measure.RENEWALS, number if renewed else 0)
            self._add(initiative, day, Measure.SELF_SERVICE, number if alone else 0)
        for (initiative, weekday, hour), number in hours.items():
            for key in {self.key(initiative), HOUSE}:
                self.hours[key, weekday, hour] += number

    def _read_entries(self, tx: Transaction) -> None:
        for row in tx.connection.execute(sql.ENTRIES, self._moments):
            day = row.at.date()
            if row.account == "points":
                earned = row.kind in EARNED
                what = Measure.POINTS_EARNED if earned else Measure.POINTS_SPENT
                self._add(row.initiative_id, day, what, row.amount if earned else -row.amount)
            elif row.kind in ASKED:
                self.asked[self.key(row.initiative_id), day] += row.amount

    def _read_the_rest(self, tx: Transaction) -> None:
        for swap in tx.connection.execute(sql.SWAPS, self._moments):
            self._add(swap.initiative_id, self._day(swap.at), Measure.TAKEN, swap.taken)
            self._add(swap.initiative_id, self._day(swap.at), Measure.GIVEN, swap.given)
        for note in tx.connection.execute(sql.NOTES, self._moments):
            day = self._day(note.at)
            self._add(note.initiative_id, day, Measure.MISSING, note.missing)
            self._add(note.initiative_id, day, Measure.BROKEN, note.broken)
            self.reports[note.item_id] += day.year == self._year
        for (joined,) in tx.connection.execute(sql.NEW_MEMBERS, self._moments):
            self._add(None, self._day(joined), Measure.NEW_MEMBERS)
        for initiative, first in tx.connection.execute(sql.SUBSCRIPTIONS, self._days):
            self._add(initiative, first, Measure.SUBSCRIPTIONS)
        for day, visits in tx.connection.execute(sql.VISITS, self._days):
            self._add(None, day, Measure.VISITS, visits)


def _named(found: _Found, members: dict[tuple[str, int], int]) -> dict[ReportCell, int]:
    """The numbers of different members, with the key of each initiative instead of its number."""
    return {(found.key(initiative), period): number for (period, initiative), number in members.items()}


def _tariffs(tx: Transaction, found: _Found, years: tuple[int, ...]) -> dict[ReportCell, Split | None]:
    """The loans by tariff of the months of these years that are over, None for hidden ones."""
    keys = {number: one.key for number, one in found.initiatives.items()}
    splits = tariffs_of(tx, years, keys, found.asked)
    return {cell: split for year in years for cell, split in disclosed(splits[year], str(year)).items()}
