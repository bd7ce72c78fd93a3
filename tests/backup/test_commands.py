"""`kiosk backup` and `kiosk restore`, from the preparation of a stick to a new machine."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from sqlcipher3 import dbapi2
from typer.testing import CliRunner

from db.backup.files import beside
from kiosk import erased, keyfile
from kiosk.backup import records
from kiosk.backup.places import MARK
from kiosk.cli.backups.saving import back_up
from kiosk.cli.commands import app
from kiosk.lending.model import MemberId, Operation
from kiosk.lending.upkeep.backups import BackupFault
from kiosk.photos.folder import keep
from kiosk.settings import load
from tests.backup.shelf import KEY, furnish, ledger, lend, loans
from tests.house import JOKES_NAME, SAMIRAS_NAME, SAMIRAS_NUMBER
from tests.photos.test_making import phone_photo
from tests.support import command_line

PASSPHRASE = "een lange zin die niemand raadt"


class Kiosk:
    """A machine with a kiosk on it; each of its commands is typed as at a terminal."""

    def __init__(self, folder: Path) -> None:
        self.config, self.data = folder / "kiosk.toml", folder / "data"
        self.data.mkdir(parents=True)
        self.write()

    def write(self, more: str = "") -> None:
        self.config.write_text(f'[database]\nurl = "sqlite:///{self.data}/kiosk.db"\nmay_be_lost = true\n{more}')

    @property
    def database(self) -> Path:
        return self.data / "kiosk.db"

    @property
    def key(self) -> Path:
        return self.data / "kiosk.key"

    def furnish(self) -> "Kiosk":
        furnish(self.data)
        self.key.write_bytes(KEY)
        self.key.chmod(0o600)
        return self

    def run(self, *words: object, typed: str = "") -> Result:
        return command_line.kiosk(self.config, *words, typed=typed)

    def does(self, *words: object, typed: str = "") -> str:
        done = self.run(*words, typed=typed)
        assert done.exit_code == 0, done.output
        return done.output

    def refuses(self, *words: object, typed: str = "") -> str:
        done = self.run(*words, typed=typed)
        assert done.exit_code == 1, done.output
        return done.stderr


@pytest.fixture
def old(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path / "old").furnish()


@pytest.fixture(scope="module")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the installer makes on a new memory card: an empty house with a key of its own."""
    kiosk = Kiosk(tmp_path_factory.mktemp("new"))
    kiosk.does("init")
    return kiosk.data


@pytest.fixture
def new(tmp_path: Path, empty_house: Path) -> Kiosk:
    """A machine with a new memory card."""
    kiosk = Kiosk(tmp_path / "new")
    shutil.copytree(empty_house, kiosk.data, dirs_exist_ok=True)
    return kiosk


