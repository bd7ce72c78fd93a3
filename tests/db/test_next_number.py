"""Two kiosks at one PostgreSQL server choose the same next member number or barcode: each gets another one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from db.ledger import SqlLedger
from kiosk.lending.commands import AddItem, AddMember, DeskCommand
from kiosk.lending.volunteers.events import ItemRead, MemberRead
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import People, furnish
from tests.house import TOYS
from tests.support.builder import Builder, new

LOOKS = "SELECT code.code "
"""The beginning of the statement that looks whether a code is in use."""
WAITS = text("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO code %'")

pytestmark = [
    pytest.mark.parametrize("url", ["postgresql"], indirect=True),
    pytest.mark.parametrize(
        ("command", "both"),
        [
            pytest.param(AddMember("Noor", "nl"), ["2004", "2005"], id="number"),
            pytest.param(AddItem(TOYS.key, "game", "Kwartet"), ["TOY-4", "TOY-5"], id="barcode"),
        ],
    ),
]
"""On SQLite a kiosk looks for the next number only after the other one has kept its own: transactions begin in turn."""


@pytest.fixture
def engines(url: str, opened: Callable[[str], Engine]) -> tuple[Engine, Engine]:
    """Two kiosks, each with its own connection to the same ledger."""
    furnish(Builder(opened(url), Clock()))
    return opened(url), opened(url)


def added(engine: Engine, command: DeskCommand) -> str:
    """The number or barcode that the kiosk chose for a new member or item."""
    joke = People(engine).joke
    match SqlLedger(engine, Clock(), BRUSSELS, KEY).do_at_desk(new(), joke, command):
        case MemberRead(file):
            return file.number
        case ItemRead(file):
            return file.item.barcode
        case other:
            raise AssertionError(other)


def test_a_kiosk_that_waited_for_another_to_store_the_same_code_takes_the_next(
    url: str, opened: Callable[[str], Engine], engines: tuple[Engine, Engine], command: DeskCommand, both: list[str]
) -> None:
    about_to_commit, commits = Event(), Event()

    def hold(_: Any) -> None:
        about_to_commit.set()
        assert commits.wait(20)

    event.listen(engines[0], "commit", hold)
    # Autocommit, because a transaction of PostgreSQL sees the others as they were at its first statement.
    watcher = opened(url).execution_options(isolation_level="AUTOCOMMIT")
    with ThreadPoolExecutor(2) as kiosks, watcher.connect() as watching:
        try:
            one = kiosks.submit(added, engines[0], command)
            assert about_to_commit.wait(20)
            other = kiosks.submit(added, engines[1], command)
            while not watching.execute(WAITS).all():
                assert not other.done()
        finally:
            commits.set()
        assert [one.result(), other.result()] == both


def test_a_kiosk_that_found_a_code_free_just_before_another_stored_it_takes_the_next(
    engines: tuple[Engine, Engine], command: DeskCommand, both: list[str]
) -> None:
    chosen: list[str] = []

    def meanwhile(_conn: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        if not chosen and statement.startswith(LOOKS) and both[0] in str(values):
            chosen.append(added(engines[0], command))

    event.listen(engines[1], "after_cursor_execute", meanwhile)
    chosen.append(added(engines[1], command))
    assert chosen == both
