"""The command line: its output, its exit statuses, and what it refuses."""

import fcntl
import json
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk import keyfile
from kiosk.cli.common import read_settings
from kiosk.cli.ledger import now
from kiosk.doctor.examining import looked
from kiosk.doctor.place import wrong_place
from kiosk.lending.codes.layouts import KeyboardLayout, TypedCode
from kiosk.lending.model import MemberId, Operation
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from tests.support.command_line import kiosk
from tests.support.program import KIOSK, command
from tests.support.pty_scanner import PtyScanner
from tests.support.receipt_printer import PtyPrinter

UID = "04:A1:B2:C3:D4:E5:F6"


def write(folder: Path) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(
        f"""
        [house]
        name = "De Deelfabriek"
        [database]
        url = "sqlite:///{folder}/data/kiosk.db"
        may_be_lost = true
        [cards]
        reader = "simulated"
        [scanner]
        port = "simulated"
        """
    )
    return path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write(tmp_path)


@pytest.fixture(scope="module")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data that `kiosk init` makes, made once."""
    config = write(tmp_path_factory.mktemp("house"))
    assert kiosk(config, "init").exit_code == 0
    return config.parent / "data"


@pytest.fixture
def house(config: Path, new_house: Path) -> Path:
    shutil.copytree(new_house, config.parent / "data")
    return config


@pytest.fixture
def key(house: Path) -> Path:
    return house.parent / "data" / "kiosk.key"


def said(config: Path, *words: str) -> str:
    done = kiosk(config, *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def refused(config: Path, *words: str, status: int = 1) -> str:
    done = kiosk(config, *words)
    assert (done.exit_code, done.stdout) == (status, ""), done.output
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def samira(house: Path) -> None:
    said(house, "member", "add", "0412", "Samira El Amrani")


# --- the key -----------------------------------------------------------------------------------------------------


def test_init_makes_a_database_and_a_key_readable_by_the_kiosk_alone_and_keeps_existing_ones(config: Path) -> None:
    said(config, "init")
    key = config.parent / "data" / "kiosk.key"
    first = key.read_bytes()
    assert len(first) == 32
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE((config.parent / "data" / "kiosk.db").stat().st_mode) == 0o600
    assert "kept" in said(config, "init")
    assert key.read_bytes() == first


@pytest.mark.parametrize("what", ["card", "lost card", "PIN"])
def test_init_never_makes_a_new_key_for_a_database_that_needs_the_old_one(house: Path, key: Path, what: str) -> None:
    samira(house)
    if what == "PIN":
        said(house, "member", "pin", "0412", "--pin", "2580")
    else:
        said(house, "card", "add", "0412", UID)
    if what == "lost card":
        said(house, "card", "lost", UID)
    key.unlink()
    assert "Put it back" in refused(house, "init")
    assert not key.exists()


def test_a_key_that_nothing_needs_may_be_made_anew(house: Path, key: Path) -> None:
    samira(house)
    key.unlink()
    assert "a new key was made" in said(house, "init")
    said(house, "card", "add", "0412", UID)


def test_another_key_is_noticed_before_it_does_harm(house: Path, key: Path) -> None:
    samira(house)
    said(house, "card", "add", "0412", UID)
    first = key.read_bytes()
    key.unlink()
    keyfile.make(key)
    for words in (
        ["init"],
        ["card", "add", "0412", "04AABBCCDDEEFF"],
        ["card", "lost", UID],
        ["member", "pin", "0412", "--pin", "2580"],
    ):
        answer = refused(house, *words)
        assert answer.startswith(f"{key}: This is not the key of this database")
    done = kiosk(house, "doctor", "--json")
    finding = json.loads(done.stdout)[0]
    assert (done.exit_code, finding["ok"], finding["found"]) == (1, False, "This is not the key of this database.")
    assert "Put back the key that the kiosk had" in finding["advice"]
    key.write_bytes(first)
    said(house, "init")
    said(house, "card", "lost", UID)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_that_others_may_read_is_refused_with_what_to_do(house: Path, key: Path, mode: int) -> None:
    key.chmod(mode)
    with pytest.raises(keyfile.KeyFileError, match=f"Run `chmod 600 {key}`"):
        keyfile.read(key)
    assert "chmod 600" in refused(house, "init")
    finding = json.loads(kiosk(house, "doctor", "--json").stdout)[0]
    assert (finding["device"], finding["ok"]) == ("key file", False)
    assert "chmod 600" in finding["advice"]
    key.chmod(0o600)
    assert len(keyfile.read(key)) == 32


# --- the lists ---------------------------------------------------------------------------------------------------


def test_members_cards_and_items_are_added_and_listed(house: Path) -> None:
    said(house, "member", "add", "0412", "Samira El Amrani", "--language", "fr")
    said(house, "card", "add", "0412", UID, "--holder", "Yassin")
    said(house, "item", "add", "ins-1", "Klopboormachine", "--days", "7", "--category", "drill")
    assert json.loads(said(house, "list", "members", "--json")) == [
        {
            "number": "0412",
            "name": "Samira El Amrani",
            "language": "fr",
            "more_time": False,
            "cards": 1,
            "blocked": False,
        }
    ]
    (item,) = json.loads(said(house, "list", "items", "--json"))
    assert (item["barcode"], item["name"], item["days"]) == ("INS-1", "Klopboormachine", 7)
    said(house, "item", "shelf", "ins-1", "B3")
    assert json.loads(said(house, "list", "put-away", "--json")) == []
    assert "Klopboormachine" in said(house, "list", "items")
    assert json.loads(said(house, "list", "loans", "--open", "--json")) == []
    whats = [entry["what"] for entry in json.loads(said(house, "list", "journal", "--json"))]
    assert len(whats) >= 3
    assert UID.replace(":", "").lower() not in said(house, "list", "journal", "--json").lower()


@pytest.mark.parametrize(
    ("scanned", "kept"),
    [("]C1abc-1", "ABC-1"), (" ins-1\r", "INS-1"), ("]E05411188110835", "5411188110835"), ("a.b/c_d-9", "A.B/C_D-9")],
)
def test_a_barcode_is_kept_as_scanners_deliver_it(house: Path, scanned: str, kept: str) -> None:
    said(house, "item", "add", scanned, "Klopboormachine")
    (item,) = json.loads(said(house, "list", "items", "--json"))
    assert item["barcode"] == kept


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["member", "add", "0412", "Twee"], "in use already"),
        (["member", "pin", "M2", "--pin", "2580"], "The number pad takes 1 to 16 digits"),
        (["member", "pin", "9999", "--pin", "2580"], "no member 9999"),
        (["member", "pin", "9999"], "no member 9999"),  # before anything is typed
        (["card", "add", "9999", UID], "no member 9999"),
        (["card", "add", "0412", "--slip", "K7R 4M2"], "This code is on no slip, or the slip is older than 14 days."),
        (["card", "add", "0412", "08A1B2C3"], "phone or a bank card"),
        (["card", "add", "0412", "E0:04:01:50:12:34:56:78"], "of another kind (ISO 15693 or FeliCa)"),
        (["card", "add", "0412", "01:02:03:04"], "many cards have this number"),
        (["card", "lost", UID], "nobody's"),
        (["item", "add", "0412", "Boor"], "in use already"),
        (["item", "add", "INS-1", "Boor", "--initiative", "garage"], "no initiative garage"),
        (["init", "--demo"], "members of its own"),
        (["print-test"], 'printer.port is "none"'),
        (["member", "block", "9999", "--because", "Ruzie"], "no member 9999"),
        (["member", "unblock", "9999"], "no member 9999"),
        (["subscription", "add", "0412", "house", "jaar"], "no plan jaar; it needs no subscription"),
        (["subscription", "add", "0412", "garage", "jaar"], "no initiative garage"),
        (["referral", "add", "9999", "--kind", "letter", "--until", "2027-01-01"], "no member 9999"),
        (["induction", "add", UID, "INS-1"], "nobody's"),
        (["induction", "add", "0412", "zagen"], "no item and no category zagen"),
        (["payment", "add", "0412", "garage", "5"], "no initiative garage"),
        (["deposit", "return", "0412", "house", "5"], "only 0.00 euro lies here"),
        (["waive", "0412", "house", "5"], "Member 0412 owes only 0.00 euro"),
        (["waive", "9999", "house", "5"], "no member 9999"),
        (["member", "adult", "9999"], "no member 9999"),
        (["item", "mark", "INS-9", "good"], "no item INS-9"),
        (["item", "shelf", "INS-9", "B3"], "no item INS-9"),
        (["item", "keep", "INS-9", "0412", "--until", "2027-01-01"], "no item INS-9"),
        (["item", "release", "INS-9"], "no item INS-9"),
        (["item", "add", "INS-1", "Boor", "--points", "3"], "The initiative house does not swap"),
        (["reservation", "add", "0412", "INS-9"], "no item INS-9"),
        (["reservation", "cancel", "0412", "INS-9"], "no item INS-9"),
        (["points", "count", "9999", "house", "3"], "no member 9999"),
        (["points", "count", "0412", "garage", "3"], "no initiative garage"),
        (["points", "count", "0412", "house", "-3"], "The initiative house does not swap"),
        (["points", "approve", "1"], "No gift waits under number 1; `kiosk list inbox` shows what does"),
        (["payment", "+++000/0000/00101+++", "3.00"], "No payment is known by +++000/0000/00101+++"),
    ],
)
def test_a_command_that_cannot_be_carried_out_is_one_sentence_and_changes_nothing(
    house: Path, words: list[str], sentence: str
) -> None:
    samira(house)
    said(house, "member", "add", "M2", "Ben Okafor")
    before = said(house, "list", "journal", "--json")
    assert sentence in refused(house, *words)
    assert said(house, "list", "journal", "--json") == before


def test_a_table_tells_moments_in_the_time_of_the_house_and_json_in_utc(house: Path) -> None:
    samira(house)
    said(house, "volunteer", "add", "0412", "house")
    (since,) = (entry["since"] for entry in json.loads(said(house, "list", "volunteers", "--json")))
    there = datetime.fromisoformat(since).astimezone(ZoneInfo("Europe/Brussels"))
    cells = [cell.strip() for cell in said(house, "list", "volunteers").split("│")]
    assert f"{there:%Y-%m-%d %H:%M}" in cells
    assert "no" in cells  # has no PIN yet
    assert since.endswith("Z")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["list", "dogs"], "Invalid value for 'what': 'dogs' is not one of 'members', 'items'"),
        (["import", "undo", "x"], "Invalid value for '[ID]': it must be a whole number"),
        (["report", "--year", "1066"], "Invalid value for '--year': it must be greater than or equal to 2000"),
    ],
)
def test_a_wrong_word_or_number_is_told_in_plain_words(house: Path, words: list[str], sentence: str) -> None:
    wrong = kiosk(house, *words)
    assert wrong.exit_code == 2
    assert sentence in " ".join(wrong.stderr.replace("│", " ").split())


def test_an_error_of_the_database_is_one_sentence(house: Path) -> None:
    samira(house)
    engine = open_engine(f"sqlite:///{house.parent}/data/kiosk.db")
    with engine.begin() as connection:
        full = "CREATE TRIGGER full BEFORE INSERT ON referral BEGIN SELECT RAISE(ABORT, 'full'); END"
        connection.exec_driver_sql(full)
    engine.dispose()
    answer = refused(house, "referral", "add", "0412", "--kind", "letter", "--until", "2100-01-01")
    assert answer == "Nothing was kept: IntegrityError SQLITE_CONSTRAINT.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["card", "add", "0412", "ZZ"], "A card's UID has 4, 7 or 10 bytes, written in hex"),
        (["card", "add", "0412", "04A1B2"], "A card's UID has 4, 7 or 10 bytes, written in hex"),
        (["card", "add", "0412", "12345678"], "12345678 may be hex, 12:34:56:78, or a decimal number, 00:BC:61:4E"),
        (["card", "add", "0412", "0412345678"], "0412345678 is a decimal number, 18:93:E5:4E in hex"),
        (["card", "lost", "kaart"], "A card's UID has 4, 7 or 10 bytes, written in hex"),
        (["item", "add", "x", "Boor"], "The barcode 'x' can be no code of an item"),
        (["item", "add", "]E05411188110836", "Melk"], "The barcode ']E05411188110836' can be no code of an item"),
        (["item", "add", "BOÎTE-1", "Boor"], "A barcode has 2 to 64 letters, digits and signs"),
        (["item", "add", "INS-1", "Boor", "--days", "0"], "An item is lent for 1 to 3660 days"),
        (["item", "add", "INS-1", "Boor", "--shelf", "x" * 61], "The shelf has 1 to 60 characters"),
        (["item", "add", "INS-1", " "], "The name has 1 to 120 characters"),
        (["item", "add", "INS-1", "Boor", "--category", "\x1b[31mrood"], "The category has 1 to 60 characters"),
        (["item", "add", "INS-1", "Boor", "--category", "rood\ue000"], "The category has 1 to 60 characters"),
        (["item", "add", "INS-1", "Boor", "--category", " "], "The category has 1 to 60 characters"),
        (["member", "add", "n°12", "Twee"], "A member number has 1 to 64 letters, digits and signs"),
        (["member", "add", "0413", "Twee", "--language", "Dutch"], "The language 'Dutch' must be"),
        (["member", "add", "0413", "Twee", "--language", "zzz"], "The language 'zzz' must be"),
        (["member", "pin", "0412", "--pin", "12"], "A PIN has 4 to 8 digits"),
        (["member", "block", "0412", "--because", " "], "The reason has 1 to 400 characters"),
        (["card", "add", "0412"], "Give the UID of the card, or --slip"),
        (["card", "add", "0412", UID, "--slip", "K7R4M2"], "Give the UID of the card, or --slip"),
        (["card", "add", "0412", UID, "--adult"], "--adult is about the holder of the card"),
        (["item", "add", "INS-1", "Boor", "--value", "veel"], "'veel' is no amount; write it in euro"),
        (["item", "add", "INS-1", "Boor", "--value", "1.005"], "'1.005' is no amount; write it in euro"),
        (["item", "add", "INS-1", "Boor", "--part", "2 boren @dril"], '--part = "dril" cannot be used; allowed is one'),
        (["item", "add", "INS-1", "Boor", "--part", " "], "' ' is no part; write how many and what"),
        (["item", "add", "INS-1", "Boor", "--part", "0 boren"], "A part has a name of 1 to 60 characters, and there"),
        (["item", "add", "INS-1", "Boor", "--safe-until", "morgen"], "'morgen' is no day; write it as 2026-12-24"),
        (["item", "add", "INS-1", "Boor", "--safe-until", "2027-02-30"], "'2027-02-30' is no day"),
        (["item", "add", "INS-1", "Boor", "--picture", "dril"], '--picture = "dril" cannot be used; allowed is one of'),
        (["subscription", "add", "0412", "house", "jaar", "--from", "1/1/2027"], "'1/1/2027' is no day"),
        (["referral", "add", "0412", "--kind", "letter", "--until", "2027"], "'2027' is no day"),
        (["payment", "add", "0412", "house", "0"], "An amount is 0.01 to 10000 euro"),
        (["item", "add", "INS-1", "Boor", "--points", "0"], "An item is swapped at 1 to 1000 points"),
        (["reservation", "add", "0412", "x"], "The barcode 'x' can be no code of an item"),
        (["points", "count", "0412", "house", "0"], "So many points are counted at once: 1 to 1000"),
        (["points", "approve", "1", "--points", "1001"], "For a gift 0 to 1000 points are given"),
        (["payment", "+++000/0000/00102+++", "3"], "The check digits of '+++000/0000/00102+++' are wrong"),
        (["payment", "000/0000", "3"], "'000/0000' is no structured communication; write it as"),
        (["payment", 5000 * "9", "3"], f"'{40 * '9'}' is no structured communication; write it as"),
        (["payment", "+++000/0000/00101+++", "niets"], "'niets' is no amount"),
        (["deposit", "add", "0412", "house", "gratis"], "'gratis' is no amount; write it in euro"),
        (["waive", "0412", "house", "0"], "An amount is 0.01 to 10000 euro"),
        (["induction", "add", "iemand", "INS-1"], "A card's UID has 4, 7 or 10 bytes, written in hex"),
    ],
)
def test_a_value_of_a_wrong_form_has_exit_status_2(house: Path, words: list[str], sentence: str) -> None:
    samira(house)
    before = said(house, "list", "journal", "--json")
    assert refused(house, *words, status=2).startswith(sentence)
    assert said(house, "list", "journal", "--json") == before


@pytest.mark.parametrize(
    "words",
    [
        ["list", "cars"],
        ["list", "items", "--open"],
        ["member"],
        ["member", "add", "0412"],
        ["item", "add", "INS-1", "Boor", "--days", "week"],
        ["item", "mark", "INS-1", "kapot"],
        ["item", "keep", "INS-1", "0412"],
        ["referral", "add", "0412", "--kind", "brief", "--until", "2027-01-01"],
        ["member", "block", "0412"],
        ["points"],
        ["points", "count", "0412", "house", "veel"],
        ["points", "count", "0412", "house", "--drie"],
        ["points", "approve", "eerste"],
        ["reservation", "add", "0412"],
        ["payment", "+++000/0000/00101+++"],
        ["payment", "house"],
        ["house"],
        ["sing"],
        ["run", "--windowed", "x"],
        ["run", "--windowed", "319x240"],
    ],
)
def test_wrong_use_has_exit_status_2(house: Path, words: list[str]) -> None:
    assert kiosk(house, *words).exit_code == 2


@pytest.mark.parametrize(
    "words", [["run"], ["init"], ["list", "items"], ["doctor"], ["print-test"], ["item", "add", "INS-1", "Boor"]]
)
def test_a_configuration_that_cannot_be_used_has_exit_status_2(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[screen]\nidle_second = 3\n")
    assert "screen.idle_second is not a known key" in refused(path, *words, status=2)
    path.write_text('[house]\nlanguages = ["nl", "zz"]\n')
    assert "allowed is what has been translated: ar, en, fr, nl." in refused(path, *words, status=2)


def test_a_configuration_that_may_not_be_read_is_one_sentence_and_an_array_in_json(config: Path) -> None:
    config.chmod(0)
    limited = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if limited and shutil.which("setpriv") is None:
        pytest.skip("not run: root may read everything, and there is no setpriv to change that")
    words = [*limited, *KIOSK, "doctor", "--json", "--config", str(config)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2, done.stderr
    assert done.stderr == f"{config}: this user may not read it; use `sudo -u kiosk kiosk …`.\n"
    (finding,) = json.loads(done.stdout)
    assert finding["device"] == "configuration"


def test_the_program_ends_with_its_exit_status(tmp_path: Path) -> None:
    done = command(tmp_path / "kiosk.toml", "list", "items")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path}/kiosk.toml: there is no such file.\n"
    done = command(write(tmp_path), "list", "items")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The database is not there. ")


def test_the_program_takes_arguments_that_are_no_utf_8_and_a_terminal_in_latin_1(house: Path) -> None:
    said(house, "member", "add", "0412", "Noor كتاب [/Zonnetje] é")
    latin = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}

    def process(*words: str | bytes) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*KIOSK, *words, "--config", house], capture_output=True, check=False, env=latin, timeout=60
        )

    refusal = process("member", "add", "0413", b"Ren\xe9")
    assert (refusal.returncode, refusal.stderr) == (2, b"The name has 1 to 120 characters that can be printed.\n")
    refusal = process("item", "add", b"INS-\xe9", "Boor")
    assert (refusal.returncode, b"\\udce9" in refusal.stderr) == (2, True)
    listed = process("list", "members")
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert b"Noor \\u0643\\u062a\\u0627\\u0628 [/Zonnetje] \xe9" in listed.stdout
    assert json.loads(process("list", "members", "--json").stdout)[0]["name"] == "Noor كتاب [/Zonnetje] é"


@pytest.mark.parametrize("words", [["list", "items"], ["member", "add", "0412", "Samira El Amrani"]])
def test_before_init_every_command_says_what_to_do(config: Path, words: list[str]) -> None:
    assert "kiosk init" in refused(config, *words)


def test_a_place_where_no_database_can_be_made_is_one_sentence(config: Path) -> None:
    (config.parent / "data").write_text("a file, no folder")
    assert refused(config, "init") == f"{config.parent}/data: File exists.\n"


@pytest.mark.parametrize("name", ["Speelgroep [/Zonnetje]", "[bold]Noor[/]", "Noor :key: :smile:", "[[x]] {0} %s"])
def test_a_name_is_listed_as_it_was_typed(house: Path, name: str) -> None:
    """`[/Zonnetje]` was once taken for the end of a style, and the list ended in a traceback."""
    said(house, "member", "add", "0412", name)
    assert name in said(house, "list", "members")


def test_print_test_leaves_the_key_alone(house: Path, key: Path) -> None:
    """A planted configuration once named the key as the file of tickets."""
    house.write_text(f'{house.read_text()}\n[printer]\nport = "file:{key}"\n')
    before = key.read_bytes()
    done = kiosk(house, "print-test")
    assert (done.exit_code, done.stdout) == (1, "unreachable: access denied\n")
    assert key.read_bytes() == before
    assert "the kiosk did not make it" in kiosk(house, "doctor").stdout


def test_control_characters_in_a_database_are_escaped(house: Path) -> None:
    samira(house)
    engine = open_engine(f"sqlite:///{house.parent}/data/kiosk.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE member SET name = 'Noor' || char(27) || '[31m' || char(0x202e)")
    engine.dispose()
    assert "Noor\\u001b[31m\\u202e" in said(house, "list", "members")
    assert "Noor\\u001b[31m\\u202e" in said(house, "list", "members", "--json")


# --- the terms of the house ---------------------------------------------------------------------------------------

SPELOTHEEK_TOML = """
[initiatives.spelotheek]
name = "Spelotheek"
colour = "#2E7DAF"
hours.wednesday = ["14:00-17:00"]
loans = { days = 14, fee = 0.50 }
plans.jaar = { name = "Jaar", price = 15 }
plans.beurten = { name = "Beurten", price = 5, months = 6, loans = 10 }
categories.puzzel = { name = "Puzzel", picture = "puzzle" }
"""


@pytest.fixture
def terms(house: Path) -> Path:
    """A house whose house.toml was applied."""
    path = house.parent / "house.toml"
    path.write_text(SPELOTHEEK_TOML)
    said(house, "house", "apply", str(path))
    return path


def test_applying_tells_every_changed_key_and_house_show_gives_a_file_that_changes_nothing(house: Path) -> None:
    path = house.parent / "house.toml"
    path.write_text(SPELOTHEEK_TOML)
    assert said(house, "house", "apply", str(path)).splitlines() == [
        "The house changes:",
        '  holidays: "" becomes "BE"',
        "Spelotheek (spelotheek) is new.",
        "De Deelfabriek (house) is not in the file and has nothing: it is taken out.",
    ]
    assert said(house, "house", "apply", str(path)) == "Nothing changes.\n"
    path.write_text(SPELOTHEEK_TOML.replace("days = 14", "days = 28").replace('"Puzzel"', '"Puzzels"'))
    assert said(house, "house", "apply", str(path)).splitlines() == [
        "Spelotheek (spelotheek) changes:",
        "  loans.days: 14 becomes 28",
        '  categories.puzzel.name: "Puzzel" becomes "Puzzels"',
    ]
    path.write_text(said(house, "house", "show"))
    assert "days = 28" in path.read_text()
    assert said(house, "house", "apply", str(path)) == "Nothing changes.\n"


def test_invisible_characters_are_left_out_of_a_file_with_a_notice(house: Path) -> None:
    path = house.parent / "house.toml"
    path.write_text(SPELOTHEEK_TOML.replace('"Puzzel"', '"Puz\u200bzel گل\u200cنار"'))
    done = kiosk(house, "house", "apply", str(path))
    key = "initiatives.spelotheek.categories.puzzel.name"
    assert (done.exit_code, done.stderr) == (0, f"{key}: characters that nobody can see were left out.\n")
    assert 'name = "Puzzel گل\u200cنار"' in said(house, "house", "show")


def test_invisible_characters_are_left_out_of_a_name_with_a_notice(house: Path) -> None:
    done = kiosk(house, "member", "add", "0412", "\u200bNoor\u202e")
    assert done.stderr == "Characters that nobody can see were left out of what you typed.\n"
    done = kiosk(house, "member", "add", "0413", "گل\u200cنار")
    assert (done.exit_code, done.stderr) == (0, "")
    done = kiosk(house, "item", "add", "INS-7", "Blokken", "--part", "12 blok\u2060ken")
    assert done.stderr == "Characters that nobody can see were left out of what you typed.\n"
    assert [one["name"] for one in json.loads(said(house, "list", "members", "--json"))] == ["Noor", "گل\u200cنار"]
    assert refused(house, "member", "add", "0414", "\u200b", status=2).startswith("The name has 1 to 120 characters")


def test_a_dry_run_tells_the_same_and_changes_nothing(house: Path) -> None:
    path = house.parent / "house.toml"
    path.write_text(SPELOTHEEK_TOML)
    before = (said(house, "house", "show"), said(house, "list", "journal", "--json"))
    answer = said(house, "house", "apply", str(path), "--dry-run")
    assert (said(house, "house", "show"), said(house, "list", "journal", "--json")) == before
    assert answer == said(house, "house", "apply", str(path)) + "This was a dry run: nothing has been changed.\n"
    assert said(house, "house", "apply", str(path), "--dry-run") == "Nothing changes.\n"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (SPELOTHEEK_TOML.replace("days = 14", 'days = "veel"'), "initiatives.spelotheek.loans.days"),
        (
            SPELOTHEEK_TOML.replace("hours.wednesday", "hours.woensdag"),
            "initiatives.spelotheek.hours.woensdag is not a known key",
        ),
        (SPELOTHEEK_TOML.replace("14:00-17:00", "14-17"), "initiatives.spelotheek.hours.wednesday"),
        (SPELOTHEEK_TOML.replace('"puzzle"', '"puzle"'), "Did you mean puzzle?"),
        (f'{SPELOTHEEK_TOML}\n[house]\nholidays = "BX"', 'house.holidays = "BX" cannot be used; allowed is'),
        (f"{SPELOTHEEK_TOML}\n[initiatives", "this is not TOML: "),
        (f"{SPELOTHEEK_TOML}\n[initiatives", "line 11"),
        ("", "There is no initiative in it."),
    ],
)
def test_a_broken_file_is_refused_as_a_whole_with_its_place(
    house: Path, terms: Path, wrong: str, sentence: str
) -> None:
    before = (said(house, "house", "show"), said(house, "list", "journal", "--json"))
    terms.write_text(wrong)
    for words in (["house", "apply", str(terms)], ["house", "apply", str(terms), "--dry-run"]):
        assert sentence in refused(house, *words, status=2)
    assert (said(house, "house", "show"), said(house, "list", "journal", "--json")) == before


def test_a_file_that_is_not_there_is_one_sentence(house: Path) -> None:
    path = house.parent / "nowhere.toml"
    assert refused(house, "house", "apply", str(path), status=2) == (
        f"{path}: cannot be read: No such file or directory.\n"
    )


def test_an_initiative_with_items_that_the_file_does_not_name_stays_and_unnamed_categories_are_told(
    house: Path,
) -> None:
    said(house, "item", "add", "INS-1", "Boor")
    path = house.parent / "house.toml"
    path.write_text(SPELOTHEEK_TOML)
    answer = said(house, "house", "apply", str(path))
    assert "De Deelfabriek (house) is not in the file: it stays as it is." in answer
    said(house, "item", "add", "SPE-1", "Kasteel", "--initiative", "spelotheek", "--category", "puzzel")
    path.write_text(SPELOTHEEK_TOML.replace("categories.puzzel", "categories.spel"))
    assert "of a category that it does not name: puzzel." in said(house, "house", "apply", str(path))


# --- members -----------------------------------------------------------------------------------------------------


def test_a_subscription_runs_from_a_day_and_is_listed_with_its_strips(house: Path, terms: Path) -> None:
    samira(house)
    added = said(house, "subscription", "add", "0412", "spelotheek", "beurten", "--from", "2026-08-31")
    assert added == "From 2026-08-31 to 2027-02-27.\n"
    said(house, "subscription", "add", "0412", "spelotheek", "jaar")
    first, second = json.loads(said(house, "list", "subscriptions", "--json"))
    assert first == {
        "member": "0412",
        "initiative": "spelotheek",
        "plan": "beurten",
        "first": "2026-08-31",
        "last": "2027-02-27",
        "left": 10,
    }
    assert (second["plan"], second["left"]) == ("jaar", None)
    assert "no plan twee; it has jaar, beurten" in refused(
        house, "subscription", "add", "0412", "spelotheek", "twee", "--from", "2027-01-01"
    )


def test_a_proof_is_noted_and_neither_a_list_nor_the_journal_shows_it(house: Path, terms: Path) -> None:
    samira(house)

    def listed() -> list[str]:
        return [said(house, "list", what, "--json") for what in ("members", "subscriptions", "fees", "inbox")]

    before = listed()
    assert said(house, "referral", "add", "0412", "--kind", "uitpas", "--until", "2027-06-30") == ""
    assert listed() == before
    journal = said(house, "list", "journal", "--json")
    assert json.loads(journal)[-1]["what"] == "member changed"
    assert not any(word in journal for word in ("uitpas", "letter", "referral", "proof", "2027-06-30"))


def test_money_at_the_desk_is_told_and_listed(house: Path, terms: Path) -> None:
    samira(house)
    assert said(house, "deposit", "add", "0412", "spelotheek", "50") == "The deposit is now 50.00 euro.\n"
    assert said(house, "deposit", "return", "0412", "spelotheek", "20,50") == "The deposit is now 29.50 euro.\n"
    assert said(house, "payment", "add", "0412", "spelotheek", "0.50") == "To their credit: 0.50 euro.\n"
    lines = json.loads(said(house, "list", "fees", "--json"))
    assert [(line["account"], line["kind"], line["cents"], line["balance"]) for line in lines] == [
        ("deposit", "deposit", 5000, 5000),
        ("deposit", "deposit", -2050, 2950),
        ("owed", "payment", -50, -50),
    ]
    assert "only 29.50 euro lies here" in refused(house, "deposit", "return", "0412", "spelotheek", "30")


def test_a_subscription_is_owed_until_it_is_paid_or_waived(house: Path, terms: Path) -> None:
    samira(house)
    said(house, "subscription", "add", "0412", "spelotheek", "jaar")
    assert said(house, "payment", "add", "0412", "spelotheek", "10") == "Still owed: 5.00 euro.\n"
    assert "Member 0412 owes only 5.00 euro" in refused(house, "waive", "0412", "spelotheek", "5.01")
    assert said(house, "waive", "0412", "spelotheek", "5") == "Still owed: 0.00 euro.\n"
    lines = json.loads(said(house, "list", "fees", "--json"))
    assert [(line["kind"], line["cents"]) for line in lines] == [
        ("subscription", 1500),
        ("payment", -1000),
        ("waived", -500),
    ]


def test_a_minor_becomes_an_adult_by_confirming_it(house: Path) -> None:
    said(house, "member", "add", "0413", "Een kind", "--minor")
    for _ in range(2):
        assert said(house, "member", "adult", "0413") == ""
    assert [line["what"] for line in json.loads(said(house, "list", "journal", "--json"))][-2:] == [
        "member added",
        "member changed",
    ]


def test_a_member_is_blocked_and_unblocked(house: Path) -> None:
    samira(house)

    def blocked() -> bool:
        (member,) = json.loads(said(house, "list", "members", "--json"))
        return bool(member["blocked"])

    said(house, "member", "block", "0412", "--because", "Afgesproken met de coördinator")
    assert blocked()
    assert "coördinator" not in said(house, "list", "journal")
    said(house, "member", "unblock", "0412")
    assert not blocked()


def test_a_member_gets_an_export_of_all_that_is_kept_of_them(house: Path) -> None:
    samira(house)
    said(house, "card", "add", "0412", UID)
    assert "Alles wat wij van jou bewaren · 0412" in said(house, "member", "export", "0412")
    assert json.loads(said(house, "member", "export", "0412", "--json"))["lists"]["member"][0]["name"] == (
        "Samira El Amrani"
    )
    to = house.parent / "samira.txt"
    said(house, "member", "export", "0412", "--to", str(to))
    for path in (to, to.with_name("samira.txt.json")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "Samira El Amrani" in path.read_text("utf-8")
    assert "this file is there already" in refused(house, "member", "export", "0412", "--to", str(to))
    assert "no member 0999" in refused(house, "member", "export", "0999")


def test_an_erased_member_is_in_the_list_beside_the_key(house: Path) -> None:
    samira(house)
    said(house, "card", "add", "0412", UID)
    assert "Erased." in said(house, "member", "erase", "0412", "--yes")
    assert listed(house, "members") == []
    files = b"".join(path.read_bytes() for path in (house.parent / "data").glob("kiosk.db*"))
    assert b"Samira" not in files
    assert (house.parent / "data" / "erased.txt").read_text("utf-8") == "1 0412\n"
    assert "no member 0412" in refused(house, "member", "erase", "0412", "--yes")
    assert listed(house, "inactive") == []
    assert listed(house, "use") == []


def test_an_induction_is_noted_for_a_member_or_for_the_holder_of_a_card(house: Path, terms: Path) -> None:
    samira(house)
    said(house, "card", "add", "0412", UID, "--holder", "Yassin", "--adult")
    said(house, "induction", "add", "0412", "puzzel")
    said(house, "induction", "add", UID, "spelotheek/puzzel")
    whats = [line["what"] for line in json.loads(said(house, "list", "journal", "--json"))]
    assert whats.count("induction noted") == 2
    said(house, "induction", "add", UID, "puzzel")
    again = [line["what"] for line in json.loads(said(house, "list", "journal", "--json"))]
    assert again == whats


# --- items -------------------------------------------------------------------------------------------------------


def test_every_option_of_a_new_item_is_kept(house: Path, terms: Path) -> None:
    said(
        house,
        *("item", "add", "SPE-1", "Kasteel", "--initiative", "spelotheek", "--category", "puzzel"),
        *("--value", "12,50", "--part", "12 blokken @blocks", "--part", "zak", "--safe-until", "2027-06-30"),
        *("--adults-only", "--volunteer-only", "--induction", "--picture", "blocks"),
        *("--borrowing", "Tel de stukken.", "--returning", "Maak het schoon."),
    )
    (item,) = json.loads(said(house, "list", "items", "--json"))
    assert (item["category"], item["value"], item["condition"]) == ("puzzel", 1250, "good")
    assert item_in(house) == {
        "picture": "blocks",
        "adults_only": 1,
        "volunteers_only": 1,
        "needs_induction": 1,
        "safe_until": "2027-06-30",
        "when_borrowing": "Tel de stukken.",
        "when_returning": "Maak het schoon.",
        "parts": [("blokken", 12, "blocks"), ("zak", 1, None)],
    }


def item_in(house: Path) -> dict[str, object]:
    """The columns of the one item in the database."""
    engine = open_engine(f"sqlite:///{house.parent}/data/kiosk.db")
    wanted = "picture, adults_only, volunteers_only, needs_induction, safe_until, when_borrowing, when_returning"
    with engine.connect() as connection:
        row = connection.exec_driver_sql(f"SELECT {wanted} FROM item").mappings().one()
        parts = connection.exec_driver_sql("SELECT name, count, picture FROM part ORDER BY position").all()
    engine.dispose()
    return {**row, "parts": [tuple(part) for part in parts]}


def test_a_category_that_the_terms_do_not_name_is_refused_with_the_known_ones(house: Path, terms: Path) -> None:
    assert "no category box; it has puzzel" in refused(house, "item", "add", "SPE-1", "Kasteel")


def test_an_item_is_marked_kept_and_released(house: Path) -> None:
    samira(house)
    said(house, "item", "add", "INS-1", "Boor")
    said(house, "item", "mark", "INS-1", "repair")
    (item,) = json.loads(said(house, "list", "items", "--json"))
    assert item["condition"] == "repair"
    assert "INS-1 is not here" in refused(house, "item", "keep", "INS-1", "0412", "--until", "2100-01-01")
    said(house, "item", "mark", "INS-1", "good")
    kept = said(house, "item", "keep", "INS-1", "0412", "--until", "2100-01-01")
    assert re.fullmatch(r"Put it aside with a slip that says [A-Z][2-9], until 2100-01-01\.\n", kept)
    said(house, "item", "release", "ins-1")
    assert "set aside for nobody" in refused(house, "item", "release", "INS-1")


# --- swaps, reservations and payments ----------------------------------------------------------------------------

SHARING = """
[initiatives.babytheek]
name = "Babytheek"
colour = "#8A5AA8"
works = ["lending", "swapping"]
loans.fee = 2
plans.jaar = { name = "Jaar", price = 20, points = 10 }
categories.bed = { name = "Bed", picture = "cot" }
swap.giving = "approval"
swap.categories.body = { name = "Body’s", picture = "clothes", points = 2, tags = ["RUIL-BODY"] }
reservations.shelf = "3"
payment = { iban = "BE58 5392 2222 2279", beneficiary = "Babytheek" }
"""


@pytest.fixture
def sharing(house: Path) -> Path:
    """A house that swaps, with an item and two members."""
    path = house.parent / "house.toml"
    path.write_text(SHARING)
    said(house, "house", "apply", str(path))
    samira(house)
    said(house, "member", "add", "0413", "Ben Okafor")
    said(house, "item", "add", "BAB-1", "Reisbed", "--initiative", "babytheek", "--category", "bed")
    return house


def visitor(config: Path, number: str, act: Callable[[SqlLedger, MemberId], object]) -> None:
    """Does this as a member at the kiosk."""
    engine = open_engine(f"sqlite:///{config.parent}/data/kiosk.db")
    with engine.connect() as connection:
        whose = connection.exec_driver_sql("SELECT id FROM member WHERE number = ?", (number,)).scalar_one()
    act(SqlLedger(engine, now, "Europe/Brussels", b"k" * 32), MemberId(whose))
    engine.dispose()


def listed(config: Path, what: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(said(config, "list", what, "--json"))
    return rows


def test_the_terms_of_swaps_reservations_and_payments_are_shown_as_a_file_that_changes_nothing(sharing: Path) -> None:
    path = sharing.parent / "house.toml"
    shown = said(sharing, "house", "show")
    assert all(said_so in shown for said_so in ('"RUIL-BODY"', 'shelf = "3"', 'iban = "BE58 5392 2222 2279"'))
    path.write_text(shown)
    assert said(sharing, "house", "apply", str(path)) == "Nothing changes.\n"
    path.write_text(shown.replace("RUIL-BODY", "RUIL-ROMPER"))
    assert said(sharing, "house", "apply", str(path)).splitlines() == [
        "Babytheek (babytheek) changes:",
        '  swap.categories.body.tags: ["RUIL-BODY"] becomes ["RUIL-ROMPER"]',
    ]


def test_points_are_counted_listed_and_never_taken_off_through_the_floor(sharing: Path) -> None:
    assert said(sharing, "list", "points") == "Nothing yet.\n"
    assert said(sharing, "points", "count", "0412", "babytheek", "4") == "Points now: 4.\n"
    assert said(sharing, "points", "count", "0412", "babytheek", "-3") == "Points now: 1.\n"
    assert "would leave member 0412 with -1 points" in refused(sharing, "points", "count", "0412", "babytheek", "-2")
    said(sharing, "subscription", "add", "0413", "babytheek", "jaar")
    assert listed(sharing, "points") == [
        {"member": "0412", "initiative": "babytheek", "balance": 1, "waiting": 0},
        {"member": "0413", "initiative": "babytheek", "balance": 10, "waiting": 0},
    ]
    assert "balance" in said(sharing, "list", "points")
    assert [(line["kind"], line["cents"]) for line in listed(sharing, "fees")] == [("subscription", 2000)]


def test_a_gift_waits_in_the_inbox_under_a_number_and_is_approved_by_it(sharing: Path) -> None:
    visitor(sharing, "0412", lambda ledger, who: ledger.give(Operation("1"), who, "RUIL-BODY"))
    visitor(sharing, "0412", lambda ledger, who: ledger.count_swap(Operation("2"), who, Operation("1"), 0, 3))
    (waiting,) = listed(sharing, "inbox")
    assert (waiting["kind"], waiting["member"]) == ("points", "0412")
    assert waiting["gift"] == {"what": "Body’s", "count": 3, "points": 6}
    assert "what Body’s, count 3, points 6" in said(sharing, "list", "inbox")
    assert listed(sharing, "points") == [{"member": "0412", "initiative": "babytheek", "balance": 0, "waiting": 6}]
    number = str(waiting["number"])
    assert said(sharing, "points", "approve", number, "--points", "5") == "Points given: 5.\n"
    assert listed(sharing, "points") == [{"member": "0412", "initiative": "babytheek", "balance": 5, "waiting": 0}]
    assert "No gift waits" in refused(sharing, "points", "approve", number)


def test_a_reservation_asks_the_rules_of_lending_and_says_every_reason_against_it(sharing: Path) -> None:
    said(sharing, "member", "block", "0412", "--because", "Afspraak")
    before = said(sharing, "list", "journal", "--json")
    answer = refused(sharing, "reservation", "add", "0412", "BAB-1")
    assert answer == "We would like to talk with you first. You have no subscription with Babytheek yet.\n"
    assert listed(sharing, "reservations") == []
    assert said(sharing, "list", "journal", "--json") == before


def test_the_members_in_a_queue_are_listed_by_number_with_place_and_slip(sharing: Path) -> None:
    for number in ("0412", "0413"):
        said(sharing, "subscription", "add", number, "babytheek", "jaar")
        said(sharing, "payment", "add", number, "babytheek", "20")
    answer = said(sharing, "reservation", "add", "0412", "bab-1")
    assert re.fullmatch(r"Put it on shelf 3 with a slip that says [A-Z][2-9], until 20..-..-..\.\n", answer)
    assert said(sharing, "reservation", "add", "0413", "BAB-1") == "The member is on the list.\n"
    assert "waits for BAB-1 already" in refused(sharing, "reservation", "add", "0413", "BAB-1")
    first, second = listed(sharing, "reservations")
    assert (first["place"], first["member"], second["place"], second["member"]) == (1, "0412", 2, "0413")
    assert first["code"] in answer
    assert (second["ready_until"], second["code"]) == (None, None)
    assert set(first) == {"item", "place", "member", "since", "ready_until", "code"}
    assert not any(name in said(sharing, "list", "reservations") for name in ("Samira", "Ben"))
    assert said(sharing, "reservation", "cancel", "0412", "BAB-1") == ""
    (left,) = listed(sharing, "reservations")
    assert (left["member"], left["code"]) == ("0413", first["code"])
    assert "0412 does not wait for BAB-1" in refused(sharing, "reservation", "cancel", "0412", "BAB-1")


def test_a_mended_item_is_held_for_the_first_in_its_queue(sharing: Path) -> None:
    said(sharing, "item", "mark", "BAB-1", "repair")
    said(sharing, "subscription", "add", "0412", "babytheek", "jaar")
    said(sharing, "payment", "add", "0412", "babytheek", "20")
    assert said(sharing, "reservation", "add", "0412", "BAB-1") == "The member is on the list.\n"
    answer = said(sharing, "item", "mark", "BAB-1", "good")
    assert answer.startswith("Somebody waits for it. Put it on shelf 3 with a slip that says ")


def test_a_bank_payment_is_booked_by_its_communication_alone(sharing: Path) -> None:
    said(sharing, "subscription", "add", "0412", "babytheek", "jaar")
    said(sharing, "payment", "add", "0412", "babytheek", "20")
    visitor(sharing, "0412", lambda ledger, who: ledger.lend(Operation("1"), who, "BAB-1"))
    fee = listed(sharing, "fees")[-1]
    assert (fee["cents"], fee["reference"]) == (200, "+++000/0000/00101+++")
    paid = said(sharing, "payment", "+++000/0000/00101+++", "1.50")
    assert paid == "Member 0412, babytheek. Still owed: 0.50 euro.\n"
    assert said(sharing, "payment", "000000000101", "0,50").endswith("Still owed: 0.00 euro.\n")
    assert {line["reference"] for line in listed(sharing, "fees")} == {None}


def test_a_tag_is_no_barcode_and_a_barcode_no_tag(sharing: Path) -> None:
    new = ("--initiative", "babytheek", "--category", "bed")
    assert "in use already" in refused(sharing, "item", "add", "RUIL-BODY", "Bed", *new)
    path = sharing.parent / "house.toml"
    path.write_text(SHARING.replace("RUIL-BODY", "bab-1"))
    before = said(sharing, "house", "show")
    answer = refused(sharing, "house", "apply", str(path))
    assert answer == "The tag BAB-1 of babytheek/body is the barcode of an item already.\n"
    assert said(sharing, "house", "show") == before


def test_a_single_item_to_swap_has_points_of_its_own(sharing: Path) -> None:
    new = ("--initiative", "babytheek", "--category", "bed", "--points", "4")
    said(sharing, "item", "add", "BAB-2", "Wiegje", *new)
    assert [item["points"] for item in listed(sharing, "items")] == [None, 4]


# --- the devices -------------------------------------------------------------------------------------------------


def examined(config: Path, **env: str) -> dict[str, dict[str, object]]:
    """The findings of the doctor, by device."""
    return {finding["device"]: finding for finding in json.loads(kiosk(config, "doctor", "--json", **env).stdout)}


def test_the_doctor_says_of_each_device_whether_it_works(house: Path) -> None:
    done = kiosk(house, "doctor", "--json")
    found = json.loads(done.stdout)
    assert done.exit_code == (0 if all(finding["ok"] for finding in found) else 1), "whatever this machine is like"
    kept = ("key file", "database", "ledger", "clock", "backup", "reader", "scanner", "printer")
    assert [(finding["device"], finding["ok"]) for finding in found if finding["device"] in kept] == [
        (device, True) for device in kept
    ]
    assert kiosk(house, "doctor").stdout.count("ok ") >= 5
    house.write_text(house.read_text().replace('port = "simulated"', 'port = "serial:/dev/nowhere"'))
    assert kiosk(house, "doctor").exit_code == 1
    scanner = examined(house)["scanner"]
    assert not scanner["ok"]
    assert scanner["advice"]


def test_devices_in_use_by_a_running_kiosk_are_in_order_and_not_touched(house: Path, tmp_path: Path) -> None:
    with PtyScanner(tmp_path / "scanner") as scanner, PtyPrinter() as printer:
        devices = f'port = "serial:{scanner.link}"\n[printer]\nport = "serial:{printer.path}"'
        house.write_text(house.read_text().replace('port = "simulated"', devices))
        with open(scanner.device, "rb", buffering=0) as read, open(printer.path, "rb", buffering=0) as written:
            for kept in (read, written):
                fcntl.flock(kept, fcntl.LOCK_EX)
            found = examined(house)
            scanner.scan("INS-0042")
            assert read.read(9) == b"INS-0042\r"
        assert (found["scanner"]["ok"], found["printer"]["ok"]) == (True, True)
        assert found["scanner"]["found"] == f"{scanner.link}: in use (by a running kiosk?)"
        assert found["printer"]["found"] == "in use (by a running kiosk?)"


def test_the_doctor_says_of_each_damaged_row_which_it_is_and_what_to_do(house: Path) -> None:
    engine = open_engine(f"sqlite:///{house.parent}/data/kiosk.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE initiative SET colour = 'red', key = 'X' WHERE id = 1")
    engine.dispose()

    done = kiosk(house, "doctor")

    assert done.exit_code == 1
    assert "no   ledger      initiative: Table initiative, row 1: its column colour is not written as" in done.stdout
    assert "no   ledger      initiative: Table initiative, row 1: its column key is not written as" in done.stdout
    assert "copy the whole folder of the database before anything else" in done.stdout


def test_the_doctor_names_two_items_that_have_one_label(house: Path) -> None:
    for code in ("036000291452", "TOY-9"):
        said(house, "item", "add", code, "Puzzel")
    engine = open_engine(f"sqlite:///{house.parent}/data/kiosk.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("UPDATE code SET code = '036000291452' WHERE code = 'TOY-9'")
        connection.exec_driver_sql("UPDATE item SET barcode = '036000291452' WHERE barcode = 'TOY-9'")
    engine.dispose()

    done = kiosk(house, "doctor")

    assert done.exit_code == 1
    assert "no   labels      0036000291452 and 036000291452 are on the same label, and are two items" in done.stdout


def test_the_doctor_says_which_scanner_types_in_a_wrong_layout_and_how_to_set_it(house: Path) -> None:
    engine = open_engine(f"sqlite:///{house.parent}/data/kiosk.db")
    ledger = SqlLedger(engine, now, "Europe/Brussels", b"")
    for code in ("TOY-1", "TOY-2"):
        said(house, "item", "add", code, "Bal")
        ledger.note_misread(f"AS {code}", TypedCode("Hand Scanner", ((KeyboardLayout.BELGIAN, code),)))
    engine.dispose()

    told = kiosk(house, "doctor")
    assert told.exit_code == 1
    assert "no   scanner     Hand Scanner: Reads AS TOY-2, which is TOY-2 in the keyboard layout be" in told.stdout
    said(house, "scanner", "layout", "Hand Scanner", "be")
    assert "Hand Scanner" not in kiosk(house, "doctor").stdout


def test_the_doctor_says_where_a_database_would_be_lost_and_that_it_was_allowed(house: Path) -> None:
    if wrong_place(read_settings(house)) is None:
        pytest.skip("not run: the files of these tests do not lie in memory")
    assert examined(house)["place"]["ok"] is True
    house.write_text(house.read_text().replace("may_be_lost = true", ""))

    done = kiosk(house, "doctor")

    assert done.exit_code == 1
    assert "The database lies where it would not last. It lies in memory (tmpfs)" in done.stdout


def test_the_doctor_answers_with_an_array_whatever_is_wrong(house: Path, key: Path) -> None:
    key.unlink()
    (key.parent / "kiosk.db").write_bytes(b"no database" * 100)
    (key.parent / "cache").write_text("a file, no folder")
    house.write_text(f'{house.read_text()}\n[printer]\nport = "network:127.0.0.1:9"\n')
    found = examined(house, XDG_CACHE_HOME=str(key.parent / "cache"), CACHE_DIRECTORY="")
    assert [device for device, finding in found.items() if not finding["ok"]] == ["key file", "database", "printer"]
    assert "Not a directory" in str(found["printer"]["found"])


@pytest.mark.parametrize(
    "wrong", ["[house", "[house]\nnam = 1", '[printer]\nport = "file:/dev/null"\nprofile = "no-such"']
)
def test_the_doctor_answers_with_an_array_for_a_wrong_configuration_too(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(f'{wrong}\n[database]\nurl = "sqlite:///{tmp_path}/kiosk.db"\n[cards]\nreader = "none"\n')
    done = kiosk(path, "doctor", "--json")
    (finding,) = json.loads(done.stdout)
    assert (done.exit_code, finding["device"], finding["ok"]) == (2, "configuration", False)
    assert finding["advice"] == done.stderr.strip()


def test_an_unexpected_error_of_the_doctor_is_a_finding() -> None:
    def look() -> Iterator[Finding]:
        yield found(Subject.READER, What.READER_THERE)
        raise ImportError("libpcsclite.so.1: no such file")

    *before, unexpected = looked(Subject.READER, look)
    assert before == [found(Subject.READER, What.READER_THERE)], "what was found before that stays"
    assert (unexpected.what, unexpected.ok) == (What.UNEXPECTED, False)
    assert "libpcsclite" in str(unexpected.values["detail"])


def test_an_unknown_printer_profile_has_exit_status_2(house: Path) -> None:
    house.write_text(f'{house.read_text()}\n[printer]\nport = "file:{os.devnull}"\nprofile = "TM-2"\n')
    for words in (["doctor"], ["print-test"]):
        assert "printer.profile: no printer profile 'TM-2'" in refused(house, *words, status=2)


def test_a_test_ticket_goes_to_the_printer_of_the_configuration(house: Path) -> None:
    from tests.support.receipt_printer import NetworkPrinter

    with NetworkPrinter() as printer:
        house.write_text(house.read_text() + f'\n[printer]\nport = "{printer.address}"\n')
        assert said(house, "print-test") == "printed\n"
        (ticket,) = printer.wait_for_tickets(1)
        text = "\n".join(ticket.lines)
        assert "é è ê ë ï" in text
        assert "€" in text
        assert "48 columns" in text
        assert ticket.problems == ()
        printer.body.paper_out = True
        done = kiosk(house, "print-test")
        assert (done.exit_code, done.stdout) == (1, "not ready: out of paper\n")


@pytest.mark.parametrize(
    ("body", "ok", "kind"),
    [
        ({}, True, "printer there"),
        ({"paper_low": True}, True, "paper low"),
        ({"cutter_jammed": True}, False, "cutter jammed"),
        ({"buffer": 0}, False, "printer silent"),
        ({"silent": True}, False, "printer silent"),
    ],
)
def test_the_doctor_tells_the_state_of_the_printer(house: Path, body: dict[str, Any], ok: bool, kind: str) -> None:
    from tests.support.receipt_printer import NetworkPrinter, PrinterBody

    with NetworkPrinter(PrinterBody(**body)) as printer:
        house.write_text(house.read_text() + f'\n[printer]\nport = "{printer.address}"\n')
        found = examined(house)["printer"]
    assert (found["ok"], found["kind"], bool(found["advice"])) == (ok, kind, bool(body))


def test_a_printer_that_never_answers_is_in_order_where_it_is_so_configured(house: Path) -> None:
    from tests.support.receipt_printer import NetworkPrinter, PrinterBody

    with NetworkPrinter(PrinterBody(silent=True)) as printer:
        house.write_text(house.read_text() + f'\n[printer]\nport = "{printer.address}"\nproof = "none"\n')
        found = examined(house)["printer"]
    assert (found["ok"], found["advice"]) == (True, "")


def test_the_demo_house_is_filled_once(config: Path) -> None:
    said(config, "init", "--demo")
    first = said(config, "list", "items", "--json")
    assert len(json.loads(first)) > 100
    said(config, "init", "--demo")
    assert said(config, "list", "items", "--json") == first