def folder(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    path.mkdir()
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return folder(tmp_path, "blauw")


def copies(stick: Path) -> list[Path]:
    return sorted(stick.glob("kiosk-*.db"))


# --- prepare and back up -----------------------------------------------------------------------------------------


def test_only_what_was_prepared_is_written(old: Kiosk, stick: Path) -> None:
    assert f"`kiosk backup prepare {stick}`" in old.refuses("backup", stick)
    assert list(stick.iterdir()) == []

    old.does("backup", "prepare", stick)
    said = old.does("backup", stick)

    assert said.startswith("2 members, 12 items, 0 loans, all well: ")
    assert len(copies(stick)) == 1
    assert "deelkiosk.part" not in {each.name for each in stick.iterdir()}


def test_the_photos_go_into_a_backup_once_and_come_back_with_it(old: Kiosk, new: Kiosk, stick: Path) -> None:
    first, second = "1" * 32, "2" * 32
    keep(old.data / "photos", first, b"a photo")
    old.does("backup", "prepare", stick)
    assert old.does("backup", stick).endswith(", 1 new photos\n")
    keep(old.data / "photos", second, b"another")
    (stick / "photos" / f"{first}.jpg").write_bytes(b"cut")
    assert old.does("backup", stick).endswith(", 2 new photos\n")
    assert "new photos" not in old.does("backup", stick)

    (stick / "photos" / "more.jpg").write_bytes(b"of somebody else")
    shutil.copy(old.key, new.key)
    assert "Photos that are back: 2." in new.does("restore", stick, "--yes")
    there = {path.stem: path.read_bytes() for path in (new.data / "photos").iterdir()}
    assert there == {first: b"a photo", second: b"another"}


def test_photos_on_a_stick_are_taken_once_the_stick_is_known_to_be_of_this_kiosk(old: Kiosk, stick: Path) -> None:
    (stick / "fotos").mkdir()
    phone_photo(stick / "fotos" / "INS-1.jpg")
    old.does("backup", "prepare", stick)
    (stick / "fotos" / os.fsdecode(b"IMG_\xe9\n1.jpg")).touch()
    mark = (stick / MARK).read_text()

    (stick / MARK).write_text(mark.replace('kiosk = "', 'kiosk = "x'))
    old.refuses("backup", "to", stick, "--stick")
    assert not (old.data / "photos").exists()

    (stick / MARK).write_text(mark)
    old.does("backup", "to", stick, "--stick")
    assert len(list((old.data / "photos").iterdir())) == 1
    assert (stick / "fotos.txt").read_text().splitlines()[-2:] == [
        r"IMG_\udce9\u000a1.jpg: no item has this barcode or this name.",
        "1 photo taken, 0 were there already, 1 of 2 files were not used.",
    ]


def test_the_pdfs_of_the_desk_go_onto_a_stick_without_names_where_the_house_is_encrypted(
    old: Kiosk, tmp_path: Path, stick: Path
) -> None:
    coded = folder(tmp_path, "rood")
    old.does("backup", "prepare", stick)
    old.does("backup", "prepare", coded, "--encrypted", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    made = old.data / "exports" / "documents"
    made.mkdir(parents=True)
    for name in ("late-toys.pdf", "report-2026.pdf"):
        (made / name).touch()

    assert old.does("backup", stick).endswith(", 2 PDFs\n")
    assert old.does("backup", coded).endswith(", 1 PDFs\n")
    assert [path.name for path in (coded / "documents").iterdir()] == ["report-2026.pdf"]


def test_backup_and_backup_to_mean_the_same(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    old.does("backup", "to", stick)
    assert "prepare" in CliRunner().invoke(app, ["backup", "--help"]).output


def test_the_key_is_never_beside_the_database_it_opens(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    old.does("backup", stick)

    assert KEY not in copies(stick)[0].read_bytes()
    assert "the database" in old.refuses("backup", "prepare", stick, "--key")


def test_the_key_has_a_stick_of_its_own(old: Kiosk, stick: Path) -> None:
    erased.append(erased.beside(old.key), erased.Erased(7, "0007"))
    old.does("backup", "prepare", stick, "--key")

    assert old.does("backup", stick) == "The key of the cards is on blauw, all well.\n"
    assert {each.name for each in stick.iterdir()} == {MARK, "kiosk.key", "erased.txt", "kiosk.toml"}
    assert (stick / "kiosk.key").read_bytes() == KEY
    assert "the key" in old.refuses("backup", "prepare", stick)


def test_the_key_of_another_kiosk_is_not_overwritten(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick, "--key")
    (stick / "kiosk.key").write_bytes(b"x" * 32)

    assert "another kiosk" in old.refuses("backup", stick)
    assert (stick / "kiosk.key").read_bytes() == b"x" * 32


def test_a_stick_of_another_kiosk_is_left_alone(old: Kiosk, new: Kiosk, stick: Path) -> None:
    new.does("backup", "prepare", stick)

    assert "belongs to another kiosk" in old.refuses("backup", stick)
    assert copies(stick) == []


def test_an_encrypted_stick_keeps_database_and_key_and_the_next_stick_needs_no_passphrase(
    old: Kiosk, stick: Path, tmp_path: Path
) -> None:
    old.does("backup", "prepare", stick, "--encrypted", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    old.does("backup", stick)
    red = folder(tmp_path, "rood")
    old.does("backup", "prepare", red, "--encrypted")
    old.does("backup", red)

    assert [KEY in copies(each)[0].read_bytes() for each in (stick, red)] == [False, False]
    assert (old.data / "backup.passphrase").stat().st_mode & 0o777 == 0o600


def test_a_short_passphrase_is_refused(old: Kiosk, stick: Path) -> None:
    done = old.run("backup", "prepare", stick, "--encrypted", typed="kort\nkort\n")

    assert (done.exit_code, not (old.data / "backup.passphrase").exists()) == (2, True)
    assert not (stick / MARK).exists()


def test_a_folder_that_is_not_mounted_is_not_written(old: Kiosk, stick: Path) -> None:
    """A backup into the empty folder where the disk of the house should be mounted would fill the memory card."""
    old.write(f'[backup]\nfolders = ["{stick}", "{stick}/nowhere"]\n')

    done = old.run("backup")

    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        f"{stick}: it was not prepared: `kiosk backup prepare {stick}` does that.",
        f"{stick}/nowhere: there is no such folder.",
    ]
    assert list(stick.iterdir()) == []


def test_every_folder_of_the_configuration_gets_a_backup(old: Kiosk, tmp_path: Path) -> None:
    both = [folder(tmp_path, name) for name in ("one", "two")]
    for each in both:
        old.does("backup", "prepare", each)
    old.write(f'[backup]\nfolders = ["{both[0]}", "{both[1]}"]\n')

    old.does("backup")

    assert [len(copies(each)) for each in both] == [1, 1]


def test_a_backup_without_any_folder_is_wrong_use(old: Kiosk) -> None:
    assert old.run("backup").exit_code == 2


@pytest.mark.parametrize(("allowed", "written"), [('["blauw"]', 1), ('["rood"]', 0), ("[]", 0)])
def test_the_house_may_say_which_sticks_are_written(old: Kiosk, stick: Path, allowed: str, written: int) -> None:
    old.does("backup", "prepare", stick)
    old.write(f"[backup]\nsticks = {allowed}\n")

    old.does("backup", stick, "--stick", "--put-in")

    assert len(copies(stick)) == written


def test_old_backups_are_thinned_and_strange_files_are_not_touched(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    config = load(old.config)
    (stick / "holiday.jpg").write_bytes(b"sun")
    night = datetime(2026, 11, 28, 2, 10, tzinfo=UTC)
    for ago in range(30, -1, -1):
        back_up(config, stick, old.config, night - timedelta(days=ago))

    assert len(copies(stick)) == 10
    assert (stick / "holiday.jpg").exists()


def test_a_server_is_backed_up_by_its_own_program_and_the_key_by_the_kiosk(
    old: Kiosk, stick: Path, tmp_path: Path
) -> None:
    keys = folder(tmp_path, "sleutel")
    old.config.write_text(f'[database]\nurl = "postgresql://kiosk@house/kiosk"\nkey_file = "{old.key}"\n')
    old.does("backup", "prepare", stick)
    old.does("backup", "prepare", keys, "--key")

    assert "`pg_dump --format=custom`" in old.refuses("backup", stick)
    assert "`pg_dump --format=custom`" in old.refuses("restore", stick, "--yes")
    assert copies(stick) == []
    assert "all well" in old.does("backup", keys)


# --- the records -------------------------------------------------------------------------------------------------


def test_a_backup_that_fails_keeps_the_moment_of_the_last_good_one(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    old.does("backup", stick, "--stick", "--put-in")
    (good,) = records.read(old.data / "backups")
    (stick / MARK).write_text('name = "blauw"\nkeeps = "database"\nkiosk = "another"\n')
    old.refuses("backup", stick, "--stick", "--put-in")
    (bad,) = records.read(old.data / "backups")

    assert (good.name, good.members, good.items, good.fault, good.put_in) == ("blauw", 2, 12, None, True)
    assert (bad.name, bad.members, bad.fault, bad.good_at) == ("blauw", None, BackupFault.OTHER, good.at)


# --- restore -----------------------------------------------------------------------------------------------------


def test_a_restore_tells_what_would_be_lost_and_keeps_the_database_before_it(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    with ledger(old.data) as book:
        lend(book, 1, 2)
    old.does("backup", stick)
    with ledger(old.data) as book:
        lend(book, 3, 4, 5)
        book.give_back(Operation("back"), None, "INS-1")
        book.add_member("0777", "Nieuw Lid")

    said = old.does("restore", stick, typed="y\n")

    assert "What happened since would be lost: 3 loans, 1 return, 1 member, 0 items." in said
    assert loans(old.database) == 2
    (aside,) = old.data.glob("before-*")
    assert loans(aside / "kiosk.db") == 5
    assert not any(each.exists() for each in beside(old.database))
    old.does("restore", aside, "--yes")
    assert loans(old.database) == 5


def test_a_restore_changes_nothing_without_a_yes(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    old.does("backup", stick)
    before = old.database.read_bytes()

    assert "Nothing was changed." in old.refuses("restore", stick, typed="n\n")
    assert old.database.read_bytes() == before
    assert {each.name for each in old.data.iterdir()} == {"kiosk.db", "kiosk.key", "backups"}


IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from db.checks.pages import header_of
from tests.backup.shelf import ledger, lend
with ledger(Path(sys.argv[1])) as book:
    lend(book, 1)
    header_of(Path(sys.argv[1]) / "kiosk.db")
    print("lent", flush=True)
    sys.stdin.read()
"""


def test_a_database_is_not_restored_while_the_kiosk_uses_it(old: Kiosk, stick: Path) -> None:
    """The kiosk is another process here, because the locks of a file belong to a process."""
    old.does("backup", "prepare", stick)
    old.does("backup", stick)
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(old.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as kiosk:
        assert kiosk.stdin
        assert kiosk.stdout
        assert kiosk.stdout.readline() == b"lent\n"

        assert "Stop it first" in old.refuses("restore", stick, "--yes")
        with old.database.open("r+b") as file, pytest.raises(BlockingIOError):
            fcntl.lockf(
                file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002
            )  # the kiosk still holds its locks after its check of the header

        kiosk.stdin.close()
    old.does("restore", stick, "--yes")


def pull_the_plug(kiosk: Kiosk, tmp_path: Path, *lent: int) -> None:
    """Lends these items and leaves the files as a power cut does: the new loans are in the `-wal` file alone."""
    cut = folder(tmp_path, "cut")
    with ledger(kiosk.data) as book:
        lend(book, *lent)
        for each in kiosk.data.glob("kiosk.db*"):
            shutil.copyfile(each, cut / each.name)
    for each in cut.iterdir():
        shutil.copyfile(each, kiosk.data / each.name)


def whole(path: Path) -> bool:
    connection = dbapi2.connect(str(path))
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()


def test_a_copy_put_back_by_hand_beside_an_old_wal_is_malformed(old: Kiosk, tmp_path: Path) -> None:
    another = furnish(folder(tmp_path, "another"))
    connection = dbapi2.connect(str(another), isolation_level=None)
    connection.execute("CREATE TABLE grown AS SELECT randomblob(3000) FROM (VALUES (1), (2), (3)), item, item AS more")
    connection.execute("VACUUM")
    connection.close()
    pull_the_plug(old, tmp_path, *range(12))

    shutil.copyfile(another, old.database)

    assert not whole(old.database)


def test_a_restored_database_is_never_beside_an_old_wal(old: Kiosk, stick: Path, tmp_path: Path) -> None:
    old.does("backup", "prepare", stick)
    old.does("backup", stick)
    pull_the_plug(old, tmp_path, *range(12))

    said = old.does("restore", stick, "--yes")

    assert "12 loans, 0 returns" in said
    assert not any(each.exists() for each in beside(old.database))
    assert whole(old.database)
    (aside,) = old.data.glob("before-*")
    old.does("restore", aside, "--yes")
    assert (whole(old.database), loans(old.database)) == (True, 12)


def test_a_restore_keeps_even_a_database_that_cannot_be_read(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    old.does("backup", stick)
    old.database.write_bytes(b"rubbish" * 999)

    assert "cannot be read" in old.does("restore", stick, "--yes")
    (aside,) = old.data.glob("before-*")
    assert (aside / "kiosk.db").read_bytes() == b"rubbish" * 999


def test_a_restore_passes_over_a_damaged_backup_and_takes_the_one_before(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    config = load(old.config)
    for hour in (1, 2):
        back_up(config, stick, old.config, datetime(2026, 11, 28, hour, tzinfo=UTC) - timedelta(days=3 - hour))
    newest = copies(stick)[-1]
    content = bytearray(newest.read_bytes())
    content[9000] ^= 4
    newest.write_bytes(content)

    done = old.run("restore", stick, "--yes")

    assert (done.exit_code, "damaged" in done.stderr, copies(stick)[0].name in done.stdout) == (0, True, True)


def test_a_new_machine_is_restored_from_two_sticks(old: Kiosk, new: Kiosk, stick: Path, tmp_path: Path) -> None:
    keys = folder(tmp_path, "sleutel")
    old.does("backup", "prepare", stick)
    old.does("backup", "prepare", keys, "--key")
    with ledger(old.data) as book:
        lend(book, 1, 2)
    old.does("backup", stick)
    old.does("backup", keys)

    assert "Restore the stick that keeps the key first" in new.refuses("restore", stick, "--yes")
    assert "Now restore the database" in new.does("restore", keys)
    new.does("restore", stick, "--yes")

    assert (loans(new.database), keyfile.read(new.key)) == (2, KEY)
    left = {each.name for each in new.data.iterdir() if not each.name.startswith("before-")}
    assert left == {"kiosk.db", "kiosk.key", "kiosk.toml.of-backup"}
    assert {each["device"]: each["ok"] for each in json.loads(new.run("doctor", "--json").stdout)}["key file"]


def test_a_new_machine_is_restored_from_one_encrypted_stick(old: Kiosk, new: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick, "--encrypted", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    with ledger(old.data) as book:
        lend(book, 1, 2)
    old.does("backup", stick)

    assert "passphrase" in new.refuses("restore", stick, typed="een andere lange zin\n")
    new.does("restore", stick, typed=f"{PASSPHRASE}\ny\n")

    assert (loans(new.database), keyfile.read(new.key)) == (2, KEY)
    (aside,) = new.data.glob("before-*")
    assert {each.name for each in aside.iterdir()} >= {"kiosk.db", "kiosk.key"}
    connection = dbapi2.connect(str(new.database))
    assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'kept_beside'").fetchall() == []
    connection.close()
    assert KEY not in new.database.read_bytes()
    new.does("backup", stick)  # the passphrase came with the restored data


def erase_after_the_backup(old: Kiosk, stick: Path) -> None:
    """Backs up while a member has a loan; then the loan is returned and the member is erased."""
    old.does("backup", "prepare", stick)
    with ledger(old.data) as book:
        lend(book, 3)
    old.does("backup", stick)
    with ledger(old.data) as book:
        book.give_back(Operation("back"), MemberId(1), "INS-3")
    old.does("member", "erase", SAMIRAS_NUMBER, "--yes")


def people(kiosk: Kiosk) -> list[str]:
    return [each["name"] for each in json.loads(kiosk.does("list", "members", "--json"))]


def test_an_erased_member_stays_erased_when_an_older_backup_comes_back(old: Kiosk, stick: Path) -> None:
    erase_after_the_backup(old, stick)

    old.does("restore", stick, "--yes")

    assert people(old) == [JOKES_NAME]
    assert json.loads(old.does("list", "loans", "--open", "--json")) == []
    assert b"Samira" not in old.database.read_bytes()


def test_an_erased_member_stays_erased_on_a_new_machine_whose_key_stick_was_written_since(
    old: Kiosk, new: Kiosk, stick: Path, tmp_path: Path
) -> None:
    erase_after_the_backup(old, stick)
    keys = folder(tmp_path, "sleutel")
    old.does("backup", "prepare", keys, "--key")
    old.does("backup", keys)

    new.does("restore", keys)
    new.does("restore", stick, "--yes")

    assert people(new) == [JOKES_NAME]
    assert b"Samira" not in new.database.read_bytes()


def test_control_without_the_list_of_erased_members_a_restore_brings_the_member_back(old: Kiosk, stick: Path) -> None:
    erase_after_the_backup(old, stick)
    (old.data / "erased.txt").unlink()

    old.does("restore", stick, "--yes")

    assert people(old) == [SAMIRAS_NAME, JOKES_NAME]
    assert b"Samira" in old.database.read_bytes()


def test_no_later_member_gets_the_id_of_an_erased_member(old: Kiosk, stick: Path) -> None:
    old.does("backup", "prepare", stick)
    old.does("backup", stick)
    erased.append(erased.beside(old.key), erased.Erased(40, "0999"))

    old.does("restore", stick, "--yes")

    with ledger(old.data) as book:
        book.add_member("0888", "Iemand Anders")
    connection = dbapi2.connect(str(old.database))
    assert connection.execute("SELECT max(id) FROM member").fetchone() == (41,)
    connection.close()


@pytest.mark.parametrize("what", ["nowhere", "empty"])
def test_a_restore_from_a_place_without_a_backup_is_one_sentence(old: Kiosk, tmp_path: Path, what: str) -> None:
    folder(tmp_path, "empty")
    before = old.database.read_bytes()

    assert str(tmp_path / what) in old.refuses("restore", tmp_path / what, "--yes")
    assert old.database.read_bytes() == before


@pytest.mark.timeout(20)
@pytest.mark.parametrize("where", ["pipe", "kiosk-20261128T030000Z-0011223344556677.db"])
def test_a_pipe_is_refused_as_a_backup_at_once(old: Kiosk, tmp_path: Path, where: str) -> None:
    os.mkfifo(tmp_path / where)
    source = tmp_path / where if where == "pipe" else tmp_path
    assert f"{source}: there is no backup in it." in old.refuses("restore", source, "--yes")


@pytest.mark.parametrize("content", ["", "lidnummer;naam\n0412;Ada\n"])
def test_a_file_that_is_no_backup_is_refused_before_a_passphrase_is_asked(
    old: Kiosk, tmp_path: Path, content: str
) -> None:
    sheet = tmp_path / "leden.csv"
    sheet.write_text(content)

    refused = old.refuses("restore", sheet)
    assert refused.strip() == f"{sheet}: this is no backup, or it is damaged."


def test_a_backup_of_a_newer_kiosk_is_not_brought_back(old: Kiosk, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    shutil.copyfile(old.database, newer)
    connection = dbapi2.connect(str(newer), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = old.database.read_bytes()

    assert "newer version of the kiosk" in old.refuses("restore", newer, "--yes")
    assert old.database.read_bytes() == before
