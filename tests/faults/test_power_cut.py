"""A power cut at any moment loses no confirmed loan; the controls show that a kill alone would prove nothing of the
kind.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.engine import open_engine
from db.migrations import upgrade
from tests.db.writers import furnish
from tests.faults.powercut import Disk, State, calls, states
from tests.support.torture import rounds

HERE = Path(__file__).parent
LOANS = rounds(check=150, torture=750)
MOMENTS = rounds(check=400, torture=4000)
"""Moments at which the power is cut; each gives five states of the disk."""


@pytest.fixture(scope="module")
def logger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that logs every call with which a process changes its files."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("not run: there is no C compiler, or this is not Linux")
    library = tmp_path_factory.mktemp("crashlog") / "crashlog.so"
    words = ["-O2", "-shared", "-fPIC", str(HERE / "crashlog.c"), "-o", str(library), "-ldl"]
    subprocess.run([compiler, *words], check=True, timeout=60)
    return library


@pytest.fixture
def disk() -> Iterator[Path]:
    """The folder in which the found disks are laid out, thousands of them: in memory if possible."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="kiosk-cut-", dir=memory if os.access(memory, os.W_OK) else None) as place:
        yield Path(place)


def lend(place: Path, logger: Path, synchronous: str) -> tuple[Disk, bytes]:
    """The disk before, and the log of a process that lent all items with this setting of `synchronous`."""
    files = place / "files"
    files.mkdir()
    url = f"sqlite:///{files}/kiosk.db"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    furnish(url, LOANS)
    before = {file.name: bytearray(file.read_bytes()) for file in files.iterdir()}
    log = place / "log"
    preload = {"LD_PRELOAD": str(logger), "CRASH_DIR": str(files), "CRASH_LOG": str(log)}
    subprocess.run(
        [sys.executable, HERE / "lender.py", url, synchronous, str(LOANS)],
        env={**os.environ, **preload, "PYTHONPATH": str(HERE.parents[1])},
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=100,
    )
    return before, log.read_bytes()


def verdict(place: Path, state: State) -> str:
    """What the next start finds on this disk: `whole`, or what is wrong."""
    for old in place.iterdir():
        old.unlink()
    for name, content in state.disk.items():
        (place / name).write_bytes(content)
    connection = dbapi2.connect(str(place / "kiosk.db"), isolation_level=None)
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "corrupt"
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            return "torn apart"
        kept = [int(row[0].split()[1]) for row in connection.execute("SELECT id FROM operation ORDER BY seq")]
        loans, noted = connection.execute(
            "SELECT (SELECT count(*) FROM loan), (SELECT count(*) FROM journal WHERE what = 'lent')"
        ).fetchone()
    except dbapi2.DatabaseError:
        return "corrupt"
    finally:
        connection.close()
    if not len(kept) == loans == noted or kept != list(range(1, len(kept) + 1)):
        return "torn apart"
    return "whole" if len(kept) >= state.confirmed else "lost"


def verdicts(place: Path, disk: Path, logger: Path, synchronous: str, moments: int) -> Counter[str]:
    seed = int(os.environ.get("POWERCUT_SEED", "1"))
    before, log = lend(place, logger, synchronous)
    found = states(before, calls(log), moments, random.Random(seed))
    return Counter(verdict(disk, state) for state in found)


@pytest.mark.torture
@pytest.mark.timeout(rounds(check=120, torture=3600))
def test_a_power_cut_at_any_moment_loses_no_confirmed_loan(tmp_path: Path, disk: Path, logger: Path) -> None:
    assert verdicts(tmp_path, disk, logger, "EXTRA", MOMENTS) == Counter(whole=5 * MOMENTS)


@pytest.mark.parametrize("weaker", ["NORMAL", "OFF"])
def test_control_the_same_power_cuts_lose_loans_under_a_weaker_setting(
    tmp_path: Path, disk: Path, logger: Path, weaker: str
) -> None:
    found = verdicts(tmp_path, disk, logger, weaker, 60)
    assert found["lost"] + found["corrupt"] + found["torn apart"] >= found.total() * 0.3, found
