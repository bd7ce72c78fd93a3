"""Reads a year of the house, and the year before it, as a `Report`."""

from collections import Counter
from datetime import date, datetime, time

from db.ledger.people.roles import Authority
from db.ledger.privacy.counting import members_by_place, tariffs_of
from db.ledger.statements import figures as sql
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import SELF_SERVICE, Transaction, initiative_of
from kiosk.lending.actors import Right
from kiosk.lending.reports.adding import add_up
from kiosk.lending.reports.disclosure import told
from kiosk.lending.reports.model import HOUSE, ItemNumber, Place, Report, Split, What
from kiosk.lending.volunteers.events import FiguresRead

OFTEN = 2
"""From how many reports in a year an item is often broken."""
EARNED = ("plan", "given", "counted", "corrected")
ASKED = ("loan", "renewal", "late")


def read_report(tx: Transaction, year: int) -> Report:
    """The report of this year. Months of it that have not begun are not in it."""
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
        add_up(found.happened, _named(found, members_by_place(tx)), keys, years, tx.today),
        {place: split for one in years for place, split in _tariffs(tx, found, one).items()},
        found.hours,
        Counter(row.initiative_key for row in items),
        tuple(ItemNumber(tx.item(row), row.value) for row in items if not found.lent[row.item_id]),
        ranked(found.reports, OFTEN),
        ranked(found.lent, 1),
    )


def read_figures(tx: Transaction, authority: Authority) -> FiguresRead:
    """The report of this year, for a coordinator. Raises CommandDeclined for anybody else."""
    authority.must(Right.ACT_FOR_EVERY_INITIATIVE)
    return FiguresRead(read_report(tx, tx.today.year))


class _Found:
    """What happened in these years, by day: `happened`; `hours`, `reports` by item and `lent` are of the last one.

    `asked` are cents by initiative and day. Of an entry only its day in UTC is kept for good, so that day counts.
    """

    def __init__(self, tx: Transaction, years: tuple[int, ...]) -> None:
        self._zone, self._year = tx.local.tzinfo, years[-1]
        rows = tx.connection.execute(INITIATIVES).all()
        self.initiatives = {row.initiative_id: initiative_of(row) for row in rows}
        self.happened: Counter[tuple[str, date, What]] = Counter()
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

    def _add(self, initiative: int | None, day: date, what: What, number: int = 1) -> None:
        if number and day.toordinal() in self._span:
            self.happened[self.key(initiative), day, what] += number

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()

    def _read_loans(self, tx: Transaction) -> None:
        for row in tx.connection.execute(sql.LOANS, self._moments):
            lent = self._day(row.lent_at)
            self._add(row.initiative_id, lent, What.LOANS)
            self._add(row.initiative_id, lent, What.SHARED, row.value)
            self.lent[row.item_id] += lent.year == self._year
            if row.returned_at:
                back = self._day(row.returned_at)
                self._add(row.initiative_id, back, What.RETURNS)
                self._add(row.initiative_id, back, What.LATE, int(back > row.due_on))

    def _read_actions(self, tx: Transaction) -> None:
        for row in tx.connection.execute(sql.ACTIONS, self._moments):
            at = row.at.astimezone(self._zone)
            day = row.happened_on or at.date()
            self._add(row.initiative_id, day, What.ACTIONS)
            self._add(row.initiative_id, day, What.SELF_SERVICE, int(row.who == SELF_SERVICE))
            self._add(row.initiative_id, day, What.RENEWALS, int(row.kind == "renewed"))
            if at.year == self._year and not row.happened_on:
                for key in {self.key(row.initiative_id), HOUSE}:
                    self.hours[key, at.weekday(), at.hour] += 1

    def _read_entries(self, tx: Transaction) -> None:
        for row in tx.connection.execute(sql.ENTRIES, self._moments):
            day = row.at.date()
            if row.account == "points":
                earned = row.kind in EARNED
                what = What.POINTS_EARNED if earned else What.POINTS_SPENT
                self._add(row.initiative_id, day, what, row.amount if earned else -row.amount)
            elif row.kind in ASKED:
                self.asked[self.key(row.initiative_id), day] += row.amount

    def _read_the_rest(self, tx: Transaction) -> None:
        for swap in tx.connection.execute(sql.SWAPS, self._moments):
            self._add(swap.initiative_id, self._day(swap.at), What.TAKEN, swap.taken)
            self._add(swap.initiative_id, self._day(swap.at), What.GIVEN, swap.given)
        for note in tx.connection.execute(sql.NOTES, self._moments):
            day = self._day(note.at)
            self._add(note.initiative_id, day, What.MISSING, note.missing)
            self._add(note.initiative_id, day, What.BROKEN, note.broken)
            self.reports[note.item_id] += day.year == self._year
        for (joined,) in tx.connection.execute(sql.NEW_MEMBERS, self._moments):
            self._add(None, self._day(joined), What.NEW_MEMBERS)
        for initiative, first in tx.connection.execute(sql.SUBSCRIPTIONS, self._days):
            self._add(initiative, first, What.SUBSCRIPTIONS)
        for day, visits in tx.connection.execute(sql.VISITS, self._days):
            self._add(None, day, What.VISITS, visits)


def _named(found: _Found, members: dict[tuple[str, int], int]) -> dict[Place, int]:
    """The different members by the key of the initiative."""
    return {(found.key(initiative), period): number for (period, initiative), number in members.items()}


def _tariffs(tx: Transaction, found: _Found, year: int) -> dict[Place, Split | None]:
    """What is told by tariff of the months of this year that are over."""
    splits = tariffs_of(tx, year, {number: one.key for number, one in found.initiatives.items()}, found.asked)
    return told(splits, str(year))
