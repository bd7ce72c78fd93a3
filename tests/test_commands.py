"""The command line: what it prints, what it answers, what it refuses."""

import fcntl
import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from kiosk import keyfile
from kiosk.__main__ import app
from kiosk.commands.doctor import Finding, looked
from tests.support.program import KIOSK, command
from tests.support.pty_scanner import PtyScanner
from tests.support.receipt_printer import PtyPrinter

UID = "04:A1:B2:C3:D4:E5:F6"


def kiosk(config: Path, *words: str, **env: str) -> Result:
    """One of the commands, in this process."""
    return CliRunner().invoke(app, [*words, "--config", str(config)], env=env, catch_exceptions=False)


def write(folder: Path) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(
        f"""
        [house]
        name = "De Deelfabriek"
        [database]
        url = "sqlite:///{folder}/data/kiosk.db"
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
    """What `kiosk init` makes, made once."""
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


def test_init_makes_database_and_key_for_the_kiosk_alone_and_keeps_them(config: Path) -> None:
    said(config, "init")
    key = config.parent / "data" / "kiosk.key"
    first = key.read_bytes()
    assert len(first) == 32
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE((config.parent / "data" / "kiosk.db").stat().st_mode) == 0o600
    assert "kept" in said(config, "init")
    assert key.read_bytes() == first


@pytest.mark.parametrize("what", ["card", "lost card", "PIN"])
def test_init_never_makes_a_new_key_for_what_needs_the_old_one(house: Path, key: Path, what: str) -> None:
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


def test_another_key_put_back_is_noticed_before_it_does_harm(house: Path, key: Path) -> None:
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
        told = refused(house, *words)
        assert told.startswith(f"{key}: This is not the key of this database")
    done = kiosk(house, "doctor", "--json")
    finding = json.loads(done.stdout)[0]
    assert (done.exit_code, finding["ok"], finding["found"]) == (1, False, "another one")
    assert "Put back the one you had" in finding["advice"]
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


# --- the book ----------------------------------------------------------------------------------------------------


def test_members_cards_and_things_are_added_and_listed(house: Path) -> None:
    said(house, "member", "add", "0412", "Samira El Amrani", "--language", "fr")
    said(house, "card", "add", "0412", UID, "--holder", "Yassin")
    said(house, "item", "add", "ins-1", "Klopboormachine", "--days", "7", "--category", "drill")
    assert json.loads(said(house, "list", "members", "--json")) == [
        {"number": "0412", "name": "Samira El Amrani", "language": "fr", "more_time": False, "cards": 1}
    ]
    (item,) = json.loads(said(house, "list", "items", "--json"))
    assert (item["barcode"], item["name"], item["days"]) == ("INS-1", "Klopboormachine", 7)
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
        (["card", "add", "9999", UID], "no member 9999"),
        (["card", "add", "0412", "08A1B2C3"], "phone or a bank card"),
        (["card", "add", "0412", "01020304"], "many cards have this number"),
        (["card", "lost", UID], "nobody's"),
        (["item", "add", "0412", "Boor"], "in use already"),
        (["item", "add", "INS-1", "Boor", "--initiative", "garage"], "no initiative garage"),
        (["init", "--demo"], "members of its own"),
        (["print-test"], 'printer.port is "none"'),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(house: Path, words: list[str], sentence: str) -> None:
    samira(house)
    said(house, "member", "add", "M2", "Ben Okafor")
    before = said(house, "list", "journal", "--json")
    assert sentence in refused(house, *words)
    assert said(house, "list", "journal", "--json") == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["card", "add", "0412", "ZZ"], "A card's UID has 4, 7 or 10 bytes, written in hex"),
        (["card", "add", "0412", "04A1B2"], "A card's UID has 4, 7 or 10 bytes, written in hex"),
        (["card", "lost", "kaart"], "A card's UID has 4, 7 or 10 bytes, written in hex"),
        (["item", "add", "x", "Boor"], "The barcode 'x' can be no code of a thing"),
        (["item", "add", "]E05411188110836", "Melk"], "The barcode ']E05411188110836' can be no code of a thing"),
        (["item", "add", "BOÎTE-1", "Boor"], "A barcode has 2 to 64 letters, digits and signs"),
        (["item", "add", "INS-1", "Boor", "--days", "0"], "A thing is lent for 1 to 3660 days"),
        (["item", "add", "INS-1", " "], "The name has 1 to 120 characters"),
        (["member", "add", "n°12", "Twee"], "A member number has 1 to 64 letters, digits and signs"),
        (["member", "add", "0413", "Twee", "--language", "Dutch"], "The language 'Dutch' must be"),
        (["member", "add", "0413", "Twee", "--language", "zzz"], "The language 'zzz' must be"),
        (["member", "pin", "0412", "--pin", "12"], "A PIN has 4 to 8 digits"),
    ],
)
def test_what_is_not_written_as_it_must_be_has_exit_status_2(house: Path, words: list[str], sentence: str) -> None:
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


def test_a_configuration_of_somebody_else_is_one_sentence_and_an_array_too(config: Path) -> None:
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


def test_as_a_process_it_answers_with_its_exit_status(tmp_path: Path) -> None:
    done = command(tmp_path / "kiosk.toml", "list", "items")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path}/kiosk.toml: there is no such file.\n"
    done = command(write(tmp_path), "list", "items")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The database cannot be opened. Run `kiosk init`, then `kiosk doctor`.\n"


@pytest.mark.parametrize("words", [["list", "items"], ["member", "add", "0412", "Samira El Amrani"]])
def test_before_init_every_command_says_what_to_do(config: Path, words: list[str]) -> None:
    assert "kiosk init" in refused(config, *words)


def test_a_place_where_no_database_can_be_made_is_one_sentence(config: Path) -> None:
    (config.parent / "data").write_text("a file, no folder")
    assert refused(config, "init") == f"{config.parent}/data: File exists.\n"


# --- the devices -------------------------------------------------------------------------------------------------


def examined(config: Path, **env: str) -> dict[str, dict[str, object]]:
    """What the doctor finds, by device."""
    return {finding["device"]: finding for finding in json.loads(kiosk(config, "doctor", "--json", **env).stdout)}


def test_the_doctor_says_of_each_device_whether_it_works(house: Path) -> None:
    found = json.loads(said(house, "doctor", "--json"))
    assert [(finding["device"], finding["ok"]) for finding in found] == [
        ("key file", True),
        ("database", True),
        ("reader", True),
        ("scanner", True),
        ("printer", True),
    ]
    assert said(house, "doctor").count("ok") >= 5
    house.write_text(house.read_text().replace('port = "simulated"', 'port = "serial:/dev/nowhere"'))
    assert kiosk(house, "doctor").exit_code == 1
    scanner = examined(house)["scanner"]
    assert not scanner["ok"]
    assert scanner["advice"]


def test_devices_that_a_running_kiosk_has_are_well_and_left_alone(house: Path, tmp_path: Path) -> None:
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
        assert found["scanner"]["found"] == f"{scanner.link}, in use (by a running kiosk?)"
        assert found["printer"]["found"] == "in use (by a running kiosk?)"
        assert kiosk(house, "doctor").exit_code == 0


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


def test_what_the_doctor_did_not_expect_is_a_finding() -> None:
    def look() -> list[Finding]:
        raise ImportError("libpcsclite.so.1: no such file")

    (finding,) = looked("reader", "pcsc", look)
    assert (finding.device, finding.port, finding.ok) == ("reader", "pcsc", False)
    assert "libpcsclite" in finding.found


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


def test_the_demo_house_moves_in_once(config: Path) -> None:
    said(config, "init", "--demo")
    first = said(config, "list", "items", "--json")
    assert len(json.loads(first)) > 100
    said(config, "init", "--demo")
    assert said(config, "list", "items", "--json") == first
