"""`kiosk import` and `kiosk export`: their output, what they leave unchanged, and a house that is exported and
imported.
"""

import csv
import stat
from datetime import date
from pathlib import Path

import pytest

from db.engine import open_engine
from kiosk.cli.ledger import now
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import Block, KeepItem, Subscribe, TakeDeposit
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Cents, Operation
from kiosk.photos.folder import folder_of, keep, path_of
from kiosk.photos.making import made_of
from tests.house import ADAS_NAME, BENS_NAME
from tests.photos.test_making import phone_photo
from tests.support.builder import KEY, Builder
from tests.support.command_line import kiosk
from tests.support.empty_ledger import put_empty_ledger
from tests.support.used_ledger import AT, used_ledger

PHOTO = "0123456789abcdef" * 2
SHEET = "nummer;naam;taal\n1;{};nl\n2;{};!\n3;;fr\n"


def place(folder: Path, ledger: bytes | None = None) -> Path:
    """Makes a folder with this ledger, or an empty one; returns its configuration."""
    folder.mkdir()
    if ledger is None:
        put_empty_ledger(folder)
    else:
        (folder / "kiosk.db").touch(0o600)
        (folder / "kiosk.db").write_bytes(ledger)
    (folder / "kiosk.key").touch(0o600)
    (folder / "kiosk.key").write_bytes(KEY)
    config = folder / "kiosk.toml"
    config.write_text(
        f"""
        [house]
        name = "De Deelfabriek"
        [database]
        url = "sqlite:///{folder}/kiosk.db"
        may_be_lost = true
        [cards]
        reader = "simulated"
        [scanner]
        port = "simulated"
        """
    )
    return config


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return place(tmp_path / "kiosk")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "leden.csv"
    path.write_text(SHEET.format(ADAS_NAME, BENS_NAME))
    return path


def test_nothing_is_imported_unless_every_row_is_right(config: Path, sheet: Path) -> None:
    for words in (("--dry-run",), ()):
        said = kiosk(config, "import", str(sheet), *words, COLUMNS="160")
        assert "leden.csv: CSV with semicolons, UTF-8, from a plain sheet: members." in said.stdout
        assert [line.split("│")[1:4] for line in said.stdout.splitlines() if "│" in line] == [
            [" 3    ", " taal   ", " !     "],
            [" 4    ", " naam   ", "       "],
        ]
        assert "2 rows cannot be imported (2 problems); 1 row can." in said.stdout
        assert said.exit_code == (0 if words else 1)
    assert "Nothing yet" in kiosk(config, "list", "members").stdout
    assert "Nothing yet" in kiosk(config, "import", "list").stdout


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is nothing in it."),
        (b"\0\1\2", "This is neither CSV nor an Excel workbook."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is a workbook of an old Excel (.xls): save it as .xlsx or as CSV."),
    ],
)
def test_the_error_of_a_file_that_is_no_sheet_names_the_file(
    config: Path, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "leden"
    file.write_bytes(content)
    refused = kiosk(config, "import", str(file))
    assert (refused.exit_code, refused.stderr) == (1, f"{file}: {sentence}\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--initiative", "garage"], "There is no initiative garage; there are spelotheek."),
        (["--category", "fiets"], "There is no category fiets; there are puzzel."),
    ],
)
def test_an_initiative_and_a_category_for_all_rows_must_be_of_the_house(
    config: Path, sheet: Path, tmp_path: Path, words: list[str], sentence: str
) -> None:
    terms = tmp_path / "house.toml"
    terms.write_text(
        """
        [initiatives.spelotheek]
        name = "Spelotheek"
        colour = "#2E7DAF"
        loans = { days = 21 }
        [initiatives.spelotheek.categories]
        puzzel = { name = "Puzzels" }
        """
    )
    assert kiosk(config, "house", "apply", str(terms)).exit_code == 0
    refused = kiosk(config, "import", str(sheet), "--skip-bad", *words)
    assert (refused.exit_code, refused.stderr) == (2, f"{sentence}\n")
    assert kiosk(config, "import", str(sheet), "--skip-bad", "--initiative", "Spelotheek").exit_code == 0


