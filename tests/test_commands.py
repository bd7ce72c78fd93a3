"""The command line, as a process: what it prints, what it answers, what it refuses."""

import json
import stat
from pathlib import Path

import pytest

from tests.support.program import command

UID = "04:A1:B2:C3:D4:E5:F6"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(
        f"""
        [house]
        name = "De Deelfabriek"
        [database]
        url = "sqlite:///{tmp_path}/data/kiosk.db"
        [cards]
        reader = "simulated"
        [scanner]
        port = "simulated"
        """
    )
    return path


@pytest.fixture
def house(config: Path) -> Path:
    assert command(config, "init").returncode == 0
    return config


def said(config: Path, *words: str) -> str:
    done = command(config, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(config: Path, *words: str, status: int = 1) -> str:
    done = command(config, *words)
    assert (done.returncode, done.stdout) == (status, ""), (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stderr


def test_init_makes_database_and_key_for_the_kiosk_alone_and_keeps_them(config: Path) -> None:
    said(config, "init")
    key = config.parent / "data" / "kiosk.key"
    first = key.read_bytes()
    assert len(first) == 32
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE((config.parent / "data" / "kiosk.db").stat().st_mode) == 0o600
    assert "kept" in said(config, "init")
    assert key.read_bytes() == first


def test_init_never_makes_a_new_key_for_cards_that_need_the_old_one(house: Path) -> None:
    said(house, "member", "add", "0412", "Samira El Amrani")
    said(house, "card", "add", "0412", UID)
    (house.parent / "data" / "kiosk.key").unlink()
    assert "Put it back" in refused(house, "init")
    assert not (house.parent / "data" / "kiosk.key").exists()


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
    ("words", "sentence"),
    [
        (["member", "add", "0412", "Twee"], "in use already"),
        (["card", "add", "9999", UID], "no member 9999"),
        (["card", "add", "0412", "08A1B2C3"], "phone or a bank card"),
        (["card", "add", "0412", "01020304"], "many cards have this number"),
        (["card", "add", "0412", "kaart"], "in hex"),
        (["card", "lost", UID], "nobody's"),
        (["item", "add", "0412", "Boor"], "in use already"),
        (["item", "add", "x", "Boor"], "cannot be scanned"),
        (["item", "add", "INS-1", "Boor", "--days", "0"], "1 to 3660 days"),
        (["item", "add", "INS-1", "Boor", "--initiative", "garage"], "no initiative garage"),
        (["print-test"], 'printer.port is "none"'),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(house: Path, words: list[str], sentence: str) -> None:
    said(house, "member", "add", "0412", "Samira El Amrani")
    before = said(house, "list", "journal", "--json")
    told = refused(house, *words)
    assert sentence in told
    assert len(told.splitlines()) == 1
    assert said(house, "list", "journal", "--json") == before


@pytest.mark.parametrize(
    "words",
    [
        ["list", "cars"],
        ["list", "items", "--open"],
        ["member"],
        ["member", "add", "0412"],
        ["sing"],
        ["run", "--windowed", "x"],
    ],
)
def test_wrong_use_has_exit_status_2(house: Path, words: list[str]) -> None:
    assert command(house, *words).returncode == 2


@pytest.mark.parametrize("words", [["run"], ["init"], ["list", "items"], ["doctor"], ["print-test"]])
def test_a_configuration_that_cannot_be_used_has_exit_status_2(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[screen]\nidle_second = 3\n")
    assert "screen.idle_second is not a known key" in refused(path, *words, status=2)


def test_before_init_every_command_says_what_to_do(config: Path) -> None:
    assert "kiosk init" in command(config, "list", "items").stderr
    assert command(config, "list", "items").returncode == 1


def test_the_doctor_says_of_each_device_whether_it_works(house: Path) -> None:
    found = json.loads(said(house, "doctor", "--json"))
    assert [(finding["device"], finding["ok"]) for finding in found] == [
        ("key file", True),
        ("database", True),
        ("reader", True),
        ("scanner", True),
        ("printer", True),
    ]
    house.write_text(house.read_text().replace('port = "simulated"', 'port = "serial:/dev/nowhere"'))
    done = command(house, "doctor", "--json")
    assert done.returncode == 1
    (scanner,) = (finding for finding in json.loads(done.stdout) if finding["device"] == "scanner")
    assert not scanner["ok"]
    assert scanner["advice"]


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
        done = command(house, "print-test")
        assert (done.returncode, done.stdout) == (1, "not ready: out of paper\n")


def test_the_demo_house_moves_in_once(config: Path) -> None:
    said(config, "init", "--demo")
    first = said(config, "list", "items", "--json")
    assert len(json.loads(first)) > 100
    said(config, "init", "--demo")
    assert said(config, "list", "items", "--json") == first
