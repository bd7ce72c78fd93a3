"""A database that is busy, full or away: the ledger asks again under the same operation, then says so, and nothing
counts twice.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from db.engine import open_engine
from db.ledger import SqlLedger
from db.migrations import upgrade
from kiosk.lending.events import Recorded
from kiosk.lending.model import CardId, MemberId, Operation
from kiosk.lending.ports import LedgerError
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.postgres import TEMPLATE, Server, programs
from tests.support.builder import Builder

Open = Callable[[str], Engine]


def furnish(engine: Engine, clock: Clock) -> Builder:
    desk = Builder(engine, clock)
    desk.open_house("Huis")
    desk.add_item("A-1", "Ding")
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CardId("ada"))
    return desk


ADA = MemberId(1)


def with_patience(engine: Engine, clock: Clock, naps: list[float]) -> SqlLedger:
    return SqlLedger(engine, clock, BRUSSELS, KEY, clock=lambda: 0.0, sleep=naps.append)


def impatient(engine: Engine) -> None:
    """Shortens the busy time-out of the database, for which the test would wait."""
    connection = engine.raw_connection()
    connection.cursor().execute("PRAGMA busy_timeout=1")
    connection.close()


@pytest.fixture
def intruder(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


def test_a_database_that_stays_busy_is_a_ledger_error(
    sqlite_url: str, opened: Open, clock: Clock, intruder: Engine
) -> None:
    engine, naps = opened(sqlite_url), list[float]()
    desk = furnish(engine, clock)
    impatient(engine)
    ledger = with_patience(engine, clock, naps)
    with intruder.begin():
        with pytest.raises(LedgerError, match="SQLITE_BUSY"):
            ledger.lend(Operation("1"), ADA, "A-1")
        with pytest.raises(LedgerError, match="SQLITE_BUSY"):
            ledger.check()
    assert len(naps) == 6
    ledger.check()
    assert desk.list_loans() == []
    assert isinstance(ledger.lend(Operation("1"), ADA, "A-1"), Recorded)


def test_a_database_that_was_busy_for_a_moment_is_asked_again(
    sqlite_url: str, opened: Open, clock: Clock, intruder: Engine
) -> None:
    engine = opened(sqlite_url)
    desk = furnish(engine, clock)
    impatient(engine)
    holding = intruder.connect()
    holding.begin()
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY, clock=lambda: 0.0, sleep=lambda _: holding.close())
    assert isinstance(ledger.lend(Operation("1"), ADA, "A-1"), Recorded)
    assert len(desk.list_open_loans()) == 1


def test_a_database_that_stays_busy_is_asked_for_a_limited_time(
    sqlite_url: str, opened: Open, clock: Clock, intruder: Engine
) -> None:
    engine, naps, seconds = opened(sqlite_url), list[float](), iter(range(0, 100, 5))
    furnish(engine, clock)
    impatient(engine)
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY, clock=lambda: next(seconds), sleep=naps.append)
    with intruder.begin(), pytest.raises(LedgerError):
        ledger.lend(Operation("1"), ADA, "A-1")
    assert naps == []


def test_a_full_disk_keeps_no_part_of_a_transaction_and_damages_nothing(
    sqlite_url: str, opened: Open, clock: Clock
) -> None:
    engine = opened(sqlite_url)
    desk = furnish(engine, clock)
    ledger = with_patience(engine, clock, [])
    connection = engine.raw_connection()
    pages = connection.cursor().execute("PRAGMA page_count").fetchone()[0]
    connection.cursor().execute(f"PRAGMA max_page_count={pages}")
    connection.close()
    refused = 0
    for turn in range(200):
        try:
            ledger.give_back(Operation(f"{turn} {'x' * 100}"), None, "A-1")
        except LedgerError as full:
            refused += "SQLITE_FULL" in str(full)
    kept = [line.what for line in desk.list_journal()].count("returned")
    assert kept > 0
    assert refused > 0
    assert kept + refused == 200


def test_a_log_tells_neither_names_nor_cards(
    sqlite_url: str, opened: Open, clock: Clock, intruder: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    engine = opened(sqlite_url)
    furnish(engine, clock)
    impatient(engine)
    with intruder.begin(), caplog.at_level(logging.DEBUG), pytest.raises(LedgerError) as raised:
        with_patience(engine, clock, []).open_visit(CardId("ada-card-digest"))
    assert "the ledger did not take it: OperationalError SQLITE_BUSY" in caplog.text
    assert "ada-card-digest" not in caplog.text + str(raised.value) + str(raised.value.__cause__)


# --- PostgreSQL --------------------------------------------------------------------------------------------------


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A PostgreSQL server that this test may stop."""
    bin = programs()
    if bin is None:
        pytest.skip("not run: PostgreSQL is not installed")
    server = Server(bin)
    server.start()
    yield server
    server.remove()


