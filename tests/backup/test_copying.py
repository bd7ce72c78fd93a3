"""A copy of a database in use: it has everything, it is verified, and a place in trouble keeps its last good copy."""

import os
import shutil
import subprocess
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.backup.copying import PART, Counts, examine, made_at, make_copy
from db.backup.files import BackupError
from db.backup.restoring import bring
from kiosk.lending.upkeep.backups import BackupFault
from tests.backup.shelf import NOW, furnish, ledger, lend, loans
from tests.support.disks import tmpfs

PASSPHRASE = "it's a long way to Tipperary"
FILES = {"erased.txt": b"7 0412\n"}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return furnish(tmp_path / "data")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_control_a_plain_copy_of_the_file_of_a_running_kiosk_misses_loans_and_looks_whole(
    database: Path, stick: Path
) -> None:
    with ledger(database.parent) as book:
        lend(book, *range(5))
        shutil.copyfile(database, stick / "cp.db")
        made = make_copy(database, stick, NOW, FILES)

    assert loans(stick / "cp.db") == examine(stick / "cp.db").counts.loans == 0
    assert loans(made.path) == 5
    assert made.contents.counts == Counts(members=2, items=12, loans=5, out=5)


def test_the_kiosk_goes_on_lending_while_it_is_copied(database: Path, stick: Path) -> None:
    lent = threading.Event()

    def lend_before_it_is_read_back(_: Path) -> None:
        with ledger(database.parent) as book:
            lend(book, 3)
        lent.set()

    made = make_copy(database, stick, NOW, FILES, before_reading_back=lend_before_it_is_read_back)

    assert lent.is_set()
    assert made.contents.counts.loans == 0


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_copy_is_one_file_for_its_owner_alone_that_says_when_it_was_made(
    database: Path, stick: Path, passphrase: str | None
) -> None:
    made = make_copy(database, stick, NOW, FILES, passphrase)

    assert [each.name for each in stick.iterdir()] == [made.path.name]
    assert made.path.name.startswith("kiosk-20261128T021000Z-")
    assert made_at(made.path) == NOW
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert examine(made.path, passphrase).files == FILES


