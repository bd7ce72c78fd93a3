"""Counting, before it is forgotten whose loan it was: what reports need, and nobody's name.

Loans and swapped lines are counted per day, initiative and tariff; different members per month and year, of each
initiative and of the house. A member whose loans of one month are forgotten in different nights must be counted once:
until the month is over and all of them are forgotten, a row of `counted_member` says that they are counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from db.ledger.money.prices import Shown, proofs_shown
from db.ledger.statements import privacy as sql
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import Transaction
from db.listings import UseListing
from db.models.forgetting import WHOLE_HOUSE
from kiosk.lending.model import MemberId

SOCIAL = "social"

A_FEW = 100
"""The most counted members that are settled in one transaction."""

FEW = 10
"""Fewer loans at the social tariff than this are not told: of a small number one could guess who they are."""


@dataclass(frozen=True, slots=True)
class Use:
    """A loan, or a line of a swap, of a member at this moment."""

    kind: Literal["loan", "swap"]
    member: int
    initiative: int
    at: datetime


def count(tx: Transaction, uses: Iterable[Use]) -> None:
    """Count what is about to be forgotten. The rows of it still name their members."""
    uses = tuple(uses)
    if not uses:
        return
    members = sorted({use.member for use in uses})
    social = proofs_shown(tx.connection, members)
    found: Counter[tuple[date, int, str, str]] = Counter()
    for use in uses:
        day = use.at.astimezone(tx.local.tzinfo).date()
        found[day, use.initiative, _tariff(social, use, day), use.kind] += 1
    for day, initiative, tariff in dict.fromkeys(key[:3] for key in found):
        loans, swaps = found[day, initiative, tariff, "loan"], found[day, initiative, tariff, "swap"]
        which = {"of_day": day, "initiative": initiative, "of_tariff": tariff}
        if not tx.connection.execute(sql.ADD_TO_COUNT, {**which, "more_loans": loans, "more_swaps": swaps}).rowcount:
            new = {"day": day, "initiative_id": initiative, "tariff": tariff, "loans": loans, "swaps": swaps}
            tx.connection.execute(sql.NEW_COUNT, new)
    _remember(tx, members, uses)


def settle_counts(tx: Transaction) -> bool:
    """Turn some members who cannot be counted twice any more into numbers. Returns whether there may be more."""
    for period in tx.connection.execute(sql.PERIODS).scalars().all():
        since, before = _moments(period, tx.local)
        if before > tx.at:
            continue
        over = {"of_period": period, "since": since, "before": before, "most": A_FEW}
        rows = tx.connection.execute(sql.SETTLED, over).all()
        for row in rows:
            _settle(tx, row.period, row.initiative_id, row.member_id)
        if rows:
            return True
    return False


def settle_counts_of(tx: Transaction, member: MemberId) -> None:
    """Turn a member who is erased into numbers: they do not come again."""
    for row in tx.connection.execute(sql.ALL_COUNTED_OF, {"member": member}).all():
        _settle(tx, row.period, row.initiative_id, row.member_id)


def list_use(tx: Transaction) -> list[UseListing]:
    """The use of each initiative and of the house in every month and year, of what is forgotten and what is not yet."""
    keys = {row.initiative_id: row.initiative_key for row in tx.connection.execute(INITIATIVES).all()}
    totals: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    people: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for row in tx.connection.execute(sql.USE_COUNTS).all():
        for key in _of(row.day, row.initiative_id):
            totals[key].update(loans=row.loans, swaps=row.swaps, social=row.loans if row.tariff == SOCIAL else 0)
    social = proofs_shown(tx.connection, None)
    for use in _not_forgotten(tx):
        day = use.at.astimezone(tx.local.tzinfo).date()
        reduced = use.kind == "loan" and _tariff(social, use, day) == SOCIAL
        for key in _of(day, use.initiative):
            totals[key].update(loans=use.kind == "loan", swaps=use.kind == "swap", social=reduced)
            people[key].add(use.member)
    for row in tx.connection.execute(sql.COUNTED_MEMBERS).all():
        people[row.period, row.initiative_id].add(row.member_id)
    known = {(row.period, row.initiative_id): row.members for row in tx.connection.execute(sql.MEMBER_COUNTS).all()}
    return [
        UseListing(
            period,
            keys.get(initiative, ""),
            total["loans"],
            None if 0 < total["social"] < FEW else total["social"],
            total["swaps"],
            len(people[period, initiative]) + known.get((period, initiative), 0),
        )
        for (period, initiative), total in sorted(totals.items())
    ]


def _tariff(shown: dict[int, tuple[Shown, ...]], use: Use, day: date) -> str:
    """The tariff by the proofs that the member had shown when they borrowed."""
    return SOCIAL if any(one.at <= use.at and day <= one.until for one in shown.get(use.member, ())) else "standard"


def _not_forgotten(tx: Transaction) -> Iterator[Use]:
    for row in tx.connection.execute(sql.LOANS_NOT_FORGOTTEN):
        yield Use("loan", row.member_id, row.initiative_id, row.at)
    for row in tx.connection.execute(sql.SWAPS_NOT_FORGOTTEN):
        yield Use("swap", row.member_id, row.initiative_id, row.at)


def _of(day: date, initiative: int) -> Iterator[tuple[str, int]]:
    """The periods in which a use on this day counts, for its initiative and for the house."""
    for period in (f"{day:%Y-%m}", f"{day:%Y}"):
        for where in (initiative, WHOLE_HOUSE):
            yield period, where


def _remember(tx: Transaction, members: list[int], uses: tuple[Use, ...]) -> None:
    known = {
        (row.period, row.initiative_id, row.member_id)
        for row in tx.connection.execute(sql.COUNTED_OF, {"members": members}).all()
    }
    for use in uses:
        for period, where in _of(use.at.astimezone(tx.local.tzinfo).date(), use.initiative):
            if (period, where, use.member) not in known:
                known.add((period, where, use.member))
                new = {"period": period, "initiative_id": where, "member_id": use.member}
                tx.connection.execute(sql.COUNT_MEMBER, new)


def _settle(tx: Transaction, period: str, initiative: int, member: int) -> None:
    which = {"of_period": period, "initiative": initiative}
    tx.change(sql.DROP_COUNTED, {**which, "member": member})
    if not tx.connection.execute(sql.ADD_TO_MEMBERS, which).rowcount:
        tx.connection.execute(sql.NEW_MEMBERS, {"period": period, "initiative_id": initiative, "members": 1})


def _moments(period: str, local: datetime) -> tuple[datetime, datetime]:
    """The moments at which a month or a year of the house begins and is over."""
    year, _, month = period.partition("-")
    first = date(int(year), int(month or 1), 1)
    last = date(first.year, first.month if month else 12, 28) + timedelta(days=4)
    begins = datetime.combine(first, time(), local.tzinfo)
    return begins, datetime.combine(last.replace(day=1), time(), local.tzinfo)
