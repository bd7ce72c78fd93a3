"""Counts loans for the reports before their borrowers are forgotten. The counts name nobody.

Loans and swapped lines are counted per day, initiative and tariff; different members per month and year, for each
initiative and for the house. A member whose loans of one month are forgotten in different nights must be counted once:
until the month is over and all these loans are forgotten, a row of `counted_member` says that they are counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from db.ledger.money.prices import ShownProof, proofs_shown
from db.ledger.statements import privacy as sql
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import Overtaken, Row, Transaction
from db.listings import UseListing
from db.models.forgetting import WHOLE_HOUSE
from kiosk.lending.model import Cents, MemberId
from kiosk.lending.reports.disclosure import disclosed
from kiosk.lending.reports.model import HOUSE, ReportCell, Split, cells_of

SOCIAL = "social"

A_FEW = 50
"""The most rows of `counted_member` that are turned into numbers in one transaction."""

Uses = Counter[tuple[date, int, str, str]]
"""The numbers of loans and swapped lines, by day, initiative, tariff and kind."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use: a loan, or a line of a swap, of a member at this moment."""

    kind: Literal["loan", "swap"]
    member: int
    initiative: int
    at: datetime


def count(tx: Transaction, uses: Iterable[Use]) -> None:
    """Count the uses that will be forgotten, while their rows still name the members."""
    uses = tuple(uses)
    if not uses:
        return
    members = sorted({use.member for use in uses})
    social = proofs_shown(tx.connection, members)
    found: Uses = Counter()
    for use in uses:
        day = use.at.astimezone(tx.local.tzinfo).date()
        found[day, use.initiative, _tariff(social, use, day), use.kind] += 1
    counted = [
        {
            "day": day,
            "initiative": initiative,
            "tariff": tariff,
            "loans": found[day, initiative, tariff, "loan"],
            "swaps": found[day, initiative, tariff, "swap"],
        }
        for day, initiative, tariff in dict.fromkeys(key[:3] for key in found)
    ]
    tx.connection.execute(sql.ADD_TO_COUNTS, counted)
    seen = {
        (period, where, use.member)
        for use in uses
        for period, where in _of(use.at.astimezone(tx.local.tzinfo).date(), use.initiative)
    }
    remembered = [{"period": period, "initiative": where, "member": member} for period, where, member in sorted(seen)]
    tx.connection.execute(sql.REMEMBER_COUNTED, remembered)


def settle_counts(tx: Transaction) -> bool:
    """Turn some counted members into numbers, who can no longer be counted twice. Returns whether there may be more."""
    for period in tx.connection.execute(sql.PERIODS).scalars().all():
        since, before = _moments(period, tx.local)
        if before > tx.at:
            continue
        over = {"of_period": period, "since": since, "before": before, "most": A_FEW}
        rows = tx.connection.execute(sql.SETTLED, over).all()
        _settle(tx, rows)
        if rows:
            return True
    return False


def settle_counts_of(tx: Transaction, member: MemberId) -> None:
    """Turn the counts of a member who is erased into numbers, because they do not come again."""
    _settle(tx, tx.connection.execute(sql.ALL_COUNTED_OF, {"member": member}).all())


def list_use(tx: Transaction) -> list[UseListing]:
    """The use of each initiative and of the house in every month and year, including forgotten loans."""
    keys = {row.initiative_id: row.initiative_key for row in tx.connection.execute(INITIATIVES).all()}
    uses, members = _all_uses(tx), members_by_cell(tx)
    totals: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for (day, initiative, _, kind), number in uses.items():
        for key in _of(day, initiative):
            totals[key][kind] += number
    splits = _splits(tx, sorted({day.year for day, *_ in uses}), keys, uses, {})
    known = {cell: split for year, table in splits.items() for cell, split in disclosed(table, str(year)).items()}

    def social(period: str, initiative: int) -> int | None:
        split = known.get((keys.get(initiative, ""), period))
        return None if split is None or _moments(period, tx.local)[1] > tx.at else split.social

    return [
        UseListing(
            period,
            keys.get(initiative, ""),
            total["loan"],
            social(period, initiative),
            total["swap"],
            members.get((period, initiative), 0),
        )
        for (period, initiative), total in sorted(totals.items())
    ]