def test_an_encrypted_copy_shows_nothing_of_its_content(database: Path, stick: Path) -> None:
    encrypted = make_copy(database, stick, NOW, FILES, PASSPHRASE).path.read_bytes()
    plain = make_copy(database, stick, NOW, FILES).path.read_bytes()

    assert [word in plain for word in (b"SQLite format 3", b"Samira", b"7 0412")] == [True, True, True]
    assert [word in encrypted for word in (b"SQLite format 3", b"Samira", b"7 0412", b"member")] == [False] * 4


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("it's another one", "it is no database, or the passphrase is another one"),
        ("", "it is encrypted, and the passphrase is not known"),
        (None, "it is encrypted, and the passphrase is not known"),
    ],
)
def test_an_encrypted_copy_without_its_passphrase_is_refused_in_a_sentence(
    database: Path, stick: Path, tmp_path: Path, passphrase: str | None, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = make_copy(database, stick, NOW, FILES, PASSPHRASE).path

    with pytest.raises(BackupError) as examined:
        examine(path, passphrase)
    with pytest.raises(BackupError) as brought:
        bring(path, tmp_path / "work.db", passphrase)
    assert str(examined.value) == str(brought.value) == f"{path}: {reason}."
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_one_flipped_bit_is_found_wherever_it_is(database: Path, stick: Path, passphrase: str | None) -> None:
    path = make_copy(database, stick, NOW, FILES, passphrase).path
    content = path.read_bytes()
    places = [*range(0, len(content), len(content) // 200), len(content) - 1]

    for place in places:
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(BackupError, match="damaged"):
            examine(path, passphrase)

    path.write_bytes(content)
    assert examine(path, passphrase).counts.members == 2


def test_damage_of_the_database_itself_is_not_blamed_on_the_stick(database: Path, stick: Path) -> None:
    good = make_copy(database, stick, NOW, FILES).path
    connection = dbapi2.connect(str(database))
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'loan'").fetchone()
    connection.close()
    content = bytearray(database.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    database.write_bytes(content)

    with pytest.raises(BackupError, match=r"kiosk\.db") as found:
        make_copy(database, stick, NOW + timedelta(days=1), FILES)

    assert found.value.fault is BackupFault.OTHER
    assert list(stick.iterdir()) == [good]


def test_a_changed_letter_is_found_by_the_digest_in_the_name_alone(database: Path, stick: Path) -> None:
    path = make_copy(database, stick, NOW, FILES).path
    path.write_bytes(path.read_bytes().replace(b"Samira", b"Zamira"))

    with pytest.raises(BackupError, match="damaged"):
        examine(path)
    nameless = path.rename(stick / "nameless.db")
    assert examine(nameless).counts.members == 2


def flipped(part: Path) -> None:
    """Changes a letter of the file, as a bad stick does."""
    part.write_bytes(part.read_bytes().replace(b"Samira", b"Zamira"))


def cut(part: Path) -> None:
    """Cuts the end off the file, as a stick does that claims more room than it has."""
    os.truncate(part, part.stat().st_size // 2)


@pytest.mark.parametrize("lie", [flipped, cut])
def test_a_stick_that_gives_back_other_bytes_is_found_at_once(database: Path, stick: Path, lie: object) -> None:
    with pytest.raises(BackupError, match="Take another stick") as found:
        make_copy(database, stick, NOW, FILES, before_reading_back=lie)  # type: ignore[arg-type]

    assert found.value.fault is BackupFault.BROKEN
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_pulled_out_keeps_its_last_good_copy_and_a_sentence_says_so(
    database: Path, stick: Path
) -> None:
    good = make_copy(database, stick, NOW, FILES).path

    def pull_out(_: Path) -> None:
        stick.rename(stick.with_name("pulled out"))

    with pytest.raises(BackupError, match="taken out") as found:
        make_copy(database, stick, NOW, FILES, before_reading_back=pull_out)

    assert found.value.fault is BackupFault.GONE
    assert examine(stick.with_name("pulled out") / good.name).counts.members == 2


def test_a_file_that_a_power_cut_left_half_written_is_removed_by_the_next_copy(database: Path, stick: Path) -> None:
    (stick / PART).write_bytes(b"half of a backup")
    (stick / f"{PART}-journal").write_bytes(b"half of a journal")

    made = make_copy(database, stick, NOW, FILES)

    assert list(stick.iterdir()) == [made.path]


def test_a_stick_that_is_full_or_read_only_keeps_its_last_good_copy_and_a_sentence_says_so(
    database: Path, tmp_path: Path
) -> None:
    stick, size = tmp_path / "small", database.stat().st_size
    with tmpfs(stick, str(2 * size + size // 4)):
        good = make_copy(database, stick, NOW, {}).path

        def refused(passphrase: str | None = None) -> tuple[BackupFault, str]:
            with pytest.raises(BackupError) as found:
                make_copy(database, stick, NOW, {"kiosk.toml": b"x" * (2 * size)}, passphrase)
            assert list(stick.iterdir()) == [good]
            return found.value.fault, str(found.value)

        assert refused() == refused(PASSPHRASE) == (BackupFault.FULL, f"{stick}: it is full.")
        subprocess.run(["mount", "-o", "remount,ro", stick], check=True)
        assert refused() == (BackupFault.READ_ONLY, f"{stick}: it can only be read.")
        assert examine(good).counts.members == 2


@pytest.mark.parametrize("content", [b"", b"no database at all, only a text" * 40])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "holiday.db"
    path.write_bytes(content)

    with pytest.raises(BackupError):
        examine(path, "a passphrase")


def test_a_missing_database_is_not_backed_up(stick: Path) -> None:
    with pytest.raises(BackupError, match="there is no database"):
        make_copy(stick / "kiosk.db", stick, NOW, FILES)
