"""A disk that fills up: a warning before, one answer at once when it is full, and normal service when there is room
again.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.health import LedgerHealth, look
from db.ledger import SqlLedger
from db.room import LEAST, part_used, reserve
from kiosk.lending.events import Recorded
from kiosk.lending.model import MemberId, Operation
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.test_trouble import furnish
from tests.support.disks import mounted, tmpfs
from tests.support.empty_ledger import put_empty_ledger

Open = Callable[[str], Engine]
ADA = MemberId(1)
FULL = Unsafe(LedgerFault.FULL)


@pytest.fixture(params=["tmpfs", "ext4"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MB of the test's own; on ext4 space is counted in blocks, as on a memory card."""
    place = tmp_path / "disk"
    if request.param == "tmpfs":
        with tmpfs(place, "16m"):
            yield place
        return
    image = tmp_path / "image"
    image.touch()
    os.truncate(image, 16 << 20)
    made = subprocess.run(["mkfs.ext4", "-q", "-m", "0", str(image)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("not run: no mkfs.ext4")
    place.mkdir()
    with mounted("-o", "loop", image, place):
        yield place


def fill(disk: Path, leave: int) -> Path:
    """Fills the disk up to so many free bytes."""
    ballast, size = disk / "ballast", 0
    with ballast.open("wb") as file:
        for step in (1 << 20, 1 << 16, 1 << 12):
            while os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - step >= leave:
                try:
                    os.posix_fallocate(file.fileno(), size, step)
                except OSError:
                    break
                size += step
    return ballast


def test_a_full_disk_is_one_answer_at_once_and_heals_when_there_is_room(
    small_disk: Path, opened: Open, clock: Clock
) -> None:
    engine = opened(put_empty_ledger(small_disk))
    desk = furnish(engine, clock)
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY)
    seconds = [0.0]
    health = LedgerHealth(engine, ledger, KEY, clock=lambda: seconds[0])
    assert health.admit() is None
    ballast = fill(small_disk, leave=0)
    assert health.check() == FULL, "without waiting for the minute in which the check writes"

    began, refused, kept = time.monotonic(), [], 0
    for turn in range(300):
        try:
            assert isinstance(ledger.lend_or_return(Operation(f"turn {turn}"), ADA, "A-1"), Recorded)
            kept += 1
        except LedgerError as error:
            refused.append(error.unsafe)
            break
    assert refused == [FULL], "what fits into the log that is there is kept, and nothing after it"
    assert time.monotonic() - began < 1.0, "no try is repeated"
    assert len(desk.list_journal()) >= kept

    ballast.unlink()
    assert health.admit() is None
    assert isinstance(ledger.lend_or_return(Operation("after"), ADA, "A-1"), Recorded)
    assert [line.what for line in desk.list_journal()].count("lent") == len(desk.list_loans())
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_the_check_of_the_room_leaves_no_file(small_disk: Path) -> None:
    database = small_disk / "kiosk.db"
    assert reserve(database) is None
    assert list(small_disk.glob("kiosk.db*")) == []
    ballast = fill(small_disk, leave=LEAST // 2)
    assert reserve(database) is LedgerFault.FULL
    assert list(small_disk.glob("kiosk.db*")) == []
    ballast.unlink()
    assert reserve(database) is None


def test_a_read_only_disk_is_a_fault_of_its_own(small_disk: Path, opened: Open, clock: Clock) -> None:
    engine = opened(put_empty_ledger(small_disk))
    furnish(engine, clock)
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY)
    assert look(engine, ledger)[0] is None
    engine.dispose()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    unsafe, _ = look(engine, ledger)
    assert unsafe is not None
    assert unsafe.fault is LedgerFault.READ_ONLY
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert look(engine, ledger)[0] is None


def test_a_disk_that_is_nine_tenths_full_is_one_entry_in_the_inbox_until_there_is_room(
    sqlite_url: str, opened: Open, clock: Clock
) -> None:
    engine, used, seconds = opened(sqlite_url), [0.5], [0.0]
    furnish(engine, clock)
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY)
    health = LedgerHealth(engine, ledger, KEY, used=lambda _file: used[0], clock=lambda: seconds[0])

    def told(part: float) -> list[str]:
        used[0] = part
        seconds[0] += 61
        assert health.check() is None
        with engine.connect() as connection:
            open_ones = "SELECT trouble FROM inbox WHERE settled_at IS NULL"
            return list(connection.exec_driver_sql(open_ones).scalars())

    assert health.admit() is None
    assert told(0.89) == []
    assert told(0.91) == ["disk nearly full"]
    assert told(0.95) == ["disk nearly full"], "once"
    assert told(0.88) == ["disk nearly full"], "not at every file that comes and goes"
    assert told(0.84) == []


def test_the_used_part_of_a_disk_is_the_same_as_in_df(small_disk: Path) -> None:
    fill(small_disk, leave=LEAST)
    assert part_used(small_disk / "kiosk.db") > 0.9
    assert part_used(small_disk / "nowhere" / "kiosk.db") == 0.0
