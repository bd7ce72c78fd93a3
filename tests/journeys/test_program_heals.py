"""The real program whose ledger is missing, held, full or hung: it shows the welcome screen, and uses the ledger again
without a restart.

`start` returns when the welcome screen was drawn, here while the ledger cannot be used yet.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.engine import open_engine
from db.migrations import upgrade
from kiosk.keyfile import read as read_key
from kiosk.lending.cards import identify
from tests.db.postgres import Server, programs
from tests.support.builder import Builder
from tests.support.disks import tmpfs
from tests.support.program import command
from tests.support.stand import ALL_WELL, SAMIRAS_CHIP, Stand

pytestmark = pytest.mark.timeout(600)
UNSAFE = f"{ALL_WELL}; ledger unsafe: "


def within() -> float:
    """The seconds within which a ledger that is back is used: 10, or more where other work keeps the machine busy."""
    return 10.0 * max(1.0, os.getloadavg()[0] / 4)


HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program_holding(database: Path) -> Iterator[None]:
    words = [sys.executable, "-c", HOLD, str(database)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        yield
        assert other.stdin
        other.stdin.close()


def heals(stand: Stand) -> None:
    """Asserts that the same process shows the welcome screen without a trouble within 10 seconds, and lends."""
    back = time.monotonic()
    stand.manager.wait(lambda: stand.manager.status == ALL_WELL, "the ledger used again", within())
    sys.stdout.write(f"used {time.monotonic() - back:.1f} s after its return\n")
    assert stand.program.running
    stand.tap()
    stand.program.shows("visit, 0 lines;")
    stand.scan("INS-1", "visit, 1 line;")
    stand.take_card()


def test_a_database_that_is_missing_at_start_is_used_when_it_comes_back(unseen_stand: Stand) -> None:
    stand, data = unseen_stand, unseen_stand.config.parent / "data"
    away = stand.config.parent / "away"
    data.rename(away)
    data.mkdir()
    (away / "kiosk.key").rename(data / "kiosk.key")
    stand.program.start()
    stand.program.shows(f"{UNSAFE}missing")
    assert "The database is not there." in stand.program.log.read_text()
    assert [one.name for one in data.iterdir()] == ["kiosk.key"], "nothing is made in its place"
    for file in away.iterdir():
        file.rename(data / file.name)
    heals(stand)
    assert stand.program.stop() == 0
    assert stand.program.log.read_text().count("nothing can be lent") == 1, "one line per change"


def test_a_database_that_is_held_at_start_is_used_when_it_is_free(unseen_stand: Stand) -> None:
    stand = unseen_stand
    with another_program_holding(stand.config.parent / "data" / "kiosk.db"):
        stand.program.start()
        stand.program.shows(f"{UNSAFE}locked")
        stand.tap()
        stand.scanner.scan("INS-1")
        time.sleep(1)
        assert stand.manager.status == f"{UNSAFE}locked"
        stand.take_card()
    heals(stand)
    assert stand.program.stop() == 0


def test_a_full_disk_is_one_page_at_once_until_there_is_room(tmp_path: Path, furnished: Path) -> None:
    disk = tmp_path / "data"
    with tmpfs(disk, "8m"), closing(Stand(tmp_path, furnished, None)) as stand:
        stand.program.start()
        stand.program.shows(ALL_WELL)
        ballast = disk / "ballast"
        fill(ballast)
        stand.program.shows(f"{UNSAFE}disk full", 12)
        done = command(stand.config, "doctor", "--json")
        assert "The disk of the database is full." in done.stdout
        stand.tap()
        stand.scanner.scan("INS-1")
        time.sleep(1)
        assert stand.manager.status == f"{UNSAFE}disk full"
        stand.take_card()
        ballast.unlink()
        heals(stand)
        assert stand.program.stop() == 0


def fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        for step in (1 << 16, 1 << 12):
            try:
                while True:
                    file.write(b"\0" * step)
            except OSError:
                pass


def test_damage_in_mid_visit_ends_neither_the_program_nor_the_goodbye(unseen_stand: Stand) -> None:
    stand = unseen_stand
    stand.program.start()
    stand.program.shows(ALL_WELL)
    stand.tap()
    stand.program.shows("visit, 0 lines;")
    stand.scan("INS-1", "visit, 1 line;")
    engine = open_engine(stand.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET name = CAST(x'ff' AS TEXT) WHERE barcode = 'INS-2'")
    engine.dispose()
    stand.scanner.scan("INS-2")
    stand.program.shows("visit, 1 line; reader ok; scanner ok; printer ok; ledger unsafe: damaged")
    stand.take_card()
    stand.tap()
    stand.program.shows("goodbye;")
    (ticket,) = stand.printer.wait_for_tickets(1)
    assert "Klopboormachine" in ticket.lines
    stand.program.shows(f"{UNSAFE}damaged")
    assert stand.program.stop() == 0


# --- a server of the house ---------------------------------------------------------------------------------------


class HouseServer(Server):
    """A PostgreSQL server with durable commits, for the kiosk would not lend on another; it can be stopped and
    continued.
    """

    OPTIONS = "-c fsync=on"

    def processes(self) -> list[int]:
        main = int((self.home / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return [main, *map(int, children)]

    def hang(self) -> None:
        for process in self.processes():
            os.kill(process, signal.SIGSTOP)

    def go_on(self) -> None:
        for process in self.processes():
            os.kill(process, signal.SIGCONT)


@pytest.fixture
def house_server() -> Iterator[HouseServer]:
    bin = programs()
    if bin is None:
        pytest.skip("not run: PostgreSQL is not installed")
    server = HouseServer(bin)
    server.start()
    yield server
    server.go_on()
    server.remove()


def furnish(url: str, data: Path) -> None:
    """Fills this server with the house of the stand, under the same key."""
    engine = open_engine(url)
    upgrade(engine)
    book = Builder(engine, lambda: datetime.now(UTC))
    key = read_key(data / "kiosk.key")
    book.open_house("De Deelfabriek")
    book.add_member("0412", "Samira El Amrani")
    book.add_card("0412", identify(SAMIRAS_CHIP, key))
    book.add_item("INS-1", "Klopboormachine", 14)
    book.add_item("SPE-1", "Houten treinset", 14)
    book.add_item("SPE-2", "Puzzel", 14)
    engine.dispose()


@contextmanager
def stand_on(folder: Path, data: Path, server: HouseServer) -> Iterator[Stand]:
    """A stand whose ledger is on this server."""
    url = server.make_database()
    furnish(url, data)
    stand = Stand(folder, data, None)
    written = stand.config.read_text().replace(
        f'url = "sqlite:///{folder}/data/kiosk.db"', f'url = "{url}"\nkey_file = "{folder}/data/kiosk.key"'
    )
    stand.config.write_text(written)
    try:
        yield stand
    finally:
        stand.close()


def test_a_server_that_comes_up_later_or_hangs_is_used_when_it_is_back(
    tmp_path: Path, furnished: Path, house_server: HouseServer
) -> None:
    with stand_on(tmp_path, furnished, house_server) as stand:
        house_server.stop("immediate")
        stand.program.start()
        stand.program.shows(f"{UNSAFE}server away")
        house_server.start()
        heals(stand)
        stand.tap()
        stand.program.shows("goodbye;")
        stand.take_card()
        stand.program.shows(ALL_WELL, 120)
        house_server.hang()
        stand.tap()
        stand.manager.wait(lambda: "ledger silent" in stand.manager.status, "the silence", 6)
        stand.program.shows(f"{UNSAFE}server away", 12)
        stand.take_card()
        house_server.go_on()
        stand.manager.wait(lambda: stand.manager.status == ALL_WELL, "the server used again", within())
        assert stand.program.stop() == 0


def test_a_server_that_hangs_at_start_is_used_when_it_goes_on(
    tmp_path: Path, furnished: Path, house_server: HouseServer
) -> None:
    with stand_on(tmp_path, furnished, house_server) as stand:
        house_server.hang()
        stand.program.start()
        stand.program.shows(f"{UNSAFE}server away", 12)
        house_server.go_on()
        heals(stand)
        assert stand.program.stop() == 0
