"""`kiosk upgrade`: it makes a database ready for a newer program, and tells and keeps what changed since when it goes
back.
"""

import csv
from pathlib import Path

import pytest
import typer
from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from db.backup.copying import examine
from db.engine import open_engine
from db.migrations import upgrade
from db.models import REVISION
from kiosk.cli.upgrades import preparing
from kiosk.lending.model import MemberId, Operation
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from kiosk.settings import load
from tests.backup.shelf import KEY, furnish, ledger, lend, loans
from tests.house import JOKES_NUMBER
from tests.support import command_line

OLDER = "0017"


class Kiosk:
    """A machine with a kiosk on it, whose `kiosk upgrade` is run as `kiosk-version` runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.config = folder, folder / "kiosk.toml"
        self.database = folder / "kiosk.db"
        self.config.write_text(f'[database]\nurl = "sqlite:///{self.database}"\nmay_be_lost = true\n')
        (folder / "kiosk.key").write_bytes(KEY)
        (folder / "kiosk.key").chmod(0o600)

    def asks(self, *words: object, typed: str = "") -> tuple[int, dict[str, Path], str]:
        """The exit status, the paths that standard output names, and the text on standard error."""
        done = command_line.kiosk(self.config, "upgrade", *words, typed=typed)
        told = dict(line.split("=", 1) for line in done.stdout.splitlines())
        return done.exit_code, {name: Path(path) for name, path in told.items()}, done.stderr


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    made = Kiosk(tmp_path)
    furnish(tmp_path)
    return made


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    """A kiosk whose database has the tables of an older version; no test changes it."""
    made = Kiosk(tmp_path_factory.mktemp("older"))
    engine = open_engine(f"sqlite:///{made.database}")
    upgrade(engine, OLDER)
    engine.dispose()
    return made


def test_an_older_database_is_backed_up_and_a_copy_of_it_brought_up_to_date(older: Kiosk) -> None:
    before = older.database.read_bytes()

    status, told, _ = older.asks("prepare", "new")

    assert status == 0
    assert (told["database"], told["backup"].parent) == (older.database, older.folder / "upgrades" / "new")
    assert [examine(told[each]).revision for each in ("backup", "next")] == [OLDER, REVISION]
    assert set(examine(told["backup"]).files) == {"erased.txt", "kiosk.toml"}
    assert older.database.read_bytes() == before


def test_a_new_card_alone_counts_as_a_change_since_the_upgrade(kiosk: Kiosk) -> None:
    backup = kiosk.asks("prepare", "new")[1]["backup"]
    command_line.kiosk(kiosk.config, "card", "add", JOKES_NUMBER, "04A1B2C3D4E5F6")

    said = kiosk.asks("back", backup, "--yes")[2]

    assert ": changes, and no loan.\n" in said
    assert "(cards.csv 1;" in said


def test_older_tables_on_a_server_stay_as_they_are_until_there_is_a_dump(older: Kiosk) -> None:
    with pytest.raises(typer.Exit):
        preparing.refuse_without_dump(load(older.config))


def broken(_: Engine) -> None:
    raise LedgerError("A migration failed.", Unsafe(LedgerFault.DAMAGED, "(OperationalError)"))


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])


def lossy(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM item WHERE id = (SELECT max(id) FROM item)")


def newer(path: Path) -> None:
    connection = dbapi2.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        ("migration", "cannot bring the database up to date"),
        ("loss", "leave things out"),
        ("backup", "is damaged"),
        ("newer", "is of a newer version"),
    ],
)
def test_an_upgrade_that_fails_leaves_the_database_and_no_copy(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, trouble: str, sentence: str
) -> None:
    if trouble == "migration":
        monkeypatch.setattr("db.migrations.upgrade", broken)
    if trouble == "loss":
        monkeypatch.setattr("db.migrations.upgrade", lossy)
    if trouble == "backup":
        damaged(kiosk.database)
    if trouble == "newer":
        newer(kiosk.database)
    before = kiosk.database.read_bytes()

    status, told, said = kiosk.asks("prepare", "new")

    assert sentence in said
    assert (status, told, said.count("\n")) == (1, {}, 1)
    assert kiosk.database.read_bytes() == before
    assert not (kiosk.folder / "upgrades" / "upgrading").exists()


@pytest.fixture
def upgraded(kiosk: Kiosk) -> tuple[Kiosk, Path]:
    """An upgraded kiosk with its backup; since then two items were lent, one was returned, and Joke was erased."""
    with ledger(kiosk.folder) as book:
        lend(book, 1)
    backup = kiosk.asks("prepare", "new")[1]["backup"]
    with ledger(kiosk.folder) as book:
        lend(book, 2, 3)
        book.lend_or_return(Operation("return-1"), MemberId(1), "INS-1")
    command_line.kiosk(kiosk.config, "member", "erase", JOKES_NUMBER, "--yes")
    return kiosk, backup


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_going_back_tells_lists_and_keeps_what_changed_since_the_upgrade(upgraded: tuple[Kiosk, Path]) -> None:
    kiosk, backup = upgraded

    status, told, said = kiosk.asks("back", backup, typed="y\n")

    assert status == 0
    assert "Lost would be what came since the upgrade of" in said
    assert ": 2 loans, 1 returns.\n" in said
    (since,) = (kiosk.folder / "upgrades").glob("since-*")
    assert [row["item"] for row in rows(since / "loans.csv")] == ["INS-1", "INS-2", "INS-3"]
    assert len(rows(since / "all" / "items.csv")) == 12
    (kept,) = (kiosk.folder / "upgrades").glob("before-*/kiosk.db")
    assert loans(kept) == loans(told["database"]) == 3


def test_going_back_restores_the_backup_without_members_that_were_erased_since(upgraded: tuple[Kiosk, Path]) -> None:
    kiosk, backup = upgraded
    told = kiosk.asks("back", backup, "--yes")[1]

    command_line.kiosk(told["config"], "restore", backup, "--yes")

    with ledger(told["next"].parent) as book:
        everybody = [row.number for row in book.list_members()]
    assert (loans(told["next"]), loans(kiosk.database)) == (1, 3)
    assert JOKES_NUMBER not in everybody


def test_going_back_changes_nothing_without_a_yes(upgraded: tuple[Kiosk, Path]) -> None:
    kiosk, backup = upgraded
    before = kiosk.database.read_bytes()

    status, told, said = kiosk.asks("back", backup, typed="\n")

    assert (status, told, said.endswith("Nothing was changed.\n")) == (1, {}, True)
    assert (kiosk.database.read_bytes(), (kiosk.folder / "upgrades" / "going-back").exists()) == (before, False)


def test_going_back_loses_nothing_where_nothing_changed_since(kiosk: Kiosk) -> None:
    backup = kiosk.asks("prepare", "new")[1]["backup"]

    said = kiosk.asks("back", backup, "--yes")[2]

    assert said.startswith("Nothing would be lost: nothing came since the upgrade of ")
    assert {each.name for each in (kiosk.folder / "upgrades").iterdir()} == {"new", "upgrading", "going-back"}


def test_a_house_with_a_server_is_told_how_to_go_back_on_the_server(kiosk: Kiosk) -> None:
    kiosk.config.write_text('[database]\nurl = "postgresql://kiosk@localhost/house"\nkey_file = "/tmp/kiosk.key"\n')

    status, told, said = kiosk.asks("back", "none")

    assert (status, told) == (1, {})
    assert "sudo kiosk-version back --only-program" in said