def test_an_answer_lost_on_the_way_is_given_again(server: Server, opened: Open, clock: Clock) -> None:
    """The server commits and the connection breaks before the answer: asked again, the loan is this member's."""
    engine, naps = opened(server.make_database(template=TEMPLATE)), list[float]()
    desk = furnish(engine, clock)
    ledger = with_patience(engine, clock, naps)
    hear_nothing_once(engine)
    answer = ledger.lend(Operation("1"), ADA, "A-1")
    assert isinstance(answer, Recorded)
    assert naps == [0.0]
    assert len(desk.list_open_loans()) == 1


def hear_nothing_once(engine: Engine) -> None:
    """Commits, then cuts the connection, as a server does that dies between commit and answer."""

    connections = [1]

    def cut(connection: Connection) -> None:
        if connections:
            connections.clear()
            driver: Any = connection.connection.driver_connection
            driver.commit()
            driver.pgconn.finish()

    event.listen(engine, "commit", cut)


def test_a_server_that_is_stopped_and_started_is_asked_again(own_server: Server, opened: Open, clock: Clock) -> None:
    engine = opened(own_server.make_database())
    upgrade(engine)
    desk = furnish(engine, clock)
    naps: list[float] = []

    def come_back(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 2:
            own_server.start()

    ledger = SqlLedger(engine, clock, BRUSSELS, KEY, clock=lambda: 0.0, sleep=come_back)
    ledger.check()
    own_server.stop("immediate")
    with pytest.raises(LedgerError):
        ledger.check()
    assert isinstance(ledger.lend(Operation("1"), ADA, "A-1"), Recorded)
    assert len(naps) >= 2
    assert len(desk.list_open_loans()) == 1


def test_an_operation_asked_twice_at_once_gets_the_same_answer(server: Server, opened: Open, clock: Clock) -> None:
    url = server.make_database(template=TEMPLATE)
    desk = furnish(opened(url), clock)
    ledgers = [with_patience(opened(url), clock, []) for _ in range(2)]
    for turn in range(20):
        start, answers = threading.Barrier(2), list[object]()

        def ask(ledger: SqlLedger, operation: Operation, start: threading.Barrier, answers: list[object]) -> None:
            start.wait(10)
            answers.append(ledger.lend_or_return(operation, ADA, "A-1"))

        operation = Operation(f"scan {turn}")
        threads = [threading.Thread(target=ask, args=(one, operation, start, answers)) for one in ledgers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert answers[0] == answers[1]
    assert [line.what for line in desk.list_journal()].count("lent") == 10


def test_a_file_that_was_deleted_is_a_ledger_error(tmp_path: Path, opened: Open, clock: Clock) -> None:
    ledger = with_patience(opened(f"sqlite:///{tmp_path}/gone.db"), clock, [])
    with pytest.raises(LedgerError, match="SQLITE_CANTOPEN"):
        ledger.warm()
    with pytest.raises(LedgerError, match="SQLITE_CANTOPEN"):
        ledger.check()


def test_missing_tables_are_a_ledger_error(tmp_path: Path, opened: Open, clock: Clock) -> None:
    (tmp_path / "empty.db").touch()
    ledger = with_patience(opened(f"sqlite:///{tmp_path}/empty.db"), clock, [])
    ledger.check()
    with pytest.raises(LedgerError):
        ledger.warm()
