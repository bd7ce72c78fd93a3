"""Databases for the tests: a new SQLite file, or a new database on a PostgreSQL server of the tests' own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import open_engine
from db.ledger import SqlLedger
from db.migrations import upgrade
from kiosk.lending.model import MemberId
from tests.db import furnishing, sharing
from tests.db.furnishing import People
from tests.db.postgres import Server, programs
from tests.house import ADAS_NUMBER, BENS_NUMBER, CEMS_NUMBER
from tests.support.builder import KEY, Builder
from tests.support.compiled import share_compiled
from tests.support.empty_ledger import put_empty_ledger

BRUSSELS = "Europe/Brussels"


class Clock:
    """A wall clock that stands still until a test moves it, and the seconds since the boot, which nobody sets back."""

    def __init__(self, at: datetime = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)) -> None:
        self.at = at
        self.on_for = 1000.0

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, time: timedelta) -> None:
        self.at += time
        self.on_for += time.total_seconds()

    def set_by(self, time: timedelta) -> None:
        """Sets the wall clock, as somebody at the machine may; the seconds since the boot stay as they are."""
        self.at += time

    def seconds_since_boot(self) -> float:
        return self.on_for


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    bin = programs()
    if bin is None:
        pytest.skip("not run: PostgreSQL is not installed")
    server = Server(bin)
    server.start()
    try:
        engine = open_engine(server.make_database())
        upgrade(engine)
        engine.dispose()
        yield server
    finally:
        server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database with current tables."""
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        return server.empty_database()
    return put_empty_ledger(tmp_path)


@pytest.fixture
def opened() -> Iterator[Callable[[str], Engine]]:
    """A function that opens engines; they are closed when the test ends."""
    engines: list[Engine] = []

    def open_one(url: str) -> Engine:
        engines.append(share_compiled(open_engine(url)))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.dispose()


@pytest.fixture
def engine(url: str, opened: Callable[[str], Engine]) -> Engine:
    return opened(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return put_empty_ledger(tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(engine: Engine, clock: Clock) -> Builder:
    return Builder(engine, clock)


@pytest.fixture
def ledger(engine: Engine, clock: Clock) -> SqlLedger:
    return SqlLedger(engine, clock, BRUSSELS, KEY, boot="this", seconds_since_boot=clock.seconds_since_boot)


@pytest.fixture
def people(engine: Engine, desk: Builder) -> People:
    """The people of the house of `furnishing`, with which this database is filled."""
    furnishing.furnish(desk)
    return People(engine)


@pytest.fixture
def house(desk: Builder) -> Builder:
    """The house of `sharing`, with which this database is filled; many tests have another house."""
    sharing.furnish(desk)
    return desk


@pytest.fixture
def ada(house: Builder, ledger: SqlLedger) -> MemberId:
    return sharing.member(ledger, ADAS_NUMBER)


@pytest.fixture
def ben(house: Builder, ledger: SqlLedger) -> MemberId:
    return sharing.member(ledger, BENS_NUMBER)


@pytest.fixture
def cem(house: Builder, ledger: SqlLedger) -> MemberId:
    return sharing.member(ledger, CEMS_NUMBER)