def members_by_cell(tx: Transaction) -> dict[tuple[str, int], int]:
    """The numbers of different members who borrowed or swapped, by period and initiative; `WHOLE_HOUSE` for the
    house.
    """
    people: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for use in _not_forgotten(tx):
        for key in _of(use.at.astimezone(tx.local.tzinfo).date(), use.initiative):
            people[key].add(use.member)
    for row in tx.connection.execute(sql.COUNTED_MEMBERS).all():
        people[row.period, row.initiative_id].add(row.member_id)
    numbers = Counter({key: len(members) for key, members in people.items()})
    numbers.update({(row.period, row.initiative_id): row.members for row in tx.connection.execute(sql.MEMBER_COUNTS)})
    return dict(numbers)


def tariffs_of(
    tx: Transaction, years: Iterable[int], keys: Mapping[int, str], asked: Mapping[tuple[str, date], int]
) -> dict[int, dict[ReportCell, Split]]:
    """The loans by tariff of the months of each year that are over, with the cents that were `asked` by initiative and
    day. They must not be shown before `kiosk.lending.reports.disclosure` has hidden small numbers.
    """
    return _splits(tx, years, keys, _all_uses(tx), asked)


def _splits(
    tx: Transaction, years: Iterable[int], keys: Mapping[int, str], uses: Uses, asked: Mapping[tuple[str, date], int]
) -> dict[int, dict[ReportCell, Split]]:
    splits: dict[int, defaultdict[ReportCell, Split]] = {year: defaultdict(Split) for year in years}
    running = tx.today.replace(day=1)

    def add(key: str, day: date, split: Split) -> None:
        if day < running and day.year in splits:
            for cell in cells_of(key, day):
                splits[day.year][cell] += split

    for (day, initiative, tariff, kind), number in uses.items():
        if number and kind == "loan":
            loans = Split(social=number) if tariff == SOCIAL else Split(standard=number)
            add(keys.get(initiative, HOUSE), day, loans)
    for (key, day), cents in asked.items():
        add(key, day, Split(asked=Cents(cents)))
    return {year: dict(split) for year, split in splits.items()}


def _all_uses(tx: Transaction) -> Uses:
    """All loans and swapped lines, forgotten or not."""
    uses: Uses = Counter()
    for row in tx.connection.execute(sql.USE_COUNTS).all():
        uses[row.day, row.initiative_id, row.tariff, "loan"] += row.loans
        uses[row.day, row.initiative_id, row.tariff, "swap"] += row.swaps
    social = proofs_shown(tx.connection, None)
    for use in _not_forgotten(tx):
        day = use.at.astimezone(tx.local.tzinfo).date()
        uses[day, use.initiative, _tariff(social, use, day), use.kind] += 1
    return uses


def _tariff(shown: dict[int, tuple[ShownProof, ...]], use: Use, day: date) -> str:
    """The tariff according to the proofs that the member had shown when they borrowed."""
    return SOCIAL if any(one.at <= use.at and day <= one.until for one in shown.get(use.member, ())) else "standard"


def _not_forgotten(tx: Transaction) -> Iterator[Use]:
    for row in tx.connection.execute(sql.LOANS_NOT_FORGOTTEN):
        yield Use("loan", row.member_id, row.initiative_id, row.at)
    for row in tx.connection.execute(sql.SWAPS_NOT_FORGOTTEN):
        yield Use("swap", row.member_id, row.initiative_id, row.at)


def _of(day: date, initiative: int) -> Iterator[tuple[str, int]]:
    """The periods to which a use on this day counts, for its initiative and for the house."""
    for period in (f"{day:%Y-%m}", f"{day:%Y}"):
        for where in (initiative, WHOLE_HOUSE):
            yield period, where


def _settle(tx: Transaction, rows: Sequence[Row]) -> None:
    """Turn each of these rows of `counted_member` into one more in the number of its period. Raises Overtaken."""
    if not rows:
        return
    drop = [{"of_period": row.period, "initiative": row.initiative_id, "member": row.member_id} for row in rows]
    if tx.connection.execute(sql.DROP_COUNTED, drop).rowcount != len(rows):
        raise Overtaken
    many = Counter((row.period, row.initiative_id) for row in rows)
    tx.connection.execute(
        sql.ADD_TO_MEMBERS,
        [{"period": period, "initiative": where, "members": number} for (period, where), number in many.items()],
    )


def _moments(period: str, local: datetime) -> tuple[datetime, datetime]:
    """The moments at which a month or a year of the house begins and ends."""
    year, _, month = period.partition("-")
    first = date(int(year), int(month or 1), 1)
    last = date(first.year, first.month if month else 12, 28) + timedelta(days=4)
    begins = datetime.combine(first, time(), local.tzinfo)
    return begins, datetime.combine(last.replace(day=1), time(), local.tzinfo)
