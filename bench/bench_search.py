"""How long finding a member takes while somebody types, among fifty thousand: `python bench/bench_search.py`.

The bench types names letter by letter, with and without a wrong letter, and numbers, at a ledger on this machine's
disk. It prints how long the first search takes, which reads all names, and how long the others take, in milliseconds.
"""

import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert

from db.engine import open_engine
from db.ledger import SqlLedger
from db.migrations import upgrade
from db.models import CodeRow, MemberRow
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import SearchResults
from tests.support.builder import Builder

MEMBERS = 50_000
NAMES = 100
CONSONANTS, VOWELS = "bcdfghjklmnprstvwz", "aeiou"
KEY = b"k" * 32
SEED = 17


def now() -> datetime:
    return datetime.now(UTC)


def names(some: random.Random) -> list[str]:
    """Make the names of the members, of 2,500 first names and 20,000 family names."""

    def made(count: int, longest: int) -> list[str]:
        syllables = [f"{consonant}{vowel}" for consonant in CONSONANTS for vowel in VOWELS]
        return ["".join(some.choices(syllables, k=some.randint(2, longest))).title() for _ in range(count)]

    first, family = made(2_500, 3), made(20_000, 4)
    return [f"{some.choice(first)} {some.choice(family)}" for _ in range(MEMBERS)]


def furnish(url: str, called: list[str]) -> MemberId:
    """Make a house with a member of each of these names; returns the first member, who is a volunteer."""
    engine = open_engine(url)
    upgrade(engine)
    desk = Builder(engine, now)
    desk.add_initiative("house", "Huis")
    with engine.begin() as connection:
        connection.execute(insert(CodeRow), [{"code": f"{n:05}", "kind": "member"} for n in range(1, MEMBERS + 1)])
        rows = [{"number": f"{n:05}", "name": name, "language": "nl"} for n, name in enumerate(called, 1)]
        connection.execute(insert(MemberRow), [{**row, "more_time": False, "adult": True} for row in rows])
    desk.add_volunteer("00001", "house")
    engine.dispose()
    return MemberId(1)


def typed(some: random.Random, called: list[str]) -> list[str]:
    """Every beginning of some names, half of them with one wrong letter, and every beginning of some numbers."""
    found = []
    for name in some.choices(called, k=NAMES):
        at = some.randrange(len(name))
        wrong = f"{name[:at]}x{name[at + 1 :]}" if some.random() < 0.5 else name
        found += [wrong[:end] for end in range(1, len(wrong) + 1)]
    numbers = (f"{some.randrange(1, MEMBERS):05}" for _ in range(NAMES))
    return [*found, *(number[:end] for number in numbers for end in range(1, 6))]


def main() -> None:
    some = random.Random(SEED)
    called = names(some)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kiosk.db'}"
        by = furnish(url, called)
        engine = open_engine(url)
        ledger = SqlLedger(engine, now, "Europe/Brussels", KEY)
        took = []
        for text in ("a", *typed(some, called)):
            began = time.perf_counter()
            assert isinstance(ledger.search_member(by, text), SearchResults)
            took.append((time.perf_counter() - began) * 1000)
        engine.dispose()
    first, *others = took
    others.sort()
    table = Table("members", "first", "median", "95 %", "99 %", "slowest", "letters")
    shown = (first, *(others[int(len(others) * share)] for share in (0.5, 0.95, 0.99)), others[-1])
    table.add_row(f"{MEMBERS:,}", *(f"{one:.1f}" for one in shown), f"{len(others):,}")
    Console().print(table)


if __name__ == "__main__":
    main()