def test_the_bad_rows_go_to_a_file_with_the_reason_and_are_imported_once_corrected(config: Path, sheet: Path) -> None:
    said = kiosk(config, "import", str(sheet), "--skip-bad", "--language", "fr")
    assert "Import 1: 1 added, 0 changed, 0 as before." in said.stdout
    bad = sheet.with_name("leden.bad.csv")
    assert stat.S_IMODE(bad.stat().st_mode) == 0o600
    with bad.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[:3] for row in rows] == [["nummer", "naam", "taal"], ["2", BENS_NAME, "!"], ["3", "", "fr"]]
    assert [row[3].partition(":")[0] for row in rows[1:]] == ["taal", "naam"]
    bad.write_text(bad.read_text("utf-8-sig").replace(";!;", ";;").replace("3;;", f"3;{ADAS_NAME};"))
    assert "Import 2: 2 added" in kiosk(config, "import", str(bad)).stdout
    assert "Import 2 is taken back: 2 deleted" in kiosk(config, "import", "undo", "2").stdout
    assert kiosk(config, "import", "undo", "9").exit_code == 1
    assert "members" in kiosk(config, "import", "list", "--json").stdout


def test_a_sheet_of_an_unknown_program_is_read_by_its_mapping_file(config: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "wie.csv"
    sheet.write_text(f"Wie,Nr\n{ADAS_NAME},7\n")
    unknown = kiosk(config, "import", str(sheet))
    assert (unknown.exit_code, "--columns" in unknown.stderr) == (1, True)
    assert kiosk(config, "import", str(sheet), "--columns", "--as", "members").exit_code == 0
    mapping = sheet.with_name("wie.columns.toml")
    assert kiosk(config, "import", str(sheet), "--columns").exit_code == 1, "what was filled in is never written over"
    mapping.write_text(
        mapping.read_text().replace('"Wie" = ""', '"Wie" = "name"').replace('"Nr" = ""', '"Nr" = "number"')
    )
    assert "from wie.columns.toml: members." in kiosk(config, "import", str(sheet)).stdout


def live(builder: Builder) -> None:
    """Adds what the used ledger lacks: a block, a deposit, an item that is kept and further kinds of rows."""

    def do(command: Block | KeepItem | Subscribe | TakeDeposit) -> None:
        builder.do(Operation(""), CommandLine(), command)

    do(Block("1002", "He lost two drills."))
    do(TakeDeposit("1003", "instrumentheek", Cents(2550)))
    free = next(one for one in builder.list_items() if not one.out and one.initiative == "sportrijk" and not one.points)
    do(KeepItem("1004", free.barcode, date(2026, 12, 24)))
    builder.mark_item(free.barcode, Condition.GOOD)


def test_a_house_that_is_exported_and_imported_is_equal(tmp_path: Path) -> None:
    first = place(tmp_path / "first", used_ledger())
    engine = open_engine(f"sqlite:///{first.parent}/kiosk.db")
    live(Builder(engine, lambda: AT))
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO flaw SELECT item_id, name, 1, 0 FROM part WHERE position = 0 AND item_id % 7 = 0",
            "INSERT INTO message (member_id, text, written_at) VALUES (3, 'Je jas ligt hier.', "
            "'2026-11-23T10:00:00.000000+00:00')",
            "UPDATE item SET components = 'Alles zit in de doos.', shelf = 'Rek 2' WHERE id = 3",
            f"UPDATE item SET photo = '{PHOTO}' WHERE id = 3",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    photo = made_of(phone_photo(tmp_path / "large.jpg"))
    keep(folder_of(first), PHOTO, photo)
    out, back = tmp_path / "out", tmp_path / "back"
    assert kiosk(first, "export", str(out)).exit_code == 0
    second = place(tmp_path / "second")
    assert kiosk(second, "import", str(out)).exit_code == 0
    assert kiosk(second, "export", str(back)).exit_code == 0
    files = [path.name for path in sorted(out.glob("*.csv"))]
    assert len(files) == 11
    for name in ("house.toml", *files):
        assert (back / name).read_text() == (out / name).read_text(), name
        assert len((out / name).read_text().splitlines()) > 1, name
    assert [path.read_bytes() for folder in (out, back) for path in (folder / "photos").iterdir()] == [photo, photo]
    assert path_of(folder_of(second), PHOTO).read_bytes() == photo
    again = kiosk(second, "import", str(out)).stdout
    assert [line.split(": ")[1].split(",")[:2] for line in again.splitlines() if line.startswith("Import ")] == [
        ["0 added", " 0 changed"]
    ] * 11
    engine = open_engine(f"sqlite:///{second.parent}/kiosk.db")
    stands = {(one.member, one.initiative): one.balance for one in Builder(engine, now).list_points()}
    engine.dispose()
    assert stands[("1001", "babytheek")] == 7, "the points of a plan that runs are not given once more"
    items = back / "items.csv"
    items.write_text(items.read_text().replace(', 1, ""', ', 3, ""', 1))
    assert "0 added, 1 changed (parts 1)" in kiosk(second, "import", str(items)).stdout
    assert kiosk(first, "export", str(out)).exit_code == 1, "a folder with files in it is left alone"
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*.*")} == {0o600}
