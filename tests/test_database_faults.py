"""Every fault of the database has its own sentence from every command and the doctor, and never a traceback."""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.lending.upkeep.health import SENTENCES, LedgerFault
from tests.support.command_line import kiosk
from tests.support.disks import tmpfs
from tests.test_commands import new_house, refused, said, write

__all__ = ["new_house"]

COMMANDS = (
    ("list", "items"),
    ("house", "show"),
    ("member", "add", "0412", "Samira El Amrani"),
    ("card", "lost", "04A1B2C3D4E5F6"),
)


def gone(database: Path) -> None:
    database.unlink()


def text_file(database: Path) -> None:
    database.write_text("Beste vrijwilliger, hier stond vroeger een database.\n" * 100)


def of_another_program(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
        other.commit()


def empty(database: Path) -> None:
    database.write_bytes(b"")


def change(statement: str) -> Callable[[Path], None]:
    def do(database: Path) -> None:
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute(statement).rowcount
            connection.commit()

    return do


def torn(database: Path) -> None:
    """Overwrites the second half of every page but the first, as if it were of another file."""
    pages = bytearray(database.read_bytes())
    for at in range(4096, len(pages), 4096):
        pages[at : at + 2048] = b"\xa5" * 2048
    database.write_bytes(pages)


def full(database: Path) -> None:
    with (database.parent / "ballast").open("wb") as ballast:
        for step in (1 << 20, 1 << 12):
            try:
                while True:
                    os.posix_fallocate(ballast.fileno(), ballast.seek(0, 2), step)
                    ballast.seek(0, 2)
            except OSError:
                pass


def read_only(database: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(database.parent)], check=True)


FAULTS: dict[str, tuple[LedgerFault, Callable[[Path], None]]] = {
    "not there": (LedgerFault.MISSING, gone),
    "a text file": (LedgerFault.FOREIGN, text_file),
    "of another program": (LedgerFault.FOREIGN, of_another_program),
    "empty": (LedgerFault.EMPTY, empty),
    "older": (LedgerFault.OLDER, change("UPDATE alembic_version SET version_num = '0001'")),
    "newer": (LedgerFault.NEWER, change("UPDATE alembic_version SET version_num = '9999'")),
    "not UTF-8": (LedgerFault.DAMAGED, change("UPDATE alembic_version SET version_num = CAST(x'ff' AS TEXT)")),
    "torn": (LedgerFault.DAMAGED, torn),
    "without its index": (LedgerFault.UNSUITABLE, change("DROP INDEX uq_loan_open_item")),
    "full": (LedgerFault.FULL, full),
    "read-only": (LedgerFault.READ_ONLY, read_only),
}
ON_A_DISK_OF_ITS_OWN = ("full", "read-only")


@pytest.fixture
def config(tmp_path: Path, new_house: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A house of the test's own, on a small disk for the faults of a disk."""
    data = tmp_path / "data"
    if not any(f"[{name}]" in request.node.name for name in ON_A_DISK_OF_ITS_OWN):
        shutil.copytree(new_house, data)
        yield write(tmp_path)
        return
    with tmpfs(data, "4m"):
        shutil.copytree(new_house, data, dirs_exist_ok=True)
        yield write(tmp_path)


def finding(config: Path) -> dict[str, object]:
    done = kiosk(config, "doctor", "--json")
    assert done.exit_code == 1, done.output
    (found,) = [one for one in json.loads(done.stdout) if one["device"] == "database"]
    return dict(found)


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_has_its_own_sentence_everywhere(config: Path, name: str) -> None:
    fault, damage = FAULTS[name]
    sentence, advice = SENTENCES[fault]
    damage(config.parent / "data" / "kiosk.db")
    found = finding(config)
    assert str(found["found"]).startswith(sentence)
    assert found["advice"] == advice
    for words in COMMANDS if fault is not LedgerFault.FULL else COMMANDS[2:3]:
        told = refused(config, *words)
        assert told.startswith(sentence), words
        assert told.rstrip().endswith(advice), words


@pytest.mark.parametrize("name", FAULTS)
def test_init_changes_no_database_of_another_program_or_one_that_cannot_be_read(config: Path, name: str) -> None:
    fault, damage = FAULTS[name]
    database = config.parent / "data" / "kiosk.db"
    damage(database)
    before = database.read_bytes() if database.exists() else b""
    done = kiosk(config, "init")
    if fault in (LedgerFault.FOREIGN, LedgerFault.NEWER, LedgerFault.DAMAGED, LedgerFault.READ_ONLY):
        assert done.exit_code == 1, done.output
        assert len(done.stderr.splitlines()) == 1
        assert database.read_bytes() == before
    assert "Traceback" not in done.output


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Holds the lock of the database from another connection of the same library: locks belong to a process, and only
    the library knows them.
    """
    with closing(dbapi2.connect(str(database), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_database_that_another_program_holds_says_so(config: Path) -> None:
    with held(config.parent / "data" / "kiosk.db"):
        assert refused(config, "list", "items").startswith(SENTENCES[LedgerFault.LOCKED][0])
    assert said(config, "list", "items") == "Nothing yet.\n"


def test_no_advice_puts_an_older_copy_over_loans_that_are_there() -> None:
    assert set(SENTENCES) == set(LedgerFault)
    assert len({sentence for sentence, _ in SENTENCES.values()}) == len(LedgerFault)
    for _, advice in SENTENCES.values():
        assert "restore" not in advice
        assert "backup" not in advice
